"""What was deleted after a backup does not come back with it: accounts, items, spaces, texts taken back, recordings."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from goldseam.core.records import Erased, Left, Noted, Released
from goldseam.core.records.handed import HANDED, Handed, HandedKind
from goldseam.core.records.release import ReleaseTopic
from goldseam.core.records.together import TOGETHER
from goldseam.ledger import (
    deletions,
    doctor,
    ending,
    leaving,
    media_files,
    people,
    releases,
    server_keys,
)
from goldseam.ledger.backup import restoring
from goldseam.ledger.backup.replaying import replay
from goldseam.ledger.deletions import Line, What
from goldseam.ledger.models import Item, Person, ReleaseHalf, RingEntry, SignInName, Space, Unsettled
from goldseam.ledger.settling import code_of
from tests.made_media import lines_of

Whole = Callable[[Any], bool]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("media_folder")]
LATER = timedelta(days=3)


PutBack = Callable[[Callable[[], object]], int]


def signed_in(two: Any) -> list[Any]:
    """Both come back, one after the other, as after every restore."""
    return [
        people.open_with_passphrase(each.sign_in_name, "testing: marble lantern orbit") for each in two.made
    ]


def test_without_deletions_nothing_is_touched(filled: Any, put_back: PutBack, whole: Whole) -> None:
    assert put_back(lambda: None) == 0, "what was erased before the backup is not erased twice"
    assert not Unsettled.objects.exists()
    assert whole(filled)


def test_an_erased_item_is_empty_before_anybody_signs_in_and_sealed_as_erased_after(
    filled: Any, put_back: PutBack, whole: Whole, now: datetime, day: date
) -> None:
    private = filled.alice.private_space()
    body = bytes(Item.objects.get(space=private.id, seq=7).body)

    assert put_back(lambda: private.erase([7, 9], at=now, day=day)) == 2

    found = bytes(Item.objects.get(space=private.id, seq=7).body)
    assert body not in found
    assert len(found) == 1070
    alice, _ = signed_in(filled)
    assert whole(filled)
    space = alice.private_space()
    assert len(space.read(Noted)) == 29 - 2
    assert not space.some([7, 9], Noted)
    entry = space.read(Erased)[-1]
    assert (entry.record, entry.author, entry.day) == (
        Erased((7, 9), "note"),
        alice.person,
        (now + LATER).date(),
    )
    assert not Unsettled.objects.exists()


@pytest.mark.parametrize("first", [0, 1])
def test_what_was_taken_back_from_both_is_gone_for_whoever_comes_first(
    filled: Any, put_back: PutBack, whole: Whole, now: datetime, first: int
) -> None:
    shared = filled.space(filled.alice)
    (letter,) = shared.read(Handed)
    assert put_back(lambda: shared.erase([letter.seq], at=now, day=now.date())) == 1

    order = filled.made if first == 0 else filled.made[::-1]
    for each in order:
        opened = people.open_with_passphrase(each.sign_in_name, "testing: marble lantern orbit")
        assert filled.space(opened).read(Handed) == []
        assert filled.space(opened).states(HANDED)[HANDED].items == ()
    assert whole(filled)
    assert len(filled.space(filled.bob).read(Erased)) == 1


def test_a_deleted_account_stays_deleted_and_its_name_is_not_told_any_more(
    filled: Any, put_back: PutBack, now: datetime
) -> None:
    bob, private = filled.bob.person, filled.bob.private_space().id

    def delete() -> None:
        leaving.delete_account(filled.bob, take_back=True, at=now, day=now.date())

    assert put_back(delete) >= 2
    assert not Person.objects.filter(id=bob).exists()
    assert not RingEntry.objects.filter(person=bob).exists()
    assert not Space.objects.filter(id=private).exists()
    assert not SignInName.objects.filter(person=bob).exists()
    with pytest.raises(people.CannotOpenError):
        people.open_with_passphrase(filled.made[1].sign_in_name, "testing: marble lantern orbit")

    alice = people.open_with_passphrase(filled.made[0].sign_in_name, "testing: marble lantern orbit")
    state = filled.space(alice).states(TOGETHER)[TOGETHER]
    assert (state.names[str(bob)], state.gone) == ("", (str(bob),))
    assert [entry.record for entry in filled.space(alice).read(Left)] == [Left(gone=True)]
    assert people.open_with_passphrase(filled.made[0].sign_in_name, "testing: marble lantern orbit")
    assert len(filled.space(alice).read(Left)) == 1, "said once"
    assert len(filled.space(alice).read(Handed)) == 1, "what Alice handed over is hers"
    assert not [*doctor.with_keys(filled.alice), *doctor.without_keys()]
    assert not Unsettled.objects.exists()


def test_when_both_are_deleted_nothing_comes_back(
    filled: Any,
    put_back: PutBack,
    now: datetime,
    rows: Callable[[], dict[str, bytes]],
    empty: Callable[[], None],
) -> None:
    def delete() -> None:
        for who in (filled.alice, filled.bob):
            leaving.delete_account(who, take_back=False, at=now, day=now.date())

    put_back(delete)
    there = rows()
    empty()
    assert there == rows()
    assert not media_files.spaces_there()


def test_an_ended_share_is_over_for_both(filled: Any, put_back: PutBack, whole: Whole) -> None:
    filled.join(filled.bob, filled.invite_helper(filled.alice), "Dana")
    small = filled.bob.spaces().clients[0].id
    assert put_back(lambda: ending.stop_all_sharing(filled.alice)) == 1
    assert not Space.objects.filter(id=small).exists()
    alice, bob = signed_in(filled)
    assert (alice.spaces().helpers, bob.spaces().clients) == ((), ())
    assert whole(filled)


def test_a_text_that_was_taken_back_before_it_was_given_out_is_gone_and_can_be_released_again(
    filled: Any, put_back: PutBack, whole: Whole, now: datetime, day: date
) -> None:
    shared = filled.space(filled.alice)

    def take_back() -> None:
        (entry,) = shared.read(Released)
        assert releases.take_back(shared, entry, at=now, day=day)

    assert put_back(take_back) == 2
    assert not ReleaseHalf.objects.exists()
    alice, _ = signed_in(filled)
    shared = filled.space(alice)
    shared.head()
    releases.release(shared, ReleaseTopic.REVIEW, "r", "anew", at=now, day=day, after=shared.last_seen)
    assert whole(filled)


def test_a_recording_that_was_taken_back_leaves_no_byte(
    filled: Any, put_back: PutBack, whole: Whole, now: datetime
) -> None:
    shared = filled.space(filled.alice)
    assert put_back(lambda: leaving.take_back_recordings(shared, at=now, day=now.date())) == 2
    assert not media_files.media_there(shared.id)
    assert lines_of(filled.space(signed_in(filled)[1])) == ()
    assert whole(filled)


def test_an_item_that_stands_under_the_same_number_today_is_left_alone(
    filled: Any, day: date, whole: Whole
) -> None:
    private = filled.alice.private_space()
    other = [Line(day, What.ITEM, private.id, seq, bytes(16)) for seq in (7, 1_000)]
    unknown = [Line(day, what, uuid4(), 1, bytes(16)) for what in What]
    half = [Line(day, What.HALF, filled.space(filled.alice).id, 0, bytes(16))]
    assert replay([*other, *unknown, *half]) == 0
    assert len(private.read(Noted)) == 29
    assert whole(filled)


def test_replaying_again_changes_nothing(
    filled: Any, put_back: PutBack, whole: Whole, now: datetime, settings: Any
) -> None:
    private = filled.alice.private_space()
    put_back(lambda: private.erase([7], at=now, day=now.date()))
    lines = list(deletions.read_log(settings.DELETIONS))
    assert replay(lines) == 0
    signed_in(filled)
    assert replay(lines) == 0
    assert whole(filled)


def test_a_backup_made_before_anybody_settled_carries_on_what_is_to_be_done(
    filled: Any,
    put_back: PutBack,
    back_up: Callable[[], object],
    file: Path,
    empty: Callable[[], None],
    now: datetime,
    whole: Whole,
) -> None:
    private = filled.alice.private_space()
    put_back(lambda: private.erase([7], at=now, day=now.date()))
    file.unlink()
    back_up()
    empty()
    restoring.restore(file, server_keys.current(), [])
    signed_in(filled)
    assert len(filled.alice.private_space().read(Noted)) == 28
    assert whole(filled)


def test_nobody_who_only_writes_to_the_database_makes_somebody_erase_anything(
    filled: Any, day: date, whole: Whole
) -> None:
    private, alice = filled.alice.private_space(), filled.alice.person
    row = Item.objects.get(space=private.id, seq=7)
    mark = deletions.mark_of(bytes(row.body))
    codes = (
        bytes(32),
        code_of(private.id, 8, alice, day, mark),
        code_of(private.id, 7, alice, day, bytes(16)),
    )
    for code in codes:
        Unsettled.objects.create(person_id=alice, space=private.id, seq=7, author=alice, day=day, code=code)
        signed_in(filled)
        assert len(private.read(Noted)) == 29
        assert not Unsettled.objects.exists()
    shared = filled.space(filled.alice)
    for space, author in ((shared, filled.bob.person), (private, alice)):
        Unsettled.objects.create(
            person_id=alice, space=space.id, seq=0, author=author, day=day, code=bytes(32)
        )
    signed_in(filled)
    assert shared.states(TOGETHER)[TOGETHER].gone == ()
    assert whole(filled)


def test_what_waits_for_a_space_that_does_not_open_keeps_nobody_from_signing_in(
    filled: Any, put_back: PutBack, now: datetime
) -> None:
    private, shared = filled.alice.private_space(), filled.space(filled.alice)
    (letter,) = shared.read(Handed)

    def erase() -> None:
        private.erase([7], at=now, day=now.date())
        shared.erase([letter.seq], at=now, day=now.date())

    put_back(erase)
    Space.objects.filter(id=private.id).update(seal=b"broken")
    alice, _ = signed_in(filled)
    assert filled.space(alice).read(Handed) == []
    assert Unsettled.objects.filter(person=alice.person, space=private.id).exists()
    Item.objects.filter(space=private.id, seq=7).update(tag=bytes(16))
    RingEntry.objects.filter(person=alice.person).update(sealed=b"broken")
    assert signed_in(filled)


def test_keys_that_somebody_no_longer_holds_leave_nothing_to_do(filled: Any, day: date) -> None:
    Unsettled.objects.create(
        person_id=filled.alice.person, space=uuid4(), seq=1, author=uuid4(), day=day, code=bytes(32)
    )
    signed_in(filled)
    assert not Unsettled.objects.exists()


def test_a_letter_said_gone_by_a_counsellor_who_deleted_their_account_changes_no_other_space(
    filled: Any, put_back: PutBack, now: datetime
) -> None:
    filled.join(filled.bob, filled.invite_helper(filled.alice), "Dana")
    filled.space(filled.alice).append(Handed(HandedKind.NOTE, "a", "b"), at=now, day=now.date())
    put_back(lambda: leaving.delete_account(filled.bob, take_back=False, at=now, day=now.date()))
    alice = people.open_with_passphrase(filled.made[0].sign_in_name, "testing: marble lantern orbit")
    (helper,) = alice.spaces().helpers
    assert helper.read(Left) == []
    assert not Unsettled.objects.exists()
