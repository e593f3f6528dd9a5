"""A made-up country, whole and right, that a test bends in one place."""

from collections.abc import Callable
from pathlib import Path

import pytest

RIGHT = """\
name.en = "Nowhere"
name.ru = "Нигде"

[[emergency]]
phone = "112"
service = "all"
source = "https://help.example/"
seen = ["https://help.example/"]
checked_on = 2026-11-22
checked = "verified"

[[line]]
kind = "domestic_violence"
name = "The Line"
about.en = "For anybody."
about.ru = "Для всех."
phone = ["0800 111"]
languages = ["en"]
source = "https://line.example/"
checked_on = 2026-11-22
checked = "not_verified"
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the country into a folder, with each `old` text replaced by `new`, and give the folder."""

    def written(*changes: tuple[str, str], name: str = "xx.toml") -> Path:
        text = RIGHT
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return written
