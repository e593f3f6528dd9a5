"""Promises, requests, agreements and expectations: samples, folds and made-up records."""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from goldseam.core.records.agreement import (
    AGREEMENTS,
    AgreementConfirmed,
    AgreementLookedAt,
    AgreementProposed,
    AgreementTopic,
    AgreementWithdrawn,
)
from goldseam.core.records.expectation import EXPECTATION_DRAFTS, ExpectationsDrafted
from goldseam.core.records.kinds import Record
from goldseam.core.records.promise import (
    PROMISES,
    WORD_KEPT,
    Outcome,
    PromiseCause,
    PromiseClosed,
    Promised,
    PromiseEnded,
    Recurs,
)
from goldseam.core.records.request import (
    REQUESTS,
    AskedAgain,
    RequestAnswered,
    RequestClosed,
    Requested,
    RequestHow,
)

DAY = date(2026, 3, 2)
FOLDS = (PROMISES, WORD_KEPT, REQUESTS, AGREEMENTS, EXPECTATION_DRAFTS)
FROZEN: dict[type[Record], tuple[Record, ...]] = {
    Promised: (
        *(Promised("a text", DAY, recurs, True, "instead", "pull", "knows") for recurs in Recurs),
        *(Promised("a text", DAY, cause=cause, request=2**40) for cause in PromiseCause),
        Promised("a text", DAY),
    ),
    PromiseClosed: (
        *(PromiseClosed(3, DAY, outcome, "words") for outcome in Outcome),
        PromiseClosed(2**40, DAY, Outcome.KEPT),
    ),
    PromiseEnded: (PromiseEnded(3, "words"), PromiseEnded(3)),
    Requested: (Requested("a text", "why"), Requested("a text")),
    AskedAgain: (AskedAgain(3, "a text"), AskedAgain(3)),
    RequestAnswered: (
        *(RequestAnswered(3, how, "a text", DAY) for how in RequestHow),
        RequestAnswered(3, RequestHow.YES),
    ),
    RequestClosed: (RequestClosed(3, done=True), RequestClosed(3, done=False)),
    AgreementProposed: (
        *(AgreementProposed(topic, "a text", DAY, "mine", "yours") for topic in AgreementTopic),
        AgreementProposed(AgreementTopic.OTHER, "a text", DAY),
    ),
    AgreementConfirmed: (AgreementConfirmed(3),),
    AgreementWithdrawn: (AgreementWithdrawn(3),),
    AgreementLookedAt: (AgreementLookedAt(3, DAY),),
    ExpectationsDrafted: (ExpectationsDrafted("1", {"home": "a text"}), ExpectationsDrafted("1")),
}

words, number = st.text("ab", max_size=3), st.integers(1, 12)
# Few days, so that two people meet on one of them.
day = st.dates(date(2026, 3, 1), date(2026, 3, 4))
WRITTEN: dict[type[Record], SearchStrategy[Any]] = {
    Promised: st.builds(
        Promised,
        words,
        day,
        st.sampled_from(Recurs),
        st.booleans(),
        words,
        words,
        words,
        st.sampled_from(PromiseCause),
        st.integers(0, 12),
    ),
    PromiseClosed: st.builds(PromiseClosed, number, day, st.sampled_from(Outcome), words),
    PromiseEnded: st.builds(PromiseEnded, number, words),
    Requested: st.builds(Requested, words, words),
    AskedAgain: st.builds(AskedAgain, number, words),
    RequestAnswered: st.builds(RequestAnswered, number, st.sampled_from(RequestHow), words, st.none() | day),
    RequestClosed: st.builds(RequestClosed, number, st.booleans()),
    AgreementProposed: st.builds(
        AgreementProposed, st.sampled_from(AgreementTopic), words, day, words, words
    ),
    AgreementConfirmed: st.builds(AgreementConfirmed, number),
    AgreementWithdrawn: st.builds(AgreementWithdrawn, number),
    AgreementLookedAt: st.builds(AgreementLookedAt, number, day),
    ExpectationsDrafted: st.builds(
        ExpectationsDrafted, words, st.dictionaries(st.sampled_from("abc"), words, max_size=2)
    ),
}


def samples(word: str) -> tuple[Record, ...]:
    """Every field filled, with the word in every text a kind can hold."""
    return (
        Promised(
            f"{word} promised", DAY, Recurs.DAILY, True, f"{word} instead", f"{word} pulls", f"{word} knows"
        ),
        PromiseClosed(1, DAY, Outcome.LATE, f"{word} was late"),
        PromiseEnded(1, f"{word} no longer"),
        Requested(f"{word} requested", f"{word} matters"),
        AskedAgain(4, f"{word} once more"),
        RequestAnswered(4, RequestHow.NO, f"{word} not this", DAY),
        RequestClosed(4, done=True),
        AgreementProposed(AgreementTopic.MONEY, f"{word} agreed", DAY, f"{word} mine", f"{word} yours"),
        AgreementConfirmed(8),
        AgreementWithdrawn(8),
        AgreementLookedAt(8, DAY),
        ExpectationsDrafted(f"{word}-round", {f"{word}-topic": f"{word} expected"}),
    )
