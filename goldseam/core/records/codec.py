"""Turns records into bytes and back: one closed list of kinds, one format with a version."""

from datetime import UTC, datetime

import msgspec

from goldseam.core.records.account import AccountPart, AccountReadTo, AccountSealed, AccountTold, DetailChosen
from goldseam.core.records.amends import (
    ActsOwned,
    AmendsAnswered,
    Apologised,
    ForgivenessAsked,
    HarmTold,
    SaidBack,
    SaidBackHeard,
)
from goldseam.core.records.amends_draft import AmendsDrafted, AmendsHanded, ApologySaid
from goldseam.core.records.breach import BreachNamed, BreachSeen
from goldseam.core.records.check_in import CheckedIn, EveningReviewed
from goldseam.core.records.closeness import ClosenessWished
from goldseam.core.records.device import DeviceKnown, DeviceSeen
from goldseam.core.records.hand_over import HandOverAgreed, HandOverProposed, HandOverWaits
from goldseam.core.records.handed import Corrected, Handed, Withdrawn
from goldseam.core.records.helping import (
    ClientKnown,
    CopyGiven,
    HelperConfirmed,
    HelperNoted,
    HelperOpened,
    HelperProposed,
    HelperRenewed,
    TermsStated,
)
from goldseam.core.records.invited import InvitationEnded, Invited
from goldseam.core.records.kinds import Record
from goldseam.core.records.lapse import Lapsed
from goldseam.core.records.lie import LieCorrected, LieNoted, LieTold
from goldseam.core.records.no_contact import (
    ChannelClosed,
    ContactLogged,
    DistancePlanned,
    EndingDrafted,
    EndingSent,
    HandedOn,
    WitnessWished,
)
from goldseam.core.records.note import Erased, FormKept, Noted
from goldseam.core.records.practice import PracticeMarked, PracticeStepped
from goldseam.core.records.preference import Preferred
from goldseam.core.records.public_words import PublicWordsAnswered, PublicWordsAsked, PublicWordsDecided
from goldseam.core.records.question import (
    AnswerGiven,
    AnswerPrepared,
    Asked,
    FollowedUp,
    QuestionNoted,
    QuestionReopened,
    QuestionSettled,
    SubjectRested,
    SubjectWoken,
)
from goldseam.core.records.question_time import QuestionTimeAgreed, QuestionTimeEnded, QuestionTimeProposed
from goldseam.core.records.recording import RecordingKept
from goldseam.core.records.release import NotThisRound, Released, ReviewDrafted, StandingDrafted
from goldseam.core.records.review import TalkBegun, TalkClosed, TalkPaused, TalkTurned
from goldseam.core.records.situation import Answered, Reflected, SafetyAnswered
from goldseam.core.records.together import Joined, Left, Paused, Resumed, Returned

