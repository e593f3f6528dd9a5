"""Reads what pages say before anything starts: a broken file stops the start with its name and field."""

from goldseam.commands.failure import CommandError
from goldseam.core.catalogue.codewords import load_codewords
from goldseam.core.catalogue.elements import load_elements
from goldseam.core.catalogue.forbidden import load_patterns
from goldseam.core.catalogue.ideas import load_ideas
from goldseam.core.catalogue.loader import CatalogueError, load_catalogue
from goldseam.core.catalogue.model import Catalogue, Language
from goldseam.core.catalogue.small_questions import load_small_questions
from goldseam.core.catalogue.words import CONTENT, WordsError, load_words
from goldseam.core.helplines import HelplineError, load_countries
from goldseam.core.measures.loader import MeasureError, load_instruments
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
    """Read the practices, the help lines, the questionnaires, the pages to read, and all words in every language.

    Not the rules of the coach and of contradictions: they take seconds to make ready, and wait for whoever needs them.

    Raises:
        CommandError: something is broken or missing.
    """
    whole_method()
    try:
        load_countries()
        load_instruments()
        for language in Language:
            for path in sorted((CONTENT / "words" / language.value).glob("*.toml")):
                load_words(language, path.stem)
            load_elements(language)
            load_patterns(language)
            load_codewords(language)
            load_ideas(language)
            load_small_questions(language)
            load_topics(language)
            load_moments(language)
    except (CatalogueError, HelplineError, MeasureError, ReaderError, WordsError) as error:
        raise CommandError(str(error)) from None
