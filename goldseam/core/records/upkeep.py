"""Private: what keeps the bond in repair, looked at each quarter; and drafts of what opens for both at once."""

from collections.abc import Mapping

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record


class UpkeepWritten(Record, frozen=True, tag="upkeep"):
    """What its author keeps doing, how slipping would show, and whom they would ask. The newest counts."""

    keeps: str
    slipping: str = ""
    whom: str = ""


class UpkeepReviewed(Record, frozen=True, tag="upkeep_reviewed"):
    """It was looked at again; a few words, if any."""

    text: str = ""


class BondDrafted(Record, frozen=True, tag="bond_draft"):
    """Words that wait until both are ready: why they chose each other, a vow, an answer to a small question.

    `topic` is a ReleaseTopic as a word, `round` names which of them. The newest of a topic counts.
    """

    topic: str
    round: str
    text: str


class Upkeep(msgspec.Struct, frozen=True, omit_defaults=True):
    """The number of the newest words (0: none), and the ISO day on which they were written or looked at last."""

    seq: int = 0
    looked_on: str = ""
    reviews: tuple[int, ...] = ()


class BondDrafts(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest draft of each topic: its round and its number."""

    by_topic: Mapping[str, tuple[str, int]] = {}

    def seq_of(self, topic: str, round_id: str) -> int:
        """The number of the draft for this round; 0 where there is none."""
        known, seq = self.by_topic.get(topic, ("", 0))
        return seq if known == round_id else 0


# Two years of quarters, and some of the time before.
REVIEWS_KEPT = 12


def _upkeep(state: Upkeep, entry: Entry) -> Upkeep:
    day = entry.day.isoformat()
    match entry.record:
        case UpkeepWritten():
            return msgspec.structs.replace(state, seq=entry.seq, looked_on=day)
        case UpkeepReviewed():
            reviews = (*state.reviews, entry.seq)[-REVIEWS_KEPT:]
            return msgspec.structs.replace(state, looked_on=day, reviews=reviews)
        case _:
            return state


def _drafts(state: BondDrafts, entry: Entry) -> BondDrafts:
    record = entry.record
    if not isinstance(record, BondDrafted):
        return state
    return BondDrafts({**state.by_topic, record.topic: (record.round, entry.seq)})


UPKEEP = Fold("upkeep", 1, (UpkeepWritten, UpkeepReviewed), Upkeep, stepwise(_upkeep))
BOND_DRAFTS = Fold("bond_drafts", 1, (BondDrafted,), BondDrafts, stepwise(_drafts))
REACHING: tuple[type[Record], ...] = ()
