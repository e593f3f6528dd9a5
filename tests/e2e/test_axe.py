"""Axe finds nothing of any level on any page, in both languages, light and dark, for whoever is there."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from goldseam.web.urls import urlpatterns
from tests.e2e.devices import DESK, Device, NewDevice
from tests.e2e.pages import (
    ACCOMPANYING,
    AS_ROBIN,
    BEGINNING,
    INSIDE,
    LOCKED,
    MEETING,
    NO_PAGE,
    OUTSIDE,
    PARTED,
    TALKING,
    TOGETHER,
    addresses,
    filled,
)
from tests.e2e.serving import Demo
from tests.e2e.two import client, former, join, meet, places, places_of_robin, release_both

LANGUAGES = pytest.mark.parametrize("language", ["en", "ru"])
# Colours do not depend on the language, nor names on the theme: English is read whole in light, Russian whole
# in dark, and the rules about colour once more on English pages in dark.
THEMES = {"en": "light", "ru": "dark"}
COLOURS = ["color-contrast", "link-in-text-block"]
# What each of the demo is shown, and what finds its numbers.
SHOWN = {
    "injured": (TOGETHER, places),
    "offending": (AS_ROBIN, places_of_robin),
    "counsellor": (ACCOMPANYING, client),
}
axe = Axe()


def findings(page: Page, **options: object) -> list[str]:
    """Each violation as its rule and the elements it names."""
    answer = axe.run(page, options={"resultTypes": ["violations"], **options}).response
    return [f"{each['id']}: {[node['html'] for node in each['nodes']]}" for each in answer["violations"]]


def all_findings(device: Device) -> list[str]:
    """What axe says of the page as it stands, with everything unfolded."""
    device.unfold()
    device.page.emulate_media(color_scheme=THEMES[device.language])  # type: ignore[arg-type]
    found = findings(device.page)
    if device.language == "en":
        device.page.emulate_media(color_scheme="dark")
        found += findings(device.page, runOnly=COLOURS)
    return found


def on_pages(device: Device, paths: tuple[str, ...]) -> dict[str, list[str]]:
    """The findings of each page that has any."""
    found = {}
    for path in paths:
        device.open(path)
        elsewhere = [] if path.startswith(device.path) else [f"led to {device.path}"]
        found[path] = elsewhere + all_findings(device)
    return {path: each for path, each in found.items() if each}


@pytest.fixture
def still(device: NewDevice) -> NewDevice:
    """Devices whose colours change at once: half-way through a change there is no contrast to measure."""

    def make(*given: object, **options: object) -> Device:
        return device(*given, reduced_motion="reduce", **options)

    return make


def test_no_page_is_forgotten() -> None:
    alone, two = {*OUTSIDE, *LOCKED, *BEGINNING, *INSIDE}, {*TOGETHER, *AS_ROBIN, *ACCOMPANYING}
    known = alone | two | {*TALKING, *MEETING, *PARTED} | NO_PAGE
    assert {str(each.pattern) for each in urlpatterns} == known


@LANGUAGES
def test_axe_finds_nothing_on_what_anybody_can_open(still: NewDevice, language: str) -> None:
    phone = still(language)
    phone.watch.expect("^404 /nowhere/$")
    assert on_pages(phone, (*addresses(OUTSIDE), "/nowhere/")) == {}


@LANGUAGES
def test_axe_finds_nothing_on_the_way_to_today(still: NewDevice, language: str) -> None:
    phone = still(language)
    phone.open("/start/")
    phone.page.fill("#name", "Anna")
    phone.press("main .button.go")
    assert all_findings(phone) == []
    phone.sign_up(role=None)
    phone.open("/account/code/")
    phone.press("main .button.go")
    assert all_findings(phone) == []
    phone.post("/situation/role/", move="next", role="both")
    assert on_pages(phone, addresses(BEGINNING)) == {}


@LANGUAGES
def test_axe_finds_nothing_while_there_is_nothing_to_show_yet(still: NewDevice, language: str) -> None:
    phone = still(language)
    phone.sign_up("both")
    phone.post("/safety/", move="not_now")
    alone = ("/today/", "/situation/", "/notes/", "/progress/", "/account/", "/notes/kept/")
    together = ("/us/", "/us/invite/", "/us/helpers/", "/us/former/", "/us/stop/", "/clients/")
    assert on_pages(phone, (*alone, *together)) == {}


@LANGUAGES
def test_axe_finds_nothing_on_a_locked_device(still: NewDevice, language: str) -> None:
    phone = still(language)
    phone.sign_up()
    phone.post("/lock/")
    assert on_pages(phone, (*addresses(LOCKED), "/locked/?again=1", "/locked/?saved=1")) == {}


@LANGUAGES
def test_axe_finds_nothing_on_what_was_refused(still: NewDevice, language: str) -> None:
    phone = still(language)
    phone.watch.expect("^4[0-9][0-9] /")
    phone.open("/sign-in/")
    phone.page.fill("#name", f"nobody-{language}")
    phone.page.fill("#passphrase", "not the passphrase")
    phone.press("main .button.go")
    assert all_findings(phone) == []
    phone.open("/start/")
    phone.page.fill("#name", "?!")
    phone.press("main .button.go")
    assert all_findings(phone) == []
    phone.sign_up("offending")
    phone.open("/evening/")
    phone.page.fill("#missed", "I did not call.")
    phone.context.clear_cookies(name="csrf")
    phone.press("main .button.go")
    assert phone.page.locator("textarea").input_value() == "I did not call."
    assert all_findings(phone) == []


@pytest.mark.xdist_group("demo")
@LANGUAGES
@pytest.mark.parametrize("role", ["injured", "offending"])
def test_axe_finds_nothing_on_the_pages_of_half_a_year(
    still: NewDevice, demo: Demo, role: str, language: str
) -> None:
    phone = still(language, at=demo.server)
    phone.sign_in(demo.people[role])
    phone.speak(language)
    own = ("/today/", "/situation/", "/situation/look/", "/progress/", "/understand/what-stands-in-the-way/")
    assert on_pages(phone, addresses(INSIDE, LOCKED) if role == "injured" else own) == {}


@pytest.mark.xdist_group("demo")
@LANGUAGES
def test_axe_finds_nothing_on_a_wide_screen(still: NewDevice, demo: Demo, language: str) -> None:
    desk = still(language, DESK, at=demo.server)
    assert on_pages(desk, ("/", "/help/")) == {}
    desk.sign_in(demo.people["injured"])
    desk.speak(language)
    assert on_pages(desk, ("/today/", "/progress/", "/practices/say-where-you-will-be/", "/menu/")) == {}


@pytest.mark.xdist_group("demo")
@LANGUAGES
@pytest.mark.parametrize("role", ["injured", "offending", "counsellor"])
def test_axe_finds_nothing_on_what_two_share_and_a_counsellor_reads(
    still: NewDevice, demo: Demo, role: str, language: str
) -> None:
    phone = still(language, at=demo.server)
    phone.sign_in(demo.people[role])
    phone.speak(language)
    group, found = SHOWN[role]
    assert on_pages(phone, filled(addresses(group), found(phone))) == {}


@LANGUAGES
def test_axe_finds_nothing_from_the_invitation_to_the_talk_and_after_leaving(
    still: NewDevice, language: str
) -> None:
    phone, other = still(language), still(language)
    phone.sign_up("injured")
    other.sign_up("offending")
    phone.post("/safety/", move="not_now")
    phone.open("/us/invite/")
    phone.page.fill("#name", "Anna")
    phone.press("main .button.go")
    assert all_findings(phone) == []
    pair = join(phone, other)
    assert on_pages(phone, ("/us/shared/", "/us/breaches/", "/us/review/", "/us/standing/")) == {}
    assert on_pages(phone, filled(addresses(MEETING), meet(pair))) == {}
    release_both(pair)
    phone.post("/us/standing/write/", value="4", words="More than in spring.")
    assert on_pages(phone, ("/us/review/", *addresses(TALKING))) == {}
    phone.open("/us/review/talk/")
    # Before the talk, in a turn of it, in a time-out.
    for move in ("begin", "minutes"):
        phone.press(phone.page.locator(f"button[value={move}]"))
        assert all_findings(phone) == [], move
    assert on_pages(phone, ("/us/review/talk/?close=1",)) == {}
    phone.post("/us/pause/", move="pause")
    assert on_pages(phone, ("/us/", "/us/pause/", "/us/hand/")) == {}
    phone.post("/us/pause/", move="go_on")
    phone.post("/us/hand/write/", kind="note", text="Thank you.", move="hand")
    other.post("/us/leave/", move="leave")
    parted = filled(addresses(PARTED), former(phone))
    assert on_pages(phone, (*parted, "/us/", "/us/former/", "/us/invite/", "/us/leave/")) == {}
