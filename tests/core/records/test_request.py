"""Requests: only the other answers, only who asked asks again and closes, and a yes may become a promise."""

from collections.abc import Callable
from datetime import date

import pytest

from goldseam.core.records import Entry, Noted
from goldseam.core.records.kinds import Record
from goldseam.core.records.promise import PromiseCause, Promised
from goldseam.core.records.request import (
    REQUESTS,
    Again,
    AskedAgain,
    RequestAnswer,
    RequestAnswered,
    RequestClosed,
    Requested,
    RequestHow,
    RequestLine,
    Requests,
)

By = Callable[..., list[Entry]]
DAY, LATER = date(2026, 3, 2), date(2026, 3, 5)
YES = RequestAnswered(1, RequestHow.YES, "words")


def test_a_request_is_kept_by_number_with_no_more_than_its_first_words(by: By, who: dict[str, str]) -> None:
    written = by(
        ("a", Requested("w" * 200, "secret")),
        ("b", RequestAnswered(1, RequestHow.NOT_NOW, "secret", LATER)),
        LATER,
        ("a", AskedAgain(1, "secret")),
        ("b", RequestAnswered(1, RequestHow.YES, "secret", LATER)),
        ("b", Promised("secret", LATER, cause=PromiseCause.REQUEST, request=1)),
        ("a", RequestClosed(1, done=True)),
    )
    state = REQUESTS.over(written)
    first = RequestAnswer(2, "2026-03-02", RequestHow.NOT_NOW, "2026-03-05")
    second = RequestAnswer(4, "2026-03-05", RequestHow.YES)
    assert state.lines == (
        RequestLine(
            1,
            who["a"],
            "2026-03-02",
            "w" * 80,
            (Again(3, "2026-03-05"),),
            (first, second),
            "2026-03-05",
            True,
            5,
        ),
    )
    assert state.line(1) == state.lines[0]
    assert state.line(5) is None
    assert "secret" not in repr(state)


@pytest.mark.parametrize(
    "record", [YES, Promised("x", DAY, request=1), AskedAgain(9), RequestClosed(9, done=True)]
)
def test_what_the_asker_may_not_or_what_follows_nothing_changes_nothing(by: By, record: Record) -> None:
    assert REQUESTS.over(by(("a", Requested("?")), ("a", record))) == REQUESTS.over(by(("a", Requested("?"))))


@pytest.mark.parametrize("record", [AskedAgain(1), RequestClosed(1, done=True), RequestClosed(1, done=False)])
def test_what_the_asked_may_not_changes_nothing(by: By, record: Record) -> None:
    assert REQUESTS.over(by(("a", Requested("?")), ("b", record))) == REQUESTS.over(by(("a", Requested("?"))))


@pytest.mark.parametrize("record", [AskedAgain(1), RequestClosed(1, done=True)])
def test_what_was_taken_back_is_not_opened_again(by: By, record: Record) -> None:
    before = by(("a", Requested("?")), ("a", RequestClosed(1, done=False)))
    after = by(("a", Requested("?")), ("a", RequestClosed(1, done=False)), ("a", record))
    assert REQUESTS.over(after) == REQUESTS.over(before)


def test_the_first_promise_made_of_it_stays(by: By) -> None:
    twice = by(("a", Requested("?")), *[("b", Promised("x", DAY, request=1))] * 2)
    assert REQUESTS.over(twice).lines[0].promise == 2


def test_asked_again_the_promise_made_after_that_counts(by: By) -> None:
    promised = ("b", Promised("x", DAY, request=1))
    entries = by(("a", Requested("?")), promised, ("a", AskedAgain(1)), promised, promised)
    assert [REQUESTS.over(entries[:count]).lines[0].promise for count in (2, 3, 4, 5)] == [2, 2, 4, 4]
    assert [REQUESTS.over(entries[:count]).lines[0].promise_since for count in (2, 3, 4, 5)] == [2, 0, 4, 4]


def test_other_kinds_and_promises_of_ones_own_change_nothing(by: By) -> None:
    assert REQUESTS.over(by(("a", Noted("words")), ("a", Promised("x", DAY)))) == Requests()
