"""Two people, two phones: inviting, joining, handing over, asking for space, pausing, leaving."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e.devices import PASSPHRASE, Account, Device, NewDevice
from tests.e2e.two import Pair, join, release_both

JAVASCRIPT = pytest.mark.parametrize(
    "javascript", [True, False], ids=["with-javascript", "without-javascript"]
)
GO = "main .button.go"
MOST_SCREENS = 5
NAMES = {"en": ("Anna", "Ben"), "ru": ("Анна", "Бен")}


def invites(phone: Device, name: str) -> tuple[str, list[str]]:
    """Somebody with a place of their own invites: from Us to the link and the eight words."""
    page = phone.open("/us/")
    phone.press(page.locator("main a[href='/us/invite/']"))
    # S01: their own safety check comes first, and "not now" is an answer.
    assert phone.path == "/safety/"
    phone.press(page.locator("button[value=not_now]"))
    assert phone.path == "/us/invite/"
    page.fill("#name", name)
    phone.press(GO)
    assert page.locator(".qr svg").count() == 1
    link = page.locator(".link-text").inner_text()
    return urlsplit(link).path, page.locator(".codewords li").all_inner_texts()


def makes_a_place(phone: Device, name: str) -> None:
    """From the page of the invitation to the form with the words, without having been here before."""
    page = phone.page
    phone.press(page.locator("main a[href^='/start/']"))
    page.fill("#name", name)
    page.fill("#passphrase", PASSPHRASE)
    page.fill("#passphrase_again", PASSPHRASE)
    phone.press(GO)
    assert phone.path == "/start/device/"
    phone.press(GO)


# Both languages, and with JavaScript as well as without.
@pytest.mark.parametrize(("language", "javascript"), [("en", True), ("en", False), ("ru", False)])
def test_somebody_invited_joins_in_five_screens_without_having_been_here(
    device: NewDevice, language: str, javascript: bool
) -> None:
    hers, his = NAMES[language]
    anna, ben = (device(language, java_script_enabled=javascript) for _ in range(2))
    anna.sign_up("injured")
    link, words = invites(anna, hers)
    assert len(words) == 8
    shown: list[str] = []
    ben.page.on("load", lambda page: shown.append(page.url))
    page = ben.open(link)
    # Nothing is asked before it is said what this is; and a no leaves no trace.
    assert page.locator("#code").count() == 0
    makes_a_place(ben, his)
    assert ben.path == link
    page.fill("main #name", his)
    page.fill("#code", " ".join([*words[:4], "zzzz", *words[5:]]))
    ben.watch.expect(f"^422 {link}$")
    ben.press("main .pair button")
    expect(page.get_by_role("alert")).to_contain_text("5")
    assert page.locator("main #name").input_value() == his
    # The first four letters of a word are enough, in whatever case.
    page.fill("#code", " ".join(word[:4].upper() for word in words))
    ben.press("main .pair button")
    assert ben.path == "/safety/"
    ben.press(page.locator("button[value=not_now]"))
    assert ben.path == "/us/"
    # The answer to the mistyped word is the same screen once more, and Us is where they lead.
    assert len(shown) - 2 <= MOST_SCREENS
    expect(page.locator("h1")).to_contain_text(hers)
    expect(anna.open("/us/").locator("h1")).to_contain_text(his)
    assert link not in anna.open("/us/invite/").content()


@pytest.fixture
def pair(device: NewDevice) -> Pair:
    """Anna, who was hurt, and Ben, who broke trust, sharing a space since a moment ago."""
    anna, ben = device(), device()
    anna.sign_up("injured")
    ben.sign_up("offending")
    return join(anna, ben)


@JAVASCRIPT
def test_what_is_handed_over_is_what_the_preview_showed_and_is_there_at_the_next_request(
    device: NewDevice, javascript: bool
) -> None:
    anna, ben = (device(java_script_enabled=javascript) for _ in range(2))
    anna.sign_up("injured")
    ben.sign_up("offending")
    join(anna, ben)
    page = anna.open("/us/hand/write/?kind=note")
    page.fill("#title", "Thursday")
    page.fill("#text", "First line.\n\nI <b>want</b> to talk & to listen.")
    anna.press("main button[value=preview]")
    seen = page.locator("main article").inner_text()
    assert "I <b>want</b> to talk & to listen." in seen
    # Until it is handed over, the other finds nothing.
    expect(ben.open("/us/").get_by_text("Thursday")).to_have_count(0)
    anna.press("main button[value=hand]")
    theirs = ben.open("/us/")
    ben.press(theirs.get_by_role("link", name="Thursday"))
    assert theirs.locator("main article").inner_text() == seen
    assert theirs.locator("main a[href$='/correct/']").count() == 0


def test_s13_a_wish_for_space_holds_for_both_at_the_next_request(pair: Pair) -> None:
    page = pair.ben.open("/us/closeness/")
    page.locator("input[name=closeness][value=space]").check()
    page.fill("#note", "Until Sunday, please.")
    pair.ben.press("main button[value=set]")
    for each in (pair.anna, pair.ben):
        expect(each.open("/today/").get_by_text("Space was asked for.")).to_be_visible()
    expect(pair.anna.open("/us/closeness/").get_by_text("Until Sunday, please.")).to_be_visible()
    # One thing a day reaches whoever asks for space; the second waits, and its words stay with their author.
    pair.anna.post("/us/hand/write/", kind="note", text="One.", move="hand")
    page = pair.anna.open("/us/hand/write/")
    page.fill("#text", "Two.")
    pair.anna.press("main button[value=preview]")
    expect(page.locator("main button[value=hand]")).to_have_count(0)
    expect(page.locator("main button[value=keep]")).to_be_visible()


def everything(phone: Device, *paths: str) -> str:
    """What this person's pages hold, as they come from the server."""
    ours = (
        "/today/",
        "/us/",
        "/us/review/",
        "/us/review/write/",
        "/us/shared/",
        "/notes/",
        "/us/review/talk/",
    )
    return "".join(phone.context.request.get(phone.origin + path).text() for path in (*ours, *paths))


