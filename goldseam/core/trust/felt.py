"""The fold behind the picture of felt trust: every answer, and what need not be followed again."""

from collections.abc import Iterable, Mapping

import msgspec

from goldseam.core.records.check_in import FELT, SERIES, CheckedIn, FeltSeries
from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.trust.grid import GridState
from goldseam.core.trust.picture import checkpoint


class Felt(msgspec.Struct, frozen=True, omit_defaults=True):
    """The answers of each item by day (date.toordinal), and the engine's state of each item 90 days back."""

    series: FeltSeries = FeltSeries()
    kept: Mapping[str, GridState] = {}

    def answers(self, item: str) -> Mapping[int, int]:
        """The answers of one of the items of `FELT`."""
        found: Mapping[int, int] = getattr(self.series, item)
        return found


def _felt(state: Felt, entries: Iterable[Entry]) -> Felt:
    """Answers older than the days that may still be filled in are settled, so their state can be kept."""
    new = list(entries)
    if not new:
        return state
    today = new[-1].day.toordinal()
    series = SERIES.over(new, state.series)
    kept = {item: checkpoint(getattr(series, item), today, state.kept.get(item)) for item in FELT}
    return Felt(series, kept)


FELT_TRUST = Fold("felt", 1, (CheckedIn,), Felt, _felt)
