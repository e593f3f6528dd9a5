"""A counsellor for both: one proposes, the other agrees, and each gives copies of what both can read already."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from goldseam.core.records import (
    ClosenessWished,
    CopyGiven,
    Corrected,
    Handed,
    HelperConfirmed,
    HelperOpened,
    HelperProposed,
    Noted,
    Paused,
    Withdrawn,
)
from goldseam.core.records.handed import HandedKind
from goldseam.ledger import invitations
from goldseam.ledger.models import RingEntry, Space
from goldseam.ledger.spaces import OpenSpace

Who = Any
Words = Callable[[Any], str]
LIST = "/us/helpers/"
TERMS = {"name": "Dana", "keeps": "nothing is passed on", "reports": "danger to a child"}


def space_of(who: Who, space: UUID) -> OpenSpace:
    found = who.unlocked.spaces().by_id(space)
    assert found is not None
    return found  # type: ignore[no-any-return]


def told_by(page: Any) -> tuple[str, str]:
    """The way to the invitation and its words, as an inviter passes them on."""
    html = page.content.decode()
    words = re.findall(r"<li>([a-z]+)</li>", re.findall(r'class="codewords">(.*?)</ol>', html, re.DOTALL)[0])
    return re.findall(r"(/join/[^<]+/counsellor/)<", html)[0], " ".join(words)


def ends(space: UUID) -> date | None:
    return Space.objects.get(id=space).ends_on


def agreed_by(couple: Any) -> int:
    """Alice proposes and Bob agrees, by pages; the number of the proposal."""
    couple.alice.post(f"{LIST}propose/", {"name": "Dana", "days": "30"})
    (entry,) = couple.alice.shared.read(HelperProposed)
    couple.bob.post(f"{LIST}agree/", {"proposal": str(entry.seq), "move": "agree"})
    return int(entry.seq)


def opened_for_both(couple: Any, dana: Who) -> UUID:
    """As far as it goes: proposed, agreed, invited, come in, taken in."""
    number = agreed_by(couple)
    way, code = told_by(couple.alice.post(f"{LIST}both/{number}/"))
    dana.post(way, {**TERMS, "code": code})
    couple.bob.post(f"{LIST}agree/", {"proposal": str(number), "move": "take_in"})
    (space,) = couple.bob.unlocked.spaces().helpers
    return UUID(str(space.id))


def test_a_counsellor_for_both_takes_an_act_of_each(couple: Any, dana: Who, words: Words) -> None:
    couple.alice.post(f"{LIST}propose/", {"name": "Dana", "days": "30"})
    (entry,) = couple.alice.shared.read(HelperProposed)
    for who, agreeing in ((couple.alice, False), (couple.bob, True)):
        assert ("I agree" in words(who.get(LIST))) is agreeing
    couple.alice.post(f"{LIST}agree/", {"proposal": str(entry.seq), "move": "agree"})
    assert not couple.alice.shared.read(HelperConfirmed)
    assert couple.alice.post(f"{LIST}both/{entry.seq}/")["Location"] == LIST
    assert not couple.alice.unlocked.spaces().helpers
    for _ in range(2):
        couple.bob.post(f"{LIST}agree/", {"proposal": str(entry.seq), "move": "agree"})
    assert len(couple.bob.shared.read(HelperConfirmed)) == 1
    assert couple.bob.post(f"{LIST}both/{entry.seq}/")["Location"] == LIST
    assert "Make the invitation" in words(couple.alice.get(LIST))
    assert couple.alice.get(f"{LIST}both/{entry.seq}/").status_code == 200
    way, code = told_by(couple.alice.post(f"{LIST}both/{entry.seq}/"))
    assert couple.alice.post(f"{LIST}both/{entry.seq}/")["Location"] == LIST
    assert dana.post(way, {**TERMS, "code": code}).status_code == 302
    assert "Take it in" in words(couple.bob.get(LIST))
    taken = couple.bob.post(f"{LIST}agree/", {"proposal": str(entry.seq), "move": "take_in"})
    (space,) = couple.bob.unlocked.spaces().helpers
    assert taken["Location"] == f"{LIST}{space.id}/"
    assert "nothing is passed on" in words(couple.bob.get(taken["Location"]))
    assert "Take it in" not in words(couple.bob.get(LIST))


def test_for_both_each_gives_copies_of_what_both_can_read_and_of_nothing_else(
    couple: Any, dana: Who, words: Words
) -> None:
    space = opened_for_both(couple, dana)
    copy = f"{LIST}{space}/copy/"
    (note,) = couple.bob.wrote(Noted("a note of Bob's"))
    first, gone = couple.alice.gave(
        Handed(HandedKind.ACCOUNT, "March", "I was there"), Handed(HandedKind.ACCOUNT, "April", "I was not")
    )
    couple.alice.gave(Withdrawn(gone))
    page = words(couple.bob.get(copy))
    assert "March" in page
    assert "April" not in page
    assert "a note of Bob's" not in page
    preview = couple.bob.get(f"{copy}write/?item={first}")
    assert "They will see exactly this" in words(preview)
    assert "Alice, 22 November 2026" in words(preview)
    couple.bob.post(f"{copy}write/", {"item": str(first), "move": "give"})
    couple.bob.post(f"{copy}write/", {"title": "own", "text": "own words", "move": "give"})
    for number in (gone, note + 500):
        assert couple.bob.post(f"{copy}write/", {"item": str(number), "move": "give"}).status_code == 404
    (entry,) = space_of(dana, space).read(CopyGiven)
    assert entry.record == CopyGiven("March", "Alice, 22 November 2026\n\nI was there", shared=True)
    for who, address in ((couple.alice, f"{LIST}{space}/"), (dana, f"/clients/{space}/")):
        assert "I was there" in words(who.get(address))


def test_in_a_pause_the_agreement_to_copy_rests_too(couple: Any, dana: Who, words: Words) -> None:
    space = opened_for_both(couple, dana)
    (item,) = couple.alice.gave(Handed(HandedKind.NOTE, "March", "I was there"))
    couple.alice.gave(Paused())
    assert "March" not in words(couple.bob.get(f"{LIST}{space}/copy/"))
    sent = couple.bob.post(f"{LIST}{space}/copy/write/", {"item": str(item), "move": "give"})
    assert sent.status_code == 404
    assert not space_of(dana, space).read(CopyGiven)


def test_s14_for_both_a_longer_time_takes_both_and_a_shorter_one_either(couple: Any, dana: Who) -> None:
    space, today = opened_for_both(couple, dana), couple.alice.clock.today
    page = f"{LIST}{space}/"
    assert couple.alice.post(page, {"move": "renew", "days": "80"})["Location"] == f"{page}?wished=1"
    assert ends(space) == today + timedelta(days=30)
    assert couple.bob.post(page, {"move": "renew", "days": "60"})["Location"] == f"{page}?renewed=1"
    assert ends(space) == today + timedelta(days=60)
    assert couple.alice.post(page, {"move": "renew", "days": "5"})["Location"] == f"{page}?renewed=1"
    assert ends(space) == today + timedelta(days=5)


@pytest.mark.parametrize("ending", ["alice", "bob"])
def test_s13_either_of_both_ends_it_for_everybody(ending: str, couple: Any, dana: Who) -> None:
    space = opened_for_both(couple, dana)
    getattr(couple, ending).post(f"{LIST}{space}/", {"move": "end"})
    for who in (couple.alice, couple.bob, dana):
        assert not RingEntry.objects.filter(person=who.unlocked.person, space=space)
    assert "Take it in" not in couple.bob.get(LIST).content.decode()
    assert dana.get(f"/clients/{space}/").status_code == 404


@pytest.mark.parametrize("which", ["his own space", "their own space", "no space", "another key"])
def test_a_handed_key_never_takes_the_place_of_one_that_is_held(which: str, couple: Any) -> None:
    number = agreed_by(couple)
    own = couple.bob.unlocked.ring()
    other = couple.alice.unlocked.private_space().id
    aim = {"his own space": couple.bob.space.id, "their own space": other, "no space": "x"}.get(
        which, uuid4()
    )
    couple.alice.gave(HelperOpened(number, str(aim), 1, b"k" * 32, couple.alice.clock.today))
    for _ in range(2):
        couple.bob.post(f"{LIST}agree/", {"proposal": str(number), "move": "take_in"})
    assert couple.bob.unlocked.ring() == own
    assert couple.bob.get(LIST).status_code == 200


def test_one_proposal_at_a_time_is_open(couple: Any, words: Words) -> None:
    """A proposal carries a name: it is no way to write many short messages (T3)."""
    for name, status in (("Dana", 302), ("please read this", 422)):
        assert couple.alice.post(f"{LIST}propose/", {"name": name, "days": "30"}).status_code == status
    assert len(couple.alice.shared.read(HelperProposed)) == 1
    assert "please read this" not in words(couple.bob.get(LIST))


@pytest.mark.parametrize(("name", "days"), [("", "30"), ("Dana", "91"), ("D" * 41, "30")])
def test_a_proposal_that_cannot_be_taken_comes_back(name: str, days: str, couple: Any) -> None:
    page = couple.alice.post(f"{LIST}propose/", {"name": name, "days": days})
    assert page.status_code == 422
    assert f'value="{days}"' in page.content.decode()
    assert not couple.alice.shared.read(HelperProposed)


def test_s20_a_no_to_a_proposal_is_made_like_the_yes_and_told_to_nobody(couple: Any, words: Words) -> None:
    couple.alice.post(f"{LIST}propose/", {"name": "Dana", "days": "30"})
    before = words(couple.alice.get(LIST))
    page = couple.bob.get(LIST).content.decode()
    (pair,) = re.findall(r'<div class="pair">(.*?)</div>', page, re.DOTALL)
    assert re.findall(r'class="([^"]+)"', pair) == ["button", "button"]
    couple.bob.get("/us/")
    assert words(couple.alice.get(LIST)) == before


def test_a_handed_key_that_opens_nothing_is_not_taken_in(couple: Any) -> None:
    number = agreed_by(couple)
    couple.alice.post(f"{LIST}both/{number}/")
    (space,) = couple.alice.unlocked.spaces().helpers
    until = couple.alice.clock.today
    for key in (b"k" * 32, b"short"):
        couple.alice.gave(HelperOpened(number, str(space.id), 1, key, until))
        assert (
            couple.bob.post(f"{LIST}agree/", {"proposal": str(number), "move": "take_in"})["Location"] == LIST
        )
        assert not couple.bob.unlocked.spaces().helpers


def test_in_a_pause_nobody_is_invited_for_both(couple: Any, words: Words) -> None:
    number = agreed_by(couple)
    couple.bob.gave(Paused())
    page = couple.alice.post(f"{LIST}both/{number}/")
    assert page.status_code == 409
    assert "The shared space rests" in words(page)
    assert not couple.alice.unlocked.spaces().helpers


def test_a_pause_that_comes_in_between_leaves_nothing_open(
    couple: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = agreed_by(couple)
    inviting = invitations.invite_helper

    def paused_meanwhile(*given: Any, **more: Any) -> invitations.NewInvitation:
        couple.bob.gave(Paused())
        return inviting(*given, **more)

    monkeypatch.setattr(invitations, "invite_helper", paused_meanwhile)
    assert couple.alice.post(f"{LIST}both/{number}/")["Location"] == LIST
    assert not couple.alice.unlocked.spaces().helpers
    assert not couple.alice.shared.read(HelperOpened)


def test_a_copy_of_what_was_corrected_says_so(couple: Any, dana: Who, words: Words) -> None:
    space = opened_for_both(couple, dana)
    (item,) = couple.alice.gave(Handed(HandedKind.ACCOUNT, "March", "I was there"))
    couple.alice.gave(Corrected(item, "twice"))
    preview = words(couple.bob.get(f"{LIST}{space}/copy/write/?item={item}"))
    assert "I was there Corrected on 22 November 2026: twice" in preview


def test_a_proposal_that_nobody_acted_on_for_ninety_days_is_over(couple: Any, words: Words) -> None:
    couple.alice.post(f"{LIST}propose/", {"name": "Dana", "days": "30"})
    couple.bob.clock.passes(days=91)
    couple.bob.sign_in(couple.bob.name, couple.bob.passphrase)
    assert "Dana" not in words(couple.bob.get(LIST))


def test_under_no_contact_at_all_nothing_is_proposed(couple: Any, words: Words) -> None:
    couple.bob.gave(ClosenessWished("no_contact", practical=False))
    page = couple.alice.post(f"{LIST}propose/", {"name": "Dana", "days": "30"})
    assert page.status_code == 422
    assert "No contact was asked for" in words(page)
    assert not couple.alice.shared.read(HelperProposed)
