"""Reads the ideas for courting: what each is for (facts), and its words in every language. Only data."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from goldseam.core.catalogue.loader import CatalogueError
from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.reading import read_table, to_struct
from goldseam.core.catalogue.words import CONTENT

Read = TypeVar("Read", bound=msgspec.Struct)


class Effort(StrEnum):
    """How much of a day it takes."""

    SMALL = "small"
    SOME = "some"
    MUCH = "much"


class Cost(StrEnum):
    """What it costs in money."""

    FREE = "free"
    LITTLE = "little"
    SOME = "some"


class Company(StrEnum):
    """Whether it is done for them by oneself, or the two do it together."""

    ALONE = "alone"
    TOGETHER = "together"


class Like(StrEnum):
    """What somebody can like: the tags of the ideas, and of what is noted about them (records/idea.py)."""

    FOOD = "food"
    MUSIC = "music"
    PLACES = "places"
    TOUCH = "touch"
    HELP = "help"
    WORDS = "words"
    TIME = "time"
    GIFTS = "gifts"


class IdeaFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[idea]]` of `ideas/facts.toml`."""

    slug: str
    likes: tuple[Like, ...]
    effort: Effort
    cost: Cost
    company: Company


class Idea(msgspec.Struct, frozen=True):
    """One idea with its words in one language."""

    slug: str
    says: str
    likes: tuple[Like, ...]
    effort: Effort
    cost: Cost
    company: Company


class _Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    idea: tuple[IdeaFacts, ...]


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ideas: Mapping[str, str]


@cache
def load_ideas(language: Language, root: Path = CONTENT) -> tuple[Idea, ...]:
    """Read `ideas/facts.toml` and `ideas/LANGUAGE.toml` under `root`, in the order of the facts.

    Raises:
        CatalogueError: a file is missing or broken, a slug stands twice, or one has no words or no facts.
    """
    problems: list[str] = []
    facts = _read(root, "ideas/facts.toml", _Facts, problems)
    words = _read(root, f"ideas/{language.value}.toml", _Words, problems)
    if facts is None or words is None:
        raise CatalogueError(problems)
    slugs = [each.slug for each in facts.idea]
    problems += [
        f"ideas/facts.toml: {slug} stands twice" for slug in sorted({s for s in slugs if slugs.count(s) > 1})
    ]
    unlike = sorted(set(slugs) ^ set(words.ideas))
    problems += [f"ideas: {slug} needs facts, and words in {language.value}.toml" for slug in unlike]
    if problems:
        raise CatalogueError(problems)
    return tuple(
        Idea(each.slug, words.ideas[each.slug], each.likes, each.effort, each.cost, each.company)
        for each in facts.idea
    )


def _read(root: Path, name: str, kind: type[Read], problems: list[str]) -> Read | None:
    table = read_table(root / name, name, problems)
    return None if table is None else to_struct(table, kind, name, problems)
