"""Every page of a couple with three years behind them: found by following links, then asked again and again."""

import re
import statistics
import time
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from html import unescape
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from django.urls import Resolver404, resolve
from django.utils import timezone

from goldseam.bench.load import one_by_one
from goldseam.bench.people import cookie_of
from goldseam.bench.timing import Figure, figure
from goldseam.bench.years import couple_of_three_years
from goldseam.ledger.unlocked import Unlocked

ASKED = 20
SLOWEST = 3
# The largest of twenty is mostly chance: the slowest pages are asked once more, often enough to say so.
AGAIN, ASKED_AGAIN = 12, 100
BROKEN, YEAR = 500, timedelta(days=365)
BEGIN = ("/today/", "/us/", "/menu/", "/account/", "/truth/", "/progress/", "/practices/")
# A page that shows a sum of waiting, and files: they are measured by other figures.
LEFT_OUT = re.compile(r"^/(static|exit|health|language|theme|calendar)|/file/|/play/|\.")
LINK = re.compile(rb'href="(/[^"#]*)"')
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


def figures(port: int, home: Path, now: datetime, today: date) -> Iterator[Figure]:
    """The slow end of every page, the size of words against deeds, and the report of a year."""
    robin, kim = couple_of_three_years(home, now, today)
    slow: dict[str, float] = {}
    lives: dict[str, tuple[str, Unlocked]] = {}
    first: list[float] = []
    for person in (kim, robin):
        found, opening = _addresses(port, person)
        first += opening
        for route, address in found.items():
            if route not in slow:
                slow[route], lives[route] = _slow_end(port, address, person, ASKED), (address, person)
    again = {route: _slow_end(port, *lives[route], ASKED_AGAIN) for route in _worst(slow, AGAIN)}
    slow |= again
    name = f"{len(slow)} pages, three years, 20,000 items"
    yield figure(f"{name}: median of their 95th percentiles", list(slow.values()), "ms", 100.0)
    for route in _worst(again, SLOWEST):
        yield figure(f"{name}: /{route}, 95th percentile", [slow[route]], "ms", 100.0)
    yield figure(f"{name}: opened for the very first time", first, "ms", None)
    yield figure("words against deeds, three years, gzip", [_size(port, "/progress/deeds/", kim)], "KB", 30.0)
    yield figure("report of a year as a page", [_report(port, kim, today, "page")], "s", 3.0)
    yield figure("report of a year as a PDF", [_report(port, kim, today, "pdf")], "s", 3.0)


def _worst(slow: Mapping[str, float], how_many: int) -> list[str]:
    return sorted(slow, key=slow.__getitem__, reverse=True)[:how_many]


def _addresses(port: int, person: Unlocked) -> tuple[Mapping[str, str], list[float]]:
    """One address of each route that links lead to, and how long each took when it was opened first."""
    cookie, found, opening = cookie_of(person, timezone.now()), dict[str, str](), list[float]()
    connection, waiting = HTTPConnection("127.0.0.1", port), list(BEGIN)
    while waiting:
        address = waiting.pop(0)
        route = _route(address)
        if not route or route in found:
            continue
        start = time.perf_counter()
        connection.request("GET", address, headers={"Cookie": cookie})
        answer = connection.getresponse()
        page = answer.read()
        if answer.status >= BROKEN:
            raise RuntimeError(f"{route} answered with {answer.status}")
        if answer.status == 200:
            opening.append((time.perf_counter() - start) * 1000)
            found[route] = address
            waiting += [unescape(link.decode()) for link in LINK.findall(page)]
    connection.close()
    return found, opening


def _route(address: str) -> str:
    path = urlsplit(address).path
    try:
        return "" if LEFT_OUT.search(path) else resolve(path).route
    except Resolver404:
        return ""


def _slow_end(port: int, address: str, person: Unlocked, asked: int) -> float:
    """The 95th percentile of a page; a fresh session each, since some pages ask again after five minutes."""
    seen = one_by_one(port, address, cookie_of(person, timezone.now()), asked + 1)
    if not seen.good:
        raise RuntimeError(f"{_route(address)} did not answer with 200")
    return statistics.quantiles(seen.milliseconds[1:], n=20)[-1]


def _size(port: int, address: str, person: Unlocked) -> float:
    return one_by_one(port, address, cookie_of(person, timezone.now()), 1).size / 1024


def _report(port: int, person: Unlocked, today: date, move: str) -> float:
    """Seconds from the form to the last byte."""
    cookie, connection = cookie_of(person, timezone.now()), HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/report/", headers={"Cookie": cookie})
    answer = connection.getresponse()
    given = answer.headers.get_all("Set-Cookie") or []
    csrf = next((each.partition(";")[0] for each in given if "csrf" in each.partition("=")[0]), "")
    page = answer.read()
    (token,) = TOKEN.findall(page)[:1]
    chosen = re.findall(rb'name="part" value="([^"]+)"', page)
    fields = [
        ("csrfmiddlewaretoken", token.decode()),
        *(("part", part.decode()) for part in chosen),
        ("since", (today - YEAR).isoformat()),
        ("until", today.isoformat()),
        ("move", move),
    ]
    headers = {"Cookie": f"{cookie}; {csrf}", "Content-Type": "application/x-www-form-urlencoded"}
    start = time.perf_counter()
    connection.request("POST", "/report/", urlencode(fields), headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError("the report was not made")
    return time.perf_counter() - start
