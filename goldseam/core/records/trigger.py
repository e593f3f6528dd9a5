"""What sets the hurt off and what helps: a private list, cards handed over one by one, and gentle days (A09)."""

from collections.abc import Iterable
from datetime import date

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record
from goldseam.core.records.note import Erased


class TriggerNoted(Record, frozen=True, tag="trigger"):
    """Private: what sets it off, what helps and what does not. `of` is the number of the one it replaces."""

    what: str
    helps: str = ""
    harms: str = ""
    of: int = 0


class GentleDayNoted(Record, frozen=True, tag="gentle_day"):
    """Private: a day to be gentle on, once or every year, in own words."""

    on: date
    words: str
    yearly: bool = False


class CardHanded(Record, frozen=True, tag="trigger_card"):
    """A card for the other: when it hits, what to do, what to say, what not. Each part may be empty."""

    title: str
    do: str = ""
    say: str = ""
    avoid: str = ""


class GentleDayHanded(Record, frozen=True, tag="gentle_day_told"):
    """A gentle day as the other may know it."""

    on: date
    words: str
    yearly: bool = False


class DayKnown(Record, frozen=True, tag="day_known"):
    """Its author knows what day it is, and is here: said once on item `day`, a day of the other (T2)."""

    day: int


class OwnLine(msgspec.Struct, frozen=True, array_like=True):
    """One private gentle day; `words` are short, `on` is an ISO date."""

    seq: int
    on: str
    yearly: bool
    words: str


class GentleOwn(msgspec.Struct, frozen=True, omit_defaults=True):
    """The own gentle days, in order of number."""

    days: tuple[OwnLine, ...] = ()


class CardLine(msgspec.Struct, frozen=True, array_like=True):
    """One card without its words. `by` is str(UUID), `day` the ISO day it was handed over."""

    seq: int
    by: str
    day: str


class GentleLine(msgspec.Struct, frozen=True, array_like=True):
    """One gentle day that was handed over. `known_on`: the ISO day the other last said "I know", or ""."""

    seq: int
    by: str
    on: str
    yearly: bool
    words: str
    known_on: str = ""


class Cards(msgspec.Struct, frozen=True, omit_defaults=True):
    """Cards and gentle days that are handed over and not taken back, in order of number."""

    cards: tuple[CardLine, ...] = ()
    days: tuple[GentleLine, ...] = ()


def _own(state: GentleOwn, entries: Iterable[Entry]) -> GentleOwn:
    days = {line.seq: line for line in state.days}
    for entry in entries:
        match entry.record:
            case GentleDayNoted() as noted:
                days[entry.seq] = OwnLine(entry.seq, noted.on.isoformat(), noted.yearly, noted.words)
            case Erased() as erased:
                days = {seq: line for seq, line in days.items() if seq not in erased.seqs}
    return GentleOwn(tuple(days.values()))


def _cards(state: Cards, entries: Iterable[Entry]) -> Cards:
    """Whoever handed something over takes it back; only the other says that they know what day it is."""
    cards = {line.seq: line for line in state.cards}
    days = {line.seq: line for line in state.days}
    for entry in entries:
        person, day = str(entry.author), entry.day.isoformat()
        match entry.record:
            case CardHanded():
                cards[entry.seq] = CardLine(entry.seq, person, day)
            case GentleDayHanded() as told:
                on = told.on.isoformat()
                days[entry.seq] = GentleLine(entry.seq, person, on, told.yearly, told.words)
            case DayKnown() as known if (line := days.get(known.day)) and line.by != person:
                days[line.seq] = msgspec.structs.replace(line, known_on=day)
            case Erased() as erased:
                cards = {seq: c for seq, c in cards.items() if c.by != person or seq not in erased.seqs}
                days = {seq: d for seq, d in days.items() if d.by != person or seq not in erased.seqs}
    return Cards(tuple(cards.values()), tuple(days.values()))


GENTLE_OWN = Fold("gentle_own", 1, (GentleDayNoted, Erased), GentleOwn, _own)
CARDS = Fold("cards", 1, (CardHanded, GentleDayHanded, DayKnown, Erased), Cards, _cards)
REACHING = (CardHanded, GentleDayHanded, DayKnown)


def standing_triggers(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Of private triggers those that no newer one replaces, oldest first."""
    found: dict[int, Entry] = {}
    for entry in entries:
        if isinstance(entry.record, TriggerNoted):
            found.pop(entry.record.of, None)
            found[entry.seq] = entry
    return tuple(found.values())
