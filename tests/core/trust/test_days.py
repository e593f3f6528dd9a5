"""Tables of days and variances from outside: read where they can be, refused plainly where not."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.trust.days import (
    MAX_LINES,
    MAX_SPAN,
    Days,
    DaysError,
    parse_initial,
    parse_variances,
    read_days,
)
from goldseam.core.trust.kalman import Initial, Variances, VariancesError

ONE, TWO = date(2026, 1, 1), date(2026, 1, 2)


@pytest.mark.parametrize(
    "text",
    [
        "date,value\n2026-01-01,7\n2026-01-02,\n",
        "date,value\r\n2026-01-01,7.0\r\n2026-01-02,\r\n",
        "date,value\r2026-01-01,7\r2026-01-02,",
        "\ufeffdate,value\n2026-01-01,7\n2026-01-02,",
        'Date , VALUE\n\n"2026-01-01","+7"\n   \n2026-01-02, \n\n',
        "date,value\n2026-01-02,\n2026-01-01,7",
    ],
    ids=["plain", "crlf", "cr", "byte order mark", "quotes and empty lines", "out of order"],
)
def test_a_table_is_read_however_it_was_saved(text: str) -> None:
    assert read_days(text) == [(ONE, 7.0), (TWO, None)]


def test_a_header_alone_is_no_days() -> None:
    assert read_days("date,value\n") == []


@pytest.mark.parametrize(
    ("text", "line", "field"),
    [
        ("", 1, "header"),
        ("\n\n", 1, "header"),
        ("2026-01-01,7\n", 1, "header"),
        ("\ndate;value\n2026-01-01;7", 2, "header"),
        ("date,value\n2026-01-01", 2, "date,value"),
        ("date,value\n2026-01-01,7,5", 2, "date,value"),
        ("date,value\n2026-02-30,7", 2, "date"),
        ("date,value\n01.02.2026,7", 2, "date"),
        ("date,value\n20260101,7", 2, "date"),
        ("date,value\n２０２６-01-01,7", 2, "date"),
        ("date,value\n,7", 2, "date"),
        ("date,value\n,", 2, "date"),
        ("date,value\n2026-01-01,11", 2, "value"),
        ("date,value\n2026-01-01,-1", 2, "value"),
        ("date,value\n2026-01-01,nan", 2, "value"),
        ("date,value\n2026-01-01,1e1", 2, "value"),
        ("date,value\n2026-01-01,٧", 2, "value"),
        ("date,value\n2026-01-01,ok\n", 2, "value"),
        ("date,value\n\n2026-01-01,7\n2026-01-01,7", 4, "date"),
        ("date,value\n2026-01-01,7\n2026-\0", 3, "text"),
        ('date,value\n2026-01-01,"7', 2, "text"),
        ('date,value\n2026-01-01,"7"x', 2, "text"),
        ("date,value\n1900-01-01,1\n2026-01-01,", 3, "date"),
    ],
)
def test_a_table_that_cannot_be_read_says_where_and_what_is_allowed(text: str, line: int, field: str) -> None:
    with pytest.raises(DaysError) as caught:
        read_days(text)
    assert (caught.value.line, caught.value.field) == (line, field)
    assert str(caught.value) == f"line {line}, {field}: {caught.value.allowed}"


def test_an_error_never_repeats_what_was_written() -> None:
    for text in ("date,value\n2026-01-01,my secret", "date,value\nmy secret,7", "my secret"):
        with pytest.raises(DaysError) as caught:
            read_days(text)
        assert "secret" not in str(caught.value)


def test_a_date_that_stands_twice_names_both_lines() -> None:
    with pytest.raises(DaysError, match=r"line 4, date: .* line 2 too"):
        read_days("date,value\n2026-01-01,7\n2026-01-02,7\n2026-01-01,")


def test_a_huge_table_is_refused_before_it_is_read() -> None:
    with pytest.raises(DaysError, match=f"at most {MAX_LINES} lines"):
        read_days("date,value\n" * (MAX_LINES + 1))
    with pytest.raises(DaysError, match="date,value, one day a line"):
        read_days("date,value\n2026-01-01," + "7" * 200_000)


def test_a_hundred_years_are_the_limit() -> None:
    last = ONE + timedelta(days=MAX_SPAN - 1)
    assert len(read_days(f"date,value\n{ONE},1\n{last},2")) == 2
    with pytest.raises(DaysError, match="line 3, date"):
        read_days(f"date,value\n{ONE},1\n{last + timedelta(days=1)},2")


@given(
    st.dictionaries(
        st.dates(ONE, date(2030, 1, 1)), st.none() | st.integers(0, 100).map(lambda tenths: tenths / 10)
    )
)
def test_what_was_written_is_read_back_in_order(table: dict[date, float | None]) -> None:
    lines = [f"{day},{'' if value is None else value}" for day, value in table.items()]
    days: Days = read_days("\n".join(["date,value", *lines]))
    assert days == sorted(table.items())


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_plainly(text: str) -> None:
    for whole in (text, f"date,value\n{text}"):
        try:
            read_days(whole)
        except DaysError as error:
            assert error.line >= 1  # noqa: PT017 - both outcomes are fine; a third one is not


def test_variances_and_a_start_are_read_from_options() -> None:
    assert parse_variances("1.5, 0.02,1e-4") == Variances(1.5, 0.02, 0.0001)
    assert parse_variances("0,0,0") == Variances(0.0, 0.0, 0.0)
    assert parse_initial("5,-0.1,9,0") == Initial(5.0, -0.1, 9.0, 0.0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "1,2",
        "1,2,3,4",
        "1,2,x",
        "1,,3",
        "-1,0,0",
        "1,-0.1,0",
        "nan,1,1",
        "inf,1,1",
        "1e-20,1,1",
        "1e10,1,1",
        "1_0,1,1",
    ],
)
def test_variances_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(VariancesError, match="OBS,LEVEL,SLOPE: three numbers"):
        parse_variances(text)


@pytest.mark.parametrize(
    "text", ["5,0,9", "5,0,-9,0", "5,0,9,-1", "5,0,9,1e-30", "5;0;9;1", "5,0,9,1,1", "1e99,0,9,1"]
)
def test_a_start_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(VariancesError, match="LEVEL,SLOPE,VARLEVEL,VARSLOPE: four numbers"):
        parse_initial(text)
