"""Records as bytes: every kind comes back as it was, what was written once reads for ever, the rest is refused."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.records import KINDS, AnyRecord, Noted, RecordError, decode, encode, kind_of
from goldseam.core.records.kinds import Record
from tests.core.records import subjects

VECTORS = Path(__file__).parent / "vectors"
FROZEN: list[dict[str, Any]] = json.loads((VECTORS / "format-1.json").read_text())
AT = datetime(2026, 3, 2, 18, 30, 15, tzinfo=UTC)
# The names that stand in what people have stored. One more may come; none may go or change its meaning.
NAMES = {
    "lie",
    "lie_told",
    "lie_corrected",
    "ending_draft",
    "ending_sent",
    "witness",
    "distance_plan",
    "channel_closed",
    "contact",
    "handed_on",
    "acts_owned",
    "amends_answered",
    "amends_draft",
    "amends_handed",
    "apology",
    "apology_said",
    "forgiveness_asked",
    "harm_told",
    "public_words_asked",
    "public_words_decided",
    "said_back",
    "said_back_heard",
    "account_part",
    "account_read",
    "account_sealed",
    "account_told",
    "detail_level",
    "hand_over",
    "hand_over_agreed",
    "hand_over_waits",
    "answer_given",
    "answer_prepared",
    "asked",
    "followed_up",
    "question_noted",
    "question_reopened",
    "question_settled",
    "question_time",
    "question_time_agreed",
    "question_time_ended",
    "recording",
    "subject_rested",
    "subject_woken",
    "answered",
    "breach",
    "breach_seen",
    "check_in",
    "client",
    "closeness",
    "copy",
    "corrected",
    "device_known",
    "device_seen",
    "erased",
    "evening",
    "handed",
    "helper_confirmed",
    "helper_note",
    "helper_opened",
    "helper_proposed",
    "helper_renewed",
    "invitation_ended",
    "invited",
    "joined",
    "kept_form",
    "lapse",
    "left",
    "not_this_round",
    "note",
    "paused",
    "practice",
    "practice_step",
    "preference",
    "public_words",
    "reflected",
    "released",
    "resumed",
    "returned",
    "review_draft",
    "safety",
    "standing_draft",
    "talk_begun",
    "talk_closed",
    "talk_paused",
    "talk_turn",
    "terms",
    "withdrawn",
    *(kind_of(kind) for kind in subjects.FROZEN),
}


def envelope(*parts: object) -> bytes:
    return msgspec.msgpack.encode(parts)


def test_every_kind_keeps_its_name() -> None:
    names = [kind_of(kind) for kind in KINDS]

    assert set(names) == NAMES
    assert len(names) == len(set(names))


def test_every_kind_is_one_that_can_be_read_back() -> None:
    assert set(AnyRecord.__args__) == set(KINDS)
    assert set(Record.__subclasses__()) >= set(KINDS)


def test_every_record_type_of_the_package_is_a_kind() -> None:
    """A record that can be written but not read would be lost."""
    own = {kind for kind in Record.__subclasses__() if kind.__module__.startswith("goldseam.")}

    assert own == set(KINDS)


def test_every_kind_has_frozen_bytes() -> None:
    assert {vector["kind"] for vector in FROZEN} == NAMES, "run python -m tests.core.records.make_vectors"


@pytest.mark.parametrize("vector", FROZEN, ids=lambda vector: f"{vector['kind']}-{vector['bytes'][-8:]}")
def test_what_was_written_once_reads_for_ever(vector: dict[str, Any]) -> None:
    at, record = decode(bytes.fromhex(vector["bytes"]))

    found = json.loads(msgspec.json.encode(record))
    assert found.pop("kind") == vector["kind"]
    assert {name: found.get(name) for name in vector["fields"]} == vector["fields"]
    assert at == AT


@pytest.mark.parametrize("kind", KINDS, ids=kind_of)
def test_every_field_that_may_be_left_out_has_a_default_and_every_record_is_frozen(
    kind: type[Record],
) -> None:
    assert kind.__struct_config__.frozen
    required = [field.encode_name for field in msgspec.structs.fields(kind) if field.required]
    least = [set(vector["fields"]) for vector in FROZEN if vector["kind"] == kind_of(kind)]
    assert set(required) <= set.intersection(*least), "a new field needs a default: old entries lack it"


def test_a_field_that_came_later_is_passed_over() -> None:
    newer = envelope(1, 0, {"kind": "note", "text": "a", "colour": "red"})

    assert decode(newer) == (datetime(1970, 1, 1, tzinfo=UTC), Noted("a"))


REFUSED = {
    "nothing": b"",
    "no list": envelope()[:0] + msgspec.msgpack.encode({"format": 1}),
    "an empty list": envelope(),
    "no record": envelope(1, 0),
    "an unknown kind": envelope(1, 0, {"kind": "promise", "text": "a"}),
    "no kind": envelope(1, 0, {"text": "a"}),
    "a kind that is no name": envelope(1, 0, {"kind": 5, "text": "a"}),
    "a newer format": envelope(2, 0, {"kind": "note", "text": "a"}),
    "a newer format of another shape": envelope(2, {"at": 0}, b"\1\2\3"),
    "an older format": envelope(0, 0, {"kind": "note", "text": "a"}),
    "a field of another type": envelope(1, 0, {"kind": "note", "text": 5}),
    "a missing field": envelope(1, 0, {"kind": "note"}),
    "an unknown answer": envelope(1, 0, {"kind": "evening", "for_day": "2026-03-02", "truth": "maybe"}),
    "no day": envelope(1, 0, {"kind": "check_in", "for_day": "2026-02-30"}),
    "a moment far ahead": envelope(1, 2**40, {"kind": "note", "text": "a"}),
    "a moment beyond time": envelope(1, 2**63, {"kind": "note", "text": "a"}),
    "a moment long ago": envelope(1, -(2**60), {"kind": "note", "text": "a"}),
    "a moment in parts": envelope(1, 0.5, {"kind": "note", "text": "a"}),
    "broken text": envelope(1, 0, {"kind": "note", "text": "a"})[:-1] + b"\xff",
    "something behind": envelope(1, 0, {"kind": "note", "text": "a"}) + b"\0",
    "deep nesting": envelope(1, 0, {"kind": "note", "text": "a"})[:4] + b"\xa1x" + b"\x91" * 100_000,
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_is_no_record_of_this_version_gives_the_one_error(data: bytes) -> None:
    with pytest.raises(RecordError) as error:
        decode(data)

    assert str(error.value) == "this entry was written by a newer version of the program"
    assert error.value.__suppress_context__ or error.value.__context__ is None


@given(st.binary(max_size=200))
def test_any_bytes_give_a_record_or_the_one_error(data: bytes) -> None:
    try:
        at, record = decode(data)
    except RecordError:
        return
    assert type(record) in KINDS
    assert at.tzinfo is UTC


@given(st.sampled_from(FROZEN), st.integers(0, 400), st.integers(1, 255))
def test_a_changed_byte_gives_a_record_or_the_one_error(
    vector: dict[str, Any], place: int, change: int
) -> None:
    data = bytearray.fromhex(vector["bytes"])
    data[place % len(data)] ^= change
    try:
        _, record = decode(bytes(data))
    except RecordError:
        return
    assert type(record) in KINDS


def test_fractions_of_a_second_are_not_kept() -> None:
    assert decode(encode(Noted("a"), AT.replace(microsecond=999_999)))[0] == AT
