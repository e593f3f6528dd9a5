"""Sealed until both have released: nothing opens before, nothing is swapped, one's own can be taken back till then."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest

from goldseam.core import vault
from goldseam.core.records import Entry, Released
from goldseam.core.records.release import RELEASES, ReleaseTopic
from goldseam.ledger import doctor, releases
from goldseam.ledger.models import Item, ReleaseHalf
from goldseam.ledger.releases import ReleasedAlreadyError
from goldseam.ledger.spaces import MovedOnError, OpenSpace

Two = Any
Stored = Callable[[], dict[str, list[Any]]]
Release = Callable[..., Entry]
ROUND, NEXT = "2026-W10", "2026-W11"
HERS, HIS = "what Alice wrote", "что написал Боб"


@pytest.fixture
def release(two: Two, now: datetime, day: date) -> Release:
    """Release a text as one of the two, from a reading of this moment."""

    def done(who: Any, text: str, name: str = ROUND, topic: ReleaseTopic = ReleaseTopic.REVIEW) -> Entry:
        space = two.space(who)
        space.head()
        return releases.release(space, topic, name, text, at=now, day=day, after=space.last_seen)

    return done


def entries_of(space: OpenSpace, name: str = ROUND, topic: ReleaseTopic = ReleaseTopic.REVIEW) -> list[Entry]:
    return [
        entry
        for entry in space.read(Released)
        if isinstance(entry.record, Released) and (entry.record.topic, entry.record.round) == (topic, name)
    ]


def opened(two: Two, who: Any, name: str = ROUND) -> Any:
    space = two.space(who)
    return releases.opened(space, entries_of(space, name), (two.alice.person, two.bob.person))


def halves(two: Two) -> Any:
    return ReleaseHalf.objects.filter(space=two.space(two.alice).id)


def test_nothing_opens_before_both_have_released_and_then_it_opens_for_both(
    two: Two, release: Release
) -> None:
    for who in (two.alice, two.bob):
        assert opened(two, who) is None
    release(two.alice, HERS)
    for who in (two.alice, two.bob):
        assert opened(two, who) is None

    release(two.bob, HIS)

    for who in (two.alice, two.bob):
        assert opened(two, who) == {two.alice.person: HERS, two.bob.person: HIS}
    assert two.space(two.bob).states(RELEASES)[RELEASES].round(ReleaseTopic.REVIEW, ROUND).opened_on


def test_what_the_other_can_read_of_a_sealed_text_does_not_open_it(two: Two, release: Release) -> None:
    release(two.alice, HERS)
    (entry,) = entries_of(two.space(two.bob))
    record = entry.record
    assert isinstance(record, Released)
    place = releases.round_tag(two.space(two.bob), ReleaseTopic.REVIEW, ROUND)

    here = vault.Half(record.half)
    for guess in (here, vault.Half(bytes(vault.KEY_BYTES))):
        with pytest.raises(vault.DecryptError):
            vault.open_release(here, guess, two.space(two.bob).id, place, entry.author, record.sealed)
    assert HERS.encode() not in record.sealed


def test_somebody_who_is_no_member_opens_nothing_by_releasing(two: Two, release: Release) -> None:
    release(two.alice, HERS)
    space = two.space(two.alice)

    assert releases.opened(space, entries_of(space), (two.alice.person, UUID(int=5))) is None
    assert releases.opened(space, entries_of(space), (two.bob.person,)) is None
    assert releases.opened(space, [], ()) is None


def test_the_rounds_and_the_topics_stand_by_themselves(two: Two, release: Release) -> None:
    release(two.alice, HERS)
    release(two.bob, HIS, NEXT)
    release(two.bob, HIS, ROUND, ReleaseTopic.STANDING)

    assert opened(two, two.alice) is None
    assert opened(two, two.alice, NEXT) is None
    assert halves(two).count() == 3
    assert {len(bytes(row.round)) for row in halves(two)} == {vault.ROUND_BYTES}


def test_several_rounds_open_in_their_order_with_one_query_and_a_sealed_one_does_not(
    two: Two, release: Release, django_assert_num_queries: Any
) -> None:
    for who, text in ((two.alice, HERS), (two.bob, HIS)):
        release(who, text)
        release(who, f"{text} next", NEXT)
    release(two.alice, "sealed", "2026-W12")
    space = two.space(two.bob)
    rounds = [entries_of(space, name) for name in (NEXT, "2026-W12", ROUND)]
    members = (two.alice.person, two.bob.person)

    with django_assert_num_queries(1):
        found = releases.opened_of_each(space, [*rounds, []], members)

    assert [each and each[two.alice.person] for each in found] == [f"{HERS} next", None, HERS, None]
    with django_assert_num_queries(0):
        assert releases.opened_of_each(space, [], members) == []


def test_releasing_twice_changes_nothing(two: Two, release: Release, stored: Stored) -> None:
    release(two.alice, HERS)
    before = stored()

    with pytest.raises(ReleasedAlreadyError):
        release(two.alice, "something else")
    assert stored() == before
    release(two.bob, HIS)
    assert opened(two, two.bob)[two.alice.person] == HERS


def test_nothing_is_released_from_a_reading_that_no_longer_holds(
    two: Two, now: datetime, day: date, stored: Stored
) -> None:
    before = stored()

    with pytest.raises(MovedOnError):
        releases.release(two.space(two.alice), ReleaseTopic.REVIEW, ROUND, HERS, at=now, day=day, after=1)
    assert stored() == before, "no half without its text"


def test_what_is_sealed_can_be_taken_back_and_released_again(
    two: Two, release: Release, now: datetime, day: date
) -> None:
    entry = release(two.alice, HERS)

    for _ in range(2):
        assert releases.take_back(two.space(two.alice), entry, at=now, day=day)

    assert halves(two).count() == 0
    assert entries_of(two.space(two.bob)) == []
    release(two.bob, HIS)
    assert opened(two, two.bob) is None
    release(two.alice, "thought over")
    assert opened(two, two.bob) == {two.alice.person: "thought over", two.bob.person: HIS}


def test_what_both_have_opened_stays(
    two: Two, release: Release, stored: Stored, now: datetime, day: date
) -> None:
    hers, his = release(two.alice, HERS), release(two.bob, HIS)
    before = stored()

    assert not releases.take_back(two.space(two.alice), hers, at=now, day=day)
    assert not releases.take_back(two.space(two.bob), his, at=now, day=day)
    assert stored() == before


def test_nobody_takes_back_what_the_other_released(
    two: Two, release: Release, stored: Stored, now: datetime, day: date
) -> None:
    hers = release(two.alice, HERS)
    before = stored()

    assert not releases.take_back(two.space(two.bob), hers, at=now, day=day)
    assert stored() == before


def swap_halves(two: Two) -> None:
    rows = {row.author: bytes(row.half) for row in halves(two)}
    halves(two).filter(author=two.alice.person).update(half=rows[two.bob.person])
    halves(two).filter(author=two.bob.person).update(half=rows[two.alice.person])


def swap_authors(two: Two) -> None:
    halves(two).filter(author=two.alice.person).update(author=UUID(int=7))
    halves(two).filter(author=two.bob.person).update(author=two.alice.person)
    halves(two).filter(author=UUID(int=7)).update(author=two.bob.person)


def shorten(two: Two) -> None:
    halves(two).filter(author=two.alice.person).update(half=b"short")


def drop(two: Two) -> None:
    halves(two).filter(author=two.alice.person).delete()


def other_round(two: Two) -> None:
    place = releases.round_tag(two.space(two.alice), ReleaseTopic.REVIEW, NEXT)
    halves(two).filter(author=two.alice.person).update(round=place)


FORGED = [swap_halves, swap_authors, shorten, drop, other_round]


@pytest.mark.parametrize("forge", FORGED, ids=lambda each: each.__name__)
def test_halves_that_were_moved_open_nothing_and_the_doctor_finds_them(
    two: Two, release: Release, forge: Callable[[Two], None]
) -> None:
    release(two.alice, HERS)
    release(two.bob, HIS)
    assert list(doctor.with_keys(two.alice)) == list(doctor.with_keys(two.bob)) == []

    forge(two)

    for who in (two.alice, two.bob):
        with pytest.raises(vault.DecryptError):
            opened(two, who)
    assert [line for line in doctor.with_keys(two.alice) if "released text" in line]


def test_a_text_belongs_to_its_space_its_round_and_its_author(two: Two, release: Release) -> None:
    entry = release(two.alice, HERS)
    record, space = entry.record, two.space(two.alice)
    assert isinstance(record, Released)
    parts = vault.Half(record.half), vault.Half(bytes(halves(two).get().half))
    here: tuple[UUID, bytes, UUID] = (
        space.id,
        releases.round_tag(space, ReleaseTopic.REVIEW, ROUND),
        two.alice.person,
    )
    assert vault.open_release(parts[0], parts[1], here[0], here[1], here[2], record.sealed).decode() == HERS

    elsewhere: list[tuple[UUID, bytes, UUID]] = [
        (UUID(int=1), here[1], here[2]),
        (here[0], releases.round_tag(space, ReleaseTopic.REVIEW, NEXT), here[2]),
        (here[0], releases.round_tag(space, ReleaseTopic.STANDING, ROUND), here[2]),
        (here[0], here[1], two.bob.person),
    ]
    for space_id, place, author in elsewhere:
        with pytest.raises(vault.DecryptError):
            vault.open_release(parts[0], parts[1], space_id, place, author, record.sealed)


def test_the_doctor_does_not_take_a_sealed_or_erased_release_for_damage(
    two: Two, release: Release, now: datetime, day: date
) -> None:
    releases.take_back(two.space(two.alice), release(two.alice, HERS), at=now, day=day)
    release(two.bob, HIS)

    assert list(doctor.with_keys(two.alice)) == list(doctor.with_keys(two.bob)) == []
    Item.objects.filter(space=two.space(two.bob).id, seq=3).update(body=b"")
    assert [line for line in doctor.with_keys(two.bob) if "item 3 does not open" in line]
