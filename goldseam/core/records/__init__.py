"""Everything a person can write: one module a subject, each with its record types and its folds.

A record is frozen. A change is a new record; today's state is a fold over the entries, oldest first.
"""

from goldseam.core.records.check_in import CheckedIn, EveningReviewed
from goldseam.core.records.codec import KINDS, AnyRecord, RecordError, decode, encode, kind_of
from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.note import Erased, FormKept, Noted
from goldseam.core.records.practice import PracticeMark, PracticeMarked, PracticeStepped
from goldseam.core.records.preference import Preferred
from goldseam.core.records.situation import Answered, Reflected, SafetyAnswered

__all__ = [
    "KINDS",
    "Answered",
    "AnyRecord",
    "CheckedIn",
    "Entry",
    "Erased",
    "EveningReviewed",
    "Fold",
    "FormKept",
    "Noted",
    "PracticeMark",
    "PracticeMarked",
    "PracticeStepped",
    "Preferred",
    "RecordError",
    "Reflected",
    "SafetyAnswered",
    "decode",
    "encode",
    "kind_of",
]
