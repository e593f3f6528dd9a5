"""Plans said beforehand: what, from when until when, roughly where; and whether the other would come along."""

from collections.abc import Iterable
from datetime import date

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record

KEPT = 40


class PlanSaid(Record, frozen=True, tag="plan_said"):
    """A plan of its author. Hours are "HH:MM" or ""; `along` asks the other to come along."""

    what: str
    on: date
    last: date
    at: str = ""
    until: str = ""
    where: str = ""
    along: bool = False


class PlanChanged(Record, frozen=True, tag="plan_changed"):
    """The plan of item `plan` as it is now; only before it begins."""

    plan: int
    what: str
    on: date
    last: date
    at: str = ""
    until: str = ""
    where: str = ""
    along: bool = False


class PlanDropped(Record, frozen=True, tag="plan_dropped"):
    """The plan of item `plan` is called off."""

    plan: int


class AlongAnswered(Record, frozen=True, tag="along_answered"):
    """The other comes along with plan `plan`, or not this time. Without a reason."""

    plan: int
    yes: bool


class PlanLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One plan. `by` is str(UUID), days are ISO dates, `answer` is "", "yes" or "no".

    `told` is the number of the entry whose words stand.
    """

    seq: int
    by: str
    what: str
    on: str
    last: str
    at: str = ""
    until: str = ""
    along: bool = False
    told: int = 0
    answer: str = ""
    dropped: bool = False

    def begun(self, day: str, hour: str) -> bool:
        """Whether it began by this ISO day and "HH:MM"; without an hour it begins with its day."""
        return (self.on, self.at) <= (day, hour)

    def over(self, day: str) -> bool:
        """Whether its last day is over on this ISO day."""
        return self.last < day


class Plans(msgspec.Struct, frozen=True, omit_defaults=True):
    """The last plans of both, in order of number."""

    lines: tuple[PlanLine, ...] = ()

    def find(self, seq: int) -> PlanLine | None:
        """The plan with this number, or None."""
        return next((line for line in self.lines if line.seq == seq), None)


def _plans(state: Plans, entries: Iterable[Entry]) -> Plans:
    lines = {line.seq: line for line in state.lines}
    for entry in entries:
        record, person = entry.record, str(entry.author)
        if isinstance(record, PlanSaid):
            line = _line(record, PlanLine(entry.seq, person, "", "", "", told=entry.seq))
            # Step by step, so that a checkpoint in between changes nothing.
            lines = dict([*lines.items(), (entry.seq, line)][-KEPT:])
        elif isinstance(record, PlanChanged | PlanDropped | AlongAnswered) and (
            old := lines.get(record.plan)
        ):
            lines[old.seq] = _moved(old, record, entry)
    return Plans(tuple(lines.values()))


def _line(said: PlanSaid | PlanChanged, old: PlanLine) -> PlanLine:
    on, last = said.on.isoformat(), max(said.on, said.last).isoformat()
    return PlanLine(
        old.seq, old.by, said.what, on, last, said.at, said.until, said.along, old.told, old.answer
    )


def _moved(old: PlanLine, record: PlanChanged | PlanDropped | AlongAnswered, entry: Entry) -> PlanLine:
    mine = old.by == str(entry.author)
    match record:
        case _ if old.dropped:
            return old
        # To the hour it is looked at where it is written: here only the day is known.
        case PlanChanged() if mine and entry.day.isoformat() <= old.on:
            new = _line(record, msgspec.structs.replace(old, told=entry.seq))
            # A yes was said to another day or hour.
            same = (new.on, new.at, new.last, new.until) == (old.on, old.at, old.last, old.until)
            return new if same and new.along else msgspec.structs.replace(new, answer="")
        case PlanDropped() if mine:
            return msgspec.structs.replace(old, dropped=True)
        case AlongAnswered(yes=yes) if old.along and not mine:
            return msgspec.structs.replace(old, answer="yes" if yes else "no")
    return old


PLANS = Fold("plans_said", 1, (PlanSaid, PlanChanged, PlanDropped, AlongAnswered), Plans, _plans)
REACHING: tuple[type[Record], ...] = (PlanSaid,)
