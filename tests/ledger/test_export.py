"""The export holds everything a person wrote, readable without this program, and nothing of anybody else."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from goldseam.core.records import Answered, CheckedIn, FormKept, Noted, PracticeMark, PracticeMarked
from goldseam.ledger import export
from goldseam.ledger.people import NewPerson


def test_the_export_holds_every_entry_in_order_and_no_erased_word(
    alice: NewPerson, person: Callable[[str], NewPerson], now: datetime, day: date
) -> None:
    space = alice.unlocked.private_space()
    space.append(
        Answered("causes", ("lying", "money")),
        Noted("erased later"),
        CheckedIn(day, {"safe": 4, "close": None}, "a line"),
        PracticeMarked("a-pause", PracticeMark.NOT_NOW, day),
        FormKept("/notes/", (("text", "мысль"),)),
        at=now,
        day=day,
    )
    space.erase([2], at=now, day=day)
    person("Bob").unlocked.private_space().append(Noted("of Bob"), at=now, day=day)

    found = json.loads(json.dumps(export.everything(alice.unlocked, now, day)))

    assert found["format"] == "goldseam-export-1"
    assert found["made"] == "2026-03-02T18:30:15+00:00"
    assert [(entry["number"], entry["kind"], entry["fields"]) for entry in found["entries"]] == [
        (1, "answered", {"question": "causes", "value": ["lying", "money"]}),
        (3, "check_in", {"for_day": "2026-03-02", "answers": {"safe": 4, "close": None}, "line": "a line"}),
        (4, "practice", {"slug": "a-pause", "mark": "not_now", "until": "2026-03-02"}),
        (5, "kept_form", {"page": "/notes/", "fields": [["text", "мысль"]]}),
        (6, "erased", {"seqs": [2], "what": "note"}),
    ]
    assert {entry["day"] for entry in found["entries"]} == {"2026-03-02"}
    assert {entry["written"] for entry in found["entries"]} == {"2026-03-02T18:30:15+00:00"}


def test_the_export_of_somebody_who_wrote_nothing_is_empty(
    alice: NewPerson, now: datetime, day: date
) -> None:
    assert export.everything(alice.unlocked, now, day)["entries"] == []


def test_a_share_is_in_the_export_until_its_last_day_is_over_where_its_giver_lives(
    strangers: Any, day: date
) -> None:
    strangers.join(strangers.bob, strangers.invite_helper(strangers.alice))
    last = day + timedelta(days=14)
    at = datetime(last.year, last.month, last.day + 1, 3, tzinfo=UTC)
    counts = [len(export.everything(strangers.alice, at, each)["shared"]) for each in (last, at.date())]
    assert counts == [1, 0]
