"""Everything a person can write: one module a subject, each with its record types and its folds.

A record is frozen. A change is a new record; today's state is a fold over the entries, oldest first.
"""

from goldseam.core.records.breach import BreachNamed, BreachSeen
from goldseam.core.records.check_in import CheckedIn, EveningReviewed
from goldseam.core.records.closeness import ClosenessWished
from goldseam.core.records.codec import KINDS, AnyRecord, RecordError, decode, encode, kind_of
from goldseam.core.records.device import DeviceKnown, DeviceSeen
from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
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
from goldseam.core.records.note import Erased, FormKept, Noted
from goldseam.core.records.practice import PracticeMark, PracticeMarked, PracticeStepped
from goldseam.core.records.preference import Preferred
from goldseam.core.records.public_words import PublicWordsAnswered
from goldseam.core.records.release import NotThisRound, Released, ReviewDrafted, StandingDrafted
from goldseam.core.records.review import TalkBegun, TalkClosed, TalkPaused, TalkTurned
from goldseam.core.records.situation import Answered, Reflected, SafetyAnswered
from goldseam.core.records.together import Joined, Left, Paused, Resumed, Returned

__all__ = [
    "KINDS",
    "Answered",
    "AnyRecord",
    "BreachNamed",
    "BreachSeen",
    "CheckedIn",
    "ClientKnown",
    "ClosenessWished",
    "CopyGiven",
    "Corrected",
    "DeviceKnown",
    "DeviceSeen",
    "Entry",
    "Erased",
    "EveningReviewed",
    "Fold",
    "FormKept",
    "Handed",
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
    "NotThisRound",
    "Noted",
    "Paused",
    "PracticeMark",
    "PracticeMarked",
    "PracticeStepped",
    "Preferred",
    "PublicWordsAnswered",
    "RecordError",
    "Reflected",
    "Released",
    "Resumed",
    "Returned",
    "ReviewDrafted",
    "SafetyAnswered",
    "StandingDrafted",
    "TalkBegun",
    "TalkClosed",
    "TalkPaused",
    "TalkTurned",
    "TermsStated",
    "Withdrawn",
    "decode",
    "encode",
    "kind_of",
]
