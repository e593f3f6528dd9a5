"""Says what somebody measured for themselves: for the export that is read."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.measures import load_instruments
from goldseam.core.records.measured import DaysBrought, QuestionnaireAnswered, ShiftAnswered, ShiftSaid
from goldseam.web.today.check_in import WORDS

Lines = Iterator[tuple[str, str]]
SAID: Mapping[ShiftSaid, Promise] = {
    ShiftSaid.NAMED: _("Something happened"),
    ShiftSaid.NOTHING: _("Nothing happened"),
    ShiftSaid.DO_NOT_ASK: _("Do not ask such things"),
    ShiftSaid.ASK_AGAIN: _("Ask again"),
}


def _item(item: str) -> str:
    return str(WORDS[item][0]) if item in WORDS else item


def _questionnaire(record: QuestionnaireAnswered) -> Lines:
    found = next((each for each in load_instruments() if each.id == record.measure), None)
    yield str(_("Questionnaire")), found.name if found else record.measure
    yield str(_("Points of the items")), ", ".join(str(each) for each in record.points)
    yield str(_("Sum")), str(sum(record.points))


def _shift(record: ShiftAnswered) -> Lines:
    if record.item:
        yield _item(record.item), date_format(record.since, "j E Y")
    yield str(_("Did something happen around then?")), str(SAID[record.said])
    yield str(_("What it was, in a few words")), record.words


def _brought(record: DaysBrought) -> Lines:
    yield str(_("What the values are about")), _item(record.item)
    for day, value in sorted(record.days.items()):
        note = record.notes.get(day, "")
        said = number_format(value, use_l10n=True)
        yield date_format(date.fromisoformat(day), "j E Y"), f"{said} · {note}" if note else said


MEASURED_TELLERS: Mapping[type[Any], Callable[[Any], Lines]] = {
    QuestionnaireAnswered: _questionnaire,
    ShiftAnswered: _shift,
    DaysBrought: _brought,
}
MEASURED_HEADINGS: Mapping[str, Promise] = {
    "questionnaire": _("Questionnaires"),
    "shift_answered": _("Shifts in the answers"),
    "days_brought": _("Days brought from elsewhere"),
}
