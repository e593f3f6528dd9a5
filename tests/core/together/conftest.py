"""Talks and rounds as the shared space would fold them, told by weeks."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from goldseam.core.records.release import Releases, ReleaseTopic, Round
from goldseam.core.records.review import Talk, TalkHeld, Talks

MONDAY = date(2026, 1, 5)
Weekly = Callable[..., Talks]


@pytest.fixture(scope="session")
def monday() -> date:
    """The Monday of "2026-W02", on which every made-up history begins."""
    return MONDAY


@pytest.fixture(scope="session")
def held() -> Weekly:
    """Talks from w(ell), h(ard), s(topped), a dot where it was not closed: one a week, on its Wednesday."""
    words = {"w": TalkHeld.WELL, "h": TalkHeld.HARD, "s": TalkHeld.STOPPED}

    def make(story: str) -> Talks:
        talks = []
        for week, letter in enumerate(story):
            day = MONDAY + timedelta(weeks=week, days=2)
            year, number, _ = day.isocalendar()
            closed = {"one": words[letter], "other": TalkHeld.WELL} if letter in words else {}
            on = day.isoformat() if closed else ""
            talks.append(Talk(f"{year}-W{number:02}", day.isoformat(), closed_by=closed, closed_on=on))
        return Talks(tuple(talks))

    return make


@pytest.fixture(scope="session")
def begun() -> Callable[..., Releases]:
    """One round of the review: its name, the day of its newest act, and who left it out."""

    def make(name: str, on: date, *not_this: str) -> Releases:
        return Releases(review=(Round(ReleaseTopic.REVIEW, name, {"one": 1}, not_this, on=on.isoformat()),))

    return make
