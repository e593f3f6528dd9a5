"""S19: where an agreement stands, who can say yes when, and when it is looked at again."""

from datetime import UTC, date, datetime, timedelta

import pytest

from goldseam.core.deeds import AgreementStanding, agreement_standing, may_confirm, to_confirm, to_look_at
from goldseam.core.records.agreement import AgreementLine, Agreements, AgreementTopic, Confirmation

AT = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
DAY, REVIEW = date(2026, 3, 2), date(2026, 3, 30)
NEXT = DAY + timedelta(days=1)


def line(
    topic: AgreementTopic = AgreementTopic.OTHER, *, yes: str = "", binding: str = "", ended: str = ""
) -> AgreementLine:
    confirmed = tuple(Confirmation(each, "2026-03-02") for each in yes)
    at = int(AT.timestamp())
    return AgreementLine(1, "a", DAY.isoformat(), at, topic, "supper", REVIEW, confirmed, binding, ended)


def test_it_is_proposed_then_in_force_then_ended() -> None:
    assert agreement_standing(line(yes="a")) is AgreementStanding.PROPOSED
    assert agreement_standing(line(yes="ab", binding="2026-03-02")) is AgreementStanding.BINDING
    assert agreement_standing(line(binding="2026-03-02", ended="2026-03-03")) is AgreementStanding.ENDED


@pytest.mark.parametrize("topic", AgreementTopic)
@pytest.mark.parametrize("person", ["a", "b"])
def test_s19_nobody_can_say_yes_before_a_day_has_passed_whatever_it_is_called(
    person: str, topic: AgreementTopic
) -> None:
    assert not may_confirm(line(topic), person, AT + timedelta(hours=23, minutes=59))
    later = AT + timedelta(hours=24)
    assert may_confirm(line(topic), person, later)
    assert not may_confirm(line(topic, yes=person), person, later)
    assert not may_confirm(line(topic, ended="2026-03-02"), person, later)


def test_it_waits_for_whoever_has_not_said_yes_from_the_day_they_can() -> None:
    state = Agreements((line(yes="a"), line(AgreementTopic.CONTACT), line(ended="2026-03-02")))
    assert to_confirm(state, "b", DAY) == ()
    assert to_confirm(state, "b", NEXT) == state.lines[:2]
    assert to_confirm(state, "a", NEXT) == state.lines[1:2]


def test_it_is_looked_at_again_on_its_day_and_only_while_in_force() -> None:
    binding = line(yes="ab", binding="2026-03-02")
    state = Agreements((binding, line()))
    assert not to_look_at(state, REVIEW - timedelta(days=1))
    assert to_look_at(state, REVIEW) == (binding,)
