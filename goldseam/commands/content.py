"""Reads every content file before anything starts: a broken one stops the start with its name and field."""

from goldseam.commands.failure import CommandError
from goldseam.core.catalogue.elements import load_elements
from goldseam.core.catalogue.forbidden import load_patterns
from goldseam.core.catalogue.loader import CatalogueError, load_catalogue
from goldseam.core.catalogue.model import Catalogue, Language
from goldseam.core.catalogue.words import CONTENT, WordsError, load_words
from goldseam.core.helplines import HelplineError, load_countries
from goldseam.core.reader import ReaderError, load_moments, load_topics


def whole_method() -> Catalogue:
    """The catalogue that comes with the program.

    Raises:
        CommandError: a file of it is broken; every broken one has its line.
    """
    try:
        return load_catalogue(CONTENT)
    except CatalogueError as error:
        raise CommandError(str(error)) from None


def all_content() -> None:
    """Read the practices, the help lines, the pages to read, and the words of every section in every language.

    Raises:
        CommandError: something is broken or missing.
    """
    whole_method()
    try:
        load_countries()
        for language in Language:
            for path in sorted((CONTENT / "words" / language.value).glob("*.toml")):
                load_words(language, path.stem)
            load_elements(language)
            load_patterns(language)
            load_topics(language)
            load_moments(language)
    except (CatalogueError, HelplineError, ReaderError, WordsError) as error:
        raise CommandError(str(error)) from None
