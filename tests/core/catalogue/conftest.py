"""A small made-up content folder to break."""

from collections.abc import Callable
from pathlib import Path

import pytest

ELEMENTS = """# made up
[[element]]
id = "A01.0"
stage = "stop"
for = "offending"
lives = "truth"
"""
SOURCES = """[[source]]
id = "article"
kind = "articles"
title = "An article"
reference = "Made up"

[[source]]
id = "trial"
kind = "trial"
title = "A trial"
reference = "Made up"
address = "https://example.org"
"""
FACTS = """stage = "stop"
for = "offending"
lives = "truth"
covers = ["A01.0"]
minutes = 5
rhythm = "daily"
contact = false
evidence = "articles"
sources = ["article"]
"""
WORDS = """title = "Stop lying today"
why = "It helps."
steps = [
    "One.",
    "Two.",
    "Three.",
]
words = ["I am here.", "I will wait."]
avoid = ["Do not hurry."]
worked = "It was done."
alone = "Alone."
space = "With space."
together = "Together."
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a content folder with one good practice, and whatever else is given by path."""

    def make(**files: str | bytes | None) -> Path:
        good: dict[str, str | bytes | None] = {
            "elements.toml": ELEMENTS,
            "sources.toml": SOURCES,
            "practices/good/facts.toml": FACTS,
            "practices/good/en.toml": WORDS,
            "practices/good/ru.toml": WORDS,
        }
        for name, text in {**good, **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(text, str):
                path.write_text(text, encoding="utf-8")
            elif text is not None:
                path.write_bytes(text)
        return tmp_path

    return make


@pytest.fixture
def facts() -> str:
    return FACTS


@pytest.fixture
def words() -> str:
    return WORDS


@pytest.fixture
def elements() -> str:
    return ELEMENTS


@pytest.fixture
def sources() -> str:
    return SOURCES
