"""Putting a round of expectations off: it rests for both, and nobody can be talked out of it meanwhile."""

from datetime import date, timedelta

from goldseam.core.records.release import Round

RESTS = timedelta(days=14)


def rests_until(each: Round, today: date) -> date | None:
    """The day on which a round that was put off can begin again; None where it does not rest (any more).

    It rests for both for 14 days from "not this round": nothing is released in them and nothing is asked.
    """
    if each.opened_on or not each.not_this or not each.on:
        return None
    begins = date.fromisoformat(each.on) + RESTS
    return begins if today < begins else None
