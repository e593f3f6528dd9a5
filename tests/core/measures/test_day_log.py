"""A log somebody kept elsewhere: read whatever program wrote it, and what was passed over is told."""

from datetime import date, timedelta

import pytest

from goldseam.core.measures.day_log import LONGEST_NOTE, MOST_DAYS, DayLog, Skip, read_log
from goldseam.core.measures.log_cells import Order, Scale, day_in, told_order, value_in
from goldseam.core.measures.log_text import MAX_LINES, LogError, Wrong, separator_of, text_of

TODAY = date(2026, 11, 22)
TABLE = "date,value,note\n2026-05-03,7.5,slept well\n2026-05-04,3,\n"


def read(text: str | bytes, scale: Scale = Scale.TEN, order: Order | None = None) -> DayLog:
    return read_log(text.encode() if isinstance(text, str) else text, TODAY, scale, order)


def days(log: DayLog) -> list[tuple[str, float, str]]:
    return [(each.day.isoformat(), each.value, each.note) for each in log.days]


PLAIN = [("2026-05-03", 7.5, "slept well"), ("2026-05-04", 3.0, "")]


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        TABLE.replace("\n", "\r\n"),
        TABLE.replace(",", ";").replace("7.5", "7,5"),
        TABLE.replace(",", "\t").replace("7.5", "7,5"),
        TABLE.replace("7.5", '"7,5"'),
        TABLE.replace("slept well", '"slept well"'),
        TABLE.partition("\n")[2],
        "\n\n" + TABLE.replace("2026-05-03", "2026-05-03T22:10").replace(",3,", ",3/10,"),
        "Дата;Значение;Заметка\n03.05.2026;7,5;slept well\n4.5.2026;3;\n",
        "note,mood,day\nslept well,7.5,2026/05/03\n,3,2026/05/04\n",
        "when,x,how much\n2026-05-03,,7.5\n2026-05-04,,3\n".replace("x,how much", "value,note").replace(
            ",,", ","
        ),
    ][:10],
)
def test_the_common_layouts_are_one_and_the_same(text: str) -> None:
    log = read(text)
    assert days(log) == PLAIN
    assert log.skipped == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_common_encodings_are_read(encoding: str) -> None:
    assert days(read(TABLE.encode(encoding))) == PLAIN
    russian = "дата;значение;заметка\n03.05.2026;7;спалось\n"
    assert days(
        read(("\ufeff" if encoding == "utf-16-be" else "").encode(encoding) + russian.encode(encoding))
    )


def test_a_log_with_words_for_moods_and_several_a_day_is_read() -> None:
    log = read(
        "full_date,date,weekday,time,mood,activities,note\n"
        '2026-05-03,May 3,Sunday,10:00,rad,"a | b",up early\n'
        '2026-05-03,May 3,Sunday,22:00,bad,"",tired\n'
        "2026-05-04,May 4,Monday,22:00,meh,,\n",
        Scale.FIVE,
    )
    assert days(log) == [("2026-05-03", 6.2, "up early / tired"), ("2026-05-04", 5.0, "")]
    assert [each.rows for each in log.days] == [2, 1]


@pytest.mark.parametrize(
    ("cell", "scale", "value"),
    [
        ("0", Scale.TEN, 0.0),
        ("10", Scale.TEN, 10.0),
        ("10,5", Scale.TEN, None),
        ("-1", Scale.TEN, None),
        ("1", Scale.FIVE, 0.0),
        ("5", Scale.FIVE, 10.0),
        ("0", Scale.FIVE, None),
        ("1", Scale.ONE_TEN, 0.0),
        ("5", Scale.SMALL, 10.0),
        ("55", Scale.HUNDRED, 5.5),
        ("Good", Scale.FIVE, 7.5),
        ("хорошо", Scale.FIVE, 7.5),
        ("nan", Scale.TEN, None),
        ("1e1", Scale.TEN, None),
        ("", Scale.TEN, None),
    ],
)
def test_a_value_is_brought_to_0_to_10_or_is_none(cell: str, scale: Scale, value: float | None) -> None:
    assert value_in(cell, scale) == value


