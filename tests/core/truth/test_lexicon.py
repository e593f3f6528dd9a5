"""The word rules are read strictly: a broken file is named."""

from pathlib import Path

import pytest

from goldseam.core.catalogue.loader import CatalogueError
from goldseam.core.catalogue.model import Language
from goldseam.core.truth.comparing import ComparingWords
from goldseam.core.truth.lexicon import read_words


@pytest.mark.parametrize("text", ['compares = ["a"]', 'compares = "a"\nunless = []', "compares = ["])
def test_a_broken_file_is_refused_and_named(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "truth" / "en"
    folder.mkdir(parents=True)
    (folder / "comparing.toml").write_text(text)
    with pytest.raises(CatalogueError, match=r"truth/en/comparing\.toml"):
        read_words("comparing", Language.EN, ComparingWords, tmp_path)


def test_a_missing_file_is_refused_and_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"truth/ru/comparing\.toml"):
        read_words("comparing", Language.RU, ComparingWords, tmp_path)
