"""Says the records about amends: for the export that is read."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import (
    ActsOwned,
    AmendsAnswered,
    AmendsDrafted,
    AmendsHanded,
    Apologised,
    ApologySaid,
    ForgivenessAsked,
    HarmTold,
    PublicWordsAsked,
    PublicWordsDecided,
    SaidBack,
    SaidBackHeard,
)
from goldseam.core.records.kinds import Record
from goldseam.web.amends.items import APOLOGIES, HEARD, PARTS
from goldseam.web.amends.pieces import PIECES

Lines = Iterator[tuple[str, str]]
Teller = Callable[[Any], Lines]
ABOUT, TEXT, YES, NO = _("About number"), _("Text"), _("Yes"), _("No")


def _about(breach: int | None) -> tuple[str, str]:
    return str(ABOUT), str(breach or "")


def _harm(record: HarmTold) -> Lines:
    yield _about(record.breach)
    yield str(TEXT), record.text


def _acts(record: ActsOwned) -> Lines:
    yield _about(record.breach)
    for name, label in PARTS:
        yield str(label), getattr(record, name)


def _apology(record: Apologised) -> Lines:
    yield _about(record.breach)
    yield str(_("Form")), str(APOLOGIES[record.form])
    yield str(_("Title")), record.title
    yield str(TEXT), record.text
    yield str(_("It asks for forgiveness")), str(YES) if record.asks_forgiveness else ""
    if record.recording:
        yield str(_("To download it")), f"{settings.ORIGIN}/recordings/{record.recording}/play/?download=1"


def _asked(record: ForgivenessAsked) -> Lines:
    yield str(_("Forgiveness asked for, about number")), str(record.breach or "–")


def _heard(record: SaidBackHeard) -> Lines:
    yield str(_("About number")), str(record.said_back)
    yield str(_("Answer")), str(HEARD[record.heard])
    yield str(TEXT), record.words


def _draft(record: AmendsDrafted) -> Lines:
    yield _about(record.breach)
    labels = {each.name: str(each.label) for each in PIECES[record.what].fields}
    for name, text in record.fields.items():
        yield labels.get(name, str(PIECES[record.what].heading)), text


def _handed(record: AmendsHanded) -> Lines:
    yield str(_("Draft number")), str(record.draft)
    yield str(_("Handed over as number")), str(record.item)


def _said(record: ApologySaid) -> Lines:
    yield str(_("Said in person on")), date_format(record.on, "j E Y")
    yield _about(record.breach)
    yield str(_("It asks for forgiveness")), str(YES) if record.asks_forgiveness else ""


def _public(record: PublicWordsAsked) -> Lines:
    yield str(_("Before whom")), record.audience
    yield str(TEXT), record.text


def _decided(record: PublicWordsDecided) -> Lines:
    yield _about(record.asked)
    yield str(_("Answer")), str(YES if record.agreed else NO)


def _following(label: Promise, number: str) -> Teller:
    return lambda record: iter([(str(label), str(getattr(record, number))), (str(TEXT), record.text)])


AMENDS_TELLERS: Mapping[type[Record], Teller] = {
    ActsOwned: _acts,
    AmendsAnswered: _following(_("Answer to number"), "follows"),
    AmendsDrafted: _draft,
    AmendsHanded: _handed,
    Apologised: _apology,
    ApologySaid: _said,
    ForgivenessAsked: _asked,
    HarmTold: _harm,
    PublicWordsAsked: _public,
    PublicWordsDecided: _decided,
    SaidBack: _following(_("Said back to number"), "harm"),
    SaidBackHeard: _heard,
}
