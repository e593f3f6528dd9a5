"""What a recording needs in a browser: a made-up microphone, requests held back, and a look at whether it plays."""

import re

from playwright.sync_api import Locator, Page, Route, expect

# A microphone that hears a tone, and nobody who is asked for it.
FAKE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
# The page counts whole seconds by a clock of its own: two of its ticks are not always two seconds of sound.
TWO_SECONDS_AND_MORE = re.compile(r"^0:(0[3-9]|[1-5]\d)$")


def speak(page: Page) -> None:
    """Record for some seconds, and go on recording."""
    page.get_by_role("button", name="Start recording").click()
    expect(page.locator("[data-part=time]")).to_have_text(TWO_SECONDS_AND_MORE)


def note(page: Page) -> Locator:
    """Where the recorder says how storing stands."""
    return page.locator("[data-part=kept]")


def assert_it_plays(page: Page) -> None:
    """The recording on its page plays for as long as was spoken at least."""
    heard = page.locator("audio[data-player]").evaluate("""async (player) => {
      const settled = () => player.readyState >= 2 && Number.isFinite(player.duration);
      while (!settled()) await new Promise((next) => setTimeout(next, 20));
      return [player.duration, player.error];
    }""")
    assert heard[0] >= 2
    assert heard[1] is None


class Held:
    """Requests that are on their way for as long as a test likes."""

    def __init__(self, page: Page, address: str) -> None:
        """Hold back every request to these addresses."""
        self._page, self._open = page, False
        self._routes: list[Route] = []
        page.route(address, self._came)

    def wait(self) -> None:
        """Until one is on its way."""
        while not self._routes:
            self._page.wait_for_timeout(20)

    def let_go(self) -> None:
        """Let them arrive, and all that follow."""
        self._open = True
        for route in self._routes:
            route.continue_()

    def _came(self, route: Route) -> None:
        if self._open:
            route.continue_()
        else:
            self._routes.append(route)
