"""Checkpoints: the same answer with and without, at a flat cost, and never trusted further than they open."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from goldseam.core.records import Answered, CheckedIn, Fold, Noted, PracticeMark, PracticeMarked, Preferred
from goldseam.core.records.check_in import RECENT, SERIES
from goldseam.core.records.practice import PRACTICES
from goldseam.core.records.preference import PREFERENCES
from goldseam.core.records.situation import ANSWERS, SAFETY
from goldseam.ledger.checkpoints import LONGEST_TAIL
from goldseam.ledger.heads import Heads, OlderCopyError
from goldseam.ledger.models import Checkpoint, Item, Space
from goldseam.ledger.people import NewPerson
from goldseam.ledger.spaces import OpenSpace

Write = Callable[..., list[int]]
PAGE = (ANSWERS, PRACTICES, RECENT, SAFETY, PREFERENCES)
FIRST = date(2020, 1, 1)


def check_ins(count: int, start: int = 0) -> list[CheckedIn]:
    return [CheckedIn(FIRST + timedelta(days=n), {"safe": n % 11}) for n in range(start, start + count)]


def rows(space: OpenSpace) -> Any:
    return Checkpoint.objects.filter(person=space.person, space=space.id)


def states(space: OpenSpace, *folds: Fold[Any]) -> list[Any]:
    found = space.states(*folds)
    return [found[fold] for fold in folds]


def test_states_are_the_same_with_and_without_checkpoints(space: OpenSpace, write: Write) -> None:
    marks = [PracticeMarked("a-pause", PracticeMark.DONE), PracticeMarked("a-walk", PracticeMark.NOT_FOR_US)]
    for start in range(0, 240, 60):
        write(
            space, *check_ins(60, start), *marks, Answered("role", "injured"), Preferred("theme", str(start))
        )
        with_checkpoints = states(space, *PAGE, SERIES)
        assert rows(space).count() == len(PAGE) + 1

        rows(space).delete()
        assert states(space, *PAGE, SERIES) == with_checkpoints
        rebuilt = {fold: fold.over(space.read(*fold.reads)) for fold in (*PAGE, SERIES)}
        assert list(rebuilt.values()) == with_checkpoints


def test_folds_asked_for_on_different_pages_go_on_from_their_own_checkpoints(
    space: OpenSpace, write: Write, opened: list[int]
) -> None:
    write(space, *check_ins(60))
    space.states(SERIES)
    write(space, *check_ins(60, 60), Preferred("theme", "dark"))
    space.states(RECENT, PREFERENCES)
    write(space, *check_ins(5, 120))
    opened.clear()

    found = space.states(SERIES, RECENT, PREFERENCES)

    assert sorted(opened) == [*range(61, 121), *range(122, 127)], "what both need is opened once"
    assert len(found[SERIES].safe) == 125
    assert found[RECENT] == RECENT.over(space.read(*RECENT.reads))
    assert found[PREFERENCES].values == {"theme": "dark"}


def test_the_cost_of_a_page_stays_flat(
    space: OpenSpace,
    write: Write,
    opened: list[int],
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    for count, start in ((200, 0), (1_800, 200)):
        write(space, *check_ins(count, start))
        space.states(*PAGE)
        write(space, *check_ins(7, start + count))
        opened.clear()
        with django_assert_num_queries(3):
            space.states(*PAGE)
        assert len(opened) == 7


def test_at_most_so_many_entries_are_opened_again_and_again(
    space: OpenSpace, write: Write, opened: list[int]
) -> None:
    longest = 0
    for number in range(3 * LONGEST_TAIL):
        write(space, *check_ins(1, number))
        opened.clear()
        space.states(*PAGE)
        longest = max(longest, len(opened))
    assert longest == LONGEST_TAIL + 1


def test_entries_of_other_kinds_cost_nothing(space: OpenSpace, write: Write, opened: list[int]) -> None:
    write(space, *check_ins(LONGEST_TAIL + 1))
    space.states(SERIES)
    write(space, *[Noted(str(number)) for number in range(100)])
    opened.clear()

    space.states(SERIES)

    assert opened == []


@pytest.mark.parametrize("place", [0, 5, 6, 30, 60, 1000, -1])
def test_a_flipped_byte_makes_a_checkpoint_be_built_anew(space: OpenSpace, write: Write, place: int) -> None:
    write(space, *check_ins(60))
    before = states(space, SERIES)
    sealed = bytearray(rows(space).get().sealed)
    sealed[place] ^= 1
    rows(space).update(sealed=bytes(sealed))

    assert states(space, SERIES) == before
    assert bytes(rows(space).get().sealed) != bytes(sealed), "a usable one stands in its place"


@pytest.mark.parametrize("sealed", [b"", b"\0" * 46, b"x" * 1070])
def test_a_checkpoint_that_is_none_is_built_anew(space: OpenSpace, write: Write, sealed: bytes) -> None:
    write(space, *check_ins(60))
    before = states(space, SERIES)
    rows(space).update(sealed=sealed)

    assert states(space, SERIES) == before


def test_a_checkpoint_of_another_version_is_built_anew(
    space: OpenSpace, write: Write, opened: list[int]
) -> None:
    write(space, *check_ins(60))
    space.states(SERIES)
    newer = replace(SERIES, version=SERIES.version + 1)
    opened.clear()

    assert len(space.states(newer)[newer].safe) == 60
    assert len(opened) == 60


def test_a_state_that_no_longer_fits_its_type_is_built_anew(space: OpenSpace, write: Write) -> None:
    write(space, *check_ins(60))
    space.states(SERIES)

    class Total(msgspec.Struct, frozen=True):
        safe: int = 0

    counting = Fold(
        SERIES.name, SERIES.version, SERIES.reads, Total, lambda _, entries: Total(len(list(entries)))
    )

    assert space.states(counting)[counting] == Total(60)


def test_a_fold_that_reads_other_kinds_than_before_starts_anew(space: OpenSpace, write: Write) -> None:
    write(space, *check_ins(60), Preferred("theme", "dark"))
    space.states(SERIES)
    instead = replace(PREFERENCES, name=SERIES.name, version=SERIES.version)

    assert space.states(instead)[instead].values == {"theme": "dark"}


def test_a_checkpoint_of_another_person_space_or_fold_is_not_believed(
    person: Callable[[str], NewPerson], space: OpenSpace, write: Write
) -> None:
    bob = person("Bob").unlocked.private_space()
    write(space, *check_ins(60))
    write(bob, *check_ins(60, 500))
    mine, theirs = states(space, SERIES, RECENT), states(bob, SERIES, RECENT)
    assert mine != theirs

    of_bob = {bytes(tag): bytes(sealed) for tag, sealed in rows(bob).values_list("tag", "sealed")}
    tags = [bytes(tag) for tag in rows(space).values_list("tag", flat=True)]
    for foreign in of_bob.values():
        rows(space).update(sealed=foreign)
        assert states(space, SERIES, RECENT) == mine

    swapped = {
        tag: bytes(rows(space).get(tag=other).sealed) for tag, other in zip(tags, tags[::-1], strict=True)
    }
    for tag, sealed in swapped.items():
        rows(space).filter(tag=tag).update(sealed=sealed)
    assert states(space, SERIES, RECENT) == mine


def test_an_older_checkpoint_put_back_gives_the_same_state(space: OpenSpace, write: Write) -> None:
    write(space, *check_ins(60))
    space.states(SERIES)
    old = bytes(rows(space).get().sealed)
    write(space, *check_ins(60, 60))
    now = states(space, SERIES)
    rows(space).update(sealed=old)

    assert states(space, SERIES) == now


def test_a_checkpoint_from_before_an_erasure_brings_no_word_back(
    space: OpenSpace, write: Write, now: Any, day: date
) -> None:
    write(space, *check_ins(60))
    space.states(SERIES)
    old = rows(space).get()
    space.erase([1], at=now, day=day)
    old.save(force_insert=True)

    assert FIRST.toordinal() not in space.states(SERIES)[SERIES].safe


def test_a_checkpoint_shows_that_a_space_was_put_back_to_an_older_state(
    space: OpenSpace, write: Write
) -> None:
    write(space, *check_ins(10))
    old = Space.objects.get(id=space.id)
    write(space, *check_ins(60, 10))
    space.states(SERIES)
    Item.objects.filter(space=space.id, seq__gt=10).delete()
    old.save()
    kept = bytes(rows(space).get().sealed)
    forgetful = replace(space, heads=Heads())

    with pytest.raises(OlderCopyError):
        forgetful.states(SERIES)

    assert bytes(rows(space).get().sealed) == kept, "the witness stays"
    assert len(forgetful.read(CheckedIn)) == 10, "rows and head agree: nothing else can tell"


def test_what_somebody_writes_while_a_page_is_read_is_no_damage(
    space: OpenSpace, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(space, *check_ins(60))
    stale = space.head()
    write(space, *check_ins(60, 60))
    expected = states(space, SERIES)
    heads = [stale, space.head()]
    monkeypatch.setattr(OpenSpace, "head", lambda _: heads.pop(0))

    assert states(space, SERIES) == expected
    assert heads == []


def test_what_somebody_erases_while_a_page_is_read_stays_erased(
    space: OpenSpace, write: Write, now: Any, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(space, *check_ins(60))
    original, erased = OpenSpace._opened, list[bool]()

    def interrupted(self: OpenSpace, *given: Any) -> Any:
        found = original(self, *given)
        if not erased:
            erased.append(True)
            self.erase([1], at=now, day=day)
        return found

    monkeypatch.setattr(OpenSpace, "_opened", interrupted)
    space.states(SERIES)

    assert rows(space).count() == 0, "what was read before the erasure must not be kept"


def test_a_checkpoint_says_neither_its_fold_nor_how_far_it_goes(space: OpenSpace, write: Write) -> None:
    write(space, *check_ins(60))
    space.states(SERIES, RECENT)
    few = sorted(len(bytes(row.sealed)) for row in rows(space))
    write(space, *check_ins(60, 60))
    space.states(SERIES, RECENT)

    assert [field.name for field in Checkpoint._meta.concrete_fields] == ["person", "space", "tag", "sealed"]
    assert few == sorted(len(bytes(row.sealed)) for row in rows(space)), "padded"
