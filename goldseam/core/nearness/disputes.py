"""What is advised in a dispute, different for each, and when always giving in is named (T10)."""

from collections.abc import Sequence
from enum import StrEnum

from goldseam.core.records.dispute import DisputeEnd, Wound
from goldseam.core.situation.model import Role

TIMES = 5


class Advice(StrEnum):
    """One piece of advice; its words stand in content/words, under the same name."""

    OLD_PAIN = "old_pain"
    BE_FAIR = "be_fair"
    NOT_CRAWL = "not_crawl"
    LEAVE_OPEN = "leave_open"
    SAY_THE_WOUND = "say_the_wound"
    TWO_THINGS = "two_things"
    AS_ANY_TWO = "as_any_two"
    NO_HURRY = "no_hurry"


_OFFENDING = {
    Wound.YES: (Advice.OLD_PAIN, Advice.BE_FAIR),
    Wound.PARTLY: (Advice.OLD_PAIN, Advice.BE_FAIR, Advice.NOT_CRAWL),
    Wound.NO: (Advice.BE_FAIR, Advice.NOT_CRAWL),
    Wound.NOT_SURE: (Advice.LEAVE_OPEN, Advice.BE_FAIR, Advice.NOT_CRAWL),
}
_INJURED = {
    Wound.YES: (Advice.SAY_THE_WOUND, Advice.TWO_THINGS),
    Wound.PARTLY: (Advice.TWO_THINGS, Advice.SAY_THE_WOUND),
    Wound.NO: (Advice.AS_ANY_TWO,),
    Wound.NOT_SURE: (Advice.NO_HURRY, Advice.TWO_THINGS),
}


def advice(role: Role, wound: Wound) -> tuple[Advice, ...]:
    """What this person is advised, by their part in what happened and by whether the wound spoke for them.

    For one who is both: what is said to the one who was hurt, and what keeps it fair.
    """
    if role is Role.OFFENDING:
        return _OFFENDING[wound]
    return (*_INJURED[wound], Advice.BE_FAIR) if role is Role.BOTH else _INJURED[wound]


def gave_in_often(ends: Sequence[DisputeEnd]) -> bool:
    """Whether this person gave in five times running; disputes that were let be lie outside the row."""
    decided = [end for end in ends if end is not DisputeEnd.LET_BE]
    return len(decided) >= TIMES and set(decided[-TIMES:]) == {DisputeEnd.I_GAVE_IN}
