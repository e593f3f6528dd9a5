"""The honesty of the bands, counted: made-up people of each regime, on every core, and a table of what came out."""

import json
import os
import random
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor

from goldseam.core.trust.calibration import (
    POOLED,
    Regime,
    Row,
    Skips,
    calibrate,
    honest,
    pooled,
    put_together,
)

PERSONS = 2_000  # over the four regimes that are pooled
MOST_PERSONS = 200_000
SEED = 2026
# So many persons of each regime are worth starting other processes for.
WORTH_SHARING = 100
_CHUNK = 25  # persons of each regime that one process follows at a time
_MOST_WORKERS = 8
NAMES: Mapping[Regime, str] = {
    Regime.FLAT: "flat",
    Regime.RECOVERY: "slow recovery",
    Regime.STEP_DOWN: "step down",
    Regime.SWINGS: "swings of 3 to 9 weeks",
    Regime.FAST_SWINGS: "swings of 10 days to 3 weeks",
}
HEAD = (
    "regime",
    "held",
    "half width",
    "change held",
    "half width",
    "held, bad days skipped",
    "down to the edge",
)
Tables = Mapping[Skips, Mapping[Regime, Row]]
Part = tuple[Skips, int, int]


def print_calibration(persons: int, *, as_json: bool) -> int:
    """Follow so many made-up people, once with days missing at random and once skipped because they were bad.

    The exit code is 1 where the bands, with days missing at random, do not hold what is promised.
    """
    tables = _followed(-(-persons // len(POOLED)))
    if as_json:
        sys.stdout.write(json.dumps(_plain(tables), indent=1) + "\n")
    else:
        sys.stdout.writelines(line + "\n" for line in _lines(tables))
    return int(not honest(tables[Skips.AT_RANDOM]))


def followed(part: Part) -> Mapping[Regime, Row]:
    """One part: so many persons of each regime, made up from a number of their own."""
    skips, number, persons = part
    return calibrate(persons, random.Random(SEED * 1_000_003 + number), skips)  # noqa: S311 - made-up people


def _followed(each: int) -> Tables:
    sizes = [min(_CHUNK, each - start) for start in range(0, each, _CHUNK)]
    parts = [(skips, number, size) for skips in Skips for number, size in enumerate(sizes)]
    workers = min(os.cpu_count() or 1, _MOST_WORKERS)
    if each < WORTH_SHARING or workers == 1:
        found = [followed(part) for part in parts]
    else:
        with ProcessPoolExecutor(workers) as pool:
            found = list(pool.map(followed, parts))
    return {
        skips: put_together(rows for part, rows in zip(parts, found, strict=True) if part[0] is skips)
        for skips in Skips
    }


def _plain(tables: Tables) -> dict[str, object]:
    at_random = tables[Skips.AT_RANDOM]
    return {
        "persons": sum(at_random[regime].persons for regime in POOLED),
        "held_as_promised": honest(at_random),
        **{
            skips.value: {
                "pooled": round(pooled(rows), 4),
                **{
                    regime.value: {
                        "held": round(row.coverage, 4),
                        "half_width": round(row.half_widths / max(1, row.days), 3),
                        "change_held": round(row.change_coverage, 4),
                        "change_half_width": round(row.change_half_widths / max(1, row.change_stated), 3),
                        "down_to_the_edge": round(row.covered_if_worse / max(1, row.days), 4),
                        "told": {kind.value: count for kind, count in sorted(row.readings.items())},
                    }
                    for regime, row in rows.items()
                },
            }
            for skips, rows in tables.items()
        },
    }


def _lines(tables: Tables) -> Iterator[str]:
    """The table as it stands in the documents."""
    at_random, bad = tables[Skips.AT_RANDOM], tables[Skips.BAD_DAYS]
    yield f"Persons: {sum(at_random[regime].persons for regime in POOLED):,} over the four regimes of the first sum."
    yield ""
    yield "| " + " | ".join(HEAD) + " |"
    yield "|---" * len(HEAD) + "|"
    for regime in POOLED:
        yield _row(NAMES[regime], at_random[regime], bad[regime])
    yield f"| **all four** | **{pooled(at_random):.1%}** | | | | **{pooled(bad):.1%}** | |"
    fast = Regime.FAST_SWINGS
    yield _row(NAMES[fast], at_random[fast], bad[fast])
    yield ""
    promise = "held" if honest(at_random) else "NOT held"
    yield f"Promised, days missing at random: 88 to 92 % over all four, 85 % in each: {promise}."
    yield "Swings of under three weeks are not followed: their band belongs to the middle of the swings."


def _row(name: str, row: Row, bad: Row) -> str:
    return (
        f"| {name} | {row.coverage:.1%} | {row.half_widths / max(1, row.days):.2f}"
        f" | {row.change_coverage:.0%} | {row.change_half_widths / max(1, row.change_stated):.2f}"
        f" | {bad.coverage:.1%} | {bad.covered_if_worse / max(1, bad.days):.1%} |"
    )
