"""The help page speaks plainly and calmly, in both languages, of everything the data can hold."""

import re
import string
from collections.abc import Mapping
from itertools import chain

import pytest

from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.words import load_words
from goldseam.core.helplines import Channel, Kind, Service, load_countries

SENTENCE_END = re.compile(r"(?<=[.?])\s+")


def words(language: Language) -> Mapping[str, str]:
    return load_words(language, "help")


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_say_the_same_things() -> None:
    english, russian = (words(language) for language in Language)
    assert list(english) == list(russian)
    for key in english:
        assert blanks(english[key]) == blanks(russian[key]), key


@pytest.mark.parametrize("language", Language)
def test_everything_the_data_can_hold_has_a_label(language: Language) -> None:
    spoken = {code for country in load_countries() for line in country.lines for code in line.languages}
    owed = chain(
        (f"kind.{kind}" for kind in Kind),
        (f"service.{service}" for service in Service),
        (f"reach.{channel}" for channel in Channel),
        (f"language.{code}" for code in spoken),
    )
    for key in owed:
        assert words(language)[key], key


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "key",
    [
        "page.first",
        "leave.how",
        "leave.history",
        "device.watched",
        "device.safer",
        "leave.come_back",
        "call.heading",
        "checked.mark",
        "anger.line",
        "not_living.alone",
        "children.first",
    ],
)
def test_s10_s11_what_the_page_owes_is_there(language: Language, key: str) -> None:
    assert words(language)[key]


@pytest.mark.parametrize("language", Language)
def test_the_grounding_exercise_has_three_to_five_steps(language: Language) -> None:
    steps = [key for key in words(language) if key.startswith("ground.step_")]
    assert steps == [f"ground.step_{number}" for number in range(1, len(steps) + 1)]
    assert 3 <= len(steps) <= 5


@pytest.mark.parametrize("language", Language)
def test_sentences_are_short_and_calm(language: Language) -> None:
    texts = [text for key, text in words(language).items() if not key.endswith("_link")]
    sentences = [part.split() for text in texts if " " in text for part in SENTENCE_END.split(text)]
    assert sum(map(len, sentences)) / len(sentences) <= 13
    assert max(map(len, sentences)) <= 20
    assert not [text for text in texts if "!" in text]


def test_nobody_is_ordered_about() -> None:
    for text in words(Language.EN).values():
        assert not re.search(r"\bmust\b", text, re.IGNORECASE)
    for text in words(Language.RU).values():
        assert not re.search(r"\bдолжн", text, re.IGNORECASE)
