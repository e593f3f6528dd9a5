"""Everything `goldseam trust` prints about a table of days, as plain values for JSON."""

import math
from collections.abc import Sequence
from datetime import date

import msgspec

from goldseam.core.trust.band import Band, band
from goldseam.core.trust.change import CHANGE_DAYS, difference, last_fortnight
from goldseam.core.trust.cusum import Alarm, Watch, observe
from goldseam.core.trust.days import Days
from goldseam.core.trust.kalman import (
    Filtered,
    Initial,
    State,
    Variances,
    VariancesError,
    filter_days,
    smooth,
)
from goldseam.core.trust.picture import observed, picture, series, states_change, way
from goldseam.core.trust.reading import LONG_CHANGE_DAYS, Reading, reading
from goldseam.core.trust.saying import Words, sentence
from goldseam.core.trust.trajectory import low_if_skipped_were_worse

Report = dict[str, object]


def trust_report(
    days: Days,
    variances: Variances | None = None,
    initial: Initial | None = None,
    words: Words | None = None,
) -> Report:
    """What is known about felt trust from the first date to the last.

    `days` are as `read_days` gives them; dates left out in between count as not answered. Without
    `variances` they are integrated over; with them (and `initial`, the first day's prior) the one model
    they describe is used, and `loglikelihood`, `filtered` and `smoothed` are added.

    Keys: `answered`; `reading`; `change_30` (value, low, high, or None); `days` (date, level, low, high);
    and of use to a reader `why`, `around`, `change_90`, `last_fortnight`, `asked_about`,
    `low_if_skipped_were_worse` (one number a day), and with `words` a `sentence`. Bands hold 90 % and
    are not cut to 0-10.

    Raises:
        VariancesError: where only one of the two is given, or no answer could be weighed with them.
    """
    if (variances is None) != (initial is None):
        raise VariancesError("variances and an initial state are given together or not at all")
    if not days:
        first = today = date.min.toordinal()
        values: list[float | None] = []
    else:
        first, today = days[0][0].toordinal(), days[-1][0].toordinal()
        values = series({day.toordinal(): value for day, value in days if value is not None}, first, today)
    if variances is None or initial is None:
        told, found = _integrated(values, first, today)
    else:
        told, found = _given(values, today, variances, initial)
    if words is not None:
        told["sentence"] = sentence(found, words)
    return told


def _integrated(values: list[float | None], first: int, today: int) -> tuple[Report, Reading]:
    answers = {first + index: value for index, value in enumerate(values) if value is not None}
    seen = picture(answers, first, today)
    return _told(seen.reading, values, way(values, seen)), seen.reading


def _given(
    values: list[float | None], today: int, variances: Variances, initial: Initial
) -> tuple[Report, Reading]:
    run = filter_days(values, variances, initial)
    smoothed = smooth(run)
    seen = observed(
        values,
        today,
        _difference(run, values, CHANGE_DAYS),
        _difference(run, values, LONG_CHANGE_DAYS),
        _shifts(run, today),
    )
    found = reading(seen)
    told = _told(found, values, [band(state.level, state.var_level, 0.0) for state in smoothed])
    start = today - len(values) + 1
    told["loglikelihood"] = run.loglikelihood
    told["filtered"] = [_state(start + index, state) for index, state in enumerate(run.filtered)]
    told["smoothed"] = [_state(start + index, state) for index, state in enumerate(smoothed)]
    return told, found


def _difference(run: Filtered, values: Sequence[float | None], days: int) -> Band | None:
    if not states_change(values, days):
        return None
    mean, variance = difference(run.filtered[-1 - days], run.variances, values[-days:])
    return band(mean, variance, 0.0)


def _shifts(run: Filtered, today: int) -> tuple[Alarm, ...]:
    watch = Watch()
    start = today - len(run.innovations) + 1
    for index, (gap, before) in enumerate(zip(run.innovations, run.predicted, strict=True)):
        if gap is not None:
            watch = observe(watch, start + index, gap / math.sqrt(before.var_level + run.variances.obs))
    return watch.alarms


def _told(found: Reading, values: Sequence[float | None], bands: Sequence[Band]) -> Report:
    seen = found.evidence
    start = seen.today - seen.days + 1
    fortnight = last_fortnight(values)
    return {
        "answered": seen.answered,
        "reading": found.kind.value,
        "why": found.why.value,
        "around": None if found.around is None else _iso(found.around),
        "change_30": _interval(seen.change_30),
        "change_90": _interval(seen.change_90),
        "last_fortnight": None if fortnight is None else msgspec.structs.asdict(fortnight),
        "asked_about": [
            {"since": _iso(alarm.since), "noticed": _iso(alarm.noticed), "direction": alarm.direction.value}
            for alarm in seen.alarms
        ],
        "days": [
            {"date": _iso(start + index), "level": part.value, "low": part.low, "high": part.high}
            for index, part in enumerate(bands)
        ],
        "low_if_skipped_were_worse": low_if_skipped_were_worse(values, bands),
    }


def _interval(change: Band | None) -> dict[str, float] | None:
    return None if change is None else {"value": change.value, "low": change.low, "high": change.high}


def _state(day: int, state: State) -> dict[str, object]:
    return {"date": _iso(day), **msgspec.structs.asdict(state)}


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
