"""S19: an agreement binds once both confirmed it separately, some only after a day, and either ends it alone."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from goldseam.core.records import Entry, Noted
from goldseam.core.records.agreement import (
    AGREEMENTS,
    SLEPT_ON,
    AgreementConfirmed,
    AgreementLine,
    AgreementLookedAt,
    AgreementProposed,
    Agreements,
    AgreementTopic,
    AgreementWithdrawn,
)
from goldseam.core.records.kinds import Record

AT = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
REVIEW, LATER = date(2026, 3, 30), date(2026, 4, 30)
Written = tuple[str, timedelta, Record]
SOON, A_DAY = timedelta(minutes=1), timedelta(days=1)


def over(who: dict[str, str], *written: Written) -> AgreementLine:
    entries = [
        Entry(seq, UUID(who[letter]), (AT + after).date(), AT + after, record)
        for seq, (letter, after, record) in enumerate(written, 1)
    ]
    (line,) = AGREEMENTS.over(entries).lines
    return line


def proposed(topic: AgreementTopic = AgreementTopic.OTHER) -> Written:
    return "a", timedelta(), AgreementProposed(topic, "w" * 200, REVIEW, "secret", "secret")


def yes(letter: str, after: timedelta = SOON) -> Written:
    return letter, after, AgreementConfirmed(1)


def test_it_is_kept_by_number_with_no_more_than_its_first_words(who: dict[str, str]) -> None:
    line = over(who, proposed())
    assert line == AgreementLine(
        1, who["a"], "2026-03-02", int(AT.timestamp()), AgreementTopic.OTHER, "w" * 80, REVIEW
    )
    assert Agreements((line,)).line(1) is line
    assert Agreements((line,)).line(2) is None


def test_s19_a_proposal_binds_nobody_and_one_yes_does_not_either(who: dict[str, str]) -> None:
    for written in ([], [yes("a")], [yes("b")], [yes("a"), yes("a")], [yes("b"), yes("b")]):
        assert over(who, proposed(), *written).binding_on == ""


@pytest.mark.parametrize("order", ["ab", "ba"])
def test_s19_two_separate_confirmations_bind(who: dict[str, str], order: str) -> None:
    line = over(who, proposed(), yes(order[0]), yes(order[1], A_DAY))
    assert line.binding_on == "2026-03-03"
    assert line.confirmed_by(who["a"]) and line.confirmed_by(who["b"])  # noqa: PT018 - one fact


@pytest.mark.parametrize("topic", AgreementTopic)
def test_s19_about_four_topics_a_yes_counts_after_a_day_only(
    who: dict[str, str], topic: AgreementTopic
) -> None:
    almost = A_DAY - timedelta(seconds=1)
    early = over(who, proposed(topic), yes("a", almost), yes("b", almost))
    assert bool(early.confirmed) is (topic not in SLEPT_ON)
    assert over(who, proposed(topic), yes("a", A_DAY), yes("b", A_DAY)).binding_on == "2026-03-03"


def test_s19_the_four_topics_are_openness_money_contact_and_intimacy() -> None:
    assert {topic.value for topic in SLEPT_ON} == {"openness", "money", "contact", "intimacy"}


@pytest.mark.parametrize("letter", ["a", "b"])
@pytest.mark.parametrize("before", [[], [yes("a")], [yes("a"), yes("b")]])
def test_s19_each_withdraws_alone_at_once_and_it_stays_ended(
    who: dict[str, str], letter: str, before: list[Written]
) -> None:
    ended = letter, SOON, AgreementWithdrawn(1)
    line = over(who, proposed(), *before, ended)
    assert (line.ended_on, line.ended_by) == ("2026-03-02", who[letter])
    again = over(who, proposed(), *before, ended, yes("a"), yes("b"), ("a", A_DAY, AgreementWithdrawn(1)))
    assert again == line


@pytest.mark.parametrize("letter", ["a", "b"])
def test_what_is_in_force_can_be_looked_at_again_later(who: dict[str, str], letter: str) -> None:
    looked = letter, A_DAY, AgreementLookedAt(1, LATER)
    assert over(who, proposed(), looked).review == REVIEW
    assert over(who, proposed(), yes("a"), yes("b"), looked).review == LATER


def test_what_follows_no_agreement_and_other_kinds_change_nothing(
    who: dict[str, str], by: Callable[..., list[Entry]]
) -> None:
    for record in (AgreementConfirmed(9), AgreementWithdrawn(9), AgreementLookedAt(9, LATER)):
        assert over(who, proposed(), ("b", SOON, record)) == over(who, proposed())
    assert AGREEMENTS.over(by(("a", Noted("words")))) == Agreements()
