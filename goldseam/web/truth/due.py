"""What of handing an account over stands on Today: a time proposed, a time agreed on, a day it was to wait until."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.utils.formats import time_format
from django.utils.translation import gettext as _

from goldseam.core.records.closeness import WISHES
from goldseam.core.records.hand_over import HAND_OVERS, HandOvers, Proposal
from goldseam.core.records.question import QUESTIONS
from goldseam.core.records.situation import ANSWERS, SAFETY
from goldseam.core.records.together import TOGETHER
from goldseam.core.situation.assembling import assemble
from goldseam.core.situation.model import Answer, Closeness, SafetyTopic
from goldseam.core.situation.questions import as_date
from goldseam.core.situation.safety_check import topics_of
from goldseam.core.together import holding, is_new, wished
from goldseam.ledger.spaces import States
from goldseam.web.shared import clock
from goldseam.web.situation.assembling import given_answers
from goldseam.web.today.due import Due
from goldseam.web.truth.account_desk import is_over, time_of

FOLDS = (TOGETHER, WISHES, QUESTIONS, HAND_OVERS)
OWN_FOLDS = (ANSWERS, SAFETY, QUESTIONS)
HAND_OVER = "/truth/account/hand-over/"
# Whoever gives an account seals it a whole day before, so a time is told of two days before it comes.
BEFORE = timedelta(days=2)
# A day that was chosen for waiting is told of for a week, and then it is quiet.
AFTER = timedelta(days=7)


def due(own: States, shared: States | None, me: str, day: date) -> Iterator[Due]:
    """At most one line of each sort, without a word of any account, and nothing of what only one has confirmed.

    Nothing while help comes first or before the own safety check (S01, S05), nor where this person asks for no
    contact (T3).
    """
    if shared is None or _help_first(own) or wished(shared[WISHES], me, day) is Closeness.NO_CONTACT:
        return
    state, people = shared[HAND_OVERS], shared[TOGETHER].members
    givers = _not_resting(own, shared, me)
    yield from _proposed(state, me, givers)
    if holding(shared[WISHES], people, day) is Closeness.NO_CONTACT:
        return
    # Where telling is not safe any more, nothing leads to one's own account (T17).
    safe = assemble(given_answers(own[ANSWERS])).addressed_safely is Answer.YES
    told = givers if safe else givers - {me}
    yield from _agreed(state, me, day, told)
    yield from _waited(state, me, day, told)


def _help_first(own: States) -> bool:
    safety = own[SAFETY]
    return safety.on is None or SafetyTopic.SELF_HARM in topics_of(safety.answers)


def _not_resting(own: States, shared: States, me: str) -> frozenset[str]:
    """Whose account may be spoken of to this person: whoever will hear it may let it rest, as everybody for themselves.

    Nobody silences the account of the other that they themselves will not hear (T2).
    """
    rested = {*shared[QUESTIONS].rested_by, *((me,) if own[QUESTIONS].rested_by else ())}
    if me in rested:
        return frozenset()
    people = shared[TOGETHER].members
    return frozenset(giver for giver in people if not rested & {each for each in people if each != giver})


def _giver(each: Proposal, me: str) -> str:
    """Who would give the account of a proposal that the other made."""
    return each.by if each.mine else me


def _proposed(state: HandOvers, me: str, givers: Collection[str]) -> Iterator[Due]:
    """A time that the other proposed and that is still ahead. Left without an answer, it goes by in silence.

    It is told of also where one's own telling is not safe: its page can say no there, and nothing else.
    """
    theirs = [each for each in state.proposed if each.by != me and _giver(each, me) in givers]
    ahead = [at for at in (time_of(each.at) for each in theirs) if at >= clock.now()]
    if ahead:
        on = clock.local_time(min(ahead)).date()
        says = _("A time for the account is proposed")
        yield Due(on, says, HAND_OVER, theirs=True, asked=True)


def _agreed(state: HandOvers, me: str, day: date, givers: Collection[str]) -> Iterator[Due]:
    """The time when it has come, until this person has confirmed; before, when it is new or near."""
    now = clock.now()
    times = [(time_of(each.at), each) for each in state.agreed if not each.ended and each.giver in givers]
    if any(at <= now and not is_over(at) and me not in each.released for at, each in times):
        yield Due(None, _("The time for the account has come"), HAND_OVER, now=True)
    ahead = [(clock.local_time(at), each) for at, each in times if at > now]
    near = [at for at, each in ahead if at.date() - BEFORE <= day or is_new(each.by, each.on, me, day)]
    if near:
        at = min(near)
        says = _("A time for the account is agreed on: %(hour)s") % {"hour": time_format(at, "H:i")}
        yield Due(at.date(), says, HAND_OVER)


def _waited(state: HandOvers, me: str, day: date, givers: Collection[str]) -> Iterator[Due]:
    """The day that this person chose for waiting, unless a time was found or proposed since. The other is not told."""
    days = [
        as_date(until)
        for giver, until in state.waits.items()
        if giver in givers and state.waits_by.get(giver) == me and not _spoken_of(state, giver)
    ]
    come = [each for each in days if each is not None and each <= day < each + AFTER]
    if come:
        yield Due(min(come), _("You let the account wait until this day"), HAND_OVER)


def _spoken_of(state: HandOvers, giver: str) -> bool:
    """Whether a time for this account is agreed on or proposed."""
    open_ones = (each for each in state.proposed if (each.by == giver) is each.mine)
    return state.current(giver) is not None or any(open_ones)
