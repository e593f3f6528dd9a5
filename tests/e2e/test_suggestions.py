"""What a person answers to a suggestion counts at once, and no answer is made easier than another."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.devices import NARROW, PHONE, Device, NewDevice

ANSWERS = ["done", "not_now", "not_for_us"]
LOOK = """(buttons) => buttons.map((each) => {
  const { backgroundColor, borderColor, borderWidth, color, fontSize, fontWeight, opacity } = getComputedStyle(each);
  const { width, height } = each.getBoundingClientRect();
  const size = [Math.round(width), Math.round(height)].join(" ");
  return [size, backgroundColor, borderColor, borderWidth, color, fontSize, fontWeight, opacity].join(" | ");
})"""


def titles(page: Page) -> list[str]:
    return page.locator(".suggestion h3").all_inner_texts()


def answer(device: Device, title: str, name: str) -> None:
    suggestion = device.page.locator(
        ".suggestion", has=device.page.get_by_role("heading", name=title, exact=True)
    )
    device.press(suggestion.locator(f"button[value={name}]"))
    assert device.path == "/today/"


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_an_answered_suggestion_is_gone_and_stays_gone_today(device: NewDevice, javascript: bool) -> None:
    phone = device(java_script_enabled=javascript)
    phone.sign_up("injured")
    page = phone.open("/today/")
    answered: list[str] = []
    for name in ANSWERS:
        answered.append(titles(page)[0])
        answer(phone, answered[-1], name)
        page.reload()
        assert not set(titles(page)) & set(answered), name


def test_what_is_not_for_us_never_comes_back_that_day(device: NewDevice) -> None:
    phone = device()
    phone.sign_up("offending")
    page = phone.open("/today/")
    refused: list[str] = []
    while titles(page) and len(refused) < 12:
        refused.append(titles(page)[0])
        answer(phone, refused[-1], "not_for_us")
        assert not set(titles(page)) & set(refused)
        assert len(titles(page)) <= 3


def test_what_was_refused_can_be_asked_for_again_on_its_own_page(device: NewDevice) -> None:
    phone = device()
    phone.sign_up("injured")
    page = phone.open("/today/")
    first = titles(page)[0]
    way = str(page.get_by_role("link", name=first, exact=True).get_attribute("href"))
    answer(phone, first, "not_for_us")
    phone.open(way)
    assert page.locator("button[name=answer]").count() == 1
    phone.press(page.get_by_role("button", name="Offer it again"))
    assert first in titles(page)


@pytest.mark.parametrize(("language", "size"), [("en", PHONE), ("ru", NARROW)], ids=["en-390px", "ru-320px"])
def test_s20_yes_not_now_and_never_have_one_size_and_one_look(
    device: NewDevice, language: str, size: tuple[int, int]
) -> None:
    phone = device(language, size, reduced_motion="reduce")
    phone.sign_up("injured")
    page = phone.open("/today/")
    for form in page.locator(".suggestion .answers").all():
        same_look(form.locator("button"))
        assert [each.get_attribute("value") for each in form.locator("button").all()] == ANSWERS
    same_look(page.locator(".pair .button"))
    phone.open(str(page.locator(".suggestion h3 a").first.get_attribute("href")))
    same_look(page.locator(".pair .button"))
    phone.open("/safety/")
    same_look(page.locator(".pair .button"))


def same_look(buttons: Locator) -> None:
    expect(buttons.first).to_be_visible()
    assert buttons.count() > 1
    assert len(set(buttons.evaluate_all(LOOK))) == 1


def test_s20_the_safety_question_can_be_put_off_where_it_is_asked(device: NewDevice) -> None:
    phone = device()
    phone.sign_up("injured")
    page = phone.open("/today/")
    card = page.locator(".card", has=page.get_by_role("heading", name="A private question"))
    phone.press(card.get_by_role("button", name="Not now"))
    assert phone.path == "/today/"
    assert card.count() == 0
