"""The calendar of two: proposed after a look, answered by the other alone, moved, rolled on, let go without blame."""

from types import SimpleNamespace
from typing import Any

import pytest

from goldseam.core.records import ClosenessWished, Paused
from goldseam.core.records.renewal import (
    CALENDAR,
    DateAnswered,
    DateClosed,
    DateMoved,
    DateProposed,
    DateStanding,
)

Who = Any
FIELDS = {
    "title": "Soup at six",
    "on": "2026-11-29",
    "every": "weekly",
    "at": "19:30",
    "where": "at home",
    "text": "",
}


def propose(who: Who, **more: str) -> Any:
    return who.post("/good/dates/new/", {**FIELDS, "move": "hand", **more})


def agreed(couple: SimpleNamespace, **more: str) -> str:
    """The page of a date both agreed to."""
    page = str(propose(couple.alice, **more)["Location"])
    assert couple.bob.post(page, {"move": "yes"}).status_code == 302
    return page


def lines(who: Who) -> Any:
    return who.shared.states(CALENDAR)[CALENDAR].lines


def test_s12_it_is_looked_at_first_and_a_form_sent_twice_proposes_once(couple: SimpleNamespace) -> None:
    look = couple.alice.post("/good/dates/new/", FIELDS).content.decode()
    assert "They will see exactly this" in look
    assert "Soup at six" in look
    assert not lines(couple.bob)
    assert propose(couple.alice)["Location"] == propose(couple.alice)["Location"]
    assert len(lines(couple.bob)) == 1
    assert "Soup at six" in couple.bob.get("/good/dates/").content.decode()
    back = couple.alice.post("/good/dates/new/", {**FIELDS, "move": "back"})
    assert (back.status_code, "at home" in back.content.decode()) == (200, True)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "x" * 81},
        {"where": "x" * 81},
        {"text": "x" * 2001},
        {"every": "hourly"},
        {"on": "2026-11-21"},
        {"on": "31.12."},
        {"at": "25:00"},
    ],
)
def test_what_cannot_be_taken_is_given_back(couple: SimpleNamespace, wrong: dict[str, str]) -> None:
    answer = propose(couple.alice, **wrong)
    assert answer.status_code == 422
    assert "at home" in answer.content.decode() or "where" in wrong
    assert not lines(couple.alice)


@pytest.mark.parametrize("typed", ["2026-12-1", "２０２６-12-01"])
def test_a_day_that_is_typed_loosely_is_taken(couple: SimpleNamespace, typed: str) -> None:
    page = agreed(couple, on=typed)
    assert lines(couple.bob)[0].on == "2026-12-01"
    for _ in range(2):
        assert couple.alice.post(f"{page}move/", {"on": "2026-12-2", "at": ""}).status_code == 302
    assert lines(couple.bob)[0].moved_to == "2026-12-02"
    assert len(couple.bob.shared.read(DateMoved)) == 1


def test_only_the_other_answers_and_a_no_leaves_no_trace(couple: SimpleNamespace) -> None:
    page = propose(couple.alice)["Location"]
    couple.alice.post(page, {"move": "yes"})
    assert not couple.alice.shared.read(DateAnswered)
    assert 'value="yes"' not in couple.alice.get(page).content.decode()
    assert 'value="yes"' in couple.bob.get(page).content.decode()
    couple.bob.post(page, {"move": "no"})
    assert couple.alice.get(page).status_code == 404
    assert "Soup at six" not in couple.alice.get("/good/dates/").content.decode()


def test_answers_and_endings_always_pass(couple: SimpleNamespace) -> None:
    page = propose(couple.alice)["Location"]
    couple.alice.gave(ClosenessWished("no_contact"))
    couple.bob.post(page, {"move": "yes"})
    assert lines(couple.alice)[0].standing is DateStanding.AGREED
    couple.bob.post(page, {"move": "end"})
    assert lines(couple.alice)[0].standing is DateStanding.OVER


