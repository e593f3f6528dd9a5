"""The made-up couple: a year of answers as a picture with its sentence and its table, and both their days."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.devices import DESK, PHONE, Device, NewDevice
from tests.e2e.serving import Demo

pytestmark = pytest.mark.xdist_group("demo")
ITEMS = ("safe", "relied", "close")


@pytest.fixture
def kim(device: NewDevice, demo: Demo) -> Device:
    """The one who was hurt, on a phone."""
    phone = device(at=demo.server)
    phone.sign_in(demo.people["injured"])
    return phone


def test_the_demo_says_how_to_sign_in(device: NewDevice, demo: Demo) -> None:
    phone = device(at=demo.server)
    page = phone.open("/sign-in/")
    page.get_by_label("Sign-in name").fill(demo.people["offending"].name)
    page.get_by_role("textbox", name="Passphrase").fill(demo.people["offending"].passphrase)
    phone.press("main .button.go")
    assert phone.path == "/today/"


def described(page: Page) -> tuple[str, str]:
    """The title and the description of the picture, as a screen reader finds them."""
    chart = page.locator(".chart svg[role=img]")
    named = str(chart.get_attribute("aria-labelledby")).split()
    title, description = (page.locator(f"#{each}").text_content() or "" for each in named)
    return title.strip(), description.strip()


def test_progress_shows_each_question_as_a_sentence_and_a_picture(kim: Device) -> None:
    for item in ITEMS:
        page = kim.open(f"/progress/?of={item}")
        shows_sentence_and_picture(page)


def shows_sentence_and_picture(page: Page) -> None:
    sentence = page.locator(".chart figcaption").inner_text()
    title, description = described(page)
    assert title == page.locator(".tabs [aria-current]").inner_text()
    assert sentence
    assert description.startswith(sentence)
    assert len(description) > len(sentence)
    # The band stands before the line, so that the line is drawn upon it.
    drawn = page.locator(".chart svg path").evaluate_all("(all) => all.map((each) => each.className.baseVal)")
    assert drawn.index("chart-band") < drawn.index("chart-line")
    assert str(page.locator(".chart-line").get_attribute("d")).count("L") > 60
    assert page.locator(".chart-label").count() >= 2


def test_the_table_is_one_tap_away_and_says_the_same_days(kim: Device) -> None:
    page = kim.open("/progress/")
    expect(page.locator("table")).to_be_hidden()
    page.get_by_text("As a table", exact=True).click()
    expect(page.locator("table")).to_be_visible()
    assert page.locator("thead th").count() == 5
    rows = page.locator("tbody tr")
    assert rows.count() > 60
    assert rows.locator("td:nth-child(2)", has_text="–").count() > 5


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_both_see_their_own_today(device: NewDevice, demo: Demo, size: tuple[int, int]) -> None:
    shown = {}
    for role in ("offending", "injured"):
        screen = device(size=size, at=demo.server)
        screen.sign_in(demo.people[role])
        page = screen.open("/today/")
        assert 1 <= page.locator(".suggestion").count() <= 3
        assert page.locator(".suggestion .why").count() == page.locator(".suggestion").count()
        shown[role] = (page.locator(".scale").count(), page.locator("main a[href='/evening/']").count())
    assert shown == {"offending": (0, 1), "injured": (3, 0)}


def test_nothing_of_one_is_shown_to_the_other(device: NewDevice, demo: Demo) -> None:
    phone = device(at=demo.server)
    phone.sign_in(demo.people["offending"])
    page = phone.open("/notes/")
    assert "slept through" not in page.content()
    page = phone.open("/progress/")
    assert page.locator(".chart svg").count() == 0


def test_the_five_places_lead_everywhere_and_say_where_one_is(kim: Device) -> None:
    page = kim.open("/today/")
    for number in range(5):
        kim.press(page.locator(".places a").nth(number))
        expect(page.locator(".places a").nth(number)).to_have_attribute("aria-current", "page")
        assert page.locator("h1").count() == 1


def test_the_counsellor_reads_what_she_was_given_and_nothing_else(device: NewDevice, demo: Demo) -> None:
    phone = device(at=demo.server)
    phone.sign_in(demo.people["counsellor"])
    page = phone.open("/menu/")
    phone.press(page.get_by_role("link", name="People I accompany"))
    phone.press(page.get_by_role("link", name="Kim", exact=True))
    expect(page.get_by_text("From nine on I listen for the telephone.")).to_be_visible()
    phone.open("/us/shared/")
    assert phone.path == "/us/"
