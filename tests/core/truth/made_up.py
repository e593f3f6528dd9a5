"""Reads the made-up accounts: what somebody wrote before, drafts that contradict it, and drafts that do not."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goldseam.core.catalogue.model import Language
from goldseam.core.truth import EarlierText

ACCOUNTS = Path(__file__).parent / "accounts"
EARLIER, PLANTED, CLEAN = "E", "P", "C"


@dataclass(frozen=True)
class Draft:
    """One answer with its question; `kind` says what was planted in it, "" in a clean one."""

    asked: str
    text: str
    kind: str = ""


@dataclass(frozen=True)
class Account:
    """What one made-up person wrote."""

    name: str
    language: Language
    earlier: tuple[EarlierText, ...]
    planted: tuple[Draft, ...]
    clean: tuple[Draft, ...]


def accounts(half: str) -> tuple[Account, ...]:
    """All accounts of a half: "build" was looked at while the rules were written, "measure" was not."""
    return tuple(map(_account, sorted(ACCOUNTS.glob(f"{half}-*.txt"))))


def _account(path: Path) -> Account:
    rows = [_row(line) for line in path.read_text("utf-8").splitlines() if line[:2] in ("E ", "P ", "C ")]
    earlier = [fields for mark, fields in rows if mark == EARLIER]
    return Account(
        path.stem,
        Language(path.stem.split("-")[1]),
        tuple(
            EarlierText(seq, date.fromisoformat(day), text, asked)
            for seq, (day, asked, text) in enumerate(earlier, 1)
        ),
        tuple(Draft(asked, text, kind) for mark, (kind, asked, text) in _of(rows, PLANTED)),
        tuple(Draft(asked, text) for mark, (_, asked, text) in _of(rows, CLEAN)),
    )


def _row(line: str) -> tuple[str, list[str]]:
    return line[0], [field.strip() for field in line[2:].split("|")]


def _of(rows: list[tuple[str, list[str]]], mark: str) -> list[tuple[str, list[str]]]:
    return [row for row in rows if row[0] == mark]
