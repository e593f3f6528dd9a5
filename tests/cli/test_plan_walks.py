"""`goldseam plan --simulate` and `--proof`: weeks of a made-up person, and every situation there is."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pytest

from goldseam.cli import main
from goldseam.commands import proving
from goldseam.commands.proving import Measured, measured
from goldseam.core.situation.reading import example

Run = Callable[..., str]


@pytest.fixture
def situation(tmp_path: Path) -> str:
    path = tmp_path / "situation.json"
    path.write_bytes(example())
    return str(path)


@pytest.fixture
def walked(situation: str, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*more: str, today: str = "2026-01-13", code: int = 0) -> str:
        assert main(["plan", situation, "--today", today, *more]) == code
        output = capsys.readouterr()
        return output.err if code else output.out

    return run


def test_a_walk_is_printed_week_by_week(walked: Run) -> None:
    text = walked("--simulate", "26", "--seed", "1")
    paragraphs = text.strip().split("\n\n")
    assert len(paragraphs) == 26
    assert paragraphs[0].startswith("Week 1, 2026-01-13 to 2026-01-19: ")
    for name in (
        "offered: ",
        "done: ",
        "put off: ",
        "refused: ",
        "became possible: [",
        "kept small after hard days",
    ):
        assert name in text
    assert "a lapse happened" in text


def test_a_walk_as_json_has_the_same_weeks(walked: Run) -> None:
    weeks = json.loads(walked("--simulate", "3", "--json", "--pattern", "doing"))
    assert [week["week"] for week in weeks] == [1, 2, 3]
    assert weeks[0]["done"]
    assert set(weeks[0]["offered"]) >= set(weeks[0]["done"])
    assert weeks == json.loads(walked("--simulate", "3", "--json", "--pattern", "doing"))
    assert weeks != json.loads(walked("--simulate", "3", "--json", "--pattern", "doing", "--seed", "2"))


@pytest.mark.parametrize("weeks", ["0", "-1", "521"])
def test_a_walk_has_a_length_that_makes_sense(weeks: str, walked: Run) -> None:
    assert walked("--simulate", weeks, code=2) == (
        "goldseam plan: --simulate: give a number of weeks from 1 to 520\n"
    )


def test_a_walk_ends_before_the_calendar_does(walked: Run) -> None:
    assert "--today: with --simulate" in walked("--simulate", "2", today="9999-12-01", code=2)


def test_a_plan_is_printed_as_before(walked: Run) -> None:
    assert json.loads(walked("--json"))["suggestions"]
    assert walked().startswith("stay / ")
    assert walked("--why", "breathe-and-ground").endswith((".\n", "?\n"))
    assert "no practice has this name" in walked("--why", "nobody", code=2)


def test_an_example_is_a_plan_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "--example"]) == 0
    assert json.loads(capsys.readouterr().out)["role"] == "offending"


def test_without_a_situation_there_is_no_plan(
    tmp_path: Path, situation: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan"]) == main(["plan", situation]) == 2
    assert "give SITUATION.json and --today" in capsys.readouterr().err
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    assert main(["plan", str(broken), "--today", "2026-01-13"]) == 2
    assert "line 1" in capsys.readouterr().err


def test_a_sample_of_the_proof_finds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "--proof", "--sample", "40", "--json"]) in {0, 1}
    found = json.loads(capsys.readouterr().out)
    assert (found["situations"], found["violations"], found["broken"]) == (40, 0, [])
    assert 0 < found["median_ms"] <= found["worst_ms"]


def test_a_sample_has_a_size(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "--proof", "--sample", "0"]) == 2
    assert capsys.readouterr().err == "goldseam plan: --sample: give a whole number from 1 on\n"


@pytest.mark.parametrize(
    ("milliseconds", "broken", "code"),
    [([0.5, 0.7], [], 0), ([0.5, 0.7], [(3, "harm_in_fear: x")], 1), ([2.5, 2.7], [], 1)],
)
def test_the_proof_fails_where_something_is_broken_or_slow(
    milliseconds: list[float],
    broken: list[tuple[int, str]],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(proving, "_walked", lambda _: [Measured(milliseconds, broken)])
    assert main(["plan", "--proof"]) == code
    text = capsys.readouterr().out
    assert text.startswith("situations: 105,744\nmedian_ms: ")
    assert f"violations: {len(broken)}" in text
    assert ("situation 3: harm_in_fear: x" in text) is bool(broken)


def test_what_is_broken_is_counted_where_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "broken_by", lambda *_: ["too many minutes"])
    assert measured([11, 12]).broken == [(11, "too many minutes"), (12, "too many minutes")]


def test_a_large_walk_is_shared_between_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    chunks: list[list[int]] = []

    class Pool:
        def __init__(self, workers: int) -> None:
            assert workers >= 2

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            return None

        def map(self, _: object, given: list[list[int]]) -> list[Measured]:
            chunks.extend(given)
            return [Measured([0.1] * len(chunk), []) for chunk in given]

    monkeypatch.setattr(proving, "ProcessPoolExecutor", Pool)
    monkeypatch.setattr(proving.os, "cpu_count", lambda: 2)
    found = proving._walked(range(10_000))
    assert sum(len(part.milliseconds) for part in found) == sum(map(len, chunks)) == 10_000
    monkeypatch.setattr(proving, "WORTH_SHARING", 3)
    monkeypatch.setattr(proving.os, "cpu_count", lambda: None)
    assert len(proving._walked(range(4))[0].milliseconds) == 4
