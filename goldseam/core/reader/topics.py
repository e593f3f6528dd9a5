"""Reads the topics of Understand, strictly, and says everything that is wrong with them at once."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from goldseam.core.catalogue import Language, load_catalogue
from goldseam.core.catalogue.words import CONTENT
from goldseam.core.reader.checks import Places, facts_problems, section_problems, topic_words_problems
from goldseam.core.reader.errors import ReaderError
from goldseam.core.reader.files import FACTS, TopicFacts, TopicWords, read_folders
from goldseam.core.reader.model import Section, Topic

FOLDER = "understand"


def load_topics(language: Language, root: Path = CONTENT) -> tuple[Topic, ...]:
    """Give the topics of `root/understand` in one language, by their `order`; read once, then kept.

    Every language is checked whichever is asked for.

    Raises:
        ReaderError: with every problem of every file, one line each.
        CatalogueError: where the method under the same root, whose ids the topics name, is broken.
    """
    return _topics(root)[language]


@cache
def _topics(root: Path) -> Mapping[Language, tuple[Topic, ...]]:
    method = load_catalogue(root)
    problems: list[str] = []
    places = Places()
    found: list[tuple[str, TopicFacts, Mapping[Language, TopicWords]]] = []
    for slug, facts, words in read_folders(root / FOLDER, TopicFacts, TopicWords, problems):
        place = f"{FOLDER}/{slug}"
        problems += facts_problems(place, facts, method)
        problems += section_problems(place, facts, method)
        problems += topic_words_problems(place, facts, words)
        problems += places.take(str(facts.order), "order", f"{place}/{FACTS}")
        for number, section in enumerate(facts.section, start=1):
            if section.barrier is not None:
                problems += places.take(section.barrier, "barrier", f"{place}/{FACTS}, section {number}")
        found.append((slug, facts, words))
    if problems:
        raise ReaderError(problems)
    found.sort(key=lambda entry: entry[1].order)
    return {
        language: tuple(_topic(slug, facts, words[language]) for slug, facts, words in found)
        for language in Language
    }


def _topic(slug: str, facts: TopicFacts, words: TopicWords) -> Topic:
    return Topic(
        slug=slug,
        order=facts.order,
        title=words.title,
        lead=words.lead,
        covers=facts.covers,
        sections=tuple(
            Section(
                id=known.id,
                heading=said.heading,
                paragraphs=said.paragraphs,
                audience=known.audience,
                barrier=known.barrier,
                sources=known.sources,
            )
            for known, said in zip(facts.section, words.section, strict=True)
        ),
    )
