"""Fills in a form as a person does: by the names of its fields, with what a table says, and presses its buttons."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator

from tests.e2e.devices import Device
from tests.e2e.year.step import Do, Value

# What a page has no value for: its main button, and the one button of a form without a name.
NAMED = {"go": "main .button.go", "plain": "main form button.button:not([name])"}
JPEG = b"\xff\xd8"
Filled = Callable[[str], str]


def tap(device: Device, step: Do) -> None:
    """Answer what is kept as it is tapped, and wait for each answer to be kept."""
    if step.taps:
        device.unfold()
    for item, value in step.taps.items():
        with device.page.expect_response("**/check-in/one/"):
            device.page.locator(f"main input[name='{item}'][value='{value}']").check()


def fill_in(device: Device, step: Do, filled: Filled) -> list[str]:
    """Fill in the form in which the first button stands; every text that was typed."""
    device.unfold()
    form = button(device, step.press[0], filled).locator("xpath=ancestor::form[1]")
    typed: list[str] = []
    for name, value in step.fields.items():
        typed += _fill(form, name, value, filled)
    return typed


def press(device: Device, what: str, filled: Filled) -> None:
    """Press a button that leads to another page."""
    device.unfold()
    device.press(button(device, what, filled))


def take(device: Device, what: str, filled: Filled) -> str:
    """Press a button that brings a file; where the file lies."""
    device.unfold()
    with device.page.expect_download() as download:
        button(device, what, filled).click()
    return str(download.value.path())


def button(device: Device, what: str, filled: Filled) -> Locator:
    """The button that a table means (step.py says how it is named there)."""
    if what.startswith(":"):
        return device.page.locator(filled(what[1:])).first
    return device.page.locator(NAMED.get(what, f"main button[value='{what}']")).first


def _fill(form: Locator, name: str, value: Value, filled: Filled) -> list[str]:
    wanted = form.locator(f"[name='{name}']")
    if isinstance(value, bytes):
        shape = "image/jpeg" if value.startswith(JPEG) else "audio/webm"
        wanted.set_input_files({"name": "from a phone", "mimeType": shape, "buffer": value})
        return []
    texts = [filled(text) for text in ((value,) if isinstance(value, str) else value)]
    shape_of: Any = wanted.first.evaluate("(one) => one.type")
    if shape_of in ("radio", "checkbox"):
        for text in texts:
            form.locator(f"[name='{name}'][value='{text}']").check()
        return []
    if shape_of == "select-one":
        wanted.select_option(texts[0])
        return []
    wanted.fill(texts[0])
    return texts
