"""Where a question stands, what waits for whom today, and what resting means (T2)."""

from datetime import date, timedelta

import pytest

from goldseam.core.records.question import (
    AnswerHow,
    AnswerLine,
    FollowUp,
    QuestionLine,
    Questions,
    QuestionWhen,
)
from goldseam.core.records.question_time import QuestionTime
from goldseam.core.situation.model import Role
from goldseam.core.truth import (
    Standing,
    answers_came,
    asked_on,
    due_on,
    rests_for,
    standing,
    to_answer,
    waiting_today,
)

TODAY = date(2026, 3, 5)  # a Thursday
ON, TOMORROW = TODAY.isoformat(), (TODAY + timedelta(days=1)).isoformat()
ASKER, OTHER = "a", "b"


def line(seq: int = 1, **more: object) -> QuestionLine:
    given: dict[str, object] = {"seq": seq, "author": ASKER, "day": ON, "when": QuestionWhen.NOW, **more}
    return QuestionLine(**given)  # type: ignore[arg-type]


def answer(seq: int = 2, how: AnswerHow = AnswerHow.TRUE, by: str = "", day: str = ON) -> AnswerLine:
    return AnswerLine(seq, day, how, by)


PUT_OFF = answer(how=AnswerHow.NOT_NOW, by=TOMORROW)


@pytest.mark.parametrize(
    ("question", "where"),
    [
        (line(), Standing.WAITING),
        (line(answers=(answer(),)), Standing.ANSWERED),
        (line(answers=(answer(how=AnswerHow.NOT_REMEMBERED),)), Standing.ANSWERED),
        (line(answers=(PUT_OFF,)), Standing.NOT_NOW),
        (line(answers=(PUT_OFF, answer(3))), Standing.ANSWERED),
        (line(answers=(answer(),), follow_ups=(FollowUp(3, ON),)), Standing.WAITING),
        (line(answers=(answer(),), settled_on=ON), Standing.SETTLED),
        (line(settled_on=ON), Standing.SETTLED),
    ],
)
def test_a_question_stands_where_the_newest_word_left_it(question: QuestionLine, where: Standing) -> None:
    assert standing(question) is where


def test_the_promised_day_counts_until_something_newer_is_said() -> None:
    assert due_on(line(answers=(PUT_OFF,))) == TODAY + timedelta(days=1)
    assert due_on(line(answers=(PUT_OFF, answer(3)))) is None
    assert due_on(line(answers=(PUT_OFF,), follow_ups=(FollowUp(3, ON),))) is None


def test_what_waits_is_what_the_other_asked_and_what_was_promised_stands_by_its_day() -> None:
    later = answer(9, AnswerHow.NOT_NOW, by="2026-03-20")
    lines = (
        line(1, answers=(later,)),
        line(2, answers=(answer(9, AnswerHow.NOT_NOW, by=TOMORROW),)),
        line(3),
    )
    state = Questions((*lines, line(4, author=OTHER), line(5, settled_on=ON), line(6, answers=(answer(9),))))
    assert [each.seq for each in to_answer(state, OTHER)] == [3, 2, 1]
    assert [each.seq for each in to_answer(state, ASKER)] == [4]


def test_a_promised_answer_waits_from_its_day_on() -> None:
    state = Questions((line(answers=(PUT_OFF,)),))
    assert not waiting_today(state, OTHER, TODAY, None)
    assert len(waiting_today(state, OTHER, TODAY + timedelta(days=1), None)) == 1
    assert len(waiting_today(state, OTHER, TODAY + timedelta(days=30), None)) == 1


def test_what_is_for_question_time_waits_on_that_day_and_is_not_forgotten_without_one() -> None:
    state = Questions((line(when=QuestionWhen.AT_QUESTION_TIME),))
    thursday, friday = (QuestionTime(9, ASKER, weekday, "20:30", 30) for weekday in (3, 4))
    assert len(waiting_today(state, OTHER, TODAY, thursday)) == 1
    assert not waiting_today(state, OTHER, TODAY, friday)
    assert len(waiting_today(state, OTHER, TODAY, None)) == 1


def test_t2_nothing_waits_and_nothing_came_while_it_rests_for_who_asked() -> None:
    asked, answered = line(1), line(3, answers=(answer(4),))
    resting = Questions((asked, answered), rested_by=(ASKER,))
    assert not waiting_today(resting, OTHER, TODAY, None)
    assert answers_came(resting, ASKER, TODAY) == 0
    by_the_other = Questions((asked, answered), rested_by=(OTHER,))
    assert len(waiting_today(by_the_other, OTHER, TODAY, None)) == 1
    assert answers_came(by_the_other, ASKER, TODAY) == 1


def test_an_answer_is_told_of_for_a_week_unless_it_is_settled_or_asked_further() -> None:
    state = Questions((line(answers=(answer(),)),))
    assert [answers_came(state, ASKER, TODAY + timedelta(days=late)) for late in (0, 6, 7)] == [1, 1, 0]
    assert answers_came(state, OTHER, TODAY) == 0
    for gone in (
        line(answers=(answer(),), settled_on=ON),
        line(answers=(answer(),), follow_ups=(FollowUp(3, ON),)),
    ):
        assert answers_came(Questions((gone,)), ASKER, TODAY) == 0


@pytest.mark.parametrize(
    ("role", "mine", "theirs", "rests"),
    [
        (Role.INJURED, True, False, True),
        (Role.INJURED, False, True, False),
        (Role.OFFENDING, True, False, False),
        (Role.OFFENDING, False, True, True),
        (Role.BOTH, True, False, True),
        (Role.BOTH, False, True, True),
        (Role.BOTH, False, False, False),
    ],
)
def test_t2_only_who_was_hurt_lets_it_rest(role: Role, mine: bool, theirs: bool, rests: bool) -> None:
    assert rests_for(role, mine=mine, theirs=theirs) is rests


def test_every_question_and_follow_up_of_a_day_counts_as_reaching_the_other() -> None:
    state = Questions((line(1, follow_ups=(FollowUp(3, ON), FollowUp(4, TOMORROW))), line(2, author=OTHER)))
    assert asked_on(state, ASKER, TODAY) == 2
    assert asked_on(state, OTHER, TODAY) == 1
    assert asked_on(state, ASKER, TODAY + timedelta(days=1)) == 1
