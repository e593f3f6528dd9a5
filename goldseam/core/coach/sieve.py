"""Tells at once which patterns cannot be in a sentence: each needs some letters that must stand there."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b

import msgspec

from goldseam.core.coach.folding import Pattern

_KEY = 3
Needles = Mapping[str, tuple[str, ...]]
"""For each pattern, by `mark`: pieces of text of which at least one is in everything it finds."""


class Sieve(msgspec.Struct, frozen=True):
    """Patterns by the beginning of a needle, and those of which no needle is known."""

    always: frozenset[Pattern]
    begun: Mapping[str, tuple[tuple[str, tuple[Pattern, ...]], ...]]

    def live(self, text: str) -> set[Pattern]:
        """The patterns that could be found in a sentence."""
        keys = {text[at : at + length] for length in range(1, _KEY + 1) for at in range(len(text))}
        found = set(self.always)
        for key in keys & self.begun.keys():
            for needle, patterns in self.begun[key]:
                if needle in text:
                    found.update(patterns)
        return found


def mark(source: str) -> str:
    """A short name for the text of a pattern, so that needles of an older text are not taken for its own."""
    return blake2b(source.encode(), digest_size=6).hexdigest()


def sieve(patterns: Iterable[Pattern], needles: Needles) -> Sieve:
    """Make the needles ready. A pattern without needles is always tried."""
    always: set[Pattern] = set()
    begun: dict[str, dict[str, list[Pattern]]] = {}
    for pattern in patterns:
        known = needles.get(mark(pattern.pattern))
        if not known:
            always.add(pattern)
        for needle in known or ():
            begun.setdefault(needle[:_KEY], {}).setdefault(needle, []).append(pattern)
    return Sieve(
        frozenset(always),
        {key: tuple((needle, tuple(each)) for needle, each in found.items()) for key, found in begun.items()},
    )
