"""What a page of two costs in queries: few, and the same with ten times what both have shared (docs: scale)."""

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldseam.core.records import CheckedIn, Handed
from goldseam.core.records.agreement import AgreementConfirmed, AgreementProposed, AgreementTopic
from goldseam.core.records.amends import Apologised, ApologyForm, HarmTold, SaidBack
from goldseam.core.records.appreciation import GratitudeSaid
from goldseam.core.records.breach import BreachNamed
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.lie import LieCorrected
from goldseam.core.records.memory import MemoryKept
from goldseam.core.records.no_contact import ContactBegan, ContactKnown, ContactLogged
from goldseam.core.records.plan_said import PlanSaid
from goldseam.core.records.promise import Outcome, PromiseClosed, Promised
from goldseam.core.records.question import AnswerGiven, AnswerHow, Asked
from goldseam.core.records.renewal import DateProposed
from goldseam.core.records.request import RequestAnswered, Requested, RequestHow
from goldseam.core.records.trigger import CardHanded
from tests.e2e.pages import TOGETHER
from tests.subjects.every import listed
from tests.web.offering import given

Who = Any
# Each question to one of the two spaces is three queries.
MOST, ENOUGH = 24, 60
FIXED = sorted(
    {
        address
        for addresses in (*TOGETHER.values(), listed("QUERIES"))
        for address in addresses
        if "{" not in address
    }
)


def shared(couple: Any, times: int) -> None:
    """So much of what two people share, by each of them, open and settled."""
    today = couple.alice.clock.today
    for number in range(times):
        for who, other in ((couple.alice, couple.bob), (couple.bob, couple.alice)):
            day, text = today - timedelta(days=number % 40), f"number {number}"
            who.wrote(CheckedIn(day, {"relied": 5}))
            promise, request, question, agreement, harm = who.gave(
                Promised(text, day),
                Requested(text),
                Asked(text),
                AgreementProposed(AgreementTopic.OTHER, text, today + timedelta(days=30)),
                HarmTold(None, text),
            )
            who.gave(
                Handed(HandedKind.NOTE, text, text),
                GratitudeSaid(text),
                LieCorrected(text, text),
                ContactLogged(day, ContactBegan.CHANCE, ContactKnown.WITHIN_A_DAY),
                Apologised(None, ApologyForm.LETTER, text, text),
                BreachNamed(text),
                MemoryKept(text),
                DateProposed(text, today + timedelta(days=number % 40)),
                PlanSaid(text, today, today),
                CardHanded(text, text),
                Requested(text),
                Asked(text),
                PromiseClosed(promise, day, Outcome.KEPT),
            )
            other.gave(
                PromiseClosed(promise, day, Outcome.MISSED_TOLD),
                RequestAnswered(request, RequestHow.YES),
                AnswerGiven(question, AnswerHow.TRUE, text),
                AgreementConfirmed(agreement),
                SaidBack(harm, text),
            )


def cost(who: Who, page: str) -> int:
    connection.queries_log.clear()
    with CaptureQueriesContext(connection) as queries:
        assert who.get(page).status_code < 500, page
    return len(queries)


def settled(couple: Any) -> dict[tuple[str, str], int]:
    """What every page costs each of them once it has been seen."""
    both = {"alice": couple.alice, "bob": couple.bob}
    for who in both.values():
        for page in FIXED:
            cost(who, page)
    return {(name, page): cost(who, page) for name, who in both.items() for page in FIXED}


def test_no_page_of_two_grows_with_what_they_share(couple: Any) -> None:
    shared(couple, 2)
    little = settled(couple)
    shared(couple, 18)
    much = settled(couple)
    opened = [page for page in FIXED if couple.alice.get(page).status_code == 200]
    assert len(opened) > ENOUGH
    assert {page: (little[page], much[page]) for page in much if little[page] != much[page]} == {}
    assert {page: count for page, count in much.items() if count > MOST} == {}


def test_what_is_shown_openly_costs_the_same_however_much_it_is(couple: Any) -> None:
    pages = [page for page in FIXED if page.startswith(("/openness/", "/today/"))]

    def costs() -> dict[str, int]:
        for page in pages:
            cost(couple.bob, page)
        return {page: cost(couple.bob, page) for page in pages}

    given(couple.alice)
    given(couple.bob)
    little = costs()
    for _ in range(5):
        given(couple.alice)
        given(couple.bob)
    much = costs()
    assert {page: (little[page], much[page]) for page in pages if little[page] != much[page]} == {}
