"""What every page of the full account reads first: the parts, the seal, what was told, and whether telling is safe."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from goldseam.core.records import AccountPart, AccountSealed, AccountTold, Entry, Released
from goldseam.core.records.account import StandingPart, last_told, sealed_account, standing_parts
from goldseam.core.records.hand_over import HAND_OVERS, HandOvers
from goldseam.core.records.preference import PREFERENCES
from goldseam.core.records.situation import ANSWERS, SAFETY
from goldseam.core.situation.assembling import assemble
from goldseam.core.situation.model import Answer, SafetyTopic
from goldseam.core.situation.safety_check import AFRAID, topics_of
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.shared import clock
from goldseam.web.situation.assembling import given_answers
from goldseam.web.together.couple import Couple
from goldseam.web.truth.desk import Gate

# A day to reconsider between sealing and opening.
RECONSIDER = timedelta(hours=24)
# What somebody confirmed holds for that evening, not for a night weeks later.
HOLDS_FOR = timedelta(hours=24)
# Further than any time that can be agreed on.
FAR_AWAY = datetime(9999, 1, 1, tzinfo=UTC)
CAUTION, TURN_TO = "account_caution", "turn_to"


@dataclass(frozen=True)
class Seal:
    """The account as it is to be handed over: its number, its text, when it was sealed, from when it may open."""

    number: int
    text: str
    at: datetime

    @property
    def opens_from(self) -> datetime:
        """A day after it was sealed, to the minute that it began in."""
        return self.at.replace(second=0, microsecond=0) + RECONSIDER

    @property
    def rested(self) -> bool:
        """Whether the day to reconsider is over."""
        return clock.now() >= self.at + RECONSIDER


@dataclass(frozen=True)
class Own:
    """What is one's own of the account, read in private."""

    parts: tuple[StandingPart, ...]
    told: AccountTold | None

    @property
    def text(self) -> str:
        """The parts as they would be sealed now; "" where there are none."""
        return sealed_account([each.part for each in self.parts])


@dataclass(frozen=True)
class Private:
    """What the pages ask of the private space: the caution, whom to turn to, and what the safety questions say."""

    cautioned: bool
    turn_to: str
    gate: Gate
    afraid: bool
    harm: bool


def own_account(private: OpenSpace) -> Own:
    """The parts that stand, and whether it was told outside. Two queries."""
    entries = private.read(AccountPart, AccountTold)
    return Own(standing_parts(entries), last_told(entries))


def private_of(private: OpenSpace) -> Private:
    """The own answers that decide what a page may suggest (T17, S05). Three queries."""
    states = private.states(PREFERENCES, ANSWERS, SAFETY)
    kept, safety = states[PREFERENCES].values, states[SAFETY].answers
    answer = assemble(given_answers(states[ANSWERS])).addressed_safely
    gate = {Answer.YES: Gate.OPEN, Answer.NOT_ASKED: Gate.ASK_FIRST}.get(answer, Gate.NOT_SAFE)
    topics = topics_of(safety)
    afraid, harm = any(topic in AFRAID for topic in topics), SafetyTopic.SELF_HARM in topics
    return Private(bool(kept.get(CAUTION)), kept.get(TURN_TO, ""), gate, afraid, harm)


def seal_of(couple: Couple, state: HandOvers | None = None) -> Seal | None:
    """The sealed account that is not handed over yet; None where there is none."""
    sealed = couple.private.read(AccountSealed)
    if not sealed:
        return None
    newest = sealed[-1]
    used = last_given_at(couple, state or hand_overs(couple))
    if used is not None and used >= newest.at:
        return None
    record = newest.record
    return Seal(newest.seq, record.text, newest.at) if isinstance(record, AccountSealed) else None


def last_given_at(couple: Couple, state: HandOvers) -> datetime | None:
    """When the person released the account of theirs that opened last."""
    mine = [each.seq for each in state.given if each.giver == str(couple.me)]
    entries: dict[int, Entry] = couple.space.some(mine, Released) if mine else {}
    return max((entry.at for entry in entries.values()), default=None)


def hand_overs(couple: Couple) -> HandOvers:
    """Times, and what opened."""
    return couple.space.states(HAND_OVERS)[HAND_OVERS]


def this_minute() -> datetime:
    """The minute that it is now."""
    return clock.now().replace(second=0, microsecond=0)


def time_of(at: str) -> datetime:
    """The moment of a hand-over; far away where another version wrote it in a way this one cannot read."""
    return clock.kept_time(at) or FAR_AWAY


def is_over(at: datetime) -> bool:
    """Whether a time agreed on is past: what was confirmed for it opens nothing any more."""
    return clock.now() - at >= HOLDS_FOR


def number_in(text: str) -> int:
    """A number that came with a request; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 15 else 0
