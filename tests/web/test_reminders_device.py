"""Notices on a device: offered where they can be sent, taken from known services only, ended at one tap (S28)."""

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from goldseam.core.records import Preferred
from goldseam.core.reminders import telling_words
from goldseam.ledger import post_key, push_key, reminders
from goldseam.ledger.models import PushDevice
from goldseam.ledger.posting import Outcome, Ways, post_due
from goldseam.ledger.push import PushRun

Who = Any
Service = Any
PAGE = "/account/reminders/"
HERE = f"{PAGE}device/"
DEVICE = "7f7f7f7f-1111-4222-8333-944444444444"
WEEKLY = {
    "days": ["0", "3"],
    "at": "19:30",
    "weeks": "1",
    "zone": "Europe/Berlin",
    "quiet_from": "22:00",
    "quiet_to": "07:00",
    "words": "water the plants",
}


@pytest.fixture
def set_up(carol: Who, push_service: Service) -> Who:
    """Carol, who is reminded on one device."""
    carol.post(PAGE, WEEKLY)
    assert (
        carol.post(HERE, {"device": DEVICE, "endpoint": push_service.endpoint})["Location"]
        == f"{HERE}?saved=1"
    )
    return carol


@pytest.fixture
def push(inspecting: Callable[[], AbstractContextManager[None]]) -> Callable[[Who], dict[Outcome, int]]:
    """Let the post run at the moment of somebody's clock."""

    def run(who: Who) -> dict[Outcome, int]:
        now = who.clock.moment
        assert settings.PUSH is not None
        with inspecting():
            ways = Ways(push=PushRun(push_key.push_key(), settings.PUSH, now).send)
            return dict(post_due(post_key.private_key(), ways, now))

    return run


def shown(who: Who, address: str = HERE) -> str:
    return who.get(address).content.decode()  # type: ignore[no-any-return]


def devices(who: Who) -> list[str]:
    return [str(device) for device in reminders.standing(who.unlocked.person).devices]


def handed(page: str) -> dict[str, str]:
    """What the page hands to the device."""
    (inside,) = re.findall(r"<notice-device ([^>]*)>", page, re.DOTALL)
    return {name: unescape(value) for name, value in re.findall(r'data-(\w+)="([^"]*)"', inside)}


def test_where_nothing_can_be_sent_the_page_says_so_and_offers_the_calendar(carol: Who) -> None:
    page = shown(carol)
    assert "not set up to send notices" in page
    assert f'action="{HERE}"' not in page
    assert f'href="{PAGE}calendar/"' in page
    assert "Not set up on this server" in shown(carol, PAGE)
    answer = carol.post(HERE, {"device": DEVICE, "endpoint": "https://fcm.googleapis.com/x"})
    assert answer.status_code == 422
    assert "sends no notices" in answer.content.decode()
    assert devices(carol) == []


def test_without_javascript_the_page_names_the_other_ways(carol: Who, push_service: Service) -> None:
    assert push_service
    page = shown(carol)
    without = page[page.index('data-part="without"') :].split("</div>")[0]
    assert "need JavaScript" in without
    assert f'href="{PAGE}mail/"' in without
    assert f'href="{PAGE}calendar/"' in without
    assert re.findall(r'data-part="(off|on)" hidden', page) == ["off", "on"]


def test_s28_nothing_is_on_until_somebody_chooses_it(carol: Who, push_service: Service, push: Any) -> None:
    shown(carol)
    carol.post(PAGE, WEEKLY)
    carol.clock.passes(days=1, hours=1)
    assert push(carol) == {}
    assert push_service.asked == []


def test_a_device_is_reminded_at_the_hours_of_the_plan(set_up: Who, push_service: Service, push: Any) -> None:
    assert "23 November 2026, 19:30" in shown(set_up)
    page = shown(set_up, PAGE)
    assert "On one device" in page
    assert "23 November 2026, 19:30" in page
    assert push(set_up) == {}
    set_up.clock.passes(days=1, minutes=40)
    assert push(set_up) == {Outcome.SENT: 1}
    assert push(set_up) == {}
    assert [body for _path, _headers, body in push_service.asked] == [b""]


