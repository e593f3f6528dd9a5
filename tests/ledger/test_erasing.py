"""Erasing: the words go at once, from the file too; the number stays, and nobody else's item can be touched."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path

import pytest
from django.db import connection

from goldseam.core.records import CheckedIn, Erased, Noted
from goldseam.core.records.check_in import SERIES
from goldseam.ledger.checkpoints import LONGEST_TAIL
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.models import Checkpoint, Item
from goldseam.ledger.people import NewPerson
from goldseam.ledger.spaces import OpenSpace

Write = Callable[..., list[int]]


def test_an_erased_entry_is_gone_and_its_number_stays(
    space: OpenSpace, write: Write, now: datetime, day: date
) -> None:
    write(space, Noted("one"), Noted("two"), Noted("three"))

    space.erase([2], at=now, day=day)

    assert [(entry.seq, entry.record) for entry in space.read(Noted)] == [
        (1, Noted("one")),
        (3, Noted("three")),
    ]
    assert [(entry.seq, entry.record) for entry in space.read(Erased)] == [(4, Erased((2,), "note"))]
    assert write(space, Noted("four")) == [5]
    assert list(Item.objects.filter(space=space.id).order_by("seq").values_list("seq", flat=True)) == [
        1,
        2,
        3,
        4,
        5,
    ]


def test_erasing_twice_does_no_more_than_once(
    space: OpenSpace, write: Write, now: datetime, day: date
) -> None:
    write(space, Noted("one"), Noted("two"))
    space.erase([1], at=now, day=day)
    head = space.head()

    space.erase([1], at=now, day=day)
    space.erase([], at=now, day=day)
    assert space.head() == head

    space.erase([1, 2], at=now, day=day)
    assert [entry.record for entry in space.read(Erased)] == [Erased((1,), "note"), Erased((2,), "note")]
    assert space.read(Noted) == []


def test_a_state_forgets_what_was_erased(space: OpenSpace, write: Write, now: datetime, day: date) -> None:
    write(space, CheckedIn(date(2026, 3, 1), {"safe": 3}), CheckedIn(date(2026, 3, 2), {"safe": 4}))

    space.erase([1], at=now, day=day)

    assert space.states(SERIES)[SERIES].safe == {date(2026, 3, 2).toordinal(): 4}


@pytest.mark.parametrize("numbers", [[4], [0], [-1], [1, 4], [2**63 - 1]])
def test_a_number_that_is_no_item_erases_nothing(
    space: OpenSpace, write: Write, now: datetime, day: date, numbers: list[int]
) -> None:
    write(space, Noted("one"), Noted("two"), Noted("three"))

    with pytest.raises(SpaceDamagedError):
        space.erase(numbers, at=now, day=day)

    assert len(space.read(Noted)) == 3
    assert space.read(Erased) == []


def test_what_another_member_wrote_cannot_be_erased(
    space: OpenSpace, write: Write, now: datetime, day: date, person: Callable[[str], NewPerson]
) -> None:
    bob = person("Bob").unlocked
    beside = OpenSpace(space.id, bob.person, bob.master, space.ring)
    write(space, Noted("of Alice"))
    write(beside, Noted("of Bob"))

    for mine, theirs, foreign in ((space, "of Bob", 2), (beside, "of Alice", 1)):
        with pytest.raises(SpaceDamagedError):
            mine.erase([foreign], at=now, day=day)
        assert theirs in [entry.record.text for entry in mine.read(Noted) if isinstance(entry.record, Noted)]

    beside.erase([2], at=now, day=day)
    assert [entry.record for entry in space.read(Noted)] == [Noted("of Alice")]


def test_erasing_drops_every_checkpoint_of_the_space(
    space: OpenSpace, write: Write, now: datetime, day: date
) -> None:
    write(space, *[CheckedIn(date.fromordinal(730_000 + n), {"safe": 1}) for n in range(LONGEST_TAIL + 1)])
    space.states(SERIES)
    checkpoints = Checkpoint.objects.filter(person=space.person, space=space.id)
    assert checkpoints.count() == 1

    space.erase([1], at=now, day=day)

    assert checkpoints.count() == 0


def test_an_erased_row_looks_like_any_other_short_one(
    space: OpenSpace, write: Write, now: datetime, day: date
) -> None:
    write(space, Noted("short"), Noted("long " * 2_000))
    space.erase([2], at=now, day=day)

    first, second = (
        Item.objects.filter(space=space.id, seq__lte=2).order_by("seq").values_list("body", flat=True)
    )
    assert len(bytes(first)) == len(bytes(second))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("length", [10, 30_000], ids=["inside a page", "over many pages"])
def test_the_old_ciphertext_is_gone_from_the_database_file(
    space: OpenSpace,
    write: Write,
    now: datetime,
    day: date,
    length: int,
    inspecting: Callable[[], AbstractContextManager[None]],
) -> None:
    write(space, Noted("x" * length), Noted("stays"))
    first, second = (bytes(Item.objects.get(space=space.id, seq=seq).body) for seq in (1, 2))

    space.erase([1], at=now, day=day)

    with inspecting():
        kept = [bytes(body) for body in Item.objects.values_list("body", flat=True)]
    assert first not in kept
    assert second in kept
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw = Path(str(connection.settings_dict["NAME"])).read_bytes()
        pieces = [first[at : at + 64] for at in range(0, len(first) - 64, 256)]
        assert not [piece for piece in pieces if piece in raw]
        assert second[:64] in raw
