"""A passphrase gives the same key however it was typed, and never appears in an error."""

import pytest

from goldseam.core.vault import FLOOR, TESTING, PassphraseTooLongError, derive_passphrase_key
from goldseam.core.vault.passphrase import normal_form

SALT = bytes(range(16))


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("caf\u00e9 au lait", "cafe\u0301 au lait"),  # one letter, or a letter and its accent
        ("\u0439\u043e\u0434", "\u0438\u0306\u043e\u0434"),  # Cyrillic short i
        ("\uff21\uff22\uff23", "ABC"),  # full-width letters
        ("two\u00a0words", "two words"),  # a no-break space
    ],
)
def test_the_same_passphrase_from_another_keyboard_gives_the_same_key(typed: str, same: str) -> None:
    assert derive_passphrase_key(typed, SALT, TESTING) == derive_passphrase_key(same, SALT, TESTING)


@pytest.mark.parametrize("other", ["Correct", "correct ", " correct", "correc", ""])
def test_another_passphrase_gives_another_key(other: str) -> None:
    assert derive_passphrase_key(other, SALT, TESTING) != derive_passphrase_key("correct", SALT, TESTING)


def test_another_salt_gives_another_key() -> None:
    key = derive_passphrase_key("correct", SALT, TESTING)
    assert key != derive_passphrase_key("correct", bytes(16), TESTING)


def test_a_key_is_derived_with_the_real_floor() -> None:
    key = derive_passphrase_key("correct horse", SALT, FLOOR)
    assert key == derive_passphrase_key("correct horse", SALT, FLOOR)
    assert key != derive_passphrase_key("correct horse", SALT, TESTING)


@pytest.mark.parametrize("salt", [b"", bytes(15), bytes(17)])
def test_a_salt_of_another_length_is_refused(salt: bytes) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        derive_passphrase_key("correct", salt, TESTING)


@pytest.mark.parametrize("typed", ["q" * 1024, "\u0439" * 512])
def test_the_longest_passphrase_is_taken(typed: str) -> None:
    assert len(normal_form(typed)) == 1024
    derive_passphrase_key(typed, SALT, TESTING)


@pytest.mark.parametrize(
    "typed",
    [
        "q" * 1025,
        "\u0439" * 513,  # 1,026 bytes
        "\ufdfa" * 100,  # one character that becomes 18
        "q" + "\u0301\u0323" * 500_000,  # a megabyte of accents must not take long either
    ],
    ids=["characters", "bytes", "expanding", "accents"],
)
def test_a_passphrase_that_is_too_long_is_refused_without_quoting_it(typed: str) -> None:
    with pytest.raises(PassphraseTooLongError) as refusal:
        derive_passphrase_key(typed, SALT, TESTING)
    assert str(refusal.value) == "A passphrase can have at most 1,024 characters."
    assert refusal.value.args == ()


@pytest.mark.parametrize("typed", ["half \ud83d emoji", "nul \0 inside", "\u202eright to left", "\U0001f511"])
def test_odd_characters_give_a_key_and_no_error(typed: str) -> None:
    assert derive_passphrase_key(typed, SALT, TESTING) == derive_passphrase_key(typed, SALT, TESTING)
