"""What no text of the method may say: patterns as data, and the sentences in which they are found."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from goldseam.core.catalogue.loader import CatalogueError
from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.readability import sentences_of
from goldseam.core.catalogue.reading import read_table, to_struct
from goldseam.core.catalogue.words import CONTENT


class Where(StrEnum):
    """Which texts a pattern looks at, widest first."""

    EVERYWHERE = "everywhere"
    ADVICE = "advice"
    OWN_VOICE = "own_voice"


class Voice(StrEnum):
    """Who speaks in a text: the product, a person whose words it offers, or a list of what not to do."""

    OWN = "own"
    SPOKEN = "spoken"
    AVOID = "avoid"


_QUOTED = re.compile(r"«[^»]*»|“[^”]*”")
_HEARS = {
    Where.EVERYWHERE: frozenset(Voice),
    Where.ADVICE: frozenset({Voice.OWN, Voice.SPOKEN}),
    Where.OWN_VOICE: frozenset({Voice.OWN}),
}


class Pattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that is not said. `find` is a regular expression; `finds` and `quiet` are its examples."""

    id: str
    why: str
    where: Where
    guarded: bool
    find: str
    finds: tuple[str, ...]
    quiet: tuple[str, ...]


class Patterns(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"patterns": "pattern"}):
    """All patterns of a language; `forbids` marks a sentence that forbids, `condition` a clause before it."""

    forbids: str
    condition: str
    patterns: tuple[Pattern, ...]


def load_patterns(language: Language, root: Path = CONTENT) -> Patterns:
    """Read `forbidden/LANGUAGE.toml` under `root`.

    Raises:
        CatalogueError: it is missing or broken, or an expression of it cannot be compiled.
    """
    name = f"forbidden/{language.value}.toml"
    problems: list[str] = []
    table = read_table(root / name, name, problems)
    found = None if table is None else to_struct(table, Patterns, name, problems)
    if found is None:
        raise CatalogueError(problems)
    expressions = [("forbids", found.forbids), ("condition", found.condition)]
    expressions += [(f"find of {pattern.id}", pattern.find) for pattern in found.patterns]
    problems = [line for key, text in expressions for line in _uncompiled(name, key, text)]
    if problems:
        raise CatalogueError(problems)
    return found


def _uncompiled(name: str, key: str, expression: str) -> Iterator[str]:
    try:
        _compiled(expression)
    except re.error as error:
        yield f"{name}: {key} is not right; allowed is a regular expression ({error})"


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def found_in(patterns: Patterns, text: str, voice: Voice = Voice.OWN) -> list[str]:
    """The ids of the patterns that `text` breaks, in the order of the file."""
    return [
        pattern.id
        for pattern in patterns.patterns
        if voice in _HEARS[pattern.where] and _finds(patterns, pattern, text)
    ]


def _finds(patterns: Patterns, pattern: Pattern, text: str) -> bool:
    own = _QUOTED.sub("", text) if pattern.where is Where.OWN_VOICE else text
    return any(_breaks(patterns, pattern, sentence) for sentence in sentences_of(own))


def _breaks(patterns: Patterns, pattern: Pattern, sentence: str) -> bool:
    if not pattern.guarded:
        return _compiled(pattern.find).search(sentence) is not None
    said = _compiled(patterns.condition).sub("", sentence)
    forbids = _compiled(patterns.forbids)
    return any(
        forbids.search(said, 0, found.end()) is None for found in _compiled(pattern.find).finditer(said)
    )


def wrong_examples(patterns: Patterns) -> Iterable[str]:
    """One line for every example that a pattern itself gets wrong: `ID should find: ...`."""
    for pattern in patterns.patterns:
        for text, expected in [*((t, True) for t in pattern.finds), *((t, False) for t in pattern.quiet)]:
            if _finds(patterns, pattern, text) is not expected:
                yield f"{pattern.id} should {'find' if expected else 'be quiet about'}: {text}"
