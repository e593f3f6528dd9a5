"""The year: week -> what the two do in it, one after another."""

from collections.abc import Iterator, Mapping

from tests.e2e.year.step import Do, anna, ben
from tests.e2e.year.weeks import (
    again,
    agreements,
    amends,
    ending_it,
    good,
    keeping,
    nearness,
    openness,
    own,
    progress,
    promises,
    truth,
)

PARTS = (
    ending_it.WEEKS,
    truth.WEEKS,
    amends.WEEKS,
    promises.WEEKS,
    agreements.WEEKS,
    openness.WEEKS,
    nearness.WEEKS,
    good.WEEKS,
    again.WEEKS,
    own.WEEKS,
    progress.WEEKS,
    keeping.WEEKS,
)
# How much Anna can rely on what she is told, week by week: a slow rise, and a fall in the twenty-eighth.
FELT = (1, 1, 2, 1, 2, 2, 3, 2, 3, 3, 3, 4, 3, 4, 4, 5, 4, 5, 5, 5, 6, 5, 6, 6, 6, 6, 6)
FELT += (2, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 6, 7, 6, 7, 7, 7, 8, 7, 8, 8, 8, 8, 8)
SOMETIMES, SUNDAY = 4, 6


def ordinary(week: int) -> Iterator[Do]:
    """What comes back every week: on Sunday both answer what Today suggests, Anna tells of her day, Ben of his."""
    felt = FELT[week - 1]
    sometimes = week % SOMETIMES == 0
    if sometimes:
        yield anna("/check-in/", taps={"relied": felt, "mood": felt, "sleep": felt}, day=2)
    answer = f":.suggestion button[value={'not_now' if sometimes else 'done'}]"
    taps = {"safe": min(10, felt + 1), "relied": felt, "close": max(0, felt - 1)}
    yield anna("/today/", answer, ends="/today/", taps=taps, day=SUNDAY, writes=("practice",))
    yield ben("/today/", answer, ends="/today/", day=SUNDAY, writes=("practice",))
    if week % 2:
        return
    evening = {"truth": "yes", "kept_word": f"The call of week {week}"}
    yield ben("/evening/", "go", fields=evening, ends="/today/", day=SUNDAY, writes=("evening",))


def steps_of(week: int) -> tuple[Do, ...]:
    """Everything that the two do in one week."""
    return (*ordinary(week), *(step for part in PARTS for step in part.get(week, ())))


WEEKS: Mapping[int, tuple[Do, ...]] = {week: steps_of(week) for week in range(1, 53)}
