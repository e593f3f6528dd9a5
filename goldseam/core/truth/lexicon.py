"""Reads the word rules of one language, strictly: they are data (content/truth)."""

from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from goldseam.core.catalogue.loader import CatalogueError
from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.reading import read_table, to_struct
from goldseam.core.catalogue.words import CONTENT

Words = TypeVar("Words", bound=msgspec.Struct)


@cache
def read_words(section: str, language: Language, kind: type[Words], root: Path = CONTENT) -> Words:
    """Read `truth/LANGUAGE/SECTION.toml` under `root`.

    Raises:
        CatalogueError: the file is missing or broken, or has other fields than `kind`.
    """
    name = f"truth/{language.value}/{section}.toml"
    problems: list[str] = []
    table = read_table(root / name, name, problems)
    found = None if table is None else to_struct(table, kind, name, problems)
    if found is None:
        raise CatalogueError(problems)
    return found
