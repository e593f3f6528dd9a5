"""Near, some space, no contact: everybody's own to wish, and in force at the next request (S13, S20, T3)."""

import re
from datetime import date
from typing import Any

import pytest

from goldseam.core.records import Answered, Paused, Resumed
from goldseam.core.records.closeness import WISHES, ClosenessWished, Wish, wish_of
from goldseam.core.situation.model import Closeness, Situation
from goldseam.web.today.state import read_today

Who = Any
PAGE = "/us/closeness/"
PRACTICAL = {"practical": "yes"}


def wish(who: Who, closeness: str, **more: str) -> Any:
    answer = who.post(PAGE, {"closeness": closeness, **PRACTICAL, **more})
    assert answer.status_code == 302, answer.content.decode()
    return answer


def wishes(who: Who) -> Wish:
    """What stands in the shared space as this person's wish."""
    space = who.shared
    return wish_of(space.states(WISHES)[WISHES], who.device.person, who.clock.today)


def situation(who: Who) -> Situation:
    return read_today(who.unlocked.spaces(), who.clock.today).situation


def card(page: Any, name: str) -> str:
    """The lines of a wish in one of the two cards, as they stand in the page."""
    found = re.findall(
        rf'<section class="card" id="{name}">\s*<h2>.*?</h2>(.*?)</section>', page.content.decode(), re.DOTALL
    )
    return re.sub(r'<p class="note">.*?</p>', "", found[0]).strip()


@pytest.fixture(autouse=True)
def both_are_near(request: pytest.FixtureRequest) -> None:
    """Both have said before, each in private, that near is right: so that nothing but the wishes decides."""
    if "couple" in request.fixturenames:
        couple = request.getfixturevalue("couple")
        for who in (couple.alice, couple.bob):
            who.wrote(Answered("closeness", "near"))


def test_the_wish_is_kept_with_its_note_and_its_end(couple: Any) -> None:
    assert wish(couple.bob, "space", note=" until I sleep again ", until="2026-12-03")["Location"] == (
        "/us/closeness/?saved=1"
    )
    assert wishes(couple.bob) == Wish(
        "space", "until I sleep again", date(2026, 12, 3), practical=True, on="2026-11-22"
    )


def test_s13_either_of_them_may_wish_whatever_the_role(couple: Any) -> None:
    for who, other in ((couple.alice, couple.bob), (couple.bob, couple.alice)):
        for closeness in Closeness:
            wish(who, closeness)
            assert situation(who).closeness is situation(other).closeness is closeness
        wish(who, "near")


def test_s13_nobody_changes_the_wish_of_the_other(couple: Any) -> None:
    wish(couple.bob, "no_contact")
    wish(couple.alice, "near")
    assert wishes(couple.bob).closeness == "no_contact"
    assert situation(couple.alice).closeness is Closeness.NO_CONTACT


@pytest.mark.parametrize("closeness", Closeness)
@pytest.mark.parametrize("more", [{}, {"note": "<b>so</b>\ntired", "until": "2026-12-03"}, {"practical": ""}])
def test_s12_the_preview_is_exactly_what_the_other_then_sees(
    closeness: str, more: dict[str, str], couple: Any
) -> None:
    fields = {"closeness": closeness, **PRACTICAL, **more}
    looked = couple.bob.post(PAGE, {**fields, "move": "look"})
    assert looked.status_code == 200
    assert wishes(couple.bob) == Wish()
    wish(couple.bob, **fields)
    assert (
        card(couple.alice.get(PAGE), "theirs") == card(looked, "looked") == card(couple.bob.get(PAGE), "mine")
    )


def test_the_note_and_the_end_are_shown_to_the_other_and_run_nothing(couple: Any) -> None:
    wish(couple.bob, "space", note="<script>x</script>", until="2026-12-03")
    page = couple.alice.get(PAGE).content.decode()
    assert "&lt;script&gt;x" in page
    assert "<script>x" not in page
    assert "Until 3 December 2026." in page


