"""A request that was answered with yes: visible until it is done, promised anew, asked a second time."""

from collections.abc import Callable
from typing import Any

from goldseam.core.records import ClosenessWished
from goldseam.core.records.promise import Promised
from goldseam.core.records.request import Requested

Words = Callable[[Any], str]
Two = Any
Who = Any
LIST = "/requests/"


def asked(who: Who) -> int:
    return int(who.gave(Requested("the bins"))[0])


def later(couple: Two, days: int) -> None:
    couple.alice.clock.passes(days=days)
    for who in (couple.alice, couple.bob):
        who.unlock(who.passphrase)


def answered(who: Who, seq: int) -> Any:
    return who.post(f"/requests/{seq}/answer/", {"how": "yes", "text": "", "by": ""})


def test_a_yes_that_is_not_done_shows_its_days_to_both_and_can_be_asked_again(
    couple: Two, words: Words
) -> None:
    seq = asked(couple.bob)
    page = f"/requests/{seq}/"
    answered(couple.alice, seq)
    assert "You said yes today: the bins" in words(couple.alice.get("/today/"))
    assert couple.bob.get(f"{page}again/")["Location"] == page
    later(couple, 21)
    assert "You said yes 21 days ago: the bins" in words(couple.alice.get("/today/"))
    assert page not in couple.bob.get("/today/").content.decode()
    for who in (couple.alice, couple.bob):
        for each in (LIST, page):
            assert "nswered with yes 21 days ago" in words(who.get(each))
    assert f"{page}again/" not in couple.alice.get(page).content.decode()
    assert f"{page}again/" in couple.bob.get(page).content.decode()
    assert "sees already how long ago the yes was" in words(couple.bob.get(f"{page}again/"))
    couple.bob.post(f"{page}again/", {"text": "please"})
    assert "asked today" in words(couple.alice.get("/today/"))
    assert "You said yes" not in words(couple.alice.get("/today/"))


def test_a_promise_that_was_missed_can_be_asked_for_again_and_promised_anew(
    couple: Two, words: Words
) -> None:
    seq = asked(couple.bob)
    answered(couple.alice, seq)
    promise = {"text": "I take them out", "recurs": "once", "first": "2026-11-22", "request": str(seq)}
    couple.alice.post("/promises/new/", {**promise, "move": "yes"})
    assert "You said yes" not in words(couple.alice.get("/today/"))
    later(couple, 2)
    couple.bob.post(f"/requests/{seq}/again/", {"text": ""})
    assert answered(couple.alice, seq)["Location"] == f"/promises/new/?request={seq}"
    assert "You said yes today: the bins" in words(couple.alice.get("/today/"))
    couple.alice.post("/promises/new/", {**promise, "first": "2026-11-24", "move": "yes"})
    made = couple.alice.shared.read(Promised)
    assert len(made) == 2
    assert f"/promises/{made[-1].seq}/" in couple.bob.get(f"/requests/{seq}/").content.decode()


def test_t3_a_yes_does_not_call_on_today_while_no_contact_is_asked_for(couple: Two, words: Words) -> None:
    seq = asked(couple.bob)
    answered(couple.alice, seq)
    couple.alice.gave(ClosenessWished("no_contact"))
    assert "You said yes" not in words(couple.alice.get("/today/"))
