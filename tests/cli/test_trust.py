"""`goldseam trust`: a table of days in, what it says about felt trust out, with its uncertainty."""

import json
import math
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
DAYS = b"date,value\n2026-01-01,3\n2026-01-02,\n2026-01-04,5\n"
MODEL = ("--variances", "1,0.1,0.01", "--initial", "5,0,1,0.1")


@pytest.fixture
def read(goldseam: Run) -> Callable[..., Any]:
    """Read a table handed over on standard input."""

    def run(table: bytes, *more: str) -> Any:
        done = goldseam("trust", "-", "--json", *more, stdin=table)
        assert (done.code, done.err) == (0, "")
        return json.loads(done.out)

    return run


def table(days: int, value: Callable[[int], float]) -> bytes:
    first = date(2026, 1, 1)
    lines = [f"{first + timedelta(days=day)},{value(day):.1f}" for day in range(days)]
    return "\n".join(["date,value", *lines]).encode()


def test_every_day_from_the_first_to_the_last_has_its_level_and_band(read: Run) -> None:
    found = read(DAYS)
    assert found["answered"] == 2
    assert found["reading"] == "too_early"
    assert found["change_30"] is None
    assert [each["date"] for each in found["days"]] == [f"2026-01-0{day}" for day in (1, 2, 3, 4)]
    for each in found["days"]:
        assert list(each) == ["date", "level", "low", "high"]
        assert each["low"] < each["level"] < each["high"]


def test_a_change_has_its_value_between_its_bounds(read: Run) -> None:
    found = read(table(100, lambda day: 2 + day / 25))
    assert list(found["change_30"]) == ["value", "low", "high"]
    assert found["change_30"]["low"] < found["change_30"]["value"] < found["change_30"]["high"]
    assert found["reading"] in ("steady", "rising", "falling", "moved", "mixed", "too_early")


def test_with_variances_of_ones_own_the_states_are_added(read: Run) -> None:
    found = read(DAYS, *MODEL)
    assert isinstance(found["loglikelihood"], float)
    for name in ("filtered", "smoothed"):
        assert [each["date"] for each in found[name]] == [f"2026-01-0{day}" for day in (1, 2, 3, 4)]
        for each in found[name]:
            assert list(each) == ["date", "level", "slope", "var_level", "cov", "var_slope"]
            assert all(math.isfinite(each[key]) for key in list(each)[1:])
    assert "filtered" not in read(DAYS)


def test_lines_may_come_in_any_order_with_either_line_end(read: Run) -> None:
    shuffled = b"\xef\xbb\xbfDate,Value\r\n2026-01-04,5\r\n\r\n2026-01-01,3\r\n2026-01-02,\r\n"
    assert read(shuffled) == read(DAYS)


def test_a_file_and_standard_input_are_the_same(read: Run, goldseam: Run, tmp_path: Path) -> None:
    file = tmp_path / "days.csv"
    file.write_bytes(DAYS)
    assert json.loads(goldseam("trust", str(file), "--json").out) == read(DAYS)


def test_no_days_are_nothing_to_say(read: Run) -> None:
    found = read(b"date,value\n")
    assert (found["answered"], found["reading"], found["change_30"], found["days"]) == (
        0,
        "too_early",
        None,
        [],
    )


def test_numbers_are_numbers_also_at_the_edges(read: Run) -> None:
    for edge in (b"date,value\n0001-01-01,0\n", b"date,value\n9999-12-31,10\n"):
        assert read(edge)["answered"] == 1


def test_a_report_for_people_is_a_few_lines(goldseam: Run) -> None:
    done = goldseam("trust", "-", stdin=DAYS)
    assert done.code == 0
    assert 1 < done.out.count("\n") < 12
    assert "2" in done.out


