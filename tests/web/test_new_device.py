"""S25: whoever signs in on a device that was not known is told of on the others, without a word of content."""

from collections.abc import Callable
from typing import Any

import pytest

Who = Any
TOLD = "on a device that was not known"


@pytest.fixture
def elsewhere(browsers: Callable[..., Who]) -> Callable[[Who], Who]:
    """Another device on which somebody signs in."""

    def make(who: Who) -> Who:
        device = browsers()
        device.sign_in(who.name, who.passphrase)
        return device

    return make


def today(who: Who) -> str:
    return str(who.get("/today/").content.decode())


def test_s25_a_new_device_is_told_on_the_others_until_it_was_seen(alice: Who, elsewhere: Who) -> None:
    assert TOLD not in today(alice)
    elsewhere(alice)
    assert TOLD in today(alice)
    assert "Firefox, Android" in today(alice)
    assert alice.post("/account/device/known/", {"known": "yes"})["Location"] == "/today/"
    assert TOLD not in today(alice)


def test_s25_a_device_is_not_told_of_itself(alice: Who, elsewhere: Who) -> None:
    assert TOLD not in today(elsewhere(alice))


def test_s25_a_device_that_knows_its_person_is_no_news(alice: Who, elsewhere: Who) -> None:
    phone = elsewhere(alice)
    alice.post("/account/device/known/", {"known": "yes"})
    today(phone)
    phone.post("/sign-out/")
    phone.sign_in(alice.name, alice.passphrase)
    assert TOLD not in today(alice)


def test_two_people_on_one_device_are_no_news_to_each_other(alice: Who, bob: Who, elsewhere: Who) -> None:
    laptop = elsewhere(alice)
    today(laptop)
    laptop.sign_in(bob.name, bob.passphrase)
    today(laptop)
    for who in (alice, bob):
        who.post("/account/device/known/", {"known": "yes"})
    for who in (alice, bob, alice):
        laptop.sign_in(who.name, who.passphrase)
        today(laptop)
    assert TOLD not in today(alice)
    assert TOLD not in today(bob)
