"""The report: what was chosen and nothing else, on a page and as a file, the same twice, kept nowhere."""

from datetime import date, timedelta
from typing import Any

import pymupdf
import pytest

from goldseam.core.records import CheckedIn, EveningReviewed, Lapsed, LapseHow, LapseKind, Noted

Who = Any
ALL = ("told", "felt", "months", "word", "agreements", "again", "lines", "notes")


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


def test_an_empty_report_says_so_instead_of_showing_nothing(carol: Who) -> None:
    page = carol.post(
        "/report/", {"part": ["notes", "felt"], "until": date(2026, 1, 1).isoformat(), "since": "2025-12-01"}
    )
    assert page.content.decode().count("Nothing of this time.") == 2


def test_going_back_keeps_the_choice(carol: Who) -> None:
    page = carol.post("/report/", {"part": "notes", "about": "the week", "move": "back"}).content.decode()
    assert 'value="notes" checked' in page
    assert "the week</textarea>" in page
