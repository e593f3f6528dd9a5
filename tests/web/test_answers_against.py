"""An answer is held against everything its author said before, and against nobody else's words."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldseam.core.records import (
    AccountPart,
    AccountSealed,
    ActsOwned,
    AnswerGiven,
    AnswerPrepared,
    Asked,
    ContactLogged,
    Corrected,
    LieCorrected,
    Withdrawn,
)
from goldseam.core.records.account import sealed_account
from goldseam.core.records.handed import CorrectionHow
from goldseam.core.records.kinds import Record
from goldseam.core.records.no_contact import ContactBegan, ContactKnown
from goldseam.core.records.question import AnswerHow
from tests.web.holding_against import (
    FIVE,
    IN_MAY,
    QUESTION,
    TWICE,
    Two,
    agreed,
    answer,
    asked,
    corrections,
    opened,
    quoted,
    released,
)

Words = Callable[[Any], str]
CONTACT = ContactLogged(date(2026, 11, 20), ContactBegan.THEY, ContactKnown.LATER, TWICE)
OTHERS: Mapping[str, Record] = {
    "a lie put right": LieCorrected("I met Robin nine times.", TWICE),
    "acts owned": ActsOwned(None, TWICE, "I said that I met Robin nine times."),
    "a contact": CONTACT,
}


@pytest.mark.parametrize("what", OTHERS)
def test_what_else_was_told_is_held_against_an_answer_and_corrected_where_it_stands(
    couple: Two, what: str, words: Words
) -> None:
    (number,) = couple.alice.gave(OTHERS[what])
    page, fields = (
        asked(couple),
        {"decided": "correct", "came": "noticed", "correction": "It was five times."},
    )
    assert quoted(answer(couple.alice, page)) == ["I met Robin twice"]
    preview = words(answer(couple.alice, page, **fields))
    answer(couple.alice, page, **fields, move="hand")
    assert corrections(couple.bob) == [Corrected(number, "It was five times.", CorrectionHow.NOTICED)]
    item = f"/amends/{number}/" if what == "acts owned" else f"/truth/told/{number}/"
    for shown in (preview, words(couple.bob.get(item))):
        assert "Corrected on 22 November 2026, noticed by its author It was five times." in shown
    assert not quoted(answer(couple.alice, asked(couple)))


@pytest.mark.parametrize("what", [*OTHERS, "the account"])
def test_what_was_marked_as_withdrawn_is_held_against_nobody(couple: Two, what: str) -> None:
    if what == "the account":
        number = opened(couple.alice, couple.bob, IN_MAY)
    else:
        (number,) = couple.alice.gave(OTHERS[what])
    couple.alice.gave(Withdrawn(number))
    assert not quoted(answer(couple.alice, asked(couple)))


def test_what_somebody_else_did_is_no_word_about_oneself(couple: Two) -> None:
    theirs = ContactLogged(date(2026, 11, 20), ContactBegan.THEY, ContactKnown.FOUND_OUT, TWICE, own=False)
    couple.alice.gave(theirs)
    assert not quoted(answer(couple.alice, asked(couple)))


def test_an_own_private_part_is_shown_to_its_author_and_stays_private(couple: Two, words: Words) -> None:
    couple.alice.wrote(AccountPart(happened="Robin and I met nine times."), AccountPart(happened=TWICE))
    page = asked(couple)
    check = answer(couple.alice, page)
    assert quoted(check) == ["Robin and I met nine times", "I met Robin twice"]
    assert words(check).count("In a private draft") == 2
    html = check.content.decode().partition("<main")[2]
    assert re.findall(r'<button [^>]*name="(?:move|decided)" value="(\w+)"', html) == ["back", "as_is"]
    answer(couple.alice, page, decided="correct", correction="five", came="asked", move="hand")
    assert not corrections(couple.bob)
    shown = words(couple.bob.get(page.removesuffix("answer/")))
    assert FIVE in shown
    assert "twice" not in shown + words(couple.bob.get("/truth/account/hand-over/"))


def test_of_an_account_that_did_not_open_nothing_goes_to_the_other(couple: Two, words: Words) -> None:
    sealed = sealed_account([IN_MAY])
    couple.alice.wrote(IN_MAY, AccountSealed(sealed))
    number = released(couple.alice, agreed(couple.alice, couple.bob), sealed)
    page = asked(couple)
    check = answer(couple.alice, page)
    assert quoted(check) == ["May 2024: I met Robin twice"]
    assert "In a private draft" in words(check)
    fields = {"decided": "correct", "came": "asked", "correction": "MARKED five", "move": "hand"}
    answer(couple.alice, page, **fields)
    assert not corrections(couple.bob)
    pages = [f"/truth/account/read/{number}/", "/truth/account/hand-over/", "/truth/", page[:-7], "/today/"]
    shown = " ".join(words(couple.bob.get(each)) for each in pages)
    assert "twice" not in shown
    assert "MARKED" not in shown


def test_the_words_of_the_other_are_never_held_against_an_answer(couple: Two) -> None:
    opened(couple.bob, couple.alice, IN_MAY)
    couple.bob.gave(*OTHERS.values())
    couple.bob.wrote(IN_MAY, AnswerPrepared(TWICE, QUESTION))
    (own,) = couple.alice.gave(Asked(QUESTION))
    couple.bob.gave(AnswerGiven(own, AnswerHow.TRUE, TWICE))
    preview = answer(couple.alice, asked(couple))
    assert not quoted(preview)
    assert 'value="hand"' in preview.content.decode()


def test_the_check_costs_the_same_with_one_text_of_each_and_with_many(couple: Two) -> None:
    def cost() -> int:
        page = asked(couple)
        answer(couple.alice, page)
        with CaptureQueriesContext(connection) as queries:
            assert quoted(answer(couple.alice, page))
        return len(queries)

    def more(times: int) -> None:
        opened(couple.alice, couple.bob, *[IN_MAY] * times)
        couple.alice.gave(*[each for each in OTHERS.values() for _ in range(times)])
        couple.alice.wrote(*[AccountPart(happened=f"{TWICE} {number}") for number in range(times)])

    more(1)
    before = cost()
    more(20)
    assert cost() == before
