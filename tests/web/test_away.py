"""How each can be reached, and being away for days: seen first, paced, and coming back is a promise (A06, T3)."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldseam.core.records import Paused, SafetyAnswered
from goldseam.core.records.away import AwayEnded, AwayMoved, AwaySaid, ReachSaid
from goldseam.core.records.closeness import ClosenessWished
from goldseam.core.records.promise import Outcome, PromiseCause, PromiseClosed, Promised, PromiseEnded

Who = Any
Words = Callable[[Any], str]
NEAR, REACH, AWAY = "/near/", "/near/reach/", "/near/away/"
TRIP = {
    "leaves": "2026-11-24",
    "back": "2026-11-27",
    "title": "Kazan",
    "text": "by phone",
    "words": "a call at nine",
}


def put(who: Who, page: str, fields: dict[str, str]) -> Any:
    return who.post(page, {**fields, "move": "hand"})


def seen(page: Any) -> str:
    """What stands in the cards of a page, without the name of who wrote it."""
    return re.findall(r"</p>\s*(<dl .*?)\s*</article>", page.content.decode(), re.DOTALL)[0]


def test_s12_the_trip_is_seen_first_and_coming_back_is_a_promise(couple: Any, words: Words) -> None:
    looked = couple.alice.post(AWAY, TRIP)
    assert "They will see exactly this" in words(looked)
    assert not couple.alice.shared.read(AwaySaid)
    for _ in range(2):
        assert put(couple.alice, AWAY, TRIP)["Location"] == "/near/?given=1"
    ((entry,), (promise,)) = (couple.alice.shared.read(kind) for kind in (AwaySaid, Promised))
    assert entry.record.promise == promise.seq
    assert promise.record == Promised("To be back on 27 November 2026", date(2026, 11, 27))
    page = couple.bob.get(f"/near/away/{entry.seq}/")
    assert seen(page) == seen(looked)
    assert "I am back" not in words(page)
    assert "Away 24 November 2026 – 27 November 2026" in words(couple.bob.get(NEAR))


@pytest.mark.parametrize(("days", "outcome"), [(3, Outcome.KEPT), (5, Outcome.KEPT), (6, Outcome.LATE)])
def test_being_back_closes_the_promise(days: int, outcome: Outcome, couple: Any) -> None:
    put(couple.alice, AWAY, TRIP)
    ((entry,),) = (couple.alice.shared.read(AwaySaid),)
    couple.alice.clock.passes(days=days)
    couple.alice.unlock(couple.alice.passphrase)
    for _ in range(2):
        couple.alice.post(f"/near/away/{entry.seq}/", {"move": "back"})
    (closed,) = couple.alice.shared.read(PromiseClosed)
    assert closed.record == PromiseClosed(entry.record.promise, date(2026, 11, 27), outcome)
    assert len(couple.alice.shared.read(AwayEnded)) == 1


def test_staying_after_all_ends_the_promise_too_and_only_by_its_author(couple: Any, words: Words) -> None:
    put(couple.alice, AWAY, TRIP)
    page = f"/near/away/{couple.alice.shared.read(AwaySaid)[0].seq}/"
    assert "I stay here after all" in words(couple.alice.get(page))
    couple.bob.post(page, {"move": "stay"})
    assert not couple.bob.shared.read(AwayEnded)
    couple.alice.post(page, {"move": "stay"})
    assert couple.alice.shared.read(PromiseEnded)
    assert "Kazan" not in words(couple.bob.get(NEAR))
    assert "This time is over." in words(couple.bob.get(page))


def test_words_of_a_trip_are_taken_back(couple: Any) -> None:
    put(couple.alice, AWAY, TRIP)
    page = f"/near/away/{couple.alice.shared.read(AwaySaid)[0].seq}/"
    couple.alice.post(page, {"move": "erase"})
    assert couple.bob.get(page).status_code == couple.alice.get(page).status_code == 404
    assert couple.alice.post(page, {"move": "dance"}).status_code == 404
    assert couple.alice.shared.read(PromiseEnded)


@pytest.mark.parametrize(
    "wrong",
    [
        {"leaves": ""},
        {"back": "soon"},
        {"back": "2026-11-23"},
        {"leaves": "2026-11-01", "back": "2026-11-21"},
        {"words": "a" * 2001},
    ],
)
def test_a_trip_that_cannot_be_is_said_and_nothing_is_lost(wrong: dict[str, str], couple: Any) -> None:
    answer = couple.alice.post(AWAY, {**TRIP, **wrong})
    assert answer.status_code == 422
    assert 'value="Kazan"' in answer.content.decode()
    assert not couple.alice.shared.read(AwaySaid)


def test_being_reached_is_said_read_and_fades_after_a_week(couple: Any, words: Words) -> None:
    put(couple.alice, REACH, {"words": "from <six> on"})
    assert "from <six> on" in words(couple.bob.get(NEAR))
    assert "from &lt;six&gt; on" in couple.alice.get(REACH).content.decode()
    couple.bob.clock.passes(days=7)
    couple.bob.unlock(couple.bob.passphrase)
    assert "from <six> on" not in words(couple.bob.get(NEAR))


def test_being_reached_is_taken_away_at_once_also_in_a_pause(couple: Any, words: Words) -> None:
    put(couple.alice, REACH, {"words": "from six on"})
    couple.bob.gave(Paused())
    for _ in range(2):
        assert couple.alice.post(REACH, {"move": "erase"})["Location"] == NEAR
    assert "from six on" not in words(couple.bob.get(NEAR))
    assert not couple.alice.shared.read(ReachSaid)


def moved(couple: Any, back: str, days: int = 0) -> Any:
    """Say a trip, let days pass, and move its end; its page with the answer."""
    put(couple.alice, AWAY, TRIP)
    page = f"/near/away/{couple.alice.shared.read(AwaySaid)[0].seq}/"
    couple.alice.clock.passes(days=days)
    for who in (couple.alice, couple.bob):
        who.unlock(who.passphrase)
    return page, couple.alice.post(f"{page}move/", {"back": back})


def test_a_delay_moves_the_day_with_its_promise_and_the_day_before_stays(couple: Any, words: Words) -> None:
    page, answer = moved(couple, "2026-11-29", days=4)
    assert answer["Location"] == page
    couple.alice.post(f"{page}move/", {"back": "2026-11-29"})
    first, second = couple.alice.shared.read(Promised)
    assert second.record == Promised(
        "To be back on 29 November 2026", date(2026, 11, 29), cause=PromiseCause.MOVED
    )
    assert [each.record.promise for each in couple.alice.shared.read(PromiseEnded)] == [first.seq]
    assert len(couple.alice.shared.read(AwayMoved)) == 1
    for who in (couple.alice, couple.bob):
        assert "Back on 29 November 2026" in words(who.get(page))
        assert "Moved on 26 November 2026 Before that: back on 27 November 2026" in words(who.get(page))
        assert "Away 24 November 2026 – 29 November 2026" in words(who.get(NEAR))
        assert f'href="/promises/{second.seq}/"' in who.get(page).content.decode()
    couple.alice.clock.passes(days=3)
    couple.alice.unlock(couple.alice.passphrase)
    couple.alice.post(page, {"move": "back"})
    assert couple.alice.shared.read(PromiseClosed)[-1].record == PromiseClosed(
        second.seq, date(2026, 11, 29), Outcome.KEPT
    )


def test_the_days_that_were_moved_go_with_the_words_of_a_trip(couple: Any) -> None:
    page, _answer = moved(couple, "2026-11-29")
    couple.bob.gave(AwayMoved(couple.alice.shared.read(AwaySaid)[0].seq, date(2026, 12, 1)))
    couple.alice.post(page, {"move": "erase"})
    assert not couple.alice.shared.read(AwaySaid)
    assert [couple.bob.device.person] == [each.author for each in couple.alice.shared.read(AwayMoved)]
    assert len(couple.alice.shared.read(PromiseEnded)) == 2


@pytest.mark.parametrize("days", [5, 7])
def test_moved_on_the_day_or_later_the_first_promise_stays_to_be_told(
    days: int, couple: Any, words: Words
) -> None:
    page, answer = moved(couple, "2026-12-02", days=days)
    assert answer["Location"] == page
    assert len(couple.alice.shared.read(Promised)) == 2
    assert not couple.alice.shared.read(PromiseEnded)
    assert "Back on 2 December 2026" in words(couple.bob.get(page))


def test_the_page_of_moving_says_what_becomes_of_the_promise(couple: Any, words: Words) -> None:
    page, _answer = moved(couple, "")
    assert "Your promise moves with it." in words(couple.alice.get(f"{page}move/"))
    couple.alice.clock.passes(days=5)
    couple.alice.unlock(couple.alice.passphrase)
    assert "so the first promise stays" in words(couple.alice.get(f"{page}move/"))


@pytest.mark.parametrize("back", ["", "soon", "2026-11-23", "2026-11-21", "2027-12-31"])
def test_a_day_that_cannot_be_is_said_and_stays_in_the_form(back: str, couple: Any) -> None:
    _page, answer = moved(couple, back)
    assert answer.status_code == 422
    assert f'value="{back}"' in answer.content.decode()
    assert not couple.alice.shared.read(AwayMoved)


def test_s13_nobody_moves_the_day_of_the_other_nor_of_a_time_that_is_over(couple: Any) -> None:
    put(couple.alice, AWAY, TRIP)
    page = f"/near/away/{couple.alice.shared.read(AwaySaid)[0].seq}/"
    for answer in (couple.bob.get(f"{page}move/"), couple.bob.post(f"{page}move/", {"back": "2026-11-29"})):
        assert answer.status_code == 404
    couple.alice.post(page, {"move": "stay"})
    assert couple.alice.post(f"{page}move/", {"back": "2026-11-29"})["Location"] == page
    assert not couple.alice.shared.read(AwayMoved)


def test_t3_a_delay_passes_while_space_is_asked_for_takes_no_turn_and_waits_under_no_contact(
    couple: Any, words: Words
) -> None:
    put(couple.alice, AWAY, TRIP)
    couple.alice.clock.passes(days=1)
    for who in (couple.alice, couple.bob):
        who.unlock(who.passphrase)
    page = f"/near/away/{couple.alice.shared.read(AwaySaid)[0].seq}/"
    couple.bob.gave(ClosenessWished("space"))
    assert couple.alice.post(f"{page}move/", {"back": "2026-11-28"}).status_code == 302
    note = {"kind": "note", "text": "one a day", "move": "hand"}
    assert couple.alice.post("/us/hand/write/", note).status_code == 302
    assert couple.alice.post(f"{page}move/", {"back": "2026-11-29"}).status_code == 302
    couple.bob.gave(ClosenessWished("no_contact"))
    refused = couple.alice.post(f"{page}move/", {"back": "2026-11-30"})
    assert refused.status_code == 409
    assert "No contact was asked for." in words(refused)
    assert 'value="2026-11-30"' in refused.content.decode()
    assert len(couple.alice.shared.read(AwayMoved)) == 2


@pytest.mark.parametrize("text", ["", "a" * 2001])
def test_being_reached_takes_words_that_fit(text: str, couple: Any) -> None:
    answer = couple.alice.post(REACH, {"words": text})
    assert answer.status_code == 422
    assert text in answer.content.decode()


@pytest.mark.parametrize(("page", "fields"), [(REACH, {"words": "from six on"}), (AWAY, TRIP)])
def test_t3_words_wait_while_no_contact_is_asked_for(
    page: str, fields: dict[str, str], couple: Any, words: Words
) -> None:
    couple.bob.gave(ClosenessWished("no_contact"))
    answer = put(couple.alice, page, fields)
    assert answer.status_code == 409
    assert "No contact was asked for." in words(answer)
    assert "Hand it over" not in words(answer)
    assert not couple.alice.shared.read(ReachSaid, AwaySaid, Promised)


@pytest.mark.parametrize("practical", [True, False])
def test_t3_a_trip_said_before_is_not_met_on_today_once_no_contact_is_asked_for(
    practical: bool, couple: Any, words: Words
) -> None:
    put(couple.alice, AWAY, {**TRIP, "leaves": "2026-11-23"})
    assert "Alice is away." in words(couple.bob.get("/today/"))
    couple.bob.gave(ClosenessWished("no_contact", practical=practical))
    for page in ("/today/", "/today/waiting/"):
        assert "Alice is away." not in words(couple.bob.get(page))
    assert "Away 23 November 2026 – 27 November 2026" in words(couple.bob.get(NEAR))


def test_what_is_typed_is_not_lost_in_a_pause_nor_on_the_way_back(couple: Any) -> None:
    assert 'value="Kazan"' in couple.alice.post(AWAY, {**TRIP, "move": "back"}).content.decode()
    couple.bob.gave(Paused())
    answer = couple.alice.post(AWAY, TRIP)
    assert answer.status_code == 409
    assert "a call at nine" in answer.content.decode()


def test_s05_help_comes_first(couple: Any, words: Words) -> None:
    couple.alice.wrote(SafetyAnswered({"self_harm": "yes"}))
    answer = put(couple.alice, REACH, {"words": "from six on"})
    assert answer.status_code == 409
    assert "Help comes first." in words(answer)
