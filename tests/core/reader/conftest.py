"""A small made-up content folder, whole and right, that a test bends in one place."""

from collections.abc import Callable
from pathlib import Path

import pytest

ELEMENTS = "".join(
    f'[[element]]\nid = "{id_}"\nstage = "understand"\nfor = "both"\nlives = "barriers"\n'
    for id_ in ("A01.0", "B04.0", "B04.1", "B04.2")
)
SOURCES = '[[source]]\nid = "study"\nkind = "trial"\ntitle = "A study"\nreference = "Made up"\n'
TOPIC = """order = 10
covers = ["B04.0"]

[[section]]
id = "first-part"
sources = ["study"]

[[section]]
id = "second-part"
barrier = "B04.1"

[[section]]
id = "third-part"
for = "injured"
"""
TOPIC_WORDS = """title = "A topic"
lead = "What it is about."

[[section]]
id = "first-part"
heading = "The first part"
paragraphs = ["One.", "Two."]

[[section]]
id = "second-part"
heading = "The second part"
paragraphs = ["Three."]

[[section]]
id = "third-part"
heading = "The third part"
paragraphs = ["Four."]
"""
MOMENT = """for = "injured"
order = 10
covers = ["A01.0"]
help = "last"
"""
MOMENT_WORDS = """title = "A hard moment"
first = "I hear you."
more = ["I am here.", "I will wait."]
not = ["Calm down.", "So what?"]
then = "Drink some water."
care = "Open the help page."
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the folder with each file replaced that is given by path; `None` leaves a file out."""

    def written(**files: str | bytes | None) -> Path:
        good: dict[str, str | bytes | None] = {
            "elements.toml": ELEMENTS,
            "sources.toml": SOURCES,
            "practices/.gitkeep": "",
            "understand/good/facts.toml": TOPIC,
            "understand/good/en.toml": TOPIC_WORDS,
            "understand/good/ru.toml": TOPIC_WORDS,
            "moments/good/facts.toml": MOMENT,
            "moments/good/en.toml": MOMENT_WORDS,
            "moments/good/ru.toml": MOMENT_WORDS,
        }
        for name, text in {**good, **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(text, str):
                path.write_text(text, encoding="utf-8")
            elif text is not None:
                path.write_bytes(text)
        return tmp_path

    return written


@pytest.fixture
def topic() -> str:
    return TOPIC


@pytest.fixture
def topic_words() -> str:
    return TOPIC_WORDS


@pytest.fixture
def moment() -> str:
    return MOMENT


@pytest.fixture
def moment_words() -> str:
    return MOMENT_WORDS
