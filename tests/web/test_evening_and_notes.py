"""The evening minute and the private notes: written in one go, changed, erased, never half lost."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest

from goldseam.core.records import Erased, EveningReviewed, Noted
from goldseam.core.records.promise import Promised

Who = Any
ODD = (
    "emoji 😀👩‍👩‍👧",
    "\u202eright to left\u202c",
    "עברית",
    "NUL \0 inside",
    "<script>alert(1)</script>",
    "a\r\nb\r\n\r\nc",
)


def evening(who: Who, **fields: str) -> Any:
    return who.post("/evening/", fields)


def test_an_evening_is_kept_and_can_be_changed(alice: Who) -> None:
    sent = evening(alice, truth="not_all", kept_word="called at six", missed="the letter", told="yes")
    assert sent["Location"] == "/today/?saved=evening"
    page = alice.get("/evening/").content.decode()
    for part in ('value="not_all" checked', "called at six", "the letter", 'name="told" value="yes" checked'):
        assert part in page
    evening(alice, truth="yes")
    first, second = alice.read(EveningReviewed)
    assert (first.truth, first.told, second.truth, second.told) == ("not_all", True, "yes", None)


def test_every_part_of_an_evening_may_stay_empty_or_odd(alice: Who) -> None:
    assert evening(alice, missed="the call").status_code == 302
    assert evening(alice, truth="perhaps", told="maybe").status_code == 302
    assert [(each.truth, each.told) for each in alice.read(EveningReviewed)] == [("not_said", None)] * 2


@pytest.mark.parametrize("odd", [{}, {"truth": "perhaps", "told": "maybe"}])
def test_an_evening_in_which_nothing_was_chosen_is_not_written_but_one_that_was_emptied_is(
    odd: dict[str, str], alice: Who
) -> None:
    assert evening(alice, **odd)["Location"] == "/today/?saved=nothing"
    assert not alice.read(EveningReviewed)
    evening(alice, missed="the call")
    assert evening(alice, **odd)["Location"] == "/today/?saved=evening"
    assert "the call" not in alice.get("/evening/").content.decode()


@pytest.mark.parametrize(("truth", "offered"), [("no", True), ("not_all", False), ("yes", False)])
def test_after_an_evening_without_the_truth_the_way_to_put_it_right_stands_beside_saved(
    truth: str, offered: bool, alice: Who
) -> None:
    page = alice.get(evening(alice, truth=truth)["Location"]).content.decode()
    (saved,) = re.findall(r'<p class="notice saved".*?</p>', page, re.DOTALL)
    assert "Saved." in saved
    assert ('href="/truth/lie/"' in saved) is offered


def test_the_evening_asks_about_ones_own_words_and_promises(
    alice: Who, bob: Who, words: Callable[[Any], str]
) -> None:
    line = "About your own words, not your partner's."
    assert line in words(bob.get("/evening/"))
    page = words(alice.get("/evening/"))
    assert line not in page
    assert "Promises I kept Promises I missed" in page


@pytest.mark.parametrize("field", ["kept_word", "missed"])
def test_an_evening_that_is_too_long_comes_back_whole(field: str, alice: Who) -> None:
    words = {"kept_word": "what I kept", "missed": "what I missed", field: "y" * 20_001}
    answer = evening(alice, truth="no", told="no", **words)
    page = answer.content.decode()
    assert answer.status_code == 422
    for part in (*words.values(), 'value="no" checked'):
        assert part in page
    assert not alice.read(EveningReviewed)


def late_in_the_evening(who: Who) -> dict[str, str]:
    """The page as it is opened at 23:55 on 22 November; what its form hides."""
    who.clock.passes(hours=5, minutes=55)
    who.unlock(who.passphrase)
    return hidden(who.get("/evening/"))


def hidden(page: Any) -> dict[str, str]:
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode())
    return {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def evenings(who: Who) -> list[tuple[str, str]]:
    return [(each.for_day.isoformat(), each.missed) for each in who.read(EveningReviewed)]


def test_the_evening_belongs_to_the_day_on_which_it_was_opened(alice: Who) -> None:
    fields = late_in_the_evening(alice)
    alice.clock.passes(minutes=10)
    assert evening(alice, **fields, missed="the letter").status_code == 302
    assert evenings(alice) == [("2026-11-22", "the letter")]
    assert "the letter" not in alice.get("/evening/").content.decode()
    evening(alice, **hidden(alice.get("/evening/")), missed="the call")
    assert evenings(alice) == [("2026-11-22", "the letter"), ("2026-11-23", "the call")]


def test_an_evening_that_waited_while_locked_keeps_its_day(alice: Who) -> None:
    fields = late_in_the_evening(alice)
    alice.lock()
    assert evening(alice, **fields, missed="the letter").status_code == 403
    alice.clock.passes(hours=9)
    alice.unlock(alice.passphrase)
    waiting = hidden(alice.get("/notes/kept/"))
    assert evening(alice, **waiting).status_code == 302
    assert evenings(alice) == [("2026-11-22", "the letter")]
    assert "the letter" not in alice.get("/notes/kept/").content.decode()


@pytest.mark.parametrize("day", ["2026-11-18", "2026-11-23", "x", "0001-01-01", "\0"])
def test_a_day_that_cannot_be_filled_in_gives_the_words_back_for_today(day: str, alice: Who) -> None:
    answer = evening(alice, day=day, missed="the letter", truth="no")
    assert answer.status_code == 422
    assert "That day is too far back." in answer.content.decode()
    assert 'value="no" checked' in answer.content.decode()
    assert "the letter</textarea>" in answer.content.decode()
    assert not alice.read(EveningReviewed)
    assert evening(alice, **hidden(answer), missed="the letter").status_code == 302
    assert evenings(alice) == [("2026-11-22", "the letter")]


def test_an_evening_that_comes_back_keeps_its_day_and_what_was_promised(
    alice: Who, words: Callable[[Any], str]
) -> None:
    alice.wrote(Promised("MARKED walk", date(2026, 11, 22)))
    answer = evening(alice, day="2026-11-21", missed="y" * 20_001)
    assert answer.status_code == 422
    assert "A promise to yourself: how does it go?" in words(answer)
    assert hidden(answer)["day"] == "2026-11-21"


@pytest.mark.parametrize("text", ODD)
def test_what_is_written_is_shown_as_it_was_written(
    text: str, alice: Who, words: Callable[[Any], str]
) -> None:
    evening(alice, missed=text)
    assert alice.post("/notes/write/", {"text": text})["Location"] == "/notes/?saved=1"
    assert alice.read(Noted)[-1].text == text
    assert alice.read(EveningReviewed)[-1].missed == text
    page = alice.get("/notes/")
    assert "<script>alert" not in page.content.decode()
    assert text.split(maxsplit=1)[0].strip("\u202e<>") in words(page)


def test_a_note_may_be_long_and_one_that_is_too_long_comes_back_whole(alice: Who) -> None:
    assert alice.post("/notes/write/", {"text": "x" * 200_000}).status_code == 302
    for text in ("y" * 200_001, "z" * 1_000_000):
        answer = alice.post("/notes/write/", {"text": text})
        assert answer.status_code == 422
        assert text in answer.content.decode()
    assert len(alice.read(Noted)) == 1


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_an_empty_note_is_not_written(text: str, alice: Who) -> None:
    assert alice.post("/notes/write/", {"text": text}).status_code == 422
    assert not alice.read(Noted)


def test_a_note_written_while_locked_is_read_after_unlocking_and_not_before(alice: Who) -> None:
    alice.lock()
    assert alice.get("/notes/new/").status_code == 200
    assert alice.post("/notes/write/", {"text": "three in the morning"})["Location"] == "/locked/?saved=1"
    assert "three in the morning" not in alice.get("/notes/new/").content.decode()
    assert alice.unlock(alice.passphrase, next="/practices/")["Location"] == "/practices/"
    assert "three in the morning" in alice.get("/notes/").content.decode()
    assert [note.text for note in alice.read(Noted)] == ["three in the morning"]


def test_a_note_that_is_too_long_comes_back_also_while_locked(alice: Who) -> None:
    alice.lock()
    answer = alice.post("/notes/write/", {"text": "y" * 200_001})
    assert answer.status_code == 422
    assert "y" * 200_001 in answer.content.decode()


def test_notes_are_read_newest_first_twenty_a_page(alice: Who) -> None:
    alice.wrote(*[Noted(f"note number {number:02}") for number in range(45)])
    pages = [alice.get(f"/notes/?page={page}").content.decode() for page in (1, 2, 3)]
    assert [page.count("note number") for page in pages] == [20, 20, 5]
    assert pages[0].index("note number 44") < pages[0].index("note number 43")
    assert 'href="?page=2" rel="next"' in pages[0]
    assert 'href="?page=1" rel="prev"' in pages[1]


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "", "\0", "9" * 30, "٢"])
def test_a_page_of_notes_that_is_none_is_one_that_is(page: str, alice: Who) -> None:
    alice.wrote(Noted("the only note"))
    assert "the only note" in alice.get("/notes/", data={"page": page}).content.decode()


def test_erasing_is_for_good_and_twice_is_no_more_than_once(alice: Who) -> None:
    kept, gone = alice.wrote(Noted("stays"), Noted("goes"))
    assert 'name="note" value="' in alice.get("/notes/").content.decode()
    for _ in range(2):
        assert alice.post("/notes/erase/", {"note": str(gone)})["Location"] == "/notes/?erased=1"
    assert [note.text for note in alice.read(Noted)] == ["stays"]
    assert [each.seqs for each in alice.read(Erased)] == [(gone,)]
    assert kept != gone


@pytest.mark.parametrize("number", ["0", "-1", "1", "99999", "x", "", "\0", "9" * 30, "１"])
def test_only_a_note_can_be_erased_as_one(number: str, alice: Who) -> None:
    alice.wrote(Noted("stays"))
    assert alice.post("/notes/erase/", {"note": number}).status_code == 302
    assert not alice.read(Erased)
    assert alice.get("/today/").status_code == 200


def test_one_persons_number_erases_nothing_of_another(alice: Who, bob: Who) -> None:
    (mine,) = alice.wrote(Noted("Alice's"))
    bob.wrote(*[Noted(f"{number}") for number in range(mine + 3)])
    bob.post("/notes/erase/", {"note": str(mine)})
    assert [note.text for note in alice.read(Noted)] == ["Alice's"]
