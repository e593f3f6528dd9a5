"""The watch itself: what the policy refuses, what a script throws and what is missing does not pass unseen."""

from tests.e2e.devices import NewDevice


def test_what_goes_wrong_in_a_page_is_seen(device: NewDevice) -> None:
    phone = device()
    page = phone.open("/")
    with page.expect_console_message(lambda message: message.type == "error"):
        page.evaluate("document.body.append(Object.assign(document.createElement('script'), { text: '1' }))")
    with page.expect_event("pageerror"):
        page.evaluate("setTimeout(() => { throw new Error('out of place'); })")
    with page.expect_response("**/static/nothing.js"):
        page.evaluate("fetch('/static/nothing.js')")
    refused, thrown, missing = phone.watch.troubles()
    assert "Content Security Policy" in refused
    assert "out of place" in thrown
    assert missing == "404 /static/nothing.js"
    phone.watch.expect(".")
