"""A made-up couple walks through 52 weeks: two phones, one server whose clock is set, every part of the program.

What the two do stands in tests/e2e/year/weeks, week by week. The walk is done once; each test judges one thing
of what is there after it.
"""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import resolve
from playwright.sync_api import Browser

from goldseam.web.urls import PARTS
from tests.e2e.devices import PHONE, Account, Device
from tests.e2e.watching import Watch
from tests.e2e.year.beginning import begin, come_together
from tests.e2e.year.place import Place, new_place, serving
from tests.e2e.year.sameness import AT_THE_END, LISTED, compare
from tests.e2e.year.step import ANNA, BEN
from tests.e2e.year.walking import Walk
from tests.e2e.year.weeks.every import WEEKS

# One process walks the year, whichever of these tests it is asked for.
pytestmark = pytest.mark.xdist_group("year")
BOTH = (ANNA, BEN)
# The kind of every entry that an export holds, and whether it is the person's own, by person.
Exports = dict[str, list[tuple[str, str]]]
# What each wrote before the first week.
BEGINNING = ("joined", "safety")
# Kinds that are only ever written where both can read them, and that both of them wrote.
ALWAYS_SHARED = ("handed", "released", "gratitude", "promise_closed", "agreement_confirmed", "breach_seen")


def phone(browser: Browser, place: Place, before: Device | None = None) -> Device:
    """A phone that notices what goes wrong in it, with what it kept `before` at another address."""
    width, height = PHONE
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="en-GB",
        timezone_id="UTC",
        storage_state=before.context.storage_state() if before else None,
    )
    watch = Watch(place.origin)
    watch.attach(context)
    return Device(place.origin, "en", context, context.new_page(), watch)


@pytest.fixture(scope="module")
def year(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """The whole year, walked once for all that is judged here."""
    place = new_place(tmp_path_factory.mktemp("year") / "home")
    walk = Walk(place, {})
    walk.day(1, 0)
    with serving(place):
        for who in BOTH:
            walk.join(begin(who, phone(browser, place)))
        come_together(walk)
        for week, steps in WEEKS.items():
            walk.through(week, steps)
            compare(walk, LISTED)
        compare(walk, AT_THE_END)
        yield walk
    for person in walk.people.values():
        person.device.context.close()


@pytest.fixture(scope="module")
def taken_along(year: Walk) -> Exports:
    """What the file of each holds that they took along at the end of the year."""
    found: dict[str, list[tuple[str, str]]] = {}
    for who in BOTH:
        exported = json.loads(Path(year.kept[f"file of {who}"]).read_text())
        entries = [(entry["kind"], "me") for entry in exported["entries"]]
        found[who] = entries + [
            (entry["kind"], entry["by"]) for part in exported["shared"] for entry in part["entries"]
        ]
    return found


def test_nothing_goes_wrong_on_any_page_of_a_year(year: Walk) -> None:
    assert "\n".join(year.wrong) == ""


def test_the_server_says_nothing_of_what_two_people_wrote_in_a_year(year: Walk) -> None:
    assert "Traceback" not in year.place.said
    typed = {text for person in year.people.values() for text in person.typed}
    assert len(typed) > 100
    assert {text for text in typed if text in year.place.said} == set()


def test_nothing_that_was_written_in_a_year_lies_readable_in_the_home(year: Walk) -> None:
    typed = {text.encode() for person in year.people.values() for text in person.typed}
    files = [path for path in year.place.home.rglob("*") if path.is_file() and "static" not in path.parts]
    assert any(path.suffix == ".sqlite3" for path in files)
    found = {(path.name, text) for path in files for text in typed if text in path.read_bytes()}
    assert found == set()


@pytest.mark.parametrize("who", BOTH)
def test_the_doctor_finds_nothing_after_a_year(year: Walk, who: str) -> None:
    account = year.people[who].account
    done = year.place.run("doctor", "--as", account.name, typed=f"{account.passphrase}\n")
    assert (done.returncode, done.stdout) == (0, "Everything is whole.\n"), done.stderr


@pytest.mark.parametrize("who", BOTH)
def test_an_export_holds_as_much_of_every_kind_as_the_weeks_say(taken_along: Exports, who: str) -> None:
    steps = [step for several in WEEKS.values() for step in several if step.who == who]
    planned = Counter(kind for step in steps for kind in step.writes) + Counter(BEGINNING)
    held = Counter(kind for kind, by in taken_along[who] if by == "me")
    assert {kind: held[kind] for kind in planned} == dict(planned)


@pytest.mark.parametrize(("who", "other"), [BOTH, BOTH[::-1]])
def test_an_export_holds_all_that_the_other_gave(taken_along: Exports, who: str, other: str) -> None:
    theirs = Counter(kind for kind, by in taken_along[other] if by == "me")
    given = Counter(kind for kind, by in taken_along[who] if by == "other")
    assert {kind: given[kind] for kind in ALWAYS_SHARED} == {kind: theirs[kind] for kind in ALWAYS_SHARED}
    assert not {kind for kind in ALWAYS_SHARED if not given[kind]}
    # What somebody keeps for themselves is in nobody else's file.
    assert not {"note", "evening", "check_in", "decided", "own", "questionnaire", "trigger"} & set(given)


def test_every_part_of_the_program_has_a_week(year: Walk) -> None:
    visited = {resolve(path).route for path in year.visited if not path.startswith("/static/")}
    unused = [part.__name__ for part in PARTS if not visited & {str(each.pattern) for each in part.ADDRESSES}]
    assert unused == []


def test_every_page_on_which_an_element_of_the_method_lives_was_visited(year: Walk) -> None:
    listed = json.loads(year.place.run("method", "--where", "--json").stdout)
    pages = {each["page"] for each in listed if each["page"]}
    assert len(pages) > 20
    assert pages - year.visited == set()


def test_a_backup_of_the_year_is_the_same_year_again(year: Walk, browser: Browser, tmp_path: Path) -> None:
    place, kept = year.place, tmp_path / "kept"
    kept.mkdir()
    backup, key = str(tmp_path / "year.backup"), str(kept / "key")
    for command in (("backup", backup), ("backup", "--server-key", key)):
        done = place.run(*command)
        assert done.returncode == 0, done.stderr
    again = new_place(tmp_path / "again")
    again.home.mkdir()
    shutil.copy(place.home / "ahead", again.home / "ahead")
    log = str(place.home / "deletions.log")
    done = again.run("restore", backup, "--server-key", key, "--deletions", log)
    assert done.returncode == 0, done.stderr
    for who in BOTH:
        account = year.people[who].account
        done = again.run("doctor", "--as", account.name, typed=f"{account.passphrase}\n")
        assert done.stdout == "Everything is whole.\n"
    with serving(again):
        for person in year.people.values():
            restored = phone(browser, again, person.device)
            assert today_of(restored, person.account) == today_of(person.device, person.account)
            restored.context.close()


def today_of(device: Device, account: Account) -> str:
    """What Today says to somebody who signs in on this phone."""
    device.sign_in(account)
    return " ".join(device.open("/today/").locator("main").inner_text().split())
