"""Says the records of good things: for the export that is read."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.catalogue.ideas import load_ideas
from goldseam.core.records.appreciation import GratitudeSaid, GratitudeWelcomed, SpecialNoted
from goldseam.core.records.idea import AngerMarked, IdeaMark, IdeaMarked, LikingNoted
from goldseam.core.records.kinds import Record
from goldseam.core.records.memory import MemoryKept
from goldseam.core.records.photo import PhotoKept
from goldseam.core.records.renewal import (
    DateAnswered,
    DateClosed,
    DateEnded,
    DateHow,
    DateMoved,
    DateProposed,
)
from goldseam.core.records.upkeep import BondDrafted, UpkeepReviewed, UpkeepWritten
from goldseam.web.bond.dates import RHYTHMS
from goldseam.web.bond.ideas import LIKED
from goldseam.web.bond.subjects import OPENING, VOWS, WHY
from goldseam.web.shared import method

Lines = Iterator[tuple[str, str]]
Teller = Callable[[Any], Lines]
TEXT, YES, NO, DAY = _("Text"), _("Yes"), _("No"), _("Day")
ABOUT = _("About number")
MARKS: Mapping[IdeaMark, Promise] = {
    IdeaMark.KEPT: _("Keep in mind"),
    IdeaMark.NOT_US: _("Not for us"),
    IdeaMark.OPEN: _("Offer it again"),
}
HOWS: Mapping[DateHow, Promise] = {DateHow.DONE: _("Done"), DateHow.LET_GO: _("Let go")}
SUBJECTS = {subject.topic.value: subject.title for subject in (WHY, VOWS, OPENING)}


def _special(record: SpecialNoted) -> Lines:
    yield str(TEXT), record.text
    yield str(_("Where I saw it")), record.seen


def _text(record: GratitudeSaid | UpkeepReviewed) -> Lines:
    yield str(TEXT), record.text


def _welcomed(record: GratitudeWelcomed) -> Lines:
    yield str(_("Thank you, for number")), str(record.follows)


def _liking(record: LikingNoted) -> Lines:
    yield str(LIKED[record.like]), record.text


def _idea(record: IdeaMarked) -> Lines:
    says = {idea.slug: idea.says for idea in load_ideas(method.language())}
    yield str(MARKS[record.mark]), says.get(record.idea, record.idea)


def _anger(record: AngerMarked) -> Lines:
    yield str(_("The other is angry")), str(YES if record.angry else NO)


def _memory(record: MemoryKept) -> Lines:
    yield str(_("Title")), record.title
    yield str(_("When it was")), record.when
    yield str(TEXT), record.text


def _photo(record: PhotoKept) -> Lines:
    """Its bytes are no part of the file: each is opened by itself, while one is signed in."""
    yield str(ABOUT), str(record.of or "")
    yield str(_("What it shows")), record.says
    yield str(_("To download it")), f"{settings.ORIGIN}/photos/{record.media}/"


def _date(record: DateProposed) -> Lines:
    yield str(_("Title")), record.title
    yield str(DAY), " ".join((date_format(record.on, "j E Y"), record.at)).strip()
    yield str(_("How often")), str(RHYTHMS[record.every])
    yield str(_("Where")), record.place
    yield str(TEXT), record.text


def _answered(record: DateAnswered) -> Lines:
    yield str(ABOUT), str(record.of)
    yield str(_("Answer")), str(YES if record.agreed else NO)


def _moved(record: DateMoved) -> Lines:
    yield str(ABOUT), str(record.of)
    yield str(DAY), " ".join((date_format(record.on, "j E Y"), record.at)).strip()


def _closed(record: DateClosed) -> Lines:
    yield str(ABOUT), str(record.of)
    yield str(HOWS[record.how]), date_format(record.on, "j E Y")


def _ended(record: DateEnded) -> Lines:
    yield str(ABOUT), str(record.of)


def _upkeep(record: UpkeepWritten) -> Lines:
    yield str(_("What I keep doing")), record.keeps
    yield str(_("How I would notice it slipping")), record.slipping
    yield str(_("Whom I would ask")), record.whom


def _draft(record: BondDrafted) -> Lines:
    yield str(SUBJECTS.get(record.topic, _("Text"))), record.text


BOND_TELLERS: Mapping[type[Record], Teller] = {
    AngerMarked: _anger,
    BondDrafted: _draft,
    DateAnswered: _answered,
    DateClosed: _closed,
    DateEnded: _ended,
    DateMoved: _moved,
    DateProposed: _date,
    GratitudeSaid: _text,
    GratitudeWelcomed: _welcomed,
    IdeaMarked: _idea,
    LikingNoted: _liking,
    MemoryKept: _memory,
    PhotoKept: _photo,
    SpecialNoted: _special,
    UpkeepReviewed: _text,
    UpkeepWritten: _upkeep,
}
BOND_HEADINGS: Mapping[str, Promise] = {
    "special": _("What makes the other special"),
    "gratitude": _("Thanks"),
    "gratitude_welcomed": _("Thanks that were welcome"),
    "liking": _("What the other likes"),
    "idea": _("Ideas of your own"),
    "anger_seen": _("Days of anger, as you saw them"),
    "memory": _("What was good"),
    "photo": _("Photos"),
    "bond_draft": _("Why, vows and small questions: drafts"),
    "date": _("Dates and rituals: proposed"),
    "date_answered": _("Dates and rituals: answered"),
    "date_moved": _("Dates and rituals: another day"),
    "date_closed": _("Dates and rituals: done or let go"),
    "date_ended": _("Dates and rituals: no more"),
    "upkeep": _("Upkeep"),
    "upkeep_reviewed": _("Upkeep, looked at again"),
}
