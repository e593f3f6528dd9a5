"""The made-up couple: whole, believable, made once, in both languages."""

from datetime import date, datetime
from pathlib import Path

import pytest

from goldseam.core.records import CheckedIn, EveningReviewed
from goldseam.core.trust import Kind, picture
from goldseam.core.trust.felt import FELT_TRUST
from goldseam.demo.making import PASSPHRASE, make_couple
from goldseam.demo.story import KIM_DID, ROBIN_DID
from goldseam.ledger import doctor, people
from goldseam.web.shared import method

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "ru"])
def test_both_sign_in_with_six_months_behind_them(
    tmp_path: Path, now: datetime, day: date, language: str
) -> None:
    made = make_couple(tmp_path, language, now, day)
    robin, kim = (people.open_with_passphrase(each["name"], PASSPHRASE) for each in made)
    assert len(robin.private_space().read(EveningReviewed)) > 100
    assert len(kim.private_space().read(CheckedIn)) > 100
    assert list(doctor.with_keys(robin)) == list(doctor.with_keys(kim)) == []


def test_the_trust_of_the_made_up_couple_is_no_straight_line(
    tmp_path: Path, now: datetime, day: date
) -> None:
    kim = people.open_with_passphrase(make_couple(tmp_path, "en", now, day)[1]["name"], PASSPHRASE)
    felt = kim.private_space().states(FELT_TRUST)[FELT_TRUST]
    answers = felt.answers("relied")
    seen = picture(answers, min(answers), day.toordinal(), felt.kept.get("relied"))
    assert seen.reading.kind is not Kind.TOO_EARLY
    assert seen.answered > 48


def test_what_the_couple_did_is_in_the_method() -> None:

    assert {slug for _, slug in (*ROBIN_DID, *KIM_DID)} <= set(method.catalogue().practices)


def test_the_couple_is_made_once(tmp_path: Path, now: datetime, day: date) -> None:
    assert make_couple(tmp_path, "en", now, day) == make_couple(tmp_path, "en", now, day)
