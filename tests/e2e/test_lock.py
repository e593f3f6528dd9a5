"""Nothing typed is lost: words sent after a lock or a lost session are found again after opening."""

import sqlite3
from contextlib import closing

from playwright.sync_api import Dialog, Page, expect

from tests.e2e.devices import PASSPHRASE, Account, Device, NewDevice
from tests.e2e.serving import Server

WORDS = "What I kept today: I came when I said.\n«И всё рассказал сам» 🙂"
KEPT = "What you wrote is kept, sealed."


def type_the_evening(device: Device) -> Page:
    page = device.open("/evening/")
    page.get_by_label("Promises I kept").fill(WORDS)
    return page


def leave_it_alone_for(server: Server, minutes: int) -> None:
    """Nobody touched the device that long, as far as the server knows."""
    with closing(sqlite3.connect(server.home / "goldseam.sqlite3", timeout=20)) as database, database:
        database.execute("UPDATE ledger_session SET seen_at = datetime(seen_at, ?)", (f"-{minutes} minutes",))


def finds_the_words_and_sends_them(device: Device) -> None:
    page = device.page
    assert device.path == "/notes/kept/"
    expect(page.get_by_role("blockquote").filter(has_text="I came when I said.")).to_be_visible()
    device.press(page.get_by_role("button", name="Send it now"))
    device.open("/evening/")
    expect(page.get_by_label("Promises I kept")).to_have_value(WORDS)
    device.open("/notes/kept/")
    expect(page.get_by_text("Nothing waits here.")).to_be_visible()


def unlock(device: Device) -> None:
    device.page.get_by_role("textbox", name="Passphrase").fill(PASSPHRASE)
    device.press("main .button.go")


def test_words_typed_before_another_tab_locked_are_found_again_after_unlocking(device: NewDevice) -> None:
    phone = device()
    phone.sign_up("offending")
    page = type_the_evening(phone)
    other = phone.context.new_page()
    other.goto(f"{phone.origin}/today/")
    with other.expect_navigation():
        other.get_by_role("button", name="Lock").click()
    phone.watch.expect("^403 /evening/$")
    phone.press(page.get_by_role("button", name="Save"))
    expect(page.get_by_role("status")).to_contain_text(KEPT)
    assert "I came when I said" not in page.content()
    unlock(phone)
    finds_the_words_and_sends_them(phone)


def test_words_typed_until_the_idle_lock_came_are_found_again_after_unlocking(
    device: NewDevice, server: Server
) -> None:
    phone = device()
    phone.sign_up("offending")
    page = type_the_evening(phone)
    leave_it_alone_for(server, minutes=16)
    phone.watch.expect("^403 /evening/$")
    phone.press(page.get_by_role("button", name="Save"))
    expect(page.get_by_role("status")).to_contain_text(KEPT)
    unlock(phone)
    finds_the_words_and_sends_them(phone)


def test_without_javascript_words_are_found_again_too(device: NewDevice) -> None:
    phone = device(java_script_enabled=False)
    phone.sign_up("offending")
    page = type_the_evening(phone)
    phone.post("/lock/")
    phone.watch.expect("^403 /evening/$")
    phone.press(page.get_by_role("button", name="Save"))
    unlock(phone)
    finds_the_words_and_sends_them(phone)


def test_words_typed_on_a_device_that_was_signed_out_elsewhere_are_found_again(device: NewDevice) -> None:
    phone, elsewhere = device(), device()
    account = phone.sign_up("offending")
    elsewhere.sign_in(account)
    page = type_the_evening(phone)
    elsewhere.post("/sign-out-everywhere/")
    phone.watch.expect("^403 /evening/$")
    phone.press(page.get_by_role("button", name="Save"))
    expect(page.get_by_text("What you wrote is kept in this page, sealed.")).to_be_visible()
    assert "I came when I said" not in page.content()
    sign_in_by_hand(phone, account)
    finds_the_words_and_sends_them(phone)


def sign_in_by_hand(device: Device, account: Account) -> None:
    device.page.get_by_label("Sign-in name").fill(account.name)
    unlock(device)


def test_an_idle_device_shows_the_lock_and_leads_back_to_where_it_was(
    device: NewDevice, server: Server
) -> None:
    phone = device()
    phone.sign_up()
    leave_it_alone_for(server, minutes=14)
    phone.open("/progress/")
    assert phone.path == "/progress/"
    leave_it_alone_for(server, minutes=16)
    phone.open("/progress/")
    assert phone.path == "/locked/"
    unlock(phone)
    assert phone.path == "/progress/"


def test_a_link_from_elsewhere_arrives_locked_until_the_first_own_click(device: NewDevice) -> None:
    phone = device()
    phone.sign_up()
    link = f"<!doctype html><title>Elsewhere</title><a href='{phone.origin}/progress/'>Look</a>"
    elsewhere = "https://www.example.org/"
    phone.context.route(elsewhere, lambda route: route.fulfill(content_type="text/html", body=link))
    page = phone.page
    page.goto(elsewhere)
    phone.press(page.get_by_role("link", name="Look"))
    assert phone.path == "/locked/"
    phone.press(page.get_by_role("link", name="Go on without the passphrase."))
    assert phone.path == "/progress/"


def test_a_note_written_while_locked_is_read_after_unlocking(device: NewDevice) -> None:
    phone = device()
    phone.sign_up()
    page = phone.open("/today/")
    phone.press(page.get_by_role("button", name="Lock"))
    phone.press(page.get_by_role("link", name="Write a note"))
    page.get_by_label("Write it down").fill(WORDS)
    phone.press(page.get_by_role("button", name="Save"))
    assert phone.path == "/locked/"
    assert "I came when I said" not in page.content()
    unlock(phone)
    phone.open("/notes/")
    expect(page.get_by_text("I came when I said.")).to_be_visible()


def test_leaving_a_page_with_unsaved_words_asks_first(device: NewDevice) -> None:
    phone = device()
    phone.sign_up("offending")
    page = phone.open("/evening/")
    page.get_by_label("Promises I kept").press_sequentially("Not yet saved")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    with page.expect_event("dialog"):
        page.locator(".places a").first.click()
    assert asked == ["beforeunload"]
    assert phone.path == "/evening/"
    expect(page.get_by_label("Promises I kept")).to_have_value("Not yet saved")
