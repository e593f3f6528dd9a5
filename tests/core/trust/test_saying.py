"""Readings in words: complete in both languages, plain, and never a forecast or a verdict."""

import re
from datetime import date
from string import Formatter

import pytest

from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.words import load_words
from goldseam.core.trust.band import Band
from goldseam.core.trust.change import Fortnight
from goldseam.core.trust.cusum import Alarm, Direction
from goldseam.core.trust.reading import Evidence, Kind, Reading, Why
from goldseam.core.trust.saying import (
    basis,
    fields,
    fortnight,
    in_the_way,
    name,
    question,
    sentence,
    told_oneself,
    word_kept,
    would_change,
    written,
)
from goldseam.core.trust.shown import Share, Shown

DAY = date(2026, 3, 5).toordinal()
EVIDENCE = Evidence(DAY, 200, 150, 24, 2, Band(0.84, 0.21, 1.46), Band(-1.96, -3.04, -0.95), ())
BOTH = pytest.mark.parametrize("language", list(Language))


@BOTH
@pytest.mark.parametrize("why", list(Why))
@pytest.mark.parametrize("kind", list(Kind))
def test_every_reading_has_words_with_nothing_left_open(language: Language, kind: Kind, why: Why) -> None:
    words = load_words(language, "reading")
    found = Reading(kind, why, EVIDENCE, DAY)
    for text in (name(found, words), sentence(found, words), basis(found, words), would_change(found, words)):
        assert text
        assert "{" not in text
        assert "!" not in text


def test_both_languages_say_the_same_things_with_the_same_fields() -> None:
    english, russian = (load_words(language, "reading") for language in Language)
    assert english.keys() == russian.keys()

    def named(text: str) -> set[str | None]:
        return {field for _, field, _, _ in Formatter().parse(text) if field}

    for key, text in english.items():
        assert named(text) == named(russian[key]), key


@BOTH
def test_words_promise_nothing_and_judge_nobody(language: Language) -> None:
    forbidden = {
        Language.EN: r"\bwill\b|\bsoon\b|\bmust\b|\bshould\b|expect|likely to|failed|progress|score|never trust",
        Language.RU: r"будет|скоро|должн|ожида|прогноз|провал|успех|оценк",
    }
    for key, text in load_words(language, "reading").items():
        assert not re.search(forbidden[language], text, re.IGNORECASE), key


@BOTH
def test_sentences_are_short(language: Language) -> None:
    for key, text in load_words(language, "reading").items():
        for part in re.split(r"(?<=[.?]) ", text):
            assert len(part.split()) <= 19, key


def test_a_rise_and_a_fall_are_told_in_points_with_their_range() -> None:
    words = load_words(Language.EN, "reading")
    rise = sentence(Reading(Kind.RISING, Why.UP, EVIDENCE), words)
    assert "rose by about 0.8 points" in rise
    assert "between 0.2 and 1.5" in rise
    fall = sentence(Reading(Kind.FALLING, Why.DOWN_LONG, EVIDENCE), words)
    assert "last 90 days" in fall
    assert "fell by about 2.0 points" in fall
    assert "between 0.9 and 3.0" in fall


def test_russian_writes_its_numbers_and_days_its_own_way() -> None:
    words = load_words(Language.RU, "reading")
    assert "на 0,8 балла" in sentence(Reading(Kind.RISING, Why.UP, EVIDENCE), words)
    assert written(DAY, words) == "5 марта 2026"
    assert "5 марта 2026" in name(Reading(Kind.MOVED_AROUND, Why.SHIFT_UP, EVIDENCE, DAY), words)


def test_signs_are_written_and_zero_has_none() -> None:
    words = load_words(Language.EN, "reading")
    around_zero = Evidence(DAY, 200, 150, 24, 2, Band(0.0, -0.44, 0.04), None, ())
    found = fields(Reading(Kind.STEADY, Why.WITHIN_BAND, around_zero), words)
    assert (found["low"], found["high"]) == ("−0.4", "0.0")
    assert fields(Reading(Kind.STEADY, Why.WITHIN_BAND, EVIDENCE), words)["high"] == "+1.5"


def test_without_a_change_there_are_no_figures_to_tell() -> None:
    words = load_words(Language.EN, "reading")
    none = Evidence(DAY, 20, 15, 15, 2, None, None, ())
    found = Reading(Kind.TOO_EARLY, Why.FEW_DAYS, none)
    assert fields(found, words)["around"] == ""
    assert not re.search(r"0\.0", sentence(found, words))


def test_a_shift_opens_a_question_and_a_fortnight_has_its_sentence() -> None:
    words = load_words(Language.EN, "reading")
    asked = question(Alarm(DAY, DAY + 5, Direction.DOWN), words)
    assert asked == "Your answers moved around 5 March 2026. Did something happen around then?"
    told = fortnight(Fortnight(5.5, 4.0, 9.0, 4), words)
    assert "the middle is 5.5, the range 4.0 to 9.0" in told


@BOTH
def test_what_stands_in_the_way_is_said_only_where_it_was_named(language: Language) -> None:
    words = load_words(language, "reading")
    assert in_the_way(Reading(Kind.STEADY, Why.WITHIN_BAND, EVIDENCE), words) == ""
    assert in_the_way(Reading(Kind.STEADY, Why.WITHIN_BAND, EVIDENCE, barriers=("B04.5",)), words)


@BOTH
def test_two_figures_are_said_each_by_itself_and_missed_ones_are_never_counted(language: Language) -> None:
    words = load_words(language, "reading")
    seen = Shown(37, 9, Share(0.84, 0.71, 0.93), Share(0.5, 0.3, 0.7))
    assert all(figure in word_kept(seen, words).replace(",", ".") for figure in ("8.4", "7.1", "9.3", "37"))
    said = told_oneself(seen, words)
    assert "5.0" in said.replace(",", ".")
    assert "9" not in said


@BOTH
def test_too_little_is_said_to_be_too_little(language: Language) -> None:
    words = load_words(language, "reading")
    assert "10" in word_kept(Shown(4, 0, None, None), words)
    nothing, few = (told_oneself(Shown(4, missed, None, None), words) for missed in (0, 1))
    assert nothing != few