def test_a_new_hour_needs_no_new_device(set_up: Who, push: Any) -> None:
    set_up.post(PAGE, {**WEEKLY, "at": "08:00"})
    set_up.clock.passes(hours=14)
    assert push(set_up) == {Outcome.SENT: 1}


def test_s28_the_words_are_handed_to_the_device_as_they_are_kept(set_up: Who, push_service: Service) -> None:
    for address in (HERE, PAGE):
        given = handed(shown(set_up, address))
        assert (given["title"], given["text"], given["devices"]) == ("Reminder", "water the plants", DEVICE)
    assert handed(shown(set_up))["key"] == push_key.public_key()
    set_up.post(PAGE, {**WEEKLY, "words": 'tea & "cake" <b>'})
    assert handed(shown(set_up, PAGE))["text"] == 'tea & "cake" <b>'
    assert push_service.endpoint not in shown(set_up)
    assert push_service.endpoint not in str(set_up.read(Preferred))


@pytest.mark.parametrize(("language", "title"), [("en", "Reminder"), ("ru", "Напоминание")])
def test_s28_what_the_program_says_itself_tells_nothing_in_either_language(
    carol: Who, push_service: Service, language: str, title: str
) -> None:
    assert push_service
    carol.post("/language/", {"language": language})
    given = handed(shown(carol))
    assert given["title"] == title
    assert telling_words(f"{given['title']} {given['text']}") == ()


def test_s28_telling_words_are_named_before_they_reach_any_device(set_up: Who) -> None:
    assert set_up.post(PAGE, {**WEEKLY, "words": "our trust"}).status_code == 422
    assert handed(shown(set_up, PAGE))["text"] == "water the plants"


@pytest.mark.parametrize(
    ("device", "endpoint", "says"),
    [
        ("", "https://fcm.googleapis.com/x", "gave no address"),
        ("me", "https://fcm.googleapis.com/x", "gave no address"),
        (DEVICE, "", "gave no address"),
        (DEVICE, "https://evil.example/x", "is not known here"),
        (DEVICE, "http://fcm.googleapis.com/x", "is not known here"),
        (DEVICE, "https://169.254.169.254/x", "is not known here"),
        (DEVICE, "https://fcm.googleapis.com@127.0.0.1/x", "is not known here"),
    ],
)
def test_what_cannot_be_taken_is_said_and_ended_on_the_device(
    carol: Who, push_service: Service, device: str, endpoint: str, says: str
) -> None:
    assert push_service
    answer = carol.post(HERE, {"device": device, "endpoint": endpoint})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert handed(page).get("refused") == (DEVICE if device == DEVICE else None)
    assert devices(carol) == []


def test_a_sixth_device_is_refused_with_what_to_do(set_up: Who, push_service: Service) -> None:
    for _ in range(4):
        set_up.post(HERE, {"device": str(uuid4()), "endpoint": push_service.endpoint})
    answer = set_up.post(HERE, {"device": str(uuid4()), "endpoint": push_service.endpoint})
    assert answer.status_code == 422
    assert "Remove them below" in answer.content.decode()
    assert "Notices are set on 5 devices." in answer.content.decode()
    assert len(devices(set_up)) == 5


def test_one_device_is_removed_and_the_others_go_on(set_up: Who, push_service: Service) -> None:
    other = str(uuid4())
    set_up.post(HERE, {"device": other, "endpoint": push_service.endpoint})
    assert set_up.post(f"{HERE}remove/", {"device": DEVICE})["Location"] == f"{HERE}?removed=1"
    assert devices(set_up) == [other]
    set_up.post(f"{HERE}remove/")
    assert devices(set_up) == []
    assert "Remove from all devices" not in shown(set_up)
    assert set_up.post(f"{HERE}remove/").status_code == 302


def test_nobody_removes_the_device_of_somebody_else(set_up: Who, arrive: Callable[..., Who]) -> None:
    bob = arrive("Bob", role="injured")
    bob.post(f"{HERE}remove/", {"device": DEVICE})
    bob.post(f"{HERE}remove/")
    assert devices(set_up) == [DEVICE]
    assert DEVICE not in shown(bob)


