"""A space of two: both read all of it, each changes only what is their own, nobody else opens anything."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db.models import F

from goldseam.core import vault
from goldseam.core.records import Joined, Noted
from goldseam.core.records.handed import HANDED, Handed, HandedKind
from goldseam.core.records.together import TOGETHER
from goldseam.ledger import invitations, leaving
from goldseam.ledger.checkpoints import LONGEST_TAIL
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.heads import Heads, OlderCopyError
from goldseam.ledger.invitations import AlreadyTogetherError, CannotJoinError
from goldseam.ledger.models import Checkpoint, Item, RingEntry, Space
from goldseam.ledger.people import NewPerson
from goldseam.ledger.ring import FORMER, SHARED
from goldseam.ledger.spaces import MovedOnError, OpenSpace
from goldseam.ledger.unlocked import Unlocked

Two = Any
Write = Callable[..., list[int]]
Stored = Callable[[], dict[str, list[Any]]]
MakePerson = Callable[..., NewPerson]
WORDS = "words that are taken back"


def texts(space: OpenSpace) -> list[str]:
    return [entry.record.text for entry in space.read(Noted) if isinstance(entry.record, Noted)]


@pytest.fixture
def parted(two: Two, write: Write, now: datetime, day: date) -> Two:
    """Alice and Bob after each wrote a note and Bob left."""
    write(two.space(two.alice), Noted("of Alice"))
    write(two.space(two.bob), Noted("of Bob"))
    leaving.leave(two.space(two.bob), at=now, day=day)
    return two


def test_both_read_what_either_writes_and_see_who_wrote_it(two: Two, write: Write) -> None:
    write(two.space(two.alice), Noted("one"))
    write(two.space(two.bob), Noted("two"))
    write(two.space(two.alice), Noted("three"))

    for who in (two.alice, two.bob):
        entries = two.space(who).read(Noted)
        assert texts(two.space(who)) == ["one", "two", "three"]
        assert [entry.author for entry in entries] == [two.alice.person, two.bob.person, two.alice.person]


def test_a_word_put_under_the_others_name_in_the_database_opens_for_nobody(two: Two, write: Write) -> None:
    (seq,) = write(two.space(two.alice), Noted("hers"))
    Item.objects.filter(space=two.space(two.bob).id, seq=seq).update(author=two.bob.person)

    for who in (two.alice, two.bob):
        with pytest.raises(SpaceDamagedError):
            two.space(who).read(Noted)


def test_nobody_erases_what_the_other_wrote(
    two: Two, write: Write, stored: Stored, now: datetime, day: date
) -> None:
    (hers,) = write(two.space(two.alice), Noted("hers"))
    (his,) = write(two.space(two.bob), Noted("his"))
    before = stored()

    for who, seqs in ((two.bob, [hers]), (two.alice, [his]), (two.bob, [his, hers])):
        with pytest.raises(SpaceDamagedError):
            two.space(who).erase(seqs, at=now, day=day)
    assert stored() == before


def test_erasing_drops_the_checkpoints_of_both_that_held_the_words(
    two: Two, write: Write, now: datetime, day: date
) -> None:
    many = [Handed(HandedKind.NOTE, f"title {number}", "text") for number in range(LONGEST_TAIL + 1)]
    space = two.space(two.alice)
    (seq,) = write(space, Handed(HandedKind.NOTE, WORDS, WORDS))
    write(space, *many)
    write(two.bob.private_space(), *many)
    for who in (two.alice, two.bob):
        two.space(who).states(HANDED)
    two.bob.private_space().states(HANDED)
    held = [Checkpoint.objects.filter(person=who.person, space=space.id) for who in (two.alice, two.bob)]
    assert [each.count() for each in held] == [1, 1]

    two.space(two.alice).erase([seq], at=now, day=day)

    assert [each.count() for each in held] == [0, 0]
    assert Checkpoint.objects.filter(person=two.bob.person).count() == 1, "another space keeps its own"
    for who in (two.alice, two.bob):
        items = two.space(who).states(HANDED)[HANDED].items
        assert (len(items), seq in {line.seq for line in items}) == (len(many), False)


def test_what_was_decided_from_a_reading_is_not_written_once_somebody_wrote_in_between(
    two: Two, write: Write, stored: Stored, now: datetime, day: date
) -> None:
    hers = two.space(two.alice)
    hers.states(TOGETHER)
    (seq,) = write(two.space(two.bob), Noted("in between"))
    before = stored()

    with pytest.raises(MovedOnError):
        hers.append(Noted("too late"), at=now, day=day, after=hers.last_seen)
    assert stored() == before

    hers.states(TOGETHER)
    assert hers.last_seen == seq
    hers.append(Noted("after reading again"), at=now, day=day, after=seq)
    assert texts(two.space(two.bob)) == ["in between", "after reading again"]


def test_single_items_are_read_by_number_and_erased_or_other_ones_are_left_out(
    two: Two, write: Write, now: datetime, day: date
) -> None:
    kept, gone = write(two.space(two.alice), Noted("kept"), Noted("gone"))
    two.space(two.alice).erase([gone], at=now, day=day)

    found = two.space(two.bob).some([1, kept, gone, 99, 0, -1], Noted)

    assert {seq: entry.record for seq, entry in found.items()} == {kept: Noted("kept")}
    assert set(two.space(two.bob).some([1], Joined)) == {1}
    Item.objects.filter(space=two.space(two.bob).id, seq=kept).delete()
    with pytest.raises(SpaceDamagedError):
        two.space(two.bob).some([kept], Noted)


def test_nobody_outside_opens_anything_of_it(two: Two, person: MakePerson, write: Write) -> None:
    carol = person("Carol").unlocked
    space = two.space(two.alice)
    write(space, Noted("for two"))
    foreign = OpenSpace(space.id, carol.person, carol.master, carol.private_space().ring)

    for reading in (foreign.head, lambda: foreign.read(Noted), lambda: foreign.states(TOGETHER)):
        with pytest.raises(SpaceDamagedError):
            reading()
    RingEntry.objects.filter(person=two.alice.person, space=space.id).update(person=carol.person)
    with pytest.raises(vault.DecryptError):
        carol.spaces()


def test_leaving_freezes_it_for_both_and_coming_back_opens_it_for_both(parted: Two, now: datetime) -> None:
    state = parted.space(parted.alice).states(TOGETHER)[TOGETHER]
    assert (state.frozen, state.left_by) == (True, (str(parted.bob.person),))
    assert parted.bob.shared_space() is None
    assert [texts(each) for each in parted.bob.spaces().former] == [["of Alice", "of Bob"]]

    parted.join(parted.bob, invitations.invite_back(parted.alice, parted.space(parted.alice), at=now))

    for who in (parted.alice, parted.bob):
        assert not parted.space(who).states(TOGETHER)[TOGETHER].frozen
        assert who.spaces().former == ()
        assert texts(parted.space(who)) == ["of Alice", "of Bob"]


def test_an_old_key_opens_nothing_that_comes_after_a_new_beginning(
    parted: Two, write: Write, now: datetime
) -> None:
    (old,) = parted.bob.spaces().former
    parted.join(parted.bob, invitations.invite_back(parted.alice, parted.space(parted.alice), at=now))
    (seq,) = write(parted.space(parted.bob), Noted("new"))

    for who in (parted.alice, parted.bob):
        assert texts(parted.space(who)) == ["of Alice", "of Bob", "new"]
    with pytest.raises(SpaceDamagedError):
        old.read(Noted)
    row = Item.objects.get(space=old.id, seq=seq)
    assert (row.epoch, list(old.ring)) == (2, [1])
    address = vault.ItemAddress(old.id, seq, 2, bytes(row.tag), row.author, row.day)
    with pytest.raises(vault.DecryptError):
        vault.open_item(old.key, address, bytes(row.body))


def test_only_whoever_was_in_it_can_come_back(parted: Two, person: MakePerson, now: datetime) -> None:
    carol = person("Carol").unlocked
    made = invitations.invite_back(parted.alice, parted.space(parted.alice), at=now)

    with pytest.raises(CannotJoinError):
        parted.join(carol, made)
    assert carol.shared_space() is None
    parted.join(parted.bob, made)


def test_what_goes_on_needs_no_way_back(two: Two, now: datetime, stored: Stored) -> None:
    before = stored()

    with pytest.raises(AlreadyTogetherError):
        invitations.invite_back(two.alice, two.space(two.alice), at=now)
    assert stored() == before


def test_whoever_begins_anew_with_another_keeps_the_old_space_to_read(
    parted: Two, person: MakePerson
) -> None:
    carol = person("Carol").unlocked

    parted.join(carol, parted.invite(parted.alice), "Carol")

    spaces = parted.alice.spaces()
    assert [(each.role, texts(each)) for each in spaces.former] == [(FORMER, ["of Alice", "of Bob"])]
    assert spaces.shared.role == SHARED
    assert parted.bob.spaces().by_id(spaces.shared.id) is None


def test_an_invitation_back_that_nobody_takes_locks_nobody_out(
    parted: Two, now: datetime, write: Write
) -> None:
    for _ in range(2):
        invitations.invite_back(parted.alice, parted.space(parted.alice), at=now)
    invitations.end_own_invitation(parted.alice)

    assert texts(parted.space(parted.alice)) == ["of Alice", "of Bob"]
    parted.join(parted.alice, invitations.invite_back(parted.bob, parted.bob.spaces().former[0], at=now))
    write(parted.space(parted.alice), Noted("again"))
    assert texts(parted.space(parted.bob)) == ["of Alice", "of Bob", "again"]


def test_leaving_ends_the_own_invitation_back(parted: Two, now: datetime, day: date) -> None:
    made = invitations.invite_back(parted.alice, parted.space(parted.alice), at=now)

    leaving.leave(parted.space(parted.alice), at=now, day=day)

    with pytest.raises(CannotJoinError):
        parted.join(parted.bob, made)
    assert [each.role for who in (parted.alice, parted.bob) for each in who.spaces().former] == [
        FORMER,
        FORMER,
    ]


def test_an_epoch_put_back_is_noticed_by_whoever_saw_more_and_never_written_over(
    parted: Two, write: Write, now: datetime
) -> None:
    old = Space.objects.get(id=parted.space(parted.alice).id)
    parted.join(parted.bob, invitations.invite_back(parted.alice, parted.space(parted.alice), at=now))
    write(parted.space(parted.bob), Noted("new"))
    seen = Heads()
    Unlocked(parted.alice.person, parted.alice.master, seen).shared_space().head()  # type: ignore[union-attr]

    Space.objects.filter(id=old.id).update(epoch=F("epoch") - 1)
    with pytest.raises(SpaceDamagedError):
        parted.space(parted.bob).read(Noted)
    old.save()

    device = Unlocked(parted.alice.person, parted.alice.master, seen)
    with pytest.raises(OlderCopyError):
        parted.space(device).read(Noted)
    with pytest.raises(SpaceDamagedError):
        write(parted.space(parted.bob), Noted("over it"))


def test_whoever_goes_on_with_an_older_copy_does_so_in_a_space_with_several_keys_too(
    two: Two, write: Write, now: datetime, day: date
) -> None:
    write(two.space(two.alice), Noted("old"))
    before = Space.objects.get(id=two.space(two.alice).id)
    write(two.space(two.alice), Noted("new"))
    alice = two.alice
    two.space(alice).head()
    alice.remember_heads()
    leaving.leave(two.space(two.bob), at=now, day=day)
    two.join(two.bob, invitations.invite_back(two.alice, two.space(two.alice), at=now))
    assert [entry.head > before.head for entry in two.space(two.alice).ring.values()] == [True, True]
    Item.objects.filter(space=before.id, seq__gt=before.head).delete()
    before.save()
    with pytest.raises(OlderCopyError):
        two.space(two.alice).head()

    two.alice.go_on_with_older_copy()

    assert texts(two.space(two.alice)) == ["old"]
