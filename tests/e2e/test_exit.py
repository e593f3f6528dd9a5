"""S07, S08: the exit is always there, is never covered, and leaves nothing behind."""

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, Route, expect

from tests.e2e.devices import ARGUMENTS, DESK, NARROW, PHONE, UNCOVERED, ZOOMED, Device, NewDevice

AWAY = "https://www.wikipedia.org/"
SECRET = "The words nobody else may see"
SCROLL = "(share) => scrollTo({ top: share * document.documentElement.scrollHeight, behavior: 'instant' })"


def answer_elsewhere(context: BrowserContext) -> None:
    """Play the page that the exit leads to: no test leaves this machine."""

    def elsewhere(route: Route) -> None:
        route.fulfill(
            status=200, content_type="text/html", body="<!doctype html><title>Elsewhere</title><p>News"
        )

    context.route(f"{AWAY}**", elsewhere)


def with_a_secret(device: Device) -> Page:
    """Somebody signed in who has read two private pages, one after the other."""
    device.sign_up()
    device.post("/notes/write/", text=SECRET)
    answer_elsewhere(device.context)
    device.open("/notes/")
    expect(device.page.get_by_text(SECRET)).to_be_visible()
    return device.open("/today/")


def leave(device: Device, how: str) -> None:
    if how == "button":
        device.page.get_by_role("button", name="Close").click()
    else:
        for _ in range(3):
            device.page.keyboard.press("Shift")
    device.page.wait_for_url(AWAY)


def loses_its_cookies(device: Device) -> None:
    """The exit's own request is finished by the browser after its page is gone: look once a frame."""
    for _ in range(1800):
        if not device.cookies:
            return
        device.page.evaluate("new Promise(requestAnimationFrame)")
    raise AssertionError(f"These cookies are still there: {device.cookies}")


def shows_nothing_private(device: Device) -> None:
    expect(device.page.locator("h1")).to_be_visible()
    assert device.path == "/sign-in/"
    assert SECRET not in device.page.content()


def test_s07_the_exit_is_in_view_and_uncovered_wherever_one_has_scrolled(device: NewDevice) -> None:
    phone = device("ru")
    phone.sign_up("both")
    covered = []
    for path in ("/today/", "/situation/causes/", "/practices/", "/account/", "/help/"):
        page = phone.open(path)
        for width, height in (PHONE, NARROW, ZOOMED, DESK):
            page.set_viewport_size({"width": width, "height": height})
            for share in (0, 0.1, 0.5, 1):
                page.evaluate(SCROLL, share)
                if not page.evaluate(UNCOVERED):
                    covered.append((path, width, share))
    assert covered == []


def test_s07_the_exit_comes_first_after_the_skip_link(device: NewDevice) -> None:
    phone = device()
    phone.sign_up()
    for path in ("/today/", "/notes/", "/account/"):
        page = phone.open(path)
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.locator(".exit button")).to_be_focused()


@pytest.mark.parametrize("how", ["button", "shift"])
def test_s08_after_leaving_nothing_is_left_and_back_shows_nothing_private(
    device: NewDevice, how: str
) -> None:
    phone = device()
    with_a_secret(phone)
    leave(phone, how)
    loses_its_cookies(phone)
    phone.page.go_back()
    shows_nothing_private(phone)
    phone.open("/today/")
    shows_nothing_private(phone)


def test_s08_leaving_by_shift_works_in_the_middle_of_a_word_and_asks_nothing(device: NewDevice) -> None:
    phone = device()
    with_a_secret(phone)
    page = phone.open("/notes/new/")
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    page.get_by_label("Write it down").press_sequentially("I wanted to")
    leave(phone, "shift")
    assert asked == []


def test_s07_capital_letters_and_two_presses_are_no_reason_to_leave(device: NewDevice) -> None:
    phone = device()
    with_a_secret(phone)
    page = phone.open("/notes/new/")
    field = page.get_by_label("Write it down")
    field.press_sequentially("ABC")
    for letter in ("Shift+A", "Shift+B", "Shift+C", "Shift", "Shift", "x"):
        field.press(letter)
    expect(field).to_have_value("ABCABCx")
    assert phone.path == "/notes/new/"
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/notes/?saved=1")


def test_s08_a_page_that_the_browser_kept_is_asked_for_again(device: NewDevice) -> None:
    phone = device()
    page = with_a_secret(phone)
    phone.context.clear_cookies()
    with page.expect_navigation():
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    shows_nothing_private(phone)


def test_s08_back_shows_nothing_private_in_a_browser_that_keeps_pages(
    playwright: Playwright, chromium: str, device: NewDevice
) -> None:
    keeping = playwright.chromium.launch(
        executable_path=chromium, args=ARGUMENTS, ignore_default_args=["--disable-back-forward-cache"]
    )
    try:
        leaves_nothing_to_go_back_to(device(running=keeping))
    finally:
        keeping.close()


def leaves_nothing_to_go_back_to(phone: Device) -> None:
    with_a_secret(phone)
    leave(phone, "button")
    loses_its_cookies(phone)
    phone.page.evaluate("history.back()")
    phone.page.wait_for_url("**/sign-in/**")
    shows_nothing_private(phone)


def test_s07_without_javascript_the_exit_leaves_all_the_same(device: NewDevice) -> None:
    phone = device(java_script_enabled=False)
    page = with_a_secret(phone)
    page.get_by_role("button", name="Close").click()
    page.wait_for_url(AWAY)
    assert phone.cookies == set()
    phone.open("/today/")
    shows_nothing_private(phone)


def test_s08_the_exit_leads_where_its_person_wants(device: NewDevice) -> None:
    phone = device()
    phone.sign_up()
    answer_elsewhere(phone.context)
    page = phone.open("/account/exit/")
    page.get_by_role("textbox").fill(f"{AWAY}weather")
    phone.press("main .button.go")
    page.get_by_role("button", name="Close").click()
    page.wait_for_url(f"{AWAY}weather")
