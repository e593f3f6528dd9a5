"""Questions: only the other answers, only who asked follows up and settles, and resting is one's own act (T2)."""

from collections.abc import Callable
from datetime import date

import pytest

from goldseam.core.records import (
    AnswerGiven,
    AnswerPrepared,
    Asked,
    Corrected,
    Entry,
    FollowedUp,
    Noted,
    QuestionNoted,
    QuestionReopened,
    QuestionSettled,
    QuestionTimeAgreed,
    QuestionTimeEnded,
    QuestionTimeProposed,
    SubjectRested,
    SubjectWoken,
)
from goldseam.core.records.kinds import Record
from goldseam.core.records.question import (
    QUESTIONS,
    AnswerHow,
    AnswerLine,
    FollowUp,
    QuestionLine,
    Questions,
    QuestionWhen,
    standing_notes,
)
from goldseam.core.records.question_time import QUESTION_TIMES, QuestionTime, QuestionTimes

By = Callable[..., list[Entry]]
Entries = Callable[..., list[Entry]]
DAY, LATER = "2026-03-02", date(2026, 3, 5)
TRUE = AnswerGiven(1, AnswerHow.TRUE, "in May")


def test_a_thread_is_kept_by_number_without_its_words(by: By, who: dict[str, str]) -> None:
    not_now = AnswerGiven(1, AnswerHow.NOT_NOW, "words", LATER)
    written = by(
        ("a", Asked("words", "words", QuestionWhen.NOW)),
        ("b", not_now),
        ("a", FollowedUp(1, "words")),
        ("b", TRUE),
        ("b", Corrected(4, "words")),
    )
    state = QUESTIONS.over(written)
    assert state.questions == (
        QuestionLine(
            1,
            who["a"],
            DAY,
            QuestionWhen.NOW,
            (FollowUp(3, DAY),),
            (
                AnswerLine(2, DAY, AnswerHow.NOT_NOW, "2026-03-05"),
                AnswerLine(4, DAY, AnswerHow.TRUE, corrections=(5,)),
            ),
        ),
    )
    assert "words" not in repr(state)


def test_only_a_not_now_promises_a_day(by: By) -> None:
    state = QUESTIONS.over(by(("a", Asked("?")), ("b", AnswerGiven(1, AnswerHow.TRUE, "yes", LATER))))
    assert state.questions[0].answers[0].by == ""


@pytest.mark.parametrize(
    "record",
    [
        TRUE,
        FollowedUp(9, "and?"),
        QuestionSettled(9),
        QuestionReopened(9),
        AnswerGiven(9, AnswerHow.TRUE, "x"),
        Corrected(1, "x"),
        SubjectWoken(),
    ],
)
def test_what_the_asker_may_not_or_what_follows_nothing_changes_nothing(by: By, record: Record) -> None:
    asked = QUESTIONS.over(by(("a", Asked("?"))))
    assert QUESTIONS.over(by(("a", Asked("?")), ("a", record))) == asked


@pytest.mark.parametrize("record", [FollowedUp(1, "and?"), QuestionSettled(1), Corrected(1, "x")])
def test_t2_the_other_neither_follows_up_nor_settles(by: By, record: Record) -> None:
    assert QUESTIONS.over(by(("a", Asked("?")), ("b", record))) == QUESTIONS.over(by(("a", Asked("?"))))


def test_t2_the_other_does_not_open_a_settled_question_again(by: By) -> None:
    settled = by(("a", Asked("?")), ("a", QuestionSettled(1)), ("b", QuestionReopened(1)))
    assert QUESTIONS.over(settled).questions[0].settled_on == DAY


def test_nobody_corrects_the_answer_of_the_other(by: By) -> None:
    state = QUESTIONS.over(
        by(("a", Asked("?")), ("b", TRUE), ("a", Corrected(2, "no")), ("b", Corrected(9, "x")))
    )
    assert state.questions[0].answers[0].corrections == ()


