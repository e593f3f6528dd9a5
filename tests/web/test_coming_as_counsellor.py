"""Coming in as a counsellor: the terms first, the right door, and nothing used up or told by a wrong one."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from goldseam.core import vault
from goldseam.core.catalogue.codewords import load_codewords
from goldseam.core.catalogue.model import Language
from goldseam.core.records import Joined
from goldseam.ledger import invitations
from goldseam.ledger.models import Invitation

Who = Any
Words = Callable[[Any], str]
TERMS = {"name": "Dana", "keeps": "all you tell me", "reports": "danger to life"}


def plain(page: Any) -> str:
    """A page byte for byte, but for the tokens of its forms."""
    return re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", page.content.decode())


def invited(who: Who) -> invitations.NewInvitation:
    day = who.clock.today
    return invitations.invite_helper(who.unlocked, at=who.clock.now(), day=day, ends_on=day)


def words_for(made: invitations.NewInvitation) -> str:
    return vault.spell_invitation_code(made.code, load_codewords(Language.EN))


def test_the_wrong_door_is_told_plainly_and_uses_nothing_up(alice: Who, dana: Who, words: Words) -> None:
    made = invited(alice)
    page = dana.post(f"/join/{made.id}/", {"name": "Dana", "code": words_for(made)})
    assert page.status_code == 422
    assert "This invitation is for a counsellor or mentor" in words(page)
    assert f'href="/join/{made.id}/counsellor/"' in page.content.decode()
    partner = invitations.invite_partner(
        alice.unlocked, Joined("Alice"), at=alice.clock.now(), day=alice.clock.today
    )
    page = dana.post(f"/join/{partner.id}/counsellor/", {**TERMS, "code": words_for(partner)})
    assert page.status_code == 422
    assert "This invitation is to share a place" in words(page)
    assert TERMS["keeps"] in page.content.decode()
    for each in (made, partner):
        assert Invitation.objects.get(id=each.id).tries == 0
    assert not dana.unlocked.spaces().clients
    assert dana.unlocked.shared_space() is None
    assert dana.post(f"/join/{made.id}/counsellor/", {**TERMS, "code": words_for(made)}).status_code == 302


def test_nobody_is_their_own_counsellor(alice: Who, words: Words) -> None:
    made = invited(alice)
    page = alice.post(f"/join/{made.id}/counsellor/", {**TERMS, "code": words_for(made)})
    assert "You made this invitation yourself" in words(page)
    assert not alice.unlocked.spaces().clients


def test_wrong_words_and_missing_terms_come_back_as_typed(alice: Who, dana: Who) -> None:
    made = invited(alice)
    for fields in ({**TERMS, "code": "abandon"}, {**TERMS, "keeps": "", "code": words_for(made)}):
        page = dana.post(f"/join/{made.id}/counsellor/", fields)
        assert page.status_code == 422
        assert TERMS["reports"] in page.content.decode()
    assert Invitation.objects.get(id=made.id).tries == 0


def test_an_invitation_whose_last_day_is_over_opens_for_nobody(alice: Who, dana: Who) -> None:
    made = invited(alice)
    alice.clock.passes(days=1)
    dana.sign_in(dana.name, dana.passphrase)
    page = dana.post(f"/join/{made.id}/counsellor/", {**TERMS, "code": words_for(made)})
    assert page.status_code == 422
    assert not dana.unlocked.spaces().clients


def test_the_page_of_a_counsellor_tells_nobody_whether_a_link_is_real(browser: Who, alice: Who) -> None:
    made, never = invited(alice), uuid4()
    real, none = (plain(browser.get(f"/join/{each}/counsellor/")) for each in (made.id, never))
    assert real.replace(str(made.id), "") == none.replace(str(never), "")
