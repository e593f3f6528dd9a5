"""A recovery code can be typed by a tired person, and a slip of the pen is shown to its group."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from goldseam.core.vault import (
    Randomness,
    RecoveryCodeError,
    RecoverySecret,
    make_recovery_code,
    parse_recovery_code,
    spell_recovery_code,
)

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
secrets = st.binary(min_size=20, max_size=20).map(RecoverySecret)
letters = st.sampled_from(ALPHABET)


def check_wrong(text: str, group: int | None) -> None:
    with pytest.raises(RecoveryCodeError) as refusal:
        parse_recovery_code(text)
    assert refusal.value.group == group
    for typed in text.split("-"):
        assert not typed or typed not in str(refusal.value)


@given(secret=secrets)
def test_a_code_is_nine_groups_of_four_and_reads_back(secret: RecoverySecret) -> None:
    code = spell_recovery_code(secret)
    groups = code.split("-")
    assert [len(group) for group in groups] == [4] * 9
    assert set("".join(groups)) <= set(ALPHABET)
    assert parse_recovery_code(code) == secret


def test_a_fresh_code_holds_160_drawn_bits(stream: Randomness) -> None:
    code = make_recovery_code(lambda size: bytes(range(size)))
    assert parse_recovery_code(code) == RecoverySecret(bytes(range(20)))
    assert make_recovery_code(stream) != make_recovery_code(stream)


@given(
    secret=secrets, separator=st.sampled_from(["", " ", "-", " - ", "\u2013", "\n", "\u00a0", ".", "\u200b"])
)
def test_case_spaces_and_dashes_do_not_matter(secret: RecoverySecret, separator: str) -> None:
    code = separator.join(spell_recovery_code(secret).split("-"))
    for typed in (code, code.lower(), f"  {code}\n"):
        assert parse_recovery_code(typed) == secret


@given(secret=secrets)
def test_letters_that_look_alike_are_taken_for_what_was_printed(secret: RecoverySecret) -> None:
    code = spell_recovery_code(secret)
    assert parse_recovery_code(code.replace("0", "O").replace("1", "I")) == secret
    assert parse_recovery_code(code.replace("0", "o").replace("1", "l")) == secret
    cyrillic = str.maketrans(
        "ABEKMH0PCTYX", "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425"
    )
    assert parse_recovery_code(code.translate(cyrillic)) == secret


@settings(max_examples=300)
@given(secret=secrets, place=st.integers(0, 35), letter=letters)
def test_one_wrong_letter_is_shown_to_its_group(secret: RecoverySecret, place: int, letter: str) -> None:
    typed = list(spell_recovery_code(secret).replace("-", ""))
    if typed[place] == letter:
        letter = ALPHABET[ALPHABET.index(letter) - 1]
    typed[place] = letter
    check_wrong("".join(typed), place // 4 + 1)


@settings(max_examples=300)
@given(secret=secrets, places=st.lists(st.integers(0, 35), min_size=2, max_size=2, unique=True))
def test_two_letters_changed_places_are_never_taken(secret: RecoverySecret, places: list[int]) -> None:
    typed = list(spell_recovery_code(secret).replace("-", ""))
    first, second = places
    if typed[first] == typed[second]:
        return
    typed[first], typed[second] = typed[second], typed[first]
    with pytest.raises(RecoveryCodeError):
        parse_recovery_code("".join(typed))


@settings(max_examples=300)
@given(secret=secrets, groups=st.lists(st.integers(0, 8), min_size=2, max_size=2, unique=True))
@example(
    secret=RecoverySecret(bytes([0, 0x80, 0x10]) + bytes(17)), groups=[0, 1]
)  # the plain sums would agree
def test_groups_in_another_order_are_never_taken(secret: RecoverySecret, groups: list[int]) -> None:
    typed = spell_recovery_code(secret).split("-")
    first, second = groups
    if typed[first] == typed[second]:
        return
    typed[first], typed[second] = typed[second], typed[first]
    with pytest.raises(RecoveryCodeError):
        parse_recovery_code("-".join(typed))


def test_a_letter_no_code_has_is_shown_to_its_group() -> None:
    code = spell_recovery_code(RecoverySecret(bytes(20)))
    check_wrong("U" + code[1:], 1)
    check_wrong(code[:5] + "\u042f" + code[6:], 2)
    check_wrong(code[:-1] + "u", 9)


@pytest.mark.parametrize(
    "text",
    ["", "0000", "0" * 35, "0" * 37, "0" * 100_000, "\u0301" * 100_000, "hello", "\ufdfa" * 200],
    ids=["nothing", "one group", "too short", "too long", "much", "accents", "a word", "expanding"],
)
def test_a_code_of_another_length_is_refused_in_general(text: str) -> None:
    check_wrong(text, None)


def test_a_code_wrong_in_several_groups_is_refused_in_general() -> None:
    code = spell_recovery_code(RecoverySecret(bytes(20)))
    # One of the two sums stays as it was, then the other, then neither and no single place explains both.
    check_wrong("01G4" + code[4:], None)
    check_wrong("0182" + code[4:], None)
    check_wrong("1234-5678-9ABC" + code[14:], None)


def test_the_sentences_name_a_group_and_nothing_else() -> None:
    assert str(RecoveryCodeError(4)) == "Check group 4 of the code."
    assert "nine groups of four" in str(RecoveryCodeError(None))
    assert isinstance(RecoveryCodeError(None), ValueError)
