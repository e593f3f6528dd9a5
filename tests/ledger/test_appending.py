"""Writing to a space and reading from it: in order, whole, and by kind without opening the rest."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from goldseam.core.records import CheckedIn, Entry, Noted, Preferred
from goldseam.core.records.check_in import RECENT
from goldseam.core.records.kinds import Record
from goldseam.core.records.preference import PREFERENCES
from goldseam.ledger.models import Item, Space
from goldseam.ledger.people import NewPerson
from goldseam.ledger.spaces import OpenSpace


def test_numbers_count_from_one_without_a_gap(space: OpenSpace, write: Callable[..., list[int]]) -> None:
    assert write(space, Noted("a")) == [1]
    assert write(space, Noted("b"), Preferred("theme", "dark"), Noted("c")) == [2, 3, 4]
    assert write(space) == []
    assert write(space, Noted("d")) == [5]
    assert space.head().last == 5


def test_what_is_read_is_what_was_written_oldest_first(
    space: OpenSpace, alice: NewPerson, now: datetime, day: date
) -> None:
    space.append(Noted("first"), Noted("second", practice="a-pause"), at=now, day=day)
    space.append(Noted("third"), at=now + timedelta(hours=9), day=day + timedelta(days=1))

    person = alice.unlocked.person
    assert space.read(Noted) == [
        Entry(1, person, day, now, Noted("first")),
        Entry(2, person, day, now, Noted("second", practice="a-pause")),
        Entry(3, person, day + timedelta(days=1), now + timedelta(hours=9), Noted("third")),
    ]


def test_append_returns_what_a_later_read_finds(space: OpenSpace, day: date) -> None:
    elsewhere = datetime(2026, 3, 3, 1, 30, 15, 999_999, tzinfo=timezone(timedelta(hours=7)))

    written = space.append(Noted("a"), Noted("b"), at=elsewhere, day=day)

    assert written == space.read(Noted)
    assert written[0].at == datetime(2026, 3, 2, 18, 30, 15, tzinfo=UTC)


def test_entries_of_different_times_are_appended_in_the_given_order(
    space: OpenSpace, now: datetime, day: date
) -> None:
    later = now + timedelta(hours=1)

    space.append_dated([(Noted("told first"), later, day), (Noted("told second"), now, day)])

    assert [(entry.seq, entry.at) for entry in space.read(Noted)] == [(1, later), (2, now)]


def test_reading_by_kind_opens_none_of_the_others(
    space: OpenSpace, write: Callable[..., list[int]], opened: list[int]
) -> None:
    write(space, Noted("a"), Preferred("theme", "dark"), Noted("b"), CheckedIn(date(2026, 3, 2)))

    assert [entry.seq for entry in space.read(Noted)] == [1, 3]
    assert opened == [1, 3]
    assert [entry.seq for entry in space.read(Preferred, CheckedIn)] == [2, 4]
    assert opened == [1, 3, 2, 4]


def test_reading_takes_two_queries_however_much_there_is(
    space: OpenSpace,
    write: Callable[..., list[int]],
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    for count in (1, 300):
        write(space, *[Noted(str(number)) for number in range(count)])
        with django_assert_num_queries(2):
            space.read(Noted)


def test_a_kind_that_was_never_written_reads_as_nothing(space: OpenSpace) -> None:
    assert space.read(Noted) == []


@pytest.mark.parametrize(
    "text",
    ["", "\0", "שלום \u202e עולם", "👩‍👩‍👧 e\u0301", "\ud7ff\ue000", "x" * 200_000],
    ids=["empty", "nul", "right-to-left", "emoji", "edges", "long"],
)
def test_odd_texts_come_back_as_they_were(
    space: OpenSpace, write: Callable[..., list[int]], text: str
) -> None:
    write(space, Noted(text))

    assert [entry.record for entry in space.read(Noted)] == [Noted(text)]


def test_two_people_neither_share_numbers_nor_tags_nor_entries(
    person: Callable[[str], NewPerson],
    write: Callable[..., list[int]],
    inspecting: Callable[[], AbstractContextManager[None]],
) -> None:
    alice, bob = (person(name).unlocked.private_space() for name in ("Alice", "Bob"))

    assert write(alice, Noted("of Alice")) == [1]
    assert write(bob, Noted("of Bob")) == [1]

    assert [entry.record for entry in alice.read(Noted)] == [Noted("of Alice")]
    assert [entry.record for entry in bob.read(Noted)] == [Noted("of Bob")]
    with inspecting():
        tags = [bytes(tag) for tag in Item.objects.values_list("tag", flat=True)]
    assert len(set(tags)) == 2


def test_a_batch_with_something_that_cannot_be_written_writes_nothing(
    space: OpenSpace, now: datetime, day: date, write: Callable[..., list[int]]
) -> None:
    class Unknown(Record, frozen=True, tag="unknown"):
        thing: object

    with pytest.raises(TypeError):
        space.append(Noted("before"), Unknown(object()), at=now, day=day)

    assert space.head().last == 0
    assert write(space, Noted("after")) == [1]


def test_what_is_rolled_back_around_an_append_leaves_no_trace(
    space: OpenSpace, write: Callable[..., list[int]]
) -> None:
    class ChangeOfMindError(Exception):
        pass

    def write_and_change_it() -> None:
        with transaction.atomic():
            write(space, Noted("never"))
            raise ChangeOfMindError

    with pytest.raises(ChangeOfMindError):
        write_and_change_it()

    assert write(space, Noted("kept")) == [1]
    assert [entry.record for entry in space.read(Noted)] == [Noted("kept")]


def test_a_space_shows_no_key_when_it_is_printed(space: OpenSpace) -> None:
    shown = repr(space)

    assert "master" not in shown
    assert "ring" not in shown


def test_the_head_in_clear_is_the_number_of_the_last_item(
    space: OpenSpace, write: Callable[..., list[int]]
) -> None:
    write(space, Noted("a"), Noted("b"))

    assert Space.objects.values_list("head", flat=True).get(id=space.id) == 2


def plan_of(queries: CaptureQueriesContext) -> str:
    """How the database would find what the last statement asks for."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # a table that looks empty is walked through
        explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
        cursor.execute(f"{explain} {queries.captured_queries[-1]['sql']}")
        return str(cursor.fetchall())


# PostgreSQL weighs its statistics, which a fresh table has none of: there, any index of the space will do.
FOUND_BY = {"sqlite": "item_by_kind (space_id=? AND tag=? AND seq>?", "postgresql": "Index Cond: ((space_id"}


def test_a_kind_is_found_by_an_index_and_not_by_walking_through_the_space(
    space: OpenSpace, write: Callable[..., list[int]]
) -> None:
    write(space, *[Noted(str(number)) for number in range(200)], Preferred("theme", "dark"))

    with CaptureQueriesContext(connection) as reading:
        space.read(Preferred)
    assert FOUND_BY[connection.vendor] in plan_of(reading).replace('"', "")
    with CaptureQueriesContext(connection) as folding:
        space.states(PREFERENCES, RECENT)
    assert FOUND_BY[connection.vendor] in plan_of(folding).replace('"', "")
