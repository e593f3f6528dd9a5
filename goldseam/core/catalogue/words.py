"""Reads the plain words of the core (reasons, questions, readings) in one language."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from goldseam.core.catalogue.model import Language

CONTENT = Path(__file__).resolve().parents[2] / "content"


class WordsError(ValueError):
    """A file of words is missing, unreadable, or holds something else than strings."""


@cache
def load_words(language: Language, section: str) -> Mapping[str, str]:
    """Read `content/words/LANGUAGE/SECTION.toml` as flat keys: `[a.b] c = "..."` becomes `a.b.c`.

    Raises:
        WordsError: naming the file and the key that is wrong.
    """
    path = CONTENT / "words" / language.value / f"{section}.toml"
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise WordsError(f"{path.name} ({language.value}): the file is missing") from None
    except tomllib.TOMLDecodeError as error:
        raise WordsError(f"{path.name} ({language.value}): {error}") from None
    return _flat(tree, "", f"{path.name} ({language.value})")


def _flat(tree: Mapping[str, object], prefix: str, where: str) -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in tree.items():
        match value:
            case str():
                flat[prefix + key] = value
            case dict():
                flat.update(_flat(value, f"{prefix}{key}.", where))
            case _:
                raise WordsError(f"{where}: {prefix}{key} must be a string")
    return flat
