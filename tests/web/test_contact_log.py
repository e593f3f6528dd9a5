"""The contact log: told by oneself or found out, each entry private until it is handed over (T2, T15, T17)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldseam.core.records import Answered, ContactLogged
from goldseam.core.records.no_contact import ContactBegan, ContactKnown

Who = Any
HERE = "/truth/no-contact/"
KEPT, CONTACT = f"{HERE}kept/", f"{HERE}contact/"
FIELDS = {
    "on": "2026-11-22",
    "time": "09:30",
    "began": "they",
    "known": "not_told_yet",
    "what": "A <message>.",
}


def logged(who: Who, **fields: str) -> str:
    answer = who.post(CONTACT, {**FIELDS, **fields})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"].removesuffix("?saved=1"))


def hand(who: Who, page: str) -> Any:
    return who.post(page, {"move": "hand"})


def handed(who: Who, page: str) -> str:
    answer = hand(who, page)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"].removesuffix("?handed=1"))


def shared(who: Who, *kinds: Any) -> list[Any]:
    return [entry.record for entry in who.shared.read(*kinds)]


@pytest.mark.parametrize("began", ["they", "self", "chance"])
@pytest.mark.parametrize("known", ["within_a_day", "later", "found_out", "not_told_yet"])
def test_t15_told_soon_told_late_and_found_out_are_different_entries(
    began: str, known: str, alice: Who
) -> None:
    logged(alice, began=began, known=known, known_on="2026-11-22", on="2026-11-20")
    (record,) = alice.read(ContactLogged)
    assert (record.began, record.known, record.own) == (ContactBegan(began), ContactKnown(known), True)
    assert record.known_on == (date(2026, 11, 22) if known in ("later", "found_out") else None)


def test_a_contact_can_be_changed_and_taken_away_while_it_is_kept(alice: Who) -> None:
    page = logged(alice)
    number = page.removeprefix(KEPT)
    assert "A &lt;message&gt;." in alice.get(f"{CONTACT}{number}").content.decode()
    assert alice.post(f"{CONTACT}{number}", {**FIELDS, "known": "later"})["Location"] == f"{page}?saved=1"
    assert alice.read(ContactLogged)[1].follows == int(number[:-1])
    assert "Told later" in alice.get(page).content.decode()
    alice.post(page, {"move": "erase"})
    assert not alice.read(ContactLogged)
    assert alice.get(page)["Location"] == KEPT


def test_t17_alone_and_untold_safety_is_asked_first(alice: Who, words: Callable[[Any], str]) -> None:
    page = logged(alice)
    assert "is it safe for you to say it?" in words(alice.get(page))
    assert "is it safe" not in words(alice.get(logged(alice, known="later")))
    alice.wrote(Answered("addressed_safely", "no"))
    assert "Your safety comes before any repair" in words(alice.get(page))


def test_t17_where_it_is_not_safe_nothing_is_handed_over(couple: Any) -> None:
    couple.alice.wrote(Answered("addressed_safely", "not_sure"))
    page = logged(couple.alice)
    assert 'value="hand"' not in couple.alice.get(page).content.decode()
    assert hand(couple.alice, page).status_code == 200
    assert not shared(couple.bob, ContactLogged)


def test_what_is_handed_over_twice_is_there_once_and_is_not_changed_behind_it(couple: Any) -> None:
    page = logged(couple.alice)
    handed(couple.alice, page)
    hand(couple.alice, page)
    assert len(shared(couple.bob, ContactLogged)) == 1
    assert couple.alice.get(f"{CONTACT}{page.removeprefix(KEPT)}")["Location"] == KEPT
    couple.alice.post(page, {"move": "erase"})
    assert len(shared(couple.bob, ContactLogged)) == 1
    again = logged(couple.alice)
    handed(couple.alice, again)
    assert len(shared(couple.bob, ContactLogged)) == 1


def test_the_number_of_a_private_entry_goes_nowhere(couple: Any) -> None:
    page = logged(couple.alice)
    couple.alice.post(f"{CONTACT}{page.removeprefix(KEPT)}", {**FIELDS, "known": "later"})
    handed(couple.alice, page)
    (copy,) = shared(couple.bob, ContactLogged)
    assert copy.follows is None
    assert copy.known is ContactKnown.LATER


def test_told_by_oneself_within_a_day_is_marked_and_what_was_found_out_is_not(
    couple: Any, words: Callable[[Any], str]
) -> None:
    soon = handed(couple.alice, logged(couple.alice))
    late = handed(couple.alice, logged(couple.alice, on="2026-11-21", time="08:00"))
    found = handed(couple.alice, logged(couple.alice, known="found_out"))
    assert "Told here by Alice within a day." in words(couple.bob.get(soon))
    for page in (late, found):
        assert "within a day." not in words(couple.bob.get(page))
    assert "Found out" in words(couple.bob.get(found))


def test_the_hurt_partner_may_write_what_they_came_to_know_and_both_entries_stand(
    couple: Any, words: Callable[[Any], str]
) -> None:
    form = couple.bob.get(CONTACT).content.decode()
    assert 'value="not_told_yet"' not in form
    assert couple.bob.post(CONTACT, FIELDS).status_code == 422
    mine = logged(couple.alice, known="within_a_day")
    theirs = logged(couple.bob, known="found_out", began="self", what="I saw it by chance.")
    pages = [handed(couple.alice, mine), handed(couple.bob, theirs)]
    for who in (couple.alice, couple.bob):
        first, second = (words(who.get(page)) for page in pages)
        assert "They reached out" in first
        assert "I told it within 24 hours" in first
        assert "My partner reached out" in second
        assert "Found out" in second
        assert "Told here" not in second
        listed = words(who.get(HERE))
        assert "Alice · Contact" in listed
        assert "Bob · Contact" in listed


def test_one_who_is_both_says_whose_contact_it_was(carol: Who) -> None:
    assert 'name="own"' in carol.get(CONTACT).content.decode()
    refused = carol.post(CONTACT, {**FIELDS, "own": "theirs"})
    assert refused.status_code == 422
    assert 'name="own" value="theirs" checked' in refused.content.decode()
    logged(carol, own="theirs", known="found_out")
    logged(carol, own="mine")
    assert [each.own for each in carol.read(ContactLogged)] == [False, True]


def test_a_form_that_is_sent_twice_is_kept_once(alice: Who) -> None:
    assert logged(alice) == logged(alice)
    assert len(alice.read(ContactLogged)) == 1
