"""Who shares the space: each act is one person's own, and a pause never says why."""

from collections.abc import Callable

import msgspec
import pytest

from goldseam.core.records import Entry, Joined, Left, Noted, Paused, Resumed, Returned
from goldseam.core.records.together import TOGETHER, Together

Written = Callable[..., list[Entry]]
A, B = "a", "b"


@pytest.fixture
def fold(by: Written) -> Callable[..., Together]:
    def run(*written: object) -> Together:
        return TOGETHER.over(by((A, Joined("Ann")), (B, Joined("Bo")), *written))

    return run


Fold = Callable[..., Together]


def test_two_who_joined_are_complete_and_open(fold: Fold, who: dict[str, str]) -> None:
    state = fold()
    assert state.names == {who[A]: "Ann", who[B]: "Bo"}
    assert state.members == (who[A], who[B])
    assert state.joined_on == {who[A]: "2026-03-02", who[B]: "2026-03-02"}
    assert (state.complete, state.paused, state.frozen) == (True, False, False)


def test_one_alone_is_not_complete(by: Written, who: dict[str, str]) -> None:
    state = TOGETHER.over(by((A, Joined("Ann")), (A, Joined("Anna"))))
    assert state.names == {who[A]: "Anna"}
    assert not state.complete


@pytest.mark.parametrize(("one", "other"), [(A, B), (B, A)])
def test_a_pause_takes_one_person_and_ends_only_by_the_same(
    fold: Fold, who: dict[str, str], one: str, other: str
) -> None:
    assert fold((one, Paused())).paused_by == (who[one],)
    assert fold((one, Paused()), (other, Resumed())).paused
    assert not fold((one, Paused()), (one, Resumed())).paused


def test_a_pause_of_both_ends_when_both_have_resumed(fold: Fold, who: dict[str, str]) -> None:
    both = ((A, Paused()), (B, Paused()), (A, Paused()))
    assert fold(*both).paused_by == (who[A], who[B])
    assert fold(*both, (B, Resumed())).paused
    assert not fold(*both, (B, Resumed()), (A, Resumed())).paused


def test_s04_a_pause_holds_nothing_so_it_looks_the_same_whatever_led_to_it() -> None:
    assert msgspec.structs.fields(Paused) == msgspec.structs.fields(Resumed) == ()
    assert msgspec.json.decode(msgspec.json.encode(Paused())) == {"kind": "paused"}


def test_s04_a_pause_within_a_longer_history_leaves_the_same_state(fold: Fold) -> None:
    """Whether it is the first or comes after another, the state tells who rests, and nothing more."""
    before = ((A, Paused()), (A, Resumed()))
    assert fold((A, Paused())) == fold(*before, (A, Paused()))


def test_leaving_takes_one_person_and_freezes_the_space(fold: Fold, who: dict[str, str]) -> None:
    state = fold((B, Left()), (B, Left()))
    assert state.left_by == (who[B],)
    assert state.frozen
    assert state.names == {who[A]: "Ann", who[B]: "Bo"}


def test_s23_whoever_deleted_their_account_has_left_and_goes_by_no_name(
    fold: Fold, who: dict[str, str]
) -> None:
    state = fold((B, Left(gone=True)))
    assert state.names == {who[A]: "Ann", who[B]: ""}
    assert (state.left_by, state.gone) == ((who[B],), (who[B],))
    assert fold((B, Left())).gone == ()


def test_coming_back_ends_every_leaving_and_every_pause(fold: Fold, who: dict[str, str]) -> None:
    state = fold((A, Paused()), (B, Left()), (A, Left()), (B, Returned("Bob")))
    assert (state.paused, state.frozen) == (False, False)
    assert state.names[who[B]] == "Bob"
    assert state.joined_on == {who[A]: "2026-03-02", who[B]: "2026-03-02"}


def test_resuming_without_a_pause_and_other_records_change_nothing(fold: Fold) -> None:
    assert fold((A, Resumed()), (A, Noted("a"))) == fold()
