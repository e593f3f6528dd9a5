"""Reliable change: the figures of Jacobson & Truax, and the wider of what is known."""

import statistics

import pytest

from goldseam.core.measures.change import (
    CERTAIN,
    Change,
    changed,
    cut_off_a,
    cut_off_c,
    difference_sd,
    judged,
    needed,
)
from goldseam.core.measures.loader import load_instruments
from goldseam.core.measures.model import Better, How, Reliability

# Before and after, thirty couples in therapy: Jacobson and others (1989), the example of Jacobson & Truax (1991).
DAS = (
    *((90.5, 97.0), (74.0, 124.0), (97.0, 97.5), (73.5, 88.0), (61.0, 96.5), (66.5, 62.5)),
    *((68.5, 112.5), (86.5, 103.5), (88.5, 90.0), (68.5, 82.5), (98.0, 105.0), (80.5, 99.5)),
    *((89.5, 112.5), (91.5, 101.0), (83.5, 99.5), (60.5, 79.5), (83.0, 88.0), (88.0, 100.5)),
    *((98.5, 119.0), (78.5, 116.0), (99.5, 116.0), (79.5, 129.0), (84.5, 113.0), (92.5, 118.0)),
    *((93.0, 92.0), (85.0, 114.0), (64.0, 68.0), (61.0, 52.0), (80.0, 60.5), (82.5, 104.5)),
)
# The same couples' second measure; four of them gave no second answer and are left out.
GDS = (
    *((68.0, 62.5), (74.5, 56.0), (58.5, 58.0), (73.5, 71.0), (78.5, 60.5), (76.0, 77.0)),
    *((76.5, 58.5), (63.0, 52.0), (70.0, 65.5), (75.0, 73.0), (63.5, 64.0), (73.5, 55.5)),
    *((71.5, 53.0), (63.5, 55.0), (57.0, 50.0), (75.0, 78.0), (63.0, 65.5), (75.0, 62.0)),
    *((71.5, 60.5), (68.0, 51.0), (75.5, 50.0), (67.5, 44.0), (62.5, 55.5), (69.5, 56.0)),
    *((61.0, 60.5), (67.0, 47.5)),
)
RELIABILITY = 0.80
ORDER = (Change.RECOVERED, Change.IMPROVED, Change.NOT_CERTAIN, Change.WORSE)
INSTRUMENTS = {each.id: each for each in load_instruments()}


def counted(pairs: tuple[tuple[float, float], ...], well: float, better: Better) -> tuple[int, ...]:
    least = CERTAIN * difference_sd(statistics.stdev(before for before, _ in pairs), RELIABILITY)
    found = [judged(before, after, least, well, better) for before, after in pairs]
    return tuple(found.count(each) for each in ORDER)


def test_the_first_measure_of_the_example_comes_out_as_published() -> None:
    befores = [before for before, _ in DAS]
    sd = statistics.stdev(befores)
    assert difference_sd(sd, RELIABILITY) == pytest.approx(7.479, abs=5e-4)
    well = cut_off_a(statistics.mean(befores), sd, Better.HIGHER)
    assert well == pytest.approx(105.23, abs=5e-3)
    assert counted(DAS, well, Better.HIGHER) == (10, 6, 13, 1)


def test_the_second_measure_comes_out_with_either_cut_off() -> None:
    befores = [before for before, _ in GDS]
    mean, sd = statistics.mean(befores), statistics.stdev(befores)
    assert counted(GDS, cut_off_a(mean, sd, Better.LOWER), Better.LOWER) == (10, 4, 12, 0)
    well = cut_off_c(mean, sd, 30.0, 7.0)
    assert well == pytest.approx(50.92, abs=5e-3)
    assert counted(GDS, well, Better.LOWER) == (3, 11, 12, 0)


def test_of_two_that_are_known_the_wider_counts() -> None:
    csi = INSTRUMENTS["csi-16"]
    assert {each.how for each in csi.reliability} == set(How)
    each = [CERTAIN * difference_sd(one.sd, one.value) for one in csi.reliability]
    assert sorted(round(points, 1) for points in each) == [6.2, 11.9, 14.7]
    assert needed(csi) == max(each)
    assert isinstance(csi.reliability[0], Reliability)


def test_where_nothing_is_published_nothing_is_said() -> None:
    assert needed(INSTRUMENTS["k6"]) is None
    assert changed(INSTRUMENTS["k6"], 24, 0) is Change.NOT_KNOWN


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (16, 9, Change.RECOVERED),
        (16, 10, Change.IMPROVED),
        (16, 11, Change.NOT_CERTAIN),
        (9, 3, Change.IMPROVED),
        (9, 15, Change.WORSE),
        (9, 14, Change.NOT_CERTAIN),
    ],
)
def test_recovered_is_who_changed_enough_and_crossed(before: int, after: int, found: Change) -> None:
    assert changed(INSTRUMENTS["phq-9"], before, after) is found


def test_without_a_point_to_cross_better_is_only_better() -> None:
    assert judged(20.0, 2.0, 5.0, None, Better.LOWER) is Change.IMPROVED
