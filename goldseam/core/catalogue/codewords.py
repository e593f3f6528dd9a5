"""Reads the words from which the code of an invitation is spelt, one list a language."""

from functools import cache
from pathlib import Path

import msgspec

from goldseam.core.catalogue.loader import CatalogueError
from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.reading import read_table, to_struct
from goldseam.core.catalogue.words import CONTENT

LIST_WORDS = 512


class _Codewords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]


@cache
def load_codewords(language: Language, root: Path = CONTENT) -> tuple[str, ...]:
    """Read the 512 words of `codewords/LANGUAGE.toml` under `root`. A code is their places, so they keep them.

    Raises:
        CatalogueError: the file is missing or broken, or has another number of words.
    """
    name = f"codewords/{language.value}.toml"
    problems: list[str] = []
    table = read_table(root / name, name, problems)
    found = None if table is None else to_struct(table, _Codewords, name, problems)
    if found is None:
        raise CatalogueError(problems)
    if len(found.words) != LIST_WORDS:
        raise CatalogueError([f"{name}: words is not right; allowed are {LIST_WORDS} words"])
    return found.words
