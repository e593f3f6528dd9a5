"""Two people on one device, and one person on two: whose session it is, is never in doubt."""

import pytest
from playwright.sync_api import expect

from tests.e2e.devices import Account, Device, NewDevice

HERS, HIS = "Hers alone", "His alone"


def sign_in(device: Device, account: Account) -> None:
    page = device.open("/sign-in/")
    page.get_by_label("Sign-in name").fill(account.name)
    page.get_by_role("textbox", name="Passphrase").fill(account.passphrase)
    device.press("main .button.go")
    assert device.path == "/today/"


def test_s25_signing_in_as_the_other_ends_the_first_session_on_this_device(device: NewDevice) -> None:
    phone, elsewhere = device(), device()
    his = elsewhere.sign_up("offending")
    elsewhere.post("/notes/write/", text=HIS)
    hers = phone.sign_up("injured")
    phone.post("/notes/write/", text=HERS)
    before = phone.context.cookies()
    sign_in(phone, his)
    page = phone.open("/notes/")
    expect(page.get_by_text(HIS)).to_be_visible()
    expect(page.get_by_text(HERS)).to_have_count(0)
    phone.context.clear_cookies()
    phone.context.add_cookies([{**each} for each in before])  # type: ignore[typeddict-item]
    phone.open("/notes/")
    assert phone.path == "/sign-in/"
    phone.context.clear_cookies()
    sign_in(phone, hers)
    expect(phone.open("/notes/").get_by_text(HERS)).to_be_visible()


def test_s25_a_device_is_signed_out_from_another_one(device: NewDevice) -> None:
    phone, desk = device(), device()
    account = phone.sign_up()
    sign_in(desk, account)
    page = desk.open("/account/")
    desk.press(page.get_by_role("button", name="Sign out", exact=True))
    expect(page.get_by_role("button", name="Sign out", exact=True)).to_have_count(0)
    phone.open("/today/")
    assert phone.path == "/sign-in/"
    desk.open("/today/")
    assert desk.path == "/today/"


def test_signing_out_asks_for_the_passphrase_next_time(device: NewDevice) -> None:
    phone = device()
    account = phone.sign_up()
    page = phone.open("/account/")
    phone.press(page.get_by_role("button", name="Sign this device out"))
    assert phone.path == "/"
    phone.open("/progress/")
    assert phone.path == "/sign-in/"
    sign_in(phone, account)


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_everything_can_be_taken_along_in_both_forms_one_after_the_other(
    device: NewDevice, javascript: bool
) -> None:
    phone = device(java_script_enabled=javascript)
    account = phone.sign_up()
    phone.post("/notes/write/", text=HERS)
    page = phone.open("/account/export/")
    for form in ("html", "json"):
        page.locator(f"input[value={form}]").check()
        page.fill("#passphrase", account.passphrase)
        with page.expect_download() as saved:
            page.locator("main .button.go").click()
        assert saved.value.suggested_filename.endswith(f".{form}")
        assert HERS in saved.value.path().read_text(encoding="utf-8")


def test_a_deleted_account_is_gone_and_its_sign_in_looks_like_any_wrong_one(device: NewDevice) -> None:
    phone = device()
    account = phone.sign_up()
    page = phone.open("/account/delete/")
    page.fill("#passphrase", account.passphrase)
    phone.press("main .button.danger")
    expect(page.get_by_role("heading", level=1)).to_have_text("It is deleted")
    assert not phone.cookies & {"session", "unlock"}
    phone.watch.expect("^403 /sign-in/$")
    phone.open("/sign-in/")
    page.get_by_label("Sign-in name").fill(account.name)
    page.get_by_role("textbox", name="Passphrase").fill(account.passphrase)
    phone.press("main .button.go")
    expect(page.get_by_role("alert")).to_contain_text("does not open anything")


def test_a_passphrase_is_shown_on_request_and_hidden_again_before_it_is_sent(device: NewDevice) -> None:
    phone = device()
    page = phone.open("/sign-in/")
    field = page.locator("#passphrase")
    field.fill("anything at all")
    page.get_by_role("button", name="Show").click()
    expect(field).to_have_attribute("type", "text")
    expect(page.get_by_role("button", name="Hide")).to_be_visible()
    page.evaluate("document.querySelector('main form').addEventListener('submit', (e) => e.preventDefault())")
    page.get_by_label("Sign-in name").fill("anna-1")
    page.locator("main .button.go").click()
    expect(field).to_have_attribute("type", "password")
