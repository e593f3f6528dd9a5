"""Every page there is, as each visitor gets it: rendered once, looked at by many tests."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from typing import Any
from urllib.parse import urljoin

import pytest
from django.db import transaction

from goldseam.core.records import (
    Answered,
    CheckedIn,
    EveningReviewed,
    FormKept,
    Lapsed,
    LapseHow,
    LapseKind,
    Noted,
    PracticeMark,
    PracticeMarked,
    PracticeStepped,
    PublicWordsAnswered,
    Reflected,
    SafetyAnswered,
)
from goldseam.core.records.check_in import Truth
from goldseam.core.records.kinds import Record
from goldseam.web.shared import clock as web_clock


@dataclass(frozen=True)
class Page:
    """One page as somebody got it."""

    who: str
    language: str
    address: str
    status: int
    html: str
    words: str


def page_of(driver: Any, who: str, language: str, address: str, response: Any) -> Page:
    """What somebody got."""
    html = response.content.decode()
    return Page(who, language, address, response.status_code, html, driver.words_in(html))


@pytest.fixture(scope="session")
def pages(
    django_db_setup: None,  # noqa: ARG001 - there is a database
    django_db_blocker: Any,
    driver: Any,
) -> Sequence[Page]:
    """Every page there is, as nobody, a locked device and each role see it, in both languages."""
    time = driver.Clock()
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(web_clock, "now", time.now)
        found = [page for language in ("en", "ru") for page in seen_in(driver, language, time)]
        transaction.set_rollback(True)
    return found


def seen_in(driver: Any, language: str, time: Any) -> Iterator[Page]:
    """What each of them sees in one language."""
    yield from crawled(
        driver,
        "nobody",
        driver.Browser(time, language),
        ["/", "/sign-in/", "/recover/", "/start/", "/join/00000000-0000-4000-8000-000000000000/"],
    )
    locked = driver.arrived(time, "testing: marble lantern orbit", "Dana", language)
    locked.lock()
    yield from crawled(driver, "locked", locked, ["/locked/"])
    for role in ("offending", "injured", "both"):
        who = driver.arrived(time, "testing: marble lantern orbit", role, language)
        who.wrote(*history(role, time.today))
        yield from crawled(
            driver, role, who, ["/today/", "/menu/", "/start/device/", *EXTRA], whole=role == "injured"
        )
        yield from failures(driver, role, who)


EXTRA = (
    "/today/?saved=1",
    "/notes/?saved=1",
    "/safety/?done=1",
    "/account/?changed=1",
    "/locked/?again=1",
    "/no/such/page/",
    "/situation/addressed_safely/",
    "/situation/watched/",
    "/again/now/",
)


def history(role: str, today: date) -> list[Record]:
    """A hundred days of somebody's life with it."""
    days = [today - timedelta(days=back) for back in range(100)]
    marks = ("done", "not_now", "not_for_us")
    return [
        Answered("role", role),
        Answered("causes", ("lying", "money")),
        Answered("came_out", "discovered"),
        Answered("came_out_on", "2026-06-01"),
        Answered("living", "together"),
        Answered("came_out", "confessed"),
        *(CheckedIn(day, {"safe": day.day % 11, "relied": 5, "close": 3}, "a line") for day in days[::-1]),
        *(EveningReviewed(day, Truth.YES, "kept it", "missed it", told=True) for day in days[:3]),
        *(Noted(f"a note of mine {number}") for number in range(45)),
        *(PracticeMarked(slug, PracticeMark(mark)) for slug, mark in zip(SLUGS, marks, strict=True)),
        PracticeStepped("stay-yourself", 2),
        Reflected("why_trust", "because of us"),
        Lapsed(days[40], LapseHow.TOLD_LATE, LapseKind.SLIP, own=role != "injured", known_on=days[39]),
        PublicWordsAnswered("our choir", agreed=True),
        SafetyAnswered({"fear": "yes", "self_harm": "yes", "still_going_on": "no"}),
        FormKept("/evening/", (("missed", "a form that waits"),)),
    ]


SLUGS = ("stay-yourself", "sleep-tonight", "name-a-slip")


def crawled(
    driver: Any, role: str, who: Any, starts: Sequence[str], *, whole: bool = False
) -> Iterator[Page]:
    """Every page that links lead to; of the practices and countries a few, unless the `whole` is wanted."""
    waiting, seen = list(starts), set(starts)
    while waiting:
        address = waiting.pop(0)
        response = who.get(address)
        target = response.headers.get("Location", "")
        found = [target] if target else LINK.findall(response.content.decode())
        for link in map(unescape, found):
            near = urljoin(address, link).partition("#")[0]
            if near.startswith("/") and near not in seen and not near.startswith("/static/"):
                seen.add(near)
                many = MANY.match(near) and not (whole and not near.endswith("/do/"))
                if not many or sum(map(bool, map(MANY.match, seen))) < FEW:
                    waiting.append(near)
        if response.status_code != 302:
            yield page_of(driver, role, who.cookies["lang"], address, response)


@pytest.fixture
def crawl(driver: Any) -> Callable[..., dict[str, str]]:
    """Every page somebody can reach, by address, without what is random in it."""

    def reached(who: Any, *, whole: bool = False) -> dict[str, str]:
        found = crawled(driver, "", who, ["/today/", "/menu/", *EXTRA], whole=whole)
        return {page.address: driver.TOKEN.sub("", page.html) for page in found}

    return reached


LINK = re.compile(r'<a [^>]*href="([^"]+)"')
MANY = re.compile(r"/practices/.+|/help/\w\w/")
FEW = 6


def failures(driver: Any, role: str, who: Any) -> Iterator[Page]:
    """The pages of forms that could not be taken."""
    long = "x" * 200_001
    for address, fields in (
        ("/notes/write/", {"text": ""}),
        ("/evening/", {"missed": long}),
        ("/check-in/", {"safe": "11"}),
        ("/check-in/?day=2020-01-01", {"safe": "1"}),
        ("/situation/role/", {"role": "judge"}),
        ("/situation/look/", {"question": "why_trust", "text": long}),
        ("/account/exit/", {"address": "nowhere"}),
        ("/account/time-zone/", {"zone": "Nowhere/At_All"}),
        ("/account/delete/", {"passphrase": "wrong"}),
        ("/account/passphrase/", {"passphrase_new": "short", "passphrase_again": "short"}),
        ("/locked/", {"passphrase": "wrong"}),
        ("/account/code/", {"proof": "made up"}),
        ("/practices/stay-yourself/do/", {"text": long}),
        ("/again/", {"on": "2027-01-01", "what": "again"}),
        ("/situation/public-words/", {"audience": "", "answer": "yes"}),
        ("/us/invite/", {"name": ""}),
        ("/join/", {"link": "no link at all"}),
        ("/join/00000000-0000-4000-8000-000000000000/", {"name": "Bob", "code": "eight"}),
    ):
        response = who.post(address, fields)
        yield page_of(driver, role, who.cookies["lang"], f"POST {address}", response)
    old = who.send("post", "/notes/write/", {"text": "typed", "csrfmiddlewaretoken": "old"})
    yield page_of(driver, role, who.cookies["lang"], "POST old form", old)
