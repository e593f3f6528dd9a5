"""The words of an invitation can be told on the telephone: they are many, short, and far from one another."""

import re
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import pytest

from goldseam.core.catalogue.codewords import load_codewords
from goldseam.core.catalogue.forbidden import found_in, load_patterns
from goldseam.core.catalogue.loader import CatalogueError
from goldseam.core.catalogue.model import Language

LETTERS = {Language.EN: "[a-z]{3,8}", Language.RU: "[а-я]{3,8}"}
# How Russian sounds to a hasty ear: unstressed vowels and voiced consonants fall together, doubles are single.
HEARD = str.maketrans("оеяэыюбгджзв", "аииииупктшсф")
# A changed digest means that a code which somebody was told no longer opens their invitation.
FROZEN = {
    Language.EN: "88012c07df9ec82b7e93b4882c73cd22940f239084683fa754705630e7391543",
    Language.RU: "9d651c9eab620362e45ce0db5dfbbc0d258422378ca118c09b0a8a500a2b591b",
}
every_language = pytest.mark.parametrize("language", list(Language))


def apart_by_one(first: str, second: str) -> bool:
    """Whether one letter changed, left out or put in makes one word of the other."""
    short, long = sorted((first, second), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return long[same + 1 :] == short[same + (len(long) == len(short)) :]


@every_language
def test_a_list_has_512_short_words_in_its_own_letters(language: Language) -> None:
    words = load_codewords(language)
    assert len(words) == 512
    assert [word for word in words if not re.fullmatch(LETTERS[language], word)] == []
    assert list(words) == sorted(words)


@every_language
def test_every_word_keeps_its_place(language: Language) -> None:
    assert sha256(" ".join(load_codewords(language)).encode()).hexdigest() == FROZEN[language]


@every_language
def test_the_first_four_letters_tell_a_word(language: Language) -> None:
    words = load_codewords(language)
    assert len({word[:4] for word in words}) == len(words)
    short = [word for word in words if len(word) < 4]
    assert [(a, b) for a in short for b in words if a != b and b.startswith(a)] == []


@every_language
def test_one_letter_misheard_is_no_other_word(language: Language) -> None:
    pairs = combinations(load_codewords(language), 2)
    assert [pair for pair in pairs if apart_by_one(*pair)] == []


@pytest.mark.parametrize(
    ("first", "second", "near"),
    [
        ("milk", "mill", True),
        ("table", "cable", True),
        ("tea", "teas", True),
        ("owl", "bowl", True),
        ("stone", "stove", True),
        ("milk", "mitten", False),
        ("lamp", "moon", False),
        ("lamp", "lantern", False),
        ("boat", "abot", False),
    ],
)
def test_words_apart_by_one_letter_are_found(first: str, second: str, near: bool) -> None:
    assert apart_by_one(first, second) is apart_by_one(second, first) is near


def test_no_two_russian_words_sound_alike() -> None:
    words = load_codewords(Language.RU)
    heard = {re.sub(r"(.)\1", r"\1", word.replace("ь", "").translate(HEARD)) for word in words}
    assert len(heard) == len(words)


@every_language
def test_no_code_can_say_what_no_text_says(language: Language) -> None:
    patterns = load_patterns(language)
    assert [word for word in load_codewords(language) if found_in(patterns, word)] == []


def test_a_list_of_one_language_knows_no_word_of_another() -> None:
    assert not set(load_codewords(Language.EN)) & set(load_codewords(Language.RU))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "codewords/en.toml: the file is missing or cannot be read"),
        ("words = 3", "codewords/en.toml: words is not right"),
        ('words = ["river"]', "codewords/en.toml: words is not right; allowed are 512 words"),
    ],
)
def test_a_broken_list_is_refused_with_its_field(text: str | None, says: str, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / "codewords").mkdir()
        (tmp_path / "codewords" / "en.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        load_codewords(Language.EN, tmp_path)
    assert says in str(refused.value)
