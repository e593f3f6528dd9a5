"""Reads the form of "it happened again" with care, and fills it again with what was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import QueryDict
from django.utils.translation import gettext as _

from goldseam.core.records import Lapsed, LapseHow, LapseKind
from goldseam.core.situation.model import Role
from goldseam.core.situation.questions import LONGEST_TEXT, as_date
from goldseam.web.situation.lapse_words import ACTS, EXTENT, HOW

# Far enough back for what comes out late, and no further than a person remembers the day.
FURTHEST_BACK = timedelta(days=3653)
LATER = {LapseHow.TOLD_LATE, LapseHow.FOUND_OUT}
OWN: Mapping[Role, bool] = {Role.OFFENDING: True, Role.INJURED: False}


@dataclass(frozen=True)
class Filled:
    """What stands in the fields, as text."""

    on: str
    known_on: str
    how: str = ""
    extent: str = ""
    own: str = ""
    touches: Sequence[str] = ()
    what: str = ""
    changes: str = ""


def filled(given: QueryDict | Lapsed | None, today: date) -> Filled:
    """The fields for a new form, for an earlier lapse, or as they were typed."""
    day = today.isoformat()
    if given is None:
        return Filled(day, day)
    if isinstance(given, Lapsed):
        known, own = given.known_on or given.on, "mine" if given.own else "theirs"
        first = (given.on.isoformat(), known.isoformat(), given.how.value, given.extent.value, own)
        return Filled(*first, given.touches, given.what, given.changes)
    one = {
        name: given.get(name, "") for name in ("on", "known_on", "how", "extent", "own", "what", "changes")
    }
    return Filled(**one, touches=given.getlist("touches"))


def read(post: QueryDict, role: Role, today: date, follows: int | None = None) -> tuple[Lapsed | None, str]:
    """The record a form makes, or None with a sentence that says what to do next."""
    on, error = _day(post.get("on", ""), today)
    how = post.get("how", "")
    if on is None:
        return None, error
    if how not in HOW[role]:
        return None, _("Choose how it became known. Everything else may stay open.")
    own = OWN.get(role, post.get("own") != "theirs")
    if not own and how == LapseHow.NOT_TOLD_YET:
        return None, _("If your partner did it, choose how you came to know.")
    known_on, error = _known_on(post.get("known_on", ""), on, LapseHow(how), today)
    texts = post.get("what", ""), post.get("changes", "")
    if max(map(len, texts)) > LONGEST_TEXT:
        error = _("This is too long. Notes have more room.")
    if error:
        return None, error
    extent = post.get("extent", "")
    kind = LapseKind(extent) if extent in set(EXTENT) else LapseKind.NOT_SURE
    touches = tuple(act.value for act in ACTS if act in post.getlist("touches"))
    return Lapsed(on, LapseHow(how), kind, touches, *texts, follows, known_on, own), ""


def _day(text: str, today: date) -> tuple[date | None, str]:
    on = as_date(text)
    if on is None or not today - FURTHEST_BACK <= on <= today:
        return None, _("Choose the day it happened: today or earlier. Roughly is enough.")
    return on, ""


def _known_on(text: str, on: date, how: LapseHow, today: date) -> tuple[date | None, str]:
    """The later day it was told or found out; None where nobody knows it, or it was the same."""
    if how not in LATER or not text:
        return None, ""
    known_on = as_date(text)
    if known_on is None or not on <= known_on <= today:
        return None, _(
            "Choose the day it became known: between the day it happened and today, or leave it empty."
        )
    return (known_on if known_on > on else None), ""
