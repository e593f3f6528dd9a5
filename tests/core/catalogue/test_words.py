"""Words are flat text in files, and a broken file is named."""

from pathlib import Path

import pytest

from goldseam.core.catalogue import words
from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.words import WordsError, load_words


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(words, "CONTENT", tmp_path)
    folder = tmp_path / "words" / "en"
    folder.mkdir(parents=True)
    return folder


def test_tables_become_flat_keys(content: Path) -> None:
    (content / "flat.toml").write_text('a = "1"\n[b]\nc = "2"\n[b.d]\ne = "3"\n', encoding="utf-8")
    assert load_words(Language.EN, "flat") == {"a": "1", "b.c": "2", "b.d.e": "3"}


@pytest.mark.parametrize(
    ("section", "text", "says"),
    [
        ("absent", None, r"absent.toml \(en\): the file is missing"),
        ("crooked", "a = ", r"crooked.toml \(en\): "),
        ("numbers", "[a]\nb = 3", r"numbers.toml \(en\): a.b must be a string"),
    ],
)
def test_a_broken_file_of_words_is_named(section: str, text: str | None, says: str, content: Path) -> None:
    if text is not None:
        (content / f"{section}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(WordsError, match=says):
        load_words(Language.EN, section)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("section", ["plan", "intake"])
def test_no_word_shouts_or_orders(language: Language, section: str) -> None:
    for key, text in load_words(language, section).items():
        assert "!" not in text, key
        assert "must" not in text.split(), key
        assert "должны" not in text.split(), key
