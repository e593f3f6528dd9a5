"""What the opened account says is held against a later answer, and corrected beside it where both read it."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import (
    AccountPart,
    AnswerGiven,
    Corrected,
    HandOverProposed,
    LieCorrected,
)
from goldseam.core.records.account import PartKind
from goldseam.core.records.handed import CorrectionHow
from tests.web.holding_against import (
    FIVE,
    IN_MAY,
    QUESTION,
    TWICE,
    Two,
    answer,
    asked,
    corrections,
    opened,
    quoted,
)

Words = Callable[[Any], str]


def test_what_the_opened_account_says_is_held_against_an_answer(couple: Two, words: Words) -> None:
    opened(couple.alice, couple.bob, AccountPart(happened="It rained."), IN_MAY)
    couple.alice.clock.passes(days=7)
    couple.alice.unlock(couple.alice.passphrase)
    page = asked(couple)
    for move in ("preview", "hand"):
        check = answer(couple.alice, page, move=move)
        assert quoted(check) == ["May 2024: I met Robin twice"]
        assert "On 22 November 2026 you wrote" in words(check)
        assert "The full account" in words(check)
        html = check.content.decode().partition("<main")[2]
        assert re.findall(r'<button [^>]*name="(?:move|decided)" value="(\w+)"', html) == ["correct", "as_is"]
    assert not couple.bob.shared.read(AnswerGiven)


@pytest.mark.parametrize(
    ("part", "question", "now", "then"),
    [
        (
            AccountPart(when="spring 2024", happened="It began with a message."),
            "When did it begin?",
            "It began in October 2024.",
            "spring 2024: It began with a message",
        ),
        (
            AccountPart(PartKind.ANSWER, said="How many cards do you have?", happened="Two cards, no more."),
            "How many cards do you have?",
            "Robin gave me five cards.",
            "Two cards, no more",
        ),
        (
            AccountPart(PartKind.DENIAL, said="I never saw Robin.", truth=TWICE),
            QUESTION,
            FIVE,
            "I met Robin twice",
        ),
        (AccountPart(knew="Only my sister knew."), "Who knew?", "Tom knew too.", "Only my sister knew"),
        (
            AccountPart(money="I paid 400 euros for the room."),
            "How much?",
            "I paid 900 euros for the room.",
            "I paid",
        ),
    ],
)
def test_each_part_is_read_for_what_it_states(
    couple: Two, part: AccountPart, question: str, now: str, then: str
) -> None:
    opened(couple.alice, couple.bob, part)
    (found,) = quoted(answer(couple.alice, asked(couple, question), now))
    assert found.startswith(then)


@pytest.mark.parametrize(
    ("part", "now"),
    [
        (AccountPart(said=TWICE), FIVE),
        (AccountPart(PartKind.DENIAL, said=TWICE, truth="I met Robin five times."), FIVE),
        (AccountPart(unsure="Perhaps I met Robin twice."), FIVE),
        (AccountPart(when="May 2024", happened=TWICE), "In June 2024 I met Robin five times."),
    ],
)
def test_what_was_not_true_then_or_is_unsure_or_is_of_another_time_is_held_against_nobody(
    couple: Two, part: AccountPart, now: str
) -> None:
    opened(couple.alice, couple.bob, part)
    assert not quoted(answer(couple.alice, asked(couple), now))


def test_correcting_the_account_goes_beside_it_where_both_read_it(couple: Two, words: Words) -> None:
    number = opened(couple.alice, couple.bob, IN_MAY)
    page, fields = (
        asked(couple),
        {"decided": "correct", "came": "asked", "correction": "It was <five> times."},
    )
    preview = answer(couple.alice, page, **fields)
    assert "The full account" in words(preview)
    added = "Corrected on 22 November 2026, after a question It was <five> times."
    assert added in words(preview)
    assert not corrections(couple.bob)
    for _ in range(2):
        answer(couple.alice, page, **fields, move="hand")
    assert corrections(couple.bob) == [Corrected(number, "It was <five> times.", CorrectionHow.ASKED)]
    (name,) = [entry.seq for entry in couple.bob.shared.read(HandOverProposed)]
    assert added in words(couple.bob.get(f"/truth/account/read/{name}/?whole=1"))
    assert couple.bob.shared.read(AnswerGiven)


def test_what_was_put_right_in_the_account_is_not_asked_about_again(couple: Two) -> None:
    number = opened(couple.alice, couple.bob, AccountPart(happened=f"{TWICE} I met Kim four times."))
    couple.alice.gave(Corrected(number, "Five times."))
    page = asked(couple)
    assert not quoted(answer(couple.alice, page))
    assert not quoted(answer(couple.alice, page, TWICE))
    assert quoted(answer(couple.alice, page, "I met Kim seven times.")) == ["I met Kim four times"]
    assert quoted(answer(couple.alice, page, f"{FIVE} I met Kim seven times.")) == ["I met Kim four times"]


def test_a_correction_beside_the_account_is_held_against_an_answer_too(couple: Two) -> None:
    number = opened(couple.alice, couple.bob, IN_MAY)
    couple.alice.gave(Corrected(number, "I met Robin five times."))
    check = answer(couple.alice, asked(couple), "I met Robin nine times.")
    assert quoted(check) == ["I met Robin five times"]


def test_of_an_account_it_is_always_said_how_a_correction_came_up(couple: Two, words: Words) -> None:
    opened(couple.alice, couple.bob, IN_MAY)
    page = asked(couple)
    assert 'value="not_said"' not in answer(couple.alice, page).content.decode()
    fields = {"decided": "correct", "came": "not_said", "correction": "It was five times."}
    refused = answer(couple.alice, page, **fields, move="hand")
    assert refused.status_code == 422
    assert "Choose how it came up." in words(refused)
    assert "It was five times." in refused.content.decode()
    assert not corrections(couple.bob)


def test_a_part_that_was_handed_over_is_shown_once_and_one_that_changed_since_as_private(couple: Two) -> None:
    (root,) = couple.alice.wrote(IN_MAY)
    opened(couple.alice, couple.bob, IN_MAY)
    page = asked(couple)
    check = answer(couple.alice, page)
    assert quoted(check) == ["May 2024: I met Robin twice"]
    assert "In a private draft" not in check.content.decode()
    couple.alice.wrote(AccountPart(happened="I met Robin three times.", root=root))
    check = answer(couple.alice, page)
    assert sorted(quoted(check)) == ["I met Robin three times", "May 2024: I met Robin twice"]
    assert check.content.decode().count("In a private draft") == 1


def test_s27_the_account_is_quoted_only_after_the_passphrase(couple: Two) -> None:
    opened(couple.alice, couple.bob, IN_MAY)
    page = asked(couple)
    couple.alice.clock.passes(minutes=6)
    for decided in ("", "correct"):
        asks = answer(couple.alice, page, decided=decided, correction="It was five times.", came="asked")
        assert asks.status_code == 403
        assert "twice" not in asks.content.decode()
    assert answer(couple.alice, page, decided="as_is").status_code == 200
    couple.alice.unlock(couple.alice.passphrase)
    assert quoted(answer(couple.alice, page))


def test_an_account_is_found_behind_years_of_other_texts_and_behind_its_own_length(couple: Two) -> None:
    rain = AccountPart(PartKind.REASONS, happened="It rained. " * 100)
    opened(couple.alice, couple.bob, IN_MAY, *[rain] * 30)
    couple.alice.clock.passes(days=1)
    couple.alice.unlock(couple.alice.passphrase)
    couple.alice.gave(*[LieCorrected("x", "It rained. " * 100)] * 20)
    couple.alice.wrote(*[AccountPart(happened="It rained. " * 100)] * 20)
    assert quoted(answer(couple.alice, asked(couple))) == ["May 2024: I met Robin twice"]
