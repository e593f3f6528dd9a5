"""Turns records into bytes and back: one closed list of kinds, one format with a version."""

from collections.abc import Iterator
from datetime import UTC, datetime
from types import ModuleType
from typing import TYPE_CHECKING, Union

import msgspec

from goldseam.core.records import (
    account,
    agreement,
    amends,
    amends_draft,
    appreciation,
    away,
    breach,
    check_in,
    closeness,
    decided,
    device,
    dispute,
    expectation,
    hand_over,
    handed,
    helping,
    idea,
    invited,
    lapse,
    lie,
    measured,
    memory,
    no_contact,
    note,
    openness,
    own,
    photo,
    plan_said,
    practice,
    preference,
    promise,
    public_words,
    question,
    question_time,
    recording,
    release,
    renewal,
    request,
    review,
    sign,
    situation,
    time_out,
    together,
    touch,
    trigger,
    upkeep,
    where_i_am,
)
from goldseam.core.records.kinds import Record

# Where people write about: every record class of these modules is a kind. Their order carries no meaning.
SUBJECTS: tuple[ModuleType, ...] = (
    account,
    agreement,
    amends,
    amends_draft,
    appreciation,
    away,
    breach,
    check_in,
    closeness,
    decided,
    device,
    dispute,
    expectation,
    hand_over,
    handed,
    helping,
    idea,
    invited,
    lapse,
    lie,
    measured,
    memory,
    no_contact,
    note,
    openness,
    own,
    photo,
    plan_said,
    practice,
    preference,
    promise,
    public_words,
    question,
    question_time,
    recording,
    release,
    renewal,
    request,
    review,
    sign,
    situation,
    time_out,
    together,
    touch,
    trigger,
    upkeep,
    where_i_am,
)


def _kinds(subject: ModuleType) -> Iterator[type[Record]]:
    for each in vars(subject).values():
        if isinstance(each, type) and issubclass(each, Record) and each.__module__ == subject.__name__:
            yield each


KINDS: tuple[type[Record], ...] = tuple(kind for subject in SUBJECTS for kind in _kinds(subject))
FORMAT = 1
NEWER = "this entry was written by a newer version of the program"


class RecordError(ValueError):
    """Bytes that were opened correctly do not hold a record that this version knows."""


if TYPE_CHECKING:
    AnyRecord = Record
else:
    AnyRecord = Union[KINDS]  # noqa: UP007 - the kinds are known only when the program runs


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
