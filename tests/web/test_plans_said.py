"""Plans said beforehand: seen first, kept by both, changed until they begin; "come along?" owes no reason."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import ClosenessWished, Paused
from goldseam.core.records.plan_said import AlongAnswered, PlanChanged, PlanDropped, PlanSaid

Who = Any
Words = Callable[[Any], str]
PAGE, NEW, TODAY = "/openness/plans/", "/openness/plans/new/", "/today/"
PLAN = {
    "title": "chess",
    "on": "2026-11-23",
    "at": "18:30",
    "last": "",
    "until": "21:00",
    "where": "the club",
}
ALONG = {**PLAN, "along": "yes"}


def said(who: Who, plan: dict[str, str]) -> str:
    sent = who.post(NEW, {**plan, "move": "hand"})
    assert sent.status_code == 302
    return str(sent["Location"])


def later(couple: Any, **amount: float) -> None:
    couple.alice.clock.passes(**amount)
    for who in (couple.alice, couple.bob):
        who.unlock(who.passphrase)


def facts(page: Any) -> str:
    return re.findall(
        r'<section class="card">\s*<p class="note">.*?</section>', page.content.decode(), re.DOTALL
    )[0]


def test_s12_a_plan_is_seen_exactly_and_said_once(couple: Any, words: Words) -> None:
    look = couple.alice.post(NEW, ALONG)
    assert "They will see exactly this" in words(look)
    assert not couple.alice.shared.read(PlanSaid)
    page = said(couple.alice, ALONG)
    assert said(couple.alice, ALONG) == page
    assert len(couple.alice.shared.read(PlanSaid)) == 1
    assert facts(couple.bob.get(page)) == facts(look) == facts(couple.alice.get(page))
    back = couple.alice.post(NEW, {**ALONG, "move": "back"}).content.decode()
    assert 'value="the club"' in back
    assert re.search(r'name="along" value="yes" checked', back)


def test_a_plan_stands_on_today_for_the_other_on_its_day(couple: Any, words: Words) -> None:
    said(couple.alice, PLAN)
    assert "chess" not in words(couple.bob.get(TODAY))
    later(couple, days=1)
    assert "What Alice plans today. chess · 23 November 2026, 18:30–21:00" in words(couple.bob.get(TODAY))
    assert "chess" not in words(couple.alice.get(TODAY))
    later(couple, days=1)
    assert "chess" not in words(couple.bob.get(TODAY))
    assert "chess" not in words(couple.bob.get(PAGE))


def test_a_plan_of_days_stands_on_each_of_them(couple: Any, words: Words) -> None:
    page = said(couple.alice, {**PLAN, "last": "2026-11-24"})
    for _day in range(2):
        later(couple, days=1)
        assert "chess · 23 November 2026, 18:30 – 24 November 2026, 21:00" in words(couple.bob.get(TODAY))
    assert couple.bob.get(page).status_code == 200


def test_it_is_changed_by_its_author_until_the_minute_it_begins(couple: Any, words: Words) -> None:
    page = said(couple.alice, PLAN)
    changed = {**PLAN, "where": "the library"}
    assert couple.bob.get(f"{page}change/").status_code == 404
    assert 'value="the club"' in couple.alice.get(f"{page}change/").content.decode()
    for _ in range(2):
        assert couple.alice.post(f"{page}change/", changed).status_code == 302
    assert len(couple.alice.shared.read(PlanChanged)) == 1
    assert "the library" in words(couple.bob.get(page))
    later(couple, hours=24, minutes=29)
    assert couple.alice.get(f"{page}change/").status_code == 200
    later(couple, minutes=1)
    assert couple.alice.get(f"{page}change/")["Location"] == page
    couple.alice.post(f"{page}change/", PLAN)
    assert len(couple.alice.shared.read(PlanChanged)) == 1
    assert "Change it" not in words(couple.alice.get(page))


def test_calling_off_is_its_authors_and_passes_although_everything_rests(couple: Any, words: Words) -> None:
    page = said(couple.alice, PLAN)
    couple.bob.post(page, {"move": "drop"})
    assert not couple.bob.shared.read(PlanDropped)
    couple.bob.gave(Paused())
    for _ in range(2):
        couple.alice.post(page, {"move": "drop"})
    assert len(couple.alice.shared.read(PlanDropped)) == 1
    assert "Called off." in words(couple.bob.get(page))
    assert "chess" not in words(couple.bob.get(PAGE))


@pytest.mark.parametrize(("move", "told"), [("yes", "Bob comes along."), ("no", "Not this time.")])
def test_s20_coming_along_is_a_yes_or_not_this_time_and_owes_no_reason(
    move: str, told: str, couple: Any, words: Words
) -> None:
    page = said(couple.alice, ALONG)
    assert "Alice asks: come along?" in words(couple.bob.get(TODAY))
    shown = couple.bob.get(page).content.decode()
    pair = re.findall(r'<div class="pair">(.*?)</div>', shown, re.DOTALL)[0]
    assert re.findall(r'class="([^"]+)"', pair) == ["button", "button"]
    assert "textarea" not in shown
    for _ in range(2):
        couple.bob.post(page, {"move": move})
    assert len(couple.bob.shared.read(AlongAnswered)) == 1
    assert told in words(couple.alice.get(page))
    assert "come along?" not in words(couple.bob.get(TODAY))


def test_nobody_answers_their_own_invitation_nor_one_that_was_not_given(couple: Any) -> None:
    page, alone = said(couple.alice, ALONG), said(couple.alice, PLAN)
    couple.alice.post(page, {"move": "yes"})
    couple.bob.post(alone, {"move": "yes"})
    later(couple, days=2)
    couple.bob.post(page, {"move": "yes"})
    assert not couple.bob.shared.read(AlongAnswered)


def test_t3_under_no_contact_no_plan_passes_new_or_changed_and_an_answer_does(
    couple: Any, words: Words
) -> None:
    page = said(couple.alice, ALONG)
    couple.bob.gave(ClosenessWished("no_contact"))
    for address, fields in ((NEW, {**PLAN, "move": "hand"}), (f"{page}change/", {**ALONG, "where": "x"})):
        sent = couple.alice.post(address, fields)
        assert "No contact was asked for." in words(sent)
        assert sent.status_code in (409, 422)
    assert not couple.alice.shared.read(PlanChanged)
    couple.bob.post(page, {"move": "no"})
    assert couple.bob.shared.read(AlongAnswered)


def test_a_pause_takes_no_new_plan(couple: Any) -> None:
    couple.bob.gave(Paused())
    sent = couple.alice.post(NEW, {**PLAN, "move": "hand"})
    assert sent.status_code == 409
    assert "chess" in sent.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "x" * 121},
        {"on": ""},
        {"on": "2026-11-21"},
        {"last": "2026-11-22"},
        {"at": "25:00"},
        {"until": "18:00"},
    ],
)
def test_a_plan_that_cannot_be_taken_comes_back_as_it_was(wrong: dict[str, str], couple: Any) -> None:
    page = said(couple.alice, PLAN)
    for address in (NEW, f"{page}change/"):
        sent = couple.alice.post(address, {**PLAN, **wrong})
        assert sent.status_code == 422
        assert 'value="the club"' in sent.content.decode()
    assert not couple.alice.shared.read(PlanChanged)


def test_what_is_no_plan_is_not_there(couple: Any) -> None:
    assert couple.alice.get(f"{PAGE}1/").status_code == 404
    couple.alice.gave(PlanDropped(1))
    assert couple.alice.get(f"{PAGE}999/change/").status_code == 404


def calls(who: Who, words: Words, page: str) -> tuple[bool, bool]:
    """Whether Today asks to come along, and whether the page of the plan takes an answer."""
    return "come along?" in words(who.get(TODAY)), 'class="pair"' in who.get(page).content.decode()


@pytest.mark.parametrize(
    ("at", "passed"), [("18:30", {"days": 1, "minutes": 29}), ("", {"hours": 5, "minutes": 59})]
)
def test_an_invitation_calls_on_today_as_long_as_it_can_be_answered_and_no_longer(
    at: str, passed: dict[str, float], couple: Any, words: Words
) -> None:
    page = said(couple.alice, {**ALONG, "at": at, "until": "", "last": "2026-11-24"})
    later(couple, **passed)
    assert calls(couple.bob, words, page) == (True, True)
    later(couple, minutes=1)
    for _day in range(2):
        assert calls(couple.bob, words, page) == (False, False)
        assert "What Alice plans today. chess" in words(couple.bob.get(TODAY))
        couple.bob.post(page, {"move": "yes"})
        later(couple, hours=5)
    assert not couple.bob.shared.read(AlongAnswered)
