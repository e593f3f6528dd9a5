"""Everything a person holds, as plain values: the same for a program and for a page to read."""

from datetime import datetime
from typing import Any

import msgspec

from goldseam.core.records import KINDS, Entry, kind_of
from goldseam.ledger.unlocked import Unlocked

FORMAT = "goldseam-export-1"


def everything(unlocked: Unlocked, at: datetime) -> dict[str, Any]:
    """Every entry of the private space, oldest first, with what makes it readable elsewhere."""
    space = unlocked.private_space()
    entries = [_plain(entry) for entry in space.read(*KINDS)]
    return {"format": FORMAT, "made": at.isoformat(timespec="seconds"), "entries": entries}


def _plain(entry: Entry) -> dict[str, Any]:
    fields = msgspec.to_builtins(entry.record)
    fields.pop("kind", None)
    return {
        "number": entry.seq,
        "kind": kind_of(type(entry.record)),
        "day": entry.day.isoformat(),
        "written": entry.at.isoformat(),
        "fields": fields,
    }
