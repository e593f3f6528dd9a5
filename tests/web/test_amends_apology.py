"""An apology: once and well, forgiveness asked for at most once a breach, and nothing of the other is expected."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import (
    Apologised,
    ApologySaid,
    BreachNamed,
    ForgivenessAsked,
    HarmTold,
    SaidBack,
)

Who = Any
Words = Callable[[Any], str]
APOLOGY, CARD = "/amends/apology/", "/amends/in-person/"
LETTER = {"form": "letter", "title": "", "text": "I took the card. I am sorry."}
ONCE = "You asked for forgiveness for this on 22 November 2026."


def hand(who: Who, **fields: str) -> Any:
    return who.post(APOLOGY, {**LETTER, **fields, "move": "hand"})


def later(*people: Who) -> None:
    people[0].clock.passes(days=2)
    for who in people:
        who.unlock(who.passphrase)


def given(who: Who) -> list[Any]:
    return [entry.record for entry in who.shared.read(Apologised)]


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("letter", "A letter of apology"),
        ("gift", "An apology, with a gift"),
        ("deed", "An apology, with a deed"),
        ("nonsense", "A letter of apology"),
    ],
)
def test_every_form_arrives_under_its_name(form: str, name: str, couple: Any, words: Words) -> None:
    page = hand(couple.alice, form=form)["Location"]
    assert name in words(couple.bob.get(page.partition("?")[0]))


def test_the_guide_stands_in_its_order_and_never_names_forgiveness(alice: Who) -> None:
    page = alice.get(APOLOGY).content.decode()
    (guide,) = re.findall(r'<ol class="steps">(.*?)</ol>', page, re.DOTALL)
    steps = ["I did it", "put right", "what it did to you", "changes", "I am sorry", "How it came about"]
    places = [guide.index(step) for step in steps]
    assert places == sorted(places)
    assert "orgiv" not in guide


def test_t7_forgiveness_is_asked_for_once_a_breach(couple: Any, words: Words) -> None:
    one, two = couple.bob.gave(BreachNamed("The card"), BreachNamed("The trip"))
    assert hand(couple.alice, breach=str(one), asks="yes").status_code == 302
    for move in ("preview", "hand", "keep"):
        again = {**LETTER, "text": "once more", "breach": str(one), "asks": "yes"}
        refused = couple.alice.post(APOLOGY, {**again, "move": move})
        assert refused.status_code == 422
        assert ONCE in words(refused)
        assert "once more" in refused.content.decode()
    assert hand(couple.alice, text="once more", breach=str(one)).status_code == 302
    assert hand(couple.alice, breach=str(two), asks="yes").status_code == 302
    assert [each.asks_forgiveness for each in given(couple.bob)] == [True, False, True]


@pytest.mark.parametrize("in_person", [True, False])
def test_t7_what_was_asked_without_a_name_was_asked_for_every_breach(
    in_person: bool, couple: Any, words: Words
) -> None:
    (breach,) = couple.bob.gave(BreachNamed("The card"))
    first = couple.alice.post(CARD, {"on": "2026-11-22", "asked": "yes"}) if in_person else None
    assert (first or hand(couple.alice, asks="yes")).status_code == 302
    refused = hand(couple.alice, text="once more", breach=str(breach), asks="yes")
    assert refused.status_code == 422
    assert ONCE in words(refused)
    again = couple.alice.post(CARD, {"on": "2026-11-21", "breach": str(breach), "asked": "yes"})
    assert again.status_code == 422
    assert len(couple.bob.shared.read(ForgivenessAsked)) == (0 if in_person else 1)


def test_t7_after_it_was_asked_for_one_breach_another_is_chosen_by_its_name(
    couple: Any, words: Words
) -> None:
    one, two = couple.bob.gave(BreachNamed("The card"), BreachNamed("The trip"))
    hand(couple.alice, breach=str(one), asks="yes")
    refused = hand(couple.alice, text="once more", asks="yes")
    assert refused.status_code == 422
    asked = "You asked for forgiveness on 22 November 2026. Choose what this is about, or leave the box empty"
    assert asked in words(refused)
    assert hand(couple.alice, text="once more", breach=str(two), asks="yes").status_code == 302
    assert [each.breach for each in given(couple.bob)] == [one, two]


def test_t7_taking_the_apology_back_does_not_let_it_be_asked_again(couple: Any, words: Words) -> None:
    page = hand(couple.alice, asks="yes")["Location"].partition("?")[0]
    couple.alice.post(f"{page}back/")
    assert not given(couple.bob)
    assert ONCE in words(hand(couple.alice, text="once more", asks="yes"))


def test_t7_what_was_asked_in_person_counts_too(couple: Any, words: Words) -> None:
    assert couple.alice.post(CARD, {"on": "2026-11-20", "asked": "yes"}).status_code == 302
    assert "for this on 20 November 2026" in words(hand(couple.alice, asks="yes"))
    refused = couple.alice.post(CARD, {"on": "2026-11-22", "asked": "yes"})
    assert refused.status_code == 422
    assert "Leave the box empty, and the day is kept." in words(refused)
    assert couple.alice.post(CARD, {"on": "2026-11-22"}).status_code == 302


def test_a_form_that_asks_and_is_sent_twice_asks_once(couple: Any) -> None:
    preview = couple.alice.post(APOLOGY, {**LETTER, "asks": "yes"}).content.decode()
    (draft,) = re.findall(r'name="draft" value="(\d+)"', preview)
    for _ in range(2):
        assert hand(couple.alice, asks="yes", draft=draft).status_code == 302
    assert len(given(couple.bob)) == len(couple.bob.shared.read(ForgivenessAsked)) == 1


def test_t11_the_other_is_asked_for_nothing(couple: Any, words: Words) -> None:
    page = hand(couple.alice, asks="yes")["Location"].partition("?")[0]
    shown = words(couple.bob.get(page))
    assert "orgiv" not in shown
    assert "You owe no answer, now or later." in shown
    for quiet in ("/today/", "/us/"):
        assert "apolog" not in words(couple.bob.get(quiet)).partition("and an apology")[0].lower()


def test_a_repeat_is_told_to_its_author_alone_with_two_ways_on(couple: Any, words: Words) -> None:
    (breach,) = couple.bob.gave(BreachNamed("The card"))
    first = couple.alice.post(APOLOGY, {**LETTER, "breach": str(breach)})
    assert "You apologised" not in words(first)
    page = hand(couple.alice, breach=str(breach))["Location"].partition("?")[0]
    later(couple.alice, couple.bob)
    again = {**LETTER, "text": "once more", "breach": str(breach)}
    preview = couple.alice.post(APOLOGY, again)
    assert "You apologised for this on 22 November 2026. Only you see this line." in words(preview)
    assert "Hand it over all the same" in words(preview)
    assert "Leave it as a draft" in words(preview)
    assert "You apologised" not in words(couple.bob.get(page))
    assert "You apologised" not in words(couple.bob.post(APOLOGY, again))
    assert couple.alice.post(APOLOGY, {**again, "move": "hand"}).status_code == 302


def test_another_breach_and_one_without_a_name_are_no_repeat(couple: Any, words: Words) -> None:
    one, two = couple.bob.gave(BreachNamed("The card"), BreachNamed("The trip"))
    hand(couple.alice, breach=str(one))
    for breach in (str(two), ""):
        assert "You apologised" not in words(couple.alice.post(APOLOGY, {**LETTER, "breach": breach}))
    hand(couple.alice, text="without a name")
    unnamed = words(couple.alice.post(APOLOGY, {**LETTER, "text": "again"}))
    assert "You apologised before, on 22 November 2026, without naming what for." in unnamed


def test_what_was_said_in_person_is_a_repeat_too(alice: Who, words: Words) -> None:
    alice.post(CARD, {"on": "2026-11-20"})
    assert "You apologised before, on 20 November 2026" in words(alice.get(APOLOGY))
    assert "You apologised before, on 20 November 2026" in words(alice.get(CARD))


def test_what_is_not_said_back_yet_is_said_before_an_apology_and_forces_nothing(
    couple: Any, words: Words
) -> None:
    (harm,) = couple.bob.gave(HarmTold(None, "I lie awake"))
    for page in (couple.alice.get(APOLOGY), couple.alice.post(APOLOGY, LETTER)):
        assert "Bob wrote what it did to them. You have not said it back yet." in words(page)
        assert f'href="/amends/{harm}/say-back/"' in page.content.decode()
    assert hand(couple.alice).status_code == 302
    couple.alice.gave(SaidBack(harm, "you lie awake"))
    assert "not said it back" not in words(couple.alice.get(APOLOGY))
    assert "not said it back" not in words(couple.bob.get(APOLOGY))


def test_in_person_it_never_reaches_the_other_through_here(couple: Any, words: Words) -> None:
    page = hand(couple.alice, form="in_person")["Location"]
    assert page.startswith("/amends/draft/")
    assert not given(couple.bob)
    (way,) = re.findall(r'href="(/amends/in-person/\?draft=\d+)"', couple.alice.get(page).content.decode())
    card = words(couple.alice.get(way))
    for point in ("Ask first", "Eyes", "Pace", "Place", "Listen after", LETTER["text"]):
        assert point in card


def test_the_day_it_was_said_is_kept_for_its_author_alone(couple: Any, words: Words) -> None:
    draft = hand(couple.alice, form="in_person")["Location"].split("/")[3]
    before = words(couple.bob.get("/amends/"))
    fields = {"on": "2026-11-21", "draft": draft}
    for _ in range(2):
        saved = couple.alice.post(CARD, fields)
    assert "Kept for you alone, with its day." in words(couple.alice.get(saved["Location"]))
    assert "said in person on 21 November 2026" in words(couple.alice.get("/amends/"))
    assert len(couple.alice.read(ApologySaid)) == 1
    assert words(couple.bob.get("/amends/")) == before


@pytest.mark.parametrize("on", ["", "soon", "2026-11-23", "2026-13-40"])
def test_a_day_that_is_none_or_is_to_come_is_not_kept(on: str, alice: Who) -> None:
    answer = alice.post(CARD, {"on": on, "asked": "yes"})
    assert answer.status_code == 422
    assert f'value="{on}"' in answer.content.decode()
    assert " checked" in answer.content.decode()
    assert not alice.read(ApologySaid)


def test_the_words_of_another_draft_or_of_none_are_not_on_the_card(couple: Any, words: Words) -> None:
    harm = couple.alice.post("/amends/harm/", {"text": "my hurt", "move": "keep"})["Location"].split("/")[3]
    for number in (harm, "999", "x"):
        card = couple.alice.get(f"{CARD}?draft={number}")
        assert card.status_code == 200
        assert "my hurt" not in words(card)
