"""A page of one's own notes, newest first: the others stay closed, however many there are."""

from dataclasses import dataclass

from goldseam.core.records import Entry, Noted
from goldseam.core.records.note import NOTES
from goldseam.ledger.spaces import OpenSpace

PAGE = 20


@dataclass(frozen=True)
class NotesPage:
    """The notes of page `page`, of `last` pages; both count from 1."""

    notes: tuple[Entry, ...]
    page: int
    last: int


def notes_page(private: OpenSpace, asked: int) -> NotesPage:
    """The page that was asked for, or the nearest there is. Five queries."""
    seqs = private.states(NOTES)[NOTES].seqs[::-1]
    last = max(1, -(-len(seqs) // PAGE))
    page = min(max(asked, 1), last)
    here = seqs[(page - 1) * PAGE : page * PAGE]
    found = private.some(here, Noted)
    return NotesPage(tuple(found[seq] for seq in here if seq in found), page, last)
