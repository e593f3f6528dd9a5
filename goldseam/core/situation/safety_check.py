"""The private safety check: five topics, every answer optional, "not now" among them (S02)."""

from goldseam.core.situation.intake import is_answered
from goldseam.core.situation.model import Answer, Safety, SafetyTopic
from goldseam.core.situation.questions import SKIPPED, Answers, Kind, Question

NOT_NOW = "not_now"
CHOICES = ("yes", "no", NOT_NOW)

# The four HARK questions (humiliation, fear, sexual coercion, violence: Sohal, Eldridge & Feder 2007) in
# our own words, then what else decides whether this product is right for somebody today.
SAFETY_CHECK: tuple[Question, ...] = tuple(
    Question(topic.value, Kind.YES_NO, CHOICES)
    for topic in (
        SafetyTopic.FEAR,
        SafetyTopic.HUMILIATION,
        SafetyTopic.VIOLENCE,
        SafetyTopic.SEXUAL_COERCION,
        SafetyTopic.STILL_GOING_ON,
        SafetyTopic.ADDICTION,
        SafetyTopic.SELF_HARM,
        SafetyTopic.PUSHED,
    )
)

# Asked in private first: T17 before telling or parting, T12 before jealousy is worked on.
ASKED_FIRST: tuple[Question, ...] = (
    Question("addressed_safely", Kind.YES_NO, (Answer.YES, Answer.NO, Answer.NOT_SURE)),
    Question("watched", Kind.YES_NO, (Answer.YES, Answer.NO, Answer.NOT_SURE)),
)

# Fear, force and pressure count alike: whoever is pushed to use this is not free in it.
AFRAID = (
    SafetyTopic.FEAR,
    SafetyTopic.HUMILIATION,
    SafetyTopic.VIOLENCE,
    SafetyTopic.SEXUAL_COERCION,
    SafetyTopic.PUSHED,
)


def topics_of(answers: Answers) -> tuple[SafetyTopic, ...]:
    """Every topic answered with yes."""
    return tuple(SafetyTopic(question.id) for question in SAFETY_CHECK if answers.get(question.id) == "yes")


def safety_of(answers: Answers) -> Safety:
    """What the check says in one word; `topics_of` keeps what else holds.

    A single "not now" leaves the check unanswered unless something was answered with yes. Thoughts of
    self-harm come before fear, because there help comes before everything.
    """
    topics = topics_of(answers)
    if SafetyTopic.SELF_HARM in topics:
        return Safety.SELF_HARM
    if any(topic in topics for topic in AFRAID):
        return Safety.FEAR
    whole = all(
        is_answered(question, answers) and answers[question.id] not in {NOT_NOW, SKIPPED}
        for question in SAFETY_CHECK
    )
    return Safety.CLEAR if whole else Safety.NOT_ANSWERED
