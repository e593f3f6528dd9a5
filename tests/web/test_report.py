"""The report: what was chosen and nothing else, on a page and as a file, the same twice, kept nowhere."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pymupdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldseam.core.records import CheckedIn, EveningReviewed, Lapsed, LapseHow, LapseKind, Noted
from goldseam.core.records.agreement import (
    AgreementConfirmed,
    AgreementProposed,
    AgreementTopic,
    AgreementWithdrawn,
)
from goldseam.core.records.measured import DaysBrought, QuestionnaireAnswered
from goldseam.core.records.promise import Outcome, PromiseClosed, Promised, Recurs
from tests.web.browsing import TOKEN

Words = Callable[[Any], str]
Who = Any
ALL = ("told", "felt", "months", "body", "questionnaires", "word", "agreements", "again", "lines", "notes")


def lived(who: Who) -> None:
    today = who.clock.today
    for back in range(80, 0, -1):
        who.wrote(CheckedIn(today - timedelta(days=back), {"relied": back % 9, "safe": 5}, f"line {back}x"))
    who.wrote(
        EveningReviewed(today - timedelta(days=3), kept="the call at six", missed="the bin"),
        Lapsed(today - timedelta(days=9), LapseHow.TOLD_LATE, LapseKind.SLIP, what="I wrote to him"),
        Noted("a note of this week"),
        CheckedIn(today - timedelta(days=2), {}, "written over"),
    )


def text_of(pdf: bytes) -> str:
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        return "\n".join(page.get_text() for page in document)


def test_it_holds_what_was_chosen_and_nothing_else(carol: Who) -> None:
    lived(carol)
    page = carol.post("/report/", {"part": ["lines"], "about": "how we talk"}).content.decode()
    for there in ("how we talk", "the call at six", "line 40x", "written over"):
        assert there in page
    for not_chosen in ("a note of this week", "I wrote to him", "line 2x", "<svg"):
        assert not_chosen not in page.split("<main", 1)[1]
    page = carol.post("/report/", {"part": list(ALL)}).content.decode()
    for there in ("a note of this week", "I wrote to him", "chart-band", "needs a shared space"):
        assert there in page


def test_what_lies_outside_its_time_is_left_out(carol: Who) -> None:
    lived(carol)
    today = carol.clock.today
    since, until = (today - timedelta(days=50)).isoformat(), (today - timedelta(days=30)).isoformat()
    page = carol.post("/report/", {"part": list(ALL), "since": since, "until": until}).content.decode()
    assert "line 40x" in page
    for outside in ("line 29x", "line 51x", "the call at six", "I wrote to him", "a note of this week"):
        assert outside not in page


def test_the_file_says_the_same_as_the_page_and_is_the_same_twice(carol: Who) -> None:
    lived(carol)
    carol.wrote(Noted("Заметка по-русски & <знаки>"))
    form = {"part": list(ALL), "move": "pdf", "about": "как мы говорим"}
    first, second = (carol.post("/report/", form) for _ in range(2))
    assert first.content == second.content
    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"] == 'attachment; filename="report.pdf"'
    assert "no-store" in first["Cache-Control"]
    words = text_of(first.content)
    for there in ("как мы говорим", "Заметка по-русски & <знаки>", "the call at six", "I wrote to him"):
        assert there in words


def test_no_text_cuts_off_what_follows_it_in_the_file(carol: Who) -> None:
    carol.wrote(Noted("before \0 after"), Noted("the note that follows"))
    words = text_of(carol.post("/report/", {"part": ["notes"], "move": "pdf"}).content)
    for there in ("before", "after", "the note that follows", "not validated"):
        assert there in words


def test_nothing_of_it_is_kept(carol: Who) -> None:
    lived(carol)
    before = carol.space.head().last
    carol.post("/report/", {"part": list(ALL), "about": "canary", "move": "pdf"})
    assert carol.space.head().last == before


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({}, "at least one part"),
        ({"part": "felt", "since": "2026-03-02", "until": "2026-03-01"}, "before the last one"),
        ({"part": "felt", "since": "2000-01-01"}, "three years at most"),
        ({"part": "felt", "since": "soon"}, "from the calendar"),
        ({"part": "felt", "about": "x" * 200_001}, "too long"),
    ],
)
def test_what_cannot_be_made_is_said_and_what_was_typed_stays(
    carol: Who, form: dict[str, str], sentence: str
) -> None:
    answer = carol.post("/report/", {"about": "stays here", **form})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page
    assert form.get("about", "stays here")[:10] in page


def test_it_tells_of_the_body_of_questionnaires_and_of_what_was_noted_before(
    carol: Who, words: Words
) -> None:
    today = carol.clock.today
    for back, value in ((2, 8), (1, 4)):
        carol.wrote(CheckedIn(today - timedelta(days=back), {"mood": value, "sleep": 3, "appetite": 5}))
    carol.wrote(DaysBrought("mood", {"2026-10-03": 2.0}, {"2026-10-03": "awake until three"}))
    carol.wrote(QuestionnaireAnswered("gad-7", (2,) * 7))
    page = words(carol.post("/report/", {"part": ["body", "questionnaires", "lines"]}))
    assert "October 2026 1 2 – –" in page
    assert "November 2026 2 6 3 5" in page
    assert "GAD-7, 22 November 2026: 14 of 21 points." in page
    assert "3 October 2026, from the log I brought awake until three" in page
    page = words(carol.post("/report/", {"part": "questionnaires", "until": "2026-11-21"}))
    assert "Nothing of this time." in page
    assert "14 of 21" not in page


def agreed(couple: Any, text: str, on: date, ended: date | None = None) -> None:
    """An agreement that both confirmed on one day, two days after it was proposed; ended by Bob on another."""

    def write(who: Who, record: Any, day: date) -> int:
        at = datetime.combine(day, time(18), UTC)
        return int(who.shared.append(record, at=at, day=day)[0].seq)

    proposal = AgreementProposed(AgreementTopic.OTHER, text, on + timedelta(days=30))
    seq = write(couple.alice, proposal, on - timedelta(days=2))
    for who in (couple.alice, couple.bob):
        write(who, AgreementConfirmed(seq), on)
    if ended:
        write(couple.bob, AgreementWithdrawn(seq), ended)


def closed(who: Who, promise: int, first: date, days: int, outcome: Outcome) -> None:
    who.gave(*(PromiseClosed(promise, first + timedelta(days=back), outcome) for back in range(days)))


def test_it_holds_the_agreements_that_were_in_force_in_its_time(couple: Any, words: Words) -> None:
    for text, on, ended in (
        ("over before it", date(2026, 1, 5), date(2026, 2, 28)),
        ("ended on its first day", date(2026, 1, 6), date(2026, 3, 1)),
        ("in force for all of it", date(2026, 1, 7), None),
        ("ended in it", date(2026, 1, 8), date(2026, 3, 9)),
        ("ended after it", date(2026, 3, 4), date(2026, 4, 2)),
        ("from its last day", date(2026, 3, 31), None),
        ("after it", date(2026, 4, 1), None),
    ):
        agreed(couple, text, on, ended)
    form = {"part": "agreements", "since": "2026-03-01", "until": "2026-03-31"}
    page = words(couple.alice.post("/report/", form))
    for there in (
        "6 January 2026 – 1 March 2026 ended on its first day",
        "7 January 2026 in force for all of it",
        "8 January 2026 – 9 March 2026 ended in it",
        "4 March 2026 ended after it",
        "31 March 2026 from its last day",
    ):
        assert there in page
    for outside in ("over before it", "1 April 2026", "2 April 2026"):
        assert outside not in page


def test_what_happens_later_changes_nothing_in_a_report_of_an_earlier_time(couple: Any) -> None:
    since, until = date(2026, 7, 1), date(2026, 9, 30)
    alice, bob = couple.alice, couple.bob
    (first,), (second,) = (who.gave(Promised("I ring", since, Recurs.DAILY)) for who in (alice, bob))
    for who, promise in ((alice, first), (bob, second)):
        closed(who, promise, since, 60, Outcome.KEPT)
        closed(who, promise, since + timedelta(days=60), 10, Outcome.MISSED_TOLD)
    alice.wrote(*(CheckedIn(since + timedelta(days=day), {"relied": day // 9}) for day in range(90)))
    form = {"part": ["felt", "months", "word", "agreements"], "since": since, "until": until}

    def report() -> str:
        return TOKEN.sub("", alice.post("/report/", form).content.decode())

    before = report()
    later = until + timedelta(days=1)
    for who, promise in ((alice, first), (bob, second)):
        closed(who, promise, later, 40, Outcome.MISSED_FOUND)
    alice.wrote(*(CheckedIn(later + timedelta(days=day), {"relied": 0}) for day in range(40)))
    agreed(couple, "a later agreement", later)
    assert "8.6" in before, "most was kept: the figures are there"
    assert report() == before


def test_parts_made_of_the_same_reading_read_it_once(carol: Who) -> None:
    lived(carol)

    def queries(*parts: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert carol.post("/report/", {"part": list(parts)}).status_code == 200
        return len(found)

    # The first report also fetches a token and keeps a checkpoint.
    queries("felt", "months")
    assert queries("felt", "months") == queries("felt") == queries("months")


def test_an_empty_report_says_so_instead_of_showing_nothing(carol: Who) -> None:
    page = carol.post(
        "/report/", {"part": ["notes", "felt"], "until": date(2026, 1, 1).isoformat(), "since": "2025-12-01"}
    )
    assert page.content.decode().count("Nothing of this time.") == 2


def test_going_back_keeps_the_choice(carol: Who) -> None:
    page = carol.post("/report/", {"part": "notes", "about": "the week", "move": "back"}).content.decode()
    assert 'value="notes" checked' in page
    assert "the week</textarea>" in page
