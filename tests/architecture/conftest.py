"""The sources of the project, read once, for the tests of the house rules."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OWN = ("goldseam", "tests", "scripts", "docs")
MADE = ("__pycache__", "migrations", "node_modules")


def files(*folders: str, ending: str) -> Iterator[Path]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob(f"*{ending}")):
            if not any(part in MADE for part in path.parts):
                yield path


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def modules() -> Mapping[str, ast.Module]:
    """Every Python module of the project and its tests, by its path; migrations are written by a program."""
    return {
        str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8"))
        for path in files("goldseam", "tests", "scripts", ending=".py")
    }


@pytest.fixture(scope="session")
def templates() -> Mapping[str, str]:
    """Every template, by its path."""
    return {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in files("goldseam", ending=".html")
    }