def test_a_review_is_sealed_until_both_have_released(pair: Pair) -> None:
    before = everything(pair.ben)
    page = pair.anna.open("/us/review/write/")
    page.fill("#id_kept", "Marigold on the table.")
    pair.anna.press(GO)
    assert pair.anna.path == "/us/review/release/"
    expect(page.get_by_text("Marigold on the table.")).to_be_visible()
    pair.anna.press(page.get_by_role("button", name="Release it"))
    held = everything(pair.ben)
    assert "Marigold" not in held
    # Nor does anything tell that she released.
    assert without_tokens(held) == without_tokens(before)
    page = pair.ben.open("/us/review/write/")
    page.fill("#id_kept", "Lanterns in the yard.")
    pair.ben.press(GO)
    assert "Lanterns" not in everything(pair.anna)
    pair.ben.press(page.get_by_role("button", name="Release it"))
    for each in (pair.anna, pair.ben):
        page = each.open("/us/review/")
        expect(page.get_by_text("Marigold on the table.")).to_be_visible()
        expect(page.get_by_text("Lanterns in the yard.")).to_be_visible()


def without_tokens(pages: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", pages)


def test_a_talk_goes_by_turns_on_both_phones_and_a_time_out_stops_it_for_both(pair: Pair) -> None:
    release_both(pair)
    anna, ben = pair.anna, pair.ben
    anna.open("/us/review/talk/")
    anna.press("main button[value=begin]")
    first = anna.page.locator("h1").inner_text()
    expect(ben.open("/us/review/talk/").locator("h1")).to_have_text(first)
    anna.press("main button[value=next]")
    ben.open("/us/review/talk/")
    assert ben.page.locator("h1").inner_text() != first
    ben.press("main button[value=minutes]")
    expect(anna.open("/us/review/talk/").locator("main button[value=go_on]")).to_be_visible()
    anna.press("main a[href$='?close=1']")
    anna.page.locator("input[value=well]").check()
    anna.press(GO)
    expect(ben.open("/us/review/").locator("main a[href='/us/review/talk/']").first).to_be_visible()


def test_s04_a_pause_of_one_rests_the_space_for_both_until_it_is_ended(pair: Pair) -> None:
    anna, ben = pair.anna, pair.ben
    page = anna.open("/us/pause/")
    anna.press(page.get_by_role("button", name="Pause"))
    for each in (anna, ben):
        expect(each.open("/us/").get_by_text("The shared space is paused.")).to_be_visible()
    page = ben.open("/us/hand/write/")
    page.fill("#text", "Can we talk?")
    ben.watch.expect("^409 ")
    ben.press("main button[value=preview]")
    # Refused, and not lost.
    expect(page.get_by_text("Can we talk?")).to_be_visible()
    page = anna.open("/us/pause/")
    anna.press(page.get_by_role("button", name="End my pause"))
    ben.post("/us/hand/write/", kind="note", text="Good morning.", move="hand")
    expect(anna.open("/us/shared/").get_by_text("Good morning.")).to_be_visible()


def test_leaving_freezes_the_space_for_both_and_each_keeps_what_was_said(pair: Pair) -> None:
    anna, ben = pair.anna, pair.ben
    anna.post("/us/hand/write/", kind="letter", title="My letter", text="All of it.", move="hand")
    ben.post("/us/hand/write/", kind="note", title="My note", text="Thank you.", move="hand")
    page = ben.open("/us/leave/")
    ben.press(page.get_by_role("button", name="Leave", exact=True))
    for each in (anna, ben):
        page = each.open("/us/")
        each.press(page.locator("main a[href='/us/former/']"))
        each.press(page.get_by_role("link", name="With"))
        expect(page.get_by_role("link", name="My letter")).to_be_visible()
        expect(page.get_by_role("link", name="My note")).to_be_visible()
        each.open("/us/hand/")
        assert page.locator("main button[value=hand]").count() == 0
    # Her own words she may still take back, and then they are gone for him as well.
    anna.press(anna.open("/us/former/").get_by_role("link", name="With Ben"))
    anna.press(anna.page.get_by_role("link", name="My letter"))
    anna.press("main button[value=take_back]")
    ben.press(ben.open("/us/former/").get_by_role("link", name="With Anna"))
    expect(ben.page.get_by_text("All of it.")).to_have_count(0)
    expect(ben.page.get_by_text("Thank you.")).to_be_visible()


@JAVASCRIPT
def test_s25_two_who_share_a_laptop_take_turns_and_neither_sees_the_other(
    device: NewDevice, javascript: bool
) -> None:
    laptop, elsewhere = device(java_script_enabled=javascript), device()
    his = elsewhere.sign_up("offending")
    hers = laptop.sign_up("injured")
    join(laptop, elsewhere)
    laptop.post("/notes/write/", text="Hers alone")
    takes_over(laptop, his)
    assert "Hers alone" not in laptop.open("/notes/").content()
    expect(laptop.open("/us/").locator("h1")).to_contain_text("Anna")
    takes_over(laptop, hers)
    expect(laptop.open("/notes/").get_by_text("Hers alone")).to_be_visible()
    expect(laptop.open("/us/").locator("h1")).to_contain_text("Ben")


def takes_over(laptop: Device, account: Account) -> None:
    """By "Somebody else here?" in the menu: the first is locked, and the second signs in."""
    page = laptop.open("/menu/")
    laptop.press(page.get_by_role("button", name="Somebody else here?"))
    assert laptop.path == "/sign-in/"
    page.get_by_label("Sign-in name").fill(account.name)
    page.get_by_role("textbox", name="Passphrase").fill(account.passphrase)
    laptop.press(GO)
    assert laptop.path == "/today/"
