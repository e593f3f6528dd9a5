"""Days from a log kept elsewhere: seen first, kept only then, never on a disk in clear, and taken out again."""

import re
import tempfile
from collections.abc import Callable
from datetime import date
from html import escape, unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldseam.core.records import CheckedIn
from goldseam.core.records.measured import DaysBrought

Who = Any
Words = Callable[[Any], str]
LOG = "/progress/log/"
TABLE = "date,value,note\n2026-05-03,7.5,slept <well>\n2026-05-04,3,\n"
FIELDS = {"item": "mood", "scale": "0-10"}


def brought(who: Who) -> list[DaysBrought]:
    return list(who.read(DaysBrought))


def carried(response: Any) -> dict[str, str]:
    """The fields that the preview carries on."""
    html = response.content.decode()
    found = dict(re.findall(r'type="hidden" name="(item|scale|order)" value="([^"]*)"', html))
    (lines,) = re.findall(r'<textarea name="lines" hidden>(.*?)</textarea>', html, re.DOTALL)
    return {**found, "lines": unescape(lines)}


def test_nothing_is_kept_before_the_preview_was_answered(alice: Who, words: Words) -> None:
    preview = alice.post(LOG, {**FIELDS, "lines": TABLE})
    assert "Nothing is kept yet." in words(preview)
    assert "2 days, from 3 May 2026 to 4 May 2026" in words(preview)
    assert "slept <well>" in words(preview)
    assert not brought(alice)
    sent = alice.post(LOG, {**carried(preview), "move": "keep"})
    assert sent["Location"] == "/progress/log/?kept=mood"
    assert brought(alice) == [
        DaysBrought("mood", {"2026-05-03": 7.5, "2026-05-04": 3.0}, {"2026-05-03": "slept <well>"})
    ]
    assert 'aria-current="true">My mood' in alice.get("/progress/?of=mood").content.decode()


def test_a_form_that_is_sent_twice_keeps_once(alice: Who) -> None:
    for _ in range(2):
        alice.post(LOG, {**FIELDS, "lines": TABLE, "move": "keep"})
    assert len(brought(alice)) == 1


def test_what_was_brought_can_be_looked_at_with_its_notes_a_year_at_a_time(alice: Who, words: Words) -> None:
    alice.post(LOG, {**FIELDS, "lines": f"{TABLE}\n2025-12-31,2,the <year> ended", "move": "keep"})
    (address,) = re.findall(rf'href="({LOG}\d+/)"', alice.get(LOG).content.decode())
    newest, before = words(alice.get(address)), words(alice.get(f"{address}?year=2025"))
    assert "3 May 7.5 slept <well>" in newest
    assert "the <year> ended" not in newest
    assert "31 December 2 the <year> ended" in before
    assert "slept <well>" not in before
    assert words(alice.get(f"{address}?year=x")) == newest
    assert alice.get(f"{LOG}999/").status_code == 404


@pytest.mark.parametrize("cells", [",", ",,,\n,,,", '""'])
def test_a_table_of_empty_cells_is_told_so_and_stays(alice: Who, cells: str) -> None:
    answer = alice.post(LOG, {**FIELDS, "lines": cells})
    assert answer.status_code == 422
    assert escape(cells) in answer.content.decode()


def test_going_back_loses_nothing(alice: Who) -> None:
    preview = alice.post(LOG, {**FIELDS, "lines": TABLE})
    back = alice.post(LOG, {**carried(preview), "move": "back"})
    assert back.status_code == 200
    assert "slept &lt;well&gt;" in back.content.decode()


def test_a_file_is_read_in_memory_and_never_touches_a_disk(alice: Who, monkeypatch: Any) -> None:
    def refuse(*_args: Any, **_more: Any) -> None:
        raise AssertionError

    for name in ("NamedTemporaryFile", "TemporaryFile", "mkstemp", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, name, refuse)
    file = SimpleUploadedFile("mood.csv", TABLE.replace(",", ";").encode("utf-16"), "text/csv")
    preview = alice.post(LOG, {**FIELDS, "file": file})
    assert carried(preview)["lines"].startswith("date;value;note")


def test_a_file_that_is_too_large_is_refused_plainly(alice: Who, words: Words) -> None:
    file = SimpleUploadedFile("mood.csv", b"2026-05-03,5\n" * 1_000_000, "text/csv")
    sent = alice.post(LOG, {**FIELDS, "file": file})
    assert sent.status_code == 422
    assert "larger than 2.5 MB" in words(sent)


