"""Where somebody stands: the newest choice counts, whichever it is."""

from datetime import UTC, date, datetime
from uuid import UUID

from goldseam.core.records import Entry, Noted
from goldseam.core.records.decided import STANDPOINT, Decided, Standpoint, Way


def test_the_newest_choice_stands_and_any_may_follow_any() -> None:
    records = (
        Decided(Way.PART_WELL, "enough"),
        Noted("a note"),
        Decided(Way.GO_ON, look_again=date(2026, 4, 1)),
    )
    at = datetime(2026, 3, 2, tzinfo=UTC)
    entries = [
        Entry(seq, UUID(int=1), date(2026, 3, seq), at, record) for seq, record in enumerate(records, 1)
    ]
    assert STANDPOINT.over(entries[:2]) == Standpoint(1, Way.PART_WELL, "2026-03-01")
    assert STANDPOINT.run(Standpoint(), entries) == Standpoint(3, Way.GO_ON, "2026-03-03", date(2026, 4, 1))
    assert STANDPOINT.over([]) == Standpoint()
