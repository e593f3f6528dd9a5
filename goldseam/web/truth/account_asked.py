"""The questions that are to be answered before the account, for whoever writes it: each can go into it with its answer.

What the other keeps for after the opening is theirs alone: not even a number of it is known here.
"""

from dataclasses import dataclass

from goldseam.core.records import Asked, FollowedUp
from goldseam.core.records.question import QUESTIONS, QuestionWhen
from goldseam.core.truth import to_answer
from goldseam.web.together.couple import Couple


@dataclass(frozen=True)
class AskedBefore:
    """One of them: its number, and its words with those of what was asked further."""

    seq: int
    text: str


def asked_before(couple: Couple) -> tuple[AskedBefore, ...]:
    """Those that wait for the person who asks for this page, oldest first. Four queries."""
    state = couple.space.states(QUESTIONS)[QUESTIONS]
    before = QuestionWhen.BEFORE_THE_ACCOUNT
    lines = [line for line in to_answer(state, couple.me) if line.when is before]
    numbers = {line.seq: [line.seq, *(each.seq for each in line.follow_ups)] for line in lines}
    entries = (
        couple.space.some([seq for each in numbers.values() for seq in each], Asked, FollowedUp)
        if lines
        else {}
    )
    found = []
    for first, seqs in sorted(numbers.items()):
        records = [entries[seq].record for seq in seqs if seq in entries]
        found.append(
            AskedBefore(
                first, "\n".join(each.text for each in records if isinstance(each, Asked | FollowedUp))
            )
        )
    return tuple(found)
