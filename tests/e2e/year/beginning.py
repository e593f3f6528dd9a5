"""The first evening: two people find the place, tell their situation, and one invites the other."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from tests.e2e.devices import Account, Device
from tests.e2e.year.walking import Person, Walk

GO = "main .button.go"
# What each tells on the first evening; every question that is not here is answered by its first choice.
TOLD: Mapping[str, Mapping[str, str]] = {
    "anna": {"role": "injured", "came_out": "discovered", "came_out_on": "last_weeks"},
    "ben": {"role": "offending", "came_out": "discovered", "came_out_on": "last_weeks"},
}
ALSO = {
    "causes": "lying",
    "agreement": "only_us",
    "ongoing": "no",
    "other_person": "distant",
    "repeated": "no",
    "living": "together",
    "children": "no",
    "closeness": "near",
    "touch": "ask_first",
}
NAMES = {"anna": "Anna", "ben": "Ben"}


def begin(who: str, phone: Device) -> Person:
    """From the first page to Today: a name, four words, a code typed back, and what happened."""
    page = phone.open("/")
    phone.press(GO)
    page.fill("#name", NAMES[who])
    phone.press(GO)
    phrase = page.inner_text(".phrase")
    page.fill("#passphrase", phrase)
    page.fill("#passphrase_again", phrase)
    phone.press(GO)
    phone.press(GO)
    groups = page.locator(".recovery span").all_inner_texts()
    for field in page.locator("input.code").all():
        number = int(str(field.get_attribute("name")).removeprefix("group_"))
        field.fill(groups[number - 1].lower())
    phone.press(GO)
    assert phone.path == "/start/device/"
    phone.press(GO)
    tell(phone, {**ALSO, **TOLD[who]})
    assert phone.path == "/today/", phone.path
    return Person(who, phone, Account(_name(phone), phrase))


def tell(phone: Device, answers: Mapping[str, str]) -> None:
    """Answer one question a page until Today comes."""
    while phone.path.startswith("/situation/"):
        asked = phone.path.split("/")[2]
        chosen = f"input[value='{answers[asked]}']" if asked in answers else ".choice input"
        phone.page.locator(f"main {chosen}").first.check()
        phone.press(GO)


def come_together(walk: Walk) -> None:
    """Anna invites, and Ben comes with her link and her eight words; each is asked first whether they are safe."""
    anna, ben = walk.people["anna"], walk.people["ben"]
    page = walk.open(anna, "/us/invite/")
    _is_safe(anna.device)
    assert anna.device.path == "/us/invite/"
    page.fill("#name", NAMES["anna"])
    anna.device.press(GO)
    link = urlsplit(page.locator(".link-text").inner_text()).path
    words = page.locator(".codewords li").all_inner_texts()
    page = walk.open(ben, link)
    page.fill("main #name", NAMES["ben"])
    page.fill("#code", " ".join(words))
    ben.device.press("main .pair button")
    _is_safe(ben.device)
    assert ben.device.path == "/us/", ben.device.path


def _is_safe(phone: Device) -> None:
    """Nothing of what is asked there."""
    assert phone.path == "/safety/", phone.path
    for box in phone.page.locator("main input[value=no]").all():
        box.check()
    phone.press("main button[value=save]")
    if phone.path == "/safety/":
        phone.press("main a.go")


def _name(phone: Device) -> str:
    """How somebody signs in: their name and four digits."""
    found = re.search(r"<strong>(.+?)</strong>", phone.open("/account/").content())
    assert found is not None
    return found[1]
