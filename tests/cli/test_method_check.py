"""`goldseam method --check`: a summary and 0, or one line a problem and 2."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from goldseam.cli import main
from goldseam.core.catalogue.words import CONTENT

Checked = Callable[[], list[str]]
PRACTICE = "breathe-and-ground"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the shipped content, to break."""
    for name in ("elements", "practices"):
        shutil.copytree(CONTENT / name, tmp_path / name)
    for name in ("elements.toml", "sources.toml"):
        shutil.copy(CONTENT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def checked(content: Path, capsys: pytest.CaptureFixture[str]) -> Checked:
    """Check the copy; the lines of the refusal, without the name of the command."""

    def check() -> list[str]:
        assert main(["method", "--check", "--content", str(content)]) == 2
        output = capsys.readouterr()
        assert output.out == ""
        assert "Traceback" not in output.err
        return output.err.removeprefix("goldseam method: ").splitlines()

    return check


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_shipped_method_has_nothing_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["method", "--check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "Nothing is wrong."
    assert int(dict(line.split(": ") for line in lines[:-1])["practices"]) >= 90


def test_the_figures_can_be_had_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["method", "--check", "--json"]) == 0
    assert int(json.loads(capsys.readouterr().out)["for injured"]) >= 30


def test_a_whole_copy_passes(content: Path) -> None:
    assert main(["method", "--check", "--content", str(content)]) == 0


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            "facts.toml",
            "minutes",
            "minuets",
            "facts.toml: minuets is not known; allowed are stage, for, lives",
        ),
        (
            "facts.toml",
            'stage = "',
            'stage = "un',
            "facts.toml: stage is not right; allowed is one of understand",
        ),
        (
            "facts.toml",
            "sources = [",
            'sources = ["nowhere", ',
            "sources names 'nowhere'; allowed are ids from",
        ),
        (
            "facts.toml",
            "covers = [",
            'covers = ["Z01.0", ',
            "covers names 'Z01.0'; allowed are ids from elements",
        ),
        (
            "facts.toml",
            "covers",
            'instead_of = ["no"]\ncovers',
            "instead_of names 'no'; allowed are slugs of other",
        ),
        (
            "facts.toml",
            "covers",
            f'instead_of = ["{PRACTICE}"]\ncovers',
            f"instead_of names '{PRACTICE}'; allowed",
        ),
        (
            "facts.toml",
            'evidence = "clinical"',
            'evidence = "trial"',
            "evidence is stronger than its sources",
        ),
        ("ru.toml", "title", "titel", "ru.toml: title is missing; allowed is text in quotes"),
        (
            "en.toml",
            'why = "',
            'why = "You must do this. ',
            "en.toml: why breaks you_must; allowed is a text that",
        ),
        (
            "en.toml",
            'why = "',
            'why = "See no-such-practice here. ',
            "why names 'no-such-practice'; allowed are",
        ),
    ],
)
def test_a_broken_practice_is_named_with_file_field_and_what_is_allowed(
    file: str, old: str, new: str, says: str, content: Path, checked: Checked
) -> None:
    change(content / "practices" / PRACTICE / file, old, new)
    lines = checked()
    assert all(line.startswith(f"practices/{PRACTICE}/{file}: ") for line in lines)
    assert any(says in line for line in lines)


def test_a_missing_language_is_named(content: Path, checked: Checked) -> None:
    (content / "practices" / PRACTICE / "ru.toml").unlink()
    assert f"practices/{PRACTICE}/ru.toml: the file is missing or cannot be read" in checked()


def test_an_element_that_nothing_covers_is_named(content: Path, checked: Checked) -> None:
    for facts in sorted((content / "practices").glob("*/facts.toml")):
        text = facts.read_text("utf-8").replace('"C11.1"', '"C11.0"')
        facts.write_text(text.replace('"C11.0", "C11.0"', '"C11.0"'), "utf-8")
    assert any(
        line.startswith("elements.toml: C11.1 is not covered; allowed is a practice") for line in checked()
    )


def test_words_of_the_elements_are_part_of_the_check(content: Path, checked: Checked) -> None:
    change(content / "elements" / "ru.toml", '"A01.0" = ', '"A99.0" = ')
    lines = checked()
    assert "elements/ru.toml: elements.A01.0 is missing or empty; allowed is text in quotes" in lines
    assert "elements/ru.toml: elements.A99.0 is not known; allowed are ids from elements.toml" in lines


def test_another_folder_goes_with_the_check_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["method", "--content", "somewhere"]) == 2
    assert capsys.readouterr().err == "goldseam method: --content goes with --check\n"


def test_the_list_is_as_before(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["method"]) == 0
    assert any(PRACTICE in line for line in capsys.readouterr().out.splitlines())
    assert main(["method", "--json", "--lang", "ru"]) == 0
    assert len(json.loads(capsys.readouterr().out)) >= 90
