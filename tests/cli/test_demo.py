"""The made-up couple and their counsellor: whole, believable, made once, in both languages."""

from datetime import date, datetime
from pathlib import Path
from statistics import fmean

import pytest

from goldseam.core.records import CheckedIn, ClosenessWished, EveningReviewed
from goldseam.core.records.breach import BREACHES
from goldseam.core.records.closeness import WISHES, wish_of
from goldseam.core.records.dispute import DISPUTES
from goldseam.core.records.handed import HANDED, HandedKind
from goldseam.core.records.handed_lapse import HANDED_LAPSES
from goldseam.core.records.helping import HELPING
from goldseam.core.records.lapse import LAPSES, LapseHow
from goldseam.core.records.openness import GIVEN_LINES, OFFER, OFFER_KINDS
from goldseam.core.records.plan_said import PLANS
from goldseam.core.records.release import DRAFTS, RELEASES
from goldseam.core.records.review import TALKS
from goldseam.core.records.together import TOGETHER
from goldseam.core.together import round_of
from goldseam.core.trust import Kind, picture
from goldseam.core.trust.felt import FELT_TRUST
from goldseam.demo.making import PASSPHRASE, make_couple
from goldseam.demo.story import KIM_DID, ROBIN_DID
from goldseam.ledger import doctor, people
from goldseam.web.shared import method

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "ru"])
def test_both_sign_in_with_a_year_behind_them(
    tmp_path: Path, now: datetime, day: date, language: str
) -> None:
    made = make_couple(tmp_path, language, now, day)
    robin, kim, ada = (people.open_with_passphrase(each["name"], PASSPHRASE) for each in made)
    assert len(robin.private_space().read(EveningReviewed)) > 200
    assert len(kim.private_space().read(CheckedIn)) > 200
    assert [list(doctor.with_keys(each)) for each in (robin, kim, ada)] == [[], [], []]


def test_the_trust_of_the_made_up_couple_is_no_straight_line(
    tmp_path: Path, now: datetime, day: date
) -> None:
    kim = people.open_with_passphrase(make_couple(tmp_path, "en", now, day)[1]["name"], PASSPHRASE)
    felt = kim.private_space().states(FELT_TRUST)[FELT_TRUST]
    answers = felt.answers("relied")
    seen = picture(answers, min(answers), day.toordinal(), felt.kept.get("relied"))
    assert seen.reading.kind is not Kind.TOO_EARLY
    assert seen.answered > 48


def test_the_year_has_a_lapse_told_a_time_of_space_a_dispute_and_a_slow_rise(
    tmp_path: Path, now: datetime, day: date
) -> None:
    robin, kim, _ada = (
        people.open_with_passphrase(each["name"], PASSPHRASE)
        for each in make_couple(tmp_path, "en", now, day)
    )
    shared = kim.shared_space()
    assert shared is not None
    for person, told in ((robin, 1), (kim, 2)):
        lapses = person.private_space().states(LAPSES)[LAPSES].lapses
        assert len(lapses) == told
        assert lapses[-1].how is LapseHow.TOLD_SAME_DAY
    states = shared.states(HANDED_LAPSES, DISPUTES)
    assert states[HANDED_LAPSES].last_on is not None
    assert len(states[DISPUTES].lines) == 3
    wishes = [getattr(entry.record, "closeness", "") for entry in shared.read(ClosenessWished)]
    assert wishes == ["space", "near", "space"]
    relied = kim.private_space().states(FELT_TRUST)[FELT_TRUST].answers("relied")
    quarters = [list[float]() for _ in range(4)]
    for when, value in relied.items():
        quarters[min(3, (when - min(relied)) * 4 // 365)].append(value)
    first, second, third, last = (fmean(each) for each in quarters)
    # It fell where it happened again in the fourth month, and rose all the same over the year.
    assert second < third < last
    assert first + 2 < last


def test_what_the_couple_did_is_in_the_method() -> None:

    assert {slug for _, slug in (*ROBIN_DID, *KIM_DID)} <= set(method.catalogue().practices)


def test_the_couple_is_made_once(tmp_path: Path, now: datetime, day: date) -> None:
    assert make_couple(tmp_path, "en", now, day) == make_couple(tmp_path, "en", now, day)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_the_couple_shares_has_every_kind_of_thing_that_can_become_of_it(
    tmp_path: Path, now: datetime, day: date, language: str
) -> None:
    robin, kim, _ada = (
        people.open_with_passphrase(each["name"], PASSPHRASE)
        for each in make_couple(tmp_path, language, now, day)
    )
    shared = kim.shared_space()
    assert shared is not None
    states = shared.states(TOGETHER, HANDED, BREACHES, RELEASES, TALKS, WISHES)
    assert set(states[TOGETHER].members) == {str(robin.person), str(kim.person)}
    lines = states[HANDED].items
    assert {line.kind for line in lines} >= {HandedKind.NOTE, HandedKind.LETTER, HandedKind.PRACTICAL}
    assert sum(bool(line.corrections) for line in lines) == 1
    assert sum(bool(line.withdrawn_on) for line in lines) == 1
    assert len(states[HANDED].taken_back) == 1
    assert [len(breach.views) for breach in states[BREACHES].breaches] == [2]
    opened = [bool(each.opened_on) for each in (*states[RELEASES].review, *states[RELEASES].standing)]
    assert opened == [True] * 6
    assert [len(talk.closed_by) for talk in states[TALKS].talks] == [2, 2, 2, 2]
    assert wish_of(states[WISHES], kim.person, day).closeness == "space"
    # One has begun this week's review, in private; it is due for both.
    draft = kim.private_space().states(DRAFTS)[DRAFTS].review
    assert draft is not None
    assert draft.round == round_of(day)
    assert robin.private_space().states(DRAFTS)[DRAFTS].review is None


def test_the_counsellor_of_the_demo_reads_two_copies_and_has_left_a_note(
    tmp_path: Path, now: datetime, day: date
) -> None:
    robin, _kim, ada = (
        people.open_with_passphrase(each["name"], PASSPHRASE)
        for each in make_couple(tmp_path, "en", now, day)
    )
    (desk,) = ada.spaces().clients
    helping = desk.states(HELPING)[HELPING]
    assert helping.terms is not None
    assert (len(helping.copies), len(helping.notes)) == (2, 1)
    assert ada.shared_space() is None
    assert robin.spaces().helpers == ()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_one_thing_is_open_to_kim_one_waits_and_plans_are_said(
    tmp_path: Path, now: datetime, day: date, language: str
) -> None:
    robin, kim, _ada = (
        people.open_with_passphrase(each["name"], PASSPHRASE)
        for each in make_couple(tmp_path, language, now, day)
    )
    shared = kim.shared_space()
    assert shared is not None
    states = shared.states(GIVEN_LINES, PLANS)
    small = {str(space.id): space for space in robin.spaces().given}
    found = [OFFER.over(small[line.space].read(*OFFER_KINDS)) for line in states[GIVEN_LINES].lines]
    assert [(each.answer, len(each.opened)) for each in found] == [("yes", 3), ("", 0)]
    assert [line.answer for line in states[PLANS].lines] == ["", "yes", ""]
