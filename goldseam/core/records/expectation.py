"""What somebody takes for granted, written in private until both release theirs at the same moment."""

from collections.abc import Mapping

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record

# What it is about; the order is the order on the page. The last is for whatever has no name here.
EXPECTED = ("home", "money", "family", "phone", "friends", "touch", "time", "else")


class ExpectationsDrafted(Record, frozen=True, tag="expectations_draft"):
    """Private: what its author takes for granted so far, what it is about -> text."""

    round: str
    answers: Mapping[str, str] = {}


class ExpectationDrafts(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest draft."""

    newest: ExpectationsDrafted | None = None


def _drafts(state: ExpectationDrafts, entry: Entry) -> ExpectationDrafts:
    record = entry.record
    return ExpectationDrafts(record) if isinstance(record, ExpectationsDrafted) else state


EXPECTATION_DRAFTS = Fold(
    "expectation_drafts", 1, (ExpectationsDrafted,), ExpectationDrafts, stepwise(_drafts)
)
