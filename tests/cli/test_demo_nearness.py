"""How near the made-up couple is and what each keeps alone: something of every kind, with words in both languages."""

from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from goldseam.core.measures import APART, complete, load_instruments
from goldseam.core.nearness import aways_of, reach_now, running, sign_now, to_ask, touch_holding
from goldseam.core.records.amends_draft import AMENDS_DRAFTS
from goldseam.core.records.away import AWAYS
from goldseam.core.records.decided import STANDPOINT, Decided, Way
from goldseam.core.records.dispute import DISPUTES, OWN_DISPUTES
from goldseam.core.records.measured import QUESTIONNAIRES, QuestionnaireAnswered
from goldseam.core.records.own import OWN
from goldseam.core.records.promise import PROMISES, Outcome
from goldseam.core.records.release import RELEASES
from goldseam.core.records.sign import SIGNS
from goldseam.core.records.time_out import TIME_OUTS
from goldseam.core.records.touch import TOUCH_WISHES, SexLevel, TouchLevel
from goldseam.core.records.trigger import CARDS, GENTLE_OWN, TriggerNoted, standing_triggers
from goldseam.demo import words_of_nearness, words_of_own
from goldseam.demo.making import PASSPHRASE, make_couple
from goldseam.ledger import people
from goldseam.web.own.topics import TOPICS

pytestmark = pytest.mark.django_db
SHARED = TOUCH_WISHES, SIGNS, AWAYS, TIME_OUTS, CARDS, DISPUTES, PROMISES, RELEASES
ALONE = OWN_DISPUTES, GENTLE_OWN, OWN, STANDPOINT, QUESTIONNAIRES, AMENDS_DRAFTS


@pytest.fixture
def two(tmp_path: Path, now: datetime, day: date) -> SimpleNamespace:
    """Both of them, their own spaces, and what the folds make of what they share and keep."""
    made = make_couple(tmp_path, "en", now, day)
    robin, kim, _ada = (people.open_with_passphrase(each["name"], PASSPHRASE) for each in made)
    space = kim.shared_space()
    assert space is not None
    alone = {"robin": robin.private_space(), "kim": kim.private_space()}
    found = SimpleNamespace(ids=(str(robin.person), str(kim.person)), alone=alone, at=int(now.timestamp()))
    found.states, found.day = space.states(*SHARED), day
    found.own = {who: each.states(*ALONE) for who, each in alone.items()}
    return found


def test_the_two_are_near_and_nothing_of_it_presses(two: SimpleNamespace) -> None:
    robin, kim = two.ids
    holds = touch_holding(two.states[TOUCH_WISHES], two.ids)
    assert (holds.touch, holds.sex) == (TouchLevel.WHEN_ASKED, SexLevel.NOT_NOW)
    assert set(two.states[SIGNS].by_person) == set(two.ids)
    assert [sign_now(two.states[SIGNS], each, two.at) for each in two.ids] == [None, None]
    assert all(reach_now(two.states[AWAYS], each, two.day) for each in two.ids)
    assert [line.ended for line in two.states[AWAYS].lines] == [True, False]
    (coming,) = aways_of(two.states[AWAYS], robin, two.day)
    assert coming.leaves > two.day.isoformat()
    assert aways_of(two.states[AWAYS], kim, two.day) == ()


def test_a_time_out_and_a_trip_were_promises_and_both_were_kept(two: SimpleNamespace) -> None:
    (line,) = two.states[TIME_OUTS].lines
    assert line.back
    assert running(two.states[TIME_OUTS], two.at) is None
    assert to_ask(two.states[TIME_OUTS], two.ids[0], two.at) is None
    trip = two.states[AWAYS].lines[0]
    for number in (line.promise, trip.promise):
        promise = two.states[PROMISES].line(number)
        assert promise is not None
        assert [each.outcome for each in promise.closings] == [Outcome.KEPT]


def test_what_hurts_is_kept_alone_and_two_cards_and_a_day_were_handed_over(two: SimpleNamespace) -> None:
    _robin, kim = two.ids
    triggers = {who: standing_triggers(space.read(TriggerNoted)) for who, space in two.alone.items()}
    assert {who: len(found) for who, found in triggers.items()} == {"robin": 1, "kim": 3}
    cards = two.states[CARDS]
    assert [line.by for line in cards.cards] == [kim, kim]
    (gentle,) = cards.days
    # Said on that very day, and never on another.
    assert (gentle.by, gentle.known_on) == (kim, gentle.on)
    assert [line.yearly for line in two.own["kim"][GENTLE_OWN].days] == [True, False]


def test_two_disputes_were_opened_by_both_and_one_waits(two: SimpleNamespace) -> None:
    travel, visit, waiting = (str(line.seq) for line in two.states[DISPUTES].lines)
    rounds = {each.round: bool(each.opened_on) for each in two.states[RELEASES].dispute}
    assert rounds == {travel: True, visit: True}
    answered = {who: [line.dispute for line in two.own[who][OWN_DISPUTES].lines] for who in two.own}
    assert answered == {
        "robin": [int(travel), int(visit), 0],
        "kim": [int(travel), int(visit), int(waiting)],
    }


def test_each_has_written_about_themselves_and_written_one_page_anew(two: SimpleNamespace) -> None:
    pages = {who: each[OWN] for who, each in two.own.items()}
    assert pages["robin"].topics() == set(TOPICS)
    assert pages["kim"].topics() == {name for name, topic in TOPICS.items() if not topic.after_owning}
    assert [len(pages[who].earlier(topic)) for who, topic in (("kim", "ground"), ("robin", "pace"))] == [1, 1]
    # What has to be owned first was owned.
    assert any(each.what == "statement" and each.handed_on for each in two.own["robin"][AMENDS_DRAFTS].drafts)


def test_kim_said_not_yet_and_goes_on_for_now_and_nobody_is_asked_again_yet(two: SimpleNamespace) -> None:
    records = [entry.record for entry in two.alone["kim"].read(Decided)]
    assert [each.way for each in records if isinstance(each, Decided)] == [Way.NOT_YET, Way.GO_ON]
    assert two.own["kim"][STANDPOINT].look_again > two.day
    assert two.own["robin"][STANDPOINT].way is Way.GO_ON


def test_each_answered_a_questionnaire_three_times_and_it_is_offered_again(two: SimpleNamespace) -> None:
    by_name = {each.id: each for each in load_instruments()}
    for who, space in two.alone.items():
        taken = two.own[who][QUESTIONNAIRES].taken
        assert len(taken) == 3
        assert date.fromordinal(taken[-1].day) + timedelta(days=APART) <= two.day
        for entry in space.read(QuestionnaireAnswered):
            assert isinstance(entry.record, QuestionnaireAnswered)
            assert complete(by_name[entry.record.measure], entry.record.points)


def test_the_words_are_the_same_in_number_and_belong_to_pages_that_there_are() -> None:
    near = words_of_nearness.NEARNESS
    assert near["en"].keys() == near["ru"].keys()
    parts = {f"{topic.id}/{part.id}" for topic in TOPICS.values() for part in topic.parts}
    for table in (words_of_own.OWN, words_of_own.EARLIER):
        for who in ("kim", "robin"):
            assert table["en"][who].keys() == table["ru"][who].keys()
            assert table["en"][who].keys() <= parts
    stands = words_of_own.STANDS
    assert {who: len(said) for who, said in stands["en"].items()} == {
        who: len(said) for who, said in stands["ru"].items()
    }
    assert "!" not in f"{near} {words_of_own.OWN} {words_of_own.EARLIER} {stands}"
