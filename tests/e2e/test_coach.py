"""The coach in a real browser: read over on a pause, dismissed, and the same by a button without a script."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, Request, expect

from tests.e2e.devices import Device, NewDevice

APOLOGY = "/amends/apology/"
SORRY_IF = "I lied to you about the card. I am sorry if you were hurt by it."
DIE = "I am going to kill myself tonight."


def asked(page: Page) -> list[Request]:
    """Every request that the page makes from now on by itself."""
    found: list[Request] = []
    page.on("request", lambda request: found.append(request) if request.resource_type == "fetch" else None)
    return found


def pause_is_long(page: Page) -> None:
    """A busy machine may type so slowly that the page takes the gap between two keys for a pause."""
    page.evaluate("customElements.get('draft-coach').PAUSE = 5000")


@contextmanager
def read_over(page: Page, address: str) -> Iterator[None]:
    """Until the page was answered to what is typed in the block, and has shown what was answered."""
    with page.expect_response(f"**{address}") as answer:
        yield
    # Of a refusal the page reads no further, and it would never be finished.
    assert answer.value.ok
    answer.value.finished()
    page.evaluate("new Promise(requestAnimationFrame)")


def stays(phone: Device, text: str) -> None:
    """What was typed stands in the form."""
    expect(phone.page.locator("textarea")).to_have_value(text)


def test_on_a_pause_the_words_are_quoted_and_the_page_stays_as_it_is(device: NewDevice) -> None:
    phone = device()
    phone.sign_up("offending")
    page = phone.open(APOLOGY)
    requests = asked(page)
    pause_is_long(page)
    page.locator("textarea").press_sequentially(SORRY_IF)
    expect(page.locator("draft-coach q").filter(has_text="sorry if")).to_be_visible()
    assert page.locator("draft-coach [aria-live=polite]").count() == 1
    stays(phone, SORRY_IF)
    # One request for a whole line: it waits for the pause. Nothing of the draft is in an address.
    assert [request.url.removeprefix(phone.origin) for request in requests] == [APOLOGY]
    assert json.loads(requests[0].post_data or "")["text"] == SORRY_IF
    assert phone.path == APOLOGY
    assert "draft" not in page.locator("form.form input[type=hidden]").evaluate_all(
        "(all) => all.map((e) => e.name)"
    )


def test_what_is_not_true_here_stays_dismissed_while_the_page_lives(device: NewDevice) -> None:
    phone = device()
    phone.sign_up("offending")
    page = phone.open(APOLOGY)
    page.fill("textarea", SORRY_IF)
    comment = page.locator("draft-coach li").filter(has_text="sorry if")
    comment.get_by_role("button", name="Not true here").click()
    expect(comment).to_have_count(0)
    pause_is_long(page)
    with read_over(page, APOLOGY):
        page.locator("textarea").press_sequentially(" And I know it.")
    expect(comment).to_have_count(0)
    # At the end of the last one the focus is back in the draft.
    while page.locator("draft-coach [data-dismiss]").count():
        page.locator("draft-coach [data-dismiss]").first.click()
    expect(page.locator("textarea")).to_be_focused()
    expect(page.locator("draft-coach section")).to_have_count(0)


def test_words_about_ones_own_life_open_the_card_on_a_pause(device: NewDevice) -> None:
    phone = device()
    phone.sign_up("offending")
    page = phone.open(APOLOGY)
    page.fill("textarea", f"{SORRY_IF} {DIE}")
    card = page.locator("draft-coach .notice.care")
    expect(card.locator("a[href='/help/']")).to_be_visible()
    expect(page.locator("draft-coach q")).to_have_count(0)


def test_whoever_was_hurt_writes_without_a_word_of_advice(device: NewDevice) -> None:
    phone = device()
    phone.sign_up("injured")
    page = phone.open("/amends/harm/")
    expect(page.get_by_role("button", name="Read it over with me")).to_have_count(0)
    with read_over(page, "/amends/harm/"):
        page.fill("textarea", SORRY_IF)
    expect(page.locator("draft-coach section")).to_have_count(0)
    page.fill("textarea", DIE)
    expect(page.locator("draft-coach a[href='/help/']")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with-javascript", "without-javascript"])
def test_the_button_reads_it_over_with_and_without_a_script(device: NewDevice, script: bool) -> None:
    phone = device(java_script_enabled=script)
    phone.sign_up("offending")
    page = phone.open(APOLOGY)
    page.fill("textarea", SORRY_IF)
    page.get_by_role("button", name="Read it over with me").click()
    expect(page.locator("draft-coach q").filter(has_text="sorry if")).to_be_visible()
    expect(page.get_by_role("button", name="Not true here").first).to_be_visible(visible=script)
    stays(phone, SORRY_IF)


def test_where_the_device_locks_meanwhile_the_pause_says_nothing_and_the_button_keeps_the_words(
    device: NewDevice,
) -> None:
    phone = device()
    phone.sign_up("offending")
    page = phone.open(APOLOGY)
    phone.watch.expect(f"^403 {APOLOGY}$")
    phone.context.request.get(f"{phone.origin}/today/")
    phone.post("/lock/")
    with page.expect_response(f"**{APOLOGY}"):
        page.fill("textarea", SORRY_IF)
    stays(phone, SORRY_IF)
    expect(page.locator("draft-coach section")).to_have_count(0)
    phone.press(page.get_by_role("button", name="Read it over with me"))
    expect(page.get_by_role("status")).to_contain_text("sealed")