def test_under_no_contact_practical_messages_pass_unless_they_are_closed_too(couple: Any) -> None:
    wish(couple.bob, "no_contact")
    assert wishes(couple.bob).practical
    couple.bob.post(PAGE, {"closeness": "no_contact"})
    assert not wishes(couple.bob).practical
    assert "do not pass either" in card(couple.alice.get(PAGE), "theirs")
    couple.bob.post(PAGE, {"closeness": "space"})
    assert wishes(couple.bob).practical


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "Choose one of the three."),
        ({"closeness": "closer"}, "Choose one of the three."),
        ({"closeness": "space", "until": "2026-11-21"}, "Choose today or a later day"),
        ({"closeness": "space", "until": "soon"}, "Choose today or a later day"),
        ({"closeness": "space", "note": "a" * 2001}, "This is too long."),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_typed_is_lost(
    fields: dict[str, str], says: str, couple: Any
) -> None:
    answer = couple.bob.post(PAGE, {"note": "my words", **fields})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert fields.get("note", "my words") in answer.content.decode()
    assert wishes(couple.bob) == Wish()


def test_the_same_wish_twice_is_written_once(couple: Any) -> None:
    space = couple.bob.shared
    wish(couple.bob, "space")
    before = space.head().last
    wish(couple.bob, "space")
    assert space.head().last == before


def test_s20_the_three_answers_look_alike(couple: Any) -> None:
    page = couple.bob.get(PAGE).content.decode()
    found = re.findall(
        r'<label class="([^"]*)"><input type="radio" name="closeness" value="(\w+)"( checked)?>', page
    )
    assert [(looks, value, ticked) for looks, value, ticked in found] == [
        ("choice", each.value, "") for each in Closeness
    ]


def test_alone_the_wish_is_the_own_answer(bob: Who) -> None:
    assert 'href="/situation/closeness/?next=today">I need space' in bob.get("/today/").content.decode()
    assert bob.get(PAGE)["Location"].startswith("/safety/")


@pytest.mark.parametrize("closeness", ["space", "near"])
def test_new_words_with_a_wish_wait_in_a_pause_and_are_not_lost(closeness: str, couple: Any) -> None:
    couple.bob.gave(ClosenessWished("space", "as before"))
    couple.alice.gave(Paused())
    answer = couple.bob.post(PAGE, {"closeness": closeness, "note": "words that wait"})
    assert answer.status_code == 409
    assert "words that wait" in answer.content.decode()
    assert wishes(couple.bob).note == "as before"


def test_t3_a_wish_for_more_space_passes_in_a_pause_and_holds_once_it_ends(couple: Any) -> None:
    wish(couple.bob, "space", note="until I sleep")
    couple.alice.gave(Paused())
    refused = couple.bob.post(PAGE, {"closeness": "no_contact", "note": "and more words"})
    assert refused.status_code == 409
    assert "Your wish passes; for now leave the note as it was, or empty." in refused.content.decode()
    assert "and more words</textarea>" in refused.content.decode()
    for note, practical in (("until I sleep", {"practical": "yes"}), ("", {})):
        answer = couple.bob.post(PAGE, {"closeness": "no_contact", "note": note, **practical})
        assert answer.status_code == 302
        assert (wishes(couple.bob).note, wishes(couple.bob).practical) == (note, bool(practical))
    couple.alice.gave(Resumed())
    practical = {"kind": "practical", "text": "the keys", "move": "hand"}
    assert couple.alice.post("/us/hand/write/", practical).status_code == 409


@pytest.mark.parametrize("looser", [{"closeness": "near"}, {"closeness": "space", "until": "2026-12-03"}])
def test_a_wish_for_less_space_waits_in_a_pause(looser: dict[str, str], couple: Any) -> None:
    wish(couple.bob, "space")
    couple.alice.gave(Paused())
    assert couple.bob.post(PAGE, looser).status_code == 409
    assert wishes(couple.bob).until is None
    assert wishes(couple.bob).closeness == "space"
