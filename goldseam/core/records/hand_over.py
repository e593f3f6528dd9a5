"""Handing the full account over: a time proposed and agreed on, put off by a day, opened when both confirmed."""

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.handed import Corrected, Withdrawn
from goldseam.core.records.kinds import Record
from goldseam.core.records.release import BOTH, Released, ReleaseTopic

AGREED_KEPT = 8
# What the receiver releases for a round of an account: that they want it now, and nothing else.
READY = "ready"


class HandOverProposed(Record, frozen=True, tag="hand_over"):
    """A time for an account: `at` to the minute, in UTC with its offset (older ones have none).

    `mine`: its author gives the account.
    """

    at: str
    mine: bool = True


class HandOverAgreed(Record, frozen=True, tag="hand_over_agreed"):
    """Its author says yes to the time that the other proposed as item `proposal`."""

    proposal: int


class HandOverWaits(Record, frozen=True, tag="hand_over_waits"):
    """Its author is not ready for item `proposal`, agreed on or not. A day may say until when; there are no reasons."""

    proposal: int
    until: date | None = None


class Proposal(msgspec.Struct, frozen=True, array_like=True):
    """One open proposal: its number, who made it as str(UUID), the ISO day, the time, and who would give."""

    seq: int
    by: str
    on: str
    at: str
    mine: bool


class HandOver(msgspec.Struct, frozen=True, array_like=True):
    """One time agreed on, under the number of its proposal, which names its round of release.

    `giver` is str(UUID); `released` holds who confirmed, person -> number of the item, and is for nobody's
    eyes before both have. `ended`: put off, called off, or replaced by another time. `by` said yes to it, on the
    ISO day `on`.
    """

    seq: int
    giver: str
    at: str
    released: Mapping[str, int] = {}
    ended: bool = False
    by: str = ""
    on: str = ""

    @property
    def round(self) -> str:
        """The name of its round of release."""
        return str(self.seq)


class AccountGiven(msgspec.Struct, frozen=True, array_like=True):
    """An account that was opened: its hand-over, its giver, the items of both, the ISO day; and what was said later.

    `corrections` are the numbers of the corrections, oldest first, and `corrected_on` the ISO day of the newest;
    `withdrawn_on` is "" where it stands.
    """

    hand_over: int
    giver: str
    seq: int
    ready: int
    on: str
    corrections: tuple[int, ...] = ()
    withdrawn_on: str = ""
    corrected_on: str = ""


class HandOvers(msgspec.Struct, frozen=True, omit_defaults=True):
    """Proposals, times agreed on, accounts that opened, until when a giver's account waits (ISO days), and who said so.

    `waits` and `waits_by` are by giver; who said so is for that person's own reminder.
    """

    proposed: tuple[Proposal, ...] = ()
    agreed: tuple[HandOver, ...] = ()
    given: tuple[AccountGiven, ...] = ()
    waits: Mapping[str, str] = {}
    waits_by: Mapping[str, str] = {}

    def current(self, giver: str) -> HandOver | None:
        """The time agreed on for the account of this person, if there is one."""
        return next((each for each in self.agreed[::-1] if each.giver == giver and not each.ended), None)

    def opened(self, hand_over: int) -> AccountGiven | None:
        """The account that was opened for this hand-over."""
        return next((each for each in self.given if each.hand_over == hand_over), None)


def _proposed(state: HandOvers, entry: Entry, record: HandOverProposed) -> HandOvers:
    """The newest proposal of each person counts: a time changes nothing that was agreed on until it is agreed on."""
    person = str(entry.author)
    others = tuple(each for each in state.proposed if (each.by, each.mine) != (person, record.mine))
    made = Proposal(entry.seq, person, entry.day.isoformat(), record.at, record.mine)
    return msgspec.structs.replace(state, proposed=(*others, made))


def _agreed(state: HandOvers, entry: Entry, record: HandOverAgreed) -> HandOvers:
    person = str(entry.author)
    found = next((each for each in state.proposed if each.seq == record.proposal and each.by != person), None)
    if found is None:
        return state
    giver = found.by if found.mine else person
    before = tuple(
        msgspec.structs.replace(each, ended=True) if each.giver == giver else each for each in state.agreed
    )
    # Only proposals about the other one's account stay open.
    left = tuple(each for each in state.proposed if (each.by == giver) is not each.mine)
    return HandOvers(
        left,
        (*before, HandOver(found.seq, giver, found.at, by=person, on=entry.day.isoformat()))[-AGREED_KEPT:],
        state.given,
        {who: until for who, until in state.waits.items() if who != giver},
        {who: by for who, by in state.waits_by.items() if who != giver},
    )