AnyRecord = (
    AccountPart
    | AccountReadTo
    | AccountSealed
    | AccountTold
    | ActsOwned
    | AmendsAnswered
    | AmendsDrafted
    | AmendsHanded
    | AnswerGiven
    | AnswerPrepared
    | Answered
    | Apologised
    | ApologySaid
    | Asked
    | BreachNamed
    | BreachSeen
    | ChannelClosed
    | CheckedIn
    | ClientKnown
    | ClosenessWished
    | ContactLogged
    | CopyGiven
    | Corrected
    | DetailChosen
    | DeviceKnown
    | DeviceSeen
    | DistancePlanned
    | EndingDrafted
    | EndingSent
    | Erased
    | EveningReviewed
    | FollowedUp
    | ForgivenessAsked
    | FormKept
    | HandOverAgreed
    | HandOverProposed
    | HandOverWaits
    | Handed
    | HandedOn
    | HarmTold
    | HelperConfirmed
    | HelperNoted
    | HelperOpened
    | HelperProposed
    | HelperRenewed
    | InvitationEnded
    | Invited
    | Joined
    | Lapsed
    | Left
    | LieCorrected
    | LieNoted
    | LieTold
    | NotThisRound
    | Noted
    | Paused
    | PracticeMarked
    | PracticeStepped
    | Preferred
    | PublicWordsAnswered
    | PublicWordsAsked
    | PublicWordsDecided
    | QuestionNoted
    | QuestionReopened
    | QuestionSettled
    | QuestionTimeAgreed
    | QuestionTimeEnded
    | QuestionTimeProposed
    | RecordingKept
    | Reflected
    | Released
    | Resumed
    | Returned
    | ReviewDrafted
    | SafetyAnswered
    | SaidBack
    | SaidBackHeard
    | StandingDrafted
    | SubjectRested
    | SubjectWoken
    | TalkBegun
    | TalkClosed
    | TalkPaused
    | TalkTurned
    | TermsStated
    | Withdrawn
    | WitnessWished
)
# Every kind there is, in the order in which it was introduced; the order carries no meaning.
KINDS: tuple[type[Record], ...] = (
    Answered,
    Reflected,
    SafetyAnswered,
    CheckedIn,
    EveningReviewed,
    PracticeMarked,
    Noted,
    FormKept,
    Preferred,
    Erased,
    PracticeStepped,
    Lapsed,
    PublicWordsAnswered,
    Joined,
    Paused,
    Resumed,
    Left,
    Returned,
    Handed,
    Corrected,
    Withdrawn,
    ClosenessWished,
    BreachNamed,
    BreachSeen,
    Released,
    NotThisRound,
    ReviewDrafted,
    StandingDrafted,
    TalkBegun,
    TalkTurned,
    TalkPaused,
    TalkClosed,
    TermsStated,
    CopyGiven,
    HelperNoted,
    HelperRenewed,
    HelperProposed,
    HelperConfirmed,
    HelperOpened,
    ClientKnown,
    DeviceSeen,
    DeviceKnown,
    Invited,
    InvitationEnded,
    Asked,
    AnswerGiven,
    FollowedUp,
    QuestionSettled,
    QuestionReopened,
    SubjectRested,
    SubjectWoken,
    QuestionTimeProposed,
    QuestionTimeAgreed,
    QuestionTimeEnded,
    QuestionNoted,
    AnswerPrepared,
    LieNoted,
    LieTold,
    LieCorrected,
    ChannelClosed,
    ContactLogged,
    DistancePlanned,
    EndingDrafted,
    EndingSent,
    HandedOn,
    WitnessWished,
    AccountPart,
    AccountSealed,
    AccountTold,
    AccountReadTo,
    DetailChosen,
    HandOverProposed,
    HandOverAgreed,
    HandOverWaits,
    HarmTold,
    SaidBack,
    SaidBackHeard,
    ActsOwned,
    Apologised,
    ForgivenessAsked,
    AmendsAnswered,
    AmendsDrafted,
    AmendsHanded,
    ApologySaid,
    PublicWordsAsked,
    PublicWordsDecided,
    RecordingKept,
)
FORMAT = 1
NEWER = "this entry was written by a newer version of the program"


class RecordError(ValueError):
    """Bytes that were opened correctly do not hold a record that this version knows."""


class _Envelope(msgspec.Struct, frozen=True, array_like=True):
    """What is encrypted: the format, the second it was written (Unix, UTC), the record."""

    format: int
    at: int
    record: AnyRecord


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Envelope)


def encode(record: Record, at: datetime) -> bytes:
    """Encode a record written at `at` (aware). Seconds are kept, fractions are not."""
    return _encoder.encode([FORMAT, int(at.replace(microsecond=0).timestamp()), record])


def decode(data: bytes) -> tuple[datetime, Record]:
    """Decode what `encode` made.

    Raises:
        RecordError: the bytes are no record of a known kind and format.
    """
    try:
        envelope = _decoder.decode(data)
        at = datetime.fromtimestamp(envelope.at, UTC)
    except (msgspec.MsgspecError, ValueError, OverflowError, OSError, RecursionError):
        # Not only msgspec's own: broken UTF-8, a moment outside the calendar and deep nesting have others.
        raise RecordError(NEWER) from None
    if envelope.format != FORMAT:
        raise RecordError(NEWER)
    return at, envelope.record


def kind_of(record_type: type[Record]) -> str:
    """The name of a kind as it stands in the bytes."""
    tag = record_type.__struct_config__.tag
    return str(tag)
