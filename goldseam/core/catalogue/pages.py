"""Holds the words of the pages in one language against those in the others."""

from collections.abc import Iterator, Mapping

from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.texts import page_sections
from goldseam.core.catalogue.words import load_words

# A text may have one form for each role; another language may need only one form for all.
_ROLES = ("offending", "injured", "both")


def missing_from_pages() -> Iterator[str]:
    """One line for every text that a language lacks, or has only for some roles. A hint may be empty."""
    sections = set(page_sections())
    names = {section for _, section in sections}
    pages = {
        language: {name: load_words(language, name) for name in names if (language, name) in sections}
        for language in Language
    }
    for language in Language:
        others = [pages[other] for other in Language if other is not language]
        for name in sorted(names):
            where = f"words/{language.value}/{name}.toml"
            words = pages[language].get(name, {})
            wanted = {_plain(key) for other in others for key in other.get(name, {})}
            yield from (
                f"{where}: {key} is missing; allowed is text, for all or for each role"
                for key in sorted(wanted)
                if not _says(words, key)
            )


def _plain(key: str) -> str:
    head, _, role = key.rpartition(".")
    return head if role in _ROLES else key


def _says(words: Mapping[str, str], key: str) -> bool:
    return key in words or all(f"{key}.{role}" in words for role in _ROLES)