def test_who_proposed_takes_it_back_and_the_other_cannot(couple: SimpleNamespace) -> None:
    page = propose(couple.alice)["Location"]
    couple.bob.post(page, {"move": "end"})
    assert lines(couple.alice)[0].standing is DateStanding.WAITS
    couple.alice.post(page, {"move": "end"})
    assert couple.bob.get(page).status_code == 404


def test_t3_proposing_and_moving_wait_while_no_contact_is_asked_for(couple: SimpleNamespace) -> None:
    page = agreed(couple)
    couple.bob.gave(ClosenessWished("no_contact"))
    assert propose(couple.alice, title="The lake").status_code == 409
    assert couple.alice.post(f"{page}move/", {"on": "2026-12-06"}).status_code == 409
    assert len(lines(couple.bob)) == 1
    assert lines(couple.bob)[0].moved_to == ""


def test_a_resting_space_takes_no_proposal(couple: SimpleNamespace) -> None:
    couple.bob.gave(Paused())
    answer = propose(couple.alice)
    assert (answer.status_code, "Soup at six" in answer.content.decode()) == (409, True)


def test_another_day_holds_once_the_other_says_yes(couple: SimpleNamespace) -> None:
    page = agreed(couple)
    for _twice in range(2):
        couple.bob.post(f"{page}move/", {"on": "2026-12-01", "at": "20:00"})
    assert "1 December 2026, 20:00" in couple.alice.get(page).content.decode()
    assert lines(couple.alice)[0].on == "2026-11-29"
    couple.alice.post(page, {"move": "yes"})
    assert (lines(couple.bob)[0].on, lines(couple.bob)[0].at) == ("2026-12-01", "20:00")


def test_a_day_that_cannot_be_is_given_back_and_nothing_moves(couple: SimpleNamespace) -> None:
    page = agreed(couple)
    answer = couple.bob.post(f"{page}move/", {"on": "2026-01-01", "at": "20:00"})
    assert (answer.status_code, 'value="2026-01-01"' in answer.content.decode()) == (422, True)
    waiting = propose(couple.alice, title="The lake")["Location"]
    assert couple.bob.post(f"{waiting}move/", {"on": "2026-12-06"})["Location"] == waiting
    assert couple.bob.get(f"{page}move/")["Location"] == page


def test_a_ritual_rolls_on_and_sent_twice_it_closes_one_day(couple: SimpleNamespace) -> None:
    page = agreed(couple, on="2026-11-22")
    for _twice in range(2):
        couple.bob.post(page, {"move": "done", "on": "2026-11-22"})
    assert len(couple.alice.shared.read(DateClosed)) == 1
    body = couple.alice.get("/good/dates/").content.decode()
    assert "29 November 2026" in body
    assert 'value="done"' not in couple.alice.get(page).content.decode()


def test_what_is_let_go_is_gone_without_a_word_about_it(couple: SimpleNamespace) -> None:
    page = agreed(couple, on="2026-11-22", every="once")
    couple.bob.post(page, {"move": "let_go", "on": "2026-11-22"})
    assert couple.alice.get(page).status_code == 404
    assert "Soup at six" not in couple.alice.get("/good/dates/").content.decode()


def test_today_says_what_is_due_to_both_and_what_waits_to_the_other_alone(couple: SimpleNamespace) -> None:
    page = propose(couple.alice, on="2026-11-22")["Location"]
    assert page not in couple.alice.get("/today/").content.decode()
    assert page in couple.bob.get("/today/").content.decode()
    couple.bob.post(page, {"move": "yes"})
    for who in (couple.alice, couple.bob):
        assert page in who.get("/today/").content.decode()
    couple.bob.gave(ClosenessWished("space"))
    for who in (couple.alice, couple.bob):
        assert page not in who.get("/today/").content.decode()
    assert "Dates rest until then." in couple.alice.get("/good/dates/").content.decode()


def test_what_is_not_there_or_is_over_looks_the_same(couple: SimpleNamespace) -> None:
    for send in (couple.alice.get, couple.alice.post):
        assert send("/good/dates/7/").status_code == 404
    couple.alice.gave(DateProposed("x", couple.alice.clock.today))
    assert couple.bob.post("/good/dates/7/move/").status_code == 404
