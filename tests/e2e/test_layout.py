"""Every page fits a narrow phone and a thumb, stands still while it is used, and shows where the focus is."""

import pytest
from playwright.sync_api import expect

from tests.e2e.devices import NARROW, PHONE, UNCOVERED, ZOOMED, Device, NewDevice
from tests.e2e.pages import (
    ACCOMPANYING,
    AS_ROBIN,
    BEGINNING,
    INSIDE,
    LOCKED,
    OUTSIDE,
    TOGETHER,
    addresses,
    filled,
)
from tests.e2e.serving import Demo
from tests.e2e.two import client, places, places_of_robin

LANGUAGES = pytest.mark.parametrize("language", ["en", "ru"])

# What is wider than the window. A box that scrolls by itself (the table) may hold more than it shows.
TOO_WIDE = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= innerWidth) return [];
  const outside = (each) => each.getBoundingClientRect().right > innerWidth + 0.5 && !each.closest(".table-scroll");
  const found = [...document.querySelectorAll("body *")].filter(outside);
  return [`${root.scrollWidth}px`, ...found.map((each) => each.outerHTML)];
}"""

# What can be tapped and is less than 44 px high. A radio or a tick box counts with the label around it.
TOO_SMALL = """() => {
  const target = (each) => (each.matches("[type=radio], [type=checkbox]") ? each.closest("label") : each);
  const all = document.querySelectorAll("a, button, summary, select, textarea, input:not([type=hidden])");
  return [...all]
    .filter((each) => each.checkVisibility() && !each.matches(".skip"))
    .map(target)
    .filter((each) => each.getBoundingClientRect().height < 43.5)
    .map((each) => `${each.getBoundingClientRect().height} ${each.outerHTML}`);
}"""

SHIFTS = """() => new Promise((done) => {
  const seen = [];
  const watch = new PerformanceObserver((list) => seen.push(...list.getEntries().map((entry) => entry.value)));
  watch.observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => {
    seen.push(...watch.takeRecords().map((entry) => entry.value));
    done(seen);
  }));
})"""

# The outline of what has the focus, wherever the page draws it: on itself, on its pip, on its choice.
OUTLINE = """() => {
  const on = document.activeElement;
  const drawn = [on, on.nextElementSibling, on.closest(".choice")].filter(Boolean);
  const seen = drawn.map((each) => getComputedStyle(each)).filter((style) => style.outlineStyle !== "none");
  return [on.outerHTML, Math.max(0, ...seen.map((style) => parseFloat(style.outlineWidth)))];
}"""


def troubles(device: Device, paths: tuple[str, ...]) -> dict[str, list[str]]:
    """What does not fit at 320 px, and what a thumb misses at 390 px, on each page that has any."""
    found: dict[str, list[str]] = {}
    for path in paths:
        device.open(path)
        device.unfold()
        for (width, height), question in ((NARROW, TOO_WIDE), (PHONE, TOO_SMALL)):
            device.page.set_viewport_size({"width": width, "height": height})
            found.setdefault(path, []).extend(device.page.evaluate(question))
            found[path] += [] if device.page.evaluate(UNCOVERED) else ["the exit is covered"]
    return {path: each for path, each in found.items() if each}


@LANGUAGES
def test_the_pages_that_anybody_can_open_fit_phone_and_thumb(device: NewDevice, language: str) -> None:
    phone = device(language)
    assert troubles(phone, addresses(OUTSIDE)) == {}


@LANGUAGES
def test_the_pages_of_somebody_new_fit_phone_and_thumb(device: NewDevice, language: str) -> None:
    phone = device(language)
    phone.sign_up("both")
    assert troubles(phone, (*addresses(BEGINNING), "/today/", "/progress/", "/notes/")) == {}
    phone.post("/lock/")
    assert troubles(phone, addresses(LOCKED)) == {}


@pytest.mark.xdist_group("demo")
@LANGUAGES
def test_the_pages_of_half_a_year_fit_phone_and_thumb(device: NewDevice, demo: Demo, language: str) -> None:
    phone = device(language, at=demo.server)
    phone.sign_in(demo.people["injured"])
    phone.speak(language)
    assert troubles(phone, addresses(INSIDE)) == {}


@pytest.mark.xdist_group("demo")
@LANGUAGES
def test_the_pages_of_two_and_of_their_counsellor_fit_phone_and_thumb(
    device: NewDevice, demo: Demo, language: str
) -> None:
    for role, group, found in (
        ("injured", TOGETHER, places),
        ("offending", AS_ROBIN, places_of_robin),
        ("counsellor", ACCOMPANYING, client),
    ):
        phone = device(language, at=demo.server)
        phone.sign_in(demo.people[role])
        phone.speak(language)
        assert troubles(phone, filled(addresses(group), found(phone))) == {}


@pytest.mark.xdist_group("demo")
def test_the_pages_of_two_fit_a_phone_with_letters_twice_as_big(device: NewDevice, demo: Demo) -> None:
    wide = {}
    for role, group, found in (("injured", TOGETHER, places), ("offending", AS_ROBIN, places_of_robin)):
        phone = device("ru", ZOOMED, at=demo.server)
        phone.sign_in(demo.people[role])
        phone.speak("ru")
        for path in filled(addresses(group), found(phone)):
            phone.open(path)
            phone.unfold()
            wide[path] = phone.page.evaluate(TOO_WIDE)
    assert {path: each for path, each in wide.items() if each} == {}


@pytest.mark.parametrize("size", [PHONE, NARROW], ids=["phone", "320px"])
def test_nothing_on_today_moves_while_it_loads_and_while_it_is_used(
    device: NewDevice, size: tuple[int, int]
) -> None:
    phone = device("ru", size)
    phone.sign_up("both")
    page = phone.open("/today/")
    page.locator(".scale").first.get_by_role("radio", name="7").click()
    expect(page.locator(".kept button").first).to_be_visible()
    assert page.evaluate(SHIFTS) == []


def test_words_that_are_saved_take_no_room_from_the_next_question(device: NewDevice) -> None:
    # Shifts right after a tap do not count for the browser; for a thumb that taps on, they do.
    phone = device(size=NARROW)
    phone.sign_up()
    page = phone.open("/today/")
    tops = (
        "[...document.querySelectorAll('.scale')].map((each) => each.getBoundingClientRect().top + scrollY)"
    )
    before = page.evaluate(tops)
    for scale in page.locator(".scale").all():
        scale.get_by_role("radio", name="5").click()
        expect(scale.locator(".kept button")).to_be_visible()
    assert page.evaluate(tops) == before


def test_the_focus_is_seen_wherever_it_goes(device: NewDevice) -> None:
    phone = device()
    phone.sign_up("both")
    for path in ("/today/", "/situation/causes/", "/account/passphrase/", "/help/gb/"):
        phone.open(path)
        reached, unseen = walk_by_keyboard(phone)
        assert reached > 8, path
        assert unseen == [], path


def walk_by_keyboard(device: Device) -> tuple[int, list[str]]:
    """How many stops there are from the top of the page on, and those where nothing shows the focus."""
    stops, unseen = 0, []
    for _ in range(45):
        device.page.keyboard.press("Tab")
        element, width = device.page.evaluate(OUTLINE)
        if element.startswith("<body"):
            break
        stops += 1
        if width < 2:
            unseen.append(element)
    return stops, unseen
