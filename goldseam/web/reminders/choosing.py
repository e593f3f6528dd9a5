"""What was typed into the form of reminders: read, tidied, and what to do about what cannot be."""

import re
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from goldseam.core.reminders import Plan, is_quiet, telling_words
from goldseam.web.reminders.keeping import Kept, hour_of, minutes_of
from goldseam.web.shared import clock
from goldseam.web.shared.signed_in import PersonRequest

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+/-]{0,60}", re.ASCII)
LONGEST_WORDS = 80
FIELDS = ("at", "weeks", "zone", "quiet_from", "quiet_to", "words", "anyway")


@dataclass(frozen=True)
class Typed:
    """The form as it was filled in: the days, and its other fields by name."""

    days: frozenset[str]
    fields: dict[str, str]

    @property
    def weekdays(self) -> list[tuple[int, str, bool]]:
        """Each weekday with its name, and whether it is chosen."""
        return [(day, str(name), str(day) in self.days) for day, name in WEEKDAYS.items()]


def typed_in(request: PersonRequest) -> Typed:
    """What a request brought; words stand in one line."""
    fields = {name: " ".join(request.POST.get(name, "").split()) for name in FIELDS}
    return Typed(frozenset(request.POST.getlist("days")), fields)


def as_typed(kept: Kept) -> Typed:
    """What is chosen, as the form shows it."""
    plan = kept.plan
    fields = {
        "at": hour_of(plan.at),
        "weeks": str(plan.weeks),
        "zone": plan.zone,
        "quiet_from": hour_of(plan.quiet_from),
        "quiet_to": hour_of(plan.quiet_to),
        "words": kept.words,
    }
    return Typed(frozenset(str(day) for day in plan.days), fields)


def read(typed: Typed, before: Kept) -> tuple[Kept, str]:
    """The choice, and what to do about it; "" where it can be taken."""
    wrong = _wrong(typed)
    if wrong:
        return before, wrong
    fields = typed.fields
    weeks = int(fields["weeks"])
    plan = Plan(
        tuple(day for day in range(7) if str(day) in typed.days),
        minutes_of(fields["at"]) // 15 * 15,
        fields["zone"],
        weeks,
        before.plan.since if weeks == before.plan.weeks else clock.today(),
        minutes_of(fields["quiet_from"]),
        minutes_of(fields["quiet_to"]),
    )
    if is_quiet(plan, plan.at):
        return before, _("This hour lies in the quiet hours. Choose another hour, or other quiet hours.")
    return replace(before, plan=plan, words=fields["words"]), ""


def telling(typed: Typed) -> tuple[str, ...]:
    """The words that may tell, unless somebody wants them all the same."""
    return () if typed.fields["anyway"] == "yes" else telling_words(typed.fields["words"])


def _wrong(typed: Typed) -> str:
    fields = typed.fields
    if not typed.days & {str(day) for day in range(7)}:
        return _("Choose at least one day.")
    if not all(CLOCK.fullmatch(fields[name]) for name in ("at", "quiet_from", "quiet_to")):
        return _("Give each hour like 19:30.")
    if fields["weeks"] not in ("1", "2"):
        return _("Choose every week or every second week.")
    if not _is_zone(fields["zone"]):
        return _("Give the time zone like Europe/Berlin.")
    if len(fields["words"]) > LONGEST_WORDS or not fields["words"].isprintable():
        return _("Keep your words to one short line.")
    return ""


def _is_zone(name: str) -> bool:
    try:
        return bool(ZONE.fullmatch(name)) and bool(ZoneInfo(name))
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return False
