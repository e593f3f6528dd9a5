"""Writes a draft in one spelling, and remembers for each character where it stood."""

import unicodedata
from collections.abc import Callable, Sequence

import msgspec
import regex

SECONDS = 0.5
"""What one search may take at most: a pattern that runs away ends in a plain error, not in a hung page."""

Pattern = regex.Pattern[str]

_LETTERS = str.maketrans(
    {**dict.fromkeys("’‘ʼ`´", "'"), **dict.fromkeys("“”„«»‟", '"'), **dict.fromkeys("–—―‒", "—"), "ё": "е"}
    | dict.fromkeys("\u00a0\u2009\u202f\t\r", " ")
)
_UNSEEN = regex.compile(r"[\p{Cf}\p{Cc}--\n\t\r]+", regex.VERSION1)
_CLUSTER = regex.compile(r"\X", regex.DOTALL)
_AGAIN = regex.compile(r"(\p{L})\1{2,}")
_SPACES = regex.compile(r" {2,}")
_DASHES = regex.compile(r" -{1,3} |--+")


class Folded(msgspec.Struct, frozen=True):
    """A draft in small letters and one spelling; character `i` came from `[starts[i], ends[i])` of the draft."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a part that is not empty stands in the draft as it was written."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str, spellings: Sequence[tuple[Pattern, str]]) -> Folded:
    """Give a draft composed (NFC), in small letters, with plain quotes and dashes, `е` for `ё`, no lengthened letters.

    Args:
        text: as it was written.
        spellings: what is written out in this language (`don't` as `do not`), in order.
    """
    folded = _small(text)
    folded = _replaced(folded, _UNSEEN, "")
    folded = _replaced(folded, _AGAIN, r"\1")
    folded = _replaced(folded, _DASHES, " — ")
    for pattern, spelling in spellings:
        folded = _replaced(folded, pattern, spelling)
    return _replaced(folded, _SPACES, " ")


def _small(text: str) -> Folded:
    small = text.lower()
    if len(small) == len(text) and unicodedata.is_normalized("NFC", text):
        return Folded(small.translate(_LETTERS), range(len(text)), range(1, len(text) + 1))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for written in _CLUSTER.finditer(text):
        piece = unicodedata.normalize("NFC", written.group()).lower().translate(_LETTERS)
        pieces.append(piece)
        starts.extend([written.start()] * len(piece))
        ends.extend([written.end()] * len(piece))
    return Folded("".join(pieces), starts, ends)


def _replaced(folded: Folded, pattern: Pattern, by: str) -> Folded:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for found in pattern.finditer(folded.text, timeout=SECONDS):
        start, end = found.span()
        new = found.expand(by)
        pieces += [folded.text[at:start], new]
        starts += [*folded.starts[at:start], *[folded.starts[start]] * len(new)]
        ends += [*folded.ends[at:start], *[folded.ends[end - 1]] * len(new)]
        at = end
    if not at:
        return folded
    pieces.append(folded.text[at:])
    starts += folded.starts[at:]
    ends += folded.ends[at:]
    return Folded("".join(pieces), starts, ends)


def masked(text: str, patterns: Sequence[Pattern], put: Callable[[int], str]) -> str:
    """Cover what each pattern finds (its first group), letter by letter, so that places stay what they are."""
    for pattern in patterns:
        text = pattern.sub(lambda found: _covered(found, put), text, timeout=SECONDS)
    return text


def _covered(found: "regex.Match[str]", put: Callable[[int], str]) -> str:
    start, end = (place - found.start() for place in found.span(1))
    whole = found.group()
    return whole[:start] + put(end - start) + whole[end:]
