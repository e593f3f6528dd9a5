"""An answer against what its author wrote before: what contradicts is found, what fits is left alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.catalogue.model import Language
from goldseam.core.truth import Contradiction, ContradictionKind, EarlierText, contradictions
from goldseam.core.truth.contradictions import MOST_SHOWN
from tests.core.truth.made_up import Account, Draft, accounts

DAY = date(2026, 5, 3)
EN, RU = Language.EN, Language.RU
HALVES = ("build", "measure")
# The figures that were asked for, in percent.
FOUND_AT_LEAST, FALSE_AT_MOST = 70, 5


def found_in(account: Account, draft: Draft) -> tuple[Contradiction, ...]:
    return contradictions(
        draft.text, account.earlier, account.language, asked=draft.asked, today=date(2026, 11, 22)
    )


def against(draft: str, before: str, *, asked: str = "", before_asked: str = "") -> tuple[Contradiction, ...]:
    return contradictions(draft, [EarlierText(1, DAY, before, before_asked)], EN, asked=asked, today=DAY)


@pytest.mark.parametrize("half", HALVES)
def test_of_the_planted_contradictions_seventy_in_a_hundred_are_found(half: str) -> None:
    results = [bool(found_in(each, draft)) for each in accounts(half) for draft in each.planted]
    assert len(results) == 50
    assert 100 * sum(results) >= FOUND_AT_LEAST * len(results)


@pytest.mark.parametrize("half", HALVES)
def test_of_the_clean_answers_at_most_five_in_a_hundred_are_questioned(half: str) -> None:
    results = [bool(found_in(each, draft)) for each in accounts(half) for draft in each.clean]
    assert len(results) == 50
    assert 100 * sum(results) <= FALSE_AT_MOST * len(results)


@pytest.mark.parametrize(
    "account", [each for half in HALVES for each in accounts(half)], ids=lambda each: each.name
)
def test_whoever_says_the_same_again_is_not_questioned(account: Account) -> None:
    for text in account.earlier:
        assert not found_in(account, Draft(text.asked, text.text))


@pytest.mark.parametrize(
    ("kind", "now", "then"),
    [
        ("date", "It started in June 2024.", "It started in March 2024."),
        ("date", "It ended on 12.01.", "It ended on 14.01.2026."),
        ("date", "It began in spring 2022.", "It began in autumn 2023."),
        ("date", "It started on May 3.", "It started on 12 May."),
        ("date", "It started in 2022.", "It started in 2023."),
        ("date", "It began in March.", "It began in summer."),
        ("date", "It started last June.", "It started in June 2024."),
        ("date", "Это началось в мае 2024 года.", "Это началось осенью 2024 года."),
        ("number", "We met nine times.", "We met twice."),
        ("number", "I spent €900 euros on it.", "I spent 300 euros on it."),
        ("number", "I owe 11,000 pounds.", "I owe 4 thousand pounds."),
        ("number", "We wrote for two years.", "We wrote for six months."),
        ("number", "I met Robin about nine times.", "I met Robin about four times."),
        ("number", "There are twelve letters from Kim.", "There are seven letters from Kim."),
        ("number", "Мы встречались семь раз.", "Мы встречались дважды."),
        ("name", "My brother Paul knew too.", "Only Tom knew."),
        ("name", "Peter introduced us.", "Mark introduced us."),
        ("name", "Знала ещё Марина.", "Знал только Сергей."),
        ("place", "On your birthday I was at Julia's flat.", "On your birthday I was at the office."),
        ("place", "On 3 May I was in Leeds.", "On 3 May I was at the office."),
        ("place", "I stayed in a hotel in Rome.", "I stayed in Paris."),
        ("place", "I stayed in Paris.", "I was in Rome. I stayed there."),
        ("yes_no", "I slept with her in April.", "We never slept together."),
        ("yes_no", "I did not use protection.", "We always used protection."),
        ("yes_no", "I still have his number.", "I deleted his number."),
        ("yes_no", "Я брала деньги у мамы.", "У мамы я денег никогда не брала."),
    ],
)
def test_what_contradicts_is_found_and_named(kind: str, now: str, then: str) -> None:
    assert [each.kind for each in against(now, then)] == [ContradictionKind(kind)]


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("It started in March.", "It started on 3 March 2024."),
        ("It started in spring 2024.", "It started in March 2024."),
        ("I met Kim in June 2025.", "I met Alex in March 2024."),
        ("We kissed in May.", "We kissed in June."),
        ("We met about five times.", "We met four times."),
        ("We met nine times.", "We met at least twice."),
        ("I paid 250 pounds a month.", "I paid 300 pounds."),
        ("I called her once more.", "I called her three times."),
        ("Two of them knew.", "Three of them left."),
        ("We spoke until nine.", "We spoke until eleven."),
        ("I saw Tom in Leeds.", "I saw Tom in York."),
        ("I told Kate.", "I told Tom."),
        ("She did not write to you.", "I wrote to you."),
        ("I do not think that it matters.", "I think of it every day."),
        ("I may not have been fair.", "I was fair."),
        ("I have not written since.", "We wrote every day in April."),
        ("I never spoke with your father about money.", "I spoke with my mother about money."),
        ("Я не говорила с братом о деньгах.", "Я говорила с врачом о погоде."),
        ("I never met her sister.", "I never met her brother."),
        ("In May he marched, and she may march.", "In June he marched."),
        ("Я не брала трубку.", "Я брала такси."),
        ("С июня я ничего не покупала.", "Я покупала одежду в мае."),
        ("", "We met nine times."),
        ("We met nine times.", ""),
        ("…", "?!"),
    ],
)
def test_what_fits_or_is_not_sure_is_left_alone(now: str, then: str) -> None:
    assert against(now, then) == ()


def test_the_places_in_both_texts_are_given() -> None:
    now, then = "Well. We met nine times, I think.", "I am ashamed. We met four times in all."
    (found,) = against(now, then)
    assert now[slice(*found.span)] == "We met nine times, I think"
    assert then[slice(*found.quote)] == "We met four times in all"


def test_the_newest_text_stands_first_each_once_and_five_at_most() -> None:
    texts = [
        EarlierText(seq, date(2026, 5, seq), f"We met {seq} times. We met {seq} times.")
        for seq in range(2, 12)
    ]
    found = contradictions("We met forty times.", texts, EN)
    assert [each.seq for each in found] == [11, 10, 9, 8, 7]
    assert len(found) == MOST_SHOWN


def test_a_text_is_read_in_the_language_it_is_written_in() -> None:
    russian = EarlierText(1, DAY, "Мы встречались три раза.")
    assert contradictions("Мы встречались семь раз.", [russian], EN)
    assert not contradictions("We met seven times.", [russian], RU)


def test_the_questions_help_where_an_answer_is_short() -> None:
    asked = "How many cards do you have?"
    assert against("I have five cards.", "I have two cards.", asked=asked, before_asked=asked)
    assert against("Hans gave me five cards.", "Two cards, both known.", asked=asked, before_asked=asked)


@pytest.mark.parametrize(
    ("now", "then", "when"),
    [
        ("It started in July 2024.", "It started with a message.", "May 2024"),
        ("It started in July.", "It started with a message.", "May"),
        ("It started in October.", "It started with a message.", "spring 2024"),
        ("Это началось в июле.", "Это началось с письма.", "май 2024"),
        ("We met nine times.", "We met twice.", "May 2024"),
        ("We met nine times in May.", "We met twice.", "May 2024"),
        ("It started in July 2024.", "It started in May 2024.", "July 2024"),
    ],
)
def test_the_time_that_a_whole_text_is_about_counts_where_it_names_no_other(
    now: str, then: str, when: str
) -> None:
    assert contradictions(now, [EarlierText(1, DAY, then, when=when)], EN, today=DAY)


@pytest.mark.parametrize(
    ("now", "then", "when"),
    [
        ("We met nine times in June.", "We met twice.", "May 2024"),
        ("In June I paid Robin for the room.", "I paid Robin for the room.", "May 2024"),
        ("It started in May 2024.", "It started with a message.", "spring 2024"),
        ("It started in June.", "It started with a message.", "a long time ago, maybe"),
        ("On 3 June I stayed in Leeds.", "I stayed in York.", "May 2024"),
    ],
)
def test_what_was_at_another_time_is_no_contradiction(now: str, then: str, when: str) -> None:
    assert not contradictions(now, [EarlierText(1, DAY, then, when=when)], EN, today=DAY)


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(Language))
def test_any_text_is_read_and_the_places_lie_in_it(now: str, then: str, language: Language) -> None:
    for found in contradictions(now, [EarlierText(1, DAY, then, now)], language, asked=then, today=DAY):
        assert 0 <= found.span[0] < found.span[1] <= len(now)
        assert 0 <= found.quote[0] < found.quote[1] <= len(then)


def test_a_long_text_and_a_long_history_are_read_up_to_a_point() -> None:
    """Not timed: with work that grows by the square of the text this test would not come to an end."""
    long = "We walked, and it rained nine times in Rome. " * 6_000
    texts = [EarlierText(seq, DAY, long[:-40]) for seq in range(1, 300)]
    assert not contradictions(long, texts, EN)


def test_what_is_older_than_can_be_looked_through_is_left_alone() -> None:
    newer = [EarlierText(seq, DAY, "It rained. " * 100) for seq in range(2, 20)]
    assert not contradictions("We met nine times.", [EarlierText(1, DAY, "We met twice."), *newer], EN)
    assert contradictions("We met nine times.", [EarlierText(1, DAY, "We met twice."), *newer[:9]], EN)
