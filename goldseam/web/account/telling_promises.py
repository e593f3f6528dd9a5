"""Says the records of promises, requests, agreements and expectations: for the export that is read."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.records.agreement import (
    AgreementConfirmed,
    AgreementLookedAt,
    AgreementProposed,
    AgreementWithdrawn,
)
from goldseam.core.records.expectation import ExpectationsDrafted
from goldseam.core.records.kinds import Record
from goldseam.core.records.promise import PromiseClosed, Promised, PromiseEnded
from goldseam.core.records.request import AskedAgain, RequestAnswered, RequestClosed, Requested
from goldseam.web.promises.wording import ANSWERS, CAUSES, EXPECTED, OUTCOMES, TOPICS, when

Lines = Iterator[tuple[str, str]]
Teller = Callable[[Any], Lines]
ABOUT, TEXT, ANSWER, LOOK_AGAIN = _("About number"), _("Text"), _("Answer"), _("To be looked at again on")
PLAN = (
    ("instead", _("What I do instead")),
    ("pull", _("What I will do when it pulls")),
    ("knows", _("Who knows of it")),
)


def _promised(record: Promised) -> Lines:
    yield str(TEXT), record.text
    yield str(_("When")), when(record.first, record.recurs)
    for name, label in PLAN:
        yield str(label), getattr(record, name)
    yield str(_("Where it came from")), str(CAUSES[record.cause])
    yield str(_("Made of request number")), str(record.request or "")


def _closed(record: PromiseClosed) -> Lines:
    yield str(ABOUT), str(record.promise)
    yield date_format(record.due, "j E Y"), str(OUTCOMES[record.outcome])
    yield str(TEXT), record.words


def _ended(record: PromiseEnded) -> Lines:
    yield str(ABOUT), str(record.promise)
    yield str(TEXT), record.words


def _requested(record: Requested) -> Lines:
    yield str(TEXT), record.text
    yield str(_("Why it matters")), record.why


def _again(record: AskedAgain) -> Lines:
    yield str(ABOUT), str(record.request)
    yield str(TEXT), record.text


def _answered(record: RequestAnswered) -> Lines:
    yield str(ABOUT), str(record.request)
    yield str(ANSWER), str(ANSWERS[record.how])
    yield str(_("By which day")), date_format(record.by, "j E Y") if record.by else ""
    yield str(TEXT), record.text


def _request_closed(record: RequestClosed) -> Lines:
    yield str(ABOUT), str(record.request)
    yield str(ANSWER), str(_("Done") if record.done else _("Taken back"))


def _agreement(record: AgreementProposed) -> Lines:
    yield str(_("What it is about")), str(TOPICS[record.topic])
    yield str(TEXT), record.text
    yield str(_("What I do")), record.mine
    yield str(_("What the other does")), record.yours
    yield str(LOOK_AGAIN), date_format(record.review, "j E Y")


def _looked_at(record: AgreementLookedAt) -> Lines:
    yield str(ABOUT), str(record.agreement)
    yield str(LOOK_AGAIN), date_format(record.review, "j E Y")


def _expected(record: ExpectationsDrafted) -> Lines:
    for name, text in record.answers.items():
        yield str(EXPECTED.get(name, name)), text


def _number(record: AgreementConfirmed | AgreementWithdrawn) -> Lines:
    yield str(ABOUT), str(record.agreement)


PROMISES_TELLERS: Mapping[type[Record], Teller] = {
    Promised: _promised,
    PromiseClosed: _closed,
    PromiseEnded: _ended,
    Requested: _requested,
    AskedAgain: _again,
    RequestAnswered: _answered,
    RequestClosed: _request_closed,
    AgreementProposed: _agreement,
    AgreementConfirmed: _number,
    AgreementWithdrawn: _number,
    AgreementLookedAt: _looked_at,
    ExpectationsDrafted: _expected,
}
PROMISES_HEADINGS: Mapping[str, Promise] = {
    "promised": _("Promises"),
    "promise_closed": _("Promises: how a day went"),
    "promise_ended": _("Promises: promised no longer"),
    "requested": _("Requests"),
    "asked_again": _("Requests: asked once more"),
    "request_answered": _("Requests: answers"),
    "request_closed": _("Requests: done or taken back"),
    "agreement": _("Agreements: proposed"),
    "agreement_confirmed": _("Agreements: a yes"),
    "agreement_withdrawn": _("Agreements: ended"),
    "agreement_looked_at": _("Agreements: looked at again"),
    "expectations_draft": _("What I take for granted"),
}
