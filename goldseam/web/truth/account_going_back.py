"""What was confirmed for an account goes back by itself where the same person says that it is not safe (S05, T17)."""

from goldseam.core.records.hand_over import HandOver
from goldseam.core.records.release import RELEASES, ReleaseTopic
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.together import rounds
from goldseam.web.together.couple import Couple, couple_of
from goldseam.web.truth.account_desk import Private, hand_overs, private_of
from goldseam.web.truth.desk import Gate


def go_back_after_answer(opened: Unlocked) -> None:
    """After a private answer: what it speaks against is "not yet" again. Nobody is told, and nothing is asked.

    Fear, pressure, and telling that is not safe count for the reader too, who may confirm anew afterwards.
    """
    couple = couple_of(opened)
    if couple is not None:
        _go_back(couple, answered=True)


def go_back_where_unsafe(couple: Couple) -> None:
    """The same on opening a page of the hand-over, so that an answer that was broken off half-way still holds."""
    _go_back(couple, answered=False)


def _go_back(couple: Couple, *, answered: bool) -> None:
    confirmed = [each for each in hand_overs(couple).agreed if str(couple.me) in each.released]
    if not confirmed:
        return
    known = private_of(couple.private)
    against = [each for each in confirmed if _speaks_against(couple, known, each, answered=answered)]
    releases = couple.space.states(RELEASES)[RELEASES]
    for each in against:
        rounds.take_back(couple, releases.round(ReleaseTopic.ACCOUNT, each.round))


def _speaks_against(couple: Couple, known: Private, each: HandOver, *, answered: bool) -> bool:
    if known.harm or (answered and (known.afraid or known.gate is Gate.NOT_SAFE)):
        return True
    return each.giver == str(couple.me) and known.gate is not Gate.OPEN
