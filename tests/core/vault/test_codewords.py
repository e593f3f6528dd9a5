"""Eight words told by voice can be typed by a tired person, in the language they were told in."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.catalogue.codewords import load_codewords
from goldseam.core.catalogue.model import Language
from goldseam.core.vault import (
    CODE_WORDS,
    InvitationCodeError,
    InvitationSecret,
    Randomness,
    make_invitation_code,
    parse_invitation_code,
    spell_invitation_code,
)

LISTS = [load_codewords(language) for language in Language]
CODE = InvitationSecret(bytes(range(9)))
codes = st.binary(min_size=9, max_size=9).map(InvitationSecret)
lists = st.sampled_from(LISTS)
SEPARATORS = [
    " ",
    "\n",
    ", ",
    " - ",
    "-",
    "\u2013",
    ".",
    "; ",
    "\u00a0",
    " / ",
    "\t",
    "\u200b",
    "_",
    "  \r\n",
]


def check_wrong(text: str, word: int | None) -> None:
    with pytest.raises(InvitationCodeError) as refusal:
        parse_invitation_code(text, LISTS)
    assert refusal.value.word == word
    assert refusal.value.__cause__ is None
    for typed in text.split():
        assert typed not in {"Check", "word", "code"}
        assert f" {typed} " not in f" {refusal.value} "


@given(code=codes, words=lists)
def test_a_code_is_eight_words_of_a_list_and_reads_back(
    code: InvitationSecret, words: tuple[str, ...]
) -> None:
    spelt = spell_invitation_code(code, words)
    assert len(spelt.split(" ")) == CODE_WORDS == 8
    assert set(spelt.split(" ")) <= set(words)
    assert parse_invitation_code(spelt, LISTS) == code
    assert parse_invitation_code(spelt, [words]) == code


def test_a_fresh_code_holds_72_drawn_bits(stream: Randomness) -> None:
    assert make_invitation_code(lambda size: bytes(range(size))) == InvitationSecret(bytes(range(9)))
    assert make_invitation_code(stream) != make_invitation_code(stream)
    with pytest.raises(ValueError, match="randomness"):
        make_invitation_code(lambda size: bytes(size - 1))


@pytest.mark.parametrize("words", LISTS)
@pytest.mark.parametrize("place", range(8))
def test_every_word_of_the_list_can_stand_in_every_place(place: int, words: tuple[str, ...]) -> None:
    seen = [
        spell_invitation_code(InvitationSecret((at << 9 * (7 - place)).to_bytes(9, "big")), words).split(" ")
        for at in range(512)
    ]
    assert [each[place] for each in seen] == list(words)
    assert {word for each in seen for at, word in enumerate(each) if at != place} == {words[0]}


@given(code=codes, words=lists, between=st.lists(st.sampled_from(SEPARATORS), min_size=7, max_size=7))
def test_case_spaces_and_punctuation_do_not_matter(
    code: InvitationSecret, words: tuple[str, ...], between: list[str]
) -> None:
    spelt = spell_invitation_code(code, words).split(" ")
    typed = spelt[0] + "".join(gap + word for gap, word in zip(between, spelt[1:], strict=True))
    for text in (typed, typed.upper(), typed.title(), f"  \u00ab{typed}\u00bb.\n"):
        assert parse_invitation_code(text, LISTS) == code


@given(code=codes, words=lists, style=st.sampled_from(["{}. {}", "{}) {}", "{} {}", "{}{}", "({}) {};"]))
def test_numbers_before_the_words_do_not_matter(
    code: InvitationSecret, words: tuple[str, ...], style: str
) -> None:
    spelt = spell_invitation_code(code, words).split(" ")
    numbered = [style.format(number, word) for number, word in enumerate(spelt, 1)]
    assert parse_invitation_code("\n".join(numbered), LISTS) == code


@given(code=codes, words=lists, endings=st.lists(st.sampled_from(["", "s", "ы"]), min_size=8, max_size=8))
def test_the_first_four_letters_suffice_whatever_follows(
    code: InvitationSecret, words: tuple[str, ...], endings: list[str]
) -> None:
    spelt = spell_invitation_code(code, words).split(" ")
    assert parse_invitation_code(" ".join(word[:4] for word in spelt), LISTS) == code
    typed = [word[:4] + (end if len(word) > 3 else "") for word, end in zip(spelt, endings, strict=True)]
    assert parse_invitation_code(" ".join(typed), LISTS) == code


def test_russian_words_may_be_typed_with_their_dots_and_stresses() -> None:
    words = load_codewords(Language.RU)
    place = words.index("клен")
    code = InvitationSecret(sum(place << 9 * at for at in range(8)).to_bytes(9, "big"))
    for typed in ("клен", "клён", "КЛЁН", "кле\u0308н", "кле\u0301н", "\u043a\u043bе\u0308\u0301н"):
        assert parse_invitation_code(" ".join([typed] * 8), LISTS) == code


def test_a_letter_with_a_breve_is_the_same_in_one_piece_or_two() -> None:
    words = load_codewords(Language.RU)
    place = words.index("йогурт")
    code = InvitationSecret(sum(place << 9 * at for at in range(8)).to_bytes(9, "big"))
    assert parse_invitation_code(" ".join(["\u0438\u0306огурт", "Йогурт"] * 4), LISTS) == code


@given(code=codes, words=lists, place=st.integers(0, 7))
def test_a_word_that_is_not_known_is_named_by_its_number(
    code: InvitationSecret, words: tuple[str, ...], place: int
) -> None:
    typed = spell_invitation_code(code, words).split(" ")
    typed[place] = "qqqq"
    check_wrong(" ".join(typed), place + 1)
    typed[-1] = "zz"
    check_wrong(" ".join(typed), place + 1)


@given(code=codes, place=st.integers(0, 7))
def test_a_word_of_the_other_language_is_not_known(code: InvitationSecret, place: int) -> None:
    english, russian = (spell_invitation_code(code, words).split(" ") for words in LISTS)
    check_wrong(" ".join([*english[:place], russian[place], *english[place + 1 :]]), place + 1)
    check_wrong(" ".join([*russian[:place], english[place], *russian[place + 1 :]]), place + 1)


def test_a_list_that_is_not_offered_is_not_known() -> None:
    with pytest.raises(InvitationCodeError) as refusal:
        parse_invitation_code(spell_invitation_code(CODE, LISTS[1]), LISTS[:1])
    assert refusal.value.word == 1


def test_the_words_keep_their_order() -> None:
    typed = spell_invitation_code(CODE, LISTS[0]).split(" ")
    turned = parse_invitation_code(" ".join(reversed(typed)), LISTS)
    assert turned != CODE
    assert spell_invitation_code(turned, LISTS[0]).split(" ") == typed[::-1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12345678",
        "acorn",
        "acorn " * 7,
        "acorn " * 9,
        "acorn " * 20_000,
        "\u0301" * 100_000,
        "\ufdfa" * 400,
    ],
    ids=["nothing", "digits", "one", "seven", "nine", "many", "accents", "expanding"],
)
def test_anything_but_eight_words_is_refused_in_general(text: str) -> None:
    check_wrong(text, None)


@given(text=st.text(max_size=120))
def test_noise_is_a_code_or_the_one_named_refusal(text: str) -> None:
    with suppress(InvitationCodeError):
        assert parse_invitation_code(text, LISTS).SIZE == 9


@pytest.mark.parametrize("words", [(), LISTS[0][:511], (*LISTS[0], "more")])
def test_a_list_of_another_length_is_refused(words: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="512"):
        spell_invitation_code(CODE, words)
    with pytest.raises(ValueError, match="512"):
        parse_invitation_code(spell_invitation_code(CODE, LISTS[0]), [LISTS[0], words])


def test_without_a_list_nothing_is_read() -> None:
    with pytest.raises(ValueError, match="list"):
        parse_invitation_code(spell_invitation_code(CODE, LISTS[0]), [])


def test_the_sentences_name_a_word_by_its_number_and_nothing_else() -> None:
    assert str(InvitationCodeError(4)) == "Check word 4 of the code."
    assert str(InvitationCodeError(None)) == "Check the code: it has eight words."
    assert isinstance(InvitationCodeError(None), ValueError)
