"""One record of every kind that two people, or a person and a counsellor, write: for tests that need them all."""

from datetime import date

from goldseam.core.records import (
    ActsOwned,
    AmendsAnswered,
    AmendsDrafted,
    AmendsHanded,
    AnswerGiven,
    AnswerPrepared,
    Apologised,
    ApologySaid,
    Asked,
    BreachNamed,
    BreachSeen,
    ClientKnown,
    ClosenessWished,
    CopyGiven,
    Corrected,
    DeviceKnown,
    DeviceSeen,
    FollowedUp,
    ForgivenessAsked,
    Handed,
    HarmTold,
    HelperConfirmed,
    HelperNoted,
    HelperOpened,
    HelperProposed,
    HelperRenewed,
    InvitationEnded,
    Invited,
    Joined,
    Left,
    NotThisRound,
    Paused,
    PublicWordsAsked,
    PublicWordsDecided,
    QuestionNoted,
    QuestionReopened,
    QuestionSettled,
    QuestionTimeAgreed,
    QuestionTimeEnded,
    QuestionTimeProposed,
    Released,
    Resumed,
    Returned,
    ReviewDrafted,
    SaidBack,
    SaidBackHeard,
    StandingDrafted,
    SubjectRested,
    SubjectWoken,
    TalkBegun,
    TalkClosed,
    TalkPaused,
    TalkTurned,
    TermsStated,
    Withdrawn,
)
from goldseam.core.records.amends import AMENDS, ApologyForm, Heard
from goldseam.core.records.amends_draft import AMENDS_DRAFTS, DraftOf
from goldseam.core.records.breach import BREACHES, Part
from goldseam.core.records.closeness import WISHES
from goldseam.core.records.device import NEW_DEVICES
from goldseam.core.records.handed import HANDED, CorrectionHow, HandedKind
from goldseam.core.records.handed_lapse import HANDED_LAPSES
from goldseam.core.records.helping import CLIENTS, HELPING, PROPOSALS
from goldseam.core.records.invited import INVITED
from goldseam.core.records.kinds import Record
from goldseam.core.records.public_words import PUBLIC_WORDS_BETWEEN
from goldseam.core.records.question import QUESTIONS, AnswerHow, QuestionWhen
from goldseam.core.records.question_time import QUESTION_TIMES
from goldseam.core.records.reached import REACHED
from goldseam.core.records.release import DRAFTS, RELEASES, ReleaseTopic
from goldseam.core.records.review import TALKS, TalkHeld
from goldseam.core.records.together import TOGETHER
from tests.core.records import subjects
from tests.core.records.account_samples import FOLDS_ACCOUNT, account_samples
from tests.core.records.recording_samples import FOLDS_RECORDING, recording_samples
from tests.core.records.truth_samples import FOLDS_TRUTH, truth_samples

DAY = date(2026, 3, 2)
FOLDS_TOGETHER = (
    TOGETHER,
    HANDED,
    HANDED_LAPSES,
    WISHES,
    BREACHES,
    RELEASES,
    DRAFTS,
    TALKS,
    HELPING,
    PROPOSALS,
    CLIENTS,
    NEW_DEVICES,
    INVITED,
    QUESTIONS,
    QUESTION_TIMES,
    *FOLDS_RECORDING,
    *FOLDS_TRUTH,
    *FOLDS_ACCOUNT,
    AMENDS,
    AMENDS_DRAFTS,
    PUBLIC_WORDS_BETWEEN,
    REACHED,
    *subjects.FOLDS,
)


