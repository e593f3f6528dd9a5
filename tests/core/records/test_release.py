"""Sealed until both are done: a round opens with the second release, and leaving it out has no reason."""

from collections.abc import Callable
from datetime import date

import msgspec
import pytest

from goldseam.core.records import Entry, Noted, NotThisRound, Released, ReviewDrafted, StandingDrafted
from goldseam.core.records.release import (
    DRAFTS,
    RELEASES,
    ROUNDS_KEPT,
    Drafts,
    Releases,
    ReleaseTopic,
    Round,
)

By = Callable[..., list[Entry]]
REVIEW, STANDING = ReleaseTopic.REVIEW, ReleaseTopic.STANDING
LATER, LAST = date(2026, 3, 5), date(2026, 3, 9)
RELEASED = Released(REVIEW, "2026-W10", b"sealed", b"half")
LEFT_OUT = NotThisRound(REVIEW, "2026-W10")


def only(state: Releases) -> Round:
    (found,) = state.review
    assert state.standing == ()
    return found


def test_one_release_alone_opens_nothing(by: By, who: dict[str, str]) -> None:
    found = only(RELEASES.over(by(("a", RELEASED), LATER, ("a", RELEASED))))
    assert found == Round(REVIEW, "2026-W10", {who["a"]: 2}, on="2026-03-05")


@pytest.mark.parametrize(("first", "second"), [("a", "b"), ("b", "a")])
def test_a_round_opens_on_the_day_of_the_second_release(
    by: By, who: dict[str, str], first: str, second: str
) -> None:
    found = only(RELEASES.over(by((first, RELEASED), LATER, (second, RELEASED))))
    assert found.released == {who[first]: 1, who[second]: 2}
    assert found.opened_on == found.on == "2026-03-05"


@pytest.mark.parametrize("late", [RELEASED, LEFT_OUT])
def test_nothing_changes_in_a_round_that_is_open(by: By, late: Noted) -> None:
    opened = (("a", RELEASED), ("b", RELEASED))
    assert RELEASES.over(by(*opened, LAST, ("a", late))) == RELEASES.over(by(*opened))


def test_leaving_a_round_out_says_no_more_than_that(by: By, who: dict[str, str]) -> None:
    assert [field.name for field in msgspec.structs.fields(NotThisRound)] == ["topic", "round"]
    found = only(RELEASES.over(by(("a", RELEASED), ("b", LEFT_OUT), ("b", LEFT_OUT))))
    assert (found.released, found.not_this, found.opened_on) == ({who["a"]: 1}, (who["b"],), "")


def test_the_newest_act_of_each_counts_until_it_opens(by: By, who: dict[str, str]) -> None:
    back = only(RELEASES.over(by(("a", RELEASED), ("a", LEFT_OUT))))
    assert (back.released, back.not_this) == ({}, (who["a"],))
    after_all = only(RELEASES.over(by(("a", LEFT_OUT), ("b", RELEASED), LATER, ("a", RELEASED))))
    assert (after_all.not_this, after_all.opened_on) == ((), "2026-03-05")


def test_a_release_that_stays_sealed_moves_no_day_of_a_round_that_was_left_out(by: By) -> None:
    left = only(RELEASES.over(by(("a", LEFT_OUT))))
    released = only(RELEASES.over(by(("a", LEFT_OUT), LATER, ("b", RELEASED))))
    assert released.on == left.on == "2026-03-02"


def test_a_round_taken_up_after_all_looks_left_out_until_it_opens(by: By, who: dict[str, str]) -> None:
    sealed = only(RELEASES.over(by(("a", LEFT_OUT), LATER, ("a", RELEASED))))
    assert (sealed.not_this, sealed.on) == ((who["a"],), "2026-03-02")
    assert sealed.released == {who["a"]: 2}


def test_sealed_rounds_push_out_none_that_both_know_of(by: By) -> None:
    opened = (("a", RELEASED), ("b", RELEASED))
    sealed = [("a", Released(REVIEW, f"2026-W{week}", b"", b"")) for week in range(11, 31)]
    kept = RELEASES.over(by(*opened, *sealed)).review
    assert [found.round for found in kept if found.opened_on] == ["2026-W10"]
    assert len(kept) == ROUNDS_KEPT + 1


def test_two_topics_with_the_same_round_do_not_open_each_other(by: By) -> None:
    state = RELEASES.over(by(("a", RELEASED), ("b", Released(STANDING, "2026-W10", b"", b""))))
    assert [found.opened_on for found in (*state.review, *state.standing)] == ["", ""]


def test_a_round_is_found_by_its_name_and_is_empty_where_nobody_did_anything(by: By) -> None:
    state = RELEASES.over(by(("a", RELEASED), ("a", Noted("a"))))
    assert state.round(REVIEW, "2026-W10").released
    assert state.round(STANDING, "2026-W10") == Round(STANDING, "2026-W10")
    assert state.of(REVIEW) == state.review


def test_the_last_eight_rounds_are_kept_in_the_order_in_which_they_were_begun(by: By) -> None:
    names = [f"2026-W{week}" for week in range(10, 22)]
    written = [("a", Released(REVIEW, name, b"", b"")) for name in [*names, names[-2]]]
    assert [found.round for found in RELEASES.over(by(*written)).review] == names[-ROUNDS_KEPT:]
    assert ROUNDS_KEPT == 8


def test_the_newest_draft_of_each_topic_counts(entries: By) -> None:
    first, second = ReviewDrafted("2026-W10", {"kept": "a"}), ReviewDrafted("2026-W10", {"kept": "b"})
    standing = StandingDrafted("2026-W10", 4, "words")
    assert DRAFTS.over(entries(first, standing, second)) == Drafts(second, standing)
    assert DRAFTS.over(entries(second)) == Drafts(second, None)
    assert DRAFTS.over(entries(Noted("a"))) == Drafts()
