"""What each of the two shows the other now: read at once, the same few queries however much there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from goldseam.core.records import Entry
from goldseam.core.records.openness import (
    GIVEN_LINES,
    OFFER,
    OFFER_KINDS,
    GivenLine,
    Offer,
    OpennessGiven,
    OpennessKind,
    OpennessWritten,
)
from goldseam.core.records.photo import PHOTOS, PhotoKept, PhotoLine
from goldseam.core.records.where_i_am import SHOWN_FOR, WhereWritten, is_over
from goldseam.ledger import openness
from goldseam.ledger.openness import Way
from goldseam.ledger.small_spaces import last_days
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.shared import clock
from goldseam.web.together.couple import Couple

# So far may the day of the one be ahead of the day of the other.
APART = timedelta(days=2)


@dataclass(frozen=True)
class Item:
    """One small space as its pages show it. `line` is None while it is a draft that nobody else sees."""

    space: OpenSpace
    what: OpennessKind
    offer: Offer
    title: str
    text: str
    photo: PhotoLine | None
    until: date
    line: GivenLine | None

    @property
    def seq(self) -> int:
        """The number under which the other finds it; 0 for a draft."""
        return self.line.seq if self.line else 0

    @property
    def review(self) -> date | None:
        """The day to look at it again."""
        return date.fromisoformat(self.offer.review) if self.offer.review else None

    @property
    def ends_at(self) -> datetime:
        """When a note about where somebody is fades: a day after it was given, or after now."""
        given = datetime.fromtimestamp(self.line.at, clock.now().tzinfo) if self.line else clock.now()
        return given + SHOWN_FOR

    @property
    def opened_on(self) -> tuple[date, ...]:
        """The days on which the other opened it, the newest first."""
        return tuple(date.fromisoformat(day) for day in reversed(self.offer.opened))

    def opened_today(self, day: date) -> bool:
        """Whether the other opened it on this day."""
        return day.isoformat() in self.offer.opened


def mine(couple: Couple) -> tuple[Item, ...]:
    """What this person gives or is about to give, the newest last; drafts first. At most seven queries."""
    given = couple.spaces.given
    if not given:
        return ()
    lines = couple.space.states(GIVEN_LINES)[GIVEN_LINES].lines
    by_space = {UUID(line.space): line for line in lines if line.by == str(couple.me)}
    ends = last_days((space.id for space in given), couple.day)
    read = openness.read_all([space for space in given if space.id in ends])
    found = [
        item(space, read[space.id], ends[space.id], by_space.get(space.id))
        for space in given
        if space.id in read
    ]
    there = [each for each in found if each is not None and not _faded(each)]
    return tuple(sorted(there, key=lambda each: each.seq))


def theirs(couple: Couple) -> tuple[Item, ...]:
    """What the other gives now. Paused, ended, taken back and never given: nothing (S16). At most ten queries."""
    if not couple.open:
        return ()
    lines = couple.space.states(GIVEN_LINES)[GIVEN_LINES].lines
    by_seq = {line.seq: line for line in lines if line.by == str(couple.partner) and not _late(line)}
    ways = [
        Way(UUID(record.space), entry.author, record.half, record.sealed)
        for entry in (couple.space.some(by_seq, OpennessGiven) if by_seq else {}).values()
        if isinstance(record := entry.record, OpennessGiven)
    ]
    spaces = openness.found(couple.unlocked, ways, couple.day - APART)
    read = openness.read_all([space for space, _ends in spaces.values()])
    found = []
    for line in by_seq.values():
        if (place := UUID(line.space)) in read:
            space, ends = spaces[place]
            # A note fades by the second, whatever day it is here by then.
            if line.what is OpennessKind.WHERE or ends >= couple.day:
                found.append(item(space, read[place], ends, line))
    return tuple(each for each in found if each is not None and not each.offer.unneeded)


def item(space: OpenSpace, entries: Sequence[Entry], until: date, line: GivenLine | None) -> Item | None:
    """One small space as its entries say; None where its giver wrote nothing into it."""
    giver = str(entries[0].author) if entries else ""
    own = [entry for entry in entries if str(entry.author) == giver]
    words = next((e for e in reversed(own) if isinstance(e.record, OpennessWritten | WhereWritten)), None)
    if words is None or (line is not None and line.by != giver):
        return None
    record = words.record
    photos = PHOTOS.over(entry for entry in own if isinstance(entry.record, PhotoKept)).items
    photo = photos[-1] if photos else None
    if isinstance(record, OpennessWritten):
        offer = OFFER.over(entry for entry in entries if isinstance(entry.record, OFFER_KINDS))
        return Item(space, OpennessKind.OFFER, offer, record.title, record.text, photo, until, line)
    if isinstance(record, WhereWritten):
        return Item(space, OpennessKind.WHERE, Offer(giver), record.place, record.text, photo, until, line)
    return None


def _late(line: GivenLine) -> bool:
    return line.what is OpennessKind.WHERE and is_over(line.at, int(clock.now().timestamp()))


def _faded(each: Item) -> bool:
    return each.line is not None and _late(each.line)


def last_day_of_a_note() -> date:
    """The last day on which a note given now is there: its rows go once that is over everywhere (S14).

    In the night of summer time 24 hours may end on another day than tomorrow.
    """
    return timezone.localdate(clock.now() + SHOWN_FOR)
