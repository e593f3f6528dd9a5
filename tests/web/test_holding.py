"""What is wished holds at the next request: in both plans, on Today, and until its end (T3)."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldseam.core.plan.opening import possible_stages
from goldseam.core.records import Answered, Left, Paused
from goldseam.core.records.situation import ANSWERS
from goldseam.core.situation.model import Closeness, Situation
from goldseam.web.shared import method
from goldseam.web.today.state import read_today

Who = Any
PAGE = "/us/closeness/"
PRACTICAL = {"practical": "yes"}


def wish(who: Who, closeness: str, **more: str) -> Any:
    answer = who.post(PAGE, {"closeness": closeness, **PRACTICAL, **more})
    assert answer.status_code == 302, answer.content.decode()
    return answer


def situation(who: Who) -> Situation:
    return read_today(who.unlocked.spaces(), who.clock.today).situation


@pytest.fixture(autouse=True)
def both_are_near(request: pytest.FixtureRequest) -> None:
    """Both have said before, each in private, that near is right: so that nothing but the wishes decides."""
    if "couple" in request.fixturenames:
        couple = request.getfixturevalue("couple")
        for who in (couple.alice, couple.bob):
            who.wrote(Answered("closeness", "near"))


@pytest.mark.parametrize("one", Closeness)
@pytest.mark.parametrize("other", Closeness)
def test_of_two_wishes_the_stricter_holds_for_both(one: Closeness, other: Closeness, couple: Any) -> None:
    wish(couple.alice, one)
    wish(couple.bob, other)
    strictness = list(Closeness)
    holds = max(one, other, key=strictness.index)
    assert situation(couple.alice).closeness is situation(couple.bob).closeness is holds


def test_a_stricter_own_answer_still_holds_and_stays_as_it_was(couple: Any) -> None:
    couple.alice.wrote(Answered("closeness", "no_contact"))
    wish(couple.bob, "space")
    assert situation(couple.alice).closeness is Closeness.NO_CONTACT
    assert not situation(couple.alice).closeness_between
    assert situation(couple.bob).closeness is Closeness.SPACE
    wish(couple.bob, "near")
    assert couple.alice.space.states(ANSWERS)[ANSWERS].values["closeness"] == "no_contact"
    assert couple.bob.space.states(ANSWERS)[ANSWERS].values["closeness"] == "near"


def test_t3_while_space_is_asked_nothing_suggested_means_contact(couple: Any) -> None:
    for who in (couple.alice, couple.bob):
        wish(couple.bob, "near")
        assert any(facts(slug).contact for slug in possible(who))
        wish(couple.bob, "space")
        assert not any(facts(slug).contact for slug in suggested(who))


def test_no_reason_says_whose_wish_it_is(couple: Any, words: Callable[[Any], str]) -> None:
    contact = next(
        slug for slug in possible(couple.alice) if facts(slug).contact and facts(slug).audience == "offending"
    )
    wish(couple.alice, "space")
    for who in (couple.alice, couple.bob):
        page = words(who.get("/today/")) + words(who.get(f"/practices/{contact}/"))
        assert "our partner asks for" not in page
        assert "ou want space" not in page
    assert "Space is asked for" in words(couple.alice.get(f"/practices/{contact}/"))


def test_the_plan_changes_at_the_next_request_and_back(couple: Any) -> None:
    before = suggested(couple.alice)
    wish(couple.bob, "no_contact")
    assert suggested(couple.alice) != before
    wish(couple.bob, "near")
    assert suggested(couple.alice) == before


@pytest.mark.parametrize(
    ("closeness", "until", "line"),
    [
        ("space", "", "Space was asked for."),
        ("space", "2027-05-03", "Space was asked for, until 3 May 2027."),
        ("no_contact", "", "No contact for now was asked for."),
        ("no_contact", "2027-05-03", "No contact was asked for, until 3 May 2027."),
    ],
)
def test_today_and_us_say_in_one_line_what_holds(
    closeness: str, until: str, line: str, couple: Any, words: Callable[[Any], str]
) -> None:
    wish(couple.bob, closeness, until=until)
    for who in (couple.alice, couple.bob):
        for page in ("/today/", "/us/", PAGE):
            assert line in words(who.get(page)), page


def test_near_is_no_news(couple: Any, words: Callable[[Any], str]) -> None:
    wish(couple.bob, "near")
    for page in ("/today/", "/us/", PAGE):
        assert "was asked for" not in words(couple.alice.get(page))


def test_of_two_ends_the_later_is_said_and_none_where_one_has_none(
    couple: Any, words: Callable[[Any], str]
) -> None:
    wish(couple.alice, "space", until="2026-12-01")
    wish(couple.bob, "space", until="2026-12-24")
    assert "Space was asked for, until 24 December 2026." in words(couple.alice.get("/today/"))
    wish(couple.alice, "space")
    assert "Space was asked for." in words(couple.bob.get("/today/"))


def test_a_wish_ends_by_itself_after_its_last_day(couple: Any, words: Callable[[Any], str]) -> None:
    wish(couple.bob, "space", until="2026-11-24")
    for days, holds in ((0, True), (2, True), (1, False)):
        couple.bob.clock.passes(days=days)
        couple.alice.unlock(couple.alice.passphrase)
        assert ("Space was asked for" in words(couple.alice.get("/today/"))) is holds
    assert situation(couple.alice).closeness is Closeness.NEAR


def test_i_need_space_leads_to_the_wish_when_together_and_to_the_own_answer_alone(couple: Any) -> None:
    assert 'href="/us/closeness/">I need space' in couple.bob.get("/today/").content.decode()
    couple.alice.gave(Left())
    assert (
        'href="/situation/closeness/?next=today">I need space' in couple.bob.get("/today/").content.decode()
    )


def test_asking_for_something_is_one_tap_while_two_go_on_together(couple: Any) -> None:
    ways = [">I need space", 'href="/requests/new/">Ask for something']
    page = couple.bob.get("/today/").content.decode()
    assert [way in page for way in ways] == [True, True]
    couple.alice.gave(Paused())
    page = couple.bob.get("/today/").content.decode()
    assert [way in page for way in ways] == [True, False]
    couple.alice.gave(Left())
    page = couple.bob.get("/today/").content.decode()
    assert [way in page for way in ways] == [True, False]


def test_a_frozen_space_keeps_the_wish_of_the_other_and_frees_ones_own(couple: Any) -> None:
    wish(couple.alice, "no_contact")
    wish(couple.bob, "space")
    couple.alice.gave(Left())
    assert situation(couple.bob).closeness is Closeness.NO_CONTACT
    assert couple.bob.post(PAGE, {"closeness": "near"}).status_code == 409
    assert situation(couple.alice).closeness is Closeness.SPACE


LED = '<a href="/us/closeness/#theirs">Read the words with it</a>'


def test_the_words_of_a_wish_for_space_are_one_tap_from_today_and_none_of_them_stand_there(
    couple: Any,
) -> None:
    wish(couple.bob, "space", note="MARKED until I sleep")
    for page in ("/today/", "/us/"):
        assert LED in couple.alice.get(page).content.decode()
        assert "MARKED" not in couple.alice.get(page).content.decode()
        assert LED not in couple.bob.get(page).content.decode()
    assert 'id="theirs"' in couple.alice.get(PAGE).content.decode()
    assert "MARKED until I sleep" in couple.alice.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("theirs", "mine", "led"),
    [("space", "near", True), ("near", "space", False), ("space", "no_contact", False)],
)
def test_t3_words_of_the_other_are_led_to_where_they_ask_for_room_and_not_under_ones_own_no_contact(
    theirs: str, mine: str, led: bool, couple: Any
) -> None:
    wish(couple.bob, theirs, note="MARKED")
    wish(couple.alice, mine)
    assert (LED in couple.alice.get("/today/").content.decode()) is led


def test_a_wish_without_words_leads_to_none(couple: Any) -> None:
    wish(couple.bob, "space")
    assert "Read the words with it" not in couple.alice.get("/today/").content.decode()


@pytest.mark.parametrize("gone", [False, True])
def test_after_the_other_left_their_wish_is_told_nowhere_and_their_leaving_plainly(
    gone: bool, couple: Any, words: Callable[[Any], str]
) -> None:
    wish(couple.alice, "space", note="MARKED")
    if gone:
        couple.alice.post("/account/delete/", {"passphrase": couple.alice.passphrase, "handed": "leave"})
    else:
        couple.alice.post("/us/leave/", {"move": "leave"})
    for page in ("/today/", "/us/", PAGE, "/good/"):
        assert "Space was asked for" not in words(couple.bob.get(page))
    assert LED not in couple.bob.get("/today/").content.decode()
    seen = words(couple.bob.get("/us/"))
    assert "The other person has left the shared space." in seen
    assert "stays here for you to read" in seen
    if not gone:
        assert "has left" not in words(couple.alice.get("/us/"))


def test_s23_leaving_and_deleting_an_account_are_told_in_the_same_words(
    couple: Any, rolled_back: Callable[[], Any], words: Callable[[Any], str]
) -> None:
    with rolled_back():
        couple.alice.post("/us/leave/", {"move": "leave"})
        left = words(couple.bob.get("/us/"))
    couple.alice.post("/account/delete/", {"passphrase": couple.alice.passphrase, "handed": "leave"})
    assert words(couple.bob.get("/us/")) == left


def test_the_wishes_cost_three_queries_together_and_none_alone(carol: Who, couple: Any) -> None:
    def cost(who: Who) -> int:
        who.get("/today/")
        with CaptureQueriesContext(connection) as queries:
            read_today(who.unlocked.spaces(), who.clock.today)
        return len(queries)

    assert cost(carol) == 4
    assert cost(couple.bob) == 7
    for number in range(40):
        wish(couple.bob, "space" if number % 2 else "near")
    assert cost(couple.bob) == 7


def facts(slug: str) -> Any:
    return method.catalogue().practices[slug].facts


def suggested(who: Who) -> list[str]:
    return re.findall(r'<h3><a href="/practices/([\w-]+)/', who.get("/today/").content.decode())


def possible(who: Who) -> list[str]:
    """Every practice the page of what is possible now could name for this person."""
    now = read_today(who.unlocked.spaces(), who.clock.today)
    return [
        slug
        for several in possible_stages(method.catalogue(), now.situation, now.day).values()
        for slug in several
    ]
