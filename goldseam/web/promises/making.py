"""Making a promise: small, looked at against the worst day, and only then made; never again needs a plan."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.deeds import answer_of, may_become_promise, promises_for_good
from goldseam.core.records import Noted
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.promise import PromiseCause, Promised, Recurs
from goldseam.core.records.request import REQUESTS, Requested, RequestHow, RequestLine
from goldseam.core.situation.questions import as_date
from goldseam.web.promises.desk import Desk, number_of
from goldseam.web.promises.one import shown
from goldseam.web.promises.wording import RECURS
from goldseam.web.shared import clock
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import NOT_LOOKED, Pace, pace
from goldseam.web.together.typed import steps, text_of
from goldseam.web.truth.access import Here, own_or_both

LONGEST = 300
LONGEST_PLAN = 2_000
FARTHEST = timedelta(days=366)
LOOKS_BACK = 50
PLAN = ("instead", "pull", "knows")


@dataclass(frozen=True)
class Typed:
    """A promise as it was typed, the day as it stands in the form, and for whom it is."""

    promised: Promised
    first: str
    own: bool


@own_or_both
def make(request: PersonRequest, here: Here) -> HttpResponse:
    """The form, the check against the worst day with exactly what will stand there, and making it."""
    if request.method != "POST":
        return _form(request, here, _first(here, number_of(request.GET.get("request", ""))))
    move, typed = request.POST.get("move"), _typed(request, here)
    if move in ("smaller", "back"):
        return _form(request, here, typed, smaller=move == "smaller")
    if error := _wrong(typed, here.day):
        return _form(request, here, typed, error)
    if move == "not_now":
        kept = (typed.promised.text, *(getattr(typed.promised, name) for name in PLAN))
        here.private.append(Noted("\n\n".join(filter(None, kept))), at=clock.now(), day=here.day)
        return redirect("/promises/?kept=1")
    return _looked_at(request, Desk(here, typed.own), typed)


def _looked_at(request: PersonRequest, desk: Desk, typed: Typed) -> HttpResponse:
    """The check, or, once it was answered with yes, the promise itself."""
    if not desk.open:
        raise RestingError
    if request.POST.get("move") != "yes":
        return _check(request, desk, typed, _held(desk, typed.promised))
    seq, held = _made(desk, typed.promised)
    if not seq:
        return _check(request, desk, typed, held, WAITS)
    return redirect(f"{desk.base}{seq}/?made=1")


def promise_made(
    couple: Couple, text: str, on: date, cause: PromiseCause, *, recurs: Recurs = Recurs.ONCE
) -> int:
    """Make a promise in the shared space as part of another act (a lapse, a time-out); its number.

    That act looked already whether it may reach the other. Sent twice, it is made once.

    Raises:
        RestingError: the space is paused or frozen; nothing was written.
    """
    wanted, before = Promised(text, on, recurs, cause=cause), 0

    def decided() -> list[Promised]:
        nonlocal before
        before = _already(Desk(Here(couple.spaces, couple, couple.day), own=False), wanted)
        return [] if before else [wanted]

    written = couple.decide(decided)
    return written[0].seq if written else before


def _made(desk: Desk, wanted: Promised) -> tuple[int, Pace]:
    held, before = NOT_LOOKED, 0

    def decided() -> list[Promised]:
        nonlocal held, before
        held, before = _held(desk, wanted), _already(desk, wanted)
        return [] if before or held.sentence else [wanted]

    written = desk.decide(decided)
    return (written[0].seq if written else before), held


def _held(desk: Desk, wanted: Promised) -> Pace:
    """Why it waits. What is one's own never does, nor does the promise made of a yes to what was asked (S20)."""
    couple = desk.here.couple
    if desk.own or couple is None:
        return NOT_LOOKED
    asked = _request_of(desk.here, wanted.request)
    return NOT_LOOKED if asked is not None and may_become_promise(asked) else pace(couple, HandedKind.NOTE)


