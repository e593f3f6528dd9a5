"""Whether two answers of a questionnaire differ by more than its own uncertainty (Jacobson & Truax 1991)."""

import math
from enum import StrEnum

from goldseam.core.measures.model import Better, Instrument

CERTAIN = 1.96  # a difference larger than this many of its standard deviations: 5 in 100 by chance
# Taken no more than once so many days; two answers that lie nearer tell less, not more.
APART = 28


class Change(StrEnum):
    """What became of somebody between two answers. `not_known`: nobody published how much must change."""

    RECOVERED = "recovered"
    IMPROVED = "improved"
    NOT_CERTAIN = "not_certain"
    WORSE = "worse"
    NOT_KNOWN = "not_known"


def difference_sd(sd: float, reliability: float) -> float:
    """The standard deviation of a difference that chance alone makes: `S_diff` of Jacobson & Truax.

    `sd` is that of the answers (points), `reliability` of 0 to 1 that of the measure.
    """
    return sd * math.sqrt(2.0 * (1.0 - reliability))


def cut_off_a(mean: float, sd: float, better: Better) -> float:
    """Two standard deviations beyond the mean of those in need, towards the good: criterion a."""
    return mean + 2.0 * sd if better is Better.HIGHER else mean - 2.0 * sd


def cut_off_c(mean: float, sd: float, well_mean: float, well_sd: float) -> float:
    """The point that is as far from those in need as from those who are well, in standard deviations: c."""
    return (sd * well_mean + well_sd * mean) / (sd + well_sd)


def needed(instrument: Instrument) -> float | None:
    """How many points must lie between two answers; the widest of what is known, None where nothing is."""
    known = [each.points for each in instrument.change]
    known += [CERTAIN * difference_sd(each.sd, each.value) for each in instrument.reliability]
    return max(known, default=None)


def judged(before: float, after: float, least: float, well: float | None, better: Better) -> Change:
    """What the difference of two sums says, where `least` points and more are no chance.

    Recovered is whoever improved by that much and crossed `well`, from the far side to the near one.
    """
    sign = 1.0 if better is Better.HIGHER else -1.0
    gain = sign * (after - before)
    if gain <= -least:
        return Change.WORSE
    if gain < least:
        return Change.NOT_CERTAIN
    if well is not None and sign * (before - well) < 0.0 <= sign * (after - well):
        return Change.RECOVERED
    return Change.IMPROVED


def changed(instrument: Instrument, before: int, after: int) -> Change:
    """What became of somebody between two sums of one questionnaire."""
    least = needed(instrument)
    if least is None:
        return Change.NOT_KNOWN
    well = instrument.well.points if instrument.well else None
    return judged(before, after, least, well, instrument.better)
