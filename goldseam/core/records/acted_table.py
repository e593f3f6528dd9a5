"""The table of acts: which record, written on a page, is the doing of which practice."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

import msgspec

from goldseam.core.records.account import AccountSealed, DetailChosen
from goldseam.core.records.agreement import AgreementConfirmed
from goldseam.core.records.amends import (
    ActsOwned,
    Apologised,
    ApologyForm,
    ForgivenessAsked,
    HarmTold,
    Heard,
    SaidBack,
    SaidBackHeard,
)
from goldseam.core.records.amends_draft import AmendsDrafted, ApologySaid, DraftOf
from goldseam.core.records.appreciation import SpecialNoted
from goldseam.core.records.away import AwaySaid, ReachSaid
from goldseam.core.records.breach import BreachNamed
from goldseam.core.records.check_in import EveningReviewed, Truth
from goldseam.core.records.closeness import ClosenessWished
from goldseam.core.records.decided import Decided, Way
from goldseam.core.records.dispute import DisputeSorted
from goldseam.core.records.handed import Handed, HandedKind
from goldseam.core.records.helping import HelperProposed
from goldseam.core.records.invited import Invited
from goldseam.core.records.kinds import Record
from goldseam.core.records.lapse import Lapsed, LapseHow
from goldseam.core.records.lie import LieCorrected, LieTold
from goldseam.core.records.memory import MemoryKept
from goldseam.core.records.no_contact import DistancePlanned, EndingSent, Witnessed, WitnessWished
from goldseam.core.records.note import Noted
from goldseam.core.records.openness import OpennessGiven, OpennessKind
from goldseam.core.records.plan_said import PlanChanged, PlanSaid
from goldseam.core.records.promise import PromiseCause, Promised
from goldseam.core.records.question import AnswerGiven, AnswerHow, Asked, QuestionNoted, QuestionSettled
from goldseam.core.records.question_time import QuestionTimeAgreed, QuestionTimeProposed
from goldseam.core.records.renewal import DateProposed, Every
from goldseam.core.records.request import Requested
from goldseam.core.records.review import TalkClosed, TalkHeld
from goldseam.core.records.time_out import TimeOutTaken
from goldseam.core.records.touch import TouchWished
from goldseam.core.records.trigger import CardHanded, GentleDayNoted, TriggerNoted

HELPS = frozenset({"helper", "helper_for_both"})
Kind = TypeVar("Kind", bound=Record)


class Counts(msgspec.Struct, frozen=True):
    """One line of the table: records of `kind` for which `when` holds do the practices `slugs`."""

    kind: type[Record]
    slugs: tuple[str, ...]
    when: Callable[[Any], bool]
    day: Callable[[Any], date] | None = None


def _does(
    kind: type[Kind],
    *slugs: str,
    when: Callable[[Kind], bool] = lambda _: True,
    day: Callable[[Kind], date] | None = None,
) -> Counts:
    return Counts(kind, slugs, when, day)


# Strict: a line stands here only where writing the record is what the practice asks for, not a part or a likeness
# of it. What helps in danger and what is for the body has no line: no page can know that it was done.
TRUTH = (
    _does(DetailChosen, "choose-how-much-detail"),
    _does(AccountSealed, "write-the-full-account", when=lambda said: bool(said.text)),
    _does(Handed, "facts-that-cannot-wait", when=lambda said: said.kind is HandedKind.ACCOUNT),
    _does(QuestionNoted, "write-your-questions", when=lambda said: bool(said.text.strip())),
    _does(Asked, "ask-one-question"),
    _does(Asked, "write-your-questions", when=lambda said: bool(said.under.strip())),
    _does(QuestionSettled, "let-a-question-rest"),
    _does(QuestionTimeProposed, "set-question-times"),
    _does(QuestionTimeAgreed, "set-question-times"),
    _does(
        AnswerGiven,
        "answer-one-question-honestly",
        when=lambda said: said.how is not AnswerHow.NOT_NOW,
    ),
    _does(
        AnswerGiven,
        "not-now-by-a-date",
        when=lambda said: said.how is AnswerHow.NOT_NOW and said.by is not None,
    ),
    _does(LieTold, "put-a-lie-right", day=lambda said: said.on),
    _does(LieCorrected, "put-a-lie-right"),
    _does(LieCorrected, "put-a-past-denial-right", when=lambda said: said.denied),
)
ENDING = (
    _does(EndingSent, "end-it-for-good", day=lambda said: said.on),
    _does(
        EndingSent,
        "show-the-ending",
        when=lambda said: said.witnessed not in {Witnessed.TOLD_ONLY, Witnessed.NOT_TOLD},
        day=lambda said: said.on,
    ),
    _does(DistancePlanned, "decide-what-gives-way", when=lambda said: bool(said.text.strip())),
    _does(WitnessWished, "ask-to-see-the-ending"),
)
AMENDS = (
    _does(ActsOwned, "own-it-without-causes"),
    _does(HarmTold, "write-what-it-did-to-you"),
    _does(
        AmendsDrafted,
        "write-what-it-did-to-you",
        when=lambda said: said.what is DraftOf.HARM and any(text.strip() for text in said.fields.values()),
    ),
    _does(SaidBack, "name-the-pain-you-caused"),
    _does(SaidBackHeard, "say-it-and-be-heard", when=lambda said: said.heard is Heard.YES),
    _does(Apologised, "write-an-apology-letter", when=lambda said: said.form is ApologyForm.LETTER),
    _does(Apologised, "choose-how-to-say-sorry", when=lambda said: said.form is not ApologyForm.IN_PERSON),
    _does(Apologised, "ask-forgiveness-once", when=lambda said: said.asks_forgiveness),
    _does(ForgivenessAsked, "ask-forgiveness-once"),
    _does(ApologySaid, "apologise-in-person", day=lambda said: said.on),
    _does(
        ApologySaid,
        "write-an-apology-letter",
        when=lambda said: said.draft is not None,
        day=lambda said: said.on,
    ),
    _does(
        ApologySaid,
        "ask-forgiveness-once",
        when=lambda said: said.asks_forgiveness,
        day=lambda said: said.on,
    ),
    _does(Handed, "name-a-slip", when=lambda said: said.kind is HandedKind.LAPSE),
    _does(
        Lapsed,
        "name-a-slip",
        when=lambda said: (
            said.own and not said.withdrawn and said.how in {LapseHow.TOLD_SAME_DAY, LapseHow.TOLD_LATE}
        ),
        day=lambda said: said.known_on or said.on,
    ),
)
WORD = (
    _does(Promised, "promise-what-you-can-keep", when=lambda said: said.cause is PromiseCause.OWN),
    _does(
        Promised,
        "never-again-with-a-plan",
        when=lambda said: said.never and bool(said.instead.strip() and said.pull.strip()),
    ),
    _does(Requested, "ask-something-small"),
    _does(AgreementConfirmed, "agree-one-thing-aloud", "say-an-agreement-aloud"),
    _does(OpennessGiven, "offer-one-openness", when=lambda said: said.what is OpennessKind.OFFER),
    _does(OpennessGiven, "say-where-you-will-be", when=lambda said: said.what is OpennessKind.WHERE),
    _does(PlanSaid, "say-where-you-will-be"),
    _does(PlanChanged, "say-where-you-will-be"),
    _does(PlanSaid, "invite-them-along", when=lambda said: said.along),
    _does(AwaySaid, "say-where-you-will-be", when=lambda said: bool(said.where.strip())),
    _does(AwaySaid, "be-reachable", when=lambda said: bool(said.reach.strip())),
    _does(ReachSaid, "be-reachable", when=lambda said: bool(said.words.strip())),
)
NEARNESS = (
    _does(ClosenessWished, "choose-near-or-space"),
    _does(
        ClosenessWished,
        "say-what-space-means",
        when=lambda said: said.closeness != "near" and bool(said.note.strip()),
    ),
    _does(TouchWished, "set-your-wish-for-touch"),
    _does(TriggerNoted, "list-dates-and-triggers", when=lambda said: bool(said.what.strip())),
    _does(GentleDayNoted, "list-dates-and-triggers"),
    _does(CardHanded, "write-a-card-for-your-partner"),
    _does(TimeOutTaken, "pause-with-a-return"),
    _does(DisputeSorted, "look-under-a-small-quarrel", when=lambda said: bool(said.about.strip())),
)
GOOD = (
    _does(SpecialNoted, "list-what-makes-them-special"),
    _does(MemoryKept, "remember-good-when-you-want"),
    _does(DateProposed, "try-something-new-together", when=lambda said: said.every is Every.ONCE),
    _does(TalkClosed, "keep-trust-in-repair", when=lambda said: said.held is not TalkHeld.STOPPED),
)
ONESELF = (
    _does(
        Noted, "write-it-down-privately", when=lambda said: said.practice in {"", "write-it-down-privately"}
    ),
    _does(
        EveningReviewed,
        "evening-minute",
        when=lambda said: said.truth is not Truth.NOT_SAID or bool((said.kept + said.missed).strip()),
        day=lambda said: said.for_day,
    ),
    _does(BreachNamed, "name-what-was-broken"),
    _does(Decided, "where-do-we-stand"),
    _does(Decided, "go-on-for-now", when=lambda said: said.way is Way.GO_ON and bool(said.why.strip())),
    _does(Decided, "let-not-yet-be-an-answer", when=lambda said: said.way is Way.NOT_YET),
    _does(Invited, "see-a-counsellor", when=lambda said: said.role in HELPS),
    _does(HelperProposed, "see-a-counsellor"),
)
OWN_PAGES: Mapping[tuple[str, str], str] = {
    ("ground", "mine"): "keep-your-own-ground",
    ("being", "hard_day"): "who-i-want-to-be",
    ("staying", "change"): "stay-yourself",
    ("forgiving", "carry"): "forgive-yourself-after-owning",
}
# Done once every one of these questions to oneself has words.
REFLECTED_ON: Mapping[str, frozenset[str]] = {
    "know-why-you-want-trust": frozenset(
        {"why_trust", "ready_for_work", "which_act", "when_trusted", "which_trust"}
    ),
    "name-the-trust-you-want": frozenset({"when_trusted", "which_trust"}),
}
# The account told outside, or opened here: it was written or told whole, what cannot wait is part of it, and it was
# told by oneself.
ACCOUNT_GIVEN = (
    "write-the-full-account",
    "hand-over-the-full-account",
    "facts-that-cannot-wait",
    "tell-it-yourself",
)
# What the tables of this file say is what the fold ACTS means. Whoever changes a line raises its version in acted.py:
# what was counted by the old line lies in checkpoints and would stay in force for everybody with a long history.
TABLE: tuple[Counts, ...] = (*TRUTH, *ENDING, *AMENDS, *WORD, *NEARNESS, *GOOD, *ONESELF)