def together_samples(word: str) -> tuple[Record, ...]:
    """Every field filled, with the word in every text a kind can hold."""
    return (
        Joined(f"{word}-name"),
        Paused(),
        Resumed(),
        Left(),
        Returned(f"{word}-returned"),
        Handed(HandedKind.ACCOUNT, f"{word} in a title", f"{word} in an account"),
        Corrected(6, f"{word} corrected", CorrectionHow.ASKED),
        Withdrawn(6),
        ClosenessWished("no_contact", f"{word} wished", DAY, practical=False),
        BreachNamed(f"{word} broke", f"{word} once"),
        BreachSeen(10, Part.PARTNER, Part.BOTH, f"{word} seen"),
        Released(ReleaseTopic.REVIEW, f"{word}-round", f"{word} sealed".encode(), f"{word} half".encode()),
        NotThisRound(ReleaseTopic.STANDING, f"{word}-round"),
        ReviewDrafted(f"{word}-round", {f"{word}-question": f"{word} drafted"}),
        StandingDrafted(f"{word}-round", 4, f"{word} stands"),
        TalkBegun(f"{word}-round"),
        TalkTurned(f"{word}-round", 2),
        TalkPaused(f"{word}-round", f"{word}-until"),
        TalkClosed(f"{word}-round", TalkHeld.HARD, f"{word} next"),
        TermsStated(f"{word}-counsellor", f"{word} kept", f"{word} reported"),
        CopyGiven(f"{word} copied", f"{word} in a copy", shared=True),
        HelperNoted(f"{word} advised"),
        HelperRenewed(DAY),
        HelperProposed(f"{word}-proposed", 30),
        HelperConfirmed(24),
        HelperOpened(24, f"{word}-space", 1, f"{word} key".encode(), DAY),
        ClientKnown(f"{word}-space", f"{word}-client"),
        DeviceSeen(f"{word}-device", DAY),
        DeviceKnown(),
        Invited(f"{word}-invitation", f"{word}-space", f"{word}-role", f"{word}-invited"),
        InvitationEnded(f"{word}-invitation"),
        *_questions(word),
        *_accounts(word),
        *_amends(word),
        *_elsewhere(word),
    )


def _questions(word: str) -> tuple[Record, ...]:
    return (
        Asked(f"{word} asked", f"{word} under", QuestionWhen.AT_QUESTION_TIME),
        AnswerGiven(33, AnswerHow.NOT_NOW, f"{word} answered", DAY, f"{word} helps"),
        FollowedUp(33, f"{word} further"),
        QuestionSettled(33),
        QuestionReopened(33),
        SubjectRested(),
        SubjectWoken(),
        QuestionTimeProposed(2, f"{word}-hour", 30),
        QuestionTimeAgreed(39),
        QuestionTimeEnded(39),
        QuestionNoted(f"{word} noted", f"{word} below", 4, asked=True, when=QuestionWhen.BEFORE_THE_ACCOUNT),
        AnswerPrepared(f"{word} prepared", f"{word} foreseen", 4),
    )


def _accounts(word: str) -> tuple[Record, ...]:
    return (*account_samples(word),)


def _amends(word: str) -> tuple[Record, ...]:
    return (
        HarmTold(10, f"{word} did to me"),
        SaidBack(44, f"{word} said back"),
        SaidBackHeard(45, Heard.NOT_QUITE, f"{word} not quite"),
        ActsOwned(10, f"{word} did", f"{word} hid", f"{word} cost", f"{word} own"),
        Apologised(10, ApologyForm.GIFT, f"{word} sorry", f"{word} in an apology", asks_forgiveness=True),
        ForgivenessAsked(10),
        AmendsAnswered(48, f"{word} read it"),
        AmendsDrafted(DraftOf.APOLOGY, {f"{word}-part": f"{word} unsent"}, 10, f"{word}-where", 4),
        AmendsHanded(4, 48),
        ApologySaid(DAY, 10, f"{word}-space", 4, asks_forgiveness=True),
        PublicWordsAsked(f"{word}-choir", f"{word} in public"),
        PublicWordsDecided(54, agreed=True),
    )


def _elsewhere(word: str) -> tuple[Record, ...]:
    return (*recording_samples(word), *truth_samples(word), *subjects.samples(word))
