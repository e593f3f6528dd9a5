"""The guided talk of a review: begun, whose turn it is, the time-out with a promised return, the close."""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record

TALKS_KEPT = 26
# What each answers in private before the talk; the order is the order on the page.
REVIEW_QUESTIONS = ("went_well", "kept", "still_open", "appreciation", "change")


class TalkHeld(StrEnum):
    """How a talk was, as one of them says it at its close."""

    WELL = "well"
    HARD = "hard"
    STOPPED = "stopped"


class TalkBegun(Record, frozen=True, tag="talk_begun"):
    """The talk of this round has begun."""

    round: str


class TalkTurned(Record, frozen=True, tag="talk_turn"):
    """The talk is now at this turn, counted from 0."""

    round: str
    turn: int


class TalkPaused(Record, frozen=True, tag="talk_paused"):
    """A time-out with a promised return.

    `until` is to the minute, in UTC with its offset (ISO); older ones have no offset.
    """

    round: str
    until: str


class TalkClosed(Record, frozen=True, tag="talk_closed"):
    """How it was for its author, and what they take along into the time ahead (`next`)."""

    round: str
    held: TalkHeld
    next: str = ""


class Talk(msgspec.Struct, frozen=True, omit_defaults=True):
    """One talk. Days are ISO dates, people str(UUID); `closed_on` is the day of the first close.

    `closed_in` are the numbers of the closes: there stands what each takes along.
    """

    round: str
    begun_on: str
    paused_until: str = ""
    turn: int = 0
    closed_by: Mapping[str, TalkHeld] = {}
    closed_on: str = ""
    closed_in: Mapping[str, int] = {}


class Talks(msgspec.Struct, frozen=True, omit_defaults=True):
    """The last 26 talks, in the order in which they were begun."""

    talks: tuple[Talk, ...] = ()

    def of(self, name: str) -> Talk | None:
        """The talk of the round with this name, if it was begun."""
        return next((talk for talk in self.talks if talk.round == name), None)


def _talks(state: Talks, entry: Entry) -> Talks:
    record = entry.record
    if not isinstance(record, TalkBegun | TalkTurned | TalkPaused | TalkClosed):
        return state
    before = state.of(record.round) or Talk(record.round, entry.day.isoformat())
    talks = {talk.round: talk for talk in state.talks} | {record.round: _went_on(before, entry)}
    return Talks(tuple(talks.values())[-TALKS_KEPT:])


def _went_on(talk: Talk, entry: Entry) -> Talk:
    match entry.record:
        case TalkClosed(held=held):
            person = str(entry.author)
            return msgspec.structs.replace(
                talk,
                paused_until="",
                closed_by={**talk.closed_by, person: held},
                closed_on=talk.closed_on or entry.day.isoformat(),
                closed_in={**talk.closed_in, person: entry.seq},
            )
        case TalkTurned(turn=turn) if not talk.closed_on:
            return msgspec.structs.replace(talk, turn=turn, paused_until="")
        case TalkPaused(until=until) if not talk.closed_on:
            return msgspec.structs.replace(talk, paused_until=until)
        case _:
            return talk


TALKS = Fold("talks", 1, (TalkBegun, TalkTurned, TalkPaused, TalkClosed), Talks, stepwise(_talks))
