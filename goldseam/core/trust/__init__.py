"""Felt trust: from days with a value of 0-10 to a level with an honest band, and one word for it.

The face of it: `picture` and `way` for pages, `trust_report` for the command line, `reading` and its
sentences for words, `filter_days` and `smooth` for whoever brings variances of their own.
"""

from goldseam.core.trust.days import DaysError, parse_initial, parse_variances, read_days
from goldseam.core.trust.grid import GridState
from goldseam.core.trust.kalman import Initial, Variances, VariancesError, filter_days, smooth
from goldseam.core.trust.picture import checkpoint, picture, series, way
from goldseam.core.trust.reading import Kind, Reading, reading
from goldseam.core.trust.report import trust_report
from goldseam.core.trust.saying import basis, sentence, would_change
from goldseam.core.trust.shown import Outcomes, Share, Shown, shown, shown_on

__all__ = [
    "DaysError",
    "GridState",
    "Initial",
    "Kind",
    "Outcomes",
    "Reading",
    "Share",
    "Shown",
    "Variances",
    "VariancesError",
    "basis",
    "checkpoint",
    "filter_days",
    "parse_initial",
    "parse_variances",
    "picture",
    "read_days",
    "reading",
    "sentence",
    "series",
    "shown",
    "shown_on",
    "smooth",
    "trust_report",
    "way",
    "would_change",
]
