"""The method in its own order and in words: every element has its sentence, its place and its practices."""

from collections.abc import Callable
from pathlib import Path

import pytest

from goldseam.core.catalogue.elements import (
    ElementWords,
    article_of,
    load_elements,
    method_in_order,
    practices_of,
    section_of,
)
from goldseam.core.catalogue.kept_by_rules import KEPT_BY_RULES
from goldseam.core.catalogue.loader import CatalogueError, load_catalogue
from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.words import load_words

Write = Callable[..., Path]
WORDS = """[articles]
A = "An article"

[sections]
A01 = "A section."

[elements]
"A01.0" = "An element."
"""
METHOD = load_catalogue()


@pytest.mark.parametrize("language", list(Language))
def test_every_article_section_and_element_has_its_own_words(language: Language) -> None:
    words = load_elements(language)
    assert list(words.elements) == list(METHOD.elements)
    assert (len(words.articles), len(words.sections), len(words.elements)) == (4, 33, 165)
    said = [*words.articles.values(), *words.sections.values(), *words.elements.values()]
    assert len({text.casefold() for text in said}) == len(said)
    assert all(text == text.strip() and text[0].isupper() for text in said)
    assert all(text.endswith(".") for text in (*words.sections.values(), *words.elements.values()))


def test_the_words_are_read_once() -> None:
    assert load_elements(Language.RU) is load_elements(Language.RU)


def test_the_method_is_browsed_in_its_own_order() -> None:
    articles = method_in_order(METHOD, load_elements(Language.EN))
    assert [article.id for article in articles] == ["A", "B", "C", "D"]
    assert [len(article.sections) for article in articles] == [10, 6, 13, 4]
    tenth = articles[0].sections[-1]
    assert [said.element.id for said in tenth.elements][-2:] == ["A10.12", "A10.13"]
    every = [said for article in articles for section in article.sections for said in section.elements]
    assert [said.element.id for said in every] == list(METHOD.elements)
    for said in every:
        assert said.practices or said.rules
        assert said.practices == practices_of(METHOD, said.element.id)
        assert all(said.element.id in practice.facts.covers for practice in said.practices)
        assert said.rules == KEPT_BY_RULES.get(said.element.id, ())


def test_an_element_nobody_knows_has_no_practices() -> None:
    assert practices_of(METHOD, "Z99.9") == ()
    assert (article_of("A10.2"), section_of("A10.2")) == ("A", "A10")


def test_words_of_another_folder_are_read_from_there(write: Write) -> None:
    folder = write(**{"elements/en.toml": WORDS})
    assert load_elements(Language.EN, folder) == ElementWords(
        articles={"A": "An article"}, sections={"A01": "A section."}, elements={"A01.0": "An element."}
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (None, "elements/en.toml: the file is missing or cannot be read"),
        (
            "[articles]\nA = 1\n",
            "elements/en.toml: sections is missing; allowed is a table; each value is text in quotes",
        ),
        (
            WORDS.replace('"An element."', '" "'),
            "elements.A01.0 is missing or empty; allowed is text in quotes",
        ),
        (WORDS.replace("A01 =", "A02 ="), "sections.A02 is not known; allowed are ids from elements.toml"),
        (WORDS.replace("A01 =", "A02 ="), "sections.A01 is missing or empty"),
        (WORDS + '"A01.1" = "One too many."\n', "elements.A01.1 is not known"),
        (WORDS + "[more]\n", "elements/en.toml: more is not known; allowed are articles, sections, elements"),
        (WORDS.replace("A =", "= A"), "this is not valid TOML"),
    ],
)
def test_broken_words_are_refused_with_file_and_field(text: str | None, problem: str, write: Write) -> None:
    folder = write(**{"elements/en.toml": text})
    with pytest.raises(CatalogueError) as refused:
        load_elements(Language.EN, folder)
    assert problem in str(refused.value)


@pytest.mark.parametrize("language", list(Language))
def test_every_rule_that_keeps_an_element_is_said_in_words_and_no_other(language: Language) -> None:
    words = load_words(language, "rules")
    assert set(words) == {rule for rules in KEPT_BY_RULES.values() for rule in rules}
    assert len(set(words.values())) == len(words)
    assert all(text[0].isupper() and text.endswith(".") for text in words.values())
