"""What was corrected is not asked about again: the place is found, though the correction does not name it."""

from datetime import date

import pytest

from goldseam.core.catalogue.model import Language
from goldseam.core.truth import EarlierText, contradictions, is_put_right

DAY, SINCE, TODAY = date(2026, 5, 3), date(2026, 6, 1), date(2026, 7, 1)
EN = Language.EN


def put_right(then: str, now: str, later: str, *, asked: str = "", when: str = "") -> bool:
    place, since = EarlierText(1, DAY, then, when=when), EarlierText(2, SINCE, later, asked)
    assert contradictions(now, [place], EN, asked=asked, today=TODAY)
    return is_put_right(place, now, since, EN, today=TODAY)


@pytest.mark.parametrize(
    ("then", "now", "later"),
    [
        ("We met twice.", "We met nine times.", "We met nine times."),
        ("We met twice.", "We met nine times.", "It was nine times."),
        ("We met twice.", "We met nine times.", "We met more than once: ten times."),
        ("It started in March 2024.", "It started in June 2024.", "No, in June 2024."),
        ("It started in March 2024.", "It started in June 2024.", "In summer 2024."),
        ("Only Tom knew.", "My brother Paul knew too.", "Paul as well."),
        ("On 3 May I was at the office.", "On 3 May I was in Leeds.", "I was in Leeds."),
        ("We never slept together.", "I slept with her in April.", "We slept together in April."),
        ("Мы встречались дважды.", "Мы встречались семь раз.", "Семь раз."),
    ],
)
def test_a_correction_that_says_the_new_thing_puts_the_old_one_right(then: str, now: str, later: str) -> None:
    assert put_right(then, now, later)


@pytest.mark.parametrize(
    ("then", "now", "later"),
    [
        ("We met twice.", "We met nine times.", "My sister knew."),
        ("We met twice.", "We met nine times.", "I spent nine euros."),
        ("We met twice.", "We met nine times.", ""),
        ("It started in March 2024.", "It started in June 2024.", "It ended in March 2025."),
        ("Only Tom knew.", "My brother Paul knew too.", "Tom knew it first."),
        ("We never slept together.", "I slept with her in April.", "I paid for the room."),
    ],
)
def test_a_correction_of_something_else_leaves_it_as_it_was(then: str, now: str, later: str) -> None:
    assert not put_right(then, now, later)


def test_the_time_of_a_whole_text_counts_as_its_own() -> None:
    then, now = "It started with a message.", "It started in October 2024."
    assert put_right(then, now, "In October 2024.", when="May 2024")
    assert not put_right(then, now, "By a message in May 2024.", when="May 2024")
