"""Holds topics and moments against themselves and the method: what one file alone cannot show to be wrong."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from goldseam.core.catalogue.model import Audience, Catalogue, Language
from goldseam.core.reader.files import FACTS, MomentFacts, MomentWords, SectionFacts, TopicFacts, TopicWords

TITLE_LENGTH = (3, 60)
PARAGRAPHS = (1, 5)
MORE = (2, 4)
NOT = (2, 3)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_BARRIER = re.compile(r"B04\.[1-9]\Z")
_SLUG_SAYS = "may hold a-z, 0-9 and single hyphens"


class Places:
    """Remembers which order numbers and barriers are taken, over all folders of one kind."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def take(self, value: str, field: str, name: str) -> Iterator[str]:
        """Say who had `value` before, if anybody; allowed is once."""
        first = self._taken.setdefault(f"{field} {value}", name)
        if first != name:
            yield f"{name}: {field} {value} stands in {first} too; allowed is once"


def facts_problems(place: str, facts: TopicFacts | MomentFacts, method: Catalogue) -> Iterator[str]:
    """Folder name, order and element ids of a topic or a moment; `place` is `FOLDER/SLUG`."""
    if not _SLUG.match(place.rpartition("/")[2]):
        yield f"{place}: the folder's name {_SLUG_SAYS}"
    if facts.order < 1:
        yield f"{place}/{FACTS}: order is out of range; allowed is 1 or more"
    if not facts.covers:
        yield f"{place}/{FACTS}: covers is empty; allowed are ids from elements.toml, one or more"
    yield from _ids(facts.covers, "covers", f"{place}/{FACTS}", method.elements, "elements.toml")


def section_problems(place: str, facts: TopicFacts, method: Catalogue) -> Iterator[str]:
    """The sections of a topic: one at least, each id once, barriers and sources that exist."""
    name = f"{place}/{FACTS}"
    if not facts.section:
        yield f"{name}: section is empty; allowed is one table [[section]] at least"
    seen: set[str] = set()
    for number, section in enumerate(facts.section, start=1):
        here = f"{name}, section {number}"
        if not _SLUG.match(section.id):
            yield f"{here}: id {_SLUG_SAYS}"
        if section.id in seen:
            yield f"{here}: id {section.id!r} stands there twice; allowed is once"
        seen.add(section.id)
        yield from _barrier(section, here)
        yield from _ids(section.sources, "sources", here, method.sources, "sources.toml")


def _barrier(section: SectionFacts, here: str) -> Iterator[str]:
    if section.barrier is None:
        return
    if not _BARRIER.match(section.barrier):
        yield f"{here}: barrier names {section.barrier!r}; allowed are B04.1 to B04.9"
    if section.audience is not Audience.BOTH:
        yield f"{here}: for and barrier stand together; allowed is one of them"


def _ids(ids: Sequence[str], field: str, here: str, known: Collection[str], listed_in: str) -> Iterator[str]:
    for one in ids:
        if one not in known:
            yield f"{here}: {field} names {one!r}; allowed are ids from {listed_in}"
    if len(set(ids)) < len(ids):
        yield f"{here}: {field} repeats an entry; each is allowed once"


def topic_words_problems(
    place: str, facts: TopicFacts, words: Mapping[Language, TopicWords]
) -> Iterator[str]:
    """The words of a topic: nothing empty, and the sections of the facts in their order."""
    ids = [section.id for section in facts.section]
    for language, spoken in words.items():
        name = f"{place}/{language}.toml"
        yield from _title(spoken.title, "title", name)
        yield from _filled(name, lead=[spoken.lead])
        if [section.id for section in spoken.section] != ids:
            yield f"{name}: section has other ids than {FACTS}; allowed are {', '.join(ids)}, in this order"
        for number, section in enumerate(spoken.section, start=1):
            here = f"{name}, section {number}"
            yield from _title(section.heading, "heading", here)
            yield from _count(section.paragraphs, "paragraphs", PARAGRAPHS, here)
            yield from _filled(here, paragraphs=section.paragraphs)


def moment_words_problems(
    place: str, facts: MomentFacts, words: Mapping[Language, MomentWords]
) -> Iterator[str]:
    """The words of a moment: enough of each, nothing empty, and `care` exactly where `help` is."""
    for language, spoken in words.items():
        name = f"{place}/{language}.toml"
        yield from _title(spoken.title, "title", name)
        yield from _count(spoken.more, "more", MORE, name)
        yield from _count(spoken.avoid, "not", NOT, name)
        yield from _filled(
            name,
            first=[spoken.first],
            more=spoken.more,
            then=[spoken.then],
            care=[] if spoken.care is None else [spoken.care],
            **{"not": spoken.avoid},
        )
        if (facts.help is None) != (spoken.care is None):
            yield f"{name}: care and help belong together; allowed are both or neither"


def _title(text: str, field: str, name: str) -> Iterator[str]:
    low, high = TITLE_LENGTH
    if not low <= len(text.strip()) <= high:
        yield f"{name}: {field} has {len(text.strip())} characters; allowed are {low} to {high}"


def _count(entries: Sequence[str], field: str, bounds: tuple[int, int], name: str) -> Iterator[str]:
    low, high = bounds
    if not low <= len(entries) <= high:
        yield f"{name}: {field} has {len(entries)} entries; allowed are {low} to {high}"


def _filled(name: str, **fields: Iterable[str]) -> Iterator[str]:
    for field, entries in fields.items():
        if not all(entry.strip() for entry in entries):
            yield f"{name}: {field} is empty; allowed is text in quotes"
