"""What the made-up couple told, asked and owned: something of every kind, in both languages, and gentle."""

import re
import wave
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from goldseam.core.catalogue.model import Language
from goldseam.core.records.account import read_account
from goldseam.core.records.amends import AMENDS, AmendsKind
from goldseam.core.records.hand_over import HAND_OVERS
from goldseam.core.records.lie import KEPT_LIES, LIES
from goldseam.core.records.no_contact import NO_CONTACT, OWN_NO_CONTACT, WITNESSES, Witness
from goldseam.core.records.public_words import PUBLIC_WORDS_BETWEEN
from goldseam.core.records.question import QUESTIONS, AnswerHow, Asked
from goldseam.core.records.question_time import QUESTION_TIMES
from goldseam.core.records.recording import RECORDINGS, MediaType
from goldseam.core.records.release import Released
from goldseam.core.truth import Standing, compares, standing
from goldseam.demo import words_of_amends, words_of_truth
from goldseam.demo.making import PASSPHRASE, make_couple
from goldseam.demo.recording import SECONDS, tones
from goldseam.ledger import media, people, releases

pytestmark = pytest.mark.django_db
TOLD = HAND_OVERS, QUESTIONS, QUESTION_TIMES, LIES, NO_CONTACT, WITNESSES, AMENDS, PUBLIC_WORDS_BETWEEN


@pytest.fixture(params=["en", "ru"])
def two(request: pytest.FixtureRequest, tmp_path: Path, now: datetime, day: date) -> SimpleNamespace:
    """Both of them, their space and what its folds make of it."""
    made = make_couple(tmp_path, request.param, now, day)
    robin, kim, _ada = (people.open_with_passphrase(each["name"], PASSPHRASE) for each in made)
    space = kim.shared_space()
    assert space is not None
    return SimpleNamespace(
        robin=robin, kim=kim, space=space, states=space.states(*TOLD), language=request.param, day=day
    )


def test_a_full_account_opened_and_was_put_right_once(two: SimpleNamespace) -> None:
    (given,) = two.states[HAND_OVERS].given
    assert given.giver == str(two.robin.person)
    assert len(given.corrections) == 1
    entries = two.space.some([given.seq, given.ready], Released)
    people_of = two.robin.person, two.kim.person
    texts = releases.opened(two.space, list(entries.values()), people_of)
    assert texts is not None
    parts = read_account(texts[two.robin.person])
    assert len(parts) == len(words_of_truth.ACCOUNT[two.language])


def test_questions_stand_in_every_way_a_question_can(two: SimpleNamespace) -> None:
    lines = two.states[QUESTIONS].questions
    assert {standing(line) for line in lines} == set(Standing)
    answers = [each for line in lines for each in line.answers]
    assert {each.how for each in answers} == set(AnswerHow)
    (promised,) = [each.by for each in answers if each.by]
    assert date.fromisoformat(promised) > two.day
    waiting = [line.seq for line in lines if standing(line) is Standing.WAITING]
    (asked,) = two.space.some(waiting, Asked).values()
    assert compares(asked.record.text, Language(two.language))
    assert two.states[QUESTION_TIMES].agreed is not None


def test_a_lie_was_put_right_within_a_day_and_another_one_waits(two: SimpleNamespace) -> None:
    assert [line.within_a_day for line in two.states[LIES].lines] == [True]
    kept = two.robin.private_space().states(KEPT_LIES)[KEPT_LIES].lies
    assert [each.told_on for each in kept] == [""]


def test_no_contact_has_its_end_its_witness_its_rules_and_its_log(two: SimpleNamespace) -> None:
    kinds = [line.kind for line in two.states[NO_CONTACT].lines]
    assert sorted(set(kinds)) == ["channel_closed", "contact", "distance_plan", "ending_sent"]
    contacts = [line.within_a_day for line in two.states[NO_CONTACT].lines if line.kind == "contact"]
    assert contacts == [False, True]
    assert two.states[WITNESSES].agreed is Witness.READ_BEFORE
    own = two.robin.private_space().states(OWN_NO_CONTACT)[OWN_NO_CONTACT].lines
    assert [bool(line.handed_on) for line in own] == [True] * len(kinds)


def test_amends_have_every_kind_and_were_heard_the_second_time(two: SimpleNamespace) -> None:
    lines = two.states[AMENDS].lines
    assert {line.kind for line in lines} == set(AmendsKind)
    assert [line.heard for line in lines if line.kind is AmendsKind.SAID_BACK] == ["not_quite", "yes"]
    # Nobody in the story asks for forgiveness: it is not a step (S30).
    assert not two.states[AMENDS].asked
    (asked,) = two.states[PUBLIC_WORDS_BETWEEN].asked
    assert not asked.decided_on


def test_kim_keeps_a_recording_that_really_plays(two: SimpleNamespace) -> None:
    private = two.kim.private_space()
    (line,) = private.states(RECORDINGS)[RECORDINGS].items
    assert (line.type, line.seconds) == (MediaType.AUDIO_WAV, SECONDS)
    sound = b"".join(media.read(private, line, 0, line.length))
    assert sound == tones()
    with wave.open(BytesIO(sound)) as file:
        assert file.getnframes() == file.getframerate() * SECONDS
    assert not two.space.states(RECORDINGS)[RECORDINGS].items


def test_the_words_of_the_story_are_the_same_in_number_and_nowhere_coarse() -> None:
    for tables in (words_of_truth.TRUTH, words_of_truth.ASKED, words_of_amends.AMENDS):
        assert tables["en"].keys() == tables["ru"].keys()
    told = words_of_truth.ACCOUNT
    shape = {language: [(kind, sorted(fields)) for kind, fields in parts] for language, parts in told.items()}
    assert shape["en"] == shape["ru"]
    text = f"{told} {words_of_truth.TRUTH} {words_of_amends.AMENDS}".lower()
    assert not re.search(r"\b(sex|kiss|naked|bed|секс|поцел|голая|голый|постел)", text)
    assert "!" not in text
