"""What stays sealed until both have released: reading it together, releasing what was shown, taking it back."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import msgspec

from goldseam.core.records.kinds import Record
from goldseam.core.records.release import (
    RELEASES,
    NotThisRound,
    Released,
    ReleaseTopic,
    ReviewDrafted,
    Round,
    StandingDrafted,
)
from goldseam.core.records.review import REVIEW_QUESTIONS
from goldseam.ledger import releases
from goldseam.ledger.releases import ReleasedAlreadyError
from goldseam.web.shared import clock
from goldseam.web.together.couple import Couple

SEEN_LETTERS = 16


class Standing(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where its author sees trust, as it is sealed: 0 to 10 or left open, and words."""

    value: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Opened:
    """What one of the two released, once both have."""

    day: date
    text: str


def opened(couple: Couple, each: Round) -> Mapping[UUID, Opened]:
    """The texts of a round by author; empty until both have released, or where words are no longer there."""
    if not each.opened_on:
        return {}
    entries = couple.space.some(each.released.values(), Released)
    texts = releases.opened(couple.space, list(entries.values()), (couple.me, couple.partner))
    days = {entry.author: entry.day for entry in entries.values()}
    return {author: Opened(days[author], text) for author, text in (texts or {}).items()}


def seen_of(text: str) -> str:
    """What a preview sends along, so that exactly what it showed is released and nothing newer."""
    return hashlib.sha256(text.encode()).hexdigest()[:SEEN_LETTERS]


def release(couple: Couple, each: Round, text: str, still: Callable[[], bool] = lambda: True) -> None:
    """Release a text for a round, if `still` says so at that very moment. Pressed twice, it is released once.

    Raises:
        RestingError: the shared space is paused or frozen.
    """
    with suppress(ReleasedAlreadyError):
        couple.release(each.topic, each.round, text, still)


def take_back(couple: Couple, each: Round) -> None:
    """Take one's own text back while the round is sealed; afterwards this does nothing."""
    number = each.released.get(str(couple.me))
    if number is None or each.opened_on:
        return
    for entry in couple.space.some([number], Released).values():
        releases.take_back(couple.space, entry, at=clock.now(), day=couple.day)


def erase_before(couple: Couple, each: Round, seqs: Iterable[int]) -> None:
    """Erase own items that a round is about, and one's own sealed text with them; once it is open, nothing."""
    take_back(couple, each)
    both = (couple.me, couple.partner)
    releases.erase_before(couple.space, each.topic, each.round, both, seqs, at=clock.now(), day=couple.day)


def leave_out(couple: Couple, each: Round) -> None:
    """Leave a round out, without a reason. Pressed twice, it is said once.

    Raises:
        RestingError: the shared space is paused or frozen.
    """
    take_back(couple, each)

    def wanted() -> tuple[Record, ...]:
        now = couple.space.states(RELEASES)[RELEASES].round(each.topic, each.round)
        said = bool(now.opened_on) or str(couple.me) in now.not_this
        return () if said else (NotThisRound(each.topic, each.round),)

    couple.decide(wanted)


def sealed_review(draft: ReviewDrafted | None) -> str:
    """The answers of a draft as they are sealed; "" where nothing was written."""
    answers = {} if draft is None else draft.answers
    given = {question: answers.get(question, "").strip() for question in REVIEW_QUESTIONS}
    return _json({question: text for question, text in given.items() if text})


def read_review(text: str) -> Mapping[str, str]:
    """The answers out of a sealed text, question -> words."""
    try:
        return msgspec.json.decode(text or "{}", type=dict[str, str])
    except msgspec.DecodeError:
        return {}


def sealed_standing(draft: StandingDrafted | None) -> str:
    """A draft of where trust stands as it is sealed; "" where nothing was written."""
    return _json(Standing() if draft is None else Standing(draft.value, draft.words.strip()))


def read_standing(text: str) -> Standing:
    """Where somebody sees trust, out of a sealed text."""
    try:
        return msgspec.json.decode(text or "{}", type=Standing)
    except msgspec.DecodeError:
        return Standing()


def sealed_rounds(couple: Couple, rounds: tuple[Round, ...], current: str) -> list[Round]:
    """Own texts of earlier rounds that never opened: they can still be taken back."""
    mine = str(couple.me)
    return [each for each in rounds if mine in each.released and not each.opened_on and each.round != current]


def topic_round(couple: Couple, topic: ReleaseTopic, name: str) -> Round:
    """One round as it stands now."""
    return couple.space.states(RELEASES)[RELEASES].round(topic, name)


def _json(content: object) -> str:
    text = msgspec.json.encode(content).decode()
    return "" if text == "{}" else text
