"""One part of a report as it stands there: its name, its lines, charts and tables."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from goldseam.web.progress.chart import Chart
from goldseam.web.report.asked import PARTS

Lines = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Drawn:
    """One chart with its words."""

    name: str
    says: str
    rests_on: str
    chart: Chart


@dataclass(frozen=True)
class Section:
    """One part as it stands in the report. What is empty says so in `empty`."""

    name: Promise
    lines: Lines = ()
    charts: tuple[Drawn, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    head: tuple[str, ...] = ()
    notes: Lines = ()
    empty: Promise | str = field(default=gettext_lazy("Nothing of this time."))


def named(part: str) -> Promise:
    """What a part is called, on the form and in the report."""
    return PARTS[part][0]


def on_day(day: date) -> str:
    """A day in words."""
    return date_format(day, "j E Y")
