"""The proof of good sense: plans every situation of the walk, times each plan, prints what was found."""

import json
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from goldseam.commands.content import whole_method
from goldseam.core.catalogue.model import Language
from goldseam.core.plan.planner import plan
from goldseam.core.plan.proof import TODAY, broken_behind, broken_by, sample_of, situation_number, size

MEDIAN_GOAL_MS = 2.0
# So many situations are worth starting a second process for.
WORTH_SHARING = 10_000
_CHUNK = 2_000
_MOST_WORKERS = 8
# In every tenth situation not only the plan is looked at, but everything that might have been in it.
_DEEP_ONE_IN = 10
_MOST_SHOWN = 50


@dataclass(frozen=True)
class Measured:
    """What one part of the walk found: milliseconds of each plan, and the broken questions by number."""

    milliseconds: list[float]
    broken: list[tuple[int, str]]


def print_proof(sample: int | None, *, as_json: bool) -> int:
    """Walk all situations, or `sample` of them; the exit code is 1 where something is broken or too slow."""
    numbers = list(range(size())) if sample is None else sample_of(sample)
    found = _walked(numbers)
    taken = [each for part in found for each in part.milliseconds]
    broken = [each for part in found for each in part.broken]
    figures: dict[str, object] = {
        "situations": len(numbers),
        "median_ms": round(median(taken), 3),
        "worst_ms": round(max(taken), 3),
        "violations": len(broken),
    }
    if as_json:
        shown = [{"situation": number, "says": says} for number, says in broken]
        sys.stdout.write(json.dumps({**figures, "broken": shown}, indent=1) + "\n")
    else:
        sys.stdout.writelines(f"{name}: {value:,}\n" for name, value in figures.items())
        sys.stdout.writelines(f"situation {number}: {says}\n" for number, says in broken[:_MOST_SHOWN])
    return int(bool(broken) or median(taken) >= MEDIAN_GOAL_MS)


def _walked(numbers: Sequence[int]) -> list[Measured]:
    chunks = [numbers[start : start + _CHUNK] for start in range(0, len(numbers), _CHUNK)]
    workers = min(os.cpu_count() or 1, _MOST_WORKERS)
    if len(numbers) < WORTH_SHARING or workers == 1:
        return [measured(chunk) for chunk in chunks]
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(measured, chunks))


def measured(numbers: Sequence[int]) -> Measured:
    """Plan these situations one after the other."""
    catalogue = whole_method()
    # The first plan of a process prepares the catalogue; that is the start's time, not a plan's.
    plan(catalogue, situation_number(catalogue, 0), TODAY, Language.EN)
    milliseconds: list[float] = []
    broken: list[tuple[int, str]] = []
    for number in numbers:
        situation = situation_number(catalogue, number)
        begun = perf_counter()
        made = plan(catalogue, situation, TODAY, Language.EN)
        milliseconds.append((perf_counter() - begun) * 1000)
        found = broken_by(catalogue, situation, TODAY, made)
        if number % _DEEP_ONE_IN == 0:
            found += broken_behind(catalogue, situation, TODAY)
        broken += [(number, says) for says in found]
    return Measured(milliseconds, broken)
