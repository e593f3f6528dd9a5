"""Nobody is shown words for the other side, or a barrier that only the other can move."""

import pytest

from goldseam.core.catalogue.model import Audience, Language
from goldseam.core.reader import load_moments, load_topics, moments_for, sections_for
from goldseam.core.situation.barriers import MOVED_BY, own_barriers
from goldseam.core.situation.model import Role

AUDIENCE = {Role.OFFENDING: Audience.OFFENDING, Role.INJURED: Audience.INJURED, Role.BOTH: Audience.BOTH}


@pytest.mark.parametrize("role", Role)
def test_each_role_sees_exactly_the_barriers_it_can_move(role: Role) -> None:
    shown = [
        section.barrier
        for topic in load_topics(Language.EN)
        for section in sections_for(topic, AUDIENCE[role], own_barriers(role))
        if section.barrier
    ]
    assert shown == [barrier for barrier, movers in MOVED_BY.items() if role in movers]


def test_without_a_known_role_no_barrier_is_shown_and_the_rest_is() -> None:
    for topic in load_topics(Language.EN):
        shown = sections_for(topic, Audience.BOTH, ())
        assert shown == tuple(section for section in topic.sections if section.barrier is None)
        assert shown


def test_each_partner_reads_how_it_feels_on_their_own_side_and_whoever_is_both_reads_both() -> None:
    (feels,) = (topic for topic in load_topics(Language.EN) if topic.slug == "what-recovery-feels-like")
    sides = {reader: {section.audience for section in sections_for(feels, reader, ())} for reader in Audience}
    assert sides == {
        Audience.OFFENDING: {Audience.OFFENDING, Audience.BOTH},
        Audience.INJURED: {Audience.INJURED, Audience.BOTH},
        Audience.BOTH: set(Audience),
    }


@pytest.mark.parametrize("reader", Audience)
def test_moments_keep_their_order_and_leave_out_the_other_side(reader: Audience) -> None:
    moments = load_moments(Language.RU)
    shown = moments_for(moments, reader)
    left_out = {moment.audience for moment in moments if moment not in shown}
    assert list(shown) == sorted(shown, key=lambda moment: moment.order)
    assert left_out == (set() if reader is Audience.BOTH else set(Audience) - {reader, Audience.BOTH})