def test_too_many_lines_are_refused_plainly(alice: Who, words: Words) -> None:
    sent = alice.post(LOG, {**FIELDS, "lines": "2026-05-03,5\n" * 100_002})
    assert sent.status_code == 422
    assert "at most 100,000 lines" in words(sent)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("", "Choose a file, or paste the lines"),
        ('2026-05-03,5\n2026-05-04,5,"open', "A quotation mark is not closed there"),
        ("some words\nand more", "No column of dates"),
        ("2026-05-03,50\n", "No line of it could be taken"),
        ("1/2/2026,5\n", "can be read in two ways"),
    ],
)
def test_what_cannot_be_read_stays_in_the_form_with_what_to_do(
    lines: str, said: str, alice: Who, words: Words
) -> None:
    sent = alice.post(LOG, {**FIELDS, "lines": lines})
    assert sent.status_code == 422
    assert said in words(sent)
    found = re.findall(r'<textarea id="lines"[^>]*>(.*?)</textarea>', sent.content.decode(), re.DOTALL)
    assert unescape(found[0]).strip() == lines.strip()


def test_a_file_that_is_no_text_is_refused(alice: Who, words: Words) -> None:
    file = SimpleUploadedFile("mood.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\xff", "text/csv")
    assert "This is no text" in words(alice.post(LOG, {**FIELDS, "file": file}))


def test_dates_that_can_be_read_in_two_ways_are_asked_about(alice: Who, words: Words) -> None:
    lines = "3/4/2026,5\n5/4/2026,6\n"
    asked = alice.post(LOG, {**FIELDS, "lines": lines})
    assert "What comes first in a date?" in words(asked)
    preview = alice.post(LOG, {**FIELDS, "lines": lines, "order": "month_first"})
    assert "from 4 March 2026 to 4 May 2026" in words(preview)
    assert carried(preview)["order"] == "month_first"


def test_what_was_passed_over_is_told_with_its_line_and_why(alice: Who, words: Words) -> None:
    page = words(alice.post(LOG, {**FIELDS, "lines": TABLE + "2026-02-30,4\n2026-12-24,4\n2026-05-06,\n"}))
    assert "3 lines were passed over" in page
    assert "Line 4: no date, or one that does not exist" in page
    assert "Line 5: a day that has not come yet" in page


def test_what_was_answered_here_stands(alice: Who, words: Words) -> None:
    alice.wrote(CheckedIn(date(2026, 5, 4), {"mood": 9}))
    preview = alice.post(LOG, {**FIELDS, "lines": TABLE})
    assert "1 of these days has an answer here already" in words(preview)
    alice.post(LOG, {**carried(preview), "move": "keep"})
    table = alice.post("/progress/days/csv/", {"of": "mood"}).content
    assert table == b"date,value\r\n2026-05-03,7.5\r\n2026-05-04,9\r\n"


def test_what_was_brought_is_taken_out_again_for_good_and_nothing_else(alice: Who, words: Words) -> None:
    alice.wrote(CheckedIn(date(2026, 5, 4), {"mood": 9}))
    alice.post(LOG, {**FIELDS, "lines": TABLE, "move": "keep"})
    page = alice.get(LOG).content.decode()
    (seq,) = re.findall(r'name="table" value="(\d+)"', page)
    for wrong in ("1", "x", "99999"):
        alice.post(f"{LOG}out/", {"table": wrong})
    assert len(brought(alice)) == 1
    for _ in range(2):
        assert alice.post(f"{LOG}out/", {"table": seq})["Location"] == "/progress/log/?out=1"
    assert not brought(alice)
    assert alice.post("/progress/days/csv/", {"of": "mood"}).content == b"date,value\r\n2026-05-04,9\r\n"
    assert "Taken out again." in words(alice.get(f"{LOG}?out=1"))


def test_what_went_out_can_come_in_again(alice: Who) -> None:
    alice.wrote(*(CheckedIn(date(2026, 5, day), {"relied": day % 11}) for day in range(1, 29)))
    table = alice.post("/progress/days/csv/", {"of": "relied"}).content
    preview = alice.post(
        LOG, {"item": "safe", "scale": "0-10", "file": SimpleUploadedFile("days.csv", table)}
    )
    alice.post(LOG, {**carried(preview), "move": "keep"})
    assert alice.post("/progress/days/csv/", {"of": "safe"}).content == table


def test_nothing_that_was_brought_reaches_the_other(couple: Any, seen_by: Any) -> None:
    before = seen_by(couple.bob)
    couple.alice.post(LOG, {**FIELDS, "lines": TABLE, "move": "keep"})
    assert seen_by(couple.bob) == before
