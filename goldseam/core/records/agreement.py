"""Agreements: proposed in words, in force once both confirmed each for themselves, ended by either alone (S19)."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record

BEGINS = 80
BOTH = 2
# Every agreement is confirmed a day after it was proposed, at the earliest. S19 asks it of four topics; "something
# else" waits too, or whatever is to be agreed on at once would be called that.
A_DAY = 24 * 60 * 60
# So far one person alone moves the day to look at it again, and once in a row. What is further waits for both.
ALONE = timedelta(days=31)


class AgreementTopic(StrEnum):
    """What an agreement is about."""

    OPENNESS = "openness"
    MONEY = "money"
    CONTACT = "contact"
    INTIMACY = "intimacy"
    OTHER = "other"


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
    """Item `agreement` still fits, says its author, and is to be looked at again on `review`.

    A day that one alone cannot set is asked for by it. The same day by the other says yes to it; the day that
    stands, by either, lets it stand.
    """

    agreement: int
    review: date


class Confirmation(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Who (str(UUID)) said yes on which ISO day."""

    by: str
    day: str


class AgreementLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One agreement with its first words. `at` is the Unix second of proposing it; the days are ISO dates.

    `binding_on` is the day of the second yes; `ended_on` and `ended_by` say who ended it. "" where it is not so.
    `moved_by` moved the day of `review` alone last; `asked_by` asks for `asked_review`, and the other said nothing yet.
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
    moved_by: str = ""
    asked_by: str = ""
    asked_review: date | None = None

    @property
    def opens_at(self) -> int:
        """The Unix second from which on it can be confirmed (S19)."""
        return self.at + A_DAY

    def confirmed_by(self, person: str) -> bool:
        """Whether this person (str(UUID)) said yes."""
        return any(each.by == person for each in self.confirmed)

    def moves_alone(self, person: str, review: date, on: date) -> bool:
        """Whether this person (str(UUID)) alone can set that day of review, on the day `on`.

        At most 31 days from the day that stands, or from `on` where that is over; and once in a row, so that
        nobody puts it off alone for ever.
        """
        if self.moved_by == person:
            return False
        return self.review - ALONE <= review <= max(self.review, on) + ALONE


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
            return _looked_at(line, person, record.review, entry.day)
        case _:
            return line


def _looked_at(line: AgreementLine, person: str, review: date, on: date) -> AgreementLine:
    """The line after somebody said that it still fits: a day that stands for both, or one that is asked for."""
    settled = msgspec.structs.replace(line, asked_by="", asked_review=None)
    if review == line.review:
        return settled
    if line.asked_by not in ("", person) and review == line.asked_review:
        return msgspec.structs.replace(settled, review=review, moved_by="")
    if line.moves_alone(person, review, on):
        return msgspec.structs.replace(settled, review=review, moved_by=person)
    return msgspec.structs.replace(line, asked_by=person, asked_review=review)


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
    2,
    (AgreementProposed, AgreementConfirmed, AgreementWithdrawn, AgreementLookedAt),
    Agreements,
    _agreements,
)
# A proposal reaches the other as words do. A yes, an ending and looking again always pass.
REACHING = (AgreementProposed,)