def _already(desk: Desk, wanted: Promised) -> int:
    """The number under which the very same was promised today; 0 where it was not."""
    day = desk.here.day.isoformat()
    alike = [line.seq for line in desk.promises().lines if (line.author, line.day) == (desk.me, day)]
    found = desk.space.some(alike[-LOOKS_BACK:], Promised) if alike else {}
    return next((seq for seq, entry in found.items() if entry.record == wanted), 0)


def _request_of(here: Here, seq: int) -> RequestLine | None:
    """The request with this number, if the other asked it and it was answered with yes."""
    if not seq or here.couple is None:
        return None
    line = here.couple.space.states(REQUESTS)[REQUESTS].line(seq)
    answer = answer_of(line) if line is not None else None
    if line is None or line.author == str(here.couple.me) or answer is None:
        return None
    return line if answer.how is RequestHow.YES else None


def _first(here: Here, seq: int) -> Typed:
    """An empty form; or, for a request that was answered with yes, one with its words."""
    asked, words = _request_of(here, seq), ""
    if asked is not None and here.couple is not None:
        entry = here.couple.space.some([seq], Requested).get(seq)
        words = entry.record.text[:LONGEST] if entry and isinstance(entry.record, Requested) else ""
    promised = Promised(words, here.day, request=asked.seq if asked else 0)
    return Typed(promised, here.day.isoformat(), own=here.couple is None)


def _typed(request: PersonRequest, here: Here) -> Typed:
    recurs, first, text = (
        request.POST.get("recurs", ""),
        request.POST.get("first", ""),
        text_of(request, "text"),
    )
    asked = _request_of(here, number_of(request.POST.get("request", "")))
    promised = Promised(
        text,
        as_date(first) or date.min,
        Recurs(recurs) if recurs in set(Recurs) else Recurs.ONCE,
        request.POST.get("never") == "yes" or promises_for_good(text),
        instead=text_of(request, "instead"),
        pull=text_of(request, "pull"),
        knows=text_of(request, "knows"),
        cause=PromiseCause.REQUEST if asked else PromiseCause.OWN,
        request=asked.seq if asked else 0,
    )
    return Typed(promised, first, here.couple is None or (request.POST.get("whose") == "me" and not asked))


def _wrong(typed: Typed, today: date) -> str:
    given = typed.promised
    if not given.text:
        return _("Write what you will do.")
    if len(given.text) > LONGEST:
        return _("This is long for one promise. Make it fit into two sentences.")
    if not today <= given.first <= today + FARTHEST:
        return _("Choose a day from today on, within a year.")
    if max(len(getattr(given, name)) for name in PLAN) > LONGEST_PLAN:
        return _("The plan is too long. Keep to what you will do.")
    return _wrong_for_good(given) if given.never else ""


def _wrong_for_good(given: Promised) -> str:
    if not given.instead or not given.pull:
        return _(
            "Never again is believed with a plan. Say what you do instead, and what you do when it pulls."
        )
    if given.recurs is Recurs.ONCE:
        return _("Never again has no last day. Choose how often you look at it: every week, for example.")
    return ""


def _form(
    request: PersonRequest, here: Here, typed: Typed, error: str = "", *, smaller: bool = False
) -> HttpResponse:
    context = _context(request, here, typed, ways=RECURS.items(), error=error, smaller=smaller)
    context |= {"today": here.day.isoformat(), "last": (here.day + FARTHEST).isoformat()}
    return render(request, "promises/make.html", context, status=INVALID if error else 200)


def _check(request: PersonRequest, desk: Desk, typed: Typed, held: Pace, status: int = 200) -> HttpResponse:
    """The question before it is made, over exactly what will stand there."""
    item = shown(desk, typed.promised, desk.me, desk.here.day)
    context = _context(request, desk.here, typed, item=item, held=held)
    return render(request, "promises/check.html", context, status=status)


def _context(request: PersonRequest, here: Here, typed: Typed, **more: Any) -> dict[str, Any]:
    return steps(request, couple=here.couple, typed=typed, given=typed.promised, **more)
