"""What a review talks about, drawn from what both wrote for it; nothing is compared and nothing left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from goldseam.core.together.talk import Speaker


class Topic(StrEnum):
    """The points in the order of the talk; all but the last are the questions of the review."""

    APPRECIATION = "appreciation"
    WENT_WELL = "went_well"
    KEPT = "kept"
    STILL_OPEN = "still_open"
    CHANGE = "change"
    CLOSE = "close"


@dataclass(frozen=True)
class AgendaPoint:
    """One point: its topic, whose words they are, and the words as they were written. A close has none."""

    topic: Topic
    by: Speaker
    text: str = ""


def agenda(first: Mapping[str, str], second: Mapping[str, str]) -> tuple[AgendaPoint, ...]:
    """The points of a talk from the answers (question -> text) of both, whoever speaks first standing first.

    `speakers` of the talk gives the order that is the same on both screens. What is blank is left out.
    """
    points = [
        AgendaPoint(topic, speaker, answers[topic])
        for topic in Topic
        for speaker, answers in ((Speaker.FIRST, first), (Speaker.SECOND, second))
        if answers.get(topic, "").strip()
    ]
    return (*points, AgendaPoint(Topic.CLOSE, Speaker.BOTH))
