"""A recording that is stored while it is made: what breaks off is found, what is forgotten is gone, Save ends well."""

import re
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.e2e.devices import Device, NewDevice
from tests.e2e.speaking import Held, assert_it_plays, note, speak

LIVE = "**/recordings/live/**"
PARTS = "**/recordings/live/*/*/*/"
OFFERED = "A recording was not saved"


def recorder(device: NewDevice, speaking: Browser) -> tuple[Device, Page]:
    phone = device(running=speaking, permissions=["microphone"])
    phone.sign_up()
    return phone, phone.open("/recordings/new/")


def elsewhere(phone: Device) -> Device:
    """Another tab of the same browser."""
    return replace(phone, page=phone.context.new_page())


def save(phone: Device, page: Page, name: str) -> None:
    """Save what was recorded under a name, and see that it plays."""
    page.fill("#name", name)
    phone.press(page.get_by_role("button", name="Save"))
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    assert_it_plays(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_page_that_is_gone_leaves_what_was_said_to_be_found_and_kept(
    device: NewDevice, speaking: Browser
) -> None:
    phone, page = recorder(device, speaking)
    speak(page)
    # A pause stores what was said until then; so does another app in front.
    press(page, "Pause")
    expect(note(page)).to_contain_text("stored sealed as you speak")
    later = elsewhere(phone)
    page.close(run_before_unload=False)
    page = later.open("/recordings/")
    expect(page.get_by_text(OFFERED)).to_be_visible()
    page.get_by_label("What it is called").fill("before the call")
    later.press(page.get_by_role("button", name="Keep the recording"))
    expect(page.get_by_role("heading", level=1)).to_have_text("before the call")
    assert_it_plays(page)


def test_another_app_in_front_stores_what_was_said(device: NewDevice, speaking: Browser) -> None:
    phone, page = recorder(device, speaking)
    speak(page)
    page.evaluate("dispatchEvent(new Event('visibilitychange'))")
    expect(note(page)).to_contain_text("stored sealed as you speak")
    other = elsewhere(phone).open("/recordings/")
    expect(other.get_by_text(OFFERED)).to_be_visible()
    expect(other.get_by_text("Is it still being made in another tab?")).to_be_visible()


def test_what_is_said_while_something_is_on_its_way_follows_it(device: NewDevice, speaking: Browser) -> None:
    phone, page = recorder(device, speaking)
    held = Held(page, PARTS)
    speak(page)
    press(page, "Pause")
    held.wait()
    press(page, "Go on")
    expect(page.locator("[data-part=time]")).to_have_text(re.compile(r"^0:(0[6-9]|[1-5]\d)$"))
    press(page, "Pause")
    held.let_go()
    expect(note(page)).to_contain_text("stored sealed as you speak")
    other = elsewhere(phone).open("/recordings/")
    expect(other.get_by_text(re.compile(r"About 0:(0[6-9]|[1-5]\d) of it is here"))).to_be_visible()


def test_where_nothing_can_be_stored_it_stays_on_the_page_and_goes_when_it_is_saved(
    device: NewDevice, speaking: Browser
) -> None:
    phone, page = recorder(device, speaking)
    phone.watch.expect("ERR_FAILED$")
    page.route(LIVE, lambda route: route.abort())
    speak(page)
    press(page, "Stop")
    expect(note(page)).to_contain_text("It is only on this page: leave it open.")
    page.unroute(LIVE)
    save(phone, page, "without a connection")


def test_what_was_forgotten_elsewhere_is_saved_all_the_same_from_its_page(
    device: NewDevice, speaking: Browser
) -> None:
    phone, page = recorder(device, speaking)
    speak(page)
    press(page, "Stop")
    expect(note(page)).to_contain_text("stored sealed as you speak")
    other = elsewhere(phone)
    other.open("/recordings/")
    other.press(other.page.get_by_role("button", name="Forget it now"))
    phone.watch.expect("404")
    save(phone, page, "still here")


def test_save_ends_what_is_still_being_recorded_however_often_it_is_pressed(
    device: NewDevice, speaking: Browser
) -> None:
    phone, page = recorder(device, speaking)
    speak(page)
    page.fill("#name", "in one go")
    with page.expect_navigation():
        page.locator("media-recorder form").evaluate(
            "(form) => { form.requestSubmit(); form.requestSubmit(); }"
        )
    expect(page.get_by_role("heading", level=1)).to_have_text("in one go")
    assert_it_plays(page)
    page = phone.open("/recordings/")
    expect(page.get_by_text(OFFERED)).to_have_count(0)


def test_stop_and_forget_leaves_nothing_though_a_request_is_on_its_way(
    device: NewDevice, speaking: Browser
) -> None:
    phone, page = recorder(device, speaking)
    held = Held(page, LIVE)
    speak(page)
    press(page, "Stop")
    held.wait()
    press(page, "Save")
    press(page, "Stop and forget it")
    expect(page.locator("[data-part=status]")).to_have_text("Stopped. Nothing of it is stored.")
    with page.expect_response("**/cancel/"):
        held.let_go()
    expect(note(page)).to_have_text("")
    expect(elsewhere(phone).open("/recordings/").get_by_text(OFFERED)).to_have_count(0)
    save(phone, page, "after all")


def test_once_more_from_the_start_forgets_what_was_stored(device: NewDevice, speaking: Browser) -> None:
    phone, page = recorder(device, speaking)
    for _ in range(2):
        speak(page)
        press(page, "Stop")
        expect(note(page)).to_contain_text("stored sealed as you speak")
        with page.expect_response("**/cancel/"):
            press(page, "Once more from the start")
        expect(note(page)).to_have_text("")
    page = phone.open("/recordings/")
    expect(page.get_by_text(OFFERED)).to_have_count(0)


def test_a_recording_after_a_file_that_was_stopped_is_saved_as_any_other(
    device: NewDevice, speaking: Browser, tmp_path: Path
) -> None:
    phone, page = recorder(device, speaking)
    chosen = tmp_path / "walk.webm"
    chosen.write_bytes(b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm A_OPUS " + b"x" * 2_000_000)
    held = Held(page, "**/recordings/up/*/0/")
    page.set_input_files("#file", chosen)
    press(page, "Save")
    held.wait()
    with page.expect_response("**/cancel/"):
        press(page, "Stop and forget it")
    phone.watch.expect("404")
    held.let_go()
    speak(page)
    save(phone, page, "instead of the file")
