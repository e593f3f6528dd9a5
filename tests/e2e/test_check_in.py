"""The check-in keeps each tap at once, takes it back, and works without JavaScript and while locked."""

from playwright.sync_api import Locator, Page, Route, expect

from tests.e2e.devices import PASSPHRASE, Device, NewDevice

SAFE = "I felt safe with my partner today"
RELIED = "I could rely on what I was told"
CLOSE = "I felt close to my partner"


def scale(page: Page, question: str) -> Locator:
    return page.get_by_role("group", name=question)


def tap(page: Page, question: str, value: str) -> None:
    """Tap a number and wait until the page says that it is kept."""
    asked = scale(page, question)
    asked.get_by_role("radio", name=value, exact=True).click()
    expect(asked.get_by_role("status")).to_have_text("Saved Undo")


def answers(page: Page) -> dict[str, str]:
    """The name of each question's item with the number that is chosen."""
    chosen = page.locator(".scale input:checked").all()
    return {str(each.get_attribute("name")): str(each.get_attribute("value")) for each in chosen}


def unlock(device: Device) -> None:
    device.page.fill("#passphrase", PASSPHRASE)
    device.press("main .button.go")


def test_an_answer_is_saved_as_it_is_tapped(device: NewDevice) -> None:
    phone = device()
    phone.sign_up()
    page = phone.open("/today/")
    tap(page, SAFE, "7")
    tap(page, RELIED, "0")
    tap(page, CLOSE, "10")
    page.reload()
    assert answers(page) == {"safe": "7", "relied": "0", "close": "10"}


def test_undo_takes_an_answer_back_to_what_it_was(device: NewDevice) -> None:
    phone = device()
    phone.sign_up()
    page = phone.open("/today/")
    tap(page, SAFE, "7")
    tap(page, SAFE, "2")
    scale(page, SAFE).get_by_role("button", name="Undo").click()
    expect(scale(page, SAFE).get_by_role("status")).to_contain_text("Saved")
    expect(scale(page, SAFE).get_by_role("radio", name="7", exact=True)).to_be_checked()
    page.reload()
    assert answers(page) == {"safe": "7"}


def test_undo_of_the_first_answer_leaves_the_question_open(device: NewDevice) -> None:
    phone = device()
    phone.sign_up()
    page = phone.open("/today/")
    tap(page, RELIED, "5")
    scale(page, RELIED).get_by_role("button", name="Undo").click()
    expect(scale(page, RELIED).get_by_role("status")).to_have_text("Undone")
    page.reload()
    assert answers(page) == {}


def test_an_undo_is_gone_as_soon_as_it_would_take_back_the_wrong_answer(device: NewDevice) -> None:
    phone = device()
    phone.sign_up()
    page = phone.open("/today/")
    tap(page, SAFE, "7")
    seen: list[str | None] = []

    def look_first(route: Route) -> None:
        seen.append(page.locator(".kept").first.text_content())
        route.continue_()

    page.route("**/check-in/one/", look_first)
    scale(page, SAFE).get_by_role("radio", name="2", exact=True).click()
    expect(scale(page, SAFE).get_by_role("status")).to_have_text("Saved Undo")
    assert seen == [""]


def test_an_answer_by_keyboard_is_saved_too(device: NewDevice) -> None:
    phone = device()
    phone.sign_up()
    page = phone.open("/today/")
    scale(page, SAFE).get_by_role("radio", name="0", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(scale(page, SAFE).get_by_role("status")).to_have_text("Saved Undo")
    page.reload()
    assert answers(page) == {"safe": "1"}


def test_an_answer_that_could_not_be_sent_is_said_and_done_still_keeps_it(device: NewDevice) -> None:
    phone = device()
    phone.sign_up()
    page = phone.open("/today/")
    phone.watch.expect("ERR_INTERNET_DISCONNECTED$")
    # The page may just be asking for the script that keeps help.
    phone.watch.expect("error occurred when fetching the script")
    phone.context.set_offline(True)
    scale(page, SAFE).get_by_role("radio", name="3", exact=True).click()
    expect(scale(page, SAFE).get_by_role("status")).to_have_text("Not saved. Press Done below to try again.")
    phone.context.set_offline(False)
    phone.press(page.locator("check-in").get_by_role("button", name="Done"))
    assert answers(page) == {"safe": "3"}


def test_without_javascript_done_saves(device: NewDevice) -> None:
    phone = device(java_script_enabled=False)
    phone.sign_up()
    page = phone.open("/today/")
    scale(page, SAFE).get_by_role("radio", name="4", exact=True).check()
    scale(page, CLOSE).get_by_role("radio", name="10", exact=True).check()
    phone.press(page.get_by_role("button", name="Done", exact=True))
    assert phone.path == "/today/"
    assert answers(page) == {"safe": "4", "close": "10"}


def test_a_day_before_can_be_filled_in(device: NewDevice) -> None:
    phone = device()
    phone.sign_up()
    page = phone.open("/check-in/")
    phone.press(page.locator(".tabs a").nth(1))
    tap(page, SAFE, "8")
    assert page.locator(".tabs [aria-current]").count() == 1
    page.reload()
    assert answers(page) == {"safe": "8"}
    phone.open("/check-in/")
    assert answers(page) == {}


def test_while_locked_a_check_in_is_taken_and_shows_nothing_and_is_there_after_unlocking(
    device: NewDevice,
) -> None:
    phone = device()
    phone.sign_up()
    page = phone.open("/today/")
    tap(page, SAFE, "9")
    phone.press(page.get_by_role("button", name="Lock"))
    phone.press(page.get_by_role("link", name="Check in"))
    assert answers(page) == {}
    tap(page, SAFE, "1")
    tap(page, RELIED, "2")
    tap(page, CLOSE, "3")
    page.reload()
    assert answers(page) == {}
    phone.open("/locked/")
    unlock(phone)
    phone.open("/today/")
    assert answers(page) == {"safe": "1", "relied": "2", "close": "3"}


def test_while_locked_and_without_javascript_done_is_taken_too(device: NewDevice) -> None:
    phone = device(java_script_enabled=False)
    phone.sign_up()
    phone.post("/lock/")
    page = phone.open("/check-in/")
    scale(page, SAFE).get_by_role("radio", name="6", exact=True).check()
    phone.press(page.get_by_role("button", name="Done", exact=True))
    assert phone.path == "/locked/"
    phone.open("/check-in/")
    assert answers(page) == {}
    phone.open("/locked/")
    unlock(phone)
    phone.open("/today/")
    assert answers(page) == {"safe": "6"}
