"""The fast reader says exactly what the standard library says."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.catalogue.plain_toml import read_toml
from goldseam.core.catalogue.words import CONTENT

PIECES = st.sampled_from(
    [
        *(
            "a",
            "b-1",
            "_c",
            " = ",
            "=",
            '"',
            '"text"',
            '"б ё"',
            "[",
            "]",
            ",",
            "\n",
            " ",
            "\t",
            "#",
            "true",
            "false",
        ),
        *(
            "12",
            "007",
            "+1",
            "1_0",
            "\\",
            "\r\n",
            "'raw'",
            '"""',
            "[t]",
            "[[t]]",
            "\x00",
            "\x7f",
            ".",
            "{}",
            "é",
        ),
    ]
)


def check_agree(text: str) -> None:
    try:
        expected = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        with pytest.raises(tomllib.TOMLDecodeError):
            read_toml(text)
    else:
        assert read_toml(text) == expected


@given(st.lists(PIECES, max_size=14).map("".join))
def test_both_readers_agree_on_whatever_is_typed(text: str) -> None:
    check_agree(text)


LINES = st.tuples(
    st.sampled_from("abcdef"),
    st.sampled_from(
        ['"x"', '""', "[]", '["x"]', '["x", "y",]', '[\n  "x",\n  "y"\n]', "3", "0", "true", "[1]"]
    ),
    st.sampled_from(["\n", "\n\n", " # why\n", "\n# note\n", ""]),
)


@given(st.lists(LINES.map(lambda line: f"{line[0]} = {line[1]}{line[2]}"), max_size=5).map("".join))
def test_both_readers_agree_on_what_content_looks_like(text: str) -> None:
    check_agree(text)


def test_both_readers_agree_on_the_content_itself() -> None:
    files = sorted(CONTENT.glob("practices/*/*.toml"))
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert read_toml(text) == tomllib.loads(text)
