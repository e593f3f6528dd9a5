"""How the export says what two people wrote: in plain words, with nothing that only a program can read."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from goldseam.core.records import (
    ClosenessWished,
    CopyGiven,
    Corrected,
    Handed,
    HandOverProposed,
    HelperOpened,
    Released,
    ReviewDrafted,
    StandingDrafted,
    TalkPaused,
)
from goldseam.core.records.handed import CorrectionHow, HandedKind
from goldseam.core.records.kinds import Record
from goldseam.core.records.release import ReleaseTopic
from goldseam.web.account.telling import TELLERS, told
from tests.core.records.together_samples import together_samples

DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.mark.parametrize("record", together_samples("seam"), ids=lambda record: type(record).__name__)
def test_every_record_of_two_people_says_something_and_no_code(record: Record) -> None:
    lines = list(told(record))
    assert lines
    for label, text in lines:
        assert label.strip()
        assert text.strip()
        assert "_" not in label + text
        assert "b'" not in text


@pytest.mark.parametrize(
    ("record", "lines"),
    [
        (
            Handed(HandedKind.ACCOUNT, "March", "I was there"),
            [("Handed over", "An account of what happened"), ("Title", "March"), ("Text", "I was there")],
        ),
        (
            Corrected(6, "twice", CorrectionHow.FOUND),
            [("Correction of number", "6"), ("How it came up", "Found out by the other"), ("Text", "twice")],
        ),
        (ClosenessWished("near"), [("Closeness", "Near")]),
        (ClosenessWished("later"), [("Closeness", "later")]),
        (
            ClosenessWished("no_contact", "", DAY, practical=False),
            [("Closeness", "No contact for now"), ("Until", "2 March 2026"), ("Practical messages", "No")],
        ),
        (TalkPaused("2026-W47", "2026-11-22T18:30"), [("Time-out until", "22 November 2026, 18:30")]),
        (TalkPaused("2026-W47", "2026-11-22T18:30+00:00"), [("Time-out until", "22 November 2026, 18:30")]),
        (TalkPaused("2026-W47", "later"), [("Time-out until", "later")]),
        (ReviewDrafted("2026-W47", {"kept": "a walk"}), [("What was promised and done", "a walk")]),
        (StandingDrafted("2026-W47", 0), [("Where trust stands for me", "0")]),
        (StandingDrafted("2026-W47"), []),
        (CopyGiven("a", "b"), [("Title", "a"), ("Text", "b")]),
    ],
)
def test_a_record_is_said_as_its_author_meant_it(record: Record, lines: list[tuple[str, str]]) -> None:
    assert list(told(record)) == lines


def test_no_key_is_told() -> None:
    for record in (
        Released(ReleaseTopic.REVIEW, "2026-W47", b"sealed", b"half"),
        HelperOpened(3, "a space", 1, b"key", DAY),
    ):
        said = " ".join(text for line in TELLERS[type(record)](record) for text in line)
        assert not {"sealed", "half", "key", "a space"} & {said, *said.split()}


@pytest.mark.parametrize(
    "record", [TalkPaused("2026-W47", "2026-11-22T18:30+00:00"), HandOverProposed("2026-11-22T18:30+00:00")]
)
def test_a_moment_is_told_by_the_clock_of_whoever_reads(record: Record) -> None:
    with timezone.override(ZoneInfo("Europe/Berlin")):
        assert "22 November 2026, 19:30" in dict(told(record)).values()
