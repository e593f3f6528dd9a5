"""A counsellor: says the terms first, sees copies, leaves notes, and has nothing to decide about the rest."""

from collections.abc import Callable
from datetime import date

import pytest

from goldseam.core.records import (
    ClientKnown,
    CopyGiven,
    Entry,
    HelperConfirmed,
    HelperNoted,
    HelperOpened,
    HelperProposed,
    HelperRenewed,
    Joined,
    Noted,
    TermsStated,
)
from goldseam.core.records.helping import (
    CLIENTS,
    HELPING,
    LONGEST_DAYS,
    PROPOSALS,
    USUAL_DAYS,
    HelperLine,
    HelperSpace,
    Helping,
    Proposal,
    Terms,
)

By = Callable[..., list[Entry]]
LATER, UNTIL = date(2026, 3, 5), date(2026, 4, 1)
AT = 1772476200  # 18:30 UTC of the first day
TERMS = TermsStated("Cleo", "what each tells me alone", "danger to a child")
COPY, NOTE = CopyGiven("a title", "a text", shared=True), HelperNoted("advice")
PROPOSED, CONFIRMED = HelperProposed("Cleo", 30), HelperConfirmed(1)
OPENED = HelperOpened(1, "space", 1, b"key", UNTIL)


def test_the_terms_stand_first_with_the_name_of_the_counsellor(by: By, who: dict[str, str]) -> None:
    state = HELPING.over(by(("a", Joined("Ann")), ("c", TERMS)))
    assert state.names == {who["a"]: "Ann", who["c"]: "Cleo"}
    assert state.terms == Terms(
        who["c"], "Cleo", "what each tells me alone", "danger to a child", "2026-03-02"
    )
    assert state.terms.day == date(2026, 3, 2)
    assert Helping().terms is None


def test_only_the_counsellor_changes_the_terms(by: By, who: dict[str, str]) -> None:
    newer = TermsStated("Cleo", "nothing", "as the law asks")
    state = HELPING.over(by(("c", TERMS), LATER, ("c", newer), ("a", TermsStated("Ann", "", ""))))
    assert state.terms == Terms(who["c"], "Cleo", "nothing", "as the law asks", "2026-03-05")
    assert who["a"] not in state.names


def test_copies_and_notes_stand_without_their_texts(by: By, who: dict[str, str]) -> None:
    state = HELPING.over(by(("c", TERMS), ("a", COPY), ("c", NOTE)))
    assert state.copies == (HelperLine(2, who["a"], "2026-03-02", AT, "a title", shared=True),)
    assert state.notes == (HelperLine(3, who["c"], "2026-03-02", AT),)


@pytest.mark.parametrize(
    ("author", "record"), [("c", COPY), ("c", HelperRenewed(UNTIL)), ("a", NOTE), ("a", Noted("a"))]
)
def test_nobody_does_what_is_the_others_to_do(by: By, author: str, record: Noted) -> None:
    """A counsellor gives no copies and does not let their own access go on; whoever invited writes no notes."""
    assert HELPING.over(by(("c", TERMS), (author, record))) == HELPING.over(by(("c", TERMS)))


def test_s14_going_on_longer_is_a_fresh_act_of_whoever_invited(by: By) -> None:
    assert HELPING.over(by(("c", TERMS), ("a", HelperRenewed(UNTIL)))).until == UNTIL
    assert (USUAL_DAYS, LONGEST_DAYS) == (14, 90)


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("b", "a")])
def test_a_counsellor_for_both_takes_the_word_of_both(
    by: By, who: dict[str, str], one: str, other: str
) -> None:
    alone = PROPOSALS.over(by((one, PROPOSED), (one, CONFIRMED))).proposals[0]
    assert alone == Proposal(1, who[one], "2026-03-02", "Cleo", 30, (who[one],))
    assert not alone.agreed
    assert PROPOSALS.over(by((one, PROPOSED), (other, CONFIRMED))).proposals[0].agreed


def test_nothing_opens_before_both_have_agreed(by: By, who: dict[str, str]) -> None:
    early = PROPOSALS.over(by(("a", PROPOSED), ("a", OPENED), ("b", CONFIRMED))).proposals[0]
    assert early.opened is None
    agreed = PROPOSALS.over(by(("a", PROPOSED), ("b", CONFIRMED), ("b", OPENED))).proposals[0]
    assert agreed.opened == HelperSpace(3, who["b"], "space", UNTIL)
    assert b"key" not in repr(agreed).encode()


@pytest.mark.parametrize("record", [HelperConfirmed(9), HelperOpened(9, "", 1, b"", UNTIL), Noted("a")])
def test_what_follows_no_proposal_changes_nothing(by: By, record: Noted) -> None:
    assert PROPOSALS.over(by(("a", PROPOSED), ("b", record))) == PROPOSALS.over(by(("a", PROPOSED)))


def test_a_counsellor_knows_the_newest_name_of_each_they_accompany(by: By) -> None:
    first, other, newer = ClientKnown("one", "Ann"), ClientKnown("two", "Bo"), ClientKnown("one", "Ann, Bo")
    assert CLIENTS.over(by(("c", first), ("c", other), ("c", newer))).names == {"one": "Ann, Bo", "two": "Bo"}
