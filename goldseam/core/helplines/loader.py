"""Reads the help lines, strictly: a wrong number of help is worse than a program that does not start."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from goldseam.core.helplines.model import (
    Channel,
    Checked,
    Country,
    Emergency,
    HelpLine,
    InBoth,
    Kind,
    Service,
    TextLine,
)

FOLDER = Path(__file__).resolve().parents[2] / "content" / "helplines"

_ENUMS: Mapping[str, type[StrEnum]] = {
    "kind": Kind,
    "also": Kind,
    "service": Service,
    "checked": Checked,
    "channel": Channel,
}
_TABLES: Mapping[str, type[msgspec.Struct]] = {
    "": Country,
    "emergency": Emergency,
    "line": HelpLine,
    "text": TextLine,
}
_SHAPES: Mapping[str, str] = {
    "code": "the file name is two small letters of ISO 3166, such as nz.toml",
    "languages": "two small letters of ISO 639-1, such as en",
    "phone": "digits, spaces and hyphens, with +, * or # where they are dialled",
    "to": "digits, spaces and hyphens, with +, * or # where they are dialled",
    "source": "an address that begins with https:// or http://",
    "seen": "addresses that begin with https:// or http://",
    "chat": "an address that begins with https:// or http://",
    "web": "an address that begins with https:// or http://",
    "checked_on": "a date such as 2026-11-22, without quotes",
    "en": "words, with no space at either end",
    "ru": "words, with no space at either end",
    "emergency": "one table [[emergency]] at least",
    "line": "one table [[line]] at least",
}


class HelplineError(ValueError):
    """A file of help lines is missing or wrong. The message names file, field and what is allowed."""


@cache
def load_countries(folder: Path = FOLDER) -> tuple[Country, ...]:
    """Read every `CC.toml` of the folder, in the order of the country codes.

    Raises:
        HelplineError: in one line, naming the file, the field and what is allowed.
    """
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise HelplineError(f"{folder.name}: no country is there; allowed: files such as nz.toml")
    return tuple(_read(path) for path in paths)


def _read(path: Path) -> Country:
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise HelplineError(f"{path.name}: cannot be read; allowed: TOML in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise HelplineError(f"{path.name}: {error}") from None
    if "code" in tree:
        raise HelplineError(f"{path.name}: code is not written in the file; the file name says it")
    try:
        return msgspec.convert({**tree, "code": path.stem}, Country, builtin_types=(date,))
    except msgspec.ValidationError as error:
        raise HelplineError(f"{path.name}: {_plain(str(error))}") from None


def _plain(message: str) -> str:
    """Turn the decoder's sentence into `where: what; allowed: values`."""
    what, _, place = message.partition(" - at `$")
    where = place.strip("`.")
    named = re.search(r"field `(\w+)`", what)
    field = named.group(1) if named else _last(where)
    allowed = _fields(_last(where)) if "unknown field" in what else _values(field)
    if named:
        where = f"{where}.{field}".lstrip(".")
    if what.startswith("Expected `str` matching"):
        what = "has another form"
    return f"{where}: {what}" + (f"; allowed: {allowed}" if allowed else "")


def _last(where: str) -> str:
    """Give the name at the end of a path: `line[0].phone[1]` ends in `phone`."""
    return re.sub(r"\[.*?\]$", "", where.rpartition(".")[2])


def _values(field: str) -> str:
    members = _ENUMS.get(field)
    return ", ".join(members) if members else _SHAPES.get(field, "")


def _fields(table: str) -> str:
    known = msgspec.structs.fields(_TABLES.get(table, InBoth))
    return ", ".join(one.encode_name for one in known if one.name != "code")
