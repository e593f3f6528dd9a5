"""The fold behind the picture of felt trust: every answer, and what need not be followed again."""

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from goldseam.core.records.check_in import ITEMS, CheckedIn
from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.measured import DaysBrought
from goldseam.core.trust.grid import GridState
from goldseam.core.trust.picture import checkpoint

# What is followed over time: all that a check-in asks, the items of trust and those of the body.
FOLLOWED = ITEMS
Series = Mapping[int, float]


class Felt(msgspec.Struct, frozen=True, omit_defaults=True):
    """The answers of each item by day (date.toordinal), and the engine's state of each item 90 days back."""

    series: Mapping[str, Series] = {}
    kept: Mapping[str, GridState] = {}

    def answers(self, item: str) -> Series:
        """The answers of one of the items of `FOLLOWED`, in order of their days."""
        return self.series.get(item, {})


def _felt(state: Felt, entries: Iterable[Entry]) -> Felt:
    """Answers older than the days that may still be filled in are settled, so their state can be kept."""
    new = list(entries)
    if not new:
        return state
    today = new[-1].day.toordinal()
    values = {item: dict(state.answers(item)) for item in FOLLOWED}
    changed: dict[str, int] = {}
    for entry in new:
        for item, day in _take(values, entry):
            changed[item] = min(day, changed.get(item, day))
    series = {item: dict(sorted(days.items())) for item, days in values.items() if days}
    kept = {
        item: checkpoint(series[item], today, _still(state.kept.get(item), changed.get(item)))
        for item in series
    }
    return Felt(series, kept)


def _take(values: Mapping[str, dict[int, float]], entry: Entry) -> Iterable[tuple[str, int]]:
    """Take one entry into the answers; which items changed, and on which days."""
    record = entry.record
    if isinstance(record, CheckedIn):
        day = record.for_day.toordinal()
        for item in FOLLOWED:
            if item in record.answers:
                value = record.answers[item]
                values[item].pop(day, None)
                if value is not None:
                    values[item][day] = float(value)
                yield item, day
    elif isinstance(record, DaysBrought) and record.item in values:
        mine = values[record.item]
        for text, brought in record.days.items():
            day = date.fromisoformat(text).toordinal()
            # What was answered here stands; a table fills in the days that have no answer.
            if day not in mine:
                mine[day] = brought
                yield record.item, day


def _still(kept: GridState | None, changed: int | None) -> GridState | None:
    """The kept state, unless an answer it has taken in was changed, or one came to stand before its end."""
    if kept is None or kept.last is None or changed is None or changed > kept.last:
        return kept
    return None


FELT_TRUST = Fold("felt", 3, (CheckedIn, DaysBrought), Felt, _felt)
