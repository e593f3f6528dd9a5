"""Two signs of one tap, "come" and "leave me": said by one, seen by the other, gone by themselves after some hours."""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record


class Sign(StrEnum):
    """What a sign says."""

    COME = "come"
    LEAVE_ME = "leave_me"


class ComeSigned(Record, frozen=True, tag="sign_come"):
    """Its author would like the other to come. It owes nobody an answer."""


class LeaveMeSigned(Record, frozen=True, tag="sign_leave"):
    """Its author wants to be left alone for a while. It always passes."""


class SignEnded(Record, frozen=True, tag="sign_ended"):
    """Its author takes the own sign away before it fades."""


class SignGiven(msgspec.Struct, frozen=True):
    """The newest sign of one person; `at` is in Unix seconds. Nothing says whether it was seen (S17)."""

    sign: Sign
    at: int


class Signs(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest sign of each person by str(UUID). `goldseam.core.nearness` knows when it fades."""

    by_person: Mapping[str, SignGiven] = {}


def _signs(state: Signs, entry: Entry) -> Signs:
    person, at = str(entry.author), int(entry.at.timestamp())
    match entry.record:
        case ComeSigned():
            return Signs({**state.by_person, person: SignGiven(Sign.COME, at)})
        case LeaveMeSigned():
            return Signs({**state.by_person, person: SignGiven(Sign.LEAVE_ME, at)})
        case SignEnded():
            return Signs({each: given for each, given in state.by_person.items() if each != person})
        case _:
            return state


SIGNS = Fold("signs", 1, (ComeSigned, LeaveMeSigned, SignEnded), Signs, stepwise(_signs))
REACHING = (ComeSigned,)
