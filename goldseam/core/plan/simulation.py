"""Walks a made-up person through weeks of plans, day by day: what they would have been offered, and done."""

import datetime as dt
from collections import Counter
from enum import StrEnum
from zlib import crc32

import msgspec

from goldseam.core.catalogue.model import Audience, Catalogue, Fact, Facts, Language, Sensitivity, Stage
from goldseam.core.plan.model import AskFirst
from goldseam.core.plan.opening import Opened, newly_possible
from goldseam.core.plan.planner import plan
from goldseam.core.situation.assembling import with_lapse
from goldseam.core.situation.model import Answer, CameOut, Done, LapseKnown, Postponed, Role, Situation
from goldseam.core.situation.track import Track, track_of

MOST_WEEKS = 520
_DAY = dt.timedelta(days=1)
_LONGEST_WAIT = 7
# A lapse in about ten weeks: often enough to see what a plan does then.
_DAYS_TO_A_LAPSE = 70
# Of a hundred people asked in private, so many answer that it is not safe, and so many that or "not sure".
_UNSAFE = 8
_UNSURE = 20
_DANGER_AND_CALM = {
    AskFirst.SAFE_TO_SAY: (Answer.NO, Answer.YES),
    AskFirst.WATCHED: (Answer.YES, Answer.NO),
}


class Pattern(StrEnum):
    """How the made-up person answers what is offered."""

    DOING = "doing"
    POSTPONING = "postponing"
    REFUSING = "refusing"
    MIXED = "mixed"


class Answered(StrEnum):
    """What became of one suggestion; `left` is leaving it without a word."""

    DONE = "done"
    PUT_OFF = "put_off"
    REFUSED = "refused"
    LEFT = "left"


# Of a hundred suggestions: done, put off, refused; the rest is left.
_CHANCES: dict[Pattern, tuple[int, int, int]] = {
    Pattern.DOING: (80, 5, 0),
    Pattern.POSTPONING: (15, 60, 0),
    Pattern.REFUSING: (25, 5, 40),
    Pattern.MIXED: (45, 15, 5),
}


class Day(msgspec.Struct, frozen=True):
    """One day: the situation it was planned for, the plan's stage, and each suggestion with its answer.

    `hard` says whether the days before were hard, `lapse` whether it happened again on this day.
    """

    on: dt.date
    situation: Situation
    stage: Stage
    hard: bool
    lapse: bool
    answers: tuple[tuple[str, Answered], ...]


class Week(msgspec.Struct, frozen=True):
    """Seven days: the stage of the last, how often each practice was offered, and what became of them."""

    number: int
    days: tuple[Day, ...]
    opened: Opened

    @property
    def offered(self) -> Counter[str]:
        """On how many days each practice was offered."""
        return Counter(slug for day in self.days for slug, _ in day.answers)

    def answered(self, answer: Answered) -> tuple[str, ...]:
        """The practices that got this answer, in the order of the days."""
        return tuple(slug for day in self.days for slug, given in day.answers if given is answer)


class Walk(msgspec.Struct, frozen=True):
    """The weeks of a walk, and the situation at its end."""

    weeks: tuple[Week, ...]
    situation: Situation


def walk(
    catalogue: Catalogue,
    situation: Situation,
    today: dt.date,
    weeks: int,
    seed: int = 1,
    pattern: Pattern = Pattern.MIXED,
) -> Walk:
    """Plan `weeks` weeks from `today` on for somebody who answers as `pattern` says.

    The same arguments give the same walk. What is done changes the situation where it would in life: what was
    ended is ended, what was told is told; and what is asked in private first is answered. In the mixed
    pattern a lapse happens now and then.
    """
    made: list[Week] = []
    for number in range(1, weeks + 1):
        before, first = situation, today
        days: list[Day] = []
        for _ in range(7):
            day, situation = _live(catalogue, situation, today, seed, pattern)
            days.append(day)
            today += _DAY
        opened = newly_possible(catalogue, before, situation, days[-1].on, day_before=first)
        made.append(Week(number=number, days=tuple(days), opened=opened))
    return Walk(weeks=tuple(made), situation=situation)


def _live(
    catalogue: Catalogue, situation: Situation, today: dt.date, seed: int, pattern: Pattern
) -> tuple[Day, Situation]:
    lapse = pattern is Pattern.MIXED and _lapses(situation, today, seed)
    if lapse:
        situation = _lapsed(situation, today, seed)
    made = plan(catalogue, situation, today, Language.EN)
    answers = tuple(
        (each.practice, _answer(pattern, _draw(seed, today, each.practice))) for each in made.suggestions
    )
    day = Day(
        on=today, situation=situation, stage=made.stage, hard=made.hard_days, lapse=lapse, answers=answers
    )
    situation = _asked_in_private(situation, made.ask_first, seed)
    for slug, answer in answers:
        situation = _after(situation, slug, catalogue.practices[slug].facts, answer, today, seed)
    return day, situation


