"""Answers, reflections, the safety check and preferences: the newest one counts, and the day is known."""

from collections.abc import Callable
from datetime import date

from goldseam.core.records import Answered, Entry, Noted, Preferred, Reflected, SafetyAnswered
from goldseam.core.records.preference import PREFERENCES, Preferences
from goldseam.core.records.situation import ANSWERS, REFLECTIONS, SAFETY, AnswersState, SafetyState

Entries = Callable[..., list[Entry]]
FIRST, LATER = date(2026, 3, 2), date(2026, 3, 5)


def test_the_newest_answer_to_a_question_counts_with_its_day(entries: Entries) -> None:
    state = ANSWERS.over(
        entries(
            FIRST,
            Answered("role", "injured"),
            Answered("causes", ("lying",)),
            Answered("ongoing", value=True),
            LATER,
            Answered("causes", ("lying", "money")),
            Answered("ongoing", value=False),
        )
    )

    assert state.values == {"role": "injured", "causes": ("lying", "money"), "ongoing": False}
    assert state.days == {"role": "2026-03-02", "causes": "2026-03-05", "ongoing": "2026-03-05"}


def test_an_answer_that_was_left_open_again_is_known_as_open(entries: Entries) -> None:
    state = ANSWERS.over(entries(FIRST, Answered("role", "injured"), LATER, Answered("role")))

    assert state == AnswersState({"role": None}, {"role": "2026-03-05"})


def test_the_newest_text_of_a_reflection_counts(entries: Entries) -> None:
    state = REFLECTIONS.over(entries(Reflected("q1", "first"), Reflected("q2", "other"), Reflected("q1", "")))

    assert state.texts == {"q1": "", "q2": "other"}


def test_the_safety_check_keeps_each_newest_answer_and_the_day_it_was_last_given(entries: Entries) -> None:
    state = SAFETY.over(
        entries(
            FIRST,
            SafetyAnswered({"fear": "yes", "self_harm": "no"}),
            LATER,
            SafetyAnswered({"fear": "no"}),
        )
    )

    assert state == SafetyState({"fear": "no", "self_harm": "no"}, LATER)


def test_putting_the_safety_check_off_counts_as_an_answer(entries: Entries) -> None:
    """S06: "not now" counts; what was said before stays."""
    state = SAFETY.over(entries(FIRST, SafetyAnswered({"fear": "yes"}), LATER, SafetyAnswered()))

    assert state == SafetyState({"fear": "yes"}, LATER)
    assert SAFETY.over([]).on is None


def test_the_newest_value_of_a_preference_counts(entries: Entries) -> None:
    state = PREFERENCES.over(
        entries(Preferred("theme", "dark"), Preferred("language", "ru"), Preferred("theme", ""))
    )

    assert state == Preferences({"theme": "", "language": "ru"})


def test_folds_pass_over_what_they_do_not_read(entries: Entries) -> None:
    for fold in (ANSWERS, REFLECTIONS, SAFETY, PREFERENCES):
        assert fold.over(entries(Noted("a"))) == fold.state()
