"""Words that ask for forgiveness while the box for it is empty: said to their author, once, and nothing is held up."""

from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import Apologised, ApologySaid, BreachNamed, BreachSeen
from goldseam.core.records.breach import Part

Words = Callable[[Any], str]
APOLOGY = "/amends/apology/"
ASKS = "I lied about the card. Please forgive me."
SEEMS = "This seems to ask for forgiveness."
TICK = f"{SEEMS} If it does, change the words and tick the box for it. Only you see this line."
ONCE = f"{SEEMS} You asked for it on 22 November 2026, and once is enough. Only you see this line."


def preview(who: Any, text: str = ASKS, **fields: str) -> Any:
    return who.post(APOLOGY, {"form": "letter", "title": "", "text": text, "move": "preview", **fields})


def hand(who: Any, text: str = ASKS, **fields: str) -> Any:
    return preview(who, text, **fields, move="hand")


@pytest.mark.parametrize("text", [ASKS, "Я соврал про карту. Надеюсь, ты сможешь меня простить."])
def test_t7_a_letter_that_seems_to_ask_with_the_box_empty_is_told_of_the_box(
    text: str, couple: Any, words: Words
) -> None:
    seen = preview(couple.alice, text)
    assert seen.status_code == 200
    assert TICK in words(seen)
    assert 'value="hand"' in seen.content.decode()


def test_t7_where_it_was_asked_before_the_day_is_named_and_the_letter_may_go_all_the_same(
    couple: Any, words: Words
) -> None:
    hand(couple.alice, asks="yes")
    assert ONCE in words(preview(couple.alice, f"{ASKS} Again."))
    assert hand(couple.alice, f"{ASKS} Again.").status_code == 302
    assert [each.record.asks_forgiveness for each in couple.bob.shared.read(Apologised)] == [True, False]


def test_t7_what_was_asked_in_person_is_named_too(couple: Any, words: Words) -> None:
    couple.alice.wrote(ApologySaid(couple.alice.clock.today, asks_forgiveness=True))
    assert ONCE in words(preview(couple.alice))


def test_t7_what_was_asked_for_another_breach_is_no_reason(couple: Any, words: Words) -> None:
    one, two = couple.alice.gave(BreachNamed("One thing"), BreachNamed("Another"))
    hand(couple.alice, asks="yes", breach=str(one))
    assert ONCE in words(preview(couple.alice, breach=str(one)))
    assert TICK in words(preview(couple.alice, breach=str(two)))
    choose = f"{SEEMS} You asked for it on 22 November 2026. Choose what this is about: for one thing, once is enough."
    assert choose in words(preview(couple.alice))


@pytest.mark.parametrize(
    "text",
    [
        "I lied about the card. I am ashamed.",
        "You do not have to forgive me.",
        "Прости, что соврал.",
        # A danger comes first: with its card there is nothing else to weigh.
        f"{ASKS} I am going to kill myself tonight.",
    ],
)
def test_t7_without_a_request_or_beside_a_danger_forgiveness_is_not_mentioned(
    text: str, couple: Any, words: Words
) -> None:
    assert SEEMS not in words(preview(couple.alice, text))


def test_t7_with_the_box_ticked_nothing_is_said_of_it(couple: Any, words: Words) -> None:
    assert SEEMS not in words(preview(couple.alice, asks="yes"))


def test_t7_the_statement_has_no_box_and_the_hurt_one_is_not_read_for_it(couple: Any, words: Words) -> None:
    assert SEEMS not in words(couple.alice.post("/amends/statement/", {"did": ASKS, "move": "preview"}))
    assert SEEMS not in words(preview(couple.bob))


def test_t7_whoever_was_hurt_and_broke_a_breach_that_is_named_is_told_as_anybody(
    couple: Any, words: Words
) -> None:
    (mine,) = couple.bob.gave(BreachNamed("My trip"))
    couple.bob.gave(BreachSeen(mine, Part.ME, Part.PARTNER))
    assert TICK in words(preview(couple.bob, breach=str(mine)))


def test_t7_the_other_reads_nothing_of_it(couple: Any, words: Words) -> None:
    page = hand(couple.alice)["Location"].partition("?")[0]
    for seen in (couple.bob.get(page), couple.bob.get("/amends/"), couple.bob.get("/us/shared/")):
        assert SEEMS not in words(seen)
