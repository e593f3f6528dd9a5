"""The guided talk of twenty minutes: equal turns for both, and a close."""

import zlib
from dataclasses import dataclass
from enum import StrEnum


class TurnKind(StrEnum):
    """What a turn is for."""

    APPRECIATION = "appreciation"
    WHAT_WAS = "what_was"
    ONE_THING = "one_thing"
    CLOSE = "close"


class Speaker(StrEnum):
    """Whose turn it is."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"


@dataclass(frozen=True)
class Turn:
    """One turn of the talk, in whole minutes."""

    kind: TurnKind
    minutes: int
    speaker: Speaker


TALK: tuple[Turn, ...] = (
    Turn(TurnKind.APPRECIATION, 2, Speaker.FIRST),
    Turn(TurnKind.APPRECIATION, 2, Speaker.SECOND),
    Turn(TurnKind.WHAT_WAS, 3, Speaker.FIRST),
    Turn(TurnKind.WHAT_WAS, 3, Speaker.SECOND),
    Turn(TurnKind.ONE_THING, 4, Speaker.FIRST),
    Turn(TurnKind.ONE_THING, 4, Speaker.SECOND),
    Turn(TurnKind.CLOSE, 2, Speaker.BOTH),
)


def turn_at(number: int) -> Turn:
    """The turn with this number, counted from 0; what lies outside the talk is its first or last turn."""
    return TALK[min(max(number, 0), len(TALK) - 1)]


def speakers(one: str, other: str, name: str) -> tuple[str, str]:
    """Who speaks first and who second in the round `name`, drawn by lot from the name.

    The same on both screens, whichever of the two is named first here, and even over the rounds (S13).
    """
    people = (min(one, other), max(one, other))
    return people if zlib.crc32(name.encode()) % 2 else people[::-1]
