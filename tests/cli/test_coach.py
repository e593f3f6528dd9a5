"""`goldseam coach`: a line for each draft, or one plain line that says which was wrong; never a word of a draft."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from goldseam.core.coach import LONGEST

Run = Callable[..., Any]


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


def test_a_line_comes_back_for_each_draft_in_order(goldseam: Run) -> None:
    given = line(id="a", text="I'm sorry if I hurt you.") + b"\n" + line(id="b", text="I kissed her.")
    done = goldseam("coach", "--lang", "en", "--jsonl", stdin=given)
    assert (done.code, done.err) == (0, "")
    one, two = (json.loads(each) for each in done.out.splitlines())
    assert one["id"] == "a"
    assert "conditional" in one["flags"]
    assert two == {"id": "b", **two}
    assert (two["flags"], two["components"], two["cards"]) == ([], ["responsibility"], [])
    for each in one["findings"]:
        assert list(each) == ["label", "span", "sentence"]
        start, end = each["span"]
        assert 0 <= start < end <= len("I'm sorry if I hurt you.")


def test_russian_is_read_by_its_own_rules(goldseam: Run) -> None:
    done = goldseam("coach", "--lang", "ru", "--jsonl", stdin=line(id="a", text="Прости, если обидел."))
    found = json.loads(done.out)
    assert "conditional" in found["flags"]
    assert "извинение" in found["findings"][0]["sentence"].lower()


def test_no_lines_are_nothing_to_read(goldseam: Run) -> None:
    done = goldseam("coach", "--jsonl", stdin=b"")
    assert (done.code, done.out, done.err) == (0, "", "")


@pytest.mark.parametrize(
    ("bad", "part"),
    [
        (b"secret", '"id", "text"'),
        (b'{"id": "a"}', '"id", "text"'),
        (b'{"id": 3, "text": "secret"}', '"id", "text"'),
        (b'["secret"]', '"id", "text"'),
        (line(id="a", text="secret" * LONGEST), "20,000"),
        (b"\xff", "UTF-8"),
    ],
)
def test_a_bad_line_is_named_and_never_repeated(bad: bytes, part: str, refused: Run) -> None:
    said = refused("coach", "--jsonl", stdin=line(id="a", text="fine") + bad)
    assert "line 2" in said
    assert part in said
    assert "secret" not in said


def test_what_takes_too_long_is_refused(refused: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: object) -> None:
        raise TimeoutError

    monkeypatch.setattr("goldseam.commands.coach.read", endless)
    assert "line 1" in refused("coach", "--jsonl", stdin=line(id="a", text="secret"))


def test_figures_are_printed_without_a_word_of_a_draft(goldseam: Run, tmp_path: Path) -> None:
    file = tmp_path / "labelled.jsonl"
    file.write_bytes(
        line(id="a", text="I'm sorry if I hurt you.", flags=["conditional", "vague"], components=[])
        + line(id="b", text="I kissed her.", flags=[], components=["responsibility"], note="any")
    )
    done = goldseam("coach", "--measure", str(file))
    assert done.code == 0
    assert "healthy drafts: 0 of 1 wrongly flagged (0.0%)" in done.out
    assert "kissed" not in done.out
    found = json.loads(goldseam("coach", "--measure", str(file), "--json").out)
    assert (found["drafts"], found["healthy"], found["false_flags"]) == (2, 1, 0.0)
    assert found["labels"]["flags"] == {
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
        "right": 2,
        "wrong": 0,
        "missed": 0,
    }


def test_a_label_that_is_not_known_is_refused(refused: Run, tmp_path: Path) -> None:
    file = tmp_path / "labelled.jsonl"
    file.write_bytes(line(id="a", text="secret", flags=["rude"], components=[]))
    said = refused("coach", "--measure", str(file))
    assert "line 1" in said
    assert "secret" not in said


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--lang", "en"),
        ("--jsonl", "--measure", "x"),
        ("--jsonl", "--lang", "de"),
        ("--measure", "/no/such"),
    ],
)
def test_what_is_missing_or_unknown_is_one_line(arguments: tuple[str, ...], refused: Run) -> None:
    refused("coach", *arguments)
