"""Private drafts of amends: the newest version stands, and what became of it is known to its author alone."""

from collections.abc import Callable
from datetime import date

from goldseam.core.records import AmendsDrafted, AmendsHanded, ApologySaid, Entry, Erased
from goldseam.core.records.amends_draft import AMENDS_DRAFTS, DraftOf

Entries = Callable[..., list[Entry]]
LATER = date(2026, 3, 5)


def drafted(text: str, follows: int | None = None, breach: int | None = None) -> AmendsDrafted:
    return AmendsDrafted(DraftOf.APOLOGY, {"text": text}, breach, "here" if breach else "", follows)


def test_the_newest_version_stands_under_its_first_number(entries: Entries) -> None:
    state = AMENDS_DRAFTS.over(entries(drafted("a"), drafted("other"), LATER, drafted("b", 1, 7)))
    assert [(each.root, each.seq, each.versions) for each in state.drafts] == [(1, 3, (1, 3)), (2, 2, (2,))]
    assert (state.drafts[0].day, state.drafts[0].breach, state.drafts[0].space) == ("2026-03-05", 7, "here")
    assert state.by_root(3) is None


def test_the_state_holds_no_text(entries: Entries) -> None:
    assert "secret" not in repr(AMENDS_DRAFTS.over(entries(drafted("secret"))))


def test_what_became_of_a_draft_stays_with_its_later_versions(entries: Entries) -> None:
    said = ApologySaid(date(2026, 3, 1), 7, "here", 1, asks_forgiveness=True)
    (found,) = AMENDS_DRAFTS.over(entries(drafted("a"), AmendsHanded(1, 40), said, drafted("b", 1))).drafts
    assert (found.handed_on, found.item, found.said_on) == ("2026-03-02", 40, "2026-03-01")


def test_an_erased_draft_is_gone_and_that_it_was_said_stays(entries: Entries) -> None:
    said = ApologySaid(LATER, draft=1)
    written = entries(drafted("a"), said, drafted("b", 1), Erased((1, 3), "amends_draft"))
    for state in (AMENDS_DRAFTS.over(written), AMENDS_DRAFTS.over([written[1], written[3]])):
        assert state.drafts == ()
        assert [each.on for each in state.said] == ["2026-03-05"]


def test_another_erasure_leaves_the_drafts_alone(entries: Entries) -> None:
    assert AMENDS_DRAFTS.over(entries(drafted("a"), Erased((1,), "note"))).drafts


def test_what_was_said_is_found_by_its_breach_in_its_own_space(entries: Entries) -> None:
    state = AMENDS_DRAFTS.over(entries(ApologySaid(LATER, 7, "here"), ApologySaid(LATER)))
    assert len(state.said_for(7, "here")) == len(state.said_for(0, "elsewhere")) == 1
    assert state.said_for(7, "elsewhere") == ()
