"""A server that is killed in the middle of writing loses nothing it acknowledged and leaves nothing half-written."""

from collections.abc import Callable
from typing import Any

ROUNDS = 100
SEED = 20_260_302


def test_a_hundred_kills_lose_no_acknowledged_entry_and_tear_none(run: Callable[..., Any]) -> None:
    report = run("killed_process.py", str(ROUNDS), str(SEED))

    assert report["killed"] == ROUNDS
    assert report["lost"] == []
    assert report["torn"] == []
    assert report["shown"] == report["acknowledged"] + report["unacknowledged"]
    assert report["acknowledged"] >= ROUNDS // 2
    assert 0 <= report["unacknowledged"] <= ROUNDS
