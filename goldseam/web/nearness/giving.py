"""Handing one thing over: a form, exactly what the other will see, and only then giving it (S12)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.records.handed import HandedKind
from goldseam.core.records.kinds import Record
from goldseam.web.nearness.wording import lines_of, seen
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import NOT_LOOKED, Pace, pace
from goldseam.web.together.typed import steps, text_of

Typed = Mapping[str, str]


@dataclass(frozen=True)
class Giving:
    """One kind of thing on its way: its form, the fields that travel, and what they make.

    `read` makes the record, or says what is wrong. `along` adds what is written with it, knowing the number that
    the first of them will have. `back` is where its page is.
    """

    form: str
    fields: tuple[str, ...]
    read: Callable[[Typed], Record | str]
    back: str
    along: Callable[[Record, int], Sequence[Record]] = lambda record, _number: (record,)


def give(
    request: PersonRequest, couple: Couple, giving: Giving, first: Typed, **context: Any
) -> HttpResponse:
    """The form, filled with `first` at the beginning; the preview; and handing over, once however often it is sent."""
    typed = {name: text_of(request, name) for name in giving.fields} if request.method == "POST" else first
    move = request.POST.get("move")
    if request.method != "POST" or move == "back":
        return _form(request, couple, giving, typed, context)
    record = giving.read(typed)
    if isinstance(record, str):
        return _form(request, couple, giving, typed, context, record)
    if not couple.open:
        raise RestingError
    if move != "hand":
        return _preview(request, couple, giving, typed, record, pace(couple, HandedKind.NOTE))
    held = give_now(couple, record, giving.along)
    if held.sentence:
        return _preview(request, couple, giving, typed, record, held, WAITS)
    return redirect(f"{giving.back}?given=1")


def give_now(
    couple: Couple,
    record: Record,
    along: Callable[[Record, int], Sequence[Record]] = lambda record, _number: (record,),
) -> Pace:
    """Write it if it may pass at that very moment, and only if the very same was not given today already."""
    held = NOT_LOOKED

    def decided() -> Sequence[Record]:
        nonlocal held
        held = NOT_LOOKED
        if _given_today(couple, record):
            return []
        held = pace(couple, HandedKind.NOTE)
        return [] if held.sentence else along(record, couple.space.last_seen + 1)

    couple.decide(decided)
    return held


def _given_today(couple: Couple, record: Record) -> bool:
    lines = lines_of(record)
    return any(
        couple.is_mine(entry) and entry.day == couple.day and lines_of(entry.record) == lines
        for entry in couple.space.read(type(record))
    )


def _form(
    request: PersonRequest,
    couple: Couple,
    giving: Giving,
    typed: Typed,
    context: Mapping[str, Any],
    error: str = "",
) -> HttpResponse:
    page = steps(request, couple=couple, typed=typed, error=error, back=giving.back, **context)
    return render(request, giving.form, page, status=INVALID if error else 200)


def _preview(
    request: PersonRequest,
    couple: Couple,
    giving: Giving,
    typed: Typed,
    record: Record,
    held: Pace,
    status: int = 200,
) -> HttpResponse:
    item = seen(couple, couple.me, couple.day, record)
    page = steps(request, couple=couple, typed=typed, item=item, held=held, back=giving.back)
    return render(request, "nearness/preview.html", page, status=status)
