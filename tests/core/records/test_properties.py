"""What holds for every kind and every fold: bytes come back, and a fold may pause in a checkpoint anywhere."""

import importlib
import pkgutil
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from goldseam import core
from goldseam.core.records import (
    KINDS,
    Answered,
    CheckedIn,
    Entry,
    Erased,
    EveningReviewed,
    Fold,
    FormKept,
    Lapsed,
    LapseHow,
    LapseKind,
    Noted,
    PracticeMark,
    PracticeMarked,
    PracticeStepped,
    Preferred,
    PublicWordsAnswered,
    Reflected,
    SafetyAnswered,
    decode,
    encode,
    kind_of,
)
from goldseam.core.records.acted import ACTS
from goldseam.core.records.check_in import BACKFILL_DAYS, ITEMS, RECENT, SERIES, Truth
from goldseam.core.records.kinds import Record
from goldseam.core.records.lapse import LAPSES
from goldseam.core.records.note import NOTES
from goldseam.core.records.practice import PRACTICES, WALKS
from goldseam.core.records.preference import PREFERENCES
from goldseam.core.records.public_words import PUBLIC_WORDS
from goldseam.core.records.situation import ANSWERS, REFLECTIONS, SAFETY
from goldseam.core.trust.felt import FELT_TRUST
from tests.core.records import subjects
from tests.core.records.made_up import WRITTEN_TOGETHER
from tests.core.records.together_samples import FOLDS_TOGETHER

# Every fold there is; a test below fails when a module has one that is not here.
FOLDS: tuple[Fold[Any], ...] = (
    *FOLDS_TOGETHER,
    ACTS,
    ANSWERS,
    REFLECTIONS,
    SAFETY,
    RECENT,
    SERIES,
    FELT_TRUST,
    PRACTICES,
    WALKS,
    PREFERENCES,
    NOTES,
    LAPSES,
    PUBLIC_WORDS,
)
AUTHORS, FIRST = (UUID(int=1), UUID(int=2)), date(2026, 3, 2)

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["true", "1", "null", ""]
)
name = st.sampled_from(["a", "b", "c", "true", "0"])
day = st.dates(date(2024, 1, 1), date(2028, 12, 31))
written: dict[type[Record], SearchStrategy[Any]] = {
    **WRITTEN_TOGETHER,
    **subjects.WRITTEN,
    Answered: st.builds(
        Answered, name, st.none() | st.booleans() | text | st.lists(text, max_size=3).map(tuple)
    ),
    Reflected: st.builds(Reflected, name, text),
    SafetyAnswered: st.builds(SafetyAnswered, st.dictionaries(name, text, max_size=3)),
    CheckedIn: st.builds(
        CheckedIn,
        day,
        st.dictionaries(st.sampled_from(ITEMS), st.none() | st.integers(0, 10), max_size=4),
        st.none() | text,
    ),
    EveningReviewed: st.builds(
        EveningReviewed, day, st.sampled_from(Truth), text, text, st.none() | st.booleans()
    ),
    PracticeMarked: st.builds(PracticeMarked, name, st.sampled_from(PracticeMark), st.none() | day),
    PracticeStepped: st.builds(PracticeStepped, name, st.integers(0, 9)),
    Lapsed: st.builds(
        Lapsed,
        day,
        st.sampled_from(LapseHow),
        st.sampled_from(LapseKind),
        st.lists(name, max_size=2).map(tuple),
        text,
        text,
        st.none() | st.integers(1, 20),
        st.none() | day,
        st.booleans(),
        st.booleans(),
    ),
    PublicWordsAnswered: st.builds(PublicWordsAnswered, name | text, st.booleans()),
    Noted: st.builds(Noted, text, text),
    FormKept: st.builds(FormKept, text, st.lists(st.tuples(text, text), max_size=3).map(tuple)),
    Preferred: st.builds(Preferred, name, text),
    Erased: st.builds(Erased, st.lists(st.integers(1, 20) | st.integers(1, 2**53), max_size=3).map(tuple)),
}


