"""What was done is said: after each form that keeps, erases or changes something, the next page says so."""

from playwright.sync_api import expect

from tests.e2e.devices import PASSPHRASE, NewDevice


def test_a_check_in_while_locked_is_said_to_be_kept(device: NewDevice) -> None:
    phone = device()
    phone.sign_up()
    phone.post("/lock/")
    page = phone.open("/check-in/")
    page.get_by_role("radio", name="6", exact=True).first.check()
    phone.press(page.get_by_role("button", name="Done", exact=True))
    expect(page.get_by_role("status")).to_have_text("Kept. You will find it after unlocking.")


def test_a_note_is_said_to_be_saved_and_to_be_erased(device: NewDevice) -> None:
    phone = device()
    phone.sign_up()
    page = phone.open("/notes/")
    page.get_by_label("Write it down").fill("A line")
    phone.press(page.get_by_role("button", name="Save"))
    expect(page.get_by_role("status")).to_have_text("Saved.")
    phone.press(page.get_by_role("button", name="Erase for good"))
    expect(page.get_by_role("status")).to_have_text("Erased.")
    expect(page.get_by_text("A line", exact=True)).to_have_count(0)


def test_a_changed_passphrase_is_said_to_be_in_place(device: NewDevice) -> None:
    phone = device()
    phone.sign_up()
    page = phone.open("/account/passphrase/")
    page.fill("#passphrase", PASSPHRASE)
    page.fill("#passphrase_new", f"{PASSPHRASE} eight")
    page.fill("#passphrase_again", f"{PASSPHRASE} eight")
    phone.press("main .button.go")
    expect(page.get_by_role("status")).to_contain_text("The new passphrase is in place.")


def test_a_check_in_that_done_saved_is_said_to_be_saved(device: NewDevice) -> None:
    phone = device(java_script_enabled=False)
    phone.sign_up()
    page = phone.open("/today/")
    page.get_by_role("radio", name="6", exact=True).first.check()
    phone.press(page.locator("check-in").get_by_role("button", name="Done"))
    expect(page.locator("main > [role=status]")).to_have_text("Saved.")
