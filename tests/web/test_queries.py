"""What a page costs in queries: few, and the same with ten times the rows (docs: scale)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldseam.core.records import (
    AmendsDrafted,
    Answered,
    ApologySaid,
    CheckedIn,
    EveningReviewed,
    Lapsed,
    LapseHow,
    LapseKind,
    Noted,
    PracticeMark,
    PracticeMarked,
    PublicWordsAnswered,
)
from goldseam.core.records.amends_draft import DraftOf
from goldseam.core.records.kinds import Record
from tests.subjects.every import listed

Who = Any
MOST = 12
PAGES = (
    "/today/",
    "/check-in/",
    "/evening/",
    "/notes/",
    "/notes/kept/",
    "/practices/",
    "/practices/stay-yourself/",
    "/practices/stay-yourself/do/",
    "/progress/",
    "/situation/",
    "/situation/role/",
    "/situation/history/",
    "/situation/look/",
    "/situation/public-words/",
    "/again/",
    "/again/now/",
    "/again/earlier/",
    "/safety/",
    "/account/",
    "/amends/",
    "/amends/statement/",
    "/amends/apology/",
    "/amends/in-person/",
    "/us/stop/",
    "/us/former/",
    "/menu/",
    "/us/helpers/",
    "/us/helpers/invite/",
    "/clients/",
    "/truth/",
    "/truth/questions/",
    "/truth/questions/ask/",
    "/truth/questions/own/",
    "/truth/questions/rest/",
    "/truth/answers/",
    *listed("QUERIES"),
)


def live(who: Who, days: int) -> None:
    """So many days of somebody's life with it, ending yesterday."""
    records: list[Record] = []
    for number in range(days):
        day = who.clock.today - timedelta(days=days - number)
        records += [
            CheckedIn(day, {"safe": number % 11, "relied": number % 7, "close": 5}, "a line"),
            EveningReviewed(day, kept="kept it", missed="missed it"),
            PracticeMarked("stay-yourself", PracticeMark.DONE),
            Noted(f"note {number}"),
            Lapsed(day, LapseHow.TOLD_LATE, LapseKind.SLIP, what=f"again {number}"),
            PublicWordsAnswered(f"people {number}", agreed=True),
            AmendsDrafted(DraftOf.APOLOGY, {"text": f"draft {number}"}),
            ApologySaid(day),
            Answered("living", "apart" if number % 2 else "together"),
        ]
    who.wrote(*records)


def cost(who: Who, page: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert who.get(page).status_code == 200
    return len(queries)


def settled(who: Who) -> dict[str, int]:
    """What every page costs once it has been seen."""
    for page in PAGES:
        cost(who, page)
    return {page: cost(who, page) for page in PAGES}


def test_no_page_takes_more_than_twelve_and_none_grows_with_the_history(carol: Who) -> None:
    live(carol, 12)
    little = settled(carol)
    live(carol, 120)
    much = settled(carol)
    assert little == much
    assert max(much.values()) <= MOST


def test_the_first_look_after_a_long_time_away_is_bounded_too(carol: Who) -> None:
    costs = []
    for days in (30, 300):
        live(carol, days)
        costs.append(cost(carol, "/today/"))
    assert costs[0] == costs[1]
    assert costs[0] <= MOST + 6


@pytest.mark.parametrize(
    "page", ["/", "/sign-in/", "/start/", "/recover/", "/help/", "/help/de/", "/health/"]
)
def test_public_pages_ask_the_database_for_nothing(page: str, browser: Who) -> None:
    assert cost(browser, page) == 0


def test_a_page_view_writes_at_most_once_a_minute(alice: Who) -> None:
    def writes() -> int:
        with CaptureQueriesContext(connection) as queries:
            alice.get("/today/")
        return sum(not each["sql"].startswith("SELECT") for each in queries.captured_queries)

    writes()
    assert writes() == 0
    alice.clock.passes(minutes=1)
    assert writes() == 1
    assert writes() == 0


def test_a_tap_costs_no_more_with_a_long_history(carol: Who) -> None:
    def tap() -> int:
        with CaptureQueriesContext(connection) as queries:
            carol.post("/check-in/one/", {"day": "2026-11-22", "safe": "4"})
        return len(queries)

    live(carol, 5)
    carol.get("/sign-in/")
    little = tap()
    live(carol, 50)
    assert tap() == little <= MOST
