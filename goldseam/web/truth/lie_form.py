"""Reads the form in which a lie is put right, and fills it again with what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.core.records import LieCorrected, LieNoted
from goldseam.core.records.handed import CorrectionHow
from goldseam.web.shared import clock
from goldseam.web.together.typed import LONGEST_TEXT
from goldseam.web.truth.moments import earliest, read_day, read_time

HOW: Mapping[CorrectionHow, Promise] = {
    CorrectionHow.NOTICED: gettext_lazy("I say it unasked"),
    CorrectionHow.ASKED: gettext_lazy("I was asked about it"),
    CorrectionHow.FOUND: gettext_lazy("It was found out"),
    CorrectionHow.NOT_SAID: gettext_lazy("I leave that open"),
}


@dataclass(frozen=True)
class Filled:
    """What stands in the fields, as text."""

    said: str = ""
    truth: str = ""
    why: str = ""
    on: str = ""
    time: str = ""
    denied: str = ""
    how: str = ""


def filled(given: QueryDict | LieNoted | None, kept: LieNoted | None = None) -> Filled:
    """The fields of a new form, of one that is kept, or as they were typed.

    A form that does not ask how it comes up, where nothing can be handed over, keeps what was chosen in `kept`.
    """
    if given is None:
        return Filled()
    if isinstance(given, LieNoted):
        day = given.said_on.isoformat() if given.said_on else ""
        denied = "yes" if given.denied else ""
        return Filled(given.said, given.truth, given.why, day, given.said_time, denied, given.how.value)
    typed = Filled(**{name: _tidy(given, name) for name in Filled.__dataclass_fields__})
    return replace(typed, how=typed.how or (kept.how.value if kept else ""))


def read(fields: Filled, now: datetime) -> tuple[LieCorrected | None, str]:
    """What a form makes, or None with a sentence that says what to do next."""
    said_on, error = read_day(fields.on, clock.today()) if fields.on else (None, "")
    said_time, wrong_time = read_time(fields.time) if said_on else ("", "")
    error = _wrong(fields) or error or wrong_time
    said_at = earliest(said_on, said_time)
    if not error and said_at > now.timestamp():
        error = _("Choose a moment that has passed, or leave the time empty.")
    if error:
        return None, error
    how = CorrectionHow(fields.how) if fields.how in set(CorrectionHow) else CorrectionHow.NOT_SAID
    texts, denied = (fields.said, fields.truth, fields.why), fields.denied == "yes"
    return LieCorrected(*texts, said_on, said_time, said_at, denied, how), ""


def noted(given: LieCorrected, root: int | None) -> LieNoted:
    """The same, as it is kept in private."""
    texts = given.said, given.truth, given.why
    return LieNoted(*texts, given.said_on, given.said_time, given.said_at, given.denied, root, given.how)


def _wrong(fields: Filled) -> str:
    if not fields.said or not fields.truth:
        return _("Write both: what you said, and what is true. The rest may stay open.")
    longest = max(map(len, (fields.said, fields.truth, fields.why)))
    return _("This is too long. Send it in two parts.") if longest > LONGEST_TEXT else ""


def _tidy(post: QueryDict, name: str) -> str:
    return post.get(name, "").replace("\r\n", "\n").strip()
