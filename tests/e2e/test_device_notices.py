"""Notices on a device in a real browser: asked for by a tap, neutral, in one's own words, and ended with them (S28)."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.devices import NARROW, PHONE, Device, NewDevice
from tests.e2e.pushing import PATIENCE, SHOWN, STEP, pushed, shown, waited_for
from tests.e2e.serving import Server, served

HERE = "/account/reminders/device/"
# No test asks a push service: the browser's own answer is put in its place, what was asked is kept.
NO_SERVICE = """
PushManager.prototype.subscribe = async function (options) {
  sessionStorage.setItem("asked", JSON.stringify(options));
  return { endpoint: "https://fcm.googleapis.com/fcm/send/made-up" };
};
"""
# A tap on a notice, as the worker hears of it; only the browser itself may open a window after one.
TAPPED = """async () => {
  const opened = [];
  self.clients.openWindow = async (to) => { opened.push(to); };
  const [notification] = await self.registration.getNotifications();
  self.dispatchEvent(new NotificationEvent("notificationclick", { notification }));
  return opened;
}"""
SCOPES = "async () => (await navigator.serviceWorker.getRegistrations()).map((each) => new URL(each.scope).pathname)"
WORDS = """() => new Promise((done) => {
  const opening = indexedDB.open("notices", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("words");
  opening.onsuccess = () => {
    const asked = opening.result.transaction("words").objectStore("words").getAll();
    asked.onsuccess = () => { opening.result.close(); done(asked.result.map((each) => each.text)); };
  };
})"""
NEUTRAL = {"icon": "", "badge": "", "image": "", "tag": "notice"}
SAID = {
    "en": ("Reminder", "You asked to be reminded."),
    "ru": ("Напоминание", "Вы просили напомнить."),
}


@pytest.fixture(scope="module")
def sending(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that offers notices. Its post runs beside it and asks nobody: nothing becomes due."""
    with served("serve", tmp_path_factory.mktemp("push"), PUSH_CONTACT="mailto:a@mail.example") as running:
        yield running


@pytest.fixture
def phone(device: NewDevice, sending: Server) -> Device:
    """Somebody's phone, whose browser allows notices; the page offers them."""
    made = device(at=sending)
    made.context.grant_permissions(["notifications"], origin=sending.origin)
    made.context.add_init_script(NO_SERVICE)
    made.sign_up()
    until_offered(made)
    return made


def until_offered(phone: Device) -> None:
    """The post makes its keys a moment after the server is there."""
    page = phone.open(HERE)
    for _ in range(PATIENCE):
        if page.locator("notice-device").get_attribute("data-key"):
            return
        page.wait_for_timeout(STEP)
        page.reload()
    pytest.fail("The server never offered notices.")


def set_up(phone: Device) -> Page:
    """Let the device show notices, as a person does it."""
    page = phone.open(HERE)
    phone.press(page.locator("[data-part=off] button"))
    expect(page.locator("[data-part=on]")).to_be_visible()
    return page


def be_patient(page: Page) -> None:
    """The page sends its form after two seconds at the latest; a busy machine may end a worker later than that."""
    page.evaluate("customElements.get('notice-device').PATIENCE = 60000")


def wait_for_words(page: Page, words: list[str]) -> None:
    """What the page hands to the device arrives a moment after it was opened."""
    waited_for(page, lambda: page.evaluate(WORDS) == words)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_s28_a_notice_says_the_neutral_words_whatever_the_message_says(phone: Device, language: str) -> None:
    phone.post("/language/", language=language)
    set_up(phone)
    title, body = SAID[language]
    about = "Goldseam: what it is about"
    assert shown(phone, lambda here: pushed(here, about)) == [{"title": title, "body": body, **NEUTRAL}]


@pytest.mark.parametrize(("language", "words"), [("en", "water the <plants>"), ("ru", "полить цветы")])
def test_s28_ones_own_words_reach_the_device_when_they_are_saved(
    phone: Device, language: str, words: str
) -> None:
    phone.post("/language/", language=language)
    set_up(phone)
    page = phone.open("/account/reminders/")
    page.fill("#words", words)
    phone.press("form .actions .button.go")
    wait_for_words(page, [words])
    assert shown(phone, pushed) == [{"title": SAID[language][0], "body": words, **NEUTRAL}]


def test_the_browser_is_asked_after_the_tap_with_the_key_of_the_server(phone: Device) -> None:
    page = phone.open(HERE)
    expect(page.locator("[data-part=off]")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0
    assert page.evaluate(SCOPES) == []
    phone.press("[data-part=off] button")
    asked = page.evaluate("JSON.parse(sessionStorage.getItem('asked'))")
    key = page.locator("notice-device").get_attribute("data-key")
    assert asked == {"userVisibleOnly": True, "applicationServerKey": key}
    assert len(str(key)) == 87


def tried(phone: Device) -> None:
    """A person has one shown for trial."""
    phone.page.get_by_role("button", name="Show one now").click()
    expect(phone.page.get_by_text("This is how it looks. Nothing was sent.")).to_be_visible()


def test_one_is_shown_for_trial_without_any_service(phone: Device) -> None:
    set_up(phone)
    assert shown(phone, tried) == [{"title": "Reminder", "body": SAID["en"][1], **NEUTRAL}]


def test_a_tap_on_it_opens_the_first_page_and_takes_it_away(phone: Device) -> None:
    page = set_up(phone)
    shown(phone, pushed)
    (worker,) = [each for each in phone.context.service_workers if each.url.endswith("/notices/worker.js")]
    opened = worker.evaluate(TAPPED)
    assert opened == ["/"]
    waited_for(page, lambda: page.evaluate(SHOWN) == [])


def test_s08_after_leaving_a_notice_still_comes_and_stays_neutral(phone: Device) -> None:
    page = set_up(phone)
    phone.context.route("https://www.wikipedia.org/**", lambda route: route.fulfill(status=200, body="News"))
    page.locator(".exit button").click()
    page.wait_for_url("https://www.wikipedia.org/")
    # The browser finishes the exit's own request after its page is gone.
    waited_for(page, lambda: not phone.cookies & {"session", "unlock"})
    phone.open("/")
    assert shown(phone, pushed) == [{"title": "Reminder", "body": SAID["en"][1], **NEUTRAL}]


@pytest.mark.parametrize(
    ("place", "button"),
    [
        (HERE, "Remove this device"),
        (HERE, "Remove from all devices"),
        ("/account/reminders/", "Stop all reminders"),
    ],
)
def test_ending_it_leaves_no_words_and_no_worker_on_the_device(
    phone: Device, place: str, button: str
) -> None:
    set_up(phone)
    page = phone.open(place)
    wait_for_words(page, [SAID["en"][1]])
    be_patient(page)
    phone.press(page.get_by_role("button", name=button))
    expect(page.get_by_role("status").first).to_be_visible()
    assert (page.evaluate(SCOPES), page.evaluate(WORDS)) == ([], [])
    phone.open(HERE)
    expect(page.locator("[data-part=off]")).to_be_visible()
    expect(page.get_by_role("button", name="Remove from all devices")).to_have_count(0)


def test_what_the_server_does_not_take_is_ended_on_the_device(phone: Device) -> None:
    phone.context.add_init_script(NO_SERVICE.replace("fcm.googleapis.com", "push.example"))
    phone.watch.expect(f"^422 {HERE}$")
    page = phone.open(HERE)
    phone.press("[data-part=off] button")
    expect(page.get_by_role("alert")).to_contain_text("is not known here")
    expect(page.locator("[data-part=off]")).to_be_visible()
    assert (page.evaluate(SCOPES), page.evaluate(WORDS)) == ([], [])


def test_a_browser_that_cannot_says_so_and_keeps_nothing(phone: Device) -> None:
    failing = "PushManager.prototype.subscribe = () => Promise.reject(new Error());"
    phone.context.add_init_script(failing)
    page = phone.open(HERE)
    page.locator("[data-part=off] button").click()
    expect(page.get_by_text("The browser could not set it up.")).to_be_visible()
    assert (page.evaluate(SCOPES), page.evaluate(WORDS)) == ([], [])


def test_a_browser_that_may_not_says_so_and_keeps_nothing(phone: Device) -> None:
    phone.context.clear_permissions()
    phone.context.add_init_script("Notification.requestPermission = async () => 'denied';")
    page = phone.open(HERE)
    page.locator("[data-part=off] button").click()
    expect(page.get_by_text("The browser allows no notices from here.")).to_be_visible()
    assert (page.evaluate(SCOPES), page.evaluate(WORDS)) == ([], [])


def test_two_people_with_one_browser_keep_apart(phone: Device) -> None:
    set_up(phone)
    phone.context.clear_cookies()
    phone.sign_up()
    page = phone.open(HERE)
    expect(page.locator("[data-part=off]")).to_be_visible()
    phone.open("/account/reminders/")
    page.fill("#words", "tea")
    phone.press("form .actions .button.go")
    assert page.evaluate(WORDS) == [SAID["en"][1]]
    set_up(phone)
    assert sorted(page.evaluate(WORDS)) == [SAID["en"][1], "tea"]
    be_patient(page)
    phone.press(page.get_by_role("button", name="Remove this device"))
    assert page.evaluate(WORDS) == [SAID["en"][1]]
    assert len(page.evaluate(SCOPES)) == 1


@pytest.mark.parametrize(("language", "size"), [("en", PHONE), ("ru", NARROW)])
def test_the_page_reads_well_off_and_on(phone: Device, language: str, size: tuple[int, int]) -> None:
    phone.post("/language/", language=language)
    width, height = size
    phone.page.set_viewport_size({"width": width, "height": height})
    for set_it_up in (phone.open, lambda _address: set_up(phone)):
        page = set_it_up(HERE)
        expect(page.locator("[data-part=without]")).to_be_hidden()
        answer = Axe().run(page, options={"resultTypes": ["violations"]}).response
        assert [each["id"] for each in answer["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_s11_help_stays_available_offline_beside_it(phone: Device) -> None:
    set_up(phone)
    page = phone.open("/help/")
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("navigator.serviceWorker.controller")
    assert page.evaluate(WORDS) == [SAID["en"][1]]
    phone.context.set_offline(True)
    phone.watch.expect("ERR_INTERNET_DISCONNECTED$|ERR_FAILED$")
    page.reload()
    expect(page.locator("#country")).to_be_visible()


def test_without_javascript_the_page_names_the_other_ways(
    device: NewDevice, sending: Server, phone: Device
) -> None:
    plain = device(at=sending, java_script_enabled=False)
    plain.sign_up()
    page = plain.open(HERE)
    expect(page.get_by_text("This browser cannot show notices from here.")).to_be_visible()
    expect(page.get_by_role("link", name="In your calendar")).to_be_visible()
    expect(page.get_by_role("button", name="Show notices here")).to_be_hidden()
    assert phone
