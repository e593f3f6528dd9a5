"""Whoever invites a counsellor: terms first, chosen copies only, a last day, and one step to end it."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from goldseam.core.records import (
    CopyGiven,
    HelperNoted,
    HelperRenewed,
    InvitationEnded,
    Noted,
    TermsStated,
)
from goldseam.core.records.invited import INVITED
from goldseam.ledger.models import Invitation, Item, RingEntry, Space
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.tidying import tidy

Who = Any
Words = Callable[[Any], str]
Accompany = Callable[..., UUID]
LIST = "/us/helpers/"
TERMS = {"name": "Dana", "keeps": "nothing is passed on", "reports": "danger to a child"}
INVITE = {"name": "Dana from the parish", "called": "Alice", "days": "14"}


def space_of(who: Who, space: UUID) -> OpenSpace:
    found = who.unlocked.spaces().by_id(space)
    assert found is not None
    return found  # type: ignore[no-any-return]


def wrote_there(who: Who, space: UUID, *records: Any) -> None:
    space_of(who, space).append(*records, at=who.clock.now(), day=who.clock.today)


def told_by(page: Any) -> tuple[str, str]:
    """The way to the invitation and its words, as an inviter passes them on."""
    html = page.content.decode()
    words = re.findall(r"<li>([a-z]+)</li>", re.findall(r'class="codewords">(.*?)</ol>', html, re.DOTALL)[0])
    return re.findall(r"(/join/[^<]+/counsellor/)<", html)[0], " ".join(words)


def ends(space: UUID) -> date | None:
    return Space.objects.get(id=space).ends_on


def test_a_counsellor_is_invited_states_the_terms_and_comes_in(alice: Who, dana: Who, words: Words) -> None:
    """From an empty page to the first copy, by pages alone."""
    assert "Invite one for myself" in words(alice.get(LIST))
    way, code = told_by(alice.post(f"{LIST}invite/", INVITE))
    assert "Somebody asks you to accompany them" in words(dana.get(way))
    come = dana.post(way, {**TERMS, "code": code})
    assert come.status_code == 302
    assert come["Location"].startswith("/clients/")
    (space,) = [each.id for each in alice.unlocked.spaces().helpers]
    page = words(alice.get(f"{LIST}{space}/"))
    assert "nothing is passed on" in page
    assert "You agree to it by giving the first copy" in page
    assert not Invitation.objects.filter(id=way.split("/")[2])
    assert "Alice" in words(dana.get("/clients/"))


def test_nothing_can_be_copied_before_the_terms_are_stated(alice: Who) -> None:
    alice.post(f"{LIST}invite/", INVITE)
    (space,) = [each.id for each in alice.unlocked.spaces().helpers]
    copy = f"{LIST}{space}/copy/write/"
    assert alice.get(f"{LIST}{space}/copy/")["Location"] == f"{LIST}{space}/"
    assert alice.post(copy, {"text": "too early", "move": "give"})["Location"] == f"{LIST}{space}/"
    assert not space_of(alice, space).read(CopyGiven)


@pytest.mark.parametrize("days", ["", "0", "91", "-1", "1e1", "many", "٣", "9999"])
def test_s14_a_share_of_no_days_or_of_more_than_ninety_is_not_opened(days: str, alice: Who) -> None:
    page = alice.post(f"{LIST}invite/", {**INVITE, "days": days})
    assert page.status_code == 422
    assert f'value="{INVITE["name"]}"' in page.content.decode()
    assert not alice.unlocked.spaces().helpers
    assert not Invitation.objects.filter(id=uuid4())


@pytest.mark.parametrize("field", ["name", "called"])
def test_an_invitation_without_a_name_comes_back_as_it_was_typed(field: str, alice: Who) -> None:
    page = alice.post(f"{LIST}invite/", {**INVITE, field: " "})
    assert page.status_code == 422
    assert 'value="14"' in page.content.decode()
    assert not alice.unlocked.spaces().helpers


def test_s14_fourteen_days_unless_somebody_chooses(alice: Who) -> None:
    assert 'value="14"' in alice.get(f"{LIST}invite/").content.decode()
    alice.post(f"{LIST}invite/", {**INVITE, "days": "90"})
    (space,) = alice.unlocked.spaces().helpers
    assert ends(space.id) == alice.clock.today + timedelta(days=90)


def test_s15_ending_is_one_tap_from_the_list_and_holds_at_the_next_request(
    alice: Who, dana: Who, accompany: Accompany, words: Words
) -> None:
    space = accompany(alice, dana)
    wrote_there(alice, space, CopyGiven("a title", "for Dana"))
    wrote_there(dana, space, HelperNoted("rest first"), HelperNoted("then talk"))
    assert "for Dana" in words(dana.get(f"/clients/{space}/"))
    assert f'action="{LIST}{space}/"' in alice.get(LIST).content.decode()
    for _ in range(2):
        assert alice.post(f"{LIST}{space}/", {"move": "end"})["Location"] == f"{LIST}?ended=1"
    assert dana.get(f"/clients/{space}/").status_code == 404
    assert not Space.objects.filter(id=space)
    assert not Item.objects.filter(space=space)
    for who in (alice, dana):
        assert not RingEntry.objects.filter(person=who.unlocked.person, space=space)
    kept = [each.text for each in alice.read(Noted)]
    assert kept == ["Dana, 22 November 2026:\n\nrest first", "Dana, 22 November 2026:\n\nthen talk"]
    assert alice.space.states(INVITED)[INVITED].open == {}


def test_an_invitation_that_is_ended_opens_for_nobody(alice: Who, dana: Who, words: Words) -> None:
    way, code = told_by(alice.post(f"{LIST}invite/", INVITE))
    (space,) = alice.unlocked.spaces().helpers
    assert "The invitation is open" in words(alice.get(f"{LIST}{space.id}/"))
    alice.post(f"{LIST}{space.id}/", {"move": "end"})
    assert alice.read(InvitationEnded)
    page = dana.post(way, {**TERMS, "code": code})
    assert page.status_code == 422
    assert "do not open this invitation" in words(page)
    assert not dana.unlocked.spaces().clients


def test_a_share_that_was_stopped_before_anybody_came_opens_for_nobody(alice: Who, dana: Who) -> None:
    way, code = told_by(alice.post(f"{LIST}invite/", INVITE))
    alice.post("/us/stop/")
    assert dana.post(way, {**TERMS, "code": code}).status_code == 422
    assert not dana.unlocked.spaces().clients


def test_the_notes_can_be_kept_before_the_last_day_and_once_only(
    alice: Who, dana: Who, accompany: Accompany, words: Words
) -> None:
    space = accompany(alice, dana)
    wrote_there(dana, space, HelperNoted("rest first"))
    assert "rest first" in words(alice.get(f"{LIST}{space}/"))
    for _ in range(2):
        alice.post(f"{LIST}{space}/", {"move": "keep"})
    alice.post(f"{LIST}{space}/", {"move": "end"})
    assert len(alice.read(Noted)) == 1


def test_s14_it_ends_by_itself_after_its_last_day(
    alice: Who, dana: Who, accompany: Accompany, words: Words
) -> None:
    space = accompany(alice, dana, days=3)
    wrote_there(alice, space, CopyGiven("a title", "for Dana"))
    alice.clock.passes(days=3)
    sign_in_again(alice, dana)
    assert "for Dana" in words(dana.get(f"/clients/{space}/"))
    alice.clock.passes(days=1)
    sign_in_again(alice, dana)
    assert dana.get(f"/clients/{space}/").status_code == 404
    assert alice.get(f"{LIST}{space}/").status_code == 404
    assert "Dana" not in words(alice.get(LIST))


def sign_in_again(*people: Who) -> None:
    for who in people:
        who.sign_in(who.name, who.passphrase)


def test_s14_going_on_is_a_fresh_act_of_the_giver_of_ninety_days_at_most(
    alice: Who, dana: Who, accompany: Accompany
) -> None:
    space = accompany(alice, dana, days=3)
    page = f"{LIST}{space}/"
    refused = alice.post(page, {"move": "renew", "days": "91"})
    assert refused.status_code == 422
    assert 'value="91"' in refused.content.decode()
    assert ends(space) == alice.clock.today + timedelta(days=3)
    assert alice.post(page, {"move": "renew", "days": "90"})["Location"] == f"{page}?renewed=1"
    assert ends(space) == alice.clock.today + timedelta(days=90)
    assert alice.post(page, {"move": "renew", "days": "1"})["Location"] == f"{page}?renewed=1"
    assert ends(space) == alice.clock.today + timedelta(days=1)
    assert dana.post(page, {"move": "renew", "days": "90"}).status_code == 404
    wrote_there(dana, space, HelperRenewed(date(2027, 1, 1)))
    assert ends(space) == alice.clock.today + timedelta(days=1)


def test_a_space_of_another_is_found_by_nobody_else(
    couple: Any, carol: Who, dana: Who, accompany: Accompany
) -> None:
    space = accompany(couple.alice, dana)
    for who in (couple.bob, carol, dana):
        for address in (f"{LIST}{space}/", f"{LIST}{space}/copy/", f"{LIST}{space}/copy/write/"):
            assert (
                who.get(address).status_code
                == who.get(address.replace(str(space), str(uuid4()))).status_code
                == 404
            )
        who.post(f"{LIST}{space}/", {"move": "end"})
        assert str(space) not in who.get(LIST).content.decode()
    assert Space.objects.filter(id=space)


def test_the_list_costs_the_same_for_many(alice: Who, dana: Who, accompany: Accompany, costs: Any) -> None:
    accompany(alice, dana)
    costs(alice, LIST)
    little = costs(alice, LIST)
    for _ in range(5):
        accompany(alice, dana)
    costs(alice, LIST)
    assert costs(alice, LIST) == little <= 12


def test_tidying_takes_what_is_over(
    alice: Who, dana: Who, accompany: Accompany, inspecting: Callable[[], Any]
) -> None:
    space = accompany(alice, dana, days=1)
    alice.clock.passes(days=2)
    with inspecting():
        tidy(alice.clock.now())
    sign_in_again(alice, dana)
    assert not Item.objects.filter(space=space)
    assert dana.get(f"/clients/{space}/").status_code == 404
    assert dana.get("/clients/").status_code == 200


def test_s21_the_terms_that_stood_before_stay_in_the_record(
    alice: Who, dana: Who, accompany: Accompany, words: Words
) -> None:
    space = accompany(alice, dana)
    dana.post(f"/clients/{space}/terms/", {**TERMS, "keeps": "from now on, only dates"})
    assert "from now on, only dates" in words(alice.get(f"{LIST}{space}/copy/"))
    stated = [entry.record for entry in space_of(alice, space).read(TermsStated)]
    assert [each.keeps for each in stated] == ["nothing is passed on", "from now on, only dates"]  # type: ignore[attr-defined]


def test_s15_what_no_longer_opens_can_still_be_ended(alice: Who, dana: Who, accompany: Accompany) -> None:
    space = accompany(alice, dana)
    wrote_there(dana, space, HelperNoted("rest first"))
    Item.objects.filter(space=space).update(body=b"changed by somebody")
    assert alice.get(f"{LIST}{space}/").status_code == dana.get(f"/clients/{space}/").status_code == 409
    assert alice.post(f"{LIST}{space}/", {"move": "end"})["Location"] == f"{LIST}?ended=1"
    assert not Space.objects.filter(id=space)
    assert not alice.read(Noted)
