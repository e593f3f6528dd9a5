"""From what was answered, marked and checked in private to the one value the plan is made from."""

from collections.abc import Mapping

from goldseam.core.records.practice import PracticeLog
from goldseam.core.records.situation import AnswersState, SafetyState
from goldseam.core.situation.assembling import assemble
from goldseam.core.situation.model import Done, Postponed, Situation
from goldseam.core.situation.questions import Given


def given_answers(answers: AnswersState, safety: SafetyState | None = None) -> Mapping[str, Given]:
    """The answers as the core reads them; what was left open is left out."""
    given = {name: value for name, value in answers.values.items() if isinstance(value, str | tuple)}
    return given if safety is None else {**given, **safety.answers}


def situation_from(answers: AnswersState, practices: PracticeLog, safety: SafetyState) -> Situation:
    """Assemble the situation as it stands; what is not answered yet has its careful default."""
    return assemble(
        given_answers(answers, safety),
        done=[Done(slug, day) for slug, days in practices.done.items() for day in days],
        postponed=[
            Postponed(slug, until, practices.postponed_on.get(slug))
            for slug, until in practices.postponed.items()
        ],
        refused=practices.refused,
        asked=practices.asked,
    )
