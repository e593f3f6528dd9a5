"""Says in plain words what a field of a struct may hold, for errors that help."""

import datetime as dt
import types
import typing
from collections.abc import Mapping
from enum import Enum

import msgspec

_PLAIN: dict[object, str] = {
    str: "text in quotes",
    int: "a whole number",
    bool: "true or false",
    dt.date: "a date as YYYY-MM-DD",
    type(None): "null",
}


def allowed(kind: object) -> str:
    """What a value of the type `kind` may be: `text in quotes`, `one of a, b, c`, `a list of ...`."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "one of " + ", ".join(str(member.value) for member in kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return "an object with " + ", ".join(field_types(kind))
    arguments = [part for part in typing.get_args(kind) if part is not Ellipsis]
    if typing.get_origin(kind) is Mapping:
        return f"a table; each value is {allowed(arguments[1])}"
    if isinstance(kind, types.UnionType):
        return " or ".join(allowed(part) for part in arguments)
    return f"a list; each entry is {allowed(arguments[0])}"


def field_types(struct: type[msgspec.Struct]) -> dict[str, object]:
    """The names a file uses for the fields of `struct`, each with its type, in order."""
    return {field.encode_name: field.type for field in msgspec.structs.fields(struct)}


def required(struct: type[msgspec.Struct]) -> list[str]:
    """The names a file may not leave out."""
    return [field.encode_name for field in msgspec.structs.fields(struct) if field.required]
