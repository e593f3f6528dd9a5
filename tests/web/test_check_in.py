"""The check-in: three taps, each kept at once; back for three days; also while locked, where nothing is shown."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from goldseam.core.records import CheckedIn
from goldseam.core.records.check_in import ITEMS

Who = Any


def tap(who: Who, item: str, value: str, day: str = "2026-11-22") -> int:
    return int(who.post("/check-in/one/", {"day": day, item: value}).status_code)


def standing(page: Any) -> dict[str, int]:
    """The answers that a page shows as given."""
    return {each.item: each.value for each in page.context["questions"] if each.value is not None}


def test_three_taps_are_a_check_in(bob: Who) -> None:
    assert [tap(bob, item, value) for item, value in (("safe", "3"), ("relied", "10"), ("close", "0"))] == [
        204
    ] * 3
    assert standing(bob.get("/today/")) == {"safe": 3, "relied": 10, "close": 0}
    assert len(bob.read(CheckedIn)) == 3


def test_a_tap_can_be_changed_and_taken_back_and_the_history_stays(bob: Who) -> None:
    assert [tap(bob, "safe", value) for value in ("3", "5", "")] == [204] * 3
    assert standing(bob.get("/today/")) == {}
    assert [record.answers["safe"] for record in bob.read(CheckedIn)] == [3, 5, None]


@pytest.mark.parametrize("value", ["11", "-1", "1.5", "x", "٣", "3 ", "\0", "9" * 1000, "😀"])
def test_a_value_that_is_no_number_from_0_to_10_is_refused(value: str, bob: Who) -> None:
    assert tap(bob, "safe", value) == 422
    answer = bob.post("/check-in/", {"day": "2026-11-22", "safe": value})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not bob.read(CheckedIn)


@pytest.mark.parametrize("fields", [{}, {"safe": "1", "close": "2"}, {"trust": "1"}, {"line": "words"}])
def test_a_tap_is_exactly_one_answer(fields: dict[str, str], bob: Who) -> None:
    assert bob.post("/check-in/one/", {"day": "2026-11-22", **fields}).status_code == 422
    assert not bob.read(CheckedIn)


@pytest.mark.parametrize("back", [0, 1, 2, 3])
def test_today_and_three_days_back_can_be_filled_in(back: int, bob: Who) -> None:
    day = (bob.clock.today - timedelta(days=back)).isoformat()
    assert tap(bob, "safe", "4", day) == 204
    assert bob.post("/check-in/", {"day": day, "close": "6"})["Location"] == "/today/?saved=1"
    assert standing(bob.get(f"/check-in/?day={day}")) == {"safe": 4, "close": 6}
    assert {record.for_day.isoformat() for record in bob.read(CheckedIn)} == {day}


@pytest.mark.parametrize(
    "day", ["2026-11-18", "2026-11-23", "2027-11-22", "0001-01-01", "today", "\0", "2026-11-22x"]
)
def test_a_day_further_back_or_ahead_is_refused_and_keeps_what_was_typed(day: str, bob: Who) -> None:
    assert tap(bob, "safe", "4", day) == 422
    answer = bob.post("/check-in/", {"day": day, "safe": "4", "line": "a line of mine"})
    assert answer.status_code == 422
    assert standing(answer) == {"safe": 4}
    assert 'value="a line of mine"' in answer.content.decode()
    assert bob.get("/check-in/", data={"day": day}).status_code == 422
    assert not bob.read(CheckedIn)


def test_without_script_the_whole_form_is_taken_at_once(bob: Who) -> None:
    fields = {item: str(place) for place, item in enumerate(ITEMS)}
    answer = bob.post("/check-in/", {"day": "2026-11-22", **fields, "line": "slept badly 😀"})
    assert answer["Location"] == "/today/?saved=1"
    (record,) = bob.read(CheckedIn)
    assert record.answers == {item: place for place, item in enumerate(ITEMS)}
    assert record.line == "slept badly 😀"
    assert 'value="slept badly 😀"' in bob.get("/check-in/").content.decode()


def test_the_form_of_the_day_leaves_the_line_alone(bob: Who) -> None:
    bob.post("/check-in/", {"day": "2026-11-22", "line": "kept"})
    bob.post("/check-in/", {"day": "2026-11-22", "safe": "5"})
    assert 'value="kept"' in bob.get("/check-in/").content.decode()


def test_skipping_is_free_and_nothing_is_written(bob: Who) -> None:
    assert bob.post("/check-in/", {"day": "2026-11-22", "line": "  "})["Location"] == "/today/?saved=nothing"
    assert not bob.read(CheckedIn)


def test_where_nothing_was_chosen_the_answer_does_not_say_that_it_is_saved(
    bob: Who, words: Callable[[Any], str]
) -> None:
    for form in ("/check-in/", "/evening/"):
        told = words(bob.get(bob.post(form, {"day": "2026-11-22"})["Location"]))
        assert "Nothing was chosen; nothing is kept." in told
        assert "Saved." not in told
    bob.lock()
    assert bob.post("/check-in/", {"day": "2026-11-22"})["Location"] == "/locked/"
    assert not bob.read(CheckedIn)


def test_a_line_that_was_emptied_is_gone(bob: Who) -> None:
    bob.post("/check-in/", {"day": "2026-11-22", "line": "slept badly"})
    assert bob.post("/check-in/", {"day": "2026-11-22", "line": ""})["Location"] == "/today/?saved=1"
    assert "slept badly" not in bob.get("/check-in/").content.decode()


def test_a_line_that_is_too_long_comes_back_with_the_answers(bob: Who) -> None:
    line = "x" * 2001
    answer = bob.post("/check-in/", {"day": "2026-11-22", "safe": "7", "relied": "2", "line": line})
    assert answer.status_code == 422
    assert standing(answer) == {"safe": 7, "relied": 2}
    assert line in answer.content.decode()


def test_locked_it_is_taken_shown_nowhere_and_there_after_unlocking(bob: Who) -> None:
    bob.wrote(CheckedIn(bob.clock.today, {"relied": 9}, "before"))
    bob.lock()
    assert tap(bob, "safe", "2") == 204
    bob.clock.passes(seconds=2)
    sent = bob.post("/check-in/", {"day": "2026-11-21", "close": "1", "line": "in the night"})
    assert sent["Location"] == "/locked/?saved=1"
    page = bob.get("/check-in/")
    assert standing(page) == {}
    assert "before" not in page.content.decode()
    assert "in the night" not in bob.get("/locked/?saved=1").content.decode()
    bob.unlock(bob.passphrase)
    assert standing(bob.get("/check-in/")) == {"safe": 2, "relied": 9}
    assert standing(bob.get("/check-in/?day=2026-11-21")) == {"close": 1}
    assert bob.read(CheckedIn)[-1].line == "in the night"


def test_locked_taps_are_folded_in_in_their_order_and_on_their_day(bob: Who, clock: Any) -> None:
    bob.lock()
    for value in ("1", "8", "3"):
        tap(bob, "safe", value)
        clock.passes(milliseconds=200)
    clock.passes(days=5)
    bob.unlock(bob.passphrase)
    assert [record.answers["safe"] for record in bob.read(CheckedIn)] == [1, 8, 3]
    assert {record.for_day.isoformat() for record in bob.read(CheckedIn)} == {"2026-11-22"}


def test_a_check_in_left_on_one_device_is_there_on_another(bob: Who, browsers: Callable[..., Who]) -> None:
    bob.lock()
    tap(bob, "safe", "6")
    other = browsers()
    other.sign_in(bob.name, bob.passphrase)
    assert standing(other.get("/check-in/")) == {"safe": 6}


def test_a_tap_from_another_site_is_not_taken(bob: Who) -> None:
    fields = {"csrfmiddlewaretoken": bob.token, "day": "2026-11-22", "safe": "1"}
    assert bob.send("post", "/check-in/one/", fields, site="cross-site").status_code == 403
    assert not bob.read(CheckedIn)


def test_each_role_is_asked_what_is_its_own(alice: Who, bob: Who, carol: Who) -> None:
    asked = {
        who.name.split("-")[0]: ("<check-in" in page, 'href="/evening/"' in page)
        for who in (alice, bob, carol)
        if (page := who.get("/today/").content.decode())
    }
    assert asked == {"alice": (False, True), "bob": (True, False), "carol": (True, True)}


def test_nothing_counts_days_in_a_row(bob: Who) -> None:
    for back in range(4):
        tap(bob, "safe", "5", (bob.clock.today - timedelta(days=back)).isoformat())
    pages = [bob.get(page).content.decode() for page in ("/today/", "/check-in/", "/progress/")]
    assert all(word not in page for page in pages for word in ("in a row", "streak", "missed day"))
