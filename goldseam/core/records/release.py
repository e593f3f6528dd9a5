"""What stays sealed until both are done: private drafts, their release, and "not this round"."""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record

ROUNDS_KEPT = 8
BOTH = 2


class ReleaseTopic(StrEnum):
    """What two people release to each other at the same moment."""

    REVIEW = "review"
    STANDING = "standing"
    ACCOUNT = "account"
    EXPECTATIONS = "expectations"
    DISPUTE = "dispute"
    WHY = "why"
    VOWS = "vows"
    OPENING = "opening"


# These are read again for years: of them far more rounds stay than of what is looked at week by week.
LASTING = frozenset({ReleaseTopic.WHY, ReleaseTopic.VOWS, ReleaseTopic.OPENING, ReleaseTopic.DISPUTE})
LASTING_KEPT = 100


class Released(Record, frozen=True, tag="released"):
    """A text under a key of its own: `half` of that key is here, the other half lies with the server."""

    topic: ReleaseTopic
    round: str
    sealed: bytes
    half: bytes


class NotThisRound(Record, frozen=True, tag="not_this_round"):
    """Its author leaves this round out. It holds no reason."""

    topic: ReleaseTopic
    round: str


class ReviewDrafted(Record, frozen=True, tag="review_draft"):
    """Private: the answers to the questions of a review so far, question -> text."""

    round: str
    answers: Mapping[str, str] = {}


class StandingDrafted(Record, frozen=True, tag="standing_draft"):
    """Private: where its author thinks trust stands, 0 to 10 or left open, and words of their own."""

    round: str
    value: int | None = None
    words: str = ""


class Drafts(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest draft of each topic."""

    review: ReviewDrafted | None = None
    standing: StandingDrafted | None = None


class Round(msgspec.Struct, frozen=True, omit_defaults=True):
    """One round: who released (str(UUID) -> number of the item), who left it out. Days are ISO dates.

    `opened_on` is the day on which the second of them released, "" before; then nothing in it changes.
    `on` is the day of the newest act before that; once somebody left it out, a release that stays sealed
    does not move it, so that nothing tells of one.
    """

    topic: ReleaseTopic
    round: str
    released: Mapping[str, int] = {}
    not_this: tuple[str, ...] = ()
    opened_on: str = ""
    on: str = ""


class Releases(msgspec.Struct, frozen=True, omit_defaults=True):
    """The last eight rounds of each topic (a hundred of what lasts), in the order in which they were begun.

    Eight of those both may know of, and beside them eight that are sealed: a sealed one pushes nothing out.
    """

    review: tuple[Round, ...] = ()
    standing: tuple[Round, ...] = ()
    account: tuple[Round, ...] = ()
    expectations: tuple[Round, ...] = ()
    why: tuple[Round, ...] = ()
    vows: tuple[Round, ...] = ()
    opening: tuple[Round, ...] = ()
    dispute: tuple[Round, ...] = ()

    def of(self, topic: ReleaseTopic) -> tuple[Round, ...]:
        """The rounds of one topic."""
        found: tuple[Round, ...] = getattr(self, topic.value)
        return found

    def round(self, topic: ReleaseTopic, name: str) -> Round:
        """The round with this name; an empty one where nobody did anything in it yet."""
        return next((each for each in self.of(topic) if each.round == name), Round(topic, name))


def _releases(state: Releases, entry: Entry) -> Releases:
    record = entry.record
    if not isinstance(record, Released | NotThisRound):
        return state
    before = state.round(record.topic, record.round)
    if before.opened_on:
        return state
    after = _acted(before, entry)
    rounds = {each.round: each for each in state.of(record.topic)} | {record.round: after}
    return msgspec.structs.replace(state, **{record.topic.value: _kept(tuple(rounds.values()), record.topic)})


def _kept(rounds: tuple[Round, ...], topic: ReleaseTopic) -> tuple[Round, ...]:
    count = LASTING_KEPT if topic in LASTING else ROUNDS_KEPT
    told = [each for each in rounds if each.opened_on or each.not_this][-count:]
    sealed = [each for each in rounds if not each.opened_on and not each.not_this][-count:]
    return tuple(each for each in rounds if each in told or each in sealed)


def _acted(before: Round, entry: Entry) -> Round:
    """The newest act of each counts: a release taken back, or a round taken up after all.

    Taken up after all, "not this round" stands until the round opens: going, it would tell of a sealed release.
    """
    person, day = str(entry.author), entry.day.isoformat()
    released = {other: seq for other, seq in before.released.items() if other != person}
    not_this = tuple(other for other in before.not_this if other != person)
    if isinstance(entry.record, Released):
        released[person] = entry.seq
        not_this = before.not_this if len(released) < BOTH else ()
    else:
        not_this = (*not_this, person)
    opened_on = day if len(released) == BOTH else ""
    sealed = isinstance(entry.record, Released) and not opened_on
    on = before.on if sealed and not_this else day
    return Round(before.topic, before.round, released, not_this, opened_on, on)


def _drafts(state: Drafts, entry: Entry) -> Drafts:
    match entry.record:
        case ReviewDrafted() as review:
            return Drafts(review, state.standing)
        case StandingDrafted() as standing:
            return Drafts(state.review, standing)
        case _:
            return state


RELEASES = Fold("releases", 4, (Released, NotThisRound), Releases, stepwise(_releases))
DRAFTS = Fold("drafts", 1, (ReviewDrafted, StandingDrafted), Drafts, stepwise(_drafts))
