"""Words that would tell what a reminder is about are noticed in both languages; everyday ones are not (S28)."""

import pytest

from goldseam.core.reminders import telling_words

TELLING = (
    "affair",
    "cheating",
    "cheated",
    "trust",
    "trusting",
    "betrayal",
    "partner",
    "partners",
    "Goldseam",
    "husband",
    "wife",
    "marriage",
    "divorce",
    "infidelity",
    "unfaithful",
    "forgiveness",
    "apology",
    "relationship",
    "couples",
    "therapy",
    "counsellor",
    "lie",
    "lied",
    "lying",
    "secret",
    "truth",
    "jealousy",
    "honesty",
    "reconcile",
    "amends",
    "confession",
    "love",
    "измена",
    "измене",
    "изменила",
    "доверие",
    "доверять",
    "неверность",
    "предательство",
    "партнёр",
    "партнер",
    "муж",
    "жене",
    "супруги",
    "брак",
    "развод",
    "любовница",
    "отношения",
    "прощение",
    "простить",
    "извинение",
    "ложь",
    "враньё",
    "обман",
    "обманул",
    "тайна",
    "секрет",
    "психолог",
    "терапия",
    "правда",
    "ревность",
    "честность",
    "примирение",
    "признание",
)
EVERYDAY = (
    "You asked to be reminded.",
    "Reminder",
    "Water the plants",
    "Ten minutes with a cup of tea",
    "Call the dentist, buy bread",
    "Walk round the lake",
    "Drink some water",
    "Вы просили напомнить.",
    "Напоминание",
    "Полить цветы",
    "Десять минут с чашкой чая",
    "Купить хлеб, позвонить зубному",
    "Прогулка у озера",
    "Выйти на воздух",
)


@pytest.mark.parametrize("word", TELLING)
@pytest.mark.parametrize("sentence", ["{}", "think of {} today", "{}: 10 minutes"])
def test_s28_a_telling_word_is_noticed_wherever_it_stands(word: str, sentence: str) -> None:
    for written in (word, word.upper(), word.capitalize()):
        assert telling_words(sentence.format(written)) == (word.casefold(),)


@pytest.mark.parametrize("sentence", EVERYDAY)
def test_s28_everyday_words_are_left_alone(sentence: str) -> None:
    assert telling_words(sentence) == ()


def test_each_word_is_named_once_and_in_order() -> None:
    assert telling_words("Trust, my wife; trust") == ("trust", "wife")
