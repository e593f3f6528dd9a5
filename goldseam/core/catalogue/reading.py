"""Turns one content file into a struct, or into lines that say what is wrong with it."""

import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from goldseam.core.catalogue.allowed import allowed, field_types, required
from goldseam.core.catalogue.plain_toml import read_toml

S = TypeVar("S", bound=msgspec.Struct)


def read_table(path: Path, name: str, problems: list[str]) -> dict[str, object] | None:
    """Read one TOML file; None, with a line added to `problems`, where that fails. `name` is said in it."""
    try:
        return read_toml(path.read_bytes().decode("utf-8"))
    except OSError:
        problems.append(f"{name}: the file is missing or cannot be read")
    except UnicodeDecodeError:
        problems.append(f"{name}: the file is not UTF-8 text")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        problems.append(f"{name}: this is not valid TOML: {error}")
    return None


def to_struct(table: object, struct: type[S], name: str, problems: list[str]) -> S | None:
    """Convert a table to `struct`; None, with a line for every wrong field, where that fails."""
    try:
        return msgspec.convert(table, struct)
    except msgspec.ValidationError:
        problems.extend(_complaints(table, struct, name))
        return None


def _complaints(table: object, struct: type[msgspec.Struct], name: str) -> list[str]:
    fields = field_types(struct)
    if not isinstance(table, dict):
        return [f"{name}: allowed is a table with {', '.join(fields)}"]
    missing = [
        f"{name}: {key} is missing; allowed is {allowed(fields[key])}"
        for key in required(struct)
        if key not in table
    ]
    wrong = [
        f"{name}: {key} is not right; allowed is {allowed(fields[key])}"
        for key, value in table.items()
        if key in fields and not _fits(value, fields[key])
    ]
    unknown = [
        f"{name}: {key} is not known; allowed are {', '.join(fields)}" for key in table if key not in fields
    ]
    return missing + wrong + unknown


def _fits(value: object, kind: object) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True
