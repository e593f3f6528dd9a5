"""From the answers of a questionnaire to its sum and what the sum means; complete answers only."""

from collections.abc import Sequence

from goldseam.core.measures.model import Better, CutOff, Instrument


def complete(instrument: Instrument, points: Sequence[int]) -> bool:
    """Whether every item has one of its own answers. Nothing is filled in for a missing one."""
    return len(points) == len(instrument.item) and all(
        any(option.points == given for option in instrument.options(item))
        for item, given in zip(instrument.item, points, strict=True)
    )


def reached(instrument: Instrument, total: int) -> CutOff | None:
    """The cut-off whose meaning holds for this sum, None where none is reached.

    Where less is better a sum from its points on, where more is better a sum below them.
    """
    if instrument.better is Better.LOWER:
        held = [cut for cut in instrument.cut_off if total >= cut.points]
        return max(held, key=lambda cut: cut.points, default=None)
    held = [cut for cut in instrument.cut_off if total < cut.points]
    return min(held, key=lambda cut: cut.points, default=None)


def opens_safety(instrument: Instrument, points: Sequence[int]) -> bool:
    """Whether an answer asks for the safety card before anything else."""
    number = instrument.safety_item
    return 0 < number <= len(points) and points[number - 1] > 0
