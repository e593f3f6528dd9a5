"""Where a request stands, how long it has waited, and that a no stands."""

from datetime import date

import pytest

from goldseam.core.deeds import (
    RequestStanding,
    days_since_yes,
    days_waiting,
    may_ask_again,
    may_ask_from,
    may_become_promise,
    request_standing,
    requests_to_answer,
    requests_to_do,
)
from goldseam.core.records.request import Again, RequestAnswer, RequestHow, RequestLine, Requests

ASKED, TODAY = "2026-03-02", date(2026, 3, 5)


def line(
    *answers: RequestAnswer,
    again: tuple[Again, ...] = (),
    closed: str = "",
    done: bool = False,
    promise: int = 0,
) -> RequestLine:
    return RequestLine(1, "a", ASKED, "the bins", again, answers, closed, done, promise)


def answer(how: RequestHow, by: str = "", seq: int = 2) -> RequestAnswer:
    return RequestAnswer(seq, ASKED, how, by)


NOT_NOW = answer(RequestHow.NOT_NOW, "2026-03-05")


@pytest.mark.parametrize(
    ("request_line", "stands"),
    [
        (line(), RequestStanding.WAITING),
        (line(answer(RequestHow.YES)), RequestStanding.YES),
        (line(answer(RequestHow.NO)), RequestStanding.NO),
        (line(answer(RequestHow.NOT_NOW, "2026-03-06")), RequestStanding.NOT_NOW),
        (line(NOT_NOW), RequestStanding.WAITING),
        (line(answer(RequestHow.YES), again=(Again(3, ASKED),)), RequestStanding.WAITING),
        (line(answer(RequestHow.NO, seq=4), again=(Again(3, ASKED),)), RequestStanding.NO),
        (line(closed=ASKED, done=True), RequestStanding.DONE),
        (line(closed=ASKED), RequestStanding.TAKEN_BACK),
    ],
)
def test_a_request_stands_where_its_newest_word_puts_it(
    request_line: RequestLine, stands: RequestStanding
) -> None:
    assert request_standing(request_line, TODAY) is stands


def test_how_long_it_waits_is_counted_from_asking_asking_again_or_the_named_day() -> None:
    assert days_waiting(line(), TODAY) == 3
    assert days_waiting(line(again=(Again(3, "2026-03-04"),)), TODAY) == 1
    assert days_waiting(line(NOT_NOW), date(2026, 3, 7)) == 2
    assert days_waiting(line(), date(2026, 3, 1)) == 0


def test_asking_again_is_possible_only_once_the_other_could_see_for_a_day_that_it_waits() -> None:
    assert not may_ask_again(line(), date(2026, 3, 2))
    assert may_ask_again(line(), date(2026, 3, 3))
    assert not may_ask_again(line(answer(RequestHow.NO)), TODAY)
    assert not may_ask_again(line(answer(RequestHow.YES), closed=ASKED, done=True), TODAY)
    assert not may_ask_again(line(NOT_NOW), TODAY)
    assert may_ask_again(line(NOT_NOW), date(2026, 3, 6))


@pytest.mark.parametrize("promise", [0, 3])
def test_what_was_answered_with_yes_and_not_done_can_be_asked_again_a_day_after(promise: int) -> None:
    said = line(answer(RequestHow.YES), promise=promise)
    assert [days_since_yes(said, date(2026, 3, day)) for day in (1, 2, 3, 23)] == [0, 0, 1, 21]
    assert [may_ask_again(said, date(2026, 3, day)) for day in (1, 2, 3, 23)] == [False, False, True, True]
    asked_again = line(answer(RequestHow.YES), again=(Again(4, "2026-03-23"),), promise=promise)
    assert days_since_yes(asked_again, date(2026, 3, 23)) == 0
    assert not may_ask_again(asked_again, date(2026, 3, 23))
    assert days_since_yes(line(answer(RequestHow.NO)), TODAY) == 0


def test_what_somebody_said_yes_to_is_to_be_done_until_it_is_promised_or_done() -> None:
    yes = answer(RequestHow.YES)
    newer = RequestLine(2, "a", ASKED, "the car", (), (RequestAnswer(3, "2026-03-04", RequestHow.YES),))
    state = Requests(
        (newer, line(yes), line(yes, promise=7), line(yes, closed=ASKED, done=True), line(NOT_NOW))
    )
    assert [each.title for each in requests_to_do(state, "b", TODAY)] == ["the bins", "the car"]
    assert not requests_to_do(state, "a", TODAY)


def test_only_what_the_other_asks_waits_for_an_answer_the_oldest_first() -> None:
    newer = RequestLine(2, "a", "2026-03-01", "the car")
    state = Requests((line(), newer, line(answer(RequestHow.YES))))
    assert [each.title for each in requests_to_answer(state, "b", TODAY)] == ["the car", "the bins"]
    assert not requests_to_answer(state, "a", TODAY)


def test_a_yes_becomes_a_promise_once() -> None:
    assert may_become_promise(line(answer(RequestHow.YES)))
    assert not may_become_promise(line(answer(RequestHow.NO)))
    assert not may_become_promise(line())
    assert not may_become_promise(line(answer(RequestHow.YES), promise=7))
    assert not may_become_promise(line(answer(RequestHow.YES), closed=ASKED))
    asked_again = (Again(8, ASKED),)
    assert may_become_promise(line(answer(RequestHow.YES, seq=9), again=asked_again, promise=7))
    assert not may_become_promise(line(answer(RequestHow.YES, seq=9), again=asked_again, promise=10))


def asks(*said: tuple[int, str, str]) -> Requests:
    """Requests of "a", each with its number, and the day of a no to it ("" for none), and who asked."""
    return Requests(
        tuple(
            RequestLine(seq, who, ASKED, "x", (), (RequestAnswer(seq + 1, no, RequestHow.NO),) if no else ())
            for seq, no, who in said
        )
    )


@pytest.mark.parametrize(
    ("state", "first"),
    [
        (asks(), TODAY),
        (asks((1, "2026-03-05", "a")), TODAY),
        (asks((1, "2026-03-05", "a"), (5, "", "b")), TODAY),
        (asks((1, "2026-03-05", "a"), (5, "", "a")), date(2026, 3, 12)),
        (asks((1, "2026-02-27", "a"), (5, "", "a")), date(2026, 3, 6)),
        (asks((1, "2026-02-26", "a"), (5, "", "a")), TODAY),
        (asks((1, "2026-03-02", "a"), (5, "2026-03-04", "a"), (8, "", "a")), date(2026, 3, 11)),
        (asks((1, "2027-01-01", "a"), (5, "", "a")), TODAY),
    ],
)
def test_after_a_no_one_new_request_may_follow_within_seven_days(state: Requests, first: date) -> None:
    assert may_ask_from(state, "a", TODAY) == first
    assert may_ask_from(state, "c", TODAY) == TODAY
