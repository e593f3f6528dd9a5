"""The guided talk: the same on two phones, a time-out that nothing of the same moment ends, and a close."""

import re
from typing import Any

import pytest

from goldseam.core.records import (
    ClosenessWished,
    Paused,
    Released,
    ReviewDrafted,
    TalkBegun,
    TalkClosed,
    TalkPaused,
    TalkTurned,
)
from goldseam.core.records.review import TalkHeld
from goldseam.core.together import TALK
from goldseam.web.together import talk
from tests.web.talking import (
    NAME,
    REVIEW,
    TALK_PAGE,
    TOKENS,
    Two,
    heading,
    hidden,
    page,
    pressed,
    released,
    said,
    together,
)


@pytest.fixture
def both(couple: Two) -> Two:
    """The two, after both released."""
    released(couple)
    return couple


@pytest.fixture
def talking(both: Two) -> Two:
    """The two, in the first turn of their talk."""
    pressed(both.alice, "begin")
    assert said(both, TalkBegun) == [TalkBegun(NAME)]
    return both


def test_there_is_nothing_to_talk_about_before_both_have_released(couple: Two) -> None:
    assert couple.alice.get(TALK_PAGE)["Location"] == REVIEW
    assert couple.alice.post(TALK_PAGE, {"move": "begin", "round": NAME})["Location"] == REVIEW
    assert not said(couple, TalkBegun)


def test_before_it_begins_all_turns_are_named_with_their_minutes(both: Two) -> None:
    turns = re.findall(r"<li>(.*?)</li>", page(both.alice))
    assert turns == re.findall(r"<li>(.*?)</li>", page(both.bob))
    assert len(turns) == len(TALK)
    assert sum(int(re.findall(r"\d+", turn)[0]) for turn in turns) == sum(turn.minutes for turn in TALK) == 20


def test_both_phones_show_the_same_turn_to_the_byte(talking: Two) -> None:
    for _ in TALK:
        one, other = (TOKENS.sub("", page(who)) for who in (talking.alice, talking.bob))
        assert one == other
        pressed(talking.bob, "next")


def test_each_speaks_as_often_and_as_long_and_it_ends_with_both(talking: Two) -> None:
    seen = []
    for _ in TALK:
        seen.append(heading(talking.alice))
        pressed(talking.alice, "next")
    assert sorted(seen[:-1]) == ["Alice speaks"] * 3 + ["Bob speaks"] * 3
    assert all(one != other for one, other in zip(seen[:-1:2], seen[1:-1:2], strict=True))
    assert seen[-1] == heading(talking.bob) == "Both of you"
    assert "Close the talk" in page(talking.bob)


def test_a_turn_shows_what_the_one_who_speaks_wrote_for_it(talking: Two) -> None:
    for _ in range(2):
        pressed(talking.alice, "next")
    shown = page(talking.alice)
    speaks = heading(talking.alice)[0]
    assert f"{speaks}-KEPT" in shown
    assert shown.count("-KEPT") == 1
    assert "-CHANGE" not in shown


def test_no_clock_ticks_and_nothing_counts_down(talking: Two) -> None:
    html = page(talking.alice)
    assert "About 2 minutes" in html
    assert not re.search(r"<(meter|progress|time)\b|http-equiv|Refresh", html)
    assert "Refresh" not in talking.alice.get(TALK_PAGE)


def test_beginning_twice_is_beginning_once(both: Two) -> None:
    for who in (both.alice, both.bob, both.alice):
        who.post(TALK_PAGE, {"move": "begin", "round": NAME})
    assert said(both, TalkBegun) == [TalkBegun(NAME)]


def test_next_pressed_on_both_phones_at_once_goes_on_by_one(talking: Two) -> None:
    seen = hidden(talking.alice, TALK_PAGE)
    for who in (talking.alice, talking.bob, talking.alice):
        assert who.post(TALK_PAGE, {**seen, "move": "next"})["Location"] == TALK_PAGE
    assert said(talking, TalkTurned) == [TalkTurned(NAME, 1)]


