"""What `goldseam trust` prints: the same keys for every table, and never a figure that is none."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.words import load_words
from goldseam.core.trust import trust_report
from goldseam.core.trust.band import Z90
from goldseam.core.trust.days import Days
from goldseam.core.trust.kalman import Initial, Variances, VariancesError

FIRST = date(2025, 1, 1)
USUAL, START = Variances(1.5, 0.02, 0.0001), Initial(5.0, 0.0, 9.0, 0.01)
ALWAYS = {"answered", "reading", "change_30", "days"}
GIVEN = {"loglikelihood", "filtered", "smoothed"}
MODELS = pytest.mark.parametrize(
    ("variances", "initial"), [(None, None), (USUAL, START)], ids=["grid", "given"]
)


def dated(values: list[float | None]) -> Days:
    return [(FIRST + timedelta(days=day), value) for day, value in enumerate(values)]


def report(days: Days, variances: Variances | None = None, initial: Initial | None = None) -> dict[str, Any]:
    """As it arrives at whoever reads the JSON; NaN and infinity would not arrive."""
    found: dict[str, Any] = json.loads(json.dumps(trust_report(days, variances, initial), allow_nan=False))
    return found


@MODELS
@pytest.mark.parametrize(
    ("values", "answered"),
    [
        ([], 0),
        ([None], 0),
        ([7.0], 1),
        ([None] * 90, 0),
        ([10.0] * 90, 90),
        ([0.0, *[None] * 1000, 10.0], 2),
        ([*[None] * 40, *[6.0] * 40, *[None] * 40], 40),
    ],
    ids=["no days", "one day, no answer", "one answer", "no answers", "all equal", "far apart", "blank ends"],
)
def test_any_table_gets_a_whole_report(
    values: list[float | None], answered: int, variances: Variances | None, initial: Initial | None
) -> None:
    found = report(dated(values), variances, initial)
    assert found.keys() >= ALWAYS
    assert (found.keys() >= GIVEN) is (variances is not None)
    assert found["answered"] == answered
    assert found["reading"] in {"too_early", "steady", "rising", "falling", "moved_around", "mixed"}
    assert [part["date"] for part in found["days"]] == [day.isoformat() for day, _ in dated(values)]
    assert all(part.keys() == {"date", "level", "low", "high"} for part in found["days"])
    assert all(part["low"] < part["level"] < part["high"] for part in found["days"])


def test_ten_years_are_read_and_a_change_is_stated(diary: Any) -> None:
    found = report(dated(diary(3653, missing=0.2)))
    assert len(found["days"]) == 3653
    assert found["change_30"]["low"] < found["change_30"]["value"] < found["change_30"]["high"]


@MODELS
def test_dates_left_out_are_days_without_an_answer(
    diary: Any, variances: Variances | None, initial: Initial | None
) -> None:
    whole = dated(diary(100, missing=0.4))
    last = whole[-1][0]
    shorter = [(day, value) for day, value in whole if value is not None or day in (FIRST, last)]
    assert report(whole, variances, initial) == report(shorter, variances, initial)


@MODELS
@pytest.mark.parametrize(
    ("values", "stated"),
    [([6.0] * 48 + [None] * 12, True), ([6.0] * 47 + [None] * 13, False), ([6.0] * 59, False)],
)
def test_no_change_is_stated_before_60_days_and_48_answers(
    values: list[float | None], stated: bool, variances: Variances | None, initial: Initial | None
) -> None:
    found = report(dated(values), variances, initial)
    assert (found["change_30"] is not None) is stated
    assert (found["reading"] == "too_early") is not stated


def test_given_variances_are_used_as_they_are(oracle: Any, diary: Any) -> None:
    values = diary(150, missing=0.3)
    expected = oracle(values, USUAL, START)
    found = report(dated(values), USUAL, START)
    assert found["loglikelihood"] == pytest.approx(expected.loglikelihood, abs=1e-8)
    for key, table in (("filtered", expected.filtered()), ("smoothed", expected.smoothed())):
        for row, state in zip(found[key], table, strict=True):
            names = ("level", "slope", "var_level", "cov", "var_slope")
            assert [row[name] for name in names] == pytest.approx(list(state), abs=1e-8)
        assert [row["date"] for row in found[key]] == [day.isoformat() for day, _ in dated(values)]
    last, drawn = found["smoothed"][-1], found["days"][-1]
    assert drawn["level"] == last["level"]
    assert drawn["high"] == pytest.approx(last["level"] + Z90 * last["var_level"] ** 0.5)
    month = found["smoothed"][-31]
    assert found["change_30"]["value"] == pytest.approx(last["level"] - month["level"], abs=1e-8)


@MODELS
def test_a_shift_is_asked_about(diary: Any, variances: Variances | None, initial: Initial | None) -> None:
    values = [*diary(120, level=8.0, spread=0.8), *diary(20, level=3.0, spread=0.8, seed=2)]
    found = report(dated(values), variances, initial)
    assert found["asked_about"][-1]["direction"] == "down"
    assert found["asked_about"][-1]["since"] >= "2025-04-29"
    assert (found["reading"], found["why"]) == ("moved_around", "shift_down")
    assert found["around"] == found["asked_about"][-1]["since"]


def test_the_last_fortnight_is_told_even_when_it_is_too_early() -> None:
    found = report(dated([2.0, 4.0, 9.0]))
    assert found["last_fortnight"] == {"middle": 4.0, "lowest": 2.0, "highest": 9.0, "answered": 3}


def test_with_words_there_is_a_sentence() -> None:
    words = load_words(Language.EN, "reading")
    told = trust_report(dated([5.0]), words=words)
    assert told["sentence"] == words["says.few_days"].format(enough_days=60, enough_answers=48)
    assert "sentence" not in trust_report(dated([5.0]))


def test_one_of_variances_and_start_alone_is_refused() -> None:
    for variances, initial in ((USUAL, None), (None, START)):
        with pytest.raises(VariancesError, match="together"):
            trust_report(dated([5.0]), variances, initial)


def test_days_at_both_ends_of_the_calendar_are_days() -> None:
    for first in (date.min, date.max - timedelta(days=69)):
        days: Days = [(first + timedelta(days=day), 5.0) for day in range(70)]
        assert report(days)["answered"] == 70
