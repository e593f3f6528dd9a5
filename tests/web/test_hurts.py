"""What hurts and what helps: private, handed over card by card, taken back at once; gentle days (T2); right now."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import Asked, Handed, Paused, SafetyAnswered, SubjectRested
from goldseam.core.records.closeness import ClosenessWished
from goldseam.core.records.trigger import (
    CardHanded,
    DayKnown,
    GentleDayHanded,
    GentleDayNoted,
    TriggerNoted,
)

Who = Any
Words = Callable[[Any], str]
HURTS, CARDS, DAYS, NOW = "/hurts/", "/hurts/cards/", "/hurts/days/", "/hurts/now/"
SONG = {"title": "the song", "helps": "say who wrote", "note": "jokes"}
CARD = {"title": "the song", "helps": "stay", "words": "I am here", "note": "jokes"}
LETTER = {"on": "2026-11-22", "words": "the letter", "yearly": "yes"}
SAID = "I know what day it is. I am here."


def note(who: Who) -> str:
    """Write one down; its number."""
    who.post("/hurts/new/", SONG)
    return str(who.space.read(TriggerNoted)[-1].seq)


def day_of(who: Who, **more: str) -> str:
    """Keep a gentle day; its number."""
    who.post(DAYS, {**LETTER, **more})
    return str(who.space.read(GentleDayNoted)[-1].seq)


def told(who: Who, **more: str) -> str:
    """Hand a gentle day over; its number."""
    who.post(f"/hurts/days/{day_of(who, **more)}/", {**LETTER, **more, "move": "hand"})
    return str(who.shared.read(GentleDayHanded)[-1].seq)


def seen(page: Any) -> list[str]:
    """What stands in the cards of a page."""
    return re.findall(r"</p>\s*(<dl .*?)\s*</article>", page.content.decode(), re.DOTALL)


def test_the_list_is_private_and_empty_lists_say_what_they_are_for(couple: Any, words: Words) -> None:
    assert "A song, a street, a smell" in words(couple.bob.get(HURTS))
    note(couple.bob)
    assert "the song" in words(couple.bob.get(HURTS))
    for page in (HURTS, CARDS, "/today/"):
        assert "the song" not in words(couple.alice.get(page))
    assert not couple.bob.shared.read(CardHanded)


def test_one_is_changed_and_its_old_words_go(bob: Who) -> None:
    number = note(bob)
    assert 'value="the song"' in bob.get(f"{HURTS}{number}/").content.decode()
    bob.post(f"{HURTS}{number}/", {**SONG, "title": "that song"})
    assert [record.what for record in bob.read(TriggerNoted)] == ["that song"]
    assert bob.get(f"{HURTS}{number}/").status_code == 404


def test_one_is_erased_for_good(bob: Who) -> None:
    number = note(bob)
    assert bob.post(f"{HURTS}{number}/", {"move": "erase"})["Location"] == HURTS
    assert not bob.read(TriggerNoted)


@pytest.mark.parametrize("wrong", [{"title": ""}, {"helps": "a" * 5001}])
def test_what_cannot_be_kept_is_not_lost(wrong: dict[str, str], bob: Who) -> None:
    answer = bob.post("/hurts/new/", {**SONG, **wrong})
    assert answer.status_code == 422
    assert "jokes" in answer.content.decode()
    assert not bob.read(TriggerNoted)


def test_s12_a_card_is_made_of_it_seen_first_and_handed_over_once(couple: Any, words: Words) -> None:
    page = f"{HURTS}{note(couple.bob)}/card/"
    form = couple.bob.get(page).content.decode()
    assert "say who wrote" in form
    assert "jokes" in form
    looked = couple.bob.post(page, {**CARD, "words": ""})
    assert not couple.bob.shared.read(CardHanded)
    for _ in range(2):
        assert couple.bob.post(page, {**CARD, "words": "", "move": "hand"})["Location"] == f"{CARDS}?given=1"
    assert len(couple.bob.shared.read(CardHanded)) == 1
    assert seen(couple.alice.get(CARDS)) == seen(looked)
    assert "What to say" not in words(couple.alice.get(CARDS))
    assert couple.alice.get(page).status_code == 404


@pytest.mark.parametrize("wrong", [{"helps": "", "words": "", "note": ""}, {"words": "a" * 2001}])
def test_a_card_that_says_nothing_or_too_much_is_given_back(wrong: dict[str, str], couple: Any) -> None:
    answer = couple.bob.post(f"{HURTS}{note(couple.bob)}/card/", {**CARD, **wrong, "move": "hand"})
    assert answer.status_code == 422
    assert 'value="the song"' in answer.content.decode()


def test_s16_a_card_is_taken_back_by_its_author_alone_and_looks_as_never_given(couple: Any) -> None:
    never = couple.alice.get(CARDS).content.decode()
    couple.bob.post(f"{HURTS}{note(couple.bob)}/card/", {**CARD, "move": "hand"})
    number = str(couple.bob.shared.read(CardHanded)[-1].seq)
    for item in (number, "x", "", "999"):
        couple.alice.post(CARDS, {"move": "erase", "item": item})
    assert couple.bob.shared.read(CardHanded)
    couple.alice.gave(Paused())
    couple.bob.post(CARDS, {"move": "erase", "item": number})
    token = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
    assert token.sub("", couple.alice.get(CARDS).content.decode()) == token.sub("", never)


def test_t3_a_card_waits_while_no_contact_is_asked_for(couple: Any) -> None:
    couple.alice.gave(ClosenessWished("no_contact"))
    answer = couple.bob.post(f"{HURTS}{note(couple.bob)}/card/", {**CARD, "move": "hand"})
    assert answer.status_code == 409
    assert not couple.bob.shared.read(CardHanded)


def test_s27_a_gentle_day_stands_on_the_own_today_without_its_words_and_nowhere_else(
    couple: Any, words: Words
) -> None:
    day_of(couple.bob)
    today = words(couple.bob.get("/today/"))
    assert "A gentle day is today." in today
    assert "the letter" not in today
    assert "gentle day" not in words(couple.alice.get("/today/"))
    assert "Every year" in words(couple.bob.get(DAYS))


def test_a_gentle_day_of_another_date_is_quiet(bob: Who, words: Words) -> None:
    day_of(bob, on="2026-11-23", yearly="")
    assert "A gentle day is today." not in words(bob.get("/today/"))


def test_own_days_are_erased_by_number(bob: Who) -> None:
    number = day_of(bob)
    for item in ("x", "", "7"):
        bob.post(DAYS, {"move": "erase", "item": item})
    assert bob.read(GentleDayNoted)
    bob.post(DAYS, {"move": "erase", "item": number})
    assert not bob.read(GentleDayNoted)


@pytest.mark.parametrize("wrong", [{"on": ""}, {"on": "soon"}, {"words": ""}, {"words": "a" * 201}])
def test_a_day_that_cannot_be_kept_is_not_lost(wrong: dict[str, str], couple: Any) -> None:
    typed = {**LETTER, **wrong}
    number = day_of(couple.bob)
    for page in (DAYS, f"{DAYS}{number}/"):
        answer = couple.bob.post(page, typed)
        assert answer.status_code == 422
        assert f'value="{typed["words"]}"' in answer.content.decode()


def test_s12_a_day_is_seen_first_and_then_stands_on_both_days(couple: Any, words: Words) -> None:
    number = day_of(couple.bob)
    assert 'value="the letter"' in couple.bob.get(f"{DAYS}{number}/").content.decode()
    looked = couple.bob.post(f"{DAYS}{number}/", LETTER)
    assert not couple.bob.shared.read(GentleDayHanded)
    couple.bob.post(f"{DAYS}{number}/", {**LETTER, "move": "hand"})
    assert seen(couple.alice.get(CARDS)) == seen(looked)
    assert "A gentle day for Bob. the letter" in words(couple.alice.get("/today/"))
    assert couple.alice.get(f"{DAYS}{number}/").status_code == 404


def test_t2_it_is_said_once_that_one_knows_what_day_it_is(couple: Any, words: Words) -> None:
    item = told(couple.bob)
    assert f"Say once: {SAID}" in words(couple.alice.get(CARDS))
    assert "Say once:" not in words(couple.bob.get(CARDS))
    couple.bob.post(CARDS, {"move": "known", "item": item})
    assert not couple.bob.shared.read(DayKnown)
    for _ in range(2):
        couple.alice.post(CARDS, {"move": "known", "item": item})
    assert len(couple.alice.shared.read(DayKnown)) == 1
    assert "Say once:" not in words(couple.alice.get(CARDS))
    assert f"Said today: {SAID}" in words(couple.bob.get(CARDS))


@pytest.mark.parametrize("what", [ClosenessWished("space"), ClosenessWished("no_contact"), SubjectRested()])
def test_t2_it_is_not_said_while_the_subject_rests_or_room_is_asked_for(
    what: Any, couple: Any, words: Words
) -> None:
    item = told(couple.bob)
    couple.bob.gave(Asked("?"), what)
    assert "Say once:" not in words(couple.alice.get(CARDS))
    couple.alice.post(CARDS, {"move": "known", "item": item})
    assert not couple.alice.shared.read(DayKnown)


def test_t2_a_day_that_is_not_today_is_not_spoken_of(couple: Any) -> None:
    item = told(couple.bob, on="2026-11-23", yearly="")
    couple.alice.post(CARDS, {"move": "known", "item": item})
    assert not couple.alice.shared.read(DayKnown)


def test_s05_help_comes_before_saying_it_and_a_pause_is_kept(couple: Any, words: Words) -> None:
    item = told(couple.bob)
    couple.alice.wrote(SafetyAnswered({"self_harm": "yes"}))
    answer = couple.alice.post(CARDS, {"move": "known", "item": item})
    assert answer.status_code == 409
    assert "Help comes first." in words(answer)
    couple.alice.wrote(SafetyAnswered({"self_harm": "no"}))
    couple.bob.gave(Paused())
    assert couple.alice.post(CARDS, {"move": "known", "item": item}).status_code == 409
    assert not couple.alice.shared.read(DayKnown)


def test_grounding_comes_first_also_on_a_locked_device(couple: Any, words: Words) -> None:
    page = couple.bob.get(NOW).content.decode()
    assert page.index('class="steps"') < page.index("/notes/new/") < page.index("/us/hand/write/")
    assert 'href="/help/#ground"' in page
    couple.bob.lock()
    locked = couple.bob.get(NOW)
    assert locked.status_code == 200
    assert "Say it to" not in words(locked)
    assert "/truth/questions/ask/" not in locked.content.decode()


def test_a_ready_sentence_is_changed_seen_and_paced_as_any_note(couple: Any, words: Words) -> None:
    page = couple.bob.get(NOW).content.decode()
    ready = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", page)[0]
    fields = {"kind": "note", "text": f"{ready} Thank you."}
    looked = couple.bob.post("/us/hand/write/", fields)
    assert "They will see exactly this" in words(looked)
    couple.alice.gave(ClosenessWished("no_contact"))
    assert couple.bob.post("/us/hand/write/", {**fields, "move": "hand"}).status_code == 409
    couple.alice.gave(ClosenessWished("near"))
    couple.bob.post("/us/hand/write/", {**fields, "move": "hand"})
    assert couple.bob.shared.read(Handed)[-1].record.text.endswith("Thank you.")


def test_nothing_is_said_from_here_alone_nor_while_the_space_rests(
    couple: Any, carol: Who, words: Words
) -> None:
    assert "Say it to Alice" in words(couple.bob.get(NOW))
    assert "Say it to" not in words(carol.get(NOW))
    couple.alice.gave(Paused())
    assert "Say it to" not in words(couple.bob.get(NOW))
