"""What records of openness and of plans say, line by line: in a preview, on the pages of both, and in the export."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from goldseam.core.records.kinds import Record
from goldseam.core.records.openness import (
    OpennessAnswered,
    OpennessGiven,
    OpennessKind,
    OpennessOpened,
    OpennessRenewed,
    OpennessToLookAt,
    OpennessUnneeded,
    OpennessWritten,
)
from goldseam.core.records.plan_said import AlongAnswered, PlanChanged, PlanDropped, PlanLine, PlanSaid
from goldseam.core.records.where_i_am import WhereWritten

Lines = Iterator[tuple[str, str]]
KINDS: Mapping[OpennessKind, Promise] = {
    OpennessKind.OFFER: _("Something I show openly"),
    OpennessKind.WHERE: _("Where I am"),
}
ABOUT, YES, NO = _("About number"), _("Yes"), _("Not this time")


def when(on: date, at: str) -> str:
    """A day, with its hour where there is one."""
    day = date_format(on, "j E Y")
    return f"{day}, {at}" if at else day


def days_of(line: PlanLine) -> str:
    """From when until when a plan is, as short as it can be said."""
    first, last = date.fromisoformat(line.on), date.fromisoformat(line.last)
    if first == last:
        return f"{when(first, line.at)}–{line.until}" if line.until and line.at else when(first, line.at)
    return f"{when(first, line.at)} – {when(last, line.until)}"


def plan_lines(record: PlanSaid | PlanChanged) -> tuple[tuple[str, str], ...]:
    """The lines of a plan that say something."""
    return tuple((label, text) for label, text in _plan(record) if text)


def _plan(record: PlanSaid | PlanChanged) -> Lines:
    if isinstance(record, PlanChanged):
        yield str(ABOUT), str(record.plan)
    yield gettext("What"), record.what
    yield pgettext("a day, with its hour", "From"), when(record.on, record.at)
    yield gettext("Until"), when(record.last, record.until)
    yield gettext("Roughly where"), record.where
    yield gettext("Come along?"), gettext("Whoever reads this is invited") if record.along else ""


def _written(record: OpennessWritten) -> Lines:
    yield gettext("Its name"), record.title
    yield gettext("What it is for"), record.why
    yield gettext("What is shown"), record.text
    yield gettext("To look at again"), date_format(record.review, "j E Y")


def _renewed(record: OpennessRenewed) -> Lines:
    yield gettext("Until"), date_format(record.until, "j E Y")
    yield gettext("To look at again"), date_format(record.review, "j E Y")


def _where(record: WhereWritten) -> Lines:
    yield gettext("Place"), record.place
    yield gettext("Text"), record.text


def _along(record: AlongAnswered) -> Lines:
    yield str(ABOUT), str(record.plan)
    yield gettext("Answer"), str(YES if record.yes else NO)


OPENNESS_TELLERS: Mapping[type[Record], Callable[[Any], Lines]] = {
    OpennessGiven: lambda record: iter([(gettext("What"), str(KINDS[record.what]))]),
    OpennessWritten: _written,
    OpennessRenewed: _renewed,
    OpennessAnswered: lambda record: iter([(gettext("Answer"), str(YES if record.yes else NO))]),
    OpennessOpened: lambda _record: iter([(gettext("Openness"), gettext("Opened"))]),
    OpennessToLookAt: lambda record: iter([(gettext("To look at again"), date_format(record.on, "j E Y"))]),
    OpennessUnneeded: lambda _record: iter([(gettext("Openness"), gettext("Not needed any more"))]),
    WhereWritten: _where,
    PlanSaid: _plan,
    PlanChanged: _plan,
    PlanDropped: lambda record: iter([(str(ABOUT), str(record.plan))]),
    AlongAnswered: _along,
}
