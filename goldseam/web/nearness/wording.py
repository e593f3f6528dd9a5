"""What each of these records says, line by line: the same in a preview, on the page of the other, and in the export."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import msgspec
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.core.records.away import AwayEnded, AwayLine, AwayMoved, AwaySaid, ReachSaid
from goldseam.core.records.dispute import DisputeEnd, DisputeEnded, DisputeOpened, DisputeSorted, Wound
from goldseam.core.records.entry import Entry
from goldseam.core.records.kinds import Record
from goldseam.core.records.sign import ComeSigned, LeaveMeSigned, Sign, SignEnded
from goldseam.core.records.time_out import TimeOutTaken
from goldseam.core.records.touch import SexLevel, TouchLevel, TouchWished
from goldseam.core.records.trigger import (
    CardHanded,
    DayKnown,
    GentleDayHanded,
    GentleDayNoted,
    TriggerNoted,
)
from goldseam.web.shared import clock
from goldseam.web.together.couple import Couple

Lines = Iterator[tuple[str, str]]
TOUCH: Mapping[TouchLevel, Promise] = {
    TouchLevel.AS_IT_COMES: _("Touch as it comes"),
    TouchLevel.WHEN_ASKED: _("Holding and hugs only when asked, each time"),
    TouchLevel.NONE: _("No touch for now"),
}
SEX: Mapping[SexLevel, Promise] = {
    SexLevel.OPEN: _("Open to it, when both want it"),
    SexLevel.NOT_NOW: _("Not now"),
    SexLevel.NEVER_ASK: _("Do not ask. I will say if that changes"),
}
# Said of both of them, without saying whose wish it is.
SEX_HOLDS: Mapping[SexLevel, Promise] = {
    SexLevel.OPEN: _("Sex: open, when both want it"),
    SexLevel.NOT_NOW: _("Sex: not now"),
    SexLevel.NEVER_ASK: _("Sex: not now, and it is not asked about"),
}
SIGNS: Mapping[Sign, Promise] = {Sign.COME: _("Come"), Sign.LEAVE_ME: _("Leave me be for now")}
WOUNDS: Mapping[Wound, Promise] = {
    Wound.YES: _("Yes"),
    Wound.PARTLY: _("In part"),
    Wound.NO: _("No"),
    Wound.NOT_SURE: _("Not sure"),
}
ENDS: Mapping[DisputeEnd, Promise] = {
    DisputeEnd.AGREED: _("We found something for both"),
    DisputeEnd.I_GAVE_IN: _("I gave in"),
    DisputeEnd.THEY_GAVE_IN: _("The other gave in"),
    DisputeEnd.LET_BE: _("We let it be"),
}
KNOWN = _("I know what day it is. I am here.")
TAKEN_AWAY, ABOUT, DAY = _("Taken away"), _("About number"), _("Day")


@dataclass(frozen=True)
class Seen:
    """Something of one of the two as templates/nearness/_seen.html shows it: the same to both."""

    name: str
    on: date
    lines: tuple[tuple[str, str], ...]


def seen(couple: Couple, by: object, on: date, record: Record) -> Seen:
    """A record as both read it, or will; empty lines are left out. `by` is the person who wrote it."""
    return Seen(couple.name_of(str(by)), on, lines_of(record))


def seen_away(couple: Couple, entry: Entry, line: AwayLine) -> Seen:
    """A time away as both read it now: with the day it was moved to, and every day that stood before."""
    record = entry.record
    if isinstance(record, AwaySaid):
        record = msgspec.structs.replace(record, back=date.fromisoformat(line.back))
    found = seen(couple, entry.author, entry.day, record)
    moved = tuple(
        (
            gettext("Moved on %(day)s") % {"day": _day_of(on)},
            gettext("Before that: back on %(day)s") % {"day": _day_of(before)},
        )
        for on, before in line.moved
    )
    return Seen(found.name, found.on, found.lines + moved)


def lines_of(record: Record) -> tuple[tuple[str, str], ...]:
    """The lines of a record that say something."""
    return tuple((label, text) for label, text in NEARNESS_TELLERS[type(record)](record) if text)


def local(seconds: int) -> datetime:
    """A moment in Unix seconds as the clock on the wall shows it."""
    return clock.local_time(datetime.fromtimestamp(seconds, UTC))


def in_clock(seconds: int) -> str:
    """The same in words: "3 December, 20:40"."""
    return date_format(local(seconds), "j E, H:i")


def _touch(record: TouchWished) -> Lines:
    yield gettext("Touch"), str(TOUCH[record.touch])
    yield gettext("Sex"), str(SEX[record.sex])


def _away(record: AwaySaid) -> Lines:
    yield gettext("Leaving on"), date_format(record.leaves, "j E Y")
    yield gettext("Back on"), date_format(record.back, "j E Y")
    yield gettext("Where"), record.where
    yield gettext("How to reach me"), record.reach
    yield gettext("What we agreed"), record.agreed


def _away_moved(record: AwayMoved) -> Lines:
    yield str(ABOUT), str(record.away)
    yield gettext("Back on"), date_format(record.back, "j E Y")


def _day_of(day: str) -> str:
    return date_format(date.fromisoformat(day), "j E Y")


def _trigger(record: TriggerNoted) -> Lines:
    yield gettext("What sets it off"), record.what
    yield gettext("What helps"), record.helps
    yield gettext("What does not help"), record.harms


def _card(record: CardHanded) -> Lines:
    yield gettext("When this happens"), record.title
    yield gettext("What to do"), record.do
    yield gettext("What to say"), record.say
    yield gettext("What not"), record.avoid


def _day(record: GentleDayNoted | GentleDayHanded) -> Lines:
    yield str(DAY), date_format(record.on, "j E") if record.yearly else date_format(record.on, "j E Y")
    yield gettext("How often"), gettext("Every year") if record.yearly else ""
    yield gettext("In own words"), record.words


def _sorted(record: DisputeSorted) -> Lines:
    yield gettext("Its name"), record.title
    yield gettext("What was it about, on its face?"), record.about
    yield gettext("Did the old wound speak?"), str(WOUNDS[record.wound])
    yield gettext("What would be enough?"), record.enough


def _said(label: Promise, text: Callable[[Any], str]) -> Callable[[Any], Lines]:
    return lambda record: iter([(str(label), text(record))])


NEARNESS_TELLERS: Mapping[type[Record], Callable[[Any], Lines]] = {
    TouchWished: _touch,
    ComeSigned: _said(_("Sign"), lambda _record: str(SIGNS[Sign.COME])),
    LeaveMeSigned: _said(_("Sign"), lambda _record: str(SIGNS[Sign.LEAVE_ME])),
    SignEnded: _said(_("Sign"), lambda _record: str(TAKEN_AWAY)),
    ReachSaid: _said(_("How to reach me"), lambda record: record.words or str(TAKEN_AWAY)),
    AwaySaid: _away,
    AwayMoved: _away_moved,
    AwayEnded: _said(ABOUT, lambda record: str(record.away)),
    TriggerNoted: _trigger,
    CardHanded: _card,
    GentleDayNoted: _day,
    GentleDayHanded: _day,
    DayKnown: _said(ABOUT, lambda record: f"{record.day}: {KNOWN}"),
    TimeOutTaken: _said(_("Back by"), lambda record: in_clock(record.back_at)),
    DisputeSorted: _sorted,
    DisputeEnded: _said(_("How it ended"), lambda record: str(ENDS[record.how])),
    DisputeOpened: _said(_("Its name"), lambda record: record.title),
}
