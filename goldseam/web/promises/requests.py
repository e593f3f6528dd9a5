"""Requests: the list, and one of them as both see it, with what waits and since when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.views.decorators.http import require_POST

from goldseam.core.deeds import (
    RequestStanding,
    days_since_yes,
    days_waiting,
    may_ask_again,
    may_become_promise,
    request_standing,
    requests_to_answer,
)
from goldseam.core.records import Entry
from goldseam.core.records.request import (
    REQUESTS,
    AskedAgain,
    RequestAnswered,
    RequestClosed,
    Requested,
    RequestHow,
    RequestLine,
    Requests,
)
from goldseam.web.promises import wording
from goldseam.web.promises.desk import number_of
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple
from goldseam.web.truth.access import Here, own_or_both

PAGE = 30
OVER = frozenset({RequestStanding.DONE, RequestStanding.TAKEN_BACK})


@dataclass(frozen=True)
class Line:
    """One request of a list: its first words, where it stands, and for how long it waits."""

    seq: int
    title: str
    standing: Promise | str


@dataclass(frozen=True)
class Piece:
    """One part of a request: asking, asking again, or an answer."""

    seq: int
    name: str
    kind: Promise | str
    on: date
    text: str
    why: str = ""
    by: date | None = None


@own_or_both
def requests(request: PersonRequest, here: Here) -> HttpResponse:
    """What is asked of whom; alone, what it is for."""
    couple = here.couple
    if couple is None:
        return render(request, "promises/requests_alone.html", {"place": "today"})
    state, day, me = state_of(couple), couple.day, str(couple.me)
    before = number_of(request.GET.get("before", ""))
    over = [line for line in state.lines if request_standing(line, day) in OVER]
    over = [line for line in over if not before or line.seq < before][-PAGE:][::-1]
    going_on = [line for line in state.lines if request_standing(line, day) not in OVER]
    for_me = requests_to_answer(state, me, day)
    context = {
        "place": "us",
        "couple": couple,
        "for_me": _lines(for_me, day),
        "mine": _lines([line for line in going_on if line.author == me], day),
        "answered": _lines([line for line in going_on if line.author != me and line not in for_me], day),
        "over": _lines(over, day),
        "older": over[-1].seq if len(over) == PAGE else 0,
    }
    return render(request, "promises/requests.html", context)


@together
def one(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """A request with everything that followed it, the same to both. Nobody sees who opens it."""
    line = line_of(couple, seq)
    mine, stands = line.author == str(couple.me), request_standing(line, couple.day)
    context = {
        "place": "us",
        "couple": couple,
        "line": line,
        "pieces": pieces(couple, line),
        "mine": mine,
        "standing": _standing(line, couple.day),
        "waits": stands is RequestStanding.WAITING,
        "over": stands in OVER,
        "again": mine and may_ask_again(line, couple.day),
        "asked_once": not line.again,
        "to_promise": not mine and may_become_promise(line),
        "sent": request.GET.get("sent") == "1",
    }
    return render(request, "promises/request.html", context)


@require_POST
@together
def close(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """Done, or taken back: by whoever asked. Both always pass."""
    line_of(couple, seq, asked_by=couple)
    move = request.POST.get("move")

    def decided() -> list[RequestClosed]:
        line = line_of(couple, seq, asked_by=couple)
        wanted = {"done": True, "back": False}.get(move or "")
        return [] if line.closed_on or wanted is None else [RequestClosed(seq, wanted)]

    couple.decide(decided, although_resting=True)
    return redirect(f"/requests/{seq}/")


def state_of(couple: Couple) -> Requests:
    """Every request between the two."""
    return couple.space.states(REQUESTS)[REQUESTS]


def line_of(
    couple: Couple, seq: int, *, asked_by: Couple | None = None, to: Couple | None = None
) -> RequestLine:
    """The request with this number: one's own (`asked_by`), or one that the other asked (`to`); else 404."""
    line = state_of(couple).line(seq)
    own = asked_by is None or (line is not None and line.author == str(asked_by.me))
    other = to is None or (line is not None and line.author != str(to.me))
    if line is None or not own or not other:
        raise Http404
    return line


def pieces(couple: Couple, line: RequestLine) -> tuple[Piece, ...]:
    """The parts of a request with their words, in order of number. Two queries."""
    seqs = [line.seq, *(each.seq for each in line.again), *(each.seq for each in line.answers)]
    entries = couple.space.some(seqs, Requested, AskedAgain, RequestAnswered)
    return tuple(sorted(_pieces(couple, entries), key=lambda piece: piece.seq))


def asked_piece(name: str, on: date, asked: Requested, seq: int = 0) -> Piece:
    """A request as both read it: the same in the preview and on its page."""
    return Piece(seq, name, wording.ASKS, on, asked.text, asked.why)


def _pieces(couple: Couple, entries: Mapping[int, Entry]) -> Iterator[Piece]:
    for seq, entry in entries.items():
        name = couple.name_of(entry.author)
        match entry.record:
            case Requested():
                yield asked_piece(name, entry.day, entry.record, seq)
            case AskedAgain():
                yield Piece(seq, name, wording.ASKS_AGAIN, entry.day, entry.record.text)
            case RequestAnswered():
                said = entry.record
                by = said.by if said.how is RequestHow.NOT_NOW else None
                yield Piece(seq, name, wording.ANSWERS[said.how], entry.day, said.text, by=by)


def _lines(lines: Sequence[RequestLine], day: date) -> list[Line]:
    return [Line(line.seq, line.title, _standing(line, day)) for line in lines]


def _standing(line: RequestLine, day: date) -> Promise | str:
    stands = request_standing(line, day)
    if stands is RequestStanding.WAITING:
        return wording.waiting(days_waiting(line, day))
    if days := days_since_yes(line, day):
        return wording.said_yes(days)
    return wording.REQUESTS[stands]
