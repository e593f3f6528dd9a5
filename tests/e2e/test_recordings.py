"""Recording, listening, keeping and playing in a real browser with a made-up microphone; and without a script."""

from pathlib import Path

from playwright.sync_api import Browser, Route, expect

from tests.e2e.devices import NewDevice
from tests.e2e.serving import Server
from tests.e2e.speaking import assert_it_plays, speak

MARKER = b"canary-in-a-recording-e2e"
WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm A_OPUS " + MARKER * 60_000


def test_a_voice_is_recorded_heard_kept_and_played_from_any_place(
    device: NewDevice, speaking: Browser
) -> None:
    phone = device(running=speaking, permissions=["microphone"])
    phone.sign_up()
    page = phone.open("/recordings/new/")
    speak(page)
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
    speak(page)
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
