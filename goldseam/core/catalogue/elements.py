"""The method in its own order and in words: articles, sections, elements, and the practices that cover them."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec

from goldseam.core.catalogue.kept_by_rules import KEPT_BY_RULES
from goldseam.core.catalogue.loader import CatalogueError, load_catalogue
from goldseam.core.catalogue.model import Catalogue, Element, Language, Practice
from goldseam.core.catalogue.reading import read_table, to_struct
from goldseam.core.catalogue.words import CONTENT


class ElementWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence for each element (`A01.2`) and section (`A01`), one title for each article (`A`)."""

    articles: Mapping[str, str]
    sections: Mapping[str, str]
    elements: Mapping[str, str]


class SaidElement(msgspec.Struct, frozen=True):
    """An element with its sentence, the practices that cover it, and the plan's rules that keep it (names)."""

    element: Element
    says: str
    practices: tuple[Practice, ...]
    rules: tuple[str, ...]


class Section(msgspec.Struct, frozen=True):
    """A section of an article, with its elements in the method's order."""

    id: str
    says: str
    elements: tuple[SaidElement, ...]


class Article(msgspec.Struct, frozen=True):
    """One of the four articles, with its sections in the method's order."""

    id: str
    title: str
    sections: tuple[Section, ...]


def load_elements(language: Language, root: Path = CONTENT) -> ElementWords:
    """Read `elements/LANGUAGE.toml` under `root`; the package's own file is read once and kept.

    Raises:
        CatalogueError: a key is missing or unknown, or a text is empty; every one has its line.
    """
    return _own_elements(language) if root == CONTENT else _read(language, root)


@cache
def _own_elements(language: Language) -> ElementWords:
    return _read(language, CONTENT)


def _read(language: Language, root: Path) -> ElementWords:
    name = f"elements/{language.value}.toml"
    problems: list[str] = []
    known = load_catalogue(root).elements
    table = read_table(root / name, name, problems)
    words = None if table is None else to_struct(table, ElementWords, name, problems)
    if words is not None:
        ids = {"articles": [article_of(each) for each in known], "sections": [section_of(e) for e in known]}
        for key, expected in (*ids.items(), ("elements", list(known))):
            problems += _complaints(f"{name}: {key}", getattr(words, key), expected)
    if words is None or problems:
        raise CatalogueError(problems)
    return words


def _complaints(where: str, found: Mapping[str, str], expected: Collection[str]) -> Iterator[str]:
    """What does not fit; `expected` may repeat an id."""
    for key in dict.fromkeys(expected):
        if not found.get(key, "").strip():
            yield f"{where}.{key} is missing or empty; allowed is text in quotes"
    for key in found:
        if key not in expected:
            yield f"{where}.{key} is not known; allowed are ids from elements.toml"


def article_of(element_id: str) -> str:
    """`A` of `A01.2`."""
    return element_id[:1]


def section_of(element_id: str) -> str:
    """`A01` of `A01.2`."""
    return element_id.partition(".")[0]


def practices_of(catalogue: Catalogue, element_id: str) -> tuple[Practice, ...]:
    """The practices that cover this element, by slug; none for an id that is not known."""
    return _covering(catalogue).get(element_id, ())


@cache
def _covering(catalogue: Catalogue) -> Mapping[str, tuple[Practice, ...]]:
    found: dict[str, tuple[Practice, ...]] = {}
    for _, practice in sorted(catalogue.practices.items()):
        for element_id in practice.facts.covers:
            found[element_id] = (*found.get(element_id, ()), practice)
    return found


def method_in_order(catalogue: Catalogue, words: ElementWords) -> tuple[Article, ...]:
    """The articles with their sections and elements, in the order of `elements.toml`."""
    sections: dict[str, list[SaidElement]] = {}
    for element in catalogue.elements.values():
        said = SaidElement(
            element=element,
            says=words.elements[element.id],
            practices=practices_of(catalogue, element.id),
            rules=KEPT_BY_RULES.get(element.id, ()),
        )
        sections.setdefault(section_of(element.id), []).append(said)
    articles: dict[str, list[Section]] = {}
    for section, said_elements in sections.items():
        made = Section(id=section, says=words.sections[section], elements=tuple(said_elements))
        articles.setdefault(article_of(section), []).append(made)
    return tuple(
        Article(id=article, title=words.articles[article], sections=tuple(made))
        for article, made in articles.items()
    )
