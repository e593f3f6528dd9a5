"""A newcomer of each role goes from the first page to Today, as people do: reading, typing, tapping."""

import pytest
from playwright.sync_api import expect

from tests.e2e.devices import Device, NewDevice

# Welcome, name, passphrase, code, code typed back, device notice, and thirteen questions at most.
MOST_PAGES = 19
GO = "main .button.go"
NAMES = {"en": "Anna", "ru": "Анна"}


def become_a_person(device: Device) -> None:
    device.open("/")
    device.press(GO)
    device.page.fill("#name", NAMES[device.language])
    device.press(GO)
    phrase = device.page.inner_text(".phrase")
    device.page.fill("#passphrase", phrase)
    device.page.fill("#passphrase_again", phrase)
    device.press(GO)
    device.press(GO)
    groups = device.page.locator(".recovery span").all_inner_texts()
    for field in device.page.locator("input.code").all():
        number = int(str(field.get_attribute("name")).removeprefix("group_"))
        field.fill(groups[number - 1].lower())
    device.press(GO)


def answer_everything(device: Device, role: str) -> list[str]:
    """Answer each question with its first choice; the questions that were asked, in order."""
    asked = []
    while device.path.startswith("/situation/"):
        asked.append(device.path.split("/")[2])
        choice = f"input[value={role}]" if asked[-1] == "role" else ".choice input"
        device.page.locator(choice).first.check()
        device.press(GO)
    return asked


# Every role in both languages, and with JavaScript as well as without.
@pytest.mark.parametrize(
    ("role", "language", "javascript"),
    [
        pytest.param(
            role, language, javascript, id=f"{role}-{language}-{'with' if javascript else 'without'}-js"
        )
        for role, english_has_javascript in (("offending", True), ("injured", False), ("both", True))
        for language, javascript in (("en", english_has_javascript), ("ru", not english_has_javascript))
    ],
)
def test_a_newcomer_goes_from_the_first_page_to_today(
    device: NewDevice, role: str, language: str, javascript: bool
) -> None:
    phone = device(language, java_script_enabled=javascript)
    shown: list[str] = []
    phone.page.on("load", lambda page: shown.append(page.url))
    become_a_person(phone)
    # S10: what leaving does and does not do stands before the first private page.
    assert phone.path == "/start/device/"
    phone.press(GO)
    asked = answer_everything(phone, role)
    assert phone.path == "/today/"
    assert asked[0] == "role"
    assert len(set(asked)) == len(asked)
    assert len(shown) - 1 <= MOST_PAGES
    assert phone.page.locator("html").get_attribute("lang") == language
    assert 1 <= phone.page.locator(".suggestion").count() <= 3
    assert phone.page.locator(".scale").count() == (0 if role == "offending" else 3)
    assert phone.page.locator("main a[href='/evening/']").count() == (0 if role == "injured" else 1)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_check_in_is_three_taps_from_today(device: NewDevice, language: str) -> None:
    phone = device(language)
    phone.sign_up("injured")
    phone.open("/today/")
    for scale in phone.page.locator(".scale").all():
        scale.get_by_role("radio", name="6").click()
    for kept in phone.page.locator(".kept").all():
        expect(kept.locator("button")).to_be_visible()
    phone.page.reload()
    assert phone.page.locator(".scale input:checked").count() == 3
    assert phone.path == "/today/"


def test_a_wrong_group_of_the_code_is_said_and_can_be_typed_again(device: NewDevice) -> None:
    phone = device()
    phone.sign_up(role=None)
    phone.open("/account/code/")
    phone.press(GO)
    groups = phone.page.locator(".recovery span").all_inner_texts()
    phone.page.fill("#group_3", "none")
    phone.page.fill("#group_7", "none")
    phone.watch.expect("^422 /account/code/$")
    phone.press(GO)
    expect(phone.page.get_by_role("alert")).to_contain_text("do not fit")
    assert phone.page.locator(".recovery").count() == 0
    phone.page.fill("#group_3", groups[2])
    phone.page.fill("#group_7", groups[6])
    phone.press(GO)
    assert phone.path == "/start/device/"
