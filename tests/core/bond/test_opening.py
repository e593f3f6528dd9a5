"""Which small question is next: light first, deeper once enough was opened, passing moves on."""

from collections.abc import Iterable

from goldseam.core.bond import next_question
from goldseam.core.bond.opening import BEFORE_DEEPER
from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.small_questions import SmallQuestion, load_small_questions
from goldseam.core.records.release import ReleaseTopic, Round

QUESTIONS = load_small_questions(Language.EN)
BY_DEPTH = {depth: [each for each in QUESTIONS if each.depth == depth] for depth in (1, 2, 3)}


def opened(questions: Iterable[SmallQuestion]) -> list[Round]:
    return [Round(ReleaseTopic.OPENING, each.id, opened_on="2026-11-22") for each in questions]


def passed(questions: Iterable[SmallQuestion]) -> list[Round]:
    return [Round(ReleaseTopic.OPENING, each.id, not_this=("a",)) for each in questions]


def test_it_starts_light() -> None:
    assert next_question(QUESTIONS, []) == BY_DEPTH[1][0]


def test_a_sealed_answer_changes_nothing() -> None:
    sealed = Round(ReleaseTopic.OPENING, QUESTIONS[0].id, released={"a": 3})
    assert next_question(QUESTIONS, [sealed]) == QUESTIONS[0]


def test_passing_moves_on_without_going_deeper() -> None:
    assert next_question(QUESTIONS, passed(BY_DEPTH[1][:BEFORE_DEEPER])) == BY_DEPTH[1][BEFORE_DEEPER]


def test_deeper_ones_come_once_some_were_opened_together() -> None:
    light, closer = opened(BY_DEPTH[1][:BEFORE_DEEPER]), opened(BY_DEPTH[2][:BEFORE_DEEPER])
    assert next_question(QUESTIONS, light[1:]) == BY_DEPTH[1][0]
    assert next_question(QUESTIONS, light) == BY_DEPTH[2][0]
    assert next_question(QUESTIONS, [*light, *closer]) == BY_DEPTH[3][0]


def test_what_was_passed_of_a_depth_does_not_stop_the_next() -> None:
    assert next_question(QUESTIONS, passed(BY_DEPTH[1])) == BY_DEPTH[2][0]


def test_when_the_deep_ones_are_behind_the_lighter_ones_that_are_left_come() -> None:
    behind = [*opened(BY_DEPTH[1][:BEFORE_DEEPER]), *opened(BY_DEPTH[2]), *opened(BY_DEPTH[3])]
    assert next_question(QUESTIONS, behind) == BY_DEPTH[1][BEFORE_DEEPER]


def test_when_all_are_behind_there_is_none() -> None:
    assert next_question(QUESTIONS, opened(QUESTIONS)) is None