def test_a_turn_that_was_skipped_by_mistake_comes_back(talking: Two) -> None:
    first = heading(talking.alice)
    pressed(talking.alice, "next")
    pressed(talking.bob, "back")
    assert heading(talking.alice) == first


@pytest.mark.parametrize(
    ("move", "until"),
    [("minutes", "2026-11-22T18:20"), ("hour", "2026-11-22T19:00"), ("tomorrow", "2026-11-23T18:00")],
)
def test_a_time_out_has_a_promised_return_that_both_see(talking: Two, move: str, until: str) -> None:
    pressed(talking.bob, move)
    assert said(talking, TalkPaused) == [TalkPaused(NAME, f"{until}+00:00")]
    assert heading(talking.alice) == heading(talking.bob)
    assert until[-5:] in heading(talking.alice)


def test_a_time_out_is_not_ended_by_a_next_of_the_same_moment(talking: Two) -> None:
    seen = hidden(talking.alice, TALK_PAGE)
    talking.bob.post(TALK_PAGE, {**seen, "move": "minutes"})
    talking.alice.post(TALK_PAGE, {**seen, "move": "next"})
    assert "18:20" in heading(talking.alice)
    assert not said(talking, TalkTurned)


def test_a_time_out_counts_also_when_the_turn_went_on_meanwhile(talking: Two) -> None:
    seen = hidden(talking.alice, TALK_PAGE)
    talking.alice.post(TALK_PAGE, {**seen, "move": "next"})
    talking.bob.post(TALK_PAGE, {**seen, "move": "hour"})
    assert "19:00" in heading(talking.alice)


def test_two_time_outs_at_once_are_one(talking: Two) -> None:
    seen = hidden(talking.alice, TALK_PAGE)
    talking.bob.post(TALK_PAGE, {**seen, "move": "tomorrow"})
    talking.alice.post(TALK_PAGE, {**seen, "move": "minutes"})
    assert len(said(talking, TalkPaused)) == 1


def test_after_a_time_out_the_talk_goes_on_where_it_was_and_can_take_longer(talking: Two) -> None:
    pressed(talking.alice, "next")
    where = heading(talking.alice)
    pressed(talking.alice, "minutes")
    pressed(talking.bob, "hour")
    assert "19:00" in heading(talking.alice)
    talking.alice.clock.passes(minutes=61)
    talking.alice.unlock(talking.alice.passphrase)
    assert heading(talking.alice) == "You can go on now"
    pressed(talking.alice, "go_on")
    assert heading(talking.alice) == where


def test_closing_asks_how_it_was_and_keeps_the_words_where_that_is_missing(talking: Two) -> None:
    answer = pressed(talking.alice, "close", words="one call <a day>")
    assert answer.status_code == 422
    assert "one call &lt;a day&gt;" in answer.content.decode()
    assert pressed(talking.alice, "close", held="well", words="w" * 5_001).status_code == 422
    assert not said(talking, TalkClosed)


def test_each_closes_for_themselves_once_and_both_read_it(talking: Two) -> None:
    fields = {"round": NAME, "move": "close", "held": "hard", "words": "one call a day"}
    assert talking.alice.post(TALK_PAGE, fields)["Location"] == f"/us/review/round/{NAME}/"
    assert talking.alice.post(TALK_PAGE, {**fields, "held": "well"})["Location"] == REVIEW
    assert "Say how it was for you" in page(talking.bob, f"/us/review/round/{NAME}/")
    talking.bob.post(TALK_PAGE, {**fields, "held": "well", "words": ""})
    assert said(talking, TalkClosed) == [
        TalkClosed(NAME, TalkHeld.HARD, "one call a day"),
        TalkClosed(NAME, TalkHeld.WELL),
    ]
    for who in (talking.alice, talking.bob):
        shown = page(who, f"/us/review/round/{NAME}/")
        assert "one call a day" in shown
        assert "Next: in the week of 30 November" in shown or "Next: in the week of 23 November" in shown
        assert "Say how it was for you" not in shown


