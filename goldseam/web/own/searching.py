"""Looks for words in what somebody wrote for themselves. Nothing is kept of it: no index, no word, no address."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from goldseam.core.records import CheckedIn, Entry, EveningReviewed, Noted
from goldseam.core.records.own import OwnWritten
from goldseam.ledger.spaces import OpenSpace

MOST = 50
AROUND = 120


@dataclass(frozen=True)
class Hit:
    """One place: the entry, and its words cut around the first one that was found."""

    entry: Entry
    before: str
    found: str
    after: str


def search(private: OpenSpace, words: str) -> list[Hit]:
    """Entries that hold every one of the words, newest first, `MOST` at most. Case and accents do not matter."""
    wanted = _folded(words).split()
    hits = _hits(private.read(Noted, OwnWritten, CheckedIn, EveningReviewed)[::-1], wanted)
    return [hit for hit, _number in zip(hits, range(MOST), strict=False)]


def _hits(entries: list[Entry], wanted: list[str]) -> Iterator[Hit]:
    for entry in entries:
        text = _text(entry)
        folded = _folded(text)
        if text and wanted and all(word in folded for word in wanted):
            yield _cut(entry, text, folded.index(wanted[0]), len(wanted[0]))


def _text(entry: Entry) -> str:
    record = entry.record
    match record:
        case Noted() | OwnWritten():
            return record.text
        case CheckedIn():
            return record.line or ""
        case EveningReviewed():
            return "\n".join(each for each in (record.kept, record.missed) if each)
        case _:
            return ""


def _cut(entry: Entry, text: str, at: int, length: int) -> Hit:
    start, end = max(0, at - AROUND), min(len(text), at + length + AROUND)
    lead, tail = "…" if start else "", "…" if end < len(text) else ""
    return Hit(entry, lead + text[start:at], text[at : at + length], text[at + length : end] + tail)


def _folded(text: str) -> str:
    """Small letters without accents, and as many characters as before, so that places stay."""
    return "".join(map(_letter, text))


def _letter(letter: str) -> str:
    if letter in "йЙ":
        return "й"
    bare = unicodedata.normalize("NFD", letter)[0].lower()
    return bare[0]
