"""S11: help works signed out and offline, and only public help is ever kept on the device."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.devices import Device, NewDevice
from tests.e2e.pushing import waited_for

KEPT = """async () => {
  const kept = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) kept.push(new URL(request.url).pathname);
  return kept;
}"""
UNDER_CONTROL = """async () => {
  await navigator.serviceWorker.ready;
  if (navigator.serviceWorker.controller) return true;
  return new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", () => done(true)));
}"""
READY = "async () => (await navigator.serviceWorker.getRegistration('/help/'))?.active?.state === 'activated'"
STYLED = "getComputedStyle(document.querySelector('.exit button')).minHeight"


def kept_for_offline(page: Page) -> bool:
    """Wait until the browser has taken the page into its keeping."""
    return bool(page.evaluate(UNDER_CONTROL))


def until_ready(page: Page) -> None:
    """Wait until help is kept. Asked in one go each time: Playwright's own wait takes any promise for a yes."""
    waited_for(page, lambda: page.evaluate(READY))


def go_offline(device: Device) -> None:
    device.context.set_offline(True)
    device.watch.expect("ERR_INTERNET_DISCONNECTED$|ERR_FAILED$")


def test_s11_help_that_was_opened_once_is_there_offline(device: NewDevice) -> None:
    phone = device()
    page = phone.open("/help/")
    assert kept_for_offline(page)
    phone.open("/help/gb/")
    # What was shown is kept a moment later.
    waited_for(page, lambda: "/help/gb/" in page.evaluate(KEPT))
    go_offline(phone)
    page.reload()
    expect(page.get_by_role("link", name="Call 999")).to_be_visible()
    phone.open("/help/")
    expect(page.locator("#country")).to_be_visible()
    assert page.evaluate(STYLED) == "44px"


def test_s11_words_and_countries_that_were_never_opened_still_help_offline(device: NewDevice) -> None:
    phone = device("ru")
    page = phone.open("/help/")
    assert kept_for_offline(page)
    go_offline(phone)
    phone.open("/help/words/")
    assert page.locator("details").count() > 5
    phone.open("/help/de/")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    expect(page.locator("#country")).to_be_visible()
    assert page.evaluate(STYLED) == "44px"


def test_s08_help_stays_available_offline_after_leaving(device: NewDevice) -> None:
    phone = device()
    phone.sign_up()
    page = phone.open("/help/")
    assert kept_for_offline(page)
    phone.context.route("https://www.wikipedia.org/**", lambda route: route.fulfill(status=200, body="News"))
    page.locator(".exit button").click()
    page.wait_for_url("https://www.wikipedia.org/")
    phone.context.unroute_all()
    go_offline(phone)
    phone.open("/help/#ground")
    expect(page.locator("#ground")).to_be_visible()
    assert page.evaluate(STYLED) == "44px"


@pytest.mark.parametrize("opened", ["/today/", "/menu/", "/hurts/", "/hurts/now/"])
def test_whoever_opened_today_alone_finds_the_slow_minute_offline(device: NewDevice, opened: str) -> None:
    phone = device()
    phone.sign_up()
    page = phone.open("/today/")
    until_ready(page)
    phone.open(opened)
    go_offline(phone)
    way = "a slow minute" if opened == "/hurts/now/" else "This hurts now"
    phone.press(page.get_by_role("link", name=way))
    assert page.url == f"{phone.origin}/help/#ground"
    expect(page.locator("#ground li").first).to_be_visible()
    assert page.evaluate(STYLED) == "44px"
    assert [path for path in page.evaluate(KEPT) if not path.startswith(("/help/", "/static/"))] == []


def test_this_hurts_now_opened_once_keeps_the_slow_minute(device: NewDevice) -> None:
    phone = device()
    phone.sign_up()
    page = phone.open("/hurts/now/")
    until_ready(page)
    go_offline(phone)
    phone.press(page.get_by_role("link", name="a slow minute"))
    expect(page.locator("#ground li").first).to_be_visible()


def test_where_the_network_says_it_is_there_and_answers_nothing_the_slow_minute_opens(
    device: NewDevice,
) -> None:
    phone = device()
    phone.sign_up()
    page = phone.open("/today/")
    until_ready(page)
    phone.watch.expect("ERR_FAILED$")
    page.route("**/hurts/now/", lambda route: route.abort())
    phone.press(page.get_by_role("link", name="This hurts now"))
    assert page.url == f"{phone.origin}/help/#ground"


def test_with_the_network_this_hurts_now_opens_as_it_is(device: NewDevice) -> None:
    phone = device()
    phone.sign_up()
    # The first reading of a page is cold, and the link takes a network that is slow for three seconds for none.
    phone.open("/hurts/now/")
    page = phone.open("/today/")
    phone.press(page.get_by_role("link", name="This hurts now"))
    assert phone.path == "/hurts/now/"


def test_a_device_of_somebody_else_keeps_nothing_unless_help_is_opened(device: NewDevice) -> None:
    own, borrowed = device(), device()
    account = own.sign_up()
    borrowed.post("/sign-in/", name=account.name, passphrase=account.passphrase, shared="yes")
    for path in ("/today/", "/hurts/now/"):
        page = borrowed.open(path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    assert page.evaluate(KEPT) == []


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_s11_help_is_two_taps_from_the_first_page_without_signing_in(
    device: NewDevice, javascript: bool
) -> None:
    phone = device(java_script_enabled=javascript)
    page = phone.open("/")
    phone.press(page.get_by_role("link", name="Help now"))
    phone.press(page.get_by_role("link", name="Ireland"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Ireland")
    assert str(page.locator(".urgent a").first.get_attribute("href")).startswith("tel:")
    assert not phone.cookies & {"session", "unlock"}


def test_s09_a_signed_in_walk_leaves_only_public_help_on_the_device(device: NewDevice) -> None:
    phone = device()
    phone.sign_up("both")
    page = phone.open("/help/")
    assert kept_for_offline(page)
    for path in ("/today/", "/notes/", "/progress/", "/account/", "/help/", "/help/ie/"):
        phone.open(path)
    kept = page.evaluate(KEPT)
    assert "/help/" in kept
    assert [path for path in kept if not path.startswith(("/help/", "/static/"))] == []
    assert page.evaluate("[sessionStorage.length, localStorage.length]") == [0, 0]
    assert page.evaluate("indexedDB.databases()") == []
