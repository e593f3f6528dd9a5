"""What became possible: told as what opened, never as a level; the same page on the way back."""

import html
import re
from typing import Any

import pytest

from goldseam.core.catalogue.model import Language, Stage
from goldseam.core.records import PracticeMark, PracticeMarked, Preferred
from goldseam.core.records.preference import PREFERENCES
from goldseam.web.shared import method
from goldseam.web.today.possible import SEEN, newly_open
from goldseam.web.today.state import read_today

Who = Any


def do(who: Who, *slugs: str) -> None:
    who.wrote(*(PracticeMarked(slug, PracticeMark.DONE) for slug in slugs))


def page(who: Who, address: str = "/today/possible/") -> str:
    return str(who.get(address).content.decode())


def test_a_new_person_is_told_of_nothing_new(alice: Who) -> None:
    assert "/today/possible/" not in page(alice, "/today/")
    assert "became possible" not in page(alice)


def test_a_step_that_opens_a_stage_is_shown_until_it_was_read(alice: Who) -> None:
    do(alice, "stop-lying-today", "write-the-full-account", "own-it-without-causes")
    assert "Became possible:" in page(alice, "/today/")
    assert page(alice).count("became possible") >= 1
    assert alice.post("/today/possible/", {"read": "yes"})["Location"] == "/today/"
    assert "Became possible:" not in page(alice, "/today/")
    assert "became possible" not in page(alice)


def test_reading_it_takes_note_of_nothing_before_it_is_sent(alice: Who) -> None:
    do(alice, "stop-lying-today", "write-the-full-account", "own-it-without-causes")
    page(alice)
    assert "Became possible:" in page(alice, "/today/")


OPENS = ("stop-lying-today", "write-the-full-account", "own-it-without-causes")


def test_today_names_the_things_that_became_possible_and_no_stage(alice: Who) -> None:
    do(alice, *OPENS)
    line = re.search(r"Became possible:([^<]*)<", page(alice, "/today/"))
    assert line
    titles = {
        str(html.escape(each.words[Language.EN].title)) for each in method.catalogue().practices.values()
    }
    named = line[1].strip().split(" · ")
    assert 1 <= len(named) <= 3
    assert set(named) <= titles
    assert not any(f"/practices/{slug}/" in page(alice, "/today/") for slug in OPENS)


@pytest.mark.parametrize(("days", "shown"), [(13, True), (14, False), (30, False)])
def test_what_became_possible_is_named_for_fourteen_days_also_unread(
    alice: Who, clock: Any, days: int, shown: bool
) -> None:
    clock.passes(days=60)
    alice.unlock(alice.passphrase)
    do(alice, *OPENS)
    clock.passes(days=days)
    alice.unlock(alice.passphrase)
    assert alice.get("/today/").status_code == 200
    assert ("Became possible:" in page(alice, "/today/")) is shown
    assert ("became possible" in page(alice)) is shown


def test_a_done_thing_is_not_named_as_one_that_became_possible(alice: Who) -> None:
    do(alice, *OPENS)
    now = read_today(alice.unlocked.spaces(), alice.clock.today)
    done = {each.practice for each in now.situation.done}
    names = {
        each.words[Language.EN].title for slug, each in method.catalogue().practices.items() if slug in done
    }
    assert newly_open(now)
    assert names.isdisjoint(newly_open(now))


def test_no_level_number_or_praise_is_on_the_page(alice: Who) -> None:
    do(alice, "stop-lying-today", "write-the-full-account", "own-it-without-causes")
    words = page(alice).lower()
    assert not any(word in words for word in ("level", "completed", "well done", "unlocked", "%"))


def test_after_a_lapse_the_same_page_shows_what_is_possible_and_nothing_as_lost(alice: Who) -> None:
    alice.wrote(Preferred(SEEN, " ".join(Stage)))
    fields = {"on": "2026-11-21", "how": "told_same_day", "extent": "slip"}
    assert alice.post("/again/", fields)["Location"] == "/again/now/"
    assert "/today/possible/" in page(alice, "/again/now/")
    assert "<h1>What is possible now</h1>" in page(alice)
    assert not any(word in page(alice).lower() for word in ("lost", "back to", "closed", "again from"))


def test_what_closed_is_told_as_an_opening_when_it_opens_again(alice: Who) -> None:
    alice.wrote(Preferred(SEEN, " ".join(Stage)))
    alice.post("/again/", {"on": "2026-11-21", "how": "told_same_day", "extent": "slip"})
    remembered = alice.space.states(PREFERENCES)[PREFERENCES].values[SEEN].split()
    assert remembered
    assert Stage.SHOW not in remembered
    do(alice, "stop-lying-today", "write-the-full-account", "own-it-without-causes")
    assert "Became possible:" in page(alice, "/today/")
