"""Today says that what both wrote has opened, and that something is shown openly: where, and never a word."""

from typing import Any

import pytest

from goldseam.core.records import ClosenessWished
from goldseam.core.records.question import SubjectRested
from goldseam.core.records.release import ReleaseTopic
from goldseam.core.situation.model import Closeness
from goldseam.ledger import releases
from tests.web.offering import given

Two, Who = Any, Any
TODAY = "/today/"
REVEALED, SHOWN = "What you both wrote has opened", "Something is shown to you openly"


def page(who: Who) -> str:
    return str(who.get(TODAY).content.decode())


def release(who: Who, topic: ReleaseTopic) -> None:
    day = who.clock.today
    space = who.shared
    releases.release(space, topic, "1", "MARKED words", at=who.clock.now(), day=day, after=space.head().last)


def later(two: Two, days: int) -> None:
    two.alice.clock.passes(days=days)
    for who in (two.alice, two.bob):
        who.unlock(who.passphrase)


@pytest.mark.parametrize(
    ("topic", "leads"),
    [
        (ReleaseTopic.VOWS, "/good/vows/"),
        (ReleaseTopic.WHY, "/good/why/"),
        (ReleaseTopic.OPENING, "/good/open/"),
        (ReleaseTopic.EXPECTATIONS, "/expectations/"),
        (ReleaseTopic.DISPUTE, "/dispute/"),
        (ReleaseTopic.REVIEW, "/us/review/"),
        (ReleaseTopic.STANDING, "/us/standing/"),
    ],
)
def test_what_both_wrote_is_told_of_once_both_released_and_for_three_days(
    couple: Two, topic: ReleaseTopic, leads: str
) -> None:
    release(couple.alice, topic)
    assert REVEALED not in page(couple.bob)
    release(couple.bob, topic)
    for who in (couple.alice, couple.bob):
        assert f'<a href="{leads}">{REVEALED}' in page(who)
        assert who.get(leads).status_code in {200, 302}
        assert "MARKED" not in page(who)
    later(couple, 3)
    assert REVEALED not in page(couple.alice)


def test_several_that_opened_are_one_line(couple: Two) -> None:
    for topic in (ReleaseTopic.VOWS, ReleaseTopic.WHY):
        for who in (couple.alice, couple.bob):
            release(who, topic)
    assert page(couple.bob).count(REVEALED) == 1
    assert f'<a href="/us/">{REVEALED}' in page(couple.bob)


def test_an_account_is_told_of_by_its_own_line_alone(couple: Two) -> None:
    for who in (couple.alice, couple.bob):
        release(who, ReleaseTopic.ACCOUNT)
    assert REVEALED not in page(couple.bob)


@pytest.mark.parametrize(("topic", "told"), [(ReleaseTopic.STANDING, False), (ReleaseTopic.VOWS, True)])
def test_who_lets_the_subject_rest_is_told_of_what_is_not_about_it(
    couple: Two, topic: ReleaseTopic, told: bool
) -> None:
    for who in (couple.alice, couple.bob):
        release(who, topic)
    couple.alice.wrote(SubjectRested())
    assert (REVEALED in page(couple.alice)) is told


def test_under_no_contact_today_tells_of_neither(couple: Two) -> None:
    for who in (couple.alice, couple.bob):
        release(who, ReleaseTopic.VOWS)
    given(couple.bob)
    couple.alice.gave(ClosenessWished(Closeness.NO_CONTACT))
    assert REVEALED not in page(couple.alice)
    assert SHOWN not in page(couple.alice)


def test_what_is_shown_openly_is_told_of_to_the_other_alone_and_for_three_days(couple: Two) -> None:
    _own, theirs = given(couple.bob)
    assert f'<a href="{theirs}">{SHOWN}' in page(couple.alice)
    assert "canary" not in page(couple.alice)
    assert SHOWN not in page(couple.bob)
    given(couple.bob, title="the calendar")
    assert f'<a href="/openness/">{SHOWN}' in page(couple.alice)
    later(couple, 3)
    assert SHOWN not in page(couple.alice)


def test_s16_what_was_ended_is_as_if_it_had_never_been_there(couple: Two) -> None:
    before = page(couple.alice)
    own, _theirs = given(couple.bob)
    assert page(couple.alice) != before
    assert couple.bob.post(f"{own}end/", {}).status_code == 302
    assert SHOWN not in page(couple.alice)
