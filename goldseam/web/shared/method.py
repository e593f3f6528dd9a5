"""The method and its words, read once when a server process starts; a broken file stops the start."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from goldseam.core.catalogue.loader import load_catalogue
from goldseam.core.catalogue.model import Catalogue, Language
from goldseam.core.catalogue.words import CONTENT, load_words

CONTENT_ROOT: Path = CONTENT


@cache
def catalogue() -> Catalogue:
    """The whole method."""
    return load_catalogue(CONTENT_ROOT)


def language() -> Language:
    """The language of this request."""
    return Language.RU if get_language() == "ru" else Language.EN


def words(section: str) -> Mapping[str, str]:
    """The core's words of one section in the language of this request."""
    return load_words(language(), section)
