"""How promises, requests and agreements are named on their pages, in every list and in the export."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from goldseam.core.deeds import AgreementStanding, RequestStanding
from goldseam.core.records.agreement import AgreementTopic
from goldseam.core.records.promise import Outcome, PromiseCause, Recurs
from goldseam.core.records.request import RequestHow
from goldseam.web.shared.clock import weekday_inside

RECURS: Mapping[Recurs, Promise] = {
    Recurs.ONCE: _("Once, on this day"),
    Recurs.DAILY: _("Every day"),
    Recurs.WEEKDAYS: _("Monday to Friday"),
    Recurs.WEEKLY: _("Every week"),
    Recurs.MONTHLY: _("Every month"),
}
CAUSES: Mapping[PromiseCause, Promise | str] = {
    PromiseCause.OWN: "",
    PromiseCause.REQUEST: _("Made of a request"),
    PromiseCause.LAPSE: _("Made after it happened again"),
    PromiseCause.TIME_OUT: _("Made with a time-out"),
    PromiseCause.MOVED: _("Made when the day was moved"),
}
# As whoever made the promise says it, as the other says it, and as both read it.
OWN_OUTCOMES: Mapping[Outcome, Promise] = {
    Outcome.KEPT: _("I kept it"),
    Outcome.LATE: _("I kept it, but late"),
    Outcome.MISSED_TOLD: _("I missed it, and say so myself"),
    Outcome.MISSED_FOUND: _("I missed it, and it was found out"),
}
OTHER_OUTCOMES: Mapping[Outcome, Promise] = {
    Outcome.KEPT: _("It was kept"),
    Outcome.LATE: _("It was kept, but late"),
    Outcome.MISSED_TOLD: _("It was missed, and I was told"),
    Outcome.MISSED_FOUND: _("It was missed, and I found out"),
    Outcome.RELEASED: _("I let go of it for this day"),
}
OUTCOMES: Mapping[Outcome, Promise] = {
    Outcome.KEPT: _("Kept"),
    Outcome.LATE: _("Kept, but late"),
    Outcome.MISSED_TOLD: _("Missed, and told"),
    Outcome.MISSED_FOUND: _("Missed, and found out"),
    Outcome.RELEASED: _("Let go of for this day"),
    Outcome.WITHDRAWN: _("Taken back"),
}
ANSWERS: Mapping[RequestHow, Promise] = {
    RequestHow.YES: _("Yes"),
    RequestHow.NOT_NOW: _("Not now"),
    RequestHow.NO: _("No"),
}
ASKS, ASKS_AGAIN = _("asks for this"), _("asks once more")
REQUESTS: Mapping[RequestStanding, Promise] = {
    RequestStanding.WAITING: _("Waits for an answer"),
    RequestStanding.NOT_NOW: _("Not now"),
    RequestStanding.YES: _("Answered with yes"),
    RequestStanding.NO: _("Answered with no"),
    RequestStanding.DONE: _("Done"),
    RequestStanding.TAKEN_BACK: _("Taken back"),
}
TOPICS: Mapping[AgreementTopic, Promise] = {
    AgreementTopic.OPENNESS: _("Openness"),
    AgreementTopic.MONEY: _("Money"),
    AgreementTopic.CONTACT: _("Contact with others"),
    AgreementTopic.INTIMACY: _("Touch and sex"),
    AgreementTopic.OTHER: _("Something else"),
}
AGREEMENTS: Mapping[AgreementStanding, Promise] = {
    AgreementStanding.PROPOSED: _("Proposed"),
    AgreementStanding.BINDING: _("In force"),
    AgreementStanding.ENDED: _("Ended"),
}
EXPECTED: Mapping[str, Promise] = {
    "home": _("Home and chores"),
    "money": _("Money"),
    "family": _("Family and children"),
    "phone": _("Phones and messages"),
    "friends": _("Friends and going out"),
    "touch": _("Touch and sex"),
    "time": _("Time for each other, and alone"),
    "else": _("Something else"),
}


def when(first: date, recurs: Recurs) -> str:
    """On which days a promise falls due, in words."""
    match recurs:
        case Recurs.ONCE:
            return gettext("On %(day)s") % {"day": date_format(first, "j E Y")}
        case Recurs.WEEKLY:
            return gettext("Every week: %(weekday)s") % {"weekday": weekday_inside(first.weekday())}
        case Recurs.MONTHLY:
            return gettext("Every month, on day %(number)s") % {"number": first.day}
        case _:
            return str(RECURS[recurs])


def waiting(days: int) -> str:
    """How long something has waited, in plain words."""
    if not days:
        return gettext("asked today")
    return ngettext("waiting %(days)s day", "waiting %(days)s days", days) % {"days": days}


def said_yes(days: int) -> str:
    """How long a yes stands without being done; from one day on."""
    return ngettext("answered with yes %(days)s day ago", "answered with yes %(days)s days ago", days) % {
        "days": days
    }
