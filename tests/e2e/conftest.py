"""A real server and a real browser for each worker; a fresh device, and often a fresh person, for each test."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.e2e.devices import ARGUMENTS, PHONE, Device, NewDevice
from tests.e2e.serving import Demo, Server, people_of, served
from tests.e2e.speaking import FAKE
from tests.e2e.watching import Watch

LOCALES = {"en": "en-GB", "ru": "ru-RU"}
# The first reading of a page is cold, and browsers and servers share the machine with other tests.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The application with nobody in it yet."""
    with served("serve", tmp_path_factory.mktemp("serve")) as running:
        yield running


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The application with the made-up couple and their half year."""
    with served("demo", tmp_path_factory.mktemp("demo")) as running:
        yield Demo(running, people_of(running))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver. Its event loop runs in this thread, which Django's own tests in the same process must bear."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as driver:
        yield driver
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Debian's browser is."""
    path = shutil.which("chromium")
    assert path is not None, "These tests need a browser. Install Debian's: sudo apt-get install chromium"
    return path


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """The browser that every test shares."""
    running = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
    yield running
    running.close()


@pytest.fixture(scope="session")
def speaking(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """A browser whose microphone hears a tone."""
    running = playwright.chromium.launch(executable_path=chromium, args=[*ARGUMENTS, *FAKE])
    yield running
    running.close()


@pytest.fixture
def device(server: Server, browser: Browser) -> Iterator[NewDevice]:
    """Make a device; when the test ends, nothing may have gone wrong on any of them unseen."""
    made: list[Device] = []

    def make(
        language: str = "en",
        size: tuple[int, int] = PHONE,
        *,
        at: Server = server,
        running: Browser = browser,
        **options: object,
    ) -> Device:
        width, height = size
        context = running.new_context(
            viewport={"width": width, "height": height},
            locale=LOCALES[language],
            **options,  # type: ignore[arg-type]
        )
        watch = Watch(at.origin)
        watch.attach(context)
        made.append(Device(at.origin, language, context, context.new_page(), watch))
        return made[-1]

    yield make
    for each in made:
        each.context.close()
    assert [trouble for each in made for trouble in each.watch.troubles()] == []
