"""Whether a question compares the one who asks with somebody else: it comes from the wound (A04.3)."""

import re
from functools import cache

import msgspec

from goldseam.core.catalogue.model import Language
from goldseam.core.truth.lexicon import read_words


class ComparingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns of one language: what compares, and the words after which the same pattern means something else."""

    compares: tuple[str, ...]
    unless: tuple[str, ...]


def compares(text: str, language: Language) -> bool:
    """Whether some sentence of this question compares people or loves. Both languages may mix in one text."""
    return any(_finds(text, each) for each in (language, *(other for other in Language if other != language)))


def _finds(text: str, language: Language) -> bool:
    compared, unless = _patterns(language)
    sentences = re.split(r"(?<=[.!?…])\s+|\n+", text.casefold().replace("ё", "е").replace("’", "'"))
    return any(compared.search(each) and not unless.search(each) for each in sentences)


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = read_words("comparing", language, ComparingWords)
    return _any_of(words.compares), _any_of(words.unless)


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")
