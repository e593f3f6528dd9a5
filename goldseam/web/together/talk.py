"""The guided talk: whose turn it is, a time-out with a promised return, and a close."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.core.nearness import Length, back_from
from goldseam.core.records import TalkBegun, TalkClosed, TalkPaused, TalkTurned
from goldseam.core.records.kinds import Record
from goldseam.core.records.review import TALKS, Talk, TalkHeld
from goldseam.core.together import TALK, Speaker, Turn, TurnKind, speakers, turn_at
from goldseam.web.account.telling_together import WORDS
from goldseam.web.shared import clock
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together import rounds
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple
from goldseam.web.together.review import LONGEST_ANSWER, REVIEW, Point, preview_of
from goldseam.web.together.week import Week, week_of

TALKING = "/us/review/talk/"
TIME_OUTS: Mapping[str, tuple[Length, Promise]] = {
    "minutes": (Length.MINUTES_20, _("20 minutes")),
    "hour": (Length.MINUTES_60, _("An hour")),
    "tomorrow": (Length.TOMORROW, _("Tomorrow")),
}
ABOUT: Mapping[TurnKind, Promise] = {
    TurnKind.APPRECIATION: _("What I appreciate"),
    TurnKind.WHAT_WAS: _("What was kept, and what is open"),
    TurnKind.ONE_THING: _("One thing to change"),
    TurnKind.CLOSE: _("To end with"),
}
SPEAKING: Mapping[TurnKind, Promise] = {
    TurnKind.APPRECIATION: _("says what was good, with one example."),
    TurnKind.WHAT_WAS: _("says what was kept, and what is still open. What happened comes first."),
    TurnKind.ONE_THING: _("says one thing to change, small enough to do soon."),
}
DRAWN: Mapping[TurnKind, tuple[str, ...]] = {
    TurnKind.APPRECIATION: ("appreciation",),
    TurnKind.WHAT_WAS: ("went_well", "kept", "still_open"),
    TurnKind.ONE_THING: ("change",),
    TurnKind.CLOSE: (),
}


@dataclass(frozen=True)
class Step:
    """One turn as both screens show it."""

    about: Promise
    minutes: int
    speaks: str
    listens: str
    how: Promise | str


@together
def talk(request: PersonRequest, couple: Couple) -> HttpResponse:
    """The talk as it stands: before it, in it, in a time-out, or at its close; the same on both screens."""
    week = week_of(couple)
    name, now = _round_of(week)
    closing = request.POST.get("move") == "close"
    if not name or (week.apart and not closing):
        return redirect(REVIEW)
    if request.method == "POST":
        return _moved(request, couple, name, now)
    return _shown(request, couple, week) if couple.open else redirect(REVIEW)


def _shown(request: PersonRequest, couple: Couple, week: Week) -> HttpResponse:
    name, now = _round_of(week)
    if now is None:
        return _page(request, couple, "together/talk_begin.html", name, steps=_steps(couple, name))
    if now.closed_on or request.GET.get("close") == "1":
        return _closing(request, couple, name)
    paused = clock.kept_time(now.paused_until)
    if paused is not None:
        over = paused <= clock.now()
        return _page(
            request, couple, "together/talk_paused.html", name, now, until=paused, over=over, outs=_outs()
        )
    return _turn(request, couple, week, name, now)


def _round_of(week: Week) -> tuple[str, Talk | None]:
    """The round that is talked about, and its talk; "" where there is nothing to talk about.

    A talk that the other has closed waits for this person's own close.
    """
    if week.opened:
        return week.current.name, week.talk
    last = week.unsaid
    return (last.round, last) if last is not None else ("", None)


def _turn(request: PersonRequest, couple: Couple, week: Week, name: str, now: Talk) -> HttpResponse:
    steps, number = _steps(couple, name), min(max(now.turn, 0), len(TALK) - 1)
    return _page(
        request,
        couple,
        "together/talk.html",
        name,
        now,
        step=steps[number],
        number=number + 1,
        of=len(steps),
        points=_points(couple, week, turn_at(number)),
        upcoming=steps[number + 1] if number + 1 < len(steps) else None,
        outs=_outs(),
    )


def _page(
    request: PersonRequest,
    couple: Couple,
    template: str,
    name: str,
    now: Talk | None = None,
    **more: object,
) -> HttpResponse:
    context = {"couple": couple, "round": name, "seen": _seen(now), "place": "us", **more}
    return render(request, template, context)


def _closing(request: PersonRequest, couple: Couple, name: str) -> HttpResponse:
    """The form of the close; sent, it says how the talk was and what its author takes along."""
    held, along, error = request.POST.get("held", ""), request.POST.get("words", ""), ""
    if request.method == "POST":
        if held not in set(TalkHeld):
            error = gettext("Choose how it was. The rest may stay empty.")
        elif len(along) > LONGEST_ANSWER:
            error = gettext("This is too long to take along. One or two sentences are enough.")
        else:
            couple.decide(lambda: _close(couple, name, TalkClosed(name, TalkHeld(held), along.strip())))
            return redirect(f"/us/review/round/{name}/")
    context = {
        "couple": couple,
        "round": name,
        "choices": WORDS[TalkHeld].items(),
        "held": held,
        "words": along,
        "error": error,
        "place": "us",
    }
    return render(request, "together/talk_close.html", context, status=INVALID if error else 200)


def _close(couple: Couple, name: str, record: TalkClosed) -> Sequence[Record]:
    """Closed twice by the same person, it is closed once."""
    now = _as_it_stands(couple, name)
    return () if now is not None and str(couple.me) in now.closed_by else (record,)


def _moved(request: PersonRequest, couple: Couple, name: str, now: Talk | None) -> HttpResponse:
    move = request.POST.get("move", "")
    if request.POST.get("round", name) != name:
        return redirect(REVIEW)
    if move == "close" and now is not None:
        return _closing(request, couple, name)
    couple.decide(lambda: _next_act(_as_it_stands(couple, name), name, move, request.POST.get("seen", "")))
    return redirect(TALKING)


def _next_act(now: Talk | None, name: str, move: str, seen: str) -> tuple[Record, ...]:
    """What a press means for the talk as it stands now: one that comes too late means nothing.

    A time-out counts wherever the talk has got to meanwhile, and no "next" of the same moment ends it.
    """
    if now is None:
        return (TalkBegun(name),) if move == "begin" else ()
    if now.closed_on:
        return ()
    if move in TIME_OUTS:
        until = back_from(clock.local_now(), TIME_OUTS[move][0]).astimezone(UTC)
        paused = TalkPaused(name, until.isoformat(timespec="minutes"))
        return (paused,) if seen.endswith(f"|{now.paused_until}") else ()
    forward = {"next": 1, "back": -1, "go_on": 0}.get(move)
    if forward is None or seen != _seen(now) or bool(now.paused_until) is not (move == "go_on"):
        return ()
    return (TalkTurned(name, min(max(now.turn + forward, 0), len(TALK) - 1)),)


def _as_it_stands(couple: Couple, name: str) -> Talk | None:
    return couple.space.states(TALKS)[TALKS].of(name)


def _steps(couple: Couple, name: str) -> list[Step]:
    first, second = speakers(str(couple.me), str(couple.partner), name)
    order = {Speaker.FIRST: (first, second), Speaker.SECOND: (second, first)}
    return [_step(couple, turn, order.get(turn.speaker)) for turn in TALK]


def _step(couple: Couple, turn: Turn, order: tuple[str, str] | None) -> Step:
    if order is None:
        how = gettext("Each says in one sentence what to take along. Then it is enough for today.")
        return Step(ABOUT[turn.kind], turn.minutes, "", "", how)
    speaks, listens = map(couple.name_of, order)
    return Step(ABOUT[turn.kind], turn.minutes, speaks, listens, SPEAKING[turn.kind])


def _points(couple: Couple, week: Week, turn: Turn) -> list[Point]:
    """What whoever speaks wrote for this turn."""
    if not DRAWN[turn.kind] or turn.speaker is Speaker.BOTH:
        return []
    order = speakers(str(couple.me), str(couple.partner), week.current.name)
    person = UUID(order[turn.speaker is Speaker.SECOND])
    found = rounds.opened(couple, week.round).get(person)
    answers = rounds.read_review(found.text) if found else {}
    wanted = {question: answers[question] for question in DRAWN[turn.kind] if question in answers}
    return preview_of(couple.name_of(person), wanted)


def _outs() -> list[tuple[str, Promise]]:
    return [(key, label) for key, (_length, label) in TIME_OUTS.items()]


def _seen(now: Talk | None) -> str:
    return "" if now is None else f"{now.turn}|{now.paused_until}"