def test_one_of_them_can_stop_at_any_turn_and_in_a_time_out(talking: Two) -> None:
    assert f"{TALK_PAGE}?close=1" in page(talking.bob)
    pressed(talking.bob, "hour")
    assert f"{TALK_PAGE}?close=1" in page(talking.bob)
    talking.bob.post(TALK_PAGE, {"round": NAME, "move": "close", "held": "stopped"})
    assert said(talking, TalkClosed) == [TalkClosed(NAME, TalkHeld.STOPPED)]
    pressed(talking.alice, "next")
    assert not said(talking, TalkTurned)


def test_a_closed_talk_takes_no_late_press(talking: Two) -> None:
    seen = hidden(talking.alice, TALK_PAGE)
    talking.bob.post(TALK_PAGE, {"round": NAME, "move": "close", "held": "well"})
    for move in ("next", "minutes", "begin", "go_on", "back"):
        talking.alice.post(TALK_PAGE, {**seen, "move": move})
    assert not said(talking, TalkTurned, TalkPaused)
    assert len(said(talking, TalkBegun)) == 1


@pytest.mark.parametrize("move", ["", "x", "nex", "\0", "close2"])
def test_a_made_up_move_moves_nothing(talking: Two, move: str) -> None:
    before = heading(talking.alice)
    assert pressed(talking.alice, move).status_code == 302
    assert heading(talking.bob) == before


@pytest.mark.parametrize("seen", ["", "7", "0|x", "\0|", "99|"])
def test_what_comes_from_another_moment_of_the_talk_moves_nothing(talking: Two, seen: str) -> None:
    talking.alice.post(TALK_PAGE, {"round": NAME, "seen": seen, "move": "next"})
    assert not said(talking, TalkTurned)


def test_no_talk_goes_on_while_one_asks_for_no_contact(talking: Two) -> None:
    together(talking.bob, ClosenessWished("no_contact"))
    for who in (talking.alice, talking.bob):
        assert who.get(TALK_PAGE)["Location"] == REVIEW
        assert 'href="/us/review/talk/"' not in page(who, REVIEW)
    talking.alice.post(TALK_PAGE, {"round": NAME, "seen": "0|", "move": "next"})
    assert not said(talking, TalkTurned)


def test_no_talk_goes_on_while_the_space_rests_and_the_words_of_a_close_are_given_back(talking: Two) -> None:
    together(talking.bob, Paused())
    assert talking.alice.get(TALK_PAGE)["Location"] == REVIEW
    assert 'href="/us/review/talk/"' not in page(talking.alice, REVIEW)
    fields = {"round": NAME, "move": "close", "held": "well", "words": "one call a day"}
    answer = talking.alice.post(TALK_PAGE, fields)
    assert answer.status_code == 409
    assert "one call a day" in answer.content.decode()
    assert not said(talking, TalkClosed)


def test_s21_a_talk_changes_nothing_of_what_both_released(talking: Two) -> None:
    before = said(talking, Released), talking.alice.read(ReviewDrafted)
    pressed(talking.alice, "next")
    pressed(talking.alice, "close", held="well")
    assert (said(talking, Released), talking.alice.read(ReviewDrafted)) == before


def test_a_time_out_that_comes_between_reading_and_writing_is_not_ended_by_next(
    talking: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide, moments = talk._next_act, []

    def slowly(*given: Any) -> Any:
        wanted = decide(*given)
        if not moments:
            moments.append(wanted)
            together(talking.bob, TalkPaused(NAME, "2026-11-22T18:20"))
        return wanted

    monkeypatch.setattr(talk, "_next_act", slowly)
    pressed(talking.alice, "next")
    assert moments == [(TalkTurned(NAME, 1),)]
    assert not said(talking, TalkTurned)
    assert "18:20" in heading(talking.alice)