def test_what_comes_first_is_told_by_the_dates_or_asked() -> None:
    assert told_order(["2026-05-03", "12/31/2025"]) is Order.MONTH_FIRST
    assert told_order(["31/12/2025"]) is Order.DAY_FIRST
    assert told_order(["03.05.2026", ""]) is Order.DAY_FIRST
    assert told_order(["3/4/2026"]) is None
    ambiguous = "3/4/2026,5\n5/4/2026,6\n"
    assert read(ambiguous) == DayLog((), (), None)
    assert days(read(ambiguous, order=Order.DAY_FIRST))[0][0] == "2026-04-03"
    assert days(read(ambiguous, order=Order.MONTH_FIRST))[0][0] == "2026-03-04"
    # Whoever answered wrongly is not believed over the dates themselves.
    assert days(read("12/31/2025,5", order=Order.DAY_FIRST)) == [("2025-12-31", 5.0, "")]


def test_no_day_is_made_of_what_is_none() -> None:
    for cell in ("2026-02-30", "32.1.2026", "yesterday", "", "1.13.2026", "2026-5"):
        assert day_in(cell, Order.DAY_FIRST) is None


def test_what_is_passed_over_is_told_with_its_line() -> None:
    log = read(
        "date,value\n2026-02-30,5\n2026-11-23,5\n1969-12-31,5\n2026-05-03,\n2026-05-04,11\n2026-05-05\n"
        "2026-05-06,6\nlater,7\n"
    )
    assert days(log) == [("2026-05-06", 6.0, "")]
    assert [(each.line, each.why) for each in log.skipped] == [
        (2, Skip.NO_DATE),
        (3, Skip.AHEAD),
        (4, Skip.TOO_OLD),
        (5, Skip.NO_VALUE),
        (6, Skip.NOT_ON_SCALE),
        (7, Skip.NO_VALUE),
        (9, Skip.NO_DATE),
    ]


def test_a_long_note_is_cut() -> None:
    assert len(read(f"2026-05-03,5,{'x' * 999}").days[0].note) == LONGEST_NOTE


@pytest.mark.parametrize(
    ("data", "wrong", "line"),
    [
        (b"", Wrong.EMPTY, 0),
        (b",", Wrong.EMPTY, 0),
        (b",,,\n,,,", Wrong.EMPTY, 0),
        (b'""', Wrong.EMPTY, 0),
        (b" \r\n \n", Wrong.EMPTY, 0),
        (b"\xff\xfe\x00", Wrong.NOT_TEXT, 0),
        (b"caf\xe9,1", Wrong.NOT_TEXT, 0),
        (b"2026-05-03,5\n2026-05-04,5,\x00", Wrong.NOT_TEXT, 0),
        (b'2026-05-03,5\n2026-05-04,5,"open\n', Wrong.QUOTES, 2),
        (b"mood\ngood\n", Wrong.NO_DATES, 1),
        (b"date", None, 0),
        (b"just words", Wrong.NO_DATES, 1),
        (b"2026-05-03,5\n" * (MAX_LINES + 1), Wrong.TOO_LONG, MAX_LINES),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, wrong: Wrong | None, line: int) -> None:
    if wrong is None:
        assert read(data).days == ()
        return
    with pytest.raises(LogError) as refused:
        read(data)
    assert (refused.value.wrong, refused.value.line) == (wrong, line)


def test_more_than_ten_years_are_refused() -> None:
    first = TODAY - timedelta(days=MOST_DAYS)
    text = "\n".join(f"{first + timedelta(days=day)},5" for day in range(MOST_DAYS + 1))
    with pytest.raises(LogError) as refused:
        read(text)
    assert refused.value.wrong is Wrong.TOO_MANY_DAYS


def test_a_hundred_thousand_lines_are_read() -> None:
    line = "\n".join(f"2026-05-{1 + number % 28:02},{number % 11},a note" for number in range(MAX_LINES))
    assert sum(each.rows for each in read(line).days) == MAX_LINES


def test_the_separator_is_told_by_most_of_the_first_lines() -> None:
    assert separator_of("a;b,c\nd;e,f") == ";"
    assert separator_of("a,b;c\nd,e\nf,g") == ","
    assert separator_of("a\tb;c") == "\t"
    assert separator_of("nothing") == ","


def test_a_mark_of_the_encoding_is_no_part_of_the_text() -> None:
    assert text_of("\ufeffa\r\nb\rc".encode()) == "a\nb\nc"
