"""A few lines of Today: own promises first, and the other can push nobody's own off it."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.deeds import first_few, in_order

DAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Line:
    name: str
    on: date | None = None
    now: bool = False
    theirs: bool = False
    promised: bool = False
    asked: bool = False


def promise(name: str) -> Line:
    return Line(name, DAY, promised=True)


lines = st.lists(
    st.builds(
        Line,
        st.text(max_size=3),
        st.none() | st.dates(DAY - timedelta(9), DAY + timedelta(9)),
        st.booleans(),
        st.booleans(),
        st.just(False),
        st.booleans(),
    )
    | st.builds(promise, st.text(max_size=3)),
    max_size=12,
)


def test_own_promises_stand_first_then_what_is_of_this_hour_then_the_earliest_then_what_has_no_day() -> None:
    hour, early, late, any_day = Line("h", now=True), Line("e", DAY), Line("l", DAY + timedelta(1)), Line("a")
    assert in_order([any_day, late, early, hour, promise("p")]) == (promise("p"), hour, early, late, any_day)


def test_nine_lines_of_the_other_push_neither_of_two_own_ones_off() -> None:
    theirs = [Line(str(number), DAY - timedelta(9), now=True, theirs=True) for number in range(9)]
    upkeep = Line("upkeep")
    assert first_few([*theirs, upkeep, promise("p")]) == (promise("p"), theirs[0], upkeep)


def test_nine_own_promises_hide_no_sign_of_this_hour() -> None:
    sign = Line("come", now=True, theirs=True)
    few = first_few([*(promise(str(number)) for number in range(9)), sign])
    assert len(few) == 3
    assert sign in few


def test_what_waits_for_a_yes_or_no_is_among_the_first_however_many_promises_are_due() -> None:
    theirs, own = Line("agreement", theirs=True, asked=True), Line("agreement", asked=True)
    many = [promise(str(number)) for number in range(9)]
    other = [Line(str(number), DAY - timedelta(9), theirs=True) for number in range(9)]
    assert theirs in first_few([*many, *other, theirs])
    assert own in first_few([*many, *other, own])


def test_of_two_that_wait_for_a_yes_or_no_the_earlier_stands_first() -> None:
    early, late = Line("e", DAY, asked=True), Line("l", DAY + timedelta(1), asked=True)
    dated, hour = Line("d", DAY - timedelta(9)), Line("h", now=True)
    assert in_order([dated, late, early, hour]) == (hour, early, late, dated)


@given(lines)
def test_whatever_waits_at_least_two_of_three_places_are_ones_own_where_there_is_so_much(
    found: list[Line],
) -> None:
    few = first_few(found)
    assert len(few) == min(3, len(found))
    assert sum(not each.theirs for each in few) >= min(2, sum(not each.theirs for each in found))
    assert few == in_order(few)
