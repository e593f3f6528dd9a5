"""Small spaces of one giver: unseen until they are shown, and after their end nothing opens them (S14)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from goldseam.core.records.openness import OpennessGiven, OpennessKind, OpennessOpened
from goldseam.core.records.where_i_am import WhereWritten
from goldseam.ledger import doctor, ending, leaving, openness
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.models import Checkpoint, Item, ReleaseHalf, RingEntry, Space
from goldseam.ledger.openness import Way
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.tidying import tidy

Two = Any
Inspecting = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def item(two: Two, now: datetime, day: date) -> OpenSpace:
    """What Alice is about to show until the end of tomorrow."""
    ends_on = day + timedelta(days=1)
    return openness.begin(two.alice, WhereWritten("here"), at=now, day=day, ends_on=ends_on)


@pytest.fixture
def way(two: Two, item: OpenSpace, now: datetime, day: date) -> Way:
    """The way to it, as Bob reads it in the space of two."""

    def write(half: bytes, sealed: bytes) -> list[Any]:
        record = OpennessGiven(OpennessKind.WHERE, str(item.id), half, sealed)
        return two.space(two.alice).append(record, at=now, day=day)

    assert openness.show(item, write)
    (entry,) = two.space(two.bob).read(OpennessGiven)
    return Way(item.id, entry.author, entry.record.half, entry.record.sealed)


def texts(who: Any, way: Way, day: date) -> list[str]:
    spaces = [space for space, _ends in openness.found(who, [way], day).values()]
    entries = [entry for read in openness.read_all(spaces).values() for entry in read]
    return [entry.record.text for entry in entries if isinstance(entry.record, WhereWritten)]


def test_s12_a_draft_is_with_its_giver_alone(two: Two, item: OpenSpace) -> None:
    assert [each.id for each in two.alice.spaces().given] == [item.id]
    assert item.role == "given"
    assert not RingEntry.objects.filter(person=two.bob.person, space=item.id).exists()
    assert not ReleaseHalf.objects.filter(space=item.id).exists()
    assert not two.space(two.bob).read(OpennessGiven)


def test_what_is_shown_is_read_by_the_other_who_holds_no_key_to_it(two: Two, way: Way, day: date) -> None:
    assert texts(two.bob, way, day) == texts(two.alice, way, day) == ["here"]
    assert not RingEntry.objects.filter(person=two.bob.person, space=way.space).exists()
    assert not Checkpoint.objects.filter(person=two.bob.person, space=way.space).exists()


def test_nothing_of_what_it_holds_stands_in_the_space_of_two(item: OpenSpace, way: Way) -> None:
    assert item.key.reveal() not in way.sealed + way.half
    assert b"here" not in way.sealed + way.half


def test_showing_that_writes_nothing_leaves_nothing(item: OpenSpace) -> None:
    assert not openness.show(item, lambda _half, _sealed: [])
    assert not ReleaseHalf.objects.filter(space=item.id).exists()


def test_what_is_over_is_not_shown_any_more(item: OpenSpace) -> None:
    ending.end_space(item)
    assert not openness.show(item, lambda _half, _sealed: pytest.fail("it is over"))


def test_s14_ending_deletes_rows_and_key_although_the_other_wrote_there(
    two: Two, way: Way, now: datetime, day: date, stored: Callable[[], dict[str, list[Any]]]
) -> None:
    theirs, ends = openness.found(two.bob, [way], day)[way.space]
    assert ends == day + timedelta(days=1)
    theirs.append(OpennessOpened(), at=now, day=day)
    assert ending.stop_all_sharing(two.alice) == 1
    assert two.alice.spaces().given == ()
    assert openness.found(two.bob, [way], day) == {}
    assert openness.read_all([theirs]) == {}
    assert not [table for table, rows in stored().items() if any(way.space in row for row in rows)]
    with pytest.raises(SpaceDamagedError):
        theirs.append(OpennessOpened(), at=now, day=day)


def test_s14_after_its_last_day_the_server_deletes_it_without_anybodys_keys(
    two: Two, way: Way, now: datetime, day: date, inspecting: Inspecting
) -> None:
    last = day + timedelta(days=1)
    assert texts(two.bob, way, last) == ["here"]
    assert openness.found(two.bob, [way], last + timedelta(days=1)) == {}, "also where nobody tidied yet"
    with inspecting():
        tidy(now + timedelta(days=2))
    assert not ReleaseHalf.objects.filter(space=way.space).exists()
    assert list(doctor.with_keys(two.alice)) == list(doctor.with_keys(two.bob)) == []
    ending.forget_ended(two.alice, day + timedelta(days=3))
    assert two.alice.spaces().given == ()


def test_a_longer_last_day_holds_and_nothing_brings_back_what_is_over(
    two: Two, item: OpenSpace, way: Way, day: date
) -> None:
    later = day + timedelta(days=9)
    openness.prolong(item, later)
    assert texts(two.bob, way, later) == ["here"]
    ending.end_space(item)
    openness.prolong(item, later)
    assert not Space.objects.filter(id=item.id).exists()


def test_a_half_that_was_swapped_is_noticed(two: Two, way: Way, day: date) -> None:
    ReleaseHalf.objects.filter(space=way.space).update(half=b"x" * 32)
    with pytest.raises(SpaceDamagedError):
        openness.found(two.bob, [way], day)


def test_a_way_in_the_name_of_another_leads_nowhere(two: Two, way: Way, day: date) -> None:
    assert openness.found(two.bob, [Way(way.space, two.bob.person, way.half, way.sealed)], day) == {}
    assert openness.found(two.bob, [Way(uuid4(), way.giver, way.half, way.sealed)], day) == {}
    assert openness.found(two.bob, [], day) == openness.read_all([]) == {}


def test_a_row_that_was_dropped_from_it_is_noticed(
    two: Two, item: OpenSpace, way: Way, now: datetime, day: date
) -> None:
    item.append(WhereWritten("there"), at=now, day=day)
    assert texts(two.bob, way, day) == ["here", "there"]
    Item.objects.filter(space=item.id, seq=2).delete()
    with pytest.raises(SpaceDamagedError):
        openness.read_all([item])


def test_s15_leaving_ends_it(two: Two, way: Way, now: datetime, day: date) -> None:
    leaving.leave(two.space(two.alice), at=now, day=day)
    assert two.alice.spaces().given == ()
    assert not Space.objects.filter(id=way.space).exists()


def test_s23_deleting_the_account_ends_it(two: Two, way: Way, now: datetime, day: date) -> None:
    leaving.delete_account(two.alice, take_back=False, at=now, day=day)
    assert not Space.objects.filter(id=way.space).exists()
    assert not Item.objects.filter(space=way.space).exists()


def test_many_at_once_are_read_with_the_same_few_statements(
    two: Two, now: datetime, day: date, django_assert_num_queries: Any
) -> None:
    ends_on = day + timedelta(days=1)
    for number in range(3):
        openness.begin(two.alice, WhereWritten(str(number)), at=now, day=day, ends_on=ends_on)
    given = two.alice.spaces().given
    with django_assert_num_queries(2):
        read = openness.read_all(given)
    assert sorted(entry.record.text for entries in read.values() for entry in entries) == ["0", "1", "2"]
