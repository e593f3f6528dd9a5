"""Help without signing in: every country, emergency numbers first, each line with its date (S11)."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldseam.core.helplines import MAX_AGE_DAYS, Kind, lines_for, load_countries

Who = Any
COUNTRIES = {country.code: country for country in load_countries()}
TODAY = date(2026, 11, 22)


def shown(code: str) -> int:
    """How many lines a country's page shows: one that answers for several needs stands under each."""
    return sum(len(lines_for(COUNTRIES[code], kind)) for kind in Kind)


def test_s11_help_lists_at_least_twenty_countries_to_anybody(browser: Who, alice: Who) -> None:
    listed = set(re.findall(r'href="/help/(\w\w)/"', browser.get("/help/").content.decode()))
    assert listed == set(COUNTRIES)
    assert len(listed) >= 20
    alice.lock()
    assert alice.get("/help/").status_code == 200


@pytest.mark.parametrize("code", COUNTRIES)
def test_s11_each_country_is_shown_with_emergency_first_and_every_line_dated(
    code: str, browsers: Callable[..., Who], words: Callable[[Any], str]
) -> None:
    for language in ("en", "ru"):
        answer = browsers(language).get(f"/help/{code}/")
        page = answer.content.decode()
        assert answer.status_code == 200
        country = COUNTRIES[code]
        assert page.index('class="urgent"') < page.index('class="lines"')
        assert page.count('<li class="card">') == shown(code)
        for line in country.lines:
            assert line.name in words(answer)
            assert f'href="{line.source}"'.replace("&", "&amp;") in page
        assert 'href="tel:' in page


def test_s11_nothing_was_checked_more_than_half_a_year_ago() -> None:
    for country in COUNTRIES.values():
        checked = [each.checked_on for each in country.emergency] + [
            each.checked_on for each in country.lines
        ]
        assert all(0 <= (TODAY - day).days <= MAX_AGE_DAYS == 180 for day in checked)


def test_s11_a_line_says_so_when_its_check_is_old(
    browser: Who, clock: Any, words: Callable[[Any], str]
) -> None:
    fresh = words(browser.get("/help/de/"))
    clock.passes(days=181)
    stale = words(browser.get("/help/de/"))
    assert "more than half a year ago" not in fresh
    assert stale.count("more than half a year ago") == shown("de")


@pytest.mark.parametrize("code", ["zz", "DE", "d", "de ", "..", "😀", "a" * 5000, "%00"])
def test_a_country_that_is_not_listed_is_no_page(code: str, browser: Who) -> None:
    answer = browser.get(f"/help/{code}/")
    assert answer.status_code == 404
    assert 'href="/help/"' in answer.content.decode()
    assert code not in answer.content.decode() or code in ("d", "..", "de ")


def test_s11_the_page_is_the_same_for_everybody_and_may_be_kept(alice: Who, browser: Who) -> None:
    mine, anybodys = alice.get("/help/"), browser.get("/help/")
    assert mine.content == anybodys.content
    assert mine.headers["Cache-Control"] == "no-cache"
    assert alice.name not in mine.content.decode()


def test_s11_help_needs_no_script_and_no_cookie(browser: Who) -> None:
    answer = browser.get("/help/")
    assert not answer.cookies
    assert "csrfmiddlewaretoken" not in answer.content.decode()


def test_the_quiet_minute_is_where_the_links_lead(browser: Who, alice: Who, bob: Who) -> None:
    assert 'id="ground"' in browser.get("/help/").content.decode()
    for who, page in ((alice, "/menu/"), (bob, "/today/")):
        assert 'href="/hurts/now/"' in who.get(page).content.decode()
    assert 'href="/help/#ground"' in bob.get("/hurts/now/").content.decode()
