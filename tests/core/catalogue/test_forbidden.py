"""What no text may say: each pattern with sentences it must find and sentences it must leave alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from goldseam.core.catalogue.forbidden import Pattern, Voice, Where, found_in, load_patterns, wrong_examples
from goldseam.core.catalogue.loader import CatalogueError
from goldseam.core.catalogue.model import Language

PATTERNS = {language: load_patterns(language) for language in Language}
NAMED_IN_THE_ISSUE = {
    "deadline_for_forgiveness",
    "score_of_a_person",
    "cutting_off",
    "denial_as_advice",
    "you_must",
    "exclamation",
    "gender_assumed",
    "marriage_assumed",
    "religion_assumed",
}
BROKEN_FIND = """forbids = "a"
condition = "a"
[[pattern]]
id = "x"
why = "y"
where = "advice"
guarded = true
find = "["
finds = []
quiet = []
"""
CASES = [(language, each) for language, those in PATTERNS.items() for each in those.patterns]


@pytest.mark.parametrize(("language", "pattern"), CASES, ids=lambda value: getattr(value, "id", value))
def test_a_pattern_finds_what_it_is_for_and_nothing_else(language: Language, pattern: Pattern) -> None:
    assert len(pattern.finds) >= 2
    assert len(pattern.quiet) >= 2
    voice = {Where.EVERYWHERE: Voice.AVOID, Where.ADVICE: Voice.SPOKEN, Where.OWN_VOICE: Voice.OWN}
    for text in pattern.finds:
        assert pattern.id in found_in(PATTERNS[language], text, voice[pattern.where]), text
    for text in pattern.quiet:
        assert pattern.id not in found_in(PATTERNS[language], text), text


@pytest.mark.parametrize("language", list(Language))
def test_everything_that_must_not_be_said_has_a_pattern_in_every_language(language: Language) -> None:
    ids = [pattern.id for pattern in PATTERNS[language].patterns]
    assert len(set(ids)) == len(ids)
    assert set(ids) >= NAMED_IN_THE_ISSUE
    assert not list(wrong_examples(PATTERNS[language]))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.EN, "Never set a date, a deadline or a countdown for forgiveness."),
        (Language.EN, "Do not give up your friends. A friend can be told about, and kept."),
        (Language.EN, "If they ask, do not deny it."),
        (Language.EN, "You don't have to answer this letter."),
        (Language.RU, "Никогда не назначайте ни срока, ни даты прощения."),
        (Language.RU, "Если спросят, не отрицайте."),
        (Language.RU, "Вы никому не обязаны это показывать."),
    ],
)
def test_a_sentence_that_forbids_the_thing_is_left_alone(language: Language, text: str) -> None:
    assert found_in(PATTERNS[language], text) == []


def test_a_no_in_the_condition_does_not_excuse_the_advice() -> None:
    assert found_in(PATTERNS[Language.EN], "If they do not ask, deny it.") == ["denial_as_advice"]
    assert found_in(PATTERNS[Language.RU], "Если не спросят, отрицайте.") == ["denial_as_advice"]
    assert found_in(PATTERNS[Language.EN], "Do not shout. Then deny it.") == ["denial_as_advice"]


def test_what_is_listed_as_not_to_be_done_is_no_advice() -> None:
    english = PATTERNS[Language.EN]
    assert found_in(english, "Giving up your friends to calm a worry.", Voice.AVOID) == []
    assert found_in(english, "Asking your wife.", Voice.AVOID) == ["gender_assumed"]


def test_the_familiar_form_is_kept_for_words_that_somebody_says() -> None:
    russian = PATTERNS[Language.RU]
    assert found_in(russian, "Ты можешь подождать.") == ["familiar_you"]
    assert found_in(russian, "Мне важно, что ты здесь.", Voice.SPOKEN) == []
    assert found_in(russian, "Скажите: «Ты здесь? Мне важно это знать».") == []


def test_a_pattern_that_no_longer_knows_its_examples_is_named() -> None:
    english = PATTERNS[Language.EN]
    shout = Pattern(
        "shout", "no", Where.ADVICE, guarded=True, find="!", finds=("Quiet.",), quiet=("No!", "Hey!")
    )
    broken = type(english)(english.forbids, english.condition, (shout,))
    assert list(wrong_examples(broken)) == ["shout should find: Quiet.", "shout should be quiet about: Hey!"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "forbidden/en.toml: the file is missing or cannot be read"),
        ("forbids = 3", "forbidden/en.toml: condition is missing"),
        (
            'forbids = "("\ncondition = "a"\npattern = []',
            "forbids is not right; allowed is a regular expression",
        ),
        (
            BROKEN_FIND,
            "find of x is not right",
        ),
    ],
)
def test_a_broken_file_of_patterns_is_refused_with_its_field(
    text: str | None, says: str, tmp_path: Path, write_patterns: Callable[[str | None], Path]
) -> None:
    with pytest.raises(CatalogueError) as refused:
        load_patterns(Language.EN, write_patterns(text))
    assert says in str(refused.value)
    assert tmp_path.exists()


@pytest.fixture
def write_patterns(tmp_path: Path) -> Callable[[str | None], Path]:
    def write(text: str | None) -> Path:
        if text is not None:
            (tmp_path / "forbidden").mkdir()
            (tmp_path / "forbidden" / "en.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return write
