"""An apology spoken into the phone: recorded for its draft, heard first, handed over, and played by the other."""

import re

from playwright.sync_api import Browser, expect

from tests.e2e.devices import NewDevice
from tests.e2e.two import join


def test_it_is_recorded_for_its_draft_heard_first_and_played_by_the_other(
    device: NewDevice, speaking: Browser
) -> None:
    anna = device(running=speaking, permissions=["microphone"])
    ben = device(running=speaking)
    anna.sign_up("offending", addressed_safely="yes")
    ben.sign_up("injured")
    join(anna, ben)
    page = anna.open("/amends/apology/")
    page.get_by_role("radio", name="A voice").check(force=True)
    page.fill("#title", "For Ben")
    anna.press(page.get_by_role("button", name="Record it, or bring a file"))
    assert anna.path == "/recordings/new/"
    page.get_by_role("button", name="Start recording").click()
    expect(page.locator("[data-part=time]")).to_have_text(re.compile(r"^0:(0[1-9]|[1-5]\d)$"))
    page.get_by_role("button", name="Stop", exact=True).click()
    # What was said is there a moment after the tap; saved before that, the form would have no file.
    expect(page.locator("[data-part=heard]")).to_be_visible()
    anna.press(page.get_by_role("button", name="Save"))
    assert anna.path == "/amends/apology/"
    expect(page.get_by_role("radio", name="A voice")).to_be_checked()
    expect(page.locator("#title")).to_have_value("For Ben")
    anna.press(page.get_by_role("button", name="See what they will see"))
    expect(page.locator("audio[data-player]")).to_be_visible()
    anna.press(page.get_by_role("button", name="Hand it over"))
    expect(page.get_by_role("status")).to_contain_text("Handed over.")
    heard = ben.open(anna.path)
    length = heard.locator("audio[data-player]").evaluate("""async (player) => {
      while (player.readyState < 2) await new Promise((next) => setTimeout(next, 20));
      await player.play();
      player.pause();
      return [player.error, player.currentSrc.includes("/recordings/")];
    }""")
    assert length == [None, True]
