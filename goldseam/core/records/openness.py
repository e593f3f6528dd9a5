"""Offers of openness, item by item: each in a small space of its own; the shared space holds the way to it only."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record

# Every continuing share ends; going on longer is a fresh act of whoever gives it (S14).
USUAL_DAYS, LONGEST_DAYS = 14, 90
# As many as a person can still look over; whoever wants another one ends one first.
MOST_AT_ONCE = 24
# What a state remembers of each person: twice what can be open at once.
KEPT = 2 * MOST_AT_ONCE


class OpennessKind(StrEnum):
    """What a small space of one giver holds."""

    OFFER = "offer"
    WHERE = "where"


class OpennessGiven(Record, frozen=True, tag="openness_given"):
    """In the shared space: its author shows the other a small space. Nothing of what it holds stands here.

    `sealed` is the key of that space under a one-time key, `half` one half of that. The other half goes with the
    rows of the small space: after its end nothing here opens anything.
    """

    what: OpennessKind
    space: str
    half: bytes
    sealed: bytes


class OpennessWritten(Record, frozen=True, tag="openness"):
    """In the small space: what is shown, what for, and the day to look at it again. The newest one stands."""

    title: str
    text: str
    why: str
    review: date


class OpennessRenewed(Record, frozen=True, tag="openness_renewed"):
    """In the small space: its giver lets it go on until this day."""

    until: date
    review: date


class OpennessAnswered(Record, frozen=True, tag="openness_answered"):
    """In the small space: the other accepts it, or not. Without a reason."""

    yes: bool


class OpennessOpened(Record, frozen=True, tag="openness_opened"):
    """In the small space: the other opened it on this day (S18)."""


class OpennessUnneeded(Record, frozen=True, tag="openness_unneeded"):
    """In the small space: the other does not need it any more."""


class OpennessToLookAt(Record, frozen=True, tag="openness_look"):
    """In the private space of its giver: the day to look at an offer again; the newest one of a small space stands."""

    space: str
    on: date


class GivenLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One small space that was shown: the number of its entry, by whom (str(UUID)), what, which, and when (Unix)."""

    seq: int
    by: str
    what: OpennessKind
    space: str
    at: int


class GivenLines(msgspec.Struct, frozen=True, omit_defaults=True):
    """The last of what each showed, in order of number. Whether it is there still, only the ledger knows."""

    lines: tuple[GivenLine, ...] = ()


class Offer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What stands in the small space of one offer. Days are ISO dates; `answer` is "", "yes" or "no".

    `text_at` is the number of the entry whose words stand.
    """

    giver: str = ""
    text_at: int = 0
    title: str = ""
    why: str = ""
    review: str = ""
    answer: str = ""
    opened: tuple[str, ...] = ()
    unneeded: bool = False


class LookDays(msgspec.Struct, frozen=True, omit_defaults=True):
    """Small space -> the day on which its giver wanted to look at it again, as an ISO date; the newest last."""

    days: dict[str, str] = {}


def _given(state: GivenLines, entries: Iterable[Entry]) -> GivenLines:
    lines = {line.space: line for line in state.lines}
    for entry in entries:
        record, by = entry.record, str(entry.author)
        # A space is shown once, by whoever did so first: nobody can show it in another's name.
        if isinstance(record, OpennessGiven) and record.space not in lines:
            at = int(entry.at.timestamp())
            lines[record.space] = GivenLine(entry.seq, by, record.what, record.space, at)
            own = [line.space for line in lines.values() if (line.by, line.what) == (by, record.what)]
            for old in own[:-KEPT]:
                del lines[old]
    return GivenLines(tuple(lines.values()))


def _offer(state: Offer, entries: Iterable[Entry]) -> Offer:
    for entry in entries:
        person = str(entry.author)
        own = state.giver in ("", person)
        state = _of_the_giver(state, entry, person) if own else _of_the_other(state, entry)
    return state


def _of_the_giver(state: Offer, entry: Entry, person: str) -> Offer:
    match entry.record:
        case OpennessWritten(title=title, why=why, review=review):
            told = (title, why, review.isoformat())
            return Offer(person, entry.seq, *told, state.answer, state.opened, state.unneeded)
        case OpennessRenewed(review=review) if state.giver:
            return msgspec.structs.replace(state, review=review.isoformat())
    return state


def _of_the_other(state: Offer, entry: Entry) -> Offer:
    day = entry.day.isoformat()
    match entry.record:
        case OpennessAnswered(yes=yes):
            return msgspec.structs.replace(state, answer="yes" if yes else "no")
        case OpennessOpened() if state.answer == "yes" and day not in state.opened:
            return msgspec.structs.replace(state, opened=(*state.opened, day))
        case OpennessUnneeded():
            return msgspec.structs.replace(state, unneeded=True)
    return state


def _look_days(state: LookDays, entries: Iterable[Entry]) -> LookDays:
    days = dict(state.days)
    for entry in entries:
        if isinstance(record := entry.record, OpennessToLookAt):
            days.pop(record.space, None)
            days[record.space] = record.on.isoformat()
    return LookDays(dict(list(days.items())[-KEPT:]))


LOOK_DAYS = Fold("openness_look_days", 1, (OpennessToLookAt,), LookDays, _look_days)
GIVEN_LINES = Fold("openness_given", 1, (OpennessGiven,), GivenLines, _given)
OFFER_KINDS = (OpennessWritten, OpennessRenewed, OpennessAnswered, OpennessOpened, OpennessUnneeded)
OFFER = Fold("openness_offer", 1, OFFER_KINDS, Offer, _offer)
REACHING: tuple[type[Record], ...] = (OpennessGiven,)
