"""One promise: its words, its days with what each of the two said of them, and no longer promising it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from goldseam.core.deeds import PromisedDay, days_of, goes_on, told_within_a_day
from goldseam.core.records.promise import (
    Closing,
    PromiseClosed,
    Promised,
    PromiseEnded,
    PromiseLine,
    Recurs,
)
from goldseam.core.situation.questions import as_date
from goldseam.web.promises.desk import Desk
from goldseam.web.promises.wording import CAUSES, OUTCOMES, when
from goldseam.web.shared import clock
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.pacing import pace_of_words
from goldseam.web.together.typed import steps, text_of, wrong_text
from goldseam.web.truth.access import Here, own_or_both

PAGE = 14


@dataclass(frozen=True)
class PromiseShown:
    """A promise as both read it: the same in the preview and on its page."""

    name: str
    on: date
    text: str
    when: str
    never: bool
    instead: str
    pull: str
    knows: str
    cause: Promise | str = ""


@dataclass(frozen=True)
class Saying:
    """What one of the two says of a day. `soon`: told by themselves within a day; `words` may be empty."""

    name: str
    outcome: Promise
    on: date
    soon: bool = False
    after_found: bool = False
    words: str = ""


@dataclass(frozen=True)
class DayShown:
    """A day of a promise with what stands of it: whoever made the promise first, then the other.

    `ahead`: it is still to come; `named`: its weekday stands beside it.
    """

    day: date
    sayings: tuple[Saying, ...]
    ahead: bool
    named: bool


@dataclass(frozen=True)
class Ended:
    """Who ended a promise, when, whether they made it, and what they said."""

    name: str
    on: date
    by_author: bool
    words: str


@own_or_both
def one(request: PersonRequest, here: Here, seq: int, *, own: bool = False) -> HttpResponse:
    """The promise with its days, newest first. One's own can be erased; what is shared stays (S22)."""
    desk = Desk(here, own)
    if not own and here.couple is None:
        return redirect("/promises/")
    line = desk.line(seq)
    if own and request.method == "POST" and request.POST.get("move") == "erase":
        said = (*(each.seq for each in line.closings), *filter(None, [line.ended_in]))
        desk.space.erase([seq, *said], at=clock.now(), day=here.day)
        return redirect("/promises/")
    days = days_of(line, here.day, as_date(request.GET.get("before", "")), PAGE)
    entry = desk.space.some([seq], Promised).get(seq)
    context = {
        "place": "us" if here.couple else "today",
        "couple": here.couple,
        "desk": desk,
        "line": line,
        "item": shown(desk, entry.record, line.author, entry.day)
        if entry and isinstance(entry.record, Promised)
        else None,
        "days": [_day(desk, line, each) for each in days],
        "older": days[-1].day.isoformat() if len(days) == PAGE else "",
        "mine": line.author == desk.me,
        "goes_on": goes_on(line),
        "ended": _ended(desk, line),
        "made": request.GET.get("made") == "1",
    }
    return render(request, "promises/promise.html", context)


@own_or_both
def end(request: PersonRequest, here: Here, seq: int, *, own: bool = False) -> HttpResponse:
    """No longer promised, or let go of by the other: from today on, and always possible; words with it are paced."""
    desk = Desk(here, own)
    if not own and here.couple is None:
        return redirect("/promises/")
    line, words = desk.line(seq), text_of(request, "words")
    error = wrong_text(words, may_be_empty=True) if request.method == "POST" else ""

    def decided() -> list[PromiseEnded]:
        nonlocal error
        error = words_wait(
            desk, words, _("It can end now without words. Leave them out, or keep them in a note.")
        )
        return [] if error or desk.line(seq).ended_on else [PromiseEnded(seq, words)]

    if request.method == "POST" and not error:
        desk.decide(decided, although_resting=True)
        if not error:
            return redirect(f"{desk.base}{seq}/")
    context = steps(request, couple=here.couple, desk=desk, line=line, words=words, error=error)
    context["mine"] = line.author == desk.me
    return render(request, "promises/end.html", context, status=INVALID if error else 200)


def words_wait(desk: Desk, words: str, instead: str) -> str:
    """Why words of this person wait, and what is possible `instead`; "" where they may pass (T3)."""
    couple = desk.here.couple
    held = pace_of_words(couple, words) if couple is not None and not desk.own else ""
    return f"{held} {instead}" if held else ""


def shown(desk: Desk, promised: Promised, author: str, on: date) -> PromiseShown:
    """A promise with its words."""
    return PromiseShown(
        desk.name_of(author),
        on,
        promised.text,
        when(promised.first, promised.recurs),
        promised.never,
        promised.instead,
        promised.pull,
        promised.knows,
        CAUSES[promised.cause],
    )


def saying(desk: Desk, line: PromiseLine, closing: Closing, words: Mapping[int, str]) -> Saying:
    """What somebody said of a day, as both read it."""
    person = line.author if closing.own else _other(desk, line)
    return Saying(
        desk.name_of(person),
        OUTCOMES[closing.outcome],
        date.fromordinal(closing.day),
        closing.own and told_within_a_day(closing),
        closing.after_found,
        words.get(closing.seq, ""),
    )


def words_of(desk: Desk, closings: tuple[Closing, ...]) -> dict[int, str]:
    """What was written about some days, by number. Two queries."""
    seqs = [each.seq for each in closings]
    found = desk.space.some(seqs, PromiseClosed) if seqs else {}
    return {
        seq: entry.record.words for seq, entry in found.items() if isinstance(entry.record, PromiseClosed)
    }


def _other(desk: Desk, line: PromiseLine) -> str:
    couple = desk.here.couple
    if couple is None or line.author != desk.me:
        return desk.me
    return str(couple.partner)


def _day(desk: Desk, line: PromiseLine, day: PromisedDay) -> DayShown:
    stands = [each for each in (day.own_stands, day.other_stands) if each is not None]
    sayings = tuple(saying(desk, line, each, {}) for each in stands)
    return DayShown(day.day, sayings, day.day > desk.here.day, line.recurs is Recurs.WEEKDAYS)


def _ended(desk: Desk, line: PromiseLine) -> Ended | None:
    if not line.ended_on:
        return None
    entry = desk.space.some([line.ended_in], PromiseEnded).get(line.ended_in)
    words = entry.record.words if entry and isinstance(entry.record, PromiseEnded) else ""
    on = date.fromisoformat(line.ended_on)
    return Ended(desk.name_of(line.ended_by), on, line.ended_by == line.author, words)
