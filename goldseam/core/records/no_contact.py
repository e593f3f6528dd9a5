"""Ending it with the other person, and what came after: kept in private, and handed over piece by piece (A02)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record
from goldseam.core.records.told import told_fold, within_a_day


class EndingWay(StrEnum):
    """How it was ended."""

    MESSAGE = "message"
    LETTER = "letter"
    CALL = "call"
    IN_PERSON = "in_person"


class Witnessed(StrEnum):
    """What the partner saw of the ending, as its author says."""

    READ_BEFORE = "read_before"
    WAS_THERE = "was_there"
    SAW_IT_SENT = "saw_it_sent"
    READ_LATER = "read_later"
    TOLD_ONLY = "told_only"
    NOT_TOLD = "not_told"


class Witness(StrEnum):
    """How the partner may witness the ending; each of the two chooses for themselves."""

    READ_BEFORE = "read_before"
    BE_THERE = "be_there"
    SEE_IT_SENT = "see_it_sent"
    TRUST_IT = "trust_it"
    NOT_NOW = "not_now"


class ContactBegan(StrEnum):
    """From whom a contact came."""

    THEY = "they"
    SELF = "self"
    CHANCE = "chance"
    NOT_SURE = "not_sure"


class ContactKnown(StrEnum):
    """How a contact became known. Telling late is still telling; found out is another path (T15)."""

    WITHIN_A_DAY = "within_a_day"
    LATER = "later"
    FOUND_OUT = "found_out"
    NOT_TOLD_YET = "not_told_yet"


class EndingDrafted(Record, frozen=True, tag="ending_draft"):
    """A draft of the ending message; the newest stands. Private."""

    text: str


class EndingSent(Record, frozen=True, tag="ending_sent"):
    """It was ended outside the program: when, how, what the partner saw of it, and the words, if kept."""

    on: date
    way: EndingWay
    witnessed: Witnessed
    text: str = ""


class DistancePlanned(Record, frozen=True, tag="distance_plan"):
    """The author's rules for where the other person cannot be avoided, in own words; the newest stand."""

    text: str


class ChannelClosed(Record, frozen=True, tag="channel_closed"):
    """A way to the other person that is closed, in own words, and the day. Nothing is looked at on any device."""

    name: str
    on: date


class ContactLogged(Record, frozen=True, tag="contact"):
    """There was contact with the other person, on a day.

    `time` is a rough time of that day as HH:MM, or ""; `happened_at` the earliest moment these allow, in Unix
    seconds. `known_on` is the day it was told or found out, where that was later. `own` is false where the
    author writes of the partner's contact. `follows`: the first entry about the same; the new words stand.
    """

    on: date
    began: ContactBegan
    known: ContactKnown
    what: str = ""
    time: str = ""
    happened_at: int = 0
    known_on: date | None = None
    own: bool = True
    follows: int | None = None


class WitnessWished(Record, frozen=True, tag="witness"):
    """How its author would have the ending witnessed; in the shared space, the newest stands."""

    witness: Witness


class HandedOn(Record, frozen=True, tag="handed_on"):
    """A copy of the own private entry with the number `follows` was handed over. Private."""

    follows: int


Kept = EndingSent | DistancePlanned | ChannelClosed | ContactLogged


class OwnLine(msgspec.Struct, frozen=True, array_like=True):
    """One own entry without its words. `root` is its first number, `seq` its newest, days are ISO dates."""

    root: int
    seq: int
    day: str
    kind: str
    handed_on: str = ""


class OwnNoContact(msgspec.Struct, frozen=True, omit_defaults=True):
    """All own entries, in order of their first number, and the number of the newest draft (0: none)."""

    lines: tuple[OwnLine, ...] = ()
    draft: int = 0

    def by_root(self, root: int) -> OwnLine | None:
        """The entry with this first number, or None."""
        return next((each for each in self.lines if each.root == root), None)

    def newest(self, kind: type[Record]) -> OwnLine | None:
        """The newest entry of a kind, or None."""
        tag = str(kind.__struct_config__.tag)
        return next((each for each in reversed(self.lines) if each.kind == tag), None)


class Witnesses(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest choice of each person, by str(UUID)."""

    by_person: Mapping[str, Witness] = {}

    @property
    def agreed(self) -> Witness | None:
        """What two people chose alike; None where they did not, or one of them wants nothing now."""
        chosen = set(self.by_person.values())
        alike = len(self.by_person) > 1 and len(chosen) == 1 and Witness.NOT_NOW not in chosen
        return chosen.pop() if alike else None


def _own(state: OwnNoContact, entry: Entry) -> OwnNoContact:
    record, day = entry.record, entry.day.isoformat()
    if isinstance(record, EndingDrafted):
        return msgspec.structs.replace(state, draft=entry.seq)
    known = {each.root: each for each in state.lines}
    match record:
        case ContactLogged(follows=int(root)):
            if old := known.get(root):
                known[root] = msgspec.structs.replace(old, seq=entry.seq, day=day)
        case HandedOn(follows=root):
            if old := known.get(root):
                known[root] = msgspec.structs.replace(old, handed_on=day)
        case _:
            tag = str(type(record).__struct_config__.tag)
            known[entry.seq] = OwnLine(entry.seq, entry.seq, day, tag)
    return msgspec.structs.replace(state, lines=tuple(known.values()))


def _witnesses(state: Witnesses, entry: Entry) -> Witnesses:
    if not isinstance(entry.record, WitnessWished):
        return state
    return Witnesses({**state.by_person, str(entry.author): entry.record.witness})


def contact_told_in_time(record: ContactLogged, at: int) -> bool:
    """Whether this own contact, handed over at `at` (Unix seconds), was told by oneself within a day."""
    by_oneself = record.own and record.known is not ContactKnown.FOUND_OUT
    return by_oneself and within_a_day(record.happened_at, at)


def _contact_marked(entry: Entry) -> bool:
    record = entry.record
    return isinstance(record, ContactLogged) and contact_told_in_time(record, int(entry.at.timestamp()))


def _never(_entry: Entry) -> bool:
    return False


OWN_NO_CONTACT = Fold(
    "own_no_contact",
    1,
    (EndingDrafted, EndingSent, DistancePlanned, ChannelClosed, ContactLogged, HandedOn),
    OwnNoContact,
    stepwise(_own),
)
WITNESSES = Fold("witnesses", 1, (WitnessWished,), Witnesses, stepwise(_witnesses))
NO_CONTACT = told_fold(
    "no_contact",
    {
        EndingSent: _never,
        DistancePlanned: _never,
        ChannelClosed: _never,
        ContactLogged: _contact_marked,
    },
)

REACHING = (WitnessWished,)