def test_a_question_is_settled_opened_again_and_settled_by_who_asked(by: By) -> None:
    state = QUESTIONS.over(by(("a", Asked("?")), ("a", QuestionSettled(1)), LATER, ("a", QuestionSettled(1))))
    assert state.questions[0].settled_on == DAY
    for record in (QuestionReopened(1), FollowedUp(1, "and?")):
        again = QUESTIONS.over(by(("a", Asked("?")), ("a", QuestionSettled(1)), ("a", record)))
        assert again.questions[0].settled_on == ""


def test_t2_resting_is_ones_own_act_and_ends_by_waking(by: By, who: dict[str, str]) -> None:
    assert QUESTIONS.over(by(("a", SubjectRested()), ("a", SubjectRested()))).rested_by == (who["a"],)
    assert QUESTIONS.over(by(("a", SubjectRested()), ("b", SubjectWoken()))).rested_by == (who["a"],)
    assert QUESTIONS.over(by(("a", SubjectRested()), ("a", SubjectWoken()))) == Questions()


@pytest.mark.parametrize("record", [Asked("?"), FollowedUp(1, "and?"), QuestionReopened(1)])
def test_asking_again_wakes_what_its_author_let_rest_and_answers_do_not(
    by: By, who: dict[str, str], record: Record
) -> None:
    resting = (("a", Asked("?")), ("a", SubjectRested()))
    assert QUESTIONS.over(by(*resting, ("a", record))).rested_by == ()
    assert QUESTIONS.over(by(*resting, ("b", TRUE))).rested_by == (who["a"],)


def test_private_drafts_stand_until_they_are_replaced_or_asked(entries: Entries) -> None:
    written = entries(
        QuestionNoted("a"),
        QuestionNoted("b"),
        Noted("no draft"),
        QuestionNoted("a, better", of=1),
        QuestionNoted("", of=2, asked=True),
        QuestionNoted("c"),
    )
    assert [each.seq for each in standing_notes(written)] == [4, 6]
    assert [each.seq for each in standing_notes(entries(AnswerPrepared("x"), AnswerPrepared("y", of=1)))] == [
        2
    ]


def test_a_proposed_time_binds_nobody_until_the_other_agreed(by: By, who: dict[str, str]) -> None:
    proposed = QuestionTimeProposed(2, "20:30", 30)
    time = QuestionTime(1, who["a"], 2, "20:30", 30)
    assert QUESTION_TIMES.over(by(("a", proposed))) == QuestionTimes(None, {who["a"]: time})
    assert QUESTION_TIMES.over(by(("a", proposed), ("a", QuestionTimeAgreed(1)))).agreed is None
    assert QUESTION_TIMES.over(by(("a", proposed), ("b", QuestionTimeAgreed(9)))).agreed is None
    assert QUESTION_TIMES.over(by(("a", proposed), ("b", QuestionTimeAgreed(1)))) == QuestionTimes(time)


@pytest.mark.parametrize("by_whom", ["a", "b"])
def test_either_ends_a_time_alone_also_before_it_is_agreed(by: By, by_whom: str) -> None:
    proposed = ("a", QuestionTimeProposed(2, "20:30", 30))
    ended = (by_whom, QuestionTimeEnded(1))
    assert QUESTION_TIMES.over(by(proposed, ("b", QuestionTimeAgreed(1)), ended)) == QuestionTimes()
    assert QUESTION_TIMES.over(by(proposed, ended)) == QuestionTimes()
    assert QUESTION_TIMES.over(by(proposed, ended, ("b", QuestionTimeAgreed(1)))) == QuestionTimes()


def test_a_newer_proposal_replaces_ones_own_and_a_newer_agreement_the_old_time(by: By) -> None:
    written = by(
        ("a", QuestionTimeProposed(2, "20:30", 30)),
        ("a", QuestionTimeProposed(3, "20:30", 30)),
        ("b", QuestionTimeAgreed(1)),
        ("b", QuestionTimeAgreed(2)),
        ("b", QuestionTimeProposed(4, "19:00", 20)),
        ("a", QuestionTimeAgreed(5)),
    )
    state = QUESTION_TIMES.over(written)
    assert state.agreed is not None
    assert (state.agreed.seq, dict(state.proposed)) == (5, {})
