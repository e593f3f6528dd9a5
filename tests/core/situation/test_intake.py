"""The intake and the private questions: one thing a page, resumable, and every way leads somewhere."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.catalogue.model import Language
from goldseam.core.situation.assembling import assemble
from goldseam.core.situation.intake import (
    ABOUT,
    INTAKE,
    SELF_ANALYSIS,
    about,
    next_question,
    previous_question,
    progress,
    shown,
    valid,
)
from goldseam.core.situation.model import (
    Answer,
    Barrier,
    CameOut,
    Cause,
    Closeness,
    Done,
    Postponed,
    Role,
    Safety,
    SafetyTopic,
    Situation,
)
from goldseam.core.situation.questions import (
    LONGEST_TEXT,
    SKIPPED,
    Given,
    Kind,
    Question,
    as_date,
    choices_of,
    fits,
    page_of,
)
from goldseam.core.situation.reading import read_situation, write_situation
from goldseam.core.situation.safety_check import ASKED_FIRST, NOT_NOW, SAFETY_CHECK, safety_of, topics_of

EVERY_QUESTION = (*INTAKE, *SELF_ANALYSIS, *SAFETY_CHECK, *ASKED_FIRST)
CLEAR: dict[str, Given] = {question.id: "no" for question in SAFETY_CHECK}


def an_answer(question: Question, answers: dict[str, Given]) -> st.SearchStrategy[Given]:
    choices = list(choices_of(question, answers))
    match question.kind:
        case Kind.MANY:
            return st.lists(st.sampled_from(choices), unique=True)
        case Kind.DATE:
            return st.sampled_from([*choices, "2026-03-04", "2999-01-01"])
        case Kind.TEXT:
            return st.text(max_size=30)
        case _:
            return st.sampled_from(choices if not question.may_skip else [*choices, SKIPPED])


@given(st.data())
def test_every_way_through_ends_in_a_situation(data: st.DataObject) -> None:
    answers: dict[str, Given] = {}
    pages = 0
    while (question := next_question(answers)) is not None:
        assert isinstance(assemble(answers), Situation)
        answers[question.id] = data.draw(an_answer(question, answers))
        pages += 1
    assert 8 <= pages <= 14
    assert progress(answers) == (pages, pages)
    situation = assemble(answers)
    assert read_situation(write_situation(situation)) == situation
    changed: dict[str, Given] = {**answers, "role": data.draw(st.sampled_from(list(Role))), "causes": []}
    assert isinstance(assemble(changed), Situation)


def test_it_is_resumed_at_the_first_page_without_an_answer() -> None:
    first = next_question({})
    assert first is not None
    assert first.id == "role"
    second = next_question({"role": "injured"})
    assert second is not None
    assert second.id == "causes"
    done, total = progress({"role": "injured"})
    assert (done, total) == (1, len(INTAKE))


def test_going_back_is_possible_from_everywhere() -> None:
    answers: dict[str, Given] = {"role": "both", "causes": ["jealousy"]}
    back = [previous_question(None, answers)]
    while back[-1] is not None:
        back.append(previous_question(back[-1].id, answers))
    assert [page.id for page in reversed(back) if page] == [page.id for page in shown(answers)]


def test_pages_follow_from_what_was_answered() -> None:
    def ids(**answers: Given) -> set[str]:
        return {question.id for question in shown(answers)}

    assert not ids(role="injured", causes=["jealousy"]) & {"came_out", "came_out_on", "ongoing", "repeated"}
    assert "other_person" in ids(role="injured", causes=["jealousy"])
    assert "other_person" not in ids(role="offending", causes=["money"])
    assert "other_person" in ids(role="offending", causes=["unknown"])
    untold = ids(role="offending", causes=["lying"], came_out="not_yet")
    assert not untold & {"came_out_on", "closeness", "touch"}
    assert {"ongoing", "barriers"} <= untold
    assert "closeness" in ids(role="injured", causes=["lying"], came_out="not_yet")
    assert "touch" not in ids(role="injured", closeness="space")


def test_a_barrier_is_asked_about_only_where_it_can_be_moved() -> None:
    barriers = INTAKE[-1]
    assert Barrier.CANNOT_FORGIVE_NOW in choices_of(barriers, {"role": "injured"})
    assert Barrier.CANNOT_FORGIVE_NOW not in choices_of(barriers, {"role": "offending"})
    assert choices_of(barriers, {"role": "both"}) == tuple(Barrier)
    assert choices_of(barriers, {"role": ["odd"]}) == tuple(Barrier)


def test_a_changed_answer_opens_pages_again_and_old_answers_are_left_aside() -> None:
    answers: dict[str, Given] = {
        "role": "injured",
        "causes": ["lying"],
        "came_out": "discovered",
        "came_out_on": "2026-03-04",
        "barriers": ["B04.3"],
    }
    assert assemble(answers).came_out_on == dt.date(2026, 3, 4)
    answers.update(role="offending", came_out="not_yet")
    changed = assemble(answers)
    assert (changed.came_out_on, changed.barriers) == (None, ())
    assert "barriers" not in valid(answers)


def test_what_is_not_answered_is_filled_with_care() -> None:
    empty = assemble({})
    assert empty.role is Role.BOTH
    assert empty.causes == (Cause.UNKNOWN,)
    assert empty.came_out is CameOut.NOT_YET
    assert empty.closeness is Closeness.SPACE
    assert empty.safety is Safety.NOT_ANSWERED
    assert empty.addressed_safely is Answer.NOT_ASKED
    untold = assemble({"role": "offending", "causes": ["lying"], "came_out": "not_yet"})
    assert untold.closeness is Closeness.NEAR
    skipped = assemble({"role": "injured", "causes": SKIPPED, "ongoing": SKIPPED})
    assert (skipped.causes, skipped.ongoing) == ((Cause.UNKNOWN,), False)


def test_everything_said_is_taken_over() -> None:
    done = (Done("a", dt.date(2026, 1, 1)),)
    postponed = (Postponed("b", dt.date(2026, 1, 1)),)
    made = assemble(
        {**CLEAR, "role": "injured", "ongoing": "not_sure", "addressed_safely": "no", "watched": "yes"},
        done,
        postponed,
        ["c"],
        ["d"],
    )
    assert (made.done, made.postponed, made.refused, made.asked) == (done, postponed, ("c",), ("d",))
    assert made.ongoing_unsure
    assert (made.safety, made.addressed_safely, made.watched) == (Safety.CLEAR, Answer.NO, Answer.YES)


def test_a_rough_date_stands_for_a_day() -> None:
    today = dt.date(2026, 6, 1)
    assert [about(choice, today) for choice in ABOUT] == [
        dt.date(2026, 5, 31),
        dt.date(2026, 5, 24),
        dt.date(2026, 4, 17),
        dt.date(2025, 12, 3),
    ]
    assert about("unknown", today) is None
    assert as_date("2026-02-30") is None
    assert (
        assemble({"role": "injured", "came_out": "discovered", "came_out_on": "last_days"}).came_out_on
        is None
    )


@pytest.mark.parametrize(
    ("name", "given_answer", "good"),
    [
        ("role", "injured", True),
        ("role", SKIPPED, False),
        ("role", ["injured"], False),
        ("role", "nobody", False),
        ("causes", [], True),
        ("causes", ["lying", "nothing"], False),
        ("causes", "lying", False),
        ("came_out_on", "2026-03-04", True),
        ("came_out_on", "unknown", True),
        ("came_out_on", "yesterday", False),
        ("children", "yes", True),
        ("children", "not_sure", False),
        ("why_trust", "x" * LONGEST_TEXT, True),
        ("why_trust", "x" * (LONGEST_TEXT + 1), False),
        ("self_harm", NOT_NOW, True),
        ("watched", "not_sure", True),
    ],
)
def test_an_answer_fits_its_question(name: str, given_answer: Given, *, good: bool) -> None:
    question = next(question for question in EVERY_QUESTION if question.id == name)
    assert fits(question, given_answer, {"role": "injured"}) is good


def test_the_safety_check_covers_its_five_topics_and_takes_not_now() -> None:
    assert {question.id for question in SAFETY_CHECK} == {topic.value for topic in SafetyTopic}
    assert all(NOT_NOW in question.choices for question in SAFETY_CHECK)


@pytest.mark.parametrize(
    ("changes", "safety", "topics"),
    [
        ({}, Safety.CLEAR, ()),
        ({"fear": NOT_NOW}, Safety.NOT_ANSWERED, ()),
        ({"pushed": SKIPPED}, Safety.NOT_ANSWERED, ()),
        ({"violence": "yes", "fear": NOT_NOW}, Safety.FEAR, (SafetyTopic.VIOLENCE,)),
        ({"pushed": "yes"}, Safety.FEAR, (SafetyTopic.PUSHED,)),
        ({"self_harm": "yes"}, Safety.SELF_HARM, (SafetyTopic.SELF_HARM,)),
        ({"self_harm": "yes", "fear": "yes"}, Safety.SELF_HARM, (SafetyTopic.FEAR, SafetyTopic.SELF_HARM)),
        ({"addiction": "yes"}, Safety.CLEAR, (SafetyTopic.ADDICTION,)),
        ({"still_going_on": "yes"}, Safety.CLEAR, (SafetyTopic.STILL_GOING_ON,)),
    ],
)
def test_the_safety_check_keeps_everything_that_holds(
    changes: dict[str, Given], safety: Safety, topics: tuple[SafetyTopic, ...]
) -> None:
    answers = {**CLEAR, **changes}
    assert safety_of(answers) is safety
    assert topics_of(answers) == topics
    assert assemble({"role": "injured", **answers}).safety_topics == topics
    assert safety_of({}) is Safety.NOT_ANSWERED


@pytest.mark.parametrize(("role", "language"), list(itertools.product(Role, Language)))
def test_every_page_has_its_words_in_both_languages(role: Role, language: Language) -> None:
    for question in EVERY_QUESTION:
        page = page_of(question, {"role": role.value}, language)
        assert page.title
        assert len(page.title) <= 90
        assert [choice for choice, _ in page.choices] == list(choices_of(question, {"role": role.value}))
        assert all(label for _, label in page.choices)


def test_words_fit_the_role() -> None:
    closeness = next(question for question in INTAKE if question.id == "closeness")
    titles = {page_of(closeness, {"role": role.value}, Language.EN).title for role in Role}
    assert len(titles) == len(Role)


def test_the_barrier_of_not_forgiving_says_that_it_is_allowed() -> None:
    page = page_of(INTAKE[-1], {"role": "injured"}, Language.EN)
    assert dict(page.choices)["B04.3"] == "I cannot forgive now. That is allowed."
