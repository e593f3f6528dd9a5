"""Says the records that two people, or a person and a counsellor, write: for the export that is read."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import (
    BreachNamed,
    BreachSeen,
    ClientKnown,
    ClosenessWished,
    CopyGiven,
    Corrected,
    DeviceKnown,
    DeviceSeen,
    Handed,
    HelperConfirmed,
    HelperNoted,
    HelperOpened,
    HelperProposed,
    HelperRenewed,
    InvitationEnded,
    Invited,
    Joined,
    Left,
    NotThisRound,
    Paused,
    Released,
    Resumed,
    Returned,
    ReviewDrafted,
    StandingDrafted,
    TalkBegun,
    TalkClosed,
    TalkPaused,
    TalkTurned,
    TermsStated,
    Withdrawn,
)
from goldseam.core.records.breach import Part
from goldseam.core.records.handed import CorrectionHow, HandedKind
from goldseam.core.records.kinds import Record
from goldseam.core.records.release import ReleaseTopic
from goldseam.core.records.review import TalkHeld
from goldseam.core.situation.model import Closeness
from goldseam.web.account.telling_account import clock_time

Lines = Iterator[tuple[str, str]]
Teller = Callable[[Any], Lines]

WORDS: Mapping[type[StrEnum], Mapping[str, Promise]] = {
    HandedKind: {
        HandedKind.NOTE: _("A few words"),
        HandedKind.LETTER: _("A letter"),
        HandedKind.VIEW: _("How I see the situation"),
        HandedKind.WISH: _("A wish"),
        HandedKind.PRACTICAL: _("Children, health, home, money"),
        HandedKind.ANSWER: _("An answer"),
        HandedKind.ACCOUNT: _("An account of what happened"),
        HandedKind.CORRECTION: _("A correction"),
        HandedKind.OUTCOME: _("What became of a promise"),
        HandedKind.LAPSE: _("It happened again"),
    },
    CorrectionHow: {
        CorrectionHow.NOTICED: _("Noticed without being asked"),
        CorrectionHow.ASKED: _("Noticed after being asked"),
        CorrectionHow.FOUND: _("Found out by the other"),
        CorrectionHow.NOT_SAID: _("not said"),
    },
    Closeness: {
        Closeness.NEAR: _("Near"),
        Closeness.SPACE: _("Some space"),
        Closeness.NO_CONTACT: _("No contact for now"),
    },
    Part: {
        Part.ME: _("I"),
        Part.PARTNER: _("The other"),
        Part.BOTH: _("Both of us"),
        Part.NOT_SURE: _("Not sure"),
    },
    ReleaseTopic: {
        ReleaseTopic.REVIEW: _("Looking back together"),
        ReleaseTopic.STANDING: _("Where trust stands for me"),
        ReleaseTopic.ACCOUNT: _("The full account"),
        ReleaseTopic.EXPECTATIONS: _("What I take for granted"),
        ReleaseTopic.DISPUTE: _("A dispute, sorted"),
        ReleaseTopic.WHY: _("Why we chose each other"),
        ReleaseTopic.VOWS: _("Vows, old and new"),
        ReleaseTopic.OPENING: _("Opening up, by small questions"),
    },
    TalkHeld: {
        TalkHeld.WELL: _("It went well"),
        TalkHeld.HARD: _("It was hard"),
        TalkHeld.STOPPED: _("We stopped early"),
    },
}
QUESTIONS: Mapping[str, Promise] = {
    "went_well": _("What went well"),
    "kept": _("What was promised and done"),
    "still_open": _("What is still open"),
    "appreciation": _("What I appreciate"),
    "change": _("One thing to change"),
}


def _fields(*fields: tuple[Promise, str]) -> Teller:
    """A teller for a record whose fields speak for themselves: each label with the name of its field."""

    def tell(record: Record) -> Lines:
        return ((str(label), _said(getattr(record, name))) for label, name in fields)

    return tell


def _only(label: Promise, text: Promise) -> Teller:
    """A teller for a record that holds nothing: that it was written is all it says."""
    return lambda _record: iter([(str(label), str(text))])


def _said(value: object) -> str:
    match value:
        case StrEnum():
            return str(WORDS[type(value)][value])
        case date():
            return date_format(value, "j E Y")
        case None:
            return ""
        case _:
            return str(value)


def _wish(record: ClosenessWished) -> Lines:
    yield str(_("Closeness")), str(WORDS[Closeness].get(record.closeness, record.closeness))
    yield str(_("Until")), _said(record.until)
    yield str(_("Words with it")), record.note
    if not record.practical:
        yield str(_("Practical messages")), str(_("No"))


def _review(record: ReviewDrafted) -> Lines:
    for question, text in record.answers.items():
        yield str(QUESTIONS.get(question, question)), text


def _time_out(record: TalkPaused) -> Lines:
    yield str(_("Time-out until")), clock_time(record.until)


def _copy(record: CopyGiven) -> Lines:
    yield str(_("Title")), record.title
    yield str(_("Text")), record.text
    yield str(_("From both of us")), str(_("Yes")) if record.shared else ""


ROUND = (_("Round"), "round")
TOGETHER_TELLERS: Mapping[type[Record], Teller] = {
    Joined: _fields((_("Name"), "name")),
    Paused: _only(_("The shared space"), _("Paused")),
    Resumed: _only(_("The shared space"), _("Taken up again")),
    Left: _only(_("The shared space"), _("Left")),
    Returned: _fields((_("Came back as"), "name")),
    Handed: _fields((_("Handed over"), "kind"), (_("Title"), "title"), (_("Text"), "text")),
    Corrected: _fields(
        (_("Correction of number"), "follows"), (_("How it came up"), "how"), (_("Text"), "text")
    ),
    Withdrawn: _fields((_("Withdrawn: number"), "follows")),
    ClosenessWished: _wish,
    BreachNamed: _fields((_("What happened"), "title"), (_("When"), "when")),
    BreachSeen: _fields(
        (_("About number"), "breach"),
        (_("Who broke trust"), "broke"),
        (_("Who was hurt"), "hurt"),
        (_("In my words"), "words"),
    ),
    Released: _fields((_("Released"), "topic"), ROUND),
    NotThisRound: _fields((_("Not this time"), "topic"), ROUND),
    ReviewDrafted: _review,
    StandingDrafted: _fields((_("Where trust stands for me"), "value"), (_("In my words"), "words")),
    TalkBegun: _fields((_("Talk begun"), "round")),
    TalkTurned: _fields((_("Turn in the talk"), "turn")),
    TalkPaused: _time_out,
    TalkClosed: _fields((_("How the talk was"), "held"), (_("What I take along"), "next")),
    TermsStated: _fields(
        (_("Name"), "name"), (_("What I keep to myself"), "keeps"), (_("What I must report"), "reports")
    ),
    CopyGiven: _copy,
    HelperNoted: _fields((_("Note of a counsellor"), "text")),
    HelperRenewed: _fields((_("Goes on until"), "until")),
    HelperProposed: _fields((_("A counsellor for us both"), "name"), (_("Days"), "days")),
    HelperConfirmed: _fields((_("Agreed to number"), "proposal")),
    HelperOpened: _fields((_("Opened for number"), "proposal"), (_("Until"), "until")),
    ClientKnown: _fields((_("Name"), "name")),
    DeviceSeen: _fields((_("New device"), "label"), (_("Day"), "on")),
    DeviceKnown: _only(_("New device"), _("Seen")),
    Invited: _fields((_("Invited"), "name")),
    InvitationEnded: _only(_("Invitation"), _("Ended")),
}
