"""Says the records about questions and answers: for the export that is read."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import (
    AnswerGiven,
    AnswerPrepared,
    Asked,
    FollowedUp,
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
from goldseam.core.records.question import AnswerHow, QuestionWhen

Lines = Iterator[tuple[str, str]]
Teller = Callable[[Any], Lines]
WHEN: Mapping[QuestionWhen, Promise] = {
    QuestionWhen.NOW: _("As soon as it can be answered"),
    QuestionWhen.AT_QUESTION_TIME: _("At question time"),
    QuestionWhen.BEFORE_THE_ACCOUNT: _("Before the whole account"),
}
HOW: Mapping[AnswerHow, Promise] = {
    AnswerHow.TRUE: _("This is true"),
    AnswerHow.NOT_NOW: _("Not now, by a day"),
    AnswerHow.NOT_REMEMBERED: _("I do not remember"),
}


def _asked(record: Asked) -> Lines:
    yield str(_("Question")), record.text
    yield str(_("What lies under it")), record.under
    yield str(_("When")), str(WHEN[record.when])


def _answer(record: AnswerGiven) -> Lines:
    yield str(_("Answer to number")), str(record.question)
    yield str(_("How")), str(HOW[record.how])
    yield str(_("Text")), record.text
    yield str(_("By")), date_format(record.by, "j E Y") if record.by else ""
    yield str(_("What would help to remember")), record.helps


def _followed(record: FollowedUp) -> Lines:
    yield str(_("Following number")), str(record.question)
    yield str(_("Question")), record.text


def _noted(record: QuestionNoted) -> Lines:
    yield str(_("Question")), record.text
    yield str(_("What lies under it")), record.under
    yield str(_("When")), "" if record.when is QuestionWhen.NOW else str(WHEN[record.when])
    yield str(_("Asked")), str(_("Yes")) if record.asked else ""


def _prepared(record: AnswerPrepared) -> Lines:
    yield str(_("Question")), record.question
    yield str(_("Text")), record.text


def _time(record: QuestionTimeProposed) -> Lines:
    weekday = str(WEEKDAYS.get(record.weekday, record.weekday))
    yield str(_("Day")), weekday
    yield str(_("Time")), record.at
    yield str(_("Minutes")), str(record.minutes)


def _number(label: Promise, name: str) -> Teller:
    return lambda record: iter([(str(label), str(getattr(record, name)))])


def _only(text: Promise) -> Teller:
    return lambda _record: iter([(str(_("The subject")), str(text))])


QUESTION_TELLERS: Mapping[type[Record], Teller] = {
    AnswerGiven: _answer,
    AnswerPrepared: _prepared,
    Asked: _asked,
    FollowedUp: _followed,
    QuestionNoted: _noted,
    QuestionReopened: _number(_("Opened again: number"), "question"),
    QuestionSettled: _number(_("Settled: number"), "question"),
    QuestionTimeAgreed: _number(_("Agreed to number"), "proposal"),
    QuestionTimeEnded: _number(_("Ended: number"), "proposal"),
    QuestionTimeProposed: _time,
    SubjectRested: _only(_("It rests")),
    SubjectWoken: _only(_("It is opened again")),
}
