"""Says which way somebody chose for now: for the export that is read."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.records.decided import Decided
from goldseam.web.decide.ways import PATHS

Lines = Iterator[tuple[str, str]]
WAYS = {path.way: path.name for path in PATHS.values()}


def _decided(record: Decided) -> Lines:
    yield str(_("Way")), str(WAYS[record.way])
    yield str(_("Why, in your words")), record.why
    yield str(_("Look again on")), date_format(record.look_again, "j E Y") if record.look_again else ""


DECIDED_TELLERS: Mapping[type[Any], Callable[[Any], Lines]] = {Decided: _decided}
DECIDED_HEADINGS: Mapping[str, Promise] = {"decided": _("Where you stood")}
