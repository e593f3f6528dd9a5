"""Until when a plan is open: for its author to change it, and for the other to say whether they come along."""

from goldseam.core.records.plan_said import PlanLine
from goldseam.web.shared import clock


def begun(line: PlanLine) -> bool:
    """Whether a plan has begun, by the clock of whoever asks. Without an hour it begins with its day."""
    now = clock.local_now()
    return line.begun(now.date().isoformat(), now.strftime("%H:%M"))


def can_be_answered(line: PlanLine) -> bool:
    """Whether a "come along?" still takes a yes or no, the first one or another."""
    return line.along and not line.dropped and not begun(line)
