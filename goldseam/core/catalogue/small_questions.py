"""Reads the small questions by which two people open up: three depths, the same ones in every language. Only data."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from goldseam.core.catalogue.loader import CatalogueError
from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.reading import read_table, to_struct
from goldseam.core.catalogue.words import CONTENT


class SmallQuestion(msgspec.Struct, frozen=True):
    """One question: its id for ever, its depth from 1 (light) to 3, and its words."""

    id: str
    depth: int
    says: str


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    light: Mapping[str, str]
    closer: Mapping[str, str]
    deep: Mapping[str, str]


@cache
def load_small_questions(language: Language, root: Path = CONTENT) -> tuple[SmallQuestion, ...]:
    """Read `small_questions/LANGUAGE.toml` under `root`, light ones first, in the order of the file.

    Raises:
        CatalogueError: the file is missing or broken, or an id stands at two depths.
    """
    name = f"small_questions/{language.value}.toml"
    problems: list[str] = []
    table = read_table(root / name, name, problems)
    found = None if table is None else to_struct(table, _Words, name, problems)
    if found is None:
        raise CatalogueError(problems)
    by_depth = enumerate((found.light, found.closer, found.deep), 1)
    all_of_them = tuple(
        SmallQuestion(key, depth, says) for depth, each in by_depth for key, says in each.items()
    )
    if len({each.id for each in all_of_them}) != len(all_of_them):
        raise CatalogueError([f"{name}: an id stands at two depths"])
    return all_of_them
