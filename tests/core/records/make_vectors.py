"""Adds the frozen bytes of kinds that have none yet; what is there already is never written again.

Run from the checkout: python tests/core/records/make_vectors.py
"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec

from goldseam.core.records import (
    KINDS,
    Answered,
    CheckedIn,
    Erased,
    EveningReviewed,
    FormKept,
    Noted,
    PracticeMark,
    PracticeMarked,
    PracticeStepped,
    Preferred,
    Reflected,
    SafetyAnswered,
    encode,
    kind_of,
)
from goldseam.core.records.check_in import Truth
from goldseam.core.records.kinds import Record

TARGET = Path(__file__).parent / "vectors" / "format-1.json"
AT = datetime(2026, 3, 2, 18, 30, 15, tzinfo=UTC)
DAY = date(2026, 3, 2)
# Each kind with every field filled, and with no more than it must have.
SAMPLES: dict[type[Record], tuple[Record, ...]] = {
    Answered: (
        Answered("causes", ("lying", "money")),
        Answered("came_out_on", "2026-01-31"),
        Answered("ongoing", value=False),
        Answered("role"),
    ),
    Reflected: (Reflected("q1", "I told half of it. Потом всё. 👩‍👩‍👧"), Reflected("q1", "")),
    SafetyAnswered: (SafetyAnswered({"fear": "no", "self_harm": "not_now"}), SafetyAnswered()),
    CheckedIn: (CheckedIn(DAY, {"safe": 0, "relied": 10, "close": None}, "a line"), CheckedIn(DAY)),
    EveningReviewed: (
        *(EveningReviewed(DAY, truth, "kept", "missed", told=True) for truth in Truth),
        EveningReviewed(DAY),
    ),
    PracticeMarked: (
        *(PracticeMarked("a-pause", mark, DAY) for mark in PracticeMark),
        PracticeMarked("a-pause", PracticeMark.DONE),
    ),
    PracticeStepped: (PracticeStepped("a-pause", 3), PracticeStepped("a-pause", 0)),
    Noted: (Noted("a note\n\0\u202e", practice="a-pause"), Noted("")),
    FormKept: (FormKept("/notes/", (("text", "typed"), ("text", "twice"))), FormKept("/notes/", ())),
    Preferred: (Preferred("theme", "dark"),),
    Erased: (Erased((1, 2**40)), Erased(())),
}


def missing(known: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Vectors for the kinds that have none."""
    frozen = {vector["kind"] for vector in known}
    for kind in KINDS:
        if kind_of(kind) not in frozen:
            for record in SAMPLES[kind]:
                fields = json.loads(msgspec.json.encode(record))
                yield {"kind": fields.pop("kind"), "bytes": encode(record, AT).hex(), "fields": fields}


def main() -> int:
    known = json.loads(TARGET.read_text()) if TARGET.exists() else []
    new = list(missing(known))
    lines = [json.dumps(vector, ensure_ascii=True) for vector in [*known, *new]]
    TARGET.write_text("[\n" + ",\n".join(lines) + "\n]\n")
    sys.stdout.write(f"{len(new)} added\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
