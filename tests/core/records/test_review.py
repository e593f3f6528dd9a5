"""The guided talk as it is kept: where it stands, the promised return, and how each says it was."""

from collections.abc import Callable
from datetime import date

import pytest

from goldseam.core.records import Entry, Noted, TalkBegun, TalkClosed, TalkPaused, TalkTurned
from goldseam.core.records.review import REVIEW_QUESTIONS, TALKS, TALKS_KEPT, Talk, TalkHeld, Talks

By = Callable[..., list[Entry]]
NAME, UNTIL = "2026-W10", "2026-03-02T19:10"
LATER = date(2026, 3, 5)
BEGUN, WELL, HARD = (
    TalkBegun(NAME),
    TalkClosed(NAME, TalkHeld.WELL, "a walk"),
    TalkClosed(NAME, TalkHeld.HARD),
)


def test_a_talk_begins_once_whoever_begins_it(by: By) -> None:
    assert TALKS.over(by(("a", BEGUN), LATER, ("b", BEGUN))) == Talks((Talk(NAME, "2026-03-02"),))


@pytest.mark.parametrize("record", [TalkTurned(NAME, 0), TalkPaused(NAME, "")])
def test_a_talk_that_goes_on_has_begun(by: By, record: Noted) -> None:
    assert TALKS.over(by(("a", record))) == TALKS.over(by(("a", BEGUN)))


def test_a_time_out_keeps_its_promised_return_until_they_go_on(by: By) -> None:
    paused = (("a", TalkTurned(NAME, 2)), ("b", TalkPaused(NAME, UNTIL)))
    assert TALKS.over(by(*paused)).talks == (Talk(NAME, "2026-03-02", UNTIL, 2),)
    assert TALKS.over(by(*paused, ("a", TalkTurned(NAME, 3)))).talks == (Talk(NAME, "2026-03-02", "", 3),)


def test_each_says_for_themselves_how_it_was(by: By, who: dict[str, str]) -> None:
    (talk,) = TALKS.over(by(("a", BEGUN), ("a", WELL), LATER, ("b", HARD))).talks
    assert talk.closed_by == {who["a"]: TalkHeld.WELL, who["b"]: TalkHeld.HARD}
    assert talk.closed_on == "2026-03-02"
    assert talk.closed_in == {who["a"]: 2, who["b"]: 3}


def test_who_closes_again_changes_their_own_word_only(by: By, who: dict[str, str]) -> None:
    (talk,) = TALKS.over(by(("a", WELL), ("b", WELL), ("a", HARD))).talks
    assert talk.closed_by == {who["a"]: TalkHeld.HARD, who["b"]: TalkHeld.WELL}


def test_a_closed_talk_neither_turns_nor_pauses(by: By) -> None:
    closed = (("a", TalkTurned(NAME, 5)), ("a", TalkPaused(NAME, UNTIL)), ("a", WELL))
    late = (("b", TalkTurned(NAME, 1)), ("b", TalkPaused(NAME, UNTIL)), ("b", BEGUN), ("b", Noted("a")))
    (talk,) = TALKS.over(by(*closed, *late)).talks
    assert talk == TALKS.over(by(*closed)).talks[0]
    assert (talk.turn, talk.paused_until) == (5, "")


def test_the_last_26_talks_are_kept_and_found_by_their_round(by: By) -> None:
    names = [f"2026-W{week}" for week in range(10, 45)]
    state = TALKS.over(by(*(("a", TalkBegun(name)) for name in names)))
    assert [talk.round for talk in state.talks] == names[-TALKS_KEPT:]
    assert state.of(names[-1]) == state.talks[-1]
    assert state.of(names[0]) is None
    assert TALKS_KEPT == 26


def test_the_review_asks_five_things() -> None:
    assert REVIEW_QUESTIONS == ("went_well", "kept", "still_open", "appreciation", "change")
