"""A situation file is read strictly, and what is wrong with it is said in one line."""

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.situation.model import CameOut, Done, Postponed, Situation
from goldseam.core.situation.reading import (
    FILE_KEYS,
    SituationError,
    example,
    read_situation,
    write_situation,
)

GOOD: dict[str, Any] = json.loads(example())


def lines(**changes: Any) -> bytes:
    return json.dumps({**GOOD, **changes}, indent=1).encode()


def test_the_example_has_every_stable_key_in_order_and_can_be_read() -> None:
    assert tuple(GOOD) == FILE_KEYS
    assert example().endswith(b"}\n")
    assert read_situation(example()).came_out is CameOut.DISCOVERED


def test_what_was_written_is_read_back() -> None:
    full = read_situation(
        lines(
            done=[{"practice": "a", "on": "2026-02-03"}],
            postponed=[{"practice": "b", "until": "2026-03-04"}],
            refused=["c"],
            addressed_safely="not_sure",
            safety_topics=["fear", "self_harm"],
        )
    )
    assert full.done == (Done("a", dt.date(2026, 2, 3)),)
    assert full.postponed == (Postponed("b", dt.date(2026, 3, 4)),)
    assert read_situation(write_situation(full)) == full
    assert read_situation(b"\xef\xbb\xbf" + write_situation(full)) == full


def test_lists_the_date_and_later_keys_may_be_left_out() -> None:
    short = {key: value for key, value in GOOD.items() if key not in {"came_out_on", "barriers", "done"}}
    read = read_situation(json.dumps(short).encode())
    assert (read.came_out_on, read.barriers, read.done) == (None, (), ())


@pytest.mark.parametrize(
    "odd",
    [
        {"came_out": "not_yet", "came_out_on": "2026-01-01"},
        {"came_out_on": "2999-01-01"},
        {"came_out_on": "0001-01-01"},
        {"ongoing": True, "other_person": "none"},
        {"causes": []},
        {"causes": ["lying", "lying"]},
        {"done": [{"practice": "no such practice", "on": "2999-01-01"}]},
    ],
)
def test_odd_combinations_are_accepted(odd: dict[str, Any]) -> None:
    assert isinstance(read_situation(lines(**odd)), Situation)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"role": "x"}, "line 2: role is not right; allowed is one of offending, injured, both"),
        ({"ongoing": 1}, "line 9: ongoing is not right; allowed is true or false"),
        ({"came_out_on": "2026-02-30"}, "line 8: came_out_on is not right; allowed is a date as YYYY-MM-DD or null"),
        ({"causes": ["lying", "secret words"]}, "line 3: causes, entry 2 is not right; allowed is a list; each entry"),
        ({"done": [{"practice": "a", "on": "2026-01-01"}, {"practice": "b", "on": 3}]},
         "line 24: done, entry 2, on is not right; allowed is a date as YYYY-MM-DD"),
        ({"done": [{"practice": "a"}]}, "line 17: done, entry 1, on is missing; allowed is a date as YYYY-MM-DD"),
        ({"done": [{"practice": "a", "on": "2026-01-01", "why": 1}]},
         "line 21: the key done, entry 1, why is not known; allowed are practice, on"),
        ({"done": [4]}, "line 17: done, entry 1 is not right; allowed is a list; each entry is an object with"),
        ({"postponed": [{"practice": "a"}]}, "postponed, entry 1, until is missing"),
        ({"colour": 1}, "line 18: the key colour is not known; allowed are role, causes,"),
        ({"a key\nwith a story": 1}, "a key is not known; allowed are role, causes,"),
    ],
)  # fmt: skip
def test_one_line_says_where_and_what_is_allowed(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(SituationError) as caught:
        read_situation(lines(**changes))
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)
    assert "story" not in str(caught.value)


def test_every_required_key_is_asked_for() -> None:
    for key in ("role", "causes", "came_out", "ongoing", "safety"):
        short = {other: value for other, value in GOOD.items() if other != key}
        with pytest.raises(SituationError, match=f"line 1: {key} is missing; allowed is"):
            read_situation(json.dumps(short).encode())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "line 1: this is not valid JSON"),
        (b"\n\n{", "line 3: this is not valid JSON"),
        (b'{"role":\n x}', "line 2: this is not valid JSON"),
        (example() + b"and more", "line 19: this is not valid JSON"),
        (b"[]", "line 1: allowed is one object with role"),
        (b"5", "line 1: allowed is one object with role"),
        (b'\n{"role": "\xff"}', "line 2: this is not UTF-8 text"),
        (b'{"role":' + b"[" * 100_000, "line 1: role is not right"),
    ],
)
def test_what_is_no_situation_at_all_is_refused_with_its_line(data: bytes, says: str) -> None:
    with pytest.raises(SituationError) as caught:
        read_situation(data)
    assert str(caught.value).startswith(says)


LEAVES = st.none() | st.booleans() | st.text(max_size=5) | st.integers()
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*FILE_KEYS, "x"]), inner, max_size=4)
    ),
)


def is_one_line(data: bytes) -> bool:
    """Whether a file is read, or refused in one line."""
    try:
        read_situation(data)
    except SituationError as error:
        return "\n" not in str(error)
    return True


@given(st.binary(max_size=80))
def test_no_bytes_bring_anything_but_one_line(data: bytes) -> None:
    assert is_one_line(data)


@given(TREES)
def test_no_json_brings_anything_but_one_line(tree: object) -> None:
    assert is_one_line(json.dumps({**GOOD, **tree} if isinstance(tree, dict) else tree).encode())
