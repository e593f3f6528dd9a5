"""`goldseam method`: every practice as a list, for people and for programs."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.catalogue.loader import CatalogueError, load_catalogue
from goldseam.core.catalogue.model import Audience, Evidence, Stage
from goldseam.core.catalogue.words import CONTENT

Run = Callable[..., Any]
KEYS = ["slug", "title", "stage", "for", "lives", "covers", "evidence"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_practice_is_listed_with_its_seven_keys(language: str, goldseam: Run) -> None:
    done = goldseam("method", "--json", "--lang", language)
    listed = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert [each["slug"] for each in listed] == sorted(load_catalogue(CONTENT).practices)
    assert len(listed) >= 24
    for each in listed:
        assert list(each) == KEYS
        assert each["stage"] in set(Stage)
        assert each["for"] in set(Audience)
        assert each["evidence"] in set(Evidence)
        assert each["covers"]
        assert all(isinstance(element, str) for element in each["covers"])


def test_a_list_for_people_has_a_line_for_each(goldseam: Run) -> None:
    listed = json.loads(goldseam("method", "--json").out)
    lines = goldseam("method").out.splitlines()
    assert len(lines) == len(listed)
    for each, line in zip(listed, lines, strict=True):
        assert each["slug"] in line
        assert each["title"] in line


def test_russian_is_printed_as_letters(goldseam: Run) -> None:
    done = goldseam("method", "--json", "--lang", "ru")
    assert "\\u04" not in done.out
    assert any("а" <= letter <= "я" for letter in done.out)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--lang", "de"),
        ("--lang",),
        ("--lang", "e\nn"),
        ("--nope",),
        ("extra",),
        ("two\nlines",),
        ("--json=yes",),
        ("--content", "."),
    ],
)
def test_what_cannot_be_done_is_one_line(arguments: tuple[str, ...], refused: Run) -> None:
    refused("method", *arguments)


def test_a_broken_content_file_is_named_with_its_field(refused: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from goldseam.commands import content, method  # noqa: PLC0415 - where the loader is looked up

    def broken(_root: Any) -> Any:
        raise CatalogueError(["practices/x/facts.toml: stage: allowed is one of stop, tell"])

    monkeypatch.setattr(content, "load_catalogue", broken)
    assert method.NAME == "method"
    assert "practices/x/facts.toml: stage: allowed" in refused("method", "--json")


@pytest.mark.parametrize("arguments", [(), ("nonsense",), ("Method",), ("--json",), ("",), ("met",)])
def test_a_command_that_is_none_is_one_line_naming_those_there_are(
    arguments: tuple[str, ...], refused: Run
) -> None:
    line = refused(*arguments)
    assert "COMMAND" in line
    assert "goldseam --help" in line


def test_help_and_version_are_no_errors(goldseam: Run) -> None:
    for arguments in (
        ("--help",),
        ("--version",),
        *((name, "--help") for name in ("method", "plan", "trust", "serve")),
    ):
        done = goldseam(*arguments)
        assert (done.code, done.err) == (0, "")
        assert done.out.strip()


def test_where_each_element_lives_is_printed_a_line_an_element(goldseam: Run) -> None:
    done = goldseam("method", "--where")
    listed = json.loads(goldseam("method", "--where", "--json").out)
    assert (done.code, done.err, len(listed)) == (0, "", 165)
    for line, each in zip(done.out.splitlines(), listed, strict=True):
        assert line.split()[0] == each["element"]
        assert (each["page"] or "-") in line
        assert all(slug in line for slug in each["practices"])
