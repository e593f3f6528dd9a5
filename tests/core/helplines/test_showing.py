"""Countries and lines stand where a reader looks, and a tap dials the right number."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.catalogue.model import Language
from goldseam.core.helplines import Country, InBoth, Kind, dial, in_order, lines_for, load_countries


def country(code: str) -> Country:
    return next(one for one in load_countries() if one.code == code)


def test_countries_are_sorted_for_a_reader_of_each_language() -> None:
    english = [one.name.en for one in in_order(load_countries(), Language.EN)]
    russian = [one.name.ru for one in in_order(load_countries(), Language.RU)]
    assert english == sorted(english)
    assert english[0] == "Armenia"
    assert (russian[0], russian[-1]) == ("Австралия", "Япония")


def test_yo_stands_with_ye_in_russian() -> None:
    names = ("Жуть", "Ёлка", "Единство")
    made = [
        msgspec.structs.replace(country("nz"), code=code, name=InBoth(en=code, ru=name))
        for code, name in zip(("aa", "bb", "cc"), names, strict=True)
    ]
    assert [one.name.ru for one in in_order(made, Language.RU)] == ["Единство", "Ёлка", "Жуть"]
    assert [one.code for one in in_order(made, Language.EN)] == ["aa", "bb", "cc"]


def test_lines_made_for_a_need_come_before_those_that_serve_it_too() -> None:
    found = lines_for(country("in"), Kind.CRISIS_SUICIDE)
    assert [line.kind for line in found] == [Kind.CRISIS_SUICIDE]
    assert [line.kind for line in lines_for(country("nz"), Kind.OWN_ANGER)] == [Kind.DOMESTIC_VIOLENCE]
    assert lines_for(country("in"), Kind.LGBT) == ()
    for one in load_countries():
        for kind in Kind:
            own = [line.kind is kind for line in lines_for(one, kind)]
            assert own == sorted(own, reverse=True)


@pytest.mark.parametrize(
    ("phone", "address"),
    [
        ("112", "tel:112"),
        ("0808 2000 247", "tel:08082000247"),
        ("1-800-799-7233", "tel:18007997233"),
        ("+374 10 54 28 28", "tel:+37410542828"),
        ("#8008", "tel:%238008"),
        ("*120*7867#", "tel:*120*7867%23"),
    ],
)
def test_a_tap_dials_the_number_that_is_shown(phone: str, address: str) -> None:
    assert dial(phone) == address


@given(st.from_regex(r"[+*#]?[0-9](?:[0-9 *#-]*[0-9#])?", fullmatch=True))
def test_dialling_loses_no_digit(phone: str) -> None:
    kept = dial(phone).removeprefix("tel:").replace("%23", "#")
    assert [sign for sign in kept if sign.isdigit()] == [sign for sign in phone if sign.isdigit()]
    assert not set(kept) & {" ", "-", "%"}
