"""Reads the words for now, strictly, and says everything that is wrong with them at once."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from goldseam.core.catalogue import Language, load_catalogue
from goldseam.core.catalogue.words import CONTENT
from goldseam.core.reader.checks import Places, facts_problems, moment_words_problems
from goldseam.core.reader.errors import ReaderError
from goldseam.core.reader.files import FACTS, MomentFacts, MomentWords, read_folders
from goldseam.core.reader.model import Moment

FOLDER = "moments"


def load_moments(language: Language, root: Path = CONTENT) -> tuple[Moment, ...]:
    """Give the moments of `root/moments` in one language, by their `order`; read once, then kept.

    Every language is checked whichever is asked for.

    Raises:
        ReaderError: with every problem of every file, one line each.
        CatalogueError: where the method under the same root, whose ids the moments name, is broken.
    """
    return _moments(root)[language]


@cache
def _moments(root: Path) -> Mapping[Language, tuple[Moment, ...]]:
    method = load_catalogue(root)
    problems: list[str] = []
    places = Places()
    found: list[tuple[str, MomentFacts, Mapping[Language, MomentWords]]] = []
    for slug, facts, words in read_folders(root / FOLDER, MomentFacts, MomentWords, problems):
        place = f"{FOLDER}/{slug}"
        problems += facts_problems(place, facts, method)
        problems += moment_words_problems(place, facts, words)
        problems += places.take(str(facts.order), "order", f"{place}/{FACTS}")
        found.append((slug, facts, words))
    if problems:
        raise ReaderError(problems)
    found.sort(key=lambda entry: entry[1].order)
    return {
        language: tuple(_moment(slug, facts, words[language]) for slug, facts, words in found)
        for language in Language
    }


def _moment(slug: str, facts: MomentFacts, words: MomentWords) -> Moment:
    return Moment(
        slug=slug,
        order=facts.order,
        audience=facts.audience,
        title=words.title,
        first=words.first,
        more=words.more,
        avoid=words.avoid,
        then=words.then,
        covers=facts.covers,
        help=facts.help,
        care=words.care,
    )
