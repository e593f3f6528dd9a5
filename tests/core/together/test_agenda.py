"""The agenda of a talk: both have their say on every point, appreciation first, and nothing is weighed."""

from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.records.review import REVIEW_QUESTIONS
from goldseam.core.together import AgendaPoint, Speaker, Topic, agenda

FIRST, SECOND, BOTH = Speaker
CLOSE = AgendaPoint(Topic.CLOSE, BOTH)
answers = st.dictionaries(st.sampled_from([*REVIEW_QUESTIONS, "close", "other"]), st.text(" ab", max_size=3))


def test_the_points_stand_in_the_order_of_the_talk() -> None:
    full = {question: question for question in REVIEW_QUESTIONS}
    points = agenda(full, full)
    assert [(point.topic, point.by) for point in points[:-1]] == [
        (topic, speaker)
        for topic in ("appreciation", "went_well", "kept", "still_open", "change")
        for speaker in (FIRST, SECOND)
    ]
    assert points[-1] == CLOSE


def test_every_question_of_the_review_has_its_point() -> None:
    assert {*REVIEW_QUESTIONS, "close"} == set(Topic)


def test_what_was_left_blank_is_left_out_and_the_talk_still_closes() -> None:
    assert agenda({"kept": " \n", "change": "earlier evenings"}, {}) == (
        AgendaPoint(Topic.CHANGE, FIRST, "earlier evenings"),
        CLOSE,
    )
    assert agenda({}, {}) == (CLOSE,)


@given(answers, answers)
def test_s13_with_the_two_in_each_others_place_each_has_the_others_points(
    one: dict[str, str], other: dict[str, str]
) -> None:
    def words_of(speaker: Speaker, points: tuple[AgendaPoint, ...]) -> list[AgendaPoint]:
        return [AgendaPoint(point.topic, BOTH, point.text) for point in points if point.by is speaker]

    assert words_of(FIRST, agenda(one, other)) == words_of(SECOND, agenda(other, one))


@given(answers, answers)
def test_words_stand_as_they_were_written_and_only_at_the_points_there_are(
    one: dict[str, str], other: dict[str, str]
) -> None:
    points = agenda(one, other)
    assert points.count(CLOSE) == 1
    for point in points[:-1]:
        said = one if point.by is FIRST else other
        assert point.text == said[point.topic]
