"""Everything a person holds, as plain values: the same for a program and for a page to read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec

from goldseam.core.records import (
    KINDS,
    Entry,
    Erased,
    Joined,
    Left,
    Preferred,
    Released,
    Returned,
    TermsStated,
    kind_of,
)
from goldseam.core.records.kinds import Record
from goldseam.core.records.openness import OpennessGiven
from goldseam.core.records.preference import UNTOLD
from goldseam.ledger.releases import opened
from goldseam.ledger.ring import CLIENT
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Unlocked

FORMAT = "goldseam-export-1"


@dataclass(frozen=True)
class SharedPart:
    """Another space: what it is, how everybody there is called ("" for whoever deleted their account), its entries.

    `texts` holds what both have released, by the number of its entry.
    """

    what: str
    names: Mapping[UUID, str]
    entries: tuple[Entry, ...]
    texts: Mapping[int, str]


def everything(unlocked: Unlocked, at: datetime, day: date) -> dict[str, Any]:
    """Every entry of every space this person can read, oldest first, with what makes it readable elsewhere.

    `at` is when it is made, `day` the day it is then where this person lives: what ends by itself ends by that.
    `entries` are the private ones; `shared` holds each other space with what it is and who wrote what there.
    """
    return {
        "format": FORMAT,
        "made": at.isoformat(timespec="seconds"),
        "entries": [_plain(entry) for entry in own_entries(unlocked)],
        "shared": [
            {
                "what": part.what,
                "names": {str(person): name for person, name in part.names.items()},
                "entries": [_with_author(entry, unlocked, part) for entry in part.entries],
            }
            for part in shared_parts(unlocked, day)
        ],
    }


def own_entries(unlocked: Unlocked) -> list[Entry]:
    """Every private entry but codes that the program sent: whoever reads the file must not confirm an address."""
    entries = unlocked.private_space().read(*KINDS)
    return [
        entry
        for entry in entries
        if not (isinstance(entry.record, Preferred) and entry.record.name in UNTOLD)
    ]


def shared_parts(unlocked: Unlocked, day: date) -> list[SharedPart]:
    """Every space of this person but the private one, as it may be read on this day: without a name that is gone (S23).

    What others gave them as a counsellor is not theirs to take along: it ends when its giver says so (S14).
    """
    others = [space for space in unlocked.spaces().all[1:] if space.role != CLIENT]
    return [_part(space) for space in others if space.is_there(day)]


def _part(space: OpenSpace) -> SharedPart:
    entries = space.read(*KINDS)
    gone = {entry.author for entry in entries if isinstance(entry.record, Left) and entry.record.gone}
    named = [_without_name(entry) if entry.author in gone else entry for entry in entries]
    names = {
        entry.author: entry.record.name
        for entry in named
        if isinstance(entry.record, Joined | Returned | TermsStated)
    }
    texts = _released_texts(space, entries, names.keys())
    told = [entry for entry in named if entry.author == space.person or _is_told(entry, texts)]
    return SharedPart(space.role, names, tuple(told), texts)


def _is_told(entry: Entry, texts: Mapping[int, str]) -> bool:
    """Whether the other may know of this: not of a text that stays sealed, nor of one that was taken back (S16).

    Nor of openness that was given: what is over looks as if it had never been.
    """
    if isinstance(entry.record, OpennessGiven):
        return False
    if isinstance(entry.record, Released):
        return entry.seq in texts
    return not (isinstance(entry.record, Erased) and entry.record.what == kind_of(Released))


def _without_name(entry: Entry) -> Entry:
    if not isinstance(entry.record, Joined | Returned):
        return entry
    return msgspec.structs.replace(entry, record=msgspec.structs.replace(entry.record, name=""))


def _released_texts(space: OpenSpace, entries: Iterable[Entry], members: Iterable[UUID]) -> dict[int, str]:
    """The texts of every round that both have released; a round that is still sealed has none."""
    rounds: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        if isinstance(entry.record, Released):
            rounds.setdefault((entry.record.topic, entry.record.round), []).append(entry)
    found = {}
    for several in rounds.values():
        texts = opened(space, several, set(members)) or {}
        newest = {entry.author: entry.seq for entry in several}
        found.update({newest[author]: text for author, text in texts.items()})
    return found


def _with_author(entry: Entry, unlocked: Unlocked, part: SharedPart) -> dict[str, Any]:
    by = "me" if entry.author == unlocked.person else "other"
    plain = {"by": by, "person": str(entry.author), **_plain(entry)}
    if entry.seq in part.texts:
        plain["fields"]["text"] = part.texts[entry.seq]
    return plain


def _plain(entry: Entry) -> dict[str, Any]:
    return {
        "number": entry.seq,
        "kind": kind_of(type(entry.record)),
        "day": entry.day.isoformat(),
        "written": entry.at.isoformat(),
        "fields": _fields(entry.record),
    }


def _fields(record: Record) -> dict[str, Any]:
    """What a record says. Sealed bytes and keys say nothing outside, and a key belongs in no file."""
    fields: dict[str, Any] = msgspec.to_builtins(record)
    fields.pop("kind", None)
    return {
        name: value for name, value in fields.items() if not isinstance(getattr(record, name, None), bytes)
    }
