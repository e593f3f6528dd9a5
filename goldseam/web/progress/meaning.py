"""Says in words what the sum of a questionnaire means, and what became of it since the time before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.core.measures import Better, Change, Instrument, changed, needed, reached
from goldseam.core.records.measured import Taken
from goldseam.web.shared import method

CHANGES: Mapping[Change, Promise] = {
    Change.RECOVERED: gettext_lazy(
        "It is better by more than chance would make it, and back in the range of people without this trouble."
    ),
    Change.IMPROVED: gettext_lazy("It is better by more than chance would make it."),
    Change.NOT_CERTAIN: gettext_lazy(
        "Whether anything changed is not certain: chance alone can make such a difference."
    ),
    Change.WORSE: gettext_lazy("It is worse by more than chance would make it."),
    Change.NOT_KNOWN: gettext_lazy(
        "How large a difference must be to count was not published for this questionnaire. So nothing is said of it."
    ),
}


@dataclass(frozen=True)
class Meaning:
    """The newest time: its day, its sum of how many, what that means, and what became of it since `before`."""

    day: date
    total: int
    means: str
    source: str
    before: date | None
    change: str
    least: str


def meaning(instrument: Instrument, taken: Sequence[Taken]) -> Meaning:
    """What the newest of these times says, beside the one before it."""
    newest = taken[-1]
    cut = reached(instrument, newest.total)
    source = cut.source if cut else instrument.cut_off[0].source
    before = taken[-2] if len(taken) > 1 else None
    return Meaning(
        date.fromordinal(newest.day),
        newest.total,
        cut.means.in_(method.language()) if cut else none_reached(instrument),
        source,
        date.fromordinal(before.day) if before else None,
        str(CHANGES[changed(instrument, before.total, newest.total)]) if before else "",
        _least(instrument) if before else "",
    )


def none_reached(instrument: Instrument) -> str:
    """The sum lies on the quiet side of every cut-off."""
    if instrument.better is Better.HIGHER:
        return _("The sum lies above the point from which down the authors speak of trouble.")
    return _("The sum lies below the point from which on the authors speak of trouble.")


def _least(instrument: Instrument) -> str:
    least = needed(instrument)
    if least is None:
        return ""
    return _("A difference counts from about %(points)d points on.") % {"points": -int(-least // 1)}


def in_a_sentence(instrument: Instrument, taken: Sequence[Taken]) -> str:
    """The newest result as it could be handed over: the name, the day, what it means, what it does not say."""
    found = meaning(instrument, taken)
    parts = [
        _("%(name)s, %(day)s: %(total)d of %(highest)d points.")
        % {
            "name": instrument.name,
            "day": date_format(found.day, "j E Y"),
            "total": found.total,
            "highest": instrument.highest,
        },
        found.means,
        found.change,
        _("This is no diagnosis."),
    ]
    return " ".join(part for part in parts if part)
