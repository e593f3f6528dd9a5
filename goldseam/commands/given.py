"""Reads what a command is given: a file or standard input, a day, a language; one clear line when it cannot."""

import argparse
import re
import sys
from datetime import date
from pathlib import Path

from goldseam.commands.failure import CommandError
from goldseam.core.catalogue.model import Language

DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
LARGEST_INPUT = 64 * 1024 * 1024


def add_language(parser: argparse.ArgumentParser) -> None:
    """The option --lang."""
    parser.add_argument("--lang", default="en", choices=[each.value for each in Language], help="en or ru")


def add_json(parser: argparse.ArgumentParser) -> None:
    """The option --json."""
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def text_of(name: str) -> str:
    """The text of a file, or of standard input for `-`.

    Raises:
        CommandError: it cannot be read, or is no UTF-8 text.
    """
    if any(character < " " for character in name):
        raise CommandError("a file's name with a line break or another control character cannot be read")
    try:
        data = sys.stdin.buffer.read(LARGEST_INPUT + 1) if name == "-" else _bytes(Path(name))
    except OSError as error:
        raise CommandError(
            f"{name}: cannot be read ({error.strerror}); give a file or - for standard input"
        ) from None
    if len(data) > LARGEST_INPUT:
        raise CommandError(f"{name}: is larger than 64 MiB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CommandError(f"{name}, line {line}: is not UTF-8 text") from None


def day_of(text: str) -> date:
    """A day given as YYYY-MM-DD.

    Raises:
        CommandError: it is none.
    """
    found = DAY.fullmatch(text)
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    raise CommandError("--today: give a day as YYYY-MM-DD")


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_INPUT + 1)
