"""Who stands before a page of truth-telling: alone or with a partner, and whether telling may be spoken of (T17)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldseam.core.records.lapse import LAPSES
from goldseam.core.records.situation import ANSWERS, SAFETY
from goldseam.core.situation.assembling import assemble
from goldseam.core.situation.model import Answer, CameOut, Situation
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.shared import clock
from goldseam.web.situation.assembling import given_answers
from goldseam.web.together.couple import Couple, couple_of


class Gate(StrEnum):
    """Whether anything here may speak of telling: it may, it is asked first, or it is not safe."""

    OPEN = "open"
    ASK_FIRST = "ask_first"
    NOT_SAFE = "not_safe"


@dataclass(frozen=True)
class Desk:
    """The private space of a person, the couple if something may be shared now, and what both allow."""

    private: OpenSpace
    couple: Couple | None
    situation: Situation
    gate: Gate
    day: date

    @property
    def may_hand(self) -> bool:
        """Whether handing over is spoken of: there is somebody, and it is safe as far as this person says."""
        return self.couple is not None and self.gate is Gate.OPEN


def desk_of(unlocked: Unlocked) -> Desk:
    """Read the answers, the own safety check, what is untold, and who is there. Up to six queries.

    Before the own safety check, and in a space that somebody left, a person is alone here (S01).
    """
    spaces = unlocked.spaces()
    states = spaces.private.states(ANSWERS, SAFETY, LAPSES)
    situation = assemble(given_answers(states[ANSWERS]))
    couple = couple_of(unlocked, spaces) if states[SAFETY].on is not None else None
    if couple is not None and couple.state.frozen:
        couple = None
    gate = gate_of(situation, alone=couple is None, untold=states[LAPSES].untold)
    return Desk(spaces.private, couple, situation, gate, clock.today())


def gate_of(situation: Situation, *, alone: bool, untold: bool) -> Gate:
    """A "no" or "not sure" always closes; without an answer it is asked first where anything is untold."""
    match situation.addressed_safely:
        case Answer.YES:
            return Gate.OPEN
        case Answer.NOT_ASKED:
            told = situation.came_out in {CameOut.CONFESSED, CameOut.DISCOVERED} and not untold
            return Gate.OPEN if told and not alone else Gate.ASK_FIRST
        case _:
            return Gate.NOT_SAFE
