"""What the table of acts says is bound to the version of its fold: a changed line leaves no old checkpoint in force."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec

from goldseam.core.records import Entry, decode, kind_of
from goldseam.core.records.acted import ACTS
from goldseam.core.records.acted_table import OWN_PAGES, REFLECTED_ON, TABLE
from goldseam.core.records.kinds import Record

DAY, AUTHOR = date(2026, 3, 2), UUID(int=1)
FROZEN = json.loads((Path(__file__).parent / "vectors" / "format-1.json").read_text())
# Version of ACTS -> what its tables say. A line is added with every change of them, and none is ever changed: where
# the second test fails, raise the version in acted.py and put the new digest under it.
SAID = {
    1: "2f75c1776c2492efd847cf0e4cb221566d79f652ce72b8a1a5c1e1c7cfa976cd",
    2: "df162021176a23a06da225eedd36aa0efbf80949bb03eba5c0b380193229e9e5",
}


def values_like(value: Any) -> tuple[Any, ...]:
    """What else may stand in the place of a value, as far as a line of the table may ask for it."""
    match value:
        case StrEnum():
            return tuple(type(value))
        case bool():
            return (not value,)
        case str():
            return ("", " ")
        case date():
            return (DAY - timedelta(days=3),)
        case _:
            return ()


def written() -> Iterator[Record]:
    """The frozen records that the fold reads, and each again with one of its fields otherwise."""
    for vector in FROZEN:
        record = decode(bytes.fromhex(vector["bytes"]))[1]
        if isinstance(record, ACTS.reads):
            yield record
            for name in record.__struct_fields__:
                for value in values_like(getattr(record, name)):
                    yield msgspec.structs.replace(record, **{name: value})


def acts_of(record: Record) -> Any:
    at = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
    return msgspec.to_builtins(ACTS.over([Entry(1, AUTHOR, DAY, at, record)]))


def test_every_line_of_the_table_speaks_of_a_record_that_is_looked_at_here() -> None:
    looked_at = list(written())

    silent = [
        (kind_of(line.kind), line.slugs)
        for line in TABLE
        if not any(isinstance(record, line.kind) and line.when(record) for record in looked_at)
    ]

    assert not silent


def test_what_the_tables_say_does_not_change_under_the_version_of_the_fold() -> None:
    lines = [(kind_of(line.kind), line.slugs) for line in TABLE]
    pages = sorted((*page, slug) for page, slug in OWN_PAGES.items())
    questions = sorted((slug, sorted(asked)) for slug, asked in REFLECTED_ON.items())
    acts = sorted(json.dumps([kind_of(type(each)), acts_of(each)], sort_keys=True) for each in written())

    said = json.dumps([sorted(lines), pages, questions, acts])

    assert SAID[ACTS.version] == sha256(said.encode()).hexdigest()


def test_a_version_of_the_fold_is_used_once() -> None:
    assert list(SAID) == list(range(1, ACTS.version + 1))
    assert len(set(SAID.values())) == len(SAID)
