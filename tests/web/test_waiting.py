"""What waits on Today: it obeys closeness, shows no private words, and the other cannot crowd out one's own."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from goldseam.core.records import ClosenessWished
from goldseam.core.records.agreement import AgreementProposed, AgreementTopic
from goldseam.core.records.plan_said import PlanSaid
from goldseam.core.records.promise import Promised, Recurs
from goldseam.core.records.request import Requested

Two, Who = Any, Any
Words = Callable[[Any], str]
TODAY, DAY = "/today/", date(2026, 11, 22)
PLAN = PlanSaid("chess", DAY, DAY, "18:30", "", "the club")
ALONG = PlanSaid("a concert", DAY, DAY, "20:00", "", "the hall", along=True)


def lines(who: Who, page: str = TODAY) -> list[str]:
    """The addresses of the lines that wait."""
    html = who.get(page).content.decode()
    found = re.search(r'<ul class="menu card">(.*?)</ul>', html[html.index("Waiting for you") :], re.DOTALL)
    return re.findall(r'<li><a href="([^"]+)"', found[1]) if found else []


@pytest.mark.parametrize("wish", ["space", "no_contact"])
@pytest.mark.parametrize("asks", ["alice", "bob"])
def test_t3_an_invitation_does_not_call_while_either_asks_for_room(
    couple: Two, asks: str, wish: str, words: Words
) -> None:
    couple.alice.gave(ALONG)
    assert "a concert" in words(couple.bob.get(TODAY))
    getattr(couple, asks).gave(ClosenessWished(wish))
    assert "come along?" not in words(couple.bob.get(TODAY))
    getattr(couple, asks).gave(ClosenessWished("near"))
    assert "a concert" in words(couple.bob.get(TODAY))


@pytest.mark.parametrize("wish", ["space", "no_contact"])
def test_t3_plans_are_not_told_unasked_to_whoever_asks_for_room_and_stand_on_their_page(
    couple: Two, wish: str, words: Words
) -> None:
    couple.alice.gave(PLAN)
    couple.bob.gave(ClosenessWished(wish))
    assert "chess" not in words(couple.bob.get(TODAY))
    assert "chess" in words(couple.bob.get("/openness/plans/"))


def test_s27_private_promises_stand_on_today_and_in_the_evening_without_their_words(
    alice: Who, words: Words
) -> None:
    (seq,) = alice.wrote(Promised("MARKED walk", DAY))
    for page in (TODAY, "/evening/"):
        seen = alice.get(page)
        assert "A promise to yourself: how does it go?" in words(seen)
        assert "MARKED" not in seen.content.decode()
    assert f"/promises/own/{seq}/day/2026-11-22/" in lines(alice)
    alice.wrote(Promised("MARKED call", DAY))
    for page in (TODAY, "/evening/"):
        seen = alice.get(page)
        assert "2 promises to yourself: how do they go?" in words(seen)
        assert "MARKED" not in seen.content.decode()
    assert lines(alice) == ["/promises/"]


@pytest.mark.parametrize(
    "page", ["/promises/", "/promises/own/{}/", "/expectations/", "/expectations/write/"]
)
def test_s27_pages_with_private_promises_and_expectations_ask_again(alice: Who, page: str) -> None:
    (seq,) = alice.wrote(Promised("MARKED walk", DAY))
    alice.clock.passes(minutes=6)
    asked = alice.get(page.format(seq))
    assert asked.status_code == 302
    assert "again=1" in asked["Location"]


@pytest.mark.parametrize("promises", [1, 6])
def test_an_agreement_that_waits_for_a_yes_or_no_stands_on_today_however_many_promises_are_due(
    couple: Two, promises: int
) -> None:
    couple.bob.gave(*(Promised(f"promise {number}", DAY) for number in range(promises)))
    proposal = AgreementProposed(AgreementTopic.OTHER, "phones away at supper", DAY + timedelta(days=30))
    (seq,) = couple.alice.gave(proposal)
    couple.bob.clock.passes(days=2)
    couple.bob.unlock(couple.bob.passphrase)
    assert f"/agreements/{seq}/" in lines(couple.bob)


@pytest.mark.parametrize("subject", ["good/why", "good/vows", "us/standing", "us/review"])
def test_s27_what_is_written_and_not_released_asks_again(couple: Two, subject: str) -> None:
    couple.alice.post(f"/{subject}/write/", {"text": "MARKED", "words": "MARKED", "went_well": "MARKED"})
    assert "MARKED" in couple.alice.get(f"/{subject}/write/").content.decode()
    couple.alice.clock.passes(minutes=6)
    for step in ("write", "release"):
        assert "again=1" in couple.alice.get(f"/{subject}/{step}/")["Location"]


def test_requests_of_the_other_do_not_push_own_promises_off_today(couple: Two, words: Words) -> None:
    couple.alice.gave(*(Requested(f"thing {number}") for number in range(6)))
    (shared,) = couple.bob.gave(Promised("the call", DAY, Recurs.DAILY))
    (own,) = couple.bob.wrote(Promised("a walk", DAY))
    found = lines(couple.bob)
    assert len(found) == 3
    assert found[:2] == [f"/promises/own/{own}/day/2026-11-22/", f"/promises/{shared}/day/2026-11-22/"]
    assert "5 more" in words(couple.bob.get(TODAY))
    everything = lines(couple.bob, "/today/waiting/")
    assert len(everything) == 8
    assert everything[:2] == found[:2]


def test_where_all_fits_nothing_more_is_named(couple: Two, words: Words) -> None:
    couple.alice.gave(*(Requested(f"thing {number}") for number in range(3)))
    assert len(lines(couple.bob)) == 3
    assert "/today/waiting/" not in couple.bob.get(TODAY).content.decode()
    assert "Nothing waits for you just now." in words(couple.alice.get("/today/waiting/"))


def test_a_date_that_is_far_waits_behind_what_is_near(couple: Two) -> None:
    (tomorrow,) = couple.alice.gave(PlanSaid("tea", DAY + timedelta(1), DAY + timedelta(1), along=True))
    (tonight,) = couple.alice.gave(ALONG)
    assert lines(couple.bob) == [f"/openness/plans/{tonight}/", f"/openness/plans/{tomorrow}/"]
