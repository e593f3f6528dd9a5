"""The day on which somebody wanted to look again, as a quiet line on Today."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from goldseam.core.records import Fold
from goldseam.core.records.decided import STANDPOINT, Standpoint
from goldseam.ledger.spaces import States
from goldseam.web.today.due import Due

FOLDS: tuple[Fold[Any], ...] = ()
OWN_FOLDS: tuple[Fold[Any], ...] = (STANDPOINT,)


def due(own: States, _shared: States | None, _me: str, day: date) -> Iterator[Due]:
    """One line from that day on, until something is chosen again. It says no number of days."""
    stands: Standpoint = own[STANDPOINT]
    if stands.look_again is not None and stands.look_again <= day:
        yield Due(None, _("You wanted to look again at where you stand"), "/decide/")
