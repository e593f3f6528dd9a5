"""Only a few passphrases are derived at once: the others wait their turn, and not for ever."""

import threading
from collections.abc import Iterator

import pytest
from django.conf import settings

from goldseam.ledger import kdf_queue, people
from goldseam.ledger.kdf_queue import ServerBusyError, place_in_queue
from goldseam.ledger.people import NewPerson

LONG = 30.0
PLACES = 2
AS_SET = kdf_queue._places


@pytest.fixture(autouse=True)
def _two_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdf_queue, "_places", threading.BoundedSemaphore(PLACES))


@pytest.fixture
def all_taken() -> Iterator[None]:
    for _ in range(PLACES):
        kdf_queue._places.acquire()
    yield
    for _ in range(PLACES):
        kdf_queue._places.release()


def test_at_most_so_many_run_at_once_and_everybody_gets_a_turn() -> None:
    inside, most, done = 0, 0, 0
    guard, full, go_on = threading.Lock(), threading.Event(), threading.Event()

    def derive() -> None:
        nonlocal inside, most, done
        with place_in_queue(LONG):
            with guard:
                inside += 1
                most = max(most, inside)
                if inside == PLACES:
                    full.set()
            assert go_on.wait(LONG)
            with guard:
                inside -= 1
                done += 1

    threads = [threading.Thread(target=derive) for _ in range(4 * PLACES)]
    for thread in threads:
        thread.start()
    assert full.wait(LONG)
    assert done == 0, "the others wait"
    go_on.set()
    for thread in threads:
        thread.join(LONG)

    assert (most, done) == (PLACES, 4 * PLACES)


@pytest.mark.usefixtures("all_taken")
def test_whoever_has_waited_long_enough_is_told_that_the_server_is_busy() -> None:
    with pytest.raises(ServerBusyError), place_in_queue(patience=0.01):
        pytest.fail("there was no place")


def test_a_place_is_free_again_after_a_failure() -> None:
    def fail() -> None:
        with place_in_queue(patience=0):
            raise ServerBusyError("of another kind")

    for _ in range(3 * PLACES):
        with pytest.raises(ServerBusyError, match="of another kind"):
            fail()


@pytest.mark.django_db
def test_every_derivation_of_a_passphrase_stands_in_the_queue(
    alice: NewPerson, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = []

    class Counting(threading.BoundedSemaphore):
        def acquire(self, blocking: bool = True, timeout: float | None = None) -> bool:
            places.append(timeout)
            return super().acquire(blocking, timeout)

    monkeypatch.setattr(kdf_queue, "_places", Counting(1))
    people.open_with_passphrase(alice.sign_in_name, passphrase)
    with pytest.raises(people.CannotOpenError):
        people.open_with_passphrase("nobody-1234", passphrase)
    people.confirm_passphrase(alice.unlocked.person, passphrase)
    people.set_passphrase(alice.unlocked, "testing: another")

    assert places == [kdf_queue.PATIENCE_SECONDS] * 4


def test_there_are_as_many_places_as_the_settings_say() -> None:
    assert vars(AS_SET)["_initial_value"] == settings.KDF_SLOTS
