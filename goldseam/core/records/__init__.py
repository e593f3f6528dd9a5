"""Everything a person can write: one module a subject, each with its record types and its folds.

A record is frozen. A change is a new record; today's state is a fold over the entries, oldest first.
"""

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
from goldseam.core.records.codec import KINDS, AnyRecord, RecordError, decode, encode, kind_of
from goldseam.core.records.device import DeviceKnown, DeviceSeen
from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
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
from goldseam.core.records.lapse import Lapsed, LapseHow, LapseKind
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
from goldseam.core.records.practice import PracticeMark, PracticeMarked, PracticeStepped
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

__all__ = [
    "KINDS",
    "AccountPart",
    "AccountReadTo",
    "AccountSealed",
    "AccountTold",
    "ActsOwned",
    "AmendsAnswered",
    "AmendsDrafted",
    "AmendsHanded",
    "AnswerGiven",
    "AnswerPrepared",
    "Answered",
    "AnyRecord",
    "Apologised",
    "ApologySaid",
    "Asked",
    "BreachNamed",
    "BreachSeen",
    "ChannelClosed",
    "CheckedIn",
    "ClientKnown",
    "ClosenessWished",
    "ContactLogged",
    "CopyGiven",
    "Corrected",
    "DetailChosen",
    "DeviceKnown",
    "DeviceSeen",
    "DistancePlanned",
    "EndingDrafted",
    "EndingSent",
    "Entry",
    "Erased",
    "EveningReviewed",
    "Fold",
    "FollowedUp",
    "ForgivenessAsked",
    "FormKept",
    "HandOverAgreed",
    "HandOverProposed",
    "HandOverWaits",
    "Handed",
    "HandedOn",
    "HarmTold",
    "HelperConfirmed",
    "HelperNoted",
    "HelperOpened",
    "HelperProposed",
    "HelperRenewed",
    "InvitationEnded",
    "Invited",
    "Joined",
    "LapseHow",
    "LapseKind",
    "Lapsed",
    "Left",
    "LieCorrected",
    "LieNoted",
    "LieTold",
    "NotThisRound",
    "Noted",
    "Paused",
    "PracticeMark",
    "PracticeMarked",
    "PracticeStepped",
    "Preferred",
    "PublicWordsAnswered",
    "PublicWordsAsked",
    "PublicWordsDecided",
    "QuestionNoted",
    "QuestionReopened",
    "QuestionSettled",
    "QuestionTimeAgreed",
    "QuestionTimeEnded",
    "QuestionTimeProposed",
    "RecordError",
    "RecordingKept",
    "Reflected",
    "Released",
    "Resumed",
    "Returned",
    "ReviewDrafted",
    "SafetyAnswered",
    "SaidBack",
    "SaidBackHeard",
    "StandingDrafted",
    "SubjectRested",
    "SubjectWoken",
    "TalkBegun",
    "TalkClosed",
    "TalkPaused",
    "TalkTurned",
    "TermsStated",
    "Withdrawn",
    "WitnessWished",
    "decode",
    "encode",
    "kind_of",
]
