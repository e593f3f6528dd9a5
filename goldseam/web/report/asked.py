"""What somebody asks a report to hold: its parts, its time, and a sentence of their own on top."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.typed import text_of, wrong_text

USUAL_DAYS = 91
LONGEST_DAYS = 3 * 366
# In the order in which they stand. Nothing with words of its own is chosen beforehand.
PARTS: Mapping[str, tuple[Promise, Promise]] = {
    "told": (gettext_lazy("What you told"), gettext_lazy("Your answers about what happened")),
    "felt": (gettext_lazy("How it moves"), gettext_lazy("Charts of your check-ins, with how sure they are")),
    "months": (gettext_lazy("Month by month"), gettext_lazy("How many days you answered, and the middle")),
    "body": (
        gettext_lazy("Mood, sleep and appetite"),
        gettext_lazy("Month by month, the middle of your answers"),
    ),
    "questionnaires": (
        gettext_lazy("Questionnaires"),
        gettext_lazy("What they came to, and what changed by more than chance"),
    ),
    "word": (gettext_lazy("Words and deeds"), gettext_lazy("Promises kept, and what was told by oneself")),
    "agreements": (gettext_lazy("Agreements"), gettext_lazy("What both of you confirmed")),
    "again": (gettext_lazy("It happened again"), gettext_lazy("What you wrote about it")),
    "lines": (
        gettext_lazy("Lines of the days"),
        gettext_lazy("What you wrote at check-ins, in the evening, and in a log you brought"),
    ),
    "notes": (gettext_lazy("Notes"), gettext_lazy("Your private notes of this time")),
}
CHOSEN = ("felt", "months")


@dataclass(frozen=True)
class Asked:
    """The parts, the first and the last day, and what the person wants to talk about."""

    parts: tuple[str, ...]
    since: date
    until: date
    about: str = ""

    def holds(self, day: date) -> bool:
        """Whether a day lies in this time."""
        return self.since <= day <= self.until


def usual(today: date) -> Asked:
    """Three months, with what holds no words of anybody."""
    return Asked(CHOSEN, today - timedelta(days=USUAL_DAYS), today)


def asked_in(request: PersonRequest, today: date) -> tuple[Asked, str]:
    """What was asked for, and what is wrong with it, "" where nothing is."""
    parts = tuple(part for part in PARTS if part in request.POST.getlist("part"))
    given = usual(today)
    about = text_of(request, "about")
    try:
        since, until = (
            date.fromisoformat(text_of(request, name) or getattr(given, name).isoformat())
            for name in ("since", "until")
        )
    except ValueError:
        return Asked(parts, given.since, given.until, about), _("Choose both days from the calendar.")
    return Asked(parts, since, until, about), _wrong(parts, since, until, about)


def _wrong(parts: tuple[str, ...], since: date, until: date, about: str) -> str:
    if not parts:
        return _("Choose at least one part.")
    if not since <= until:
        return _("The first day comes before the last one.")
    if (until - since).days > LONGEST_DAYS:
        return _("Choose three years at most.")
    return wrong_text(about, may_be_empty=True)