@pytest.mark.parametrize(
    ("data", "line", "part"),
    [
        (b"", "line 1", "date,value"),
        (b"date;value\n", "line 1", "date,value"),
        (b"day,value\n2026-01-01,3\n", "line 1", "date,value"),
        (b"date,value\n2026-01-01,11\n", "line 2", "0 to 10"),
        (b"date,value\n2026-01-01,-1\n", "line 2", "0 to 10"),
        (b"date,value\n2026-01-01,nan\n", "line 2", "0 to 10"),
        (b"date,value\n2026-01-01,1e1\n", "line 2", "0 to 10"),
        (b"date,value\n\n2026-01-01,3\n2026-13-01,3\n", "line 4", "YYYY-MM-DD"),
        (b"date,value\n20260101,3\n", "line 2", "YYYY-MM-DD"),
        (b"date,value\n2026-01-01,3\n2026-01-01,4\n", "line 3", "line 2"),
        (b"date,value\n2026-01-01\n", "line 2", "date"),
        (b"date,value\n2026-01-01,7,5\n", "line 2", "7.5"),
        (b'date,value\n"2026-01-01,3\n', "line 2", "date,value"),
        (b"date,value\n2026-01-01,\0\n", "line 2", "NUL"),
        (b"date,value\n2026-01-01,\xff\n", "line 2", "UTF-8"),
        (b"date,value\n0001-01-01,3\n9999-12-31,3\n", "line 3", "hundred years"),
    ],
)
def test_a_bad_line_is_named_with_what_is_allowed(data: bytes, line: str, part: str, refused: Run) -> None:
    said = refused("trust", "-", "--json", stdin=data)
    assert line in said
    assert part in said


def test_nothing_of_the_table_is_repeated(refused: Run) -> None:
    for data in (b"date,value\n2026-01-01,secret\n", b"date,value\nsecret,1\n", b"secret,secret\n"):
        assert "secret" not in refused("trust", "-", stdin=data)


@pytest.mark.parametrize(
    "model",
    [
        ("--variances", "1,1,1"),
        ("--initial", "5,0,1,1"),
        ("--variances", "1,1", "--initial", "5,0,1,1"),
        ("--variances", "a,b,c", "--initial", "5,0,1,1"),
        ("--variances", "1,1,nan", "--initial", "5,0,1,1"),
        ("--variances", "1,1,inf", "--initial", "5,0,1,1"),
        ("--variances", "1,1,1", "--initial", "5,0,-1,1"),
        ("--variances=-1,1,1", "--initial", "5,0,1,1"),
        ("--variances", "0,0,0", "--initial", "5,0,0,0"),
        ("--variances", "1,1,1", "--initial", "5"),
        ("--variances", "", "--initial", "5,0,1,1"),
        ("--variances", "1,1,1\n", "--initial", "x\ny"),
        ("--variances",),
    ],
)
def test_a_model_that_cannot_be_is_one_line(model: tuple[str, ...], refused: Run) -> None:
    refused("trust", "-", *model, stdin=DAYS)


@pytest.mark.parametrize(
    "arguments", [(), ("/no/such/days.csv",), (".",), ("-", "-"), ("-", "--nope"), ("-", "--lang", "x")]
)
def test_what_is_missing_or_unknown_is_one_line(arguments: tuple[str, ...], refused: Run) -> None:
    refused("trust", *arguments, stdin=DAYS)


def test_the_calibration_prints_a_table_of_made_up_people_and_says_what_is_not_followed(
    goldseam: Run,
) -> None:
    done = goldseam("trust", "--calibrate", "--persons", "200")
    assert done.err == ""
    lines = done.out.splitlines()
    assert lines[0].startswith("Persons: 200 ")
    for regime in ("flat", "slow recovery", "step down", "swings of 3 to 9 weeks", "**all four**"):
        assert sum(line.startswith(f"| {regime} |") for line in lines) == 1
    assert any(line.startswith("| swings of 10 days to 3 weeks |") for line in lines)
    assert "are not followed" in lines[-1]
    assert (": held." in lines[-2]) == (done.code == 0)


def test_the_calibration_is_the_same_whenever_it_is_made(goldseam: Run) -> None:
    once, twice = (goldseam("trust", "--calibrate", "--persons", "8", "--json").out for _ in range(2))
    assert once == twice
    found = json.loads(once)
    assert found["persons"] == 8
    assert set(found["bad_days"]) == {"pooled", "flat", "recovery", "step_down", "swings", "fast_swings"}
    assert sum(found["at_random"]["flat"]["told"].values()) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--calibrate", "--persons", "3"), "--persons"),
        (("--calibrate", "--persons", "200001"), "--persons"),
        (("--calibrate", "-"), "takes no table"),
        (("--calibrate", *MODEL), "takes no table"),
        (("-", "--persons", "8"), "--calibrate"),
        ((), "give a table of days"),
    ],
)
def test_a_calibration_and_a_table_are_not_mixed(arguments: tuple[str, ...], said: str, refused: Run) -> None:
    assert said in refused("trust", *arguments)
