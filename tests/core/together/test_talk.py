"""The guided talk: twenty minutes, as much time for the one as for the other, and whoever begins is drawn by lot."""

from datetime import date, timedelta

import pytest

from goldseam.core.together import TALK, Speaker, TurnKind, round_of, speakers, turn_at


def test_the_talk_lasts_twenty_minutes() -> None:
    assert sum(turn.minutes for turn in TALK) == 20


def test_both_have_the_same_turns_of_the_same_length() -> None:
    def of(speaker: Speaker) -> list[tuple[TurnKind, int]]:
        return [(turn.kind, turn.minutes) for turn in TALK if turn.speaker is speaker]

    expected = [(TurnKind.APPRECIATION, 2), (TurnKind.WHAT_WAS, 3), (TurnKind.ONE_THING, 4)]
    assert of(Speaker.FIRST) == of(Speaker.SECOND) == expected
    assert of(Speaker.BOTH) == [(TurnKind.CLOSE, 2)]
    assert TALK[-1].speaker is Speaker.BOTH


@pytest.mark.parametrize(("number", "place"), [(-1, 0), (0, 0), (3, 3), (6, 6), (7, 6), (99, 6)])
def test_a_number_outside_the_talk_is_its_first_or_last_turn(number: int, place: int) -> None:
    assert turn_at(number) == TALK[place]


def test_s13_both_screens_draw_the_same_one_to_begin() -> None:
    for name in ("2026-W47", "2026-W48", ""):
        assert speakers("one", "other", name) == speakers("other", "one", name)
        assert set(speakers("one", "other", name)) == {"one", "other"}


@pytest.mark.parametrize("weeks", [1, 2, 4])
def test_s13_in_every_rhythm_each_begins_about_as_often(weeks: int) -> None:
    days = [date(2026, 1, 5) + timedelta(weeks=weeks * step) for step in range(52)]
    begins = [speakers("one", "other", round_of(day))[0] for day in days]
    assert 20 <= begins.count("one") <= 32
