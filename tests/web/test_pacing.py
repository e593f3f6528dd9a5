"""While space is asked for, one thing a day reaches the other, whatever it is and wherever it comes from (T3)."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from goldseam.core.records import Answered, ClosenessWished, Handed, Noted
from tests.made_media import lines_of, made, recording

Who = Any
Hand = Callable[[Who], Any]


def letter(who: Who) -> Any:
    return who.post("/us/hand/write/", {"kind": "letter", "text": "words", "move": "hand"})


def practical(who: Who) -> Any:
    return who.post("/us/hand/write/", {"kind": "practical", "text": "six o'clock", "move": "hand"})


def voice(who: Who) -> Any:
    line = made(who.space, recording(100 + who.space.head().last))
    return who.post(f"/recordings/{line.media}/hand/", {"move": "hand"})


def spoken_apology(who: Who) -> Any:
    line = made(who.space, recording(100 + who.space.head().last))
    return who.post("/amends/apology/", {"form": "voice", "recording": line.media, "move": "hand"})


def apology(who: Who) -> Any:
    return who.post("/amends/apology/", {"form": "letter", "text": "I am sorry.", "move": "hand"})


def question(who: Who) -> Any:
    return who.post("/truth/questions/ask/", {"text": "Why?", "move": "hand"})


def question_time(who: Who) -> Any:
    return who.post(
        "/truth/questions/times/", {"weekday": "2", "at": "20:30", "minutes": "30", "move": "propose"}
    )


def hand_over(who: Who) -> Any:
    fields = {"whose": "theirs", "on": "2026-11-27", "hour": "20:00", "move": "propose"}
    return who.post("/truth/account/hand-over/", fields)


WAYS: dict[str, Hand] = {
    each.__name__: each
    for each in (letter, voice, spoken_apology, apology, question, question_time, hand_over)
}


@pytest.fixture
def space(couple: Any) -> Any:
    """Two people, of whom Bob asks for space; nothing but that holds Alice back."""
    couple.alice.wrote(Answered("role", "both"), Answered("addressed_safely", "yes"))
    couple.bob.gave(ClosenessWished("space"))
    return couple


@pytest.mark.parametrize("second", WAYS)
@pytest.mark.parametrize("first", ["letter", "voice", "spoken_apology", "question_time", "hand_over"])
def test_t3_of_any_two_things_one_passes_on_a_day(first: str, second: str, space: Any) -> None:
    alice = space.alice
    assert WAYS[first](alice).status_code == 302
    before = space.bob.shared.head().last
    assert WAYS[second](alice).status_code in (200, 302, 409)
    if first != second:
        assert space.bob.shared.head().last == before
    assert practical(alice).status_code == 302
    alice.clock.passes(days=1)
    alice.unlock(alice.passphrase)
    before = space.bob.shared.head().last
    assert WAYS[second](alice).status_code in (200, 302)
    assert first == second or space.bob.shared.head().last > before


def test_t3_a_recording_taken_back_has_had_its_turn(space: Any) -> None:
    voice(space.alice)
    (copy,) = lines_of(space.bob.shared)
    space.alice.post(f"/recordings/{copy.media}/delete/")
    assert letter(space.alice).status_code == 409


def test_what_the_other_gave_takes_no_turn(space: Any) -> None:
    voice(space.bob)
    space.bob.post("/truth/questions/times/", {"weekday": "2", "at": "20:30", "minutes": "30"})
    assert letter(space.alice).status_code == 302


def test_without_a_wish_for_space_nothing_is_counted(couple: Any) -> None:
    for way in (letter, voice, apology, spoken_apology):
        assert way(couple.alice).status_code == 302


def test_t3_that_todays_one_thing_is_gone_is_said_where_one_writes_and_before_it_is_not(
    space: Any, words: Callable[[Any], str]
) -> None:
    pages = ("/us/hand/", "/us/hand/write/")
    for page in pages:
        assert "has been handed over" not in words(space.alice.get(page))
    letter(space.alice)
    for page in pages:
        assert "the next can go tomorrow" in words(space.alice.get(page))
    assert "has been handed over" not in words(space.alice.get("/us/hand/write/?kind=practical"))
    space.alice.clock.passes(days=1)
    space.alice.unlock(space.alice.passphrase)
    assert "has been handed over" not in words(space.alice.get("/us/hand/write/"))


KEEPS = {
    "/agreements/new/": {"text": "MARKED", "mine": "the bins", "review": "2026-12-20", "topic": "other"},
    "/good/thanks/write/": {"text": "MARKED"},
    "/us/breaches/new/": {"title": "June", "broke": "me", "hurt": "you", "words": "MARKED"},
    "/amends/public/": {"audience": "the choir", "text": "MARKED"},
}


@pytest.mark.parametrize("page", KEEPS)
def test_t3_what_waits_until_tomorrow_can_be_kept_as_a_note_from_its_preview(page: str, space: Any) -> None:
    free = space.alice.post(page, KEEPS[page]).content.decode()
    assert "MARKED" in free
    assert 'action="/notes/write/"' not in free
    letter(space.alice)
    held = space.alice.post(page, KEEPS[page]).content.decode()
    (kept,) = re.findall(
        r'action="/notes/write/"><input type="hidden" name="csrf[^>]+>'
        r'<input type="hidden" name="text" value="([^"]*)">',
        held,
    )
    assert space.alice.post("/notes/write/", {"text": unescape(kept)})["Location"] == "/notes/?saved=1"
    (note,) = space.alice.read(Noted)
    assert "MARKED" in note.text
    assert len(space.bob.shared.read(Handed)) == 1
