"""Every way in which joining fails: each a plain sentence, nothing lost, nothing told about who exists."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest

from goldseam.core import vault
from goldseam.core.catalogue.codewords import load_codewords
from goldseam.core.catalogue.model import Language
from goldseam.core.records import Joined
from goldseam.ledger import invitations

Who = Any
Door = Any
Words = Callable[[Any], str]
NOBODYS = "/join/00000000-0000-4000-8000-000000000000/"
REFUSED = "do not open this invitation"


@pytest.mark.parametrize(
    ("place", "sentence"), [(1, "Word 1 is not one we know"), (8, "Word 8 is not one we know")]
)
def test_a_mistyped_word_is_named_and_uses_no_try(
    place: int, sentence: str, door: Door, bob: Who, words: Words
) -> None:
    typed = door.code.split()
    typed[place - 1] = "zzzz"
    page = door.try_by(bob, " ".join(typed))
    assert page.status_code == 422
    assert sentence in words(page)
    assert door.tries() == 0


@pytest.mark.parametrize("odd", ["", "one", "\0", "😀" * 8, "x" * 100_000])
def test_what_is_not_eight_words_is_said_and_uses_no_try(
    odd: str, door: Door, bob: Who, words: Words
) -> None:
    page = bob.post(door.address, {"name": "Bob", "code": odd})
    assert page.status_code == 422
    assert "eight words" in words(page)
    assert door.tries() == 0


@pytest.mark.parametrize("odd", ["", "  ", "x" * 41, "\0", "\u202eevil"])
def test_a_name_that_is_none_uses_no_try(odd: str, door: Door, bob: Who, words: Words) -> None:
    page = door.try_by(bob, name=odd)
    assert page.status_code == 422
    assert "at most 40 letters" in words(page)
    assert door.tries() == 0
    assert alone(bob)


def test_what_was_typed_is_still_there_after_a_refusal(door: Door, bob: Who) -> None:
    html = unescape(door.try_by(bob, door.wrong).content.decode())
    assert 'value="Bob"' in html
    assert f">{door.wrong}</textarea>" in html


def test_wrong_used_expired_and_guessed_all_read_the_same(
    door: Door, open_door: Callable[[Who], Door], bob: Who, carol: Who, clock: Any
) -> None:
    said = [error_of(door.try_by(carol, door.wrong)), error_of(carol.post(NOBODYS, posted(door.code)))]
    assert door.try_by(bob).status_code == 302
    said.append(error_of(door.try_by(carol)))
    late = open_door(carol)
    clock.passes(hours=72)
    said.append(error_of(late.try_by(bob)) if bob.unlock(bob.passphrase) else "")
    assert REFUSED in said[0]
    assert set(said) == {said[0]}


def test_six_wrong_codes_end_it_even_for_the_right_one(door: Door, bob: Who, clock: Any) -> None:
    said = {error_of(door.try_by(bob, door.wrong)) for _ in range(6)}
    assert len(said) == 1
    clock.passes(minutes=2)
    assert error_of(door.try_by(bob)) in said
    assert alone(bob)


def test_trying_again_and_again_waits_and_says_so(door: Door, bob: Who) -> None:
    """The slow step is shared with everybody who signs in."""
    for _ in range(6):
        door.try_by(bob, door.wrong)
    assert error_of(door.try_by(bob)) == "That was tried several times. Wait a minute, then try again."
    assert alone(bob)


def test_it_works_in_the_last_minute_and_not_after(
    open_door: Callable[[Who], Door], alice: Who, bob: Who, clock: Any
) -> None:
    door = open_door(alice)
    clock.passes(hours=71, minutes=59)
    bob.unlock(bob.passphrase)
    assert door.try_by(bob).status_code == 302
    assert timedelta(hours=72) == invitations.OPEN_FOR


def test_it_is_used_once(door: Door, bob: Who, carol: Who) -> None:
    assert door.try_by(bob).status_code == 302
    assert REFUSED in error_of(door.try_by(carol, name="Carol"))
    assert alone(carol)
    assert {entry.record.name for entry in bob.shared.read(Joined)} == {"Mara", "Bob"}


def test_a_form_sent_twice_joins_once_and_says_so(door: Door, bob: Who) -> None:
    door.try_by(bob)
    assert door.try_by(bob).status_code == 422
    assert len(bob.shared.read(Joined)) == 2


def test_nobody_joins_their_own_invitation(door: Door, alice: Who) -> None:
    assert "made this invitation yourself" in error_of(door.try_by(alice))
    assert door.tries() == 0


def test_somebody_who_shares_a_space_leaves_it_first_and_the_invitation_stays_open(
    couple: Any, carol: Who, arrive: Callable[..., Who], open_door: Callable[[Who], Door]
) -> None:
    door, dana = open_door(carol), arrive("Dana", role="injured")
    assert "leave that one first" in error_of(door.try_by(couple.bob))
    assert {entry.record.name for entry in couple.bob.shared.read(Joined)} == {"Alice", "Bob"}
    assert door.try_by(dana, name="Dana").status_code == 302


def test_of_two_who_invite_each_other_exactly_one_space_results(
    alice: Who, bob: Who, open_door: Callable[[Who], Door]
) -> None:
    by_alice, by_bob = open_door(alice), open_door(bob)
    assert by_alice.try_by(bob).status_code == 302
    assert REFUSED in error_of(by_bob.try_by(alice, name="Mara"))
    assert alice.shared.id == bob.shared.id
    assert {entry.record.name for entry in alice.shared.read(Joined)} == {"Mara", "Bob"}


def test_an_invitation_for_a_counsellor_is_not_used_up_here(alice: Who, bob: Who) -> None:
    now, day = alice.clock.now(), alice.clock.today
    made = invitations.invite_helper(alice.unlocked, at=now, day=day, ends_on=day + timedelta(days=14))
    code = vault.spell_invitation_code(made.code, load_codewords(Language.EN))
    page = bob.post(f"/join/{made.id}/", posted(code))
    assert "for a counsellor" in error_of(page)
    assert invitations.is_open(made.id, now)
    assert len(bob.unlocked.spaces().all) == 1


@pytest.mark.parametrize("odd", ["", "hello", "\0", "/join/0000/", "x" * 100_000])
def test_what_is_no_link_is_said_with_what_to_do(odd: str, browser: Who, words: Words) -> None:
    page = browser.post("/join/", {"link": odd})
    assert page.status_code == 422
    assert "Paste the whole link" in words(page)


@pytest.mark.parametrize("odd", ["x", "0" * 36, "00000000-0000-4000-8000-00000000000g"])
def test_an_address_that_is_no_id_is_no_page(odd: str, browser: Who) -> None:
    assert browser.get(f"/join/{odd}/").status_code == 404


def alone(who: Who) -> bool:
    return who.unlocked.shared_space() is None


def posted(code: str) -> dict[str, str]:
    return {"name": "Somebody", "code": code}


def error_of(page: Any) -> str:
    """The one sentence a refusal says."""
    assert page.status_code == 422
    return unescape(re.findall(r'role="alert">([^<]+)<', page.content.decode())[0])