def _asked_in_private(situation: Situation, ask_first: tuple[AskFirst, ...], seed: int) -> Situation:
    """The private questions are answered once; most people are safe, and not everybody is."""
    for question in ask_first:
        drawn = crc32(f"{seed} {question.value}".encode()) % 100
        danger, calm = _DANGER_AND_CALM[question]
        answer = danger if drawn < _UNSAFE else Answer.NOT_SURE if drawn < _UNSURE else calm
        # A question has the name of the field that its answer goes to.
        situation = msgspec.structs.replace(situation, **{question.value: answer})
    return situation


def _draw(seed: int, today: dt.date, about: str) -> int:
    """A number from 0 to 99 that depends on nothing but its arguments."""
    return crc32(f"{seed} {today.toordinal()} {about}".encode()) % 100


def _answer(pattern: Pattern, drawn: int) -> Answered:
    done, put_off, refused = _CHANCES[pattern]
    if drawn < done:
        return Answered.DONE
    if drawn < done + put_off:
        return Answered.PUT_OFF
    return Answered.REFUSED if drawn < done + put_off + refused else Answered.LEFT


def _lapses(situation: Situation, today: dt.date, seed: int) -> bool:
    """Where nothing was broken, or nothing ended yet, there is nothing to go back to."""
    if situation.ongoing or track_of(situation) is Track.JEALOUSY:
        return False
    return crc32(f"{seed} {today.toordinal()} lapse".encode()) % _DAYS_TO_A_LAPSE == 0


def _lapsed(situation: Situation, today: dt.date, seed: int) -> Situation:
    """Two of three are told, and one of four is a going back to it."""
    known = LapseKnown.TOLD if _draw(seed, today, "lapse known") % 3 else LapseKnown.FOUND_OUT
    returned = _draw(seed, today, "lapse returned") % 4 == 0
    own = situation.role is not Role.INJURED
    return with_lapse(situation, today, known=known, returned=returned, own=own)


def _after(
    situation: Situation, slug: str, facts: Facts, answer: Answered, today: dt.date, seed: int
) -> Situation:
    replace = msgspec.structs.replace
    waiting = tuple(each for each in situation.postponed if each.practice != slug)
    if answer is Answered.DONE:
        done = replace(situation, done=(*situation.done, Done(slug, today)), postponed=waiting)
        return _changed_by(done, facts, today)
    if answer is Answered.PUT_OFF:
        until = today + dt.timedelta(days=1 + _draw(seed, today, f"{slug} until") % _LONGEST_WAIT)
        return replace(situation, postponed=(*waiting, Postponed(slug, until, today)))
    if answer is Answered.REFUSED:
        return replace(situation, refused=(*situation.refused, slug), postponed=waiting)
    return situation


def _changed_by(situation: Situation, facts: Facts, today: dt.date) -> Situation:
    """What a deed changes about the situation itself, read from what the practice is for."""
    if situation.role is Role.INJURED or facts.audience is Audience.INJURED:
        return situation
    if facts.stage is Stage.STOP and Fact.ONGOING in facts.when_all:
        return msgspec.structs.replace(situation, ongoing=False)
    if Sensitivity.TELLING in facts.asks and Fact.NOT_TOLD in facts.when_all:
        return msgspec.structs.replace(situation, came_out=CameOut.CONFESSED, came_out_on=today)
    return situation


def walk_json(made: Walk) -> list[dict[str, object]]:
    """The weeks as they are printed: `week, from, to, stage, hard, offered, done, put_off, refused, opened`."""
    return [
        {
            "week": week.number,
            "from": week.days[0].on.isoformat(),
            "to": week.days[-1].on.isoformat(),
            "stage": week.days[-1].stage.value,
            "hard": any(day.hard for day in week.days),
            "lapse": any(day.lapse for day in week.days),
            "offered": dict(sorted(week.offered.items())),
            "done": list(week.answered(Answered.DONE)),
            "put_off": list(week.answered(Answered.PUT_OFF)),
            "refused": list(week.answered(Answered.REFUSED)),
            "opened": {
                "stages": [stage.value for stage in week.opened.stages],
                "practices": list(week.opened.practices),
            },
        }
        for week in made.weeks
    ]
