"""Reads the whole method from its content files, strictly, and says everything that is wrong at once."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from goldseam.core.catalogue.checks import problems_of
from goldseam.core.catalogue.model import Catalogue, Element, Facts, Language, Practice, PracticeWords, Source
from goldseam.core.catalogue.reading import read_table, to_struct
from goldseam.core.catalogue.words import CONTENT

S = TypeVar("S", Element, Source)

_FACTS = "facts.toml"
_FILES = {_FACTS, *(f"{language.value}.toml" for language in Language)}


class CatalogueError(ValueError):
    """Content files are broken. `problems` has one line each: the file, the field, what is allowed."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def load_catalogue(root: Path = CONTENT) -> Catalogue:
    """Read `elements.toml`, `sources.toml` and `practices/SLUG/{facts,en,ru}.toml` under `root`.

    The package's own content is read once and kept; any other folder is read at every call.

    Raises:
        CatalogueError: with every problem of every file, one line each.
    """
    return _own_catalogue() if root == CONTENT else _read(root)


@cache
def _own_catalogue() -> Catalogue:
    return _read(CONTENT)


def _read(root: Path) -> Catalogue:
    problems: list[str] = []
    elements = _read_list(root / "elements.toml", "element", Element, problems)
    sources = _read_list(root / "sources.toml", "source", Source, problems)
    folders = _read_practices(root / "practices", problems)
    practices = {slug: practice for slug, practice in folders.items() if practice is not None}
    catalogue = Catalogue(practices=practices, elements=elements, sources=sources)
    problems += problems_of(catalogue, broken=folders.keys() - practices.keys())
    if problems:
        raise CatalogueError(problems)
    return catalogue


def _read_list(path: Path, key: str, struct: type[S], problems: list[str]) -> dict[str, S]:
    table = read_table(path, path.name, problems)
    if table is None:
        return {}
    rows = table.get(key)
    if set(table) != {key} or not isinstance(rows, list):
        problems.append(f"{path.name}: allowed are tables called [[{key}]] and nothing else")
        return {}
    found: dict[str, S] = {}
    for number, row in enumerate(rows, start=1):
        entry = to_struct(row, struct, f"{path.name}, {key} {number}", problems)
        if entry is None:
            continue
        if entry.id in found:
            problems.append(
                f"{path.name}, {key} {number}: id {entry.id!r} stands there twice; allowed is once"
            )
        found[entry.id] = entry
    return found


def _read_practices(root: Path, problems: list[str]) -> dict[str, Practice | None]:
    try:
        slugs = sorted(entry.name for entry in root.iterdir() if not entry.name.startswith("."))
    except OSError:
        problems.append("practices: the folder is missing or cannot be read")
        return {}
    return {slug: _read_practice(root / slug, slug, problems) for slug in slugs}


def _read_practice(folder: Path, slug: str, problems: list[str]) -> Practice | None:
    try:
        strangers = sorted(
            path.name
            for path in folder.iterdir()
            if path.name not in _FILES and not path.name.startswith(".")
        )
    except NotADirectoryError:
        problems.append(f"practices/{slug}: this is a file; allowed are folders, one a practice")
        return None
    problems += [
        f"practices/{slug}/{name}: this file is not known; allowed are {', '.join(sorted(_FILES))}"
        for name in strangers
    ]
    facts = _read_struct(folder / _FACTS, f"practices/{slug}/{_FACTS}", Facts, problems)
    words = {
        language: _read_struct(
            folder / f"{language.value}.toml",
            f"practices/{slug}/{language.value}.toml",
            PracticeWords,
            problems,
        )
        for language in Language
    }
    complete = {language: spoken for language, spoken in words.items() if spoken is not None}
    if facts is None or len(complete) < len(words):
        return None
    return Practice(slug=slug, facts=facts, words=complete)


T = TypeVar("T", bound=msgspec.Struct)


def _read_struct(path: Path, name: str, struct: type[T], problems: list[str]) -> T | None:
    table = read_table(path, name, problems)
    return None if table is None else to_struct(table, struct, name, problems)
