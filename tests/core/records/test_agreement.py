"""S19: an agreement binds once both confirmed it separately, some only after a day, and either ends it alone."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from goldseam.core.records import Entry, Noted
from goldseam.core.records.agreement import (
    AGREEMENTS,
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


def yes(letter: str, after: timedelta = A_DAY) -> Written:
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
    line = over(who, proposed(), yes(order[0]), yes(order[1], 2 * A_DAY))
    assert line.binding_on == "2026-03-04"
    assert line.confirmed_by(who["a"]) and line.confirmed_by(who["b"])  # noqa: PT018 - one fact


@pytest.mark.parametrize("topic", AgreementTopic)
def test_s19_about_whatever_it_is_a_yes_counts_after_a_day_only(
    who: dict[str, str], topic: AgreementTopic
) -> None:
    almost = A_DAY - timedelta(seconds=1)
    assert over(who, proposed(topic), yes("a", almost), yes("b", almost)).confirmed == ()
    assert over(who, proposed(topic), yes("a", A_DAY), yes("b", A_DAY)).binding_on == "2026-03-03"


@pytest.mark.parametrize("letter", ["a", "b"])
@pytest.mark.parametrize("before", [[], [yes("a")], [yes("a"), yes("b")]])
def test_s19_each_withdraws_alone_at_once_and_it_stays_ended(
    who: dict[str, str], letter: str, before: list[Written]
) -> None:
    ended = letter, A_DAY, AgreementWithdrawn(1)
    line = over(who, proposed(), *before, ended)
    assert (line.ended_on, line.ended_by) == ("2026-03-03", who[letter])
    again = over(who, proposed(), *before, ended, yes("a"), yes("b"), ("a", 2 * A_DAY, AgreementWithdrawn(1)))
    assert again == line


@pytest.mark.parametrize("letter", ["a", "b"])
def test_what_is_in_force_can_be_looked_at_again_later(who: dict[str, str], letter: str) -> None:
    again = letter, A_DAY, AgreementLookedAt(1, LATER)
    assert over(who, proposed(), again).review == REVIEW
    assert over(who, proposed(), yes("a"), yes("b"), again).review == LATER


def looked(who: dict[str, str], *said: tuple[str, date]) -> AgreementLine:
    """An agreement in force, after each of these said, a day apart, on which day to look again."""
    days = ((letter, A_DAY * number, AgreementLookedAt(1, on)) for number, (letter, on) in enumerate(said, 2))
    return over(who, proposed(), yes("a"), yes("b"), *days)


FAR = REVIEW + timedelta(days=300)
MONTH, TWO = REVIEW + timedelta(days=31), REVIEW + timedelta(days=62)


@pytest.mark.parametrize("letter", ["a", "b"])
@pytest.mark.parametrize("days", [32, 365, -32])
def test_s19_nobody_alone_moves_the_day_to_look_again_by_more_than_31_days(
    who: dict[str, str], letter: str, days: int
) -> None:
    wanted = REVIEW + timedelta(days=days)
    line = looked(who, (letter, wanted))
    assert (line.review, line.asked_by, line.asked_review) == (REVIEW, who[letter], wanted)
    assert looked(who, (letter, REVIEW + timedelta(days=31 if days > 0 else -31))).asked_review is None


def test_s19_nobody_moves_it_alone_twice_in_a_row(who: dict[str, str]) -> None:
    line = looked(who, ("a", MONTH), ("a", TWO))
    assert (line.review, line.asked_review) == (MONTH, TWO)
    assert looked(who, ("a", MONTH), ("b", TWO)).review == TWO
    assert looked(who, ("a", MONTH), ("b", TWO), ("a", MONTH)).review == MONTH


def test_s19_a_day_that_was_asked_for_stands_once_the_other_says_yes(who: dict[str, str]) -> None:
    line = looked(who, ("a", FAR), ("b", FAR))
    assert (line.review, line.asked_by, line.asked_review, line.moved_by) == (FAR, "", None, "")
    assert looked(who, ("a", FAR), ("a", FAR)).review == REVIEW
    assert looked(
        who, ("a", MONTH), ("a", FAR), ("b", FAR), ("a", FAR + timedelta(1))
    ).review == FAR + timedelta(1)


@pytest.mark.parametrize("letter", ["a", "b"])
def test_s20_either_lets_the_old_day_stand(who: dict[str, str], letter: str) -> None:
    line = looked(who, ("a", FAR), (letter, REVIEW))
    assert (line.review, line.asked_by, line.asked_review) == (REVIEW, "", None)


def test_a_day_that_is_over_is_counted_from_the_day_on_which_it_is_moved(who: dict[str, str]) -> None:
    after = timedelta(days=100)
    day = (AT + after).date()
    for days, moved in ((31, True), (32, False)):
        wanted = day + timedelta(days=days)
        line = over(who, proposed(), yes("a"), yes("b"), ("a", after, AgreementLookedAt(1, wanted)))
        assert (line.review == wanted) is moved


def test_what_follows_no_agreement_and_other_kinds_change_nothing(
    who: dict[str, str], by: Callable[..., list[Entry]]
) -> None:
    for record in (AgreementConfirmed(9), AgreementWithdrawn(9), AgreementLookedAt(9, LATER)):
        assert over(who, proposed(), ("b", SOON, record)) == over(who, proposed())
    assert AGREEMENTS.over(by(("a", Noted("words")))) == Agreements()