@st.composite
def histories(draw: st.DrawFn, kinds: tuple[type[Record], ...]) -> list[Entry]:
    """Entries as a space gives them: numbers and days go up, and a day is filled in at most three days late."""
    entries, today, seq = list[Entry](), FIRST, 0
    for _ in range(draw(st.integers(0, 30))):
        today += timedelta(days=draw(st.sampled_from([0, 0, 1, 1, 2, 40])))
        seq += draw(st.sampled_from([1, 1, 1, 4]))
        record = draw(st.one_of(*(written[kind] for kind in kinds)))
        if isinstance(record, CheckedIn | EveningReviewed):
            late = timedelta(days=draw(st.integers(0, BACKFILL_DAYS)))
            record = msgspec.structs.replace(record, for_day=today - late)
        moment = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
        author = draw(st.sampled_from(AUTHORS))
        entries.append(Entry(seq, author, today, moment, record))
    return entries


def kept(state: Any, fold: Fold[Any]) -> Any:
    """The state as it comes back out of a checkpoint."""
    return msgspec.msgpack.decode(msgspec.msgpack.encode(state), type=fold.state)


def modules() -> list[Any]:
    found = pkgutil.walk_packages(core.__path__, f"{core.__name__}.")
    return [importlib.import_module(module.name) for module in found]


def test_every_kind_can_be_made_up_here() -> None:
    assert set(written) == set(KINDS)


def test_every_fold_of_every_module_is_in_the_list() -> None:
    defined = {value for module in modules() for value in vars(module).values() if isinstance(value, Fold)}

    assert defined == set(FOLDS)


def test_every_fold_has_a_name_of_its_own_and_reads_something() -> None:
    assert len({fold.name for fold in FOLDS}) == len(FOLDS)
    assert all(fold.reads and set(fold.reads) <= set(KINDS) and fold.version >= 1 for fold in FOLDS)


@pytest.mark.parametrize("kind", KINDS, ids=kind_of)
@settings(max_examples=40, deadline=None)
@given(data=st.data(), at=st.datetimes(datetime(1970, 1, 1), datetime(9999, 12, 30), timezones=st.just(UTC)))  # noqa: DTZ001 - the zone is given beside
def test_every_record_comes_back_from_its_bytes(
    kind: type[Record], data: st.DataObject, at: datetime
) -> None:
    record = data.draw(written[kind])

    assert decode(encode(record, at)) == (at.replace(microsecond=0), record)


@pytest.mark.parametrize("fold", FOLDS, ids=lambda fold: fold.name)
@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_folding_in_parts_through_checkpoints_equals_folding_at_once(
    fold: Fold[Any], data: st.DataObject
) -> None:
    entries = data.draw(histories(fold.reads))
    at_once = fold.over(entries)

    cuts = sorted(data.draw(st.sets(st.integers(0, len(entries)), max_size=3)))
    state = fold.state()
    for start, end in zip([0, *cuts], [*cuts, len(entries)], strict=True):
        state = kept(fold.over(entries[start:end], state), fold)

    assert state == at_once


@pytest.mark.parametrize("fold", FOLDS, ids=lambda fold: fold.name)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_a_fold_changes_neither_its_start_nor_its_entries(fold: Fold[Any], data: st.DataObject) -> None:
    entries = data.draw(histories(fold.reads))
    half = len(entries) // 2
    start = fold.over(entries[:half])
    before = msgspec.msgpack.encode((start, entries))

    fold.over(iter(entries[half:]), start)

    assert msgspec.msgpack.encode((start, entries)) == before


@pytest.mark.parametrize("fold", FOLDS, ids=lambda fold: fold.name)
def test_nothing_written_folds_to_the_empty_state(fold: Fold[Any]) -> None:
    assert fold.over([]) == fold.state() == kept(fold.state(), fold)
