"""Reads a situation file strictly, and says in one line what is wrong with it."""

import datetime as dt
import re

import msgspec

from goldseam.core.catalogue.allowed import allowed, field_types
from goldseam.core.situation.model import (
    CameOut,
    Cause,
    Closeness,
    Done,
    Living,
    OtherPerson,
    Postponed,
    Role,
    Safety,
    Situation,
)

FILE_KEYS = (
    "role",
    "causes",
    "came_out",
    "came_out_on",
    "ongoing",
    "other_person",
    "living",
    "children",
    "closeness",
    "repeated",
    "barriers",
    "safety",
    "done",
)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_PATH = re.compile(r"at `\$\.(?P<field>\w+)(?:\[(?P<index>\d+)\])?(?:\.(?P<inner>\w+))?`")
_NAMED = re.compile(r"field `(?P<name>[^`]*)`")
LONGEST_KEY_SAID = 40
_WHOLE = f"one object with {', '.join(FILE_KEYS)}"
_AT_BYTE = re.compile(r"byte (\d+)")


class SituationError(ValueError):
    """A situation file that cannot be read: the line where that is known, the field, what is allowed."""


def read_situation(data: bytes) -> Situation:
    """Decode the JSON of a situation file (UTF-8).

    Odd combinations are accepted and planned for; unknown keys and values are not.

    Raises:
        SituationError: with one line for the person; it never repeats what stands in the file.
    """
    data = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        text = data.decode("utf-8")
        return msgspec.json.decode(data, type=Situation)
    except UnicodeDecodeError as error:
        raise SituationError(f"line {_line_at_byte(data, error.start)}: this is not UTF-8 text") from None
    except msgspec.ValidationError as error:
        raise SituationError(_what_is_wrong(text, str(error))) from None
    except msgspec.DecodeError as error:
        at = _AT_BYTE.search(str(error))
        line = _line_at_byte(data, int(at.group(1)) if at else len(data))
        raise SituationError(f"line {line}: this is not valid JSON; allowed is {_WHOLE}") from None


def write_situation(situation: Situation) -> bytes:
    """Encode as compact JSON that `read_situation` reads back; what has its default value is left out."""
    return msgspec.json.encode(situation)


def example() -> bytes:
    """A valid situation file with every stable key, indented, ending in a newline."""
    situation = Situation(
        role=Role.OFFENDING,
        causes=(Cause.INFIDELITY_PHYSICAL, Cause.LYING),
        came_out=CameOut.DISCOVERED,
        came_out_on=dt.date(2026, 1, 12),
        ongoing=False,
        other_person=OtherPerson.DISTANT,
        living=Living.TOGETHER,
        children=False,
        closeness=Closeness.NEAR,
        repeated=False,
        safety=Safety.CLEAR,
    )
    keys = {key: msgspec.to_builtins(getattr(situation, key)) for key in FILE_KEYS}
    return msgspec.json.format(msgspec.json.encode(keys), indent=2) + b"\n"


class _Place(msgspec.Struct, frozen=True):
    """Where in the file something is wrong: a key, the entry of its list, a key in that entry."""

    field: str
    index: int | None
    inner: str | None


def _what_is_wrong(text: str, complaint: str) -> str:
    found = _PATH.search(complaint)
    named = _NAMED.search(complaint)
    place = None
    if found is not None:
        index = found.group("index")
        place = _Place(found.group("field"), None if index is None else int(index), found.group("inner"))
    if named is None:
        return _wrong_value(text, place)
    return _wrong_key(text, place, named.group("name"), missing="missing" in complaint)


def _wrong_value(text: str, place: _Place | None) -> str:
    if place is None:
        return f"line 1: allowed is {_WHOLE}"
    kind = _types(place)[place.inner] if place.inner else field_types(Situation)[place.field]
    return f"line {_line_of_key(text, place)}: {_name(place)} is not right; allowed is {allowed(kind)}"


def _wrong_key(text: str, place: _Place | None, key: str, *, missing: bool) -> str:
    fields = field_types(Situation) if place is None else _types(place)
    here = _Place(key, None, None) if place is None else _Place(place.field, place.index, key)
    if missing:
        line = 1 if place is None else _line_of_key(text, place)
        return f"line {line}: {_name(here)} is missing; allowed is {allowed(fields[key])}"
    name = f"the key {_name(here)}" if key.isidentifier() and len(key) <= LONGEST_KEY_SAID else "a key"
    return f"line {_line_of_key(text, here)}: {name} is not known; allowed are {', '.join(fields)}"


def _types(place: _Place) -> dict[str, object]:
    return field_types(Done if place.field == "done" else Postponed)


def _name(place: _Place) -> str:
    entry = "" if place.index is None else f", entry {place.index + 1}"
    return f"{place.field}{entry}" + (f", {place.inner}" if place.inner else "")


def _line_of_key(text: str, place: _Place) -> int:
    """The line of a key; of the list's key where the entry's own key cannot be told apart."""
    start = re.search(rf'"{re.escape(place.field)}"\s*:', text)
    position = start.start() if start else 0
    if start and place.inner:
        inner = list(re.finditer(rf'"{re.escape(place.inner)}"\s*:', text[start.end() :]))
        entry = place.index or 0
        position = start.end() + inner[entry].start() if entry < len(inner) else position
    return text.count("\n", 0, position) + 1


def _line_at_byte(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1