def _waits(state: HandOvers, entry: Entry, record: HandOverWaits) -> HandOvers:
    person = str(entry.author)
    open_one = next((each for each in state.proposed if each.seq == record.proposal), None)
    if open_one is not None:
        left = tuple(each for each in state.proposed if each is not open_one)
        state = msgspec.structs.replace(state, proposed=left)
        if open_one.mine or open_one.by != person:
            return _put_off(state, open_one.by if open_one.mine else person, person, record.until)
        return state
    held = next((each for each in state.agreed if each.seq == record.proposal and not each.ended), None)
    if held is None:
        return state
    ended = msgspec.structs.replace(held, ended=True)
    agreed = tuple(ended if each is held else each for each in state.agreed)
    return _put_off(msgspec.structs.replace(state, agreed=agreed), held.giver, person, record.until)


def _put_off(state: HandOvers, giver: str, person: str, until: date | None) -> HandOvers:
    """The account of `giver` waits until a day, as `person` says; without a day nothing waits for one."""
    if until is None:
        return state
    waits, waits_by = {**state.waits, giver: until.isoformat()}, {**state.waits_by, giver: person}
    return msgspec.structs.replace(state, waits=waits, waits_by=waits_by)


def _released(state: HandOvers, entry: Entry, record: Released) -> HandOvers:
    """Opened once both have released. An ended one opens too if both did: it must never differ from the ledger."""
    found = next((each for each in state.agreed if each.round == record.round), None)
    if record.topic is not ReleaseTopic.ACCOUNT or found is None:
        return state
    released = {**found.released, str(entry.author): entry.seq}
    text = released.get(found.giver)
    if len(released) < BOTH or text is None:
        waiting = msgspec.structs.replace(found, released=released)
        agreed = tuple(waiting if each is found else each for each in state.agreed)
        return msgspec.structs.replace(state, agreed=agreed)
    others = tuple(each for each in state.agreed if each is not found)
    ready = next(seq for person, seq in released.items() if person != found.giver)
    opened = AccountGiven(found.seq, found.giver, text, ready, entry.day.isoformat())
    return msgspec.structs.replace(state, agreed=others, given=(*state.given, opened))


def _added(state: HandOvers, entry: Entry, record: Corrected | Withdrawn) -> HandOvers:
    """A correction or a withdrawal counts from whoever gave the account only (S22)."""
    given = tuple(
        _with(each, entry) if (each.seq, each.giver) == (record.follows, str(entry.author)) else each
        for each in state.given
    )
    return msgspec.structs.replace(state, given=given)


def _with(each: AccountGiven, entry: Entry) -> AccountGiven:
    if isinstance(entry.record, Corrected):
        on = entry.day.isoformat()
        return msgspec.structs.replace(each, corrections=(*each.corrections, entry.seq), corrected_on=on)
    return msgspec.structs.replace(each, withdrawn_on=each.withdrawn_on or entry.day.isoformat())


def _step(state: HandOvers, entry: Entry) -> HandOvers:
    match entry.record:
        case HandOverProposed() as proposed:
            return _proposed(state, entry, proposed)
        case HandOverAgreed() as agreed:
            return _agreed(state, entry, agreed)
        case HandOverWaits() as waits:
            return _waits(state, entry, waits)
        case Released() as released:
            return _released(state, entry, released)
        case Corrected() | Withdrawn() as said:
            return _added(state, entry, said)
        case _:
            return state


HAND_OVERS = Fold(
    "hand_overs",
    2,
    (HandOverProposed, HandOverAgreed, HandOverWaits, Released, Corrected, Withdrawn),
    HandOvers,
    stepwise(_step),
)


def newest(given: Iterable[AccountGiven], giver: str) -> AccountGiven | None:
    """The account of this person that opened last."""
    return next((each for each in reversed(tuple(given)) if each.giver == giver), None)


REACHING = (HandOverProposed,)
