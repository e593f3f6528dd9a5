"""What somebody chose about reminders, as their private space keeps it: in the words of a few preferences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.http import Http404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.core.records import Preferred
from goldseam.core.records.preference import PREFERENCES
from goldseam.core.reminders import Order, Plan
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.shared import clock, zones
from goldseam.web.shared.signed_in import PersonRequest

PREFIX = "reminder_"
SUNDAY, EVENING = 6, 19 * 60


@dataclass(frozen=True)
class Kept:
    """The plan, the own words ("" for ours), a hint of the address, and the code that was sent to it, if any."""

    plan: Plan
    words: str = ""
    address: str = ""
    code: str = ""
    tries: int = 0
    asked: str = ""

    @property
    def confirmed(self) -> bool:
        """Whether whoever reads that mail typed the code."""
        return bool(self.address) and not self.code


def private_of(request: PersonRequest) -> OpenSpace:
    """The private space of whoever asks."""
    opened = request.visitor.unlocked
    if opened is None:
        raise Http404
    return opened.private_space()


def kept_in(private: OpenSpace) -> Kept:
    """What is chosen; Sunday evening, every week, where nothing is yet. One fold."""
    values = private.states(PREFERENCES)[PREFERENCES].values
    own = {name.removeprefix(PREFIX): value for name, value in values.items() if name.startswith(PREFIX)}
    code, _space, tries = own.get("code", "").partition(" ")
    return Kept(
        _plan(own) if own.get("days") else usual_plan(),
        own.get("words", ""),
        own.get("address", ""),
        code,
        int(tries or 0),
        own.get("asked", ""),
    )


def keep(private: OpenSpace, after: int | None = None, /, **values: str) -> None:
    """Write down preferences of reminders, all at once; with `after`, only if nothing was written since.

    Raises:
        MovedOnError: there is more than `after`.
    """
    records = [Preferred(f"{PREFIX}{name}", value) for name, value in values.items()]
    private.append(*records, at=clock.now(), day=clock.today(), after=after)


def usual_plan() -> Plan:
    """What the form offers first: by the clock of whoever asks."""
    return Plan((SUNDAY,), EVENING, timezone.get_current_timezone_name(), since=clock.today())


def plan_values(plan: Plan) -> dict[str, str]:
    """A plan as preferences."""
    return {
        "days": " ".join(str(day) for day in plan.days),
        "at": hour_of(plan.at),
        "weeks": str(plan.weeks),
        "since": plan.since.isoformat(),
        "zone": plan.zone,
        "quiet": f"{hour_of(plan.quiet_from)} {hour_of(plan.quiet_to)}",
    }


def order_of(kept: Kept) -> Order:
    """What is sent by this choice: neutral, in the language of this request."""
    return Order(_("Reminder"), _("Reminder"), kept.words or _("You asked to be reminded."), kept.plan)


def local(moment: datetime | None, kept: Kept) -> str:
    """A moment as a clock on the wall of this person shows it; "" for none."""
    if moment is None:
        return ""
    return date_format(moment.astimezone(ZoneInfo(kept.plan.zone)).replace(tzinfo=None), "j E Y, H:i")


def hour_of(minutes: int) -> str:
    """Minutes after midnight as a clock shows them."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def minutes_of(clock_time: str) -> int:
    """The other way round."""
    hours, _colon, minutes = clock_time.partition(":")
    return int(hours) * 60 + int(minutes)


def _plan(own: Mapping[str, str]) -> Plan:
    """The plan as it was chosen; by the clock of whoever asks where this machine does not know its zone any more."""
    quiet_from, _space, quiet_to = own["quiet"].partition(" ")
    return Plan(
        tuple(int(day) for day in own["days"].split()),
        minutes_of(own["at"]),
        own["zone"] if zones.found(own["zone"]) else timezone.get_current_timezone_name(),
        int(own["weeks"]),
        date.fromisoformat(own["since"]),
        minutes_of(quiet_from),
        minutes_of(quiet_to),
    )
