"""Recording, listening, keeping and playing in a real browser with a made-up microphone; and without a script."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, Route, expect

from tests.e2e.devices import ARGUMENTS, NewDevice
from tests.e2e.serving import Server

FAKE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
# The page counts whole seconds by a clock of its own: two of its ticks are not always two seconds of sound.
TWO_SECONDS_AND_MORE = re.compile(r"^0:(0[3-9]|[1-5]\d)$")
MARKER = b"canary-in-a-recording-e2e"
WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm A_OPUS " + MARKER * 60_000


@pytest.fixture(scope="module")
def speaking(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """A browser whose microphone hears a tone."""
    running = playwright.chromium.launch(executable_path=chromium, args=[*ARGUMENTS, *FAKE])
    yield running
    running.close()


def test_a_voice_is_recorded_heard_kept_and_played_from_any_place(
    device: NewDevice, speaking: Browser
) -> None:
    phone = device(running=speaking, permissions=["microphone"])
    phone.sign_up()
    page = phone.open("/recordings/new/")
    page.get_by_role("button", name="Start recording").click()
    expect(page.locator("[data-part=time]")).to_have_text(TWO_SECONDS_AND_MORE)
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.locator("[data-part=heard]")).to_be_visible()
    page.fill("#name", "a tone")
    phone.press(page.get_by_role("button", name="Save"))
    expect(page.get_by_role("heading", level=1)).to_have_text("a tone")
    player = page.locator("audio[data-player]")
    found = player.evaluate("""async (player) => {
      const settled = () => player.readyState >= 2 && Number.isFinite(player.duration) && player.currentTime === 0;
      while (!settled()) await new Promise((next) => setTimeout(next, 20));
      player.currentTime = 1;
      await new Promise((next) => player.addEventListener("seeked", next, { once: true }));
      return [player.duration, player.currentTime, player.error];
    }""")
    assert found[0] >= 2
    assert found[1:] == [1, None]


def test_a_microphone_that_is_taken_away_ends_the_recording_and_what_was_said_is_kept(
    device: NewDevice, speaking: Browser
) -> None:
    phone = device(running=speaking, permissions=["microphone"])
    phone.sign_up()
    page = phone.open("/recordings/new/")
    page.get_by_role("button", name="Start recording").click()
    expect(page.locator("[data-part=time]")).to_have_text(TWO_SECONDS_AND_MORE)
    # As when a call comes in: the browser ends the track, and nobody pressed Stop.
    page.locator("media-recorder").evaluate("""(recorder) => {
      const [track] = recorder.stream.getTracks();
      track.dispatchEvent(new Event("ended"));
    }""")
    expect(page.locator("[data-part=status]")).to_have_text("Listen to it first, then press Save.")
    expect(page.locator("[data-part=heard]")).to_be_visible()
    page.fill("#name", "broken off")
    phone.press(page.get_by_role("button", name="Save"))
    expect(page.get_by_role("heading", level=1)).to_have_text("broken off")
    assert_it_plays(page)


def test_a_page_that_is_gone_leaves_what_was_said_to_be_found_and_kept(
    device: NewDevice, speaking: Browser
) -> None:
    phone = device(running=speaking, permissions=["microphone"])
    phone.sign_up()
    page = phone.open("/recordings/new/")
    page.get_by_role("button", name="Start recording").click()
    expect(page.locator("[data-part=time]")).to_have_text(TWO_SECONDS_AND_MORE)
    # A pause stores what was said until then; so does another app in front.
    page.get_by_role("button", name="Pause").click()
    expect(page.locator("[data-part=kept]")).to_contain_text("stored sealed as you speak")
    later = replace(phone, page=phone.context.new_page())
    page.close(run_before_unload=False)
    page = later.open("/recordings/")
    expect(page.get_by_text("A recording was not saved")).to_be_visible()
    page.get_by_label("What it is called").fill("before the call")
    later.press(page.get_by_role("button", name="Keep the recording"))
    expect(page.get_by_role("heading", level=1)).to_have_text("before the call")
    assert_it_plays(page)


def test_where_nothing_can_be_stored_it_stays_on_the_page_and_goes_when_it_is_saved(
    device: NewDevice, speaking: Browser
) -> None:
    phone = device(running=speaking, permissions=["microphone"])
    phone.sign_up()
    page = phone.open("/recordings/new/")
    phone.watch.expect("ERR_FAILED$")
    page.route("**/recordings/live/**", lambda route: route.abort())
    page.get_by_role("button", name="Start recording").click()
    expect(page.locator("[data-part=time]")).to_have_text(TWO_SECONDS_AND_MORE)
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.locator("[data-part=kept]")).to_contain_text("only on this page until you save it")
    page.unroute("**/recordings/live/**")
    page.fill("#name", "without a connection")
    phone.press(page.get_by_role("button", name="Save"))
    expect(page.get_by_role("heading", level=1)).to_have_text("without a connection")
    assert_it_plays(page)


def test_save_ends_what_is_still_being_recorded(device: NewDevice, speaking: Browser) -> None:
    phone = device(running=speaking, permissions=["microphone"])
    phone.sign_up()
    page = phone.open("/recordings/new/")
    page.get_by_role("button", name="Start recording").click()
    expect(page.locator("[data-part=time]")).to_have_text(TWO_SECONDS_AND_MORE)
    page.fill("#name", "in one go")
    phone.press(page.get_by_role("button", name="Save"))
    expect(page.get_by_role("heading", level=1)).to_have_text("in one go")
    assert_it_plays(page)


def test_once_more_from_the_start_forgets_what_was_stored(device: NewDevice, speaking: Browser) -> None:
    phone = device(running=speaking, permissions=["microphone"])
    phone.sign_up()
    page = phone.open("/recordings/new/")
    for _ in range(2):
        page.get_by_role("button", name="Start recording").click()
        expect(page.locator("[data-part=time]")).to_have_text(TWO_SECONDS_AND_MORE)
        page.get_by_role("button", name="Stop", exact=True).click()
        expect(page.locator("[data-part=kept]")).to_contain_text("stored sealed as you speak")
        with page.expect_response("**/cancel/"):
            page.get_by_role("button", name="Once more from the start").click()
        expect(page.locator("[data-part=kept]")).to_have_text("")
    page = phone.open("/recordings/")
    expect(page.get_by_text("A recording was not saved")).to_have_count(0)


def assert_it_plays(page: Page) -> None:
    heard = page.locator("audio[data-player]").evaluate("""async (player) => {
      const settled = () => player.readyState >= 2 && Number.isFinite(player.duration);
      while (!settled()) await new Promise((next) => setTimeout(next, 20));
      return [player.duration, player.error];
    }""")
    assert heard[0] >= 2
    assert heard[1] is None


def test_a_file_is_sealed_on_its_way_and_lies_nowhere_in_clear(
    device: NewDevice, tmp_path: Path, server: Server
) -> None:
    chosen = tmp_path / "walk.webm"
    chosen.write_bytes(WEBM)
    for script in (True, False):
        phone = device(java_script_enabled=script)
        phone.sign_up()
        page = phone.open("/recordings/new/")
        page.set_input_files("#file", chosen)
        phone.press(page.get_by_role("button", name="Save"))
        expect(page.get_by_role("status")).to_contain_text("Kept.")
        if script:
            address = page.locator("audio").get_attribute("src")
            assert phone.context.request.get(f"{phone.origin}{address}").body() == WEBM
    files = [path for path in server.home.rglob("*") if path.is_file()]
    assert any("media" in path.parts for path in files)
    assert [path for path in files if MARKER in path.read_bytes()] == []


def test_without_a_recorder_the_page_offers_the_file_and_says_why(device: NewDevice) -> None:
    phone = device()
    phone.context.add_init_script("delete globalThis.MediaRecorder")
    phone.sign_up()
    page = phone.open("/recordings/new/")
    expect(page.get_by_text("This browser cannot record here.")).to_be_visible()
    expect(page.get_by_role("button", name="Start recording")).to_be_hidden()
    expect(page.locator("#file")).to_be_visible()


def test_a_part_that_does_not_arrive_is_sent_again(device: NewDevice, tmp_path: Path) -> None:
    chosen = tmp_path / "walk.webm"
    chosen.write_bytes(WEBM)
    phone = device()
    phone.sign_up()
    page = phone.open("/recordings/new/")
    phone.watch.expect("ERR_FAILED$")
    cut = [0]

    def break_off(route: Route) -> None:
        cut[0] += 1
        route.abort() if cut[0] == 1 else route.continue_()

    page.route("**/recordings/up/*/1/", break_off)
    page.set_input_files("#file", chosen)
    phone.press(page.get_by_role("button", name="Save"))
    expect(page.get_by_role("status")).to_contain_text("Kept.")
    assert cut[0] == 2
