"""Where I am: a note somebody writes by hand into a small space of its own, gone after a day."""

from datetime import timedelta

from goldseam.core.records.kinds import Record

SHOWN_FOR = timedelta(hours=24)


class WhereWritten(Record, frozen=True, tag="where"):
    """Where its author is, in own words, and the name of the place if they want to give it. The newest one stands."""

    text: str
    place: str = ""


def is_over(given_at: int, now: int) -> bool:
    """Whether a note that was given at one Unix second is shown no more at another: after 24 hours."""
    return now >= given_at + int(SHOWN_FOR.total_seconds())


REACHING: tuple[type[Record], ...] = ()
