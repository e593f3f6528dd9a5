"""Promises, requests, being near, own pages and deciding, tried as somebody would who wants to reach or to know."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from goldseam.core.records import Answered, ClosenessWished, Noted, Paused
from goldseam.core.records.agreement import AgreementProposed, AgreementTopic
from goldseam.core.records.away import AwayEnded, AwaySaid
from goldseam.core.records.decided import Decided
from goldseam.core.records.dispute import DisputeOpened, DisputeSorted
from goldseam.core.records.expectation import ExpectationsDrafted
from goldseam.core.records.own import OwnWritten
from goldseam.core.records.promise import Outcome, PromiseClosed, Promised, PromiseEnded, Recurs
from goldseam.core.records.request import RequestAnswered, RequestClosed, Requested, RequestHow
from goldseam.core.records.sign import ComeSigned
from goldseam.core.records.time_out import TimeOutTaken
from goldseam.core.records.trigger import CardHanded, DayKnown, GentleDayHanded, GentleDayNoted, TriggerNoted
from tests.subjects import nearness, promises

Two = Any
Who = Any
SeenBy = Callable[..., dict[str, str]]
Words = Callable[[Any], str]
TODAY = date(2026, 11, 22)
NO_CONTACT, SPACE = ClosenessWished("no_contact"), ClosenessWished("space")
LETTER = "MARKED, answer me"


def daily(who: Who, **more: Any) -> int:
    (seq,) = who.gave(Promised("home by six", TODAY, Recurs.DAILY, **more))
    return int(seq)


def reached(two: Two) -> str:
    """All that Bob may read, in one text."""
    file = two.bob.post("/account/export/", {"format": "json", "passphrase": two.bob.passphrase})
    return str(file.content.decode())


@pytest.mark.parametrize("wish", [Paused(), NO_CONTACT, ClosenessWished("no_contact", practical=False)])
def test_t3_an_ending_passes_always_and_its_words_do_not_go_round_a_wish(couple: Two, wish: Any) -> None:
    seq = daily(couple.alice)
    couple.bob.gave(wish)
    refused = couple.alice.post(f"/promises/{seq}/end/", {"words": LETTER})
    assert refused.status_code == 422
    assert f"{LETTER}</textarea>" in refused.content.decode()
    assert "MARKED" not in reached(couple)
    assert couple.alice.post(f"/promises/{seq}/end/", {"words": ""}).status_code == 302
    assert len(couple.bob.shared.read(PromiseEnded)) == 1


@pytest.mark.parametrize("whose", ["alice", "bob"])
def test_t3_an_outcome_passes_under_no_contact_and_a_letter_in_it_does_not(couple: Two, whose: str) -> None:
    page = f"/promises/{daily(getattr(couple, whose))}/day/2026-11-22/"
    couple.bob.gave(NO_CONTACT)
    refused = couple.alice.post(page, {"outcome": "kept", "words": LETTER})
    assert refused.status_code == 422
    assert f"{LETTER}</textarea>" in refused.content.decode()
    assert "MARKED" not in reached(couple)
    assert couple.alice.post(page, {"outcome": "kept", "words": ""}).status_code == 302
    assert len(couple.bob.shared.read(PromiseClosed)) == 1


def test_t3_words_about_one_day_after_another_take_the_one_turn_of_the_day(couple: Two) -> None:
    seq = daily(couple.alice)
    couple.bob.gave(SPACE)
    couple.alice.clock.passes(days=1)
    couple.alice.unlock(couple.alice.passphrase)
    for day, status in (("2026-11-22", 302), ("2026-11-23", 422)):
        said = couple.alice.post(f"/promises/{seq}/day/{day}/", {"outcome": "kept", "words": f"of {day}"})
        assert said.status_code == status
    note = {"kind": "note", "text": "one more", "move": "hand"}
    assert couple.alice.post("/us/hand/write/", note).status_code == 409
    assert couple.alice.post(f"/promises/{seq}/day/2026-11-23/", {"outcome": "late"}).status_code == 302


def test_words_to_oneself_wait_for_nobody(couple: Two) -> None:
    (seq,) = couple.alice.wrote(Promised("a walk", TODAY, Recurs.DAILY))
    couple.bob.gave(Paused(), NO_CONTACT)
    said = {"outcome": "kept", "words": "by the river"}
    assert couple.alice.post(f"/promises/own/{seq}/day/2026-11-22/", said).status_code == 302
    assert couple.alice.post(f"/promises/own/{seq}/end/", {"words": "enough"}).status_code == 302


def test_t3_answering_one_request_again_and_again_is_no_way_to_write(couple: Two) -> None:
    (seq,) = couple.bob.gave(Requested("the bins"), SPACE)[:1]
    said = [
        couple.alice.post(f"/requests/{seq}/answer/", {"how": "no", "text": f"word {number}"}).status_code
        for number in range(4)
    ]
    assert said == [302, 302, 409, 409]
    assert len(couple.bob.shared.read(RequestAnswered)) == 2


def test_t3_a_clock_that_was_wrong_for_a_day_opens_no_other_day(couple: Two) -> None:
    couple.bob.gave(SPACE)
    couple.alice.clock.passes(days=900)
    couple.alice.gave(Requested("from far ahead"))
    couple.alice.clock.passes(days=-900)
    asked = [couple.alice.post("/requests/new/", {"text": text, "move": "hand"}) for text in ("one", "two")]
    assert [each.status_code for each in asked] == [302, 409]


def test_t3_a_request_that_is_done_opens_no_way_for_a_promise(couple: Two) -> None:
    (seq,) = couple.bob.gave(Requested("the bins"))
    couple.alice.gave(RequestAnswered(seq, RequestHow.YES))
    couple.bob.gave(RequestClosed(seq, done=True), NO_CONTACT)
    typed = {"text": LETTER, "recurs": "once", "first": "2026-11-23", "request": str(seq), "move": "yes"}
    assert couple.alice.post("/promises/new/", typed).status_code == 409
    assert "MARKED" not in reached(couple)


def test_t3_what_was_said_before_does_not_call_on_today_once_no_contact_is_asked_for(
    couple: Two, words: Words
) -> None:
    couple.alice.gave(
        GentleDayHanded(TODAY, "MARKED day", yearly=True),
        Requested("MARKED request"),
        AgreementProposed(AgreementTopic.OTHER, "MARKED agreement", TODAY + timedelta(days=9), "I", "you"),
        DisputeOpened("MARKED dispute"),
        ComeSigned(),
    )
    seen = words(couple.bob.get("/today/"))
    assert "MARKED" in seen
    assert "would like you to come" in seen
    couple.bob.gave(NO_CONTACT)
    seen = words(couple.bob.get("/today/"))
    assert "MARKED" not in seen
    assert "would like you to come" not in seen
    for page in ("/hurts/cards/", "/requests/", "/agreements/"):
        assert "MARKED" in words(couple.bob.get(page))


def test_s22_a_time_out_of_one_neither_shortens_nor_ends_that_of_the_other(couple: Two, words: Words) -> None:
    couple.bob.post("/near/time-out/", {"length": "tomorrow", "seen": "0"})
    couple.alice.post("/near/time-out/", {"length": "20", "seen": "0"})
    assert len(couple.bob.shared.read(TimeOutTaken)) == 2
    couple.alice.post("/near/time-out/", {"how": "kept"})
    for who in (couple.alice, couple.bob):
        assert "Back by 23 November, 18:00" in words(who.get("/near/time-out/"))
    couple.bob.post("/near/time-out/", {"how": "kept"})
    assert "Back by" not in words(couple.alice.get("/today/"))


def test_nobody_is_found_out_before_the_day_has_come(couple: Two) -> None:
    (seq,) = couple.alice.gave(Promised("the call", TODAY + timedelta(days=3)))
    page = f"/promises/{seq}/day/2026-11-25/"
    for outcome in ("missed_found", "missed_told", "kept", "late"):
        assert couple.bob.post(page, {"outcome": outcome}).status_code == 422
    assert 'value="missed_found"' not in couple.bob.get(page).content.decode()
    assert couple.alice.post(page, {"outcome": "missed_told", "words": ""}).status_code == 302
    assert couple.bob.post(page, {"outcome": "released"}).status_code == 302


@pytest.mark.parametrize("back", ["9999-12-31", "2028-01-01"])
def test_a_time_away_without_an_end_is_not_taken_and_comes_back(couple: Two, back: str) -> None:
    typed = {"leaves": "2026-11-23", "back": back, "title": "", "text": "by <phone>", "words": ""}
    refused = couple.alice.post("/near/away/", {**typed, "move": "hand"})
    assert refused.status_code == 422
    assert "by &lt;phone&gt;" in refused.content.decode()
    assert couple.alice.shared.read(AwaySaid, Promised) == []


@pytest.mark.parametrize("before", ["0001-01-01", "9999-12-31", "0000-00-00", "x"])
def test_no_day_in_an_address_breaks_a_page(couple: Two, before: str) -> None:
    seq = daily(couple.alice)
    assert couple.bob.get(f"/promises/{seq}/?before={before}").status_code == 200
    assert couple.bob.get(f"/promises/{seq}/day/{before}/").status_code == 404


NUMBERED = sorted(
    "/" + re.sub(r"<int:\w+>", "{}", re.sub(r"<str:day>", "2026-11-22", route))
    for route in (*promises.ROUTES, *nearness.ROUTES)
    if "<int:" in route and "round" not in route
)


@pytest.mark.parametrize("page", NUMBERED)
def test_a_number_of_another_kind_or_of_another_space_or_of_nothing_leads_nowhere(
    couple: Two, page: str
) -> None:
    couple.bob.gave(*(Promised(f"{number}", TODAY) for number in range(3)))
    (shared,) = couple.bob.gave(DayKnown(1))
    (own,) = couple.alice.wrote(Noted("mine"))
    head = couple.bob.shared.head().last
    for number in (shared, own + 500, 0, 10**18, 10**30):
        for fields in ({"move": "erase"}, {"move": "withdraw"}, {"move": "done"}, {"how": "yes"}):
            assert couple.alice.post(page.format(number), fields).status_code == 404, number
        assert couple.alice.get(page.format(number)).status_code in (404, 405), number
    assert couple.bob.shared.head().last == head


def test_what_one_wrote_about_the_things_of_the_other_changes_nothing_of_them(couple: Two) -> None:
    (away, day, card) = couple.bob.gave(
        AwaySaid(TODAY, TODAY + timedelta(days=3), "at my sister's"),
        GentleDayHanded(TODAY, "the letter"),
        CardHanded("x", "y"),
    )
    (asked,) = couple.bob.gave(Requested("the bins"))
    couple.alice.gave(AwayEnded(away), RequestClosed(asked, done=False))
    for item in (day, card):
        couple.alice.post("/hurts/cards/", {"item": str(item), "move": "erase"})
    couple.alice.post(f"/near/away/{away}/", {"move": "erase"})
    assert couple.alice.post(f"/requests/{asked}/close/", {"move": "back"}).status_code == 404
    assert f"/near/away/{away}/" in couple.alice.get("/near/").content.decode()
    assert "the letter" in couple.bob.get("/hurts/cards/").content.decode()
    assert "the bins" in couple.bob.get("/requests/").content.decode()


def test_erasing_an_own_promise_takes_the_words_of_its_ending_along(alice: Who) -> None:
    (seq,) = alice.wrote(Promised("a walk", TODAY))
    alice.post(f"/promises/own/{seq}/end/", {"words": "MARKED"})
    alice.post(f"/promises/own/{seq}/", {"move": "erase"})
    assert alice.read(Promised, PromiseEnded) == []


def test_what_is_not_promised_now_is_kept_with_its_plan(alice: Who) -> None:
    plan = {"instead": "I call a friend", "pull": "I go out", "knows": "my brother"}
    alice.post("/promises/new/", {"text": "a walk", "first": "2026-11-23", "move": "not_now", **plan})
    (kept,) = alice.read(Noted)
    assert all(text in kept.text for text in ("a walk", *plan.values()))


@pytest.mark.parametrize("safe", ["no", "not_sure"])
def test_t17_where_speaking_may_not_be_safe_no_practice_of_parting_is_named(carol: Who, safe: str) -> None:
    assert "/practices/part-well/" in carol.get("/decide/part-well/").content.decode()
    carol.wrote(Answered("addressed_safely", safe))
    assert "/practices/part-well/" not in carol.get("/decide/part-well/").content.decode()


GUARDED = (
    *("/hurts/", "/hurts/new/", "/hurts/days/", "/dispute/", "/dispute/sort/", "/report/"),
    *("/own/", "/own/ground/", "/own/ground/earlier/"),
    *("/decide/", "/decide/part-well/", "/decide/part-well/children/"),
)


def private_acts(two: Two) -> None:
    """Everything of these pages that is for one person alone."""
    alice = two.alice
    alice.post("/hurts/new/", {"title": "MARKED", "helps": "MARKED", "note": "MARKED"})
    alice.post("/hurts/days/", {"on": "2026-11-22", "words": "MARKED", "yearly": "yes"})
    alice.post("/dispute/sort/", {"title": "MARKED", "text": "MARKED", "wound": "yes"})
    dispute = alice.space.read(DisputeSorted)[-1].seq
    alice.post(f"/dispute/{dispute}/", {"how": "i_gave_in"})
    alice.post("/own/ground/", {"mine": "MARKED"})
    alice.post("/decide/part-well/", {"why": "MARKED", "until": "2026-12-01"})
    alice.post("/decide/part-well/children/", {"words": "MARKED"})
    alice.post("/expectations/write/", {"home": "MARKED"})
    typed = {"text": "MARKED", "recurs": "daily", "first": "2026-11-22", "whose": "me", "move": "yes"}
    alice.post("/promises/new/", typed)
    own = alice.space.read(Promised)[-1].seq
    alice.post(f"/promises/own/{own}/day/2026-11-22/", {"outcome": Outcome.KEPT.value, "words": "MARKED"})
    alice.wrote(Answered("touch", "not_now"))
    alice.post("/own/", {"words": "MARKED"})
    alice.post("/report/", {"part": ["notes", "told"], "move": "show"})
    for page in ("/near/", "/near/touch/", "/hurts/cards/", "/requests/", "/agreements/", "/promises/"):
        assert alice.get(page).status_code == 200


def test_s03_s12_s16_nothing_private_of_these_pages_shows_on_any_page_or_in_the_export_of_the_other(
    couple: Two, seen_by: SeenBy
) -> None:
    couple.bob.gave(Requested("the bins"), Promised("the call", TODAY), DisputeOpened("Sunday"))
    more = ("/requests/3/", "/promises/4/", "/dispute/both/5/")
    seen_by(couple.bob, *more)
    before, export = seen_by(couple.bob, *more), reached(couple)
    private_acts(couple)
    kinds = (TriggerNoted, GentleDayNoted, DisputeSorted, OwnWritten, Decided, ExpectationsDrafted, Promised)
    assert {type(each) for each in couple.alice.read(*kinds) if "MARKED" in repr(each)} == set(kinds)
    after = seen_by(couple.bob, *more)
    assert {page: text for page, text in after.items() if before[page] != text} == {}
    assert reached(couple) == export


@pytest.mark.parametrize("page", GUARDED)
def test_s27_private_pages_ask_again_after_five_minutes(couple: Two, page: str) -> None:
    assert couple.alice.get(page).status_code == 200
    couple.alice.clock.passes(minutes=6)
    assert couple.alice.get(page).status_code == 302
