"""Language and theme are two taps away on the first page and in the menu, and stay."""

import pytest
from playwright.sync_api import expect

from tests.e2e.devices import NewDevice

BACKGROUND = "getComputedStyle(document.documentElement).backgroundColor"
JAVASCRIPT = pytest.mark.parametrize(
    "javascript", [True, False], ids=["with-javascript", "without-javascript"]
)


@JAVASCRIPT
def test_the_language_can_be_changed_before_signing_in_and_stays(device: NewDevice, javascript: bool) -> None:
    phone = device(java_script_enabled=javascript)
    page = phone.open("/")
    phone.press(page.get_by_role("button", name="Русский"))
    expect(page.get_by_role("button", name="Русский")).to_have_attribute("aria-pressed", "true")
    for path in ("/", "/start/", "/help/"):
        phone.open(path)
        expect(page.locator("html")).to_have_attribute("lang", "ru")


def test_a_chosen_theme_wins_over_the_device_and_comes_along_to_another_one(device: NewDevice) -> None:
    phone, other = device(), device()
    account = phone.sign_up()
    page = phone.open("/menu/")
    light = page.evaluate(BACKGROUND)
    phone.press(page.get_by_role("button", name="Dark", exact=True))
    assert phone.path == "/menu/"
    dark = page.evaluate(BACKGROUND)
    assert dark != light
    other.sign_in(account)
    assert other.open("/today/").evaluate(BACKGROUND) == dark


@pytest.mark.parametrize(("chosen", "scheme"), [("light", "dark"), ("dark", "light")])
def test_both_themes_look_the_same_by_choice_and_by_device(
    device: NewDevice, chosen: str, scheme: str
) -> None:
    phone = device(color_scheme=scheme)
    phone.post("/theme/", theme=chosen)
    by_choice = phone.open("/").evaluate(TOKENS)
    by_device = device(color_scheme=chosen).open("/").evaluate(TOKENS)
    assert len(by_choice) > 15
    assert by_choice == by_device


# The custom properties that the sheet gives the root, as this page has them.
TOKENS = """() => {
  const names = ["color-scheme"];
  const walk = (rules) => [...rules].forEach((rule) => {
    if (rule.style) names.push(...[...rule.style].filter((name) => name.startsWith("--")));
    if (rule.cssRules) walk(rule.cssRules);
  });
  [...document.styleSheets].forEach((sheet) => walk(sheet.cssRules));
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries([...new Set(names)].map((name) => [name, style.getPropertyValue(name)]));
}"""
