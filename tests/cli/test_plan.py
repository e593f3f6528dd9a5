"""`goldseam plan`: a situation file in, at most three suggestions out, each with its reason."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
TODAY = ("--today", "2026-11-22")
ROLES = ("offending", "injured", "both")


@pytest.fixture
def example(goldseam: Run) -> dict[str, Any]:
    """The situation that `--example` prints."""
    return dict(json.loads(goldseam("plan", "--example").out))


@pytest.fixture
def planned(goldseam: Run) -> Callable[..., Any]:
    """Plan a situation handed over on standard input."""

    def run(situation: Any, *more: str) -> Any:
        done = goldseam("plan", "-", *TODAY, "--json", *more, stdin=json.dumps(situation).encode())
        assert (done.code, done.err) == (0, "")
        return json.loads(done.out)

    return run


def test_the_example_has_every_key_of_the_format_and_is_planned(
    example: dict[str, Any], planned: Run
) -> None:
    assert list(example) == [
        "role",
        "causes",
        "came_out",
        "came_out_on",
        "ongoing",
        "other_person",
        "living",
        "children",
        "closeness",
        "repeated",
        "barriers",
        "safety",
        "done",
    ]
    assert planned(example)["suggestions"]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_plan_has_its_three_keys_and_each_suggestion_its_four(
    role: str, language: str, example: dict[str, Any], planned: Run
) -> None:
    made = planned({**example, "role": role}, "--lang", language)
    assert list(made) == ["stage", "track", "suggestions"]
    assert 1 <= len(made["suggestions"]) <= 3
    for each in made["suggestions"]:
        assert list(each) == ["practice", "title", "reason", "contact"]
        assert isinstance(each["contact"], bool)
        assert each["title"]
        assert each["reason"]


def test_the_same_file_on_the_same_day_gives_the_same_plan(example: dict[str, Any], planned: Run) -> None:
    assert planned(example) == planned(example)


def test_what_was_done_is_taken_into_account(example: dict[str, Any], planned: Run) -> None:
    first = planned(example)["suggestions"][0]["practice"]
    done = planned({**example, "done": [{"practice": first, "on": "2026-11-22"}]})
    assert first not in [each["practice"] for each in done["suggestions"]]


@pytest.mark.parametrize(
    "odd",
    [
        {"came_out": "not_yet", "came_out_on": "2026-11-20"},
        {"came_out_on": None},
        {"came_out_on": "2099-01-01"},
        {"came_out_on": "0001-01-01"},
        {"causes": []},
        {"role": "both", "barriers": ["B04.3", "B04.2"]},
        {"safety": "self_harm", "ongoing": True, "came_out": "not_yet"},
        {"done": [{"practice": "no-such-practice", "on": "2026-11-22"}]},
    ],
)
def test_odd_combinations_are_planned_for(odd: dict[str, Any], example: dict[str, Any], planned: Run) -> None:
    assert planned({**example, **odd})["suggestions"]


@pytest.mark.parametrize("day", ["0001-01-01", "1900-02-28", "2028-02-29", "9999-12-31"])
def test_any_day_of_the_calendar_is_planned(day: str, example: dict[str, Any], goldseam: Run) -> None:
    done = goldseam("plan", "-", "--today", day, "--json", stdin=json.dumps(example).encode())
    assert done.code == 0
    assert json.loads(done.out)["suggestions"]


def test_a_file_and_standard_input_are_the_same(
    example: dict[str, Any], goldseam: Run, tmp_path: Path
) -> None:
    data = json.dumps(example).encode()
    file = tmp_path / "situation.json"
    file.write_bytes(b"\xef\xbb\xbf" + data)
    assert goldseam("plan", str(file), *TODAY, "--json") == goldseam(
        "plan", "-", *TODAY, "--json", stdin=data
    )


def test_a_plan_for_people_names_each_suggestion(
    example: dict[str, Any], goldseam: Run, planned: Run
) -> None:
    done = goldseam("plan", "-", *TODAY, stdin=json.dumps(example).encode())
    assert done.code == 0
    for each in planned(example)["suggestions"]:
        assert each["title"] in done.out
        assert each["reason"] in done.out


def test_why_says_it_in_one_sentence(example: dict[str, Any], goldseam: Run, refused: Run) -> None:
    data = json.dumps(example).encode()
    done = goldseam("plan", "-", *TODAY, "--why", "stay-yourself", stdin=data)
    assert (done.code, done.out.count("\n")) == (0, 1)
    assert "goldseam method" in refused("plan", "-", *TODAY, "--why", "nonsense", stdin=data)


@pytest.mark.parametrize(
    "day", ["20261122", "2026-W47-7", "2026-11-31", "22.11.2026", "today", "x\ny", "2026-11-22 ", "-1"]
)
def test_a_day_that_is_none_is_refused(day: str, example: dict[str, Any], refused: Run) -> None:
    assert "YYYY-MM-DD" in refused("plan", "-", f"--today={day}", stdin=json.dumps(example).encode())


@pytest.mark.parametrize(
    ("change", "named", "allowed"),
    [
        ({"role": "judge"}, "role", "offending, injured, both"),
        ({"role": None}, "role", "offending, injured, both"),
        ({"causes": "lying"}, "causes", "infidelity_physical"),
        ({"causes": ["weather"]}, "causes", "goals_out_of_reach"),
        ({"came_out": "maybe"}, "came_out", "confessed, discovered, partly, not_yet"),
        ({"came_out_on": "2026-02-30"}, "came_out_on", "YYYY-MM-DD"),
        ({"ongoing": "no"}, "ongoing", "true"),
        ({"other_person": 1}, "other_person", "none, distant, unavoidable"),
        ({"living": "there"}, "living", "together, apart, separated"),
        ({"closeness": "far"}, "closeness", "near, space, no_contact"),
        ({"barriers": ["B04.10"]}, "barriers", "B04.9"),
        ({"safety": "yes"}, "safety", "clear, fear, self_harm, not_answered"),
        ({"done": [{"practice": "x"}]}, "done", "YYYY-MM-DD"),
        ({"done": [{"practice": 1, "on": "2026-11-22"}]}, "done", "text"),
        ({"surname": "x"}, "surname", "role"),
    ],
)
def test_a_wrong_value_is_named_with_its_line_and_what_is_allowed(
    change: dict[str, Any], named: str, allowed: str, example: dict[str, Any], refused: Run
) -> None:
    line = refused("plan", "-", *TODAY, stdin=json.dumps({**example, **change}, indent=1).encode())
    for part in ("line ", named, allowed):
        assert part in line


@pytest.mark.parametrize("key", ["role", "causes", "came_out", "ongoing", "living", "safety"])
def test_a_key_that_is_missing_is_named(key: str, example: dict[str, Any], refused: Run) -> None:
    del example[key]
    assert f"{key} is missing" in refused("plan", "-", *TODAY, stdin=json.dumps(example).encode())


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", "line 1"),
        (b"\0", "line 1"),
        (b"{", "line 1"),
        (b"[]", "line 1"),
        (b'{\n"role":\n"offending",,\n}', "line 3"),
        (b'{"role": "\xff"}', "line 1"),
        (b'{\n\n"role": "\xfe\xff"}', "line 3"),
        ("{}".encode("utf-16"), "line 1"),
        (b"[" * 100_000, "line 1"),
        (b'{"role":' * 100_000, "line 1"),
        (b'{"role": "\\ud800"}', "line 1"),
        (b"9" * 100_000, "line 1"),
    ],
)
def test_what_is_no_situation_is_refused_with_its_line(data: bytes, line: str, refused: Run) -> None:
    assert line in refused("plan", "-", *TODAY, stdin=data)


def test_nothing_of_the_file_is_repeated(example: dict[str, Any], refused: Run) -> None:
    for change in (
        {"role": "a secret"},
        {"done": [{"practice": ["a secret"], "on": "a secret"}]},
        {"a secret": 1},
    ):
        assert "a secret" not in refused(
            "plan", "-", *TODAY, stdin=json.dumps({**example, **change}).encode()
        )


@pytest.mark.parametrize("name", ["/no/such/file.json", "x" * 5000, "two\nlines", "nul\0", ".", "/"])
def test_a_file_that_cannot_be_read_is_refused(name: str, refused: Run) -> None:
    refused("plan", name, *TODAY)


@pytest.mark.parametrize(
    "arguments",
    [(), ("-",), TODAY, ("-", *TODAY, "--lang", "fr"), ("-", *TODAY, "--nope"), ("-", "-", *TODAY)],
)
def test_what_is_missing_or_unknown_is_one_line(arguments: tuple[str, ...], refused: Run) -> None:
    refused("plan", *arguments, stdin=b"{}")
