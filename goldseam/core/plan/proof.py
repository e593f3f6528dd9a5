"""A walk over more than 100,000 situations that holds every plan against what must never be suggested."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import combinations
from math import gcd, prod
from zlib import crc32

import msgspec

from goldseam.core.catalogue.model import Catalogue, Stage
from goldseam.core.plan.model import Plan
from goldseam.core.plan.never import QUESTIONS, cases, forbidden
from goldseam.core.plan.planner import ranked
from goldseam.core.situation.model import (
    Agreement,
    Answer,
    Barrier,
    CameOut,
    Cause,
    ChosenWay,
    Closeness,
    Done,
    LapseKnown,
    LevelOfDetail,
    Living,
    OtherPerson,
    Postponed,
    Role,
    Safety,
    SafetyTopic,
    Situation,
    Touch,
)

TODAY = dt.date(2026, 6, 1)
MINUTES_A_DAY = 20
MOST = 3
MOST_IN_HARD_DAYS = 2
# Where nothing is asked of anybody: somebody who refuses this too gets an empty plan, which is another test's.
CALM_PLACES = frozenset({"self", "check-in", "understanding"})


class History(StrEnum):
    """What was done with the suggestions before."""

    NOTHING = "nothing"
    MONTHS_OF_WORK = "months_of_work"
    JUST_NOW = "just_now"
    MUCH_REFUSED = "much_refused"
    MUCH_PUT_OFF = "much_put_off"


BARRIERS: tuple[tuple[Barrier, ...], ...] = ((), *((barrier,) for barrier in Barrier), tuple(Barrier))
CAUSES: tuple[tuple[Cause, ...], ...] = (
    *((cause,) for cause in Cause),
    *combinations(Cause, 2),
    tuple(Cause),
)
DAYS_AGO: tuple[int | None, ...] = (None, 1, 9, 60, 200)

# Two products, walked whole; whatever is not in a product takes its turn.
AROUND: dict[str, Sequence[object]] = {
    "role": tuple(Role),
    "came_out": tuple(CameOut),
    "days_ago": DAYS_AGO,
    "ongoing": ("yes", "no", "unsure"),
    "closeness": tuple(Closeness),
    "safety": tuple(Safety),
    "living": tuple(Living),
    "other_person": tuple(OtherPerson),
    "children": (False, True),
    "repeated": (False, True),
}
WITHIN: dict[str, Sequence[object]] = {
    "causes": CAUSES,
    "barriers": BARRIERS,
    "role": tuple(Role),
    "came_out": tuple(CameOut),
    "ongoing": ("yes", "no"),
}
IN_TURN: dict[str, Sequence[object]] = {
    "touch": tuple(Touch),
    "addressed_safely": tuple(Answer),
    "watched": tuple(Answer),
    "level_of_detail": tuple(LevelOfDetail),
    "agreement": tuple(Agreement),
    "topics": ((), (), *((topic,) for topic in SafetyTopic)),
    "resting": (False, True),
    "public_words_agreed": (False, True),
    "lapsed_days_ago": (None, None, None, 0, 3, 10, 20),
    "lapse_known": tuple(LapseKnown),
    "lapse_returned": (False, True),
    "lapse_own": (True, False),
    "way": (ChosenWay.NOT_CHOSEN, *ChosenWay),
    "history": tuple(History),
}
_EVERYTHING = {**AROUND, **WITHIN, **IN_TURN}


def size() -> int:
    """How many situations the whole walk has."""
    return _size(AROUND) + _size(WITHIN)


def _size(walk: dict[str, Sequence[object]]) -> int:
    return prod(len(values) for values in walk.values())


def sample_of(count: int) -> list[int]:
    """The numbers of `count` situations spread over the whole walk (1 to `size()`), the same at every call."""
    whole = size()
    # A step near the golden section meets every part of the products early; it shares no factor with the whole.
    step = next(step for step in range(int(whole * 0.618), whole) if gcd(step, whole) == 1)
    return [number * step % whole for number in range(min(count, whole))]


def situation_number(catalogue: Catalogue, number: int) -> Situation:
    """One situation of the walk (0 to `size()` - 1) on `TODAY`."""
    taken: dict[str, object] = {}
    walk, rest = (AROUND, number) if number < _size(AROUND) else (WITHIN, number - _size(AROUND))
    for name, values in walk.items():
        rest, place = divmod(rest, len(values))
        taken[name] = values[place]
    for name, values in _EVERYTHING.items():
        if name not in taken:
            taken[name] = values[crc32(f"{name} {number}".encode()) % len(values)]
    return _situation(catalogue, taken, number)


def _situation(catalogue: Catalogue, taken: dict[str, object], number: int) -> Situation:
    ongoing, history = taken.pop("ongoing"), History(str(taken.pop("history")))
    fields: dict[str, object] = {
        "came_out_on": _ago(taken.pop("days_ago")),
        "lapsed_on": _ago(taken.pop("lapsed_days_ago")),
        "ongoing": ongoing == "yes",
        "ongoing_unsure": ongoing == "unsure",
        "safety_topics": taken.pop("topics"),
        **taken,
        **_history(catalogue, history, number % 4),
    }
    return msgspec.convert(fields, Situation)


def _ago(days: object) -> dt.date | None:
    return TODAY - dt.timedelta(days=days) if isinstance(days, int) else None


@lru_cache(maxsize=64)
def _history(catalogue: Catalogue, history: History, turn: int) -> dict[str, object]:
    """The lists of a situation file that tell what was done before; four variants of each."""
    slugs = sorted(catalogue.practices)
    some = [slug for slug in slugs if crc32(slug.encode()) % 4 == turn]
    days = {slug: dt.timedelta(days=1 + crc32(slug.encode()) % 60) for slug in slugs}
    if history is History.MONTHS_OF_WORK:
        worked = [slug for slug in slugs if slug in some or catalogue.practices[slug].facts.core]
        return {"done": tuple(Done(slug, TODAY - days[slug]) for slug in worked)}
    if history is History.JUST_NOW:
        return {"done": tuple(Done(slug, TODAY - dt.timedelta(days=turn)) for slug in some)}
    if history is History.MUCH_REFUSED:
        calm = {slug for slug in slugs if catalogue.practices[slug].facts.lives in CALM_PLACES}
        return {"refused": tuple(slug for slug in slugs if slug not in some and slug not in calm)}
    if history is History.MUCH_PUT_OFF:
        until, on = TODAY + dt.timedelta(days=turn), TODAY - dt.timedelta(days=1)
        return {"postponed": tuple(Postponed(slug, until, on) for slug in some)}
    return {}


def broken_by(catalogue: Catalogue, situation: Situation, today: dt.date, made: Plan) -> list[str]:
    """What is wrong with a plan, one line each: `QUESTION: SLUG`, or what is wrong with the day as a whole."""
    slugs = [each.practice for each in made.suggestions]
    minutes = [catalogue.practices[slug].facts.minutes for slug in slugs]
    once = {slug for slug in slugs if catalogue.practices[slug].facts.instead_of}
    lines = {
        "nothing is suggested": not slugs,
        "too many suggestions": len(slugs) > (MOST_IN_HARD_DAYS if made.hard_days else MOST),
        "something is suggested twice": len(set(slugs)) < len(slugs),
        "too many minutes": sum(minutes) > MINUTES_A_DAY and len(minutes) > 1,
        "the same is said twice": any(
            not set(catalogue.practices[slug].facts.instead_of).isdisjoint(slugs) for slug in once
        ),
        "hard days are not seen": made.hard_days is not _were_hard(situation, today),
        "a reason is missing": not all(each.reason.endswith(".") for each in made.suggestions),
    }
    found = [line for line, is_so in lines.items() if is_so]
    for slug in slugs:
        names = forbidden(catalogue, slug, situation, today)
        if len(slugs) == 1 and catalogue.practices[slug].facts.lives in CALM_PLACES:
            # Where nothing else is left, a calm minute comes back before its time.
            names = [name for name in names if name != "out_of_its_time"]
        found += [f"{name}: {slug}" for name in names]
        if made.hard_days and catalogue.practices[slug].facts.stage is Stage.RENEW:
            found.append(f"something new in hard days: {slug}")
    return found


def _were_hard(situation: Situation, today: dt.date) -> bool:
    week = {today - dt.timedelta(days=back) for back in range(7)}
    put_off = sum(each.on in week for each in situation.postponed)
    return situation.lapsed_on in week or put_off >= max(3, 1 + sum(d.on in week for d in situation.done))


def broken_behind(catalogue: Catalogue, situation: Situation, today: dt.date) -> list[str]:
    """The same questions of everything that might have been suggested, `QUESTION: SLUG` each."""
    return [
        f"{name}: {case.slug}"
        for case in cases(catalogue, ranked(catalogue, situation, today), situation, today)
        for name, says_no in QUESTIONS.items()
        if says_no(case)
    ]
