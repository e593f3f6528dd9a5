"""Says an answer of the intake in the words of its choices."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.core.catalogue.model import Language
from goldseam.core.situation.questions import SKIPPED, Given, Question, as_date, page_of


def in_words(question: Question, answers: Mapping[str, Given], language: Language) -> str:
    """The answer that stands, as a person reads it; "not said" where there is none."""
    given = answers.get(question.id, SKIPPED)
    if given == SKIPPED:
        return _("not said")
    day = dated(given)
    if day is not None:
        return date_format(day, "j E Y")
    labels = dict(page_of(question, answers, language).choices)
    chosen = (given,) if isinstance(given, str) else given
    return "; ".join(labels.get(each, each) for each in chosen) or _("none of these")


def dated(given: Given) -> date | None:
    """The date an answer holds, or None where it holds something else."""
    return as_date(given) if isinstance(given, str) else None
