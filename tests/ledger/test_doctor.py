"""The doctor: silent where the ledger is whole, and one plain line for everything that is not."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from goldseam.core.records import CheckedIn, Noted
from goldseam.ledger import doctor, people
from goldseam.ledger.models import Item, Person, RingEntry, SealedInbox, SignInName, Space
from goldseam.ledger.people import NewPerson

Finds = Callable[[], list[str]]


@pytest.fixture
def filled(alice: NewPerson, person: Callable[[str], NewPerson], now: datetime, day: date) -> NewPerson:
    """Alice with five entries, one of them erased; and Bob, who wrote nothing."""
    space = alice.unlocked.private_space()
    space.append(*[CheckedIn(day, {"safe": number}) for number in range(4)], Noted("a note"), at=now, day=day)
    space.erase([2], at=now, day=day)
    person("Bob")
    return alice


@pytest.fixture
def without_keys(inspecting: Callable[[], AbstractContextManager[None]]) -> Finds:
    def found() -> list[str]:
        with inspecting():
            return list(doctor.without_keys())

    return found


def rows(made: NewPerson) -> Any:
    return Item.objects.filter(space=made.unlocked.private_space().id)


def test_a_whole_ledger_gives_no_line(filled: NewPerson, without_keys: Finds) -> None:
    assert without_keys() == []
    assert list(doctor.with_keys(filled.unlocked)) == []


@pytest.mark.parametrize("seq", [1, 3, 6], ids=["first", "middle", "last"])
def test_a_missing_row_is_found_with_and_without_keys(
    filled: NewPerson, without_keys: Finds, seq: int
) -> None:
    rows(filled).filter(seq=seq).delete()

    assert "6 items are counted, 5 are stored" in " ".join(without_keys())
    assert list(doctor.with_keys(filled.unlocked))


def test_a_body_of_an_impossible_size_is_found_without_keys(filled: NewPerson, without_keys: Finds) -> None:
    rows(filled).filter(seq=3).update(body=b"x" * 1000)

    assert [line for line in without_keys() if "item 3 has a size" in line]


@pytest.mark.parametrize("size", [0, 1, 45, 46, 1069, 1071])
def test_no_sealed_item_has_these_sizes(filled: NewPerson, without_keys: Finds, size: int) -> None:
    rows(filled).filter(seq=3).update(body=b"x" * size)

    assert without_keys()


def test_swapped_rows_are_found_by_opening_them(filled: NewPerson, without_keys: Finds) -> None:
    first, third = (bytes(rows(filled).get(seq=seq).body) for seq in (1, 3))
    rows(filled).filter(seq=1).update(body=third)
    rows(filled).filter(seq=3).update(body=first)

    assert without_keys() == [], "numbers and sizes are as they should be"
    found = list(doctor.with_keys(filled.unlocked))
    assert [seq for seq in (1, 2, 3, 4, 5, 6) if any(f"item {seq} " in line for line in found)] == [1, 3]


def test_an_erased_row_that_is_back_is_found_with_keys(
    alice: NewPerson, now: datetime, day: date, without_keys: Finds
) -> None:
    space = alice.unlocked.private_space()
    space.append(Noted("erased"), at=now, day=day)
    old = bytes(rows(alice).get(seq=1).body)
    space.erase([1], at=now, day=day)
    rows(alice).filter(seq=1).update(body=old)

    assert without_keys() == []
    assert [line for line in doctor.with_keys(alice.unlocked) if "item 1 was erased and is back" in line]


def test_a_changed_head_is_found_with_keys(filled: NewPerson) -> None:
    space = filled.unlocked.private_space().id
    Space.objects.filter(id=space).update(head=5)

    assert len(list(doctor.with_keys(filled.unlocked))) == 1


def test_a_changed_key_ring_is_found_with_keys_and_a_missing_one_without(
    filled: NewPerson, without_keys: Finds
) -> None:
    ring = RingEntry.objects.filter(person=filled.unlocked.person)
    ring.update(sealed=b"x" * 1070)
    assert len(list(doctor.with_keys(filled.unlocked))) == 1

    ring.delete()
    assert [line for line in without_keys() if "nobody holds its key" in line]


def test_a_forged_inbox_row_is_found_with_keys(filled: NewPerson) -> None:
    SealedInbox.objects.create(person_id=filled.unlocked.person, id=uuid4(), device=b"x", sealed=b"y")

    assert [line for line in doctor.with_keys(filled.unlocked) if "1 entries" in line]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"public_key": b"x" * 64}, "public key"),
        ({"passphrase_slot": b"x"}, "slot"),
        ({"recovery_slot": b""}, "slot"),
        ({"name_key": b"x" * 32}, "sign-in name"),
    ],
    ids=["public key", "slot", "recovery slot", "name"],
)
def test_a_changed_person_is_found_without_keys(
    filled: NewPerson, without_keys: Finds, columns: dict[str, bytes], expected: str
) -> None:
    Person.objects.filter(id=filled.unlocked.person).update(**columns)

    lines = without_keys()
    assert len(lines) == 1
    assert expected in lines[0]


def test_a_name_that_leads_elsewhere_is_found_without_keys(filled: NewPerson, without_keys: Finds) -> None:
    name = SignInName.objects.filter(name_key=people.name_key(filled.sign_in_name))
    name.update(person=uuid4())

    assert len(without_keys()) == 1


@pytest.mark.parametrize("text", ["", "goldseam-dele", "goldseam-deletions 2\n", "canary"])
def test_a_deletion_log_that_is_none_is_found_without_keys(
    filled: NewPerson, without_keys: Finds, settings: Any, tmp_path: Path, text: str
) -> None:
    assert filled
    settings.DELETIONS = tmp_path / "deletions.log"
    assert without_keys() == []
    settings.DELETIONS.write_text(text)
    (line,) = without_keys()
    assert line.startswith("deletions.log is no deletion log")
    assert "canary" not in line
    settings.DELETIONS.write_text("goldseam-deletions 1\n")
    assert without_keys() == []


def test_a_deletion_log_that_cannot_be_read_is_found_without_keys(
    filled: NewPerson, without_keys: Finds, settings: Any, tmp_path: Path
) -> None:
    assert filled
    settings.DELETIONS = tmp_path
    (line,) = without_keys()
    assert line.startswith("deletions.log cannot be read")


def test_no_line_says_what_anybody_wrote(filled: NewPerson, without_keys: Finds) -> None:
    rows(filled).filter(seq=5).update(body=b"a note")

    assert "a note" not in " ".join([*without_keys(), *doctor.with_keys(filled.unlocked)])


def test_a_damaged_file_is_said_first(
    filled: NewPerson, without_keys: Finds, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert filled

    class Answering:
        """A database whose own check finds two places."""

        vendor = "sqlite"

        @contextmanager
        def cursor(self) -> Iterator["Answering"]:
            yield self

        def execute(self, sql: str) -> None:
            assert sql == "PRAGMA integrity_check"

        def fetchall(self) -> list[tuple[str]]:
            return [("row 3 missing from index",), ("row 4 missing from index",)]

    monkeypatch.setattr(doctor, "connection", Answering())

    assert without_keys() == ["the database file is damaged (2 places); put back the newest backup"]