def test_one_tap_stops_everything(set_up: Who, push_service: Service, push: Any) -> None:
    assert "Stop all reminders" in shown(set_up, PAGE)
    set_up.post(f"{PAGE}stop/")
    assert devices(set_up) == []
    set_up.clock.passes(days=1, hours=1)
    assert push(set_up) == {}
    assert push_service.asked == []


def test_what_rests_says_so_and_is_begun_again(set_up: Who) -> None:
    PushDevice.objects.filter(person=set_up.unlocked.person).update(due=None)
    assert "could not be delivered" in shown(set_up, PAGE)
    assert "could not be delivered" in shown(set_up)
    set_up.post(PAGE, WEEKLY)
    assert "23 November 2026, 19:30" in shown(set_up)


def test_where_nothing_is_sent_any_more_a_change_ends_it(set_up: Who) -> None:
    (settings.HOME / "post.pub").unlink()
    assert set_up.post(PAGE, {**WEEKLY, "at": "08:00"}).status_code == 302
    assert devices(set_up) == []


def test_where_notices_are_no_longer_offered_they_can_still_be_removed(set_up: Who) -> None:
    (settings.HOME / "push.pub").unlink()
    page = shown(set_up)
    assert "not set up to send notices" in page
    assert "Remove from all devices" in page
    set_up.post(f"{HERE}remove/")
    assert devices(set_up) == []


def test_the_page_asks_for_the_passphrase_again_and_removing_does_not(set_up: Who) -> None:
    set_up.clock.passes(minutes=6)
    assert set_up.get(HERE).status_code == 302
    assert set_up.post(f"{HERE}remove/", {"device": DEVICE}).status_code == 302
    assert devices(set_up) == []


def test_notices_go_on_while_somebody_is_signed_out(set_up: Who, push_service: Service, push: Any) -> None:
    set_up.post("/sign-out/")
    set_up.clock.passes(days=1, minutes=40)
    assert push(set_up) == {Outcome.SENT: 1}
    assert len(push_service.asked) == 1


def test_s09_the_worker_hears_no_request_and_its_address_holds_no_page(
    browser: Who, routes: dict[str, Any]
) -> None:
    answer = browser.get("/notices/worker.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "Service-Worker-Allowed" not in answer.headers
    text = answer.content.decode()
    assert '"fetch"' not in text
    assert "caches" not in text
    assert [route for route in routes if route.startswith("notices/")] == ["notices/worker.js"]


def test_s28_the_scripts_hold_no_word_and_no_name() -> None:
    files = Path(__file__).parents[2] / "goldseam" / "web" / "static" / "goldseam" / "js"
    for name in ("notice-worker.js", "notices.js"):
        text = (files / name).read_text("utf-8")
        assert "goldseam" not in text.casefold()
        assert "icon" not in text


def served(address: str) -> Path:
    """The file behind an address of the pages' own files."""
    found = finders.find(address.removeprefix("/static/"))
    assert isinstance(found, str)
    return Path(found)


def test_s28_only_the_page_of_notices_can_become_a_mark_on_a_home_screen(
    carol: Who, push_service: Service
) -> None:
    assert push_service
    page = shown(carol)
    assert "An iPhone allows them" in page
    (named,) = re.findall(r'rel="manifest" href="([^"]+)"', page)
    text = json.loads(served(named).read_text("utf-8"))
    assert (text["display"], text["start_url"]) == ("standalone", "/")
    assert telling_words(f"{text['name']} {text['short_name']}") == ()
    (mark,) = re.findall(r'rel="apple-touch-icon" href="([^"]+)"', page)
    for address in [mark, *(urljoin(named, icon["src"]) for icon in text["icons"])]:
        assert served(address).read_bytes().startswith(b"\x89PNG")
    for other in ("/today/", PAGE, f"{PAGE}mail/", f"{PAGE}calendar/", "/menu/", "/help/"):
        assert "manifest" not in shown(carol, other)
