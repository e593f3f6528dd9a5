"""Puts several weighed guesses together into one level, or one change, with an honest band."""

import math
from collections.abc import Iterable

import msgspec

from goldseam.core.trust.grid import Candidate

Z90 = 1.6448536269514722  # half of a central 90 % interval, in standard deviations
# Answers come in whole steps: nothing is claimed to be known finer than about a fifth of one, +-0.2.
LEAST_VARIANCE = 0.12**2
WEIGHED = 0.99  # guesses are followed from the heaviest down until their weights reach this


class Band(msgspec.Struct, frozen=True, gc=False):
    """A value with a 90 % band, in points. Not cut to 0-10: that is for whoever draws it."""

    value: float
    low: float
    high: float


def band(mean: float, variance: float, least: float = LEAST_VARIANCE) -> Band:
    """The 90 % band of a value, never narrower than whole-step answers can tell."""
    half = Z90 * math.sqrt(max(variance, least))
    return Band(mean, mean - half, mean + half)


def mixed(parts: Iterable[tuple[float, float, float]]) -> Band:
    """The band of a mixture, from the (weight, mean, variance) of its parts; weights sum to 1."""
    mean = square = 0.0
    for weight, value, variance in parts:
        mean += weight * value
        square += weight * (variance + value * value)
    return band(mean, square - mean * mean)


def heaviest(guesses: Iterable[Candidate]) -> list[Candidate]:
    """The fewest guesses that hold `WEIGHED` of the weight, their weights brought back to 1."""
    kept: list[Candidate] = []
    total = 0.0
    for guess in sorted(guesses, key=lambda guess: -guess.weight):
        kept.append(guess)
        total += guess.weight
        if total >= WEIGHED:
            break
    return [msgspec.structs.replace(guess, weight=guess.weight / total) for guess in kept]
