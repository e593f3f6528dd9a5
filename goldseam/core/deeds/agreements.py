"""Where an agreement stands, and what waits for whom (S19)."""

from datetime import date, datetime
from enum import StrEnum

from goldseam.core.records.agreement import AgreementLine, Agreements


class AgreementStanding(StrEnum):
    """Where one agreement stands: proposed, in force for both, or ended by one of them."""

    PROPOSED = "proposed"
    BINDING = "binding"
    ENDED = "ended"


def agreement_standing(line: AgreementLine) -> AgreementStanding:
    """Only two confirmations, each by one of the two, bind; only one withdrawal ends it."""
    if line.ended_on:
        return AgreementStanding.ENDED
    return AgreementStanding.BINDING if line.binding_on else AgreementStanding.PROPOSED


def may_confirm(line: AgreementLine, person: str, now: datetime) -> bool:
    """Whether this person (str(UUID)) can say yes to it at this moment. `now` is aware."""
    waits = agreement_standing(line) is AgreementStanding.PROPOSED and not line.confirmed_by(person)
    return waits and int(now.timestamp()) >= line.opens_at


def to_confirm(state: Agreements, person: str, day: date) -> tuple[AgreementLine, ...]:
    """What this person has not said yes or no to, from the day on which they can. Oldest first."""
    return tuple(
        line
        for line in state.lines
        if agreement_standing(line) is AgreementStanding.PROPOSED
        and not line.confirmed_by(person)
        and date.fromisoformat(line.day) < day
    )


def to_look_at(state: Agreements, day: date) -> tuple[AgreementLine, ...]:
    """What is in force and is to be looked at again by this day. Oldest first."""
    return tuple(
        line
        for line in state.lines
        if agreement_standing(line) is AgreementStanding.BINDING and line.review <= day
    )
