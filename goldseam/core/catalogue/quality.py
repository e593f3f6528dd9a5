"""The content check: what a strict loader cannot see (coverage, reading level, forbidden words, enough of it)."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from goldseam.core.catalogue.elements import ElementWords, load_elements, practices_of
from goldseam.core.catalogue.forbidden import found_in, load_patterns, wrong_examples
from goldseam.core.catalogue.kept_by_rules import KEPT_BY_RULES
from goldseam.core.catalogue.loader import CatalogueError, load_catalogue
from goldseam.core.catalogue.model import Audience, Catalogue, Language
from goldseam.core.catalogue.pages import missing_from_pages
from goldseam.core.catalogue.readability import Reading, reading_of
from goldseam.core.catalogue.texts import Said, said_by_elements, said_by_pages, said_by_practices, said_in
from goldseam.core.catalogue.words import CONTENT

PRACTICES = 90
FOR_THE_INJURED = 30
LONGEST_TITLE = 60
# Reading age 12: the seventh year of school in English; in Russian, where words are longer, short sentences.
GRADE = 7.0
WORDS_A_SENTENCE: Mapping[Language, int] = {Language.EN: 15, Language.RU: 12}

# A name with two hyphens or more is taken for the name of a practice, unless it is one of these.
_LINK = re.compile(r"\b[a-z0-9]+(?:-[a-z0-9]+){2,}\b")
_ORDINARY = frozenset(
    {"day-to-day", "face-to-face", "one-to-one", "out-of-date", "step-by-step", "up-to-date"}
)


class Method(msgspec.Struct, frozen=True):
    """All that is checked: the catalogue, its order in words, and every text with its place."""

    catalogue: Catalogue
    elements: Mapping[Language, ElementWords]
    texts: tuple[Said, ...]
    rules: frozenset[str]


class Checked(msgspec.Struct, frozen=True):
    """What the check found: one line a problem, and figures for the summary (name, value)."""

    problems: tuple[str, ...]
    figures: tuple[tuple[str, str], ...] = ()


def check_method(rules: Collection[str], root: Path = CONTENT) -> Checked:
    """Read everything under `root` and hold it against what the method promises.

    `rules` are the names of the plan's rules. The words of pages and the forbidden patterns are always those
    of the package. A method that cannot be loaded is reported with the loader's lines and not looked at further.
    """
    try:
        catalogue = load_catalogue(root)
        elements = {language: load_elements(language, root) for language in Language}
    except CatalogueError as error:
        return Checked(error.problems)
    texts = [*said_by_practices(catalogue), *said_by_pages()]
    for language, words in elements.items():
        texts += said_by_elements(words, language)
    method = Method(catalogue, elements, tuple(texts), frozenset(rules))
    return Checked(tuple(line for check in CHECKS for line in check(method)), tuple(_figures(method)))


def covered(method: Method) -> Iterator[str]:
    """Every element has a practice that covers it, or a rule that the plan obeys."""
    for element_id in method.catalogue.elements:
        if not (practices_of(method.catalogue, element_id) or KEPT_BY_RULES.get(element_id)):
            yield (
                f"elements.toml: {element_id} is not covered; allowed is a practice that names it in covers, "
                "or a rule in kept_by_rules.py"
            )
    for element_id, names in KEPT_BY_RULES.items():
        for name in names:
            if name not in method.rules:
                allowed = ", ".join(sorted(method.rules))
                yield f"kept_by_rules.py: {element_id} names the rule {name!r}; allowed are {allowed}"


def enough(method: Method) -> Iterator[str]:
    """There is enough for everybody, and for the injured partner above all."""
    count = Counter(practice.facts.audience for practice in method.catalogue.practices.values())
    if count.total() < PRACTICES:
        yield f"practices: there are {count.total()}; allowed are {PRACTICES} or more"
    if count[Audience.INJURED] < FOR_THE_INJURED:
        found = count[Audience.INJURED]
        yield f"practices: {found} are for injured; allowed are {FOR_THE_INJURED} or more"


def titles(method: Method) -> Iterator[str]:
    """A title fits a small screen and belongs to one practice."""
    taken: dict[tuple[Language, str], str] = {}
    for slug, practice in method.catalogue.practices.items():
        for language, words in practice.words.items():
            where = f"practices/{slug}/{language.value}.toml: title"
            if len(words.title) > LONGEST_TITLE:
                yield f"{where} has {len(words.title)} characters; allowed are {LONGEST_TITLE} at most"
            other = taken.setdefault((language, words.title.casefold()), slug)
            if other != slug:
                yield f"{where} is also that of {other}; allowed is a title of its own"


def readable(method: Method) -> Iterator[str]:
    """A tired person of twelve or seventy can read it: measured for each practice, and for the elements."""
    for slug, practice in method.catalogue.practices.items():
        for language, words in practice.words.items():
            reading = reading_of(text for _, _, text in said_in(words))
            yield from _too_hard(f"practices/{slug}/{language.value}.toml", language, reading)
    for language, order in method.elements.items():
        reading = reading_of(said.text for said in said_by_elements(order, language))
        yield from _too_hard(f"elements/{language.value}.toml", language, reading)


def _too_hard(where: str, language: Language, reading: Reading) -> Iterator[str]:
    most = WORDS_A_SENTENCE[language]
    if reading.average > most:
        yield f"{where}: a sentence has {reading.average:.1f} words on average; allowed are {most} at most"
    if language is Language.EN and reading.grade > GRADE:
        yield f"{where}: it reads at grade {reading.grade:.1f}; allowed is {GRADE:g} at most"


def nothing_forbidden(method: Method) -> Iterator[str]:
    """No text says what must not be said; and the patterns that look for it still know their examples."""
    patterns = {language: load_patterns(language) for language in Language}
    for language, those in patterns.items():
        yield from (f"forbidden/{language.value}.toml: {line}" for line in wrong_examples(those))
        why = {pattern.id: pattern.why for pattern in those.patterns}
        for said in method.texts:
            if said.language is language:
                yield from (
                    f"{said.where} breaks {name}; allowed is a text that does not: {why[name]}"
                    for name in found_in(those, said.text, said.voice)
                )


def links(method: Method) -> Iterator[str]:
    """Whatever looks like the name of a practice is one."""
    for said in method.texts:
        for name in _LINK.findall(said.text):
            if name not in method.catalogue.practices and name not in _ORDINARY:
                yield f"{said.where} names {name!r}; allowed are slugs of practices"


def pages_complete(_: Method) -> Iterable[str]:
    """Every text of the pages is there in every language."""
    return missing_from_pages()


CHECKS: tuple[Callable[[Method], Iterable[str]], ...] = (
    covered,
    enough,
    titles,
    readable,
    nothing_forbidden,
    links,
    pages_complete,
)


def _figures(method: Method) -> Iterator[tuple[str, str]]:
    practices = method.catalogue.practices
    audiences = Counter(practice.facts.audience for practice in practices.values())
    yield "practices", str(len(practices))
    for audience in Audience:
        yield f"for {audience.value}", str(audiences[audience])
    by_rule = [each for each in method.catalogue.elements if KEPT_BY_RULES.get(each)]
    yield (
        "elements",
        f"{len(method.catalogue.elements)}, {len(by_rule)} of them also kept by a rule of the plan",
    )
    yield "languages", ", ".join(language.value for language in method.elements)
    yield "texts", str(len(method.texts))
    for language, most in WORDS_A_SENTENCE.items():
        readings = [
            (reading_of(text for _, _, text in said_in(practice.words[language])), slug)
            for slug, practice in practices.items()
        ]
        longest, slug = max((reading.average, slug) for reading, slug in readings)
        yield f"longest sentences, {language.value}", f"{longest:.1f} words ({slug}), allowed {most}"
        if language is Language.EN:
            hardest, slug = max((reading.grade, slug) for reading, slug in readings)
            yield "hardest to read, en", f"grade {hardest:.1f} ({slug}), allowed {GRADE:g}"
