"""Made-up records of the shared space for the property tests: numbers and names are few, so that they meet."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from goldseam.core.records import (
    AccountPart,
    AccountReadTo,
    AccountSealed,
    AccountTold,
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
    DetailChosen,
    DeviceKnown,
    DeviceSeen,
    FollowedUp,
    ForgivenessAsked,
    Handed,
    HandOverAgreed,
    HandOverProposed,
    HandOverWaits,
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
from goldseam.core.records.account import PartKind, ToldHow
from goldseam.core.records.amends import ApologyForm, Heard
from goldseam.core.records.amends_draft import DraftOf
from goldseam.core.records.breach import Part
from goldseam.core.records.handed import CorrectionHow, HandedKind
from goldseam.core.records.kinds import Record
from goldseam.core.records.question import AnswerHow, QuestionWhen
from goldseam.core.records.release import ReleaseTopic
from goldseam.core.records.review import TalkHeld
from tests.core.records.recording_samples import WRITTEN_RECORDING
from tests.core.records.truth_samples import WRITTEN_TRUTH

name, words, number = st.sampled_from("abc"), st.text("ab", max_size=3), st.integers(1, 24)
day, key, topic = st.dates(), st.binary(max_size=4), st.sampled_from(ReleaseTopic)
part = st.sampled_from(Part)
week = st.sampled_from([f"2026-W{week:02}" for week in range(8, 20)]) | number.map(str)

WRITTEN_TOGETHER: dict[type[Record], SearchStrategy[Any]] = {
    **WRITTEN_RECORDING,
    **WRITTEN_TRUTH,
    Joined: st.builds(Joined, name),
    Paused: st.builds(Paused),
    Resumed: st.builds(Resumed),
    Left: st.builds(Left, st.booleans()),
    Returned: st.builds(Returned, name),
    Handed: st.builds(Handed, st.sampled_from(HandedKind), words, words),
    Corrected: st.builds(Corrected, number, words, st.sampled_from(CorrectionHow)),
    Withdrawn: st.builds(Withdrawn, number),
    ClosenessWished: st.builds(
        ClosenessWished,
        st.sampled_from(["near", "space", "no_contact", "later"]),
        words,
        st.none() | day,
        st.booleans(),
    ),
    BreachNamed: st.builds(BreachNamed, words, words),
    BreachSeen: st.builds(BreachSeen, number, part, part, words),
    Released: st.builds(Released, topic, week, key, key),
    NotThisRound: st.builds(NotThisRound, topic, week),
    ReviewDrafted: st.builds(ReviewDrafted, week, st.dictionaries(name, words, max_size=2)),
    StandingDrafted: st.builds(StandingDrafted, week, st.none() | st.integers(0, 10), words),
    TalkBegun: st.builds(TalkBegun, week),
    TalkTurned: st.builds(TalkTurned, week, st.integers(0, 6)),
    TalkPaused: st.builds(TalkPaused, week, words),
    TalkClosed: st.builds(TalkClosed, week, st.sampled_from(TalkHeld), words),
    TermsStated: st.builds(TermsStated, name, words, words),
    CopyGiven: st.builds(CopyGiven, words, words, st.booleans()),
    HelperNoted: st.builds(HelperNoted, words),
    HelperRenewed: st.builds(HelperRenewed, day),
    HelperProposed: st.builds(HelperProposed, name, st.integers(1, 90)),
    HelperConfirmed: st.builds(HelperConfirmed, number),
    HelperOpened: st.builds(HelperOpened, number, name, st.integers(1, 3), key, day),
    ClientKnown: st.builds(ClientKnown, name, words),
    DeviceSeen: st.builds(DeviceSeen, name, day),
    DeviceKnown: st.builds(DeviceKnown),
    Invited: st.builds(Invited, name, name, name, words),
    InvitationEnded: st.builds(InvitationEnded, name),
    Asked: st.builds(Asked, words, words, st.sampled_from(QuestionWhen)),
    AnswerGiven: st.builds(AnswerGiven, number, st.sampled_from(AnswerHow), words, st.none() | day, words),
    FollowedUp: st.builds(FollowedUp, number, words),
    QuestionSettled: st.builds(QuestionSettled, number),
    QuestionReopened: st.builds(QuestionReopened, number),
    SubjectRested: st.builds(SubjectRested),
    SubjectWoken: st.builds(SubjectWoken),
    QuestionTimeProposed: st.builds(QuestionTimeProposed, st.integers(0, 6), words, st.integers(5, 60)),
    QuestionTimeAgreed: st.builds(QuestionTimeAgreed, number),
    QuestionTimeEnded: st.builds(QuestionTimeEnded, number),
    QuestionNoted: st.builds(
        QuestionNoted, words, words, number, st.booleans(), st.sampled_from(QuestionWhen)
    ),
    AnswerPrepared: st.builds(AnswerPrepared, words, words, number),
    AccountPart: st.builds(
        AccountPart, st.sampled_from(PartKind), words, words, words, words, root=st.integers(0, 20)
    ),
    AccountSealed: st.builds(AccountSealed, words),
    AccountTold: st.builds(AccountTold, day, st.sampled_from(ToldHow)),
    AccountReadTo: st.builds(AccountReadTo, number, st.integers(0, 9)),
    DetailChosen: st.builds(DetailChosen, name),
    HandOverProposed: st.builds(HandOverProposed, words, st.booleans()),
    HandOverAgreed: st.builds(HandOverAgreed, number),
    HandOverWaits: st.builds(HandOverWaits, number, st.none() | day),
    HarmTold: st.builds(HarmTold, st.none() | number, words),
    SaidBack: st.builds(SaidBack, number, words),
    SaidBackHeard: st.builds(SaidBackHeard, number, st.sampled_from(Heard), words),
    ActsOwned: st.builds(ActsOwned, st.none() | number, words, words, words, words),
    Apologised: st.builds(
        Apologised, st.none() | number, st.sampled_from(ApologyForm), words, words, st.booleans(), words
    ),
    ForgivenessAsked: st.builds(ForgivenessAsked, st.none() | number),
    AmendsAnswered: st.builds(AmendsAnswered, number, words),
    AmendsDrafted: st.builds(
        AmendsDrafted,
        st.sampled_from(DraftOf),
        st.dictionaries(name, words, max_size=2),
        st.none() | number,
        name,
        st.none() | number,
    ),
    AmendsHanded: st.builds(AmendsHanded, number, number),
    ApologySaid: st.builds(ApologySaid, day, st.none() | number, name, st.none() | number, st.booleans()),
    PublicWordsAsked: st.builds(PublicWordsAsked, words, words),
    PublicWordsDecided: st.builds(PublicWordsDecided, number, st.booleans()),
}
