"""Every text that the method says, with its place, so that a check can look at each and name where it stands."""

from collections.abc import Iterator

import msgspec

from goldseam.core.catalogue.elements import ElementWords
from goldseam.core.catalogue.forbidden import Voice
from goldseam.core.catalogue.model import Catalogue, Language, PracticeWords
from goldseam.core.catalogue.words import CONTENT, load_words

_OWN = ("title", "why", "worked", "alone", "space", "together")


class Said(msgspec.Struct, frozen=True):
    """A text: the file and field it stands in, its language, who speaks, the words."""

    where: str
    language: Language
    voice: Voice
    text: str


def said_in(words: PracticeWords) -> Iterator[tuple[str, Voice, str]]:
    """Every text of a practice in one language: field, who speaks, the words."""
    for field in _OWN:
        yield field, Voice.OWN, getattr(words, field)
    for field, voice in (("steps", Voice.OWN), ("words", Voice.SPOKEN), ("avoid", Voice.AVOID)):
        for number, text in enumerate(getattr(words, field), start=1):
            yield f"{field}, entry {number}", voice, text


def said_by_practices(catalogue: Catalogue) -> Iterator[Said]:
    """Every text of every practice in every language."""
    for slug, practice in catalogue.practices.items():
        for language, words in practice.words.items():
            for field, voice, text in said_in(words):
                yield Said(f"practices/{slug}/{language.value}.toml: {field}", language, voice, text)


def said_by_elements(words: ElementWords, language: Language) -> Iterator[Said]:
    """Every sentence of the method's order in one language."""
    for key in ("articles", "sections", "elements"):
        for element_id, text in getattr(words, key).items():
            yield Said(f"elements/{language.value}.toml: {key}.{element_id}", language, Voice.OWN, text)


def said_by_pages() -> Iterator[Said]:
    """Every text of `words/LANGUAGE/*.toml`.

    They speak to many people, a child among them, so they count as spoken and not as the product's own voice.
    """
    for language, section in page_sections():
        for key, text in load_words(language, section).items():
            yield Said(f"words/{language.value}/{section}.toml: {key}", language, Voice.SPOKEN, text)


def page_sections() -> Iterator[tuple[Language, str]]:
    """The files of `words/`: each language with the names of its sections."""
    for language in Language:
        for path in sorted((CONTENT / "words" / language.value).glob("*.toml")):
            yield language, path.stem
