"""The shapes of the content files, and how a folder of them is read before anything is checked across."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from goldseam.core.catalogue.model import Audience, Language
from goldseam.core.catalogue.reading import read_table, to_struct
from goldseam.core.reader.model import HelpPlace

FACTS = "facts.toml"
_FILES = (FACTS, *(f"{language.value}.toml" for language in Language))
_ROWS = "section"


class SectionFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"audience": "for"}):
    """The language-free half of a section: one `[[section]]` of a topic's `facts.toml`."""

    id: str
    audience: Audience = Audience.BOTH
    barrier: str | None = None
    sources: tuple[str, ...] = ()


class SectionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a section, under the same id."""

    id: str
    heading: str
    paragraphs: tuple[str, ...]


class TopicFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`understand/SLUG/facts.toml`."""

    order: int
    covers: tuple[str, ...]
    section: tuple[SectionFacts, ...]


class TopicWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`understand/SLUG/LANGUAGE.toml`."""

    title: str
    lead: str
    section: tuple[SectionWords, ...]


class MomentFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"audience": "for"}):
    """`moments/SLUG/facts.toml`."""

    audience: Audience
    order: int
    covers: tuple[str, ...]
    help: HelpPlace | None = None


class MomentWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"avoid": "not"}):
    """`moments/SLUG/LANGUAGE.toml`."""

    title: str
    first: str
    more: tuple[str, ...]
    avoid: tuple[str, ...]
    then: str
    care: str | None = None


_ROW_KINDS: Mapping[type[msgspec.Struct], type[msgspec.Struct]] = {
    TopicFacts: SectionFacts,
    TopicWords: SectionWords,
}

F = TypeVar("F", TopicFacts, MomentFacts)
W = TypeVar("W", TopicWords, MomentWords)


def read_folders(
    root: Path, facts: type[F], words: type[W], problems: list[str]
) -> Iterator[tuple[str, F, Mapping[Language, W]]]:
    """Read `root/SLUG/{facts,en,ru}.toml`, and give each slug whose three files are right.

    Whatever is wrong adds a line to `problems`, under the name `FOLDER/SLUG/FILE`.
    """
    try:
        folders = sorted(entry for entry in root.iterdir() if not entry.name.startswith("."))
    except OSError:
        problems.append(f"{root.name}: the folder is missing or cannot be read")
        return
    if not folders:
        problems.append(f"{root.name}: nothing is there; allowed are folders with {', '.join(_FILES)}")
    for folder in folders:
        place = f"{root.name}/{folder.name}"
        if not folder.is_dir():
            problems.append(f"{place}: this is a file; allowed are folders with {', '.join(_FILES)}")
            continue
        problems += _strangers(folder, place)
        known = _read(folder / FACTS, f"{place}/{FACTS}", facts, problems)
        spoken = {
            language: _read(folder / f"{language}.toml", f"{place}/{language}.toml", words, problems)
            for language in Language
        }
        complete = {language: said for language, said in spoken.items() if said is not None}
        if known is not None and len(complete) == len(spoken):
            yield folder.name, known, complete


def _strangers(folder: Path, place: str) -> list[str]:
    names = sorted(path.name for path in folder.iterdir())
    return [
        f"{place}/{name}: this file is not known; allowed are {', '.join(_FILES)}"
        for name in names
        if name not in _FILES and not name.startswith(".")
    ]


S = TypeVar("S", bound=msgspec.Struct)


def _read(path: Path, name: str, struct: type[S], problems: list[str]) -> S | None:
    table = read_table(path, name, problems)
    if table is None:
        return None
    before = len(problems)
    kind = _ROW_KINDS.get(struct)
    rows = table.get(_ROWS)
    if kind is not None and isinstance(rows, list):
        # A row is read alone first, so that an error says which one it is.
        for number, row in enumerate(rows, start=1):
            to_struct(row, kind, f"{name}, {_ROWS} {number}", problems)
        if len(problems) > before:
            to_struct({**table, _ROWS: []}, struct, name, problems)
            return None
    return to_struct(table, struct, name, problems)
