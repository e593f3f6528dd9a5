"""The full account: written in private piece by piece, sealed for a day, told aloud or handed over (A01.2, T1)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record
from goldseam.core.records.rough_date import RoughDate, rough_date


class PartKind(StrEnum):
    """What a part of the account is: something that happened, a denial put right, an answer, or the reasons."""

    EVENT = "event"
    DENIAL = "denial"
    ANSWER = "answer"
    REASONS = "reasons"


class AccountPart(Record, frozen=True, tag="account_part"):
    """Private: one part in the author's own words; every field may stay empty.

    `when` is a day as it is remembered ("spring 2024"), `said` what was said about it then, or the question that
    an answer is to, `truth` what was true, `knew` who knew, `unsure` what is still uncertain. `root` is the
    number of the first entry about the same part: this one stands in its place.
    """

    part: PartKind = PartKind.EVENT
    when: str = ""
    happened: str = ""
    said: str = ""
    truth: str = ""
    knew: str = ""
    money: str = ""
    health: str = ""
    unsure: str = ""
    root: int = 0


class AccountSealed(Record, frozen=True, tag="account_sealed"):
    """Private: the account as it is to be handed over (`sealed_account`), from a day after this entry on."""

    text: str


class ToldHow(StrEnum):
    """How the account was told outside the program; `not_told` takes an entry back."""

    ALOUD = "aloud"
    PAPER = "paper"
    NOT_TOLD = "not_told"


class AccountTold(Record, frozen=True, tag="account_told"):
    """Private: that the account was told on a day, and nothing of what was told."""

    on: date
    how: ToldHow


class AccountReadTo(Record, frozen=True, tag="account_read"):
    """Private to the reader: where they stopped reading the account of a hand-over, counted from 0."""

    hand_over: int
    place: int


class DetailChosen(Record, frozen=True, tag="detail_level"):
    """How much detail its author wants: private, or in the shared space, where whoever writes sees it (T1)."""

    level: str


class Detail(msgspec.Struct, frozen=True, array_like=True):
    """What somebody chose, and the ISO day of choosing."""

    level: str
    on: str


class Details(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest choice of each person by str(UUID)."""

    chosen: Mapping[str, Detail] = {}


class StandingPart(msgspec.Struct, frozen=True):
    """A part as it stands: the number of its first entry, of its newest, all of its numbers, and its words."""

    root: int
    seq: int
    seqs: tuple[int, ...]
    part: AccountPart


def standing_parts(entries: Iterable[Entry]) -> tuple[StandingPart, ...]:
    """The parts that stand: what happened in order of time, then denials, answers, and the reasons."""
    found: dict[int, StandingPart] = {}
    for entry in entries:
        record = entry.record
        if isinstance(record, AccountPart):
            root = record.root or entry.seq
            before = found[root].seqs if root in found else ()
            found[root] = StandingPart(root, entry.seq, (*before, entry.seq), record)
    return tuple(sorted(found.values(), key=_order))


def _order(each: StandingPart) -> tuple[int, RoughDate, int]:
    return list(PartKind).index(each.part.part), rough_date(each.part.when), each.root


def sealed_account(parts: Sequence[AccountPart]) -> str:
    """The parts as one text, to be sealed; "" where there are none."""
    given = [msgspec.structs.replace(part, root=0) for part in parts]
    return msgspec.json.encode(given).decode() if given else ""


def read_account(text: str) -> tuple[AccountPart, ...]:
    """The parts out of a sealed text; none where it is no account."""
    try:
        return msgspec.json.decode(text or "[]", type=tuple[AccountPart, ...])
    except (msgspec.MsgspecError, RecursionError):
        return ()


def last_told(entries: Iterable[Entry]) -> AccountTold | None:
    """The newest word on telling it outside the program, unless that took an earlier one back."""
    newest: AccountTold | None = None
    for entry in entries:
        if isinstance(entry.record, AccountTold):
            newest = entry.record
    return None if newest is None or newest.how is ToldHow.NOT_TOLD else newest


def read_to(entries: Iterable[Entry], hand_over: int) -> int:
    """The place where reading the account of this hand-over stopped; 0 where it never did."""
    place = 0
    for entry in entries:
        if isinstance(entry.record, AccountReadTo) and entry.record.hand_over == hand_over:
            place = entry.record.place
    return place


def _details(state: Details, entry: Entry) -> Details:
    if not isinstance(entry.record, DetailChosen):
        return state
    chosen = Detail(entry.record.level, entry.day.isoformat())
    return Details({**state.chosen, str(entry.author): chosen})


DETAILS = Fold("details", 1, (DetailChosen,), Details, stepwise(_details))
