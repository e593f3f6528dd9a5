"""Says what was put right and what became of no contact: the same words to both, in previews and in the export."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import (
    ChannelClosed,
    ContactLogged,
    DistancePlanned,
    EndingDrafted,
    EndingSent,
    HandedOn,
    LieCorrected,
    LieNoted,
    LieTold,
    WitnessWished,
)
from goldseam.core.records.handed import CorrectionHow
from goldseam.core.records.kinds import Record
from goldseam.core.records.lie import ToldWay
from goldseam.core.records.no_contact import ContactBegan, ContactKnown, EndingWay, Witness, Witnessed
from goldseam.web.truth.lie_form import HOW as CHOSEN

BEGINS = 200
Rows = Iterator[tuple[str, str]]
HOW: Mapping[CorrectionHow, Promise | str] = {
    CorrectionHow.NOTICED: _("said without being asked"),
    CorrectionHow.ASKED: _("after a question"),
    CorrectionHow.FOUND: _("after it was found out"),
    CorrectionHow.NOT_SAID: "",
}
WAYS: Mapping[StrEnum, Promise] = {
    ToldWay.ALOUD: _("Aloud"),
    ToldWay.WRITTEN: _("In writing"),
    ToldWay.HERE: _("Handed over here"),
    EndingWay.MESSAGE: _("By message"),
    EndingWay.LETTER: _("By letter"),
    EndingWay.CALL: _("By a call"),
    EndingWay.IN_PERSON: _("In person"),
}
WITNESSED: Mapping[Witnessed, Promise] = {
    Witnessed.READ_BEFORE: _("The words were read before they went"),
    Witnessed.WAS_THERE: _("Both were there"),
    Witnessed.SAW_IT_SENT: _("It was seen how it went"),
    Witnessed.READ_LATER: _("The words were read later"),
    Witnessed.TOLD_ONLY: _("It was told, not seen"),
    Witnessed.NOT_TOLD: _("It was not told before"),
}
WITNESS: Mapping[Witness, Promise] = {
    Witness.READ_BEFORE: _("Read the words before they go"),
    Witness.BE_THERE: _("Be there"),
    Witness.SEE_IT_SENT: _("See that it went"),
    Witness.TRUST_IT: _("Only be told that it was done"),
    Witness.NOT_NOW: _("None of it now"),
}
# A contact of one's own, and one of the partner's, each in the voice of whoever writes it.
BEGAN: Mapping[bool, Mapping[ContactBegan, Promise]] = {
    True: {
        ContactBegan.THEY: _("They reached out"),
        ContactBegan.SELF: _("I reached out"),
        ContactBegan.CHANCE: _("By chance"),
    },
    False: {
        ContactBegan.THEY: _("The other person reached out"),
        ContactBegan.SELF: _("My partner reached out"),
        ContactBegan.CHANCE: _("By chance"),
        ContactBegan.NOT_SURE: _("I do not know"),
    },
}
KNOWN: Mapping[ContactKnown, Promise] = {
    ContactKnown.LATER: _("Told later"),
    ContactKnown.FOUND_OUT: _("Found out"),
    ContactKnown.NOT_TOLD_YET: _("Not told before"),
}
# That it was told soon is what its author says: the page has a mark of its own for what it knows (T15).
TOLD_SOON: Mapping[bool, Promise] = {
    True: _("I told it within 24 hours"),
    False: _("I was told within 24 hours"),
}
IMAGINED = _("You asked, and I denied it. You were not imagining it.")
# What each kind is called above its words.
TITLES: Mapping[type[Record], Promise] = {
    LieCorrected: _("A correction"),
    EndingSent: _("It is ended"),
    DistancePlanned: _("Rules for where they cannot be avoided"),
    ChannelClosed: _("A way that is closed"),
    ContactLogged: _("Contact"),
}


def rows(record: Record) -> list[tuple[str, str]]:
    """The lines of one record as label and text, in the language of the moment; empty ones are left out."""
    return [(label, text) for label, text in TRUTH_TELLERS[type(record)](record) if text]


def begins_with(record: Record) -> str:
    """The first words of one record for a list, where its day stands below it."""
    days = {gettext("Day"), gettext("Since")}
    return " · ".join([text for label, text in rows(record) if label not in days][:2])[:BEGINS]


def said_when(record: LieNoted | LieCorrected) -> str:
    """The day and rough time of saying it, or that it was earlier."""
    return moment(record.said_on, record.said_time) or gettext("earlier; the day is not known")


def moment(on: date | None, time: str) -> str:
    """A day with its rough time, where there is one; "" without a day."""
    if on is None:
        return ""
    day = date_format(on, "j E Y")
    return gettext("%(day)s, about %(time)s") % {"day": day, "time": time} if time else day


def _lie(record: LieNoted | LieCorrected) -> Rows:
    yield gettext("What was said"), record.said
    yield gettext("What is true"), record.truth
    yield gettext("Why"), record.why
    yield gettext("When it was said"), said_when(record)
    yield gettext("When it was asked about"), str(IMAGINED) if record.denied else ""
    # What is not told yet has only been chosen: it is said in the words of the form.
    ways = HOW if isinstance(record, LieCorrected) else {**CHOSEN, CorrectionHow.NOT_SAID: ""}
    yield gettext("How it came up"), str(ways[record.how])


def _lie_told(record: LieTold) -> Rows:
    yield gettext("Told on"), date_format(record.on, "j E Y")
    yield gettext("In which way"), str(WAYS[record.way])
    yield gettext("How it came up"), str(HOW[record.how])


def _sent(record: EndingSent) -> Rows:
    yield gettext("Day"), date_format(record.on, "j E Y")
    yield gettext("In which way"), str(WAYS[record.way])
    yield gettext("What was seen of it"), str(WITNESSED[record.witnessed])
    yield gettext("The words"), record.text


def _contact(record: ContactLogged) -> Rows:
    yield gettext("Day"), moment(record.on, record.time)
    yield gettext("How it began"), str(BEGAN[record.own].get(record.began, BEGAN[False][record.began]))
    yield gettext("What happened"), record.what
    soon = record.known is ContactKnown.WITHIN_A_DAY
    known = str(TOLD_SOON[record.own] if soon else KNOWN[record.known])
    later = moment(record.known_on, "")
    yield gettext("How it became known"), f"{known}, {later}" if later else known


def _closed(record: ChannelClosed) -> Rows:
    yield gettext("What is closed"), record.name
    yield gettext("Since"), date_format(record.on, "j E Y")


def _text(label: Promise) -> Callable[[Any], Rows]:
    return lambda record: iter([(str(label), record.text)])


TRUTH_TELLERS: Mapping[type[Record], Callable[[Any], Rows]] = {
    LieNoted: _lie,
    LieCorrected: _lie,
    LieTold: _lie_told,
    EndingDrafted: _text(_("A draft")),
    EndingSent: _sent,
    DistancePlanned: _text(_("Rules, in own words")),
    ChannelClosed: _closed,
    ContactLogged: _contact,
    HandedOn: lambda record: iter([(gettext("Handed over: number"), str(record.follows))]),
    WitnessWished: lambda record: iter([(gettext("How to see the ending"), str(WITNESS[record.witness]))]),
}
