"""What lies between a person and a counsellor: the terms, the copies and the notes, with their words."""

from dataclasses import dataclass
from datetime import date

from goldseam.core.records import CopyGiven, Entry, HelperNoted
from goldseam.core.records.helping import HELPING, HelperLine, Helping
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.spaces import OpenSpace

PAGE = 20


@dataclass(frozen=True)
class Paper:
    """A copy or a note as it is read: who gave it, when, and its words."""

    seq: int
    name: str
    on: date
    title: str
    text: str


@dataclass(frozen=True)
class Papers:
    """One page of papers, newest first, and the numbers of the pages."""

    papers: tuple[Paper, ...]
    page: int
    last: int


def desk_of(space: OpenSpace, today: date) -> Helping | None:
    """What stands in a small space; None once its last day is over or somebody ended it. Four queries."""
    if not space.is_there(today):
        return None
    try:
        return space.states(HELPING)[HELPING]
    except SpaceDamagedError:
        # Ended between the two questions: then it is over, and not damaged.
        if space.is_there(today):
            raise
        return None


def papers(space: OpenSpace, desk: Helping, copies: str, notes: str) -> tuple[Papers, Papers]:
    """One page of the copies and one of the notes, by the numbers asked for, with their words. Two queries."""
    pages = [_page(desk.copies, copies), _page(desk.notes, notes)]
    wanted = [line.seq for lines, _number, _last in pages for line in lines]
    texts = space.some(wanted, CopyGiven, HelperNoted) if wanted else {}
    given, left = (
        Papers(tuple(_paper(desk, line, texts.get(line.seq)) for line in lines), number, last)
        for lines, number, last in pages
    )
    return given, left


def _page(lines: tuple[HelperLine, ...], asked: str) -> tuple[tuple[HelperLine, ...], int, int]:
    last = max(1, -(-len(lines) // PAGE))
    number = min(max(page_number(asked), 1), last)
    return lines[::-1][(number - 1) * PAGE : number * PAGE], number, last


def _paper(desk: Helping, line: HelperLine, entry: Entry | None) -> Paper:
    record = entry.record if entry else None
    text = record.text if isinstance(record, CopyGiven | HelperNoted) else ""
    return Paper(line.seq, desk.names.get(line.by, ""), date.fromisoformat(line.on), line.title, text)


def page_number(typed: str) -> int:
    """A page that was asked for; the first for anything that is no number."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 1
