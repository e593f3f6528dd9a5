"""A counsellor for both: one proposes, the other agrees, each by an own act; then the key is handed on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from goldseam.core.records.helping import LONGEST_DAYS, PROPOSALS, Proposal
from goldseam.ledger.small_spaces import last_days
from goldseam.web.together.couple import Couple

# A proposal that nobody acted on for this long is over.
KEPT = timedelta(days=LONGEST_DAYS)


class Step(StrEnum):
    """What one of the two finds of a proposal: what can be done, or what is waited for."""

    ASKED = "asked"
    WAITS = "waits"
    INVITE = "invite"
    AGREED = "agreed"
    TAKE_IN = "take_in"


@dataclass(frozen=True)
class Proposed:
    """A proposal that is open to this person, and what it waits for."""

    proposal: Proposal
    step: Step


def proposed(couple: Couple) -> tuple[Proposed, ...]:
    """What is open between the two, newest first. Four queries."""
    state = couple.space.states(PROPOSALS)[PROPOSALS]
    opened = [space for each in state.proposals if (space := _space_of(each)) is not None]
    there = last_days(opened, couple.day)
    found = []
    for each in reversed(state.proposals):
        step = _step(couple, each, there)
        if step is not None:
            found.append(Proposed(each, step))
    return tuple(found)


def one(couple: Couple, seq: int, step: Step) -> Proposal | None:
    """The proposal with this number if it is at this step for this person, as of now."""
    return next(
        (each.proposal for each in proposed(couple) if (each.proposal.seq, each.step) == (seq, step)), None
    )


def _step(couple: Couple, each: Proposal, there: Mapping[UUID, date]) -> Step | None:
    mine = each.by == str(couple.me)
    if each.opened is not None:
        return Step.TAKE_IN if _can_take_in(couple, each, there) else None
    if date.fromisoformat(each.on) + KEPT < couple.day:
        return None
    if each.agreed:
        return Step.INVITE if mine else Step.AGREED
    return Step.WAITS if mine else Step.ASKED


def _can_take_in(couple: Couple, each: Proposal, there: Mapping[UUID, date]) -> bool:
    """Only what its proposer opened, only what is there and ends in time, and never over a key one holds."""
    space = _space_of(each)
    if space is None or each.opened is None or each.opened.by != each.by or each.by == str(couple.me):
        return False
    ends = there.get(space)
    return ends is not None and ends <= couple.day + KEPT and couple.spaces.by_id(space) is None


def _space_of(each: Proposal) -> UUID | None:
    try:
        return UUID(each.opened.space) if each.opened else None
    except ValueError:
        return None
