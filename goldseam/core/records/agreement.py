"""Agreements: proposed in words, in force once both confirmed each for themselves, ended by either alone (S19)."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record

BEGINS = 80
BOTH = 2
A_DAY = 24 * 60 * 60


class AgreementTopic(StrEnum):
    """What an agreement is about."""

    OPENNESS = "openness"
    MONEY = "money"
    CONTACT = "contact"
    INTIMACY = "intimacy"
    OTHER = "other"


# These are confirmed a day after they were proposed, at the earliest (S19).
SLEPT_ON = frozenset(
    {AgreementTopic.OPENNESS, AgreementTopic.MONEY, AgreementTopic.CONTACT, AgreementTopic.INTIMACY}
)


class AgreementProposed(Record, frozen=True, tag="agreement"):
    """A proposal: what it is, what its author does (`mine`), what the other does (`yours`), when to look again."""

    topic: AgreementTopic
    text: str
    review: date
    mine: str = ""
    yours: str = ""


class AgreementConfirmed(Record, frozen=True, tag="agreement_confirmed"):
    """Its author says yes to item `agreement`. Whoever proposed it says so too."""

    agreement: int


class AgreementWithdrawn(Record, frozen=True, tag="agreement_withdrawn"):
    """Its author ends item `agreement`, takes it back, or does not want it. It holds no reason."""

    agreement: int


class AgreementLookedAt(Record, frozen=True, tag="agreement_looked_at"):
    """Item `agreement` still fits, says its author; it is looked at again on a later day."""

    agreement: int
    review: date


class Confirmation(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Who (str(UUID)) said yes on which ISO day."""

    by: str
    day: str


class AgreementLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One agreement with its first words. `at` is the Unix second of proposing it; the days are ISO dates.

    `binding_on` is the day of the second yes; `ended_on` and `ended_by` say who ended it. "" where it is not so.
    """

    seq: int
    author: str
    day: str
    at: int
    topic: AgreementTopic
    title: str
    review: date
    confirmed: tuple[Confirmation, ...] = ()
    binding_on: str = ""
    ended_on: str = ""
    ended_by: str = ""

    @property
    def opens_at(self) -> int:
        """The Unix second from which on it can be confirmed."""
        return self.at + A_DAY if self.topic in SLEPT_ON else self.at

    def confirmed_by(self, person: str) -> bool:
        """Whether this person (str(UUID)) said yes."""
        return any(each.by == person for each in self.confirmed)


class Agreements(msgspec.Struct, frozen=True, omit_defaults=True):
    """Every agreement in order of number."""

    lines: tuple[AgreementLine, ...] = ()

    def line(self, seq: int) -> AgreementLine | None:
        """The agreement with this number, or None."""
        return next((each for each in self.lines if each.seq == seq), None)


def _changed(line: AgreementLine, entry: Entry) -> AgreementLine:
    """The line after a record that follows it. What is ended stays ended; a yes that comes too early is none."""
    record, person, day = entry.record, str(entry.author), entry.day.isoformat()
    match record:
        case AgreementConfirmed() if not line.confirmed_by(person):
            if int(entry.at.timestamp()) < line.opens_at:
                return line
            confirmed = (*line.confirmed, Confirmation(person, day))
            binding = day if len(confirmed) == BOTH else ""
            return msgspec.structs.replace(line, confirmed=confirmed, binding_on=binding)
        case AgreementWithdrawn():
            return msgspec.structs.replace(line, ended_on=day, ended_by=person)
        case AgreementLookedAt() if line.binding_on:
            return msgspec.structs.replace(line, review=record.review)
        case _:
            return line


def _agreements(state: Agreements, entries: Iterable[Entry]) -> Agreements:
    lines = {line.seq: line for line in state.lines}
    for entry in entries:
        record, day = entry.record, entry.day.isoformat()
        match record:
            case AgreementProposed():
                person, at = str(entry.author), int(entry.at.timestamp())
                said = record.topic, record.text[:BEGINS], record.review
                lines[entry.seq] = AgreementLine(entry.seq, person, day, at, *said)
            case AgreementConfirmed() | AgreementWithdrawn() | AgreementLookedAt():
                line = lines.get(record.agreement)
                if line is not None and not line.ended_on:
                    lines[line.seq] = _changed(line, entry)
    return Agreements(tuple(lines.values()))


AGREEMENTS = Fold(
    "agreements",
    1,
    (AgreementProposed, AgreementConfirmed, AgreementWithdrawn, AgreementLookedAt),
    Agreements,
    _agreements,
)
# A proposal reaches the other as words do. A yes, an ending and looking again always pass.
REACHING = (AgreementProposed,)
