"""The plain words for a lapse, in the voice of whoever writes it; none of them counts or blames."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import Lapsed, LapseHow, LapseKind
from goldseam.core.situation.intake import INTAKE
from goldseam.core.situation.model import Cause, Role
from goldseam.core.situation.questions import Given, page_of
from goldseam.web.shared import method

CAUSES = next(question for question in INTAKE if question.id == "causes")
# For one who is both, and for reading back: words that fit whoever it was.
HOW: Mapping[Role, Mapping[LapseHow, Promise]] = {
    Role.OFFENDING: {
        LapseHow.TOLD_SAME_DAY: _("I told it the same day"),
        LapseHow.TOLD_LATE: _("I told it later"),
        LapseHow.FOUND_OUT: _("It was found out"),
        LapseHow.NOT_TOLD_YET: _("It is not told yet"),
    },
    Role.INJURED: {
        LapseHow.TOLD_SAME_DAY: _("I was told the same day"),
        LapseHow.TOLD_LATE: _("I was told later"),
        LapseHow.FOUND_OUT: _("I found out"),
    },
    Role.BOTH: {
        LapseHow.TOLD_SAME_DAY: _("It was told the same day"),
        LapseHow.TOLD_LATE: _("It was told later"),
        LapseHow.FOUND_OUT: _("It was found out"),
        LapseHow.NOT_TOLD_YET: _("It is not told yet"),
    },
}
EXTENT: Mapping[LapseKind, Promise] = {
    LapseKind.SLIP: _("One act, and it stopped"),
    LapseKind.RETURN: _("Going back to it"),
    LapseKind.NOT_SURE: _("I am not sure"),
}
# What can happen again; the other causes are not acts.
ACTS = (
    Cause.INFIDELITY_PHYSICAL,
    Cause.INFIDELITY_EMOTIONAL,
    Cause.INFIDELITY_ONLINE,
    Cause.LYING,
    Cause.BROKEN_PROMISE,
    Cause.MONEY,
    Cause.PORNOGRAPHY,
    Cause.GAMBLING_OR_SUBSTANCES,
    Cause.WORDS_WITHOUT_DEEDS,
    Cause.JEALOUSY,
)


def acts(first: Given) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What it may touch, with its label: what this person named before, and the rest."""
    labels = dict(page_of(CAUSES, {}, method.language()).choices)
    every = [(act.value, labels[act]) for act in ACTS]
    return [pair for pair in every if pair[0] in first], [pair for pair in every if pair[0] not in first]


def named(touches: Sequence[str]) -> str:
    """What it touched, in words."""
    labels = dict(page_of(CAUSES, {}, method.language()).choices)
    return "; ".join(labels[each] for each in touches if each in labels)


def how_in_words(record: Lapsed) -> str:
    """Told or found out; where that was later, both days are seen."""
    role = Role.OFFENDING if record.own else Role.INJURED
    words = str(HOW[role].get(record.how, HOW[Role.BOTH][record.how]))
    return words if record.known_on is None else f"{words}, {_day(record.known_on)}"


def told_lapse(record: Lapsed) -> list[tuple[str, str]]:
    """All of it as pairs of a label and what was written, for the export that is read."""
    if record.withdrawn:
        return [(gettext("It happened again"), gettext("Taken back"))]
    return [
        (gettext("The day it happened"), _day(record.on)),
        (gettext("How it became known"), how_in_words(record)),
        (gettext("One act, or going back to it"), str(EXTENT[record.extent])),
        (gettext("What it touches"), named(record.touches)),
        (gettext("What happened"), record.what),
        (gettext("What changes now"), record.changes),
    ]


def _day(day: date) -> str:
    return date_format(day, "j E Y")
