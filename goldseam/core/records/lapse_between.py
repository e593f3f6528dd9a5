"""What a person knows of lapses: what they wrote for themselves, and what one of the two told the other (T15)."""

from datetime import date, timedelta

import msgspec

from goldseam.core.records.handed_lapse import HandedLapse, HandedLapses
from goldseam.core.records.lapse import Lapse, LapseHow, LapseKind, LapseState

# Words handed over are about something of the last weeks; what was noted of it in that time is the same lapse.
SAME = timedelta(days=30)


def with_handed(own: LapseState, handed: HandedLapses, me: str, today: date) -> LapseState:
    """The own notes of `me`, str(UUID), with what the two told each other; nothing of the other's notes is in it.

    An own note says more than the handing over, so it stands for it; one that was not told yet is told by it.
    What came from the other counts from the next day on: the plan does not say it before its author.
    """
    known = list(own.lapses)
    for told in handed.lapses:
        day, mine = date.fromisoformat(told.day), told.author == me
        if day < today or mine:
            known = _told(known, told, day, mine=mine)
    return LapseState(tuple(known))


def _told(known: list[Lapse], told: HandedLapse, day: date, *, mine: bool) -> list[Lapse]:
    about = [each for each in known if each.own is mine and day - SAME <= each.on <= day]
    if not about:
        new = Lapse(told.seq, told.seq, day, LapseHow.TOLD_SAME_DAY, LapseKind.NOT_SURE, own=mine)
        return [*known, new]
    untold = _newest_untold(about)
    return [_said(each, day) if each is untold else each for each in known]


def _newest_untold(about: list[Lapse]) -> Lapse | None:
    """The one that these words told; None where another one was told or found out, which they may be about."""
    if any(each.how is not LapseHow.NOT_TOLD_YET for each in about):
        return None
    return max(about, key=lambda each: (each.on, each.seq))


def _said(lapse: Lapse, day: date) -> Lapse:
    how = LapseHow.TOLD_SAME_DAY if lapse.on == day else LapseHow.TOLD_LATE
    return msgspec.structs.replace(lapse, how=how, known_on=day)
