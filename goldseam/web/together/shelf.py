"""The shelf: everything that was handed over, newest first, with what was corrected, withdrawn or taken back."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from goldseam.core.records import Handed
from goldseam.core.records.handed import HANDED, HandedKind, HandedLine, HandedState
from goldseam.web.account.telling_together import WORDS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple

PAGE = 30
BEGINS = 400
KINDS = WORDS[HandedKind]


@dataclass(frozen=True)
class Line:
    """One line of the list. `taken_back` is a tombstone: its number, its author and the day, no words.

    `begins` holds the first 400 characters; `title` the name of the kind where the author gave none.
    """

    seq: int
    name: str
    on: date
    kind: str | Promise = ""
    title: str = ""
    begins: str = ""
    corrected: bool = False
    withdrawn_on: date | None = None
    taken_back: bool = False


@dataclass(frozen=True)
class Part:
    """The lines of one page, and the numbers to ask for the pages beside it with (0: there is none).

    `newest` says that the page before this one is the first, which is asked for without a number.
    """

    lines: tuple[Line, ...]
    newer: int = 0
    older: int = 0
    newest: bool = False


@together
def shared(request: PersonRequest, couple: Couple) -> HttpResponse:
    """A page of the shelf. Opening it is noticed by nobody (S17)."""
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 15 else None
    part = part_of(couple, couple.space.states(HANDED)[HANDED], before)
    return render(request, "together/shared.html", {"place": "us", "couple": couple, "part": part})


def newest(couple: Couple, count: int = 5) -> tuple[Line, ...]:
    """The newest lines, for the first page of Us (templates/together/_handed.html shows them). Five queries."""
    state = couple.space.states(HANDED)[HANDED]
    return _lines(couple, state, _places(state)[-count:])


def part_of(couple: Couple, state: HandedState, before: int | None) -> Part:
    """The page of lines with numbers below `before`; without it, the newest page."""
    places = _places(state)
    end = len(places) if before is None else bisect_left(places, before)
    start, above = max(0, end - PAGE), end + PAGE
    return Part(
        _lines(couple, state, places[start:end]),
        newer=places[above] if above < len(places) else 0,
        older=places[start] if start else 0,
        newest=end < len(places) <= above,
    )


def _places(state: HandedState) -> list[int]:
    """The number of every line: of an item its own, of what was taken back at once the first one."""
    return sorted(
        {*(line.seq for line in state.items), *(min(gone.seqs) for gone in state.taken_back if gone.seqs)}
    )


def _lines(couple: Couple, state: HandedState, places: Sequence[int]) -> tuple[Line, ...]:
    """The lines with these numbers, the highest first; the first words of each are read by its number."""
    here = set(places)
    items = {line.seq: line for line in _between(state.items, places)}
    gone = {min(each.seqs): each for each in state.taken_back if each.seqs and min(each.seqs) in here}
    texts = couple.space.some(items, Handed) if items else {}
    lines = {
        seq: Line(seq, couple.name_of(each.by), date.fromisoformat(each.on), taken_back=True)
        for seq, each in gone.items()
    }
    for seq, each in items.items():
        record = texts[seq].record if seq in texts else None
        lines[seq] = _line(couple, each, record.text if isinstance(record, Handed) else "")
    return tuple(lines[seq] for seq in sorted(lines, reverse=True))


def _between(items: Sequence[HandedLine], places: Sequence[int]) -> Iterable[HandedLine]:
    if not places:
        return ()
    first = bisect_left(items, places[0], key=lambda line: line.seq)
    return items[first : bisect_left(items, places[-1] + 1, key=lambda line: line.seq)]


def _line(couple: Couple, line: HandedLine, text: str) -> Line:
    return Line(
        line.seq,
        couple.name_of(line.author),
        date.fromisoformat(line.day),
        KINDS[line.kind],
        line.title or str(KINDS[line.kind]),
        text[:BEGINS],
        bool(line.corrections),
        date.fromisoformat(line.withdrawn_on) if line.withdrawn_on else None,
    )
