"""Holds a catalogue against itself: what one file alone cannot show to be wrong."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from goldseam.core.catalogue.model import Catalogue, Evidence, Practice, PracticeWords
from goldseam.core.catalogue.modules import MODULES

STEPS = (3, 7)
WORDS = (2, 3)
AVOID = (1, 5)
TITLE_LENGTH = (3, 70)
MINUTES = (1, 120)
WEIGHT = (0, 100)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_MODULES = ", ".join(sorted(MODULES))
_STRENGTH = {label: strength for strength, label in enumerate(Evidence)}

Check = Callable[[Practice, Catalogue], Iterable[str]]


def problems_of(catalogue: Catalogue, broken: Collection[str] = ()) -> list[str]:
    """One line for everything that is wrong across the files of `catalogue`: file, field, what is allowed.

    `broken` are slugs of practices whose own files could not be read: naming one is not a second problem.
    """
    found = [line for check in _WHOLE for line in check(catalogue)]
    for practice in catalogue.practices.values():
        found += [line for check in _CHECKS for line in check(practice, catalogue)]
        found += _named(practice, {*catalogue.practices, *broken} if broken else catalogue.practices)
    return found


def _facts_line(practice: Practice, field: str, says: str) -> str:
    return f"practices/{practice.slug}/facts.toml: {field} {says}"


def _slug(practice: Practice, _: Catalogue) -> Iterator[str]:
    if not _SLUG.match(practice.slug):
        yield f"practices/{practice.slug}: the folder's name may hold a-z, 0-9 and single hyphens"


def _covers(practice: Practice, catalogue: Catalogue) -> Iterator[str]:
    if not practice.facts.covers:
        yield _facts_line(practice, "covers", "is empty; allowed are ids from elements.toml, one or more")
    for element in practice.facts.covers:
        if element not in catalogue.elements:
            yield _facts_line(practice, "covers", f"names {element!r}; allowed are ids from elements.toml")


def _evidence(practice: Practice, catalogue: Catalogue) -> Iterator[str]:
    facts = practice.facts
    unknown = [source for source in facts.sources if source not in catalogue.sources]
    for source in unknown:
        yield _facts_line(practice, "sources", f"names {source!r}; allowed are ids from sources.toml")
    if not facts.sources:
        yield _facts_line(practice, "sources", "is empty; allowed are ids from sources.toml, one or more")
    if unknown or not facts.sources:
        return
    strongest = max((catalogue.sources[source].kind for source in facts.sources), key=_STRENGTH.__getitem__)
    if _STRENGTH[facts.evidence] > _STRENGTH[strongest]:
        allowed = ", ".join(label for label in Evidence if _STRENGTH[label] <= _STRENGTH[strongest])
        yield _facts_line(practice, "evidence", f"is stronger than its sources; allowed here: {allowed}")


def _named(practice: Practice, slugs: Collection[str]) -> Iterator[str]:
    facts = practice.facts
    for field, names in (("after", facts.after), ("instead_of", facts.instead_of)):
        for slug in names:
            # What leads back to itself by `after` is a circle, and has its own line.
            if slug not in slugs or (field == "instead_of" and slug == practice.slug):
                yield _facts_line(practice, field, f"names {slug!r}; allowed are slugs of other practices")


def _lives(practice: Practice, _: Catalogue) -> Iterator[str]:
    if practice.facts.lives not in MODULES:
        yield _facts_line(practice, "lives", f"is not a module; allowed are {_MODULES}")


def _figures(practice: Practice, _: Catalogue) -> Iterator[str]:
    for field, value, (low, high) in (
        ("minutes", practice.facts.minutes, MINUTES),
        ("weight", practice.facts.weight, WEIGHT),
    ):
        if not low <= value <= high:
            yield _facts_line(practice, field, f"is out of range; allowed is {low} to {high}")


def _conditions(practice: Practice, _: Catalogue) -> Iterator[str]:
    facts = practice.facts
    if set(facts.unless) & set(facts.when_all) or (
        facts.when_any and set(facts.when_any) <= set(facts.unless)
    ):
        yield _facts_line(
            practice, "unless", "takes back what when_all or when_any asks for; it could never be offered"
        )


def _repeats(practice: Practice, _: Catalogue) -> Iterator[str]:
    facts = practice.facts
    for field in ("covers", "sources", "after", "instead_of", "when_all", "when_any", "unless", "asks"):
        entries: tuple[str, ...] = getattr(facts, field)
        if len(set(entries)) < len(entries):
            yield _facts_line(practice, field, "repeats an entry; each is allowed once")


def _words(practice: Practice, _: Catalogue) -> Iterator[str]:
    for language, words in practice.words.items():
        name = f"practices/{practice.slug}/{language.value}.toml"
        for field, count, (low, high) in (
            ("title", len(words.title), TITLE_LENGTH),
            ("steps", len(words.steps), STEPS),
            ("words", len(words.words), WORDS),
            ("avoid", len(words.avoid), AVOID),
        ):
            if not low <= count <= high:
                unit = "characters" if field == "title" else "entries"
                yield f"{name}: {field} has {count} {unit}; allowed are {low} to {high}"
        for field in _empty_fields(words):
            yield f"{name}: {field} is empty; allowed is text in quotes"


def _empty_fields(words: PracticeWords) -> Iterator[str]:
    for field in ("title", "why", "worked", "alone", "space", "together"):
        if not getattr(words, field).strip():
            yield field
    for field in ("steps", "words", "avoid"):
        if not all(entry.strip() for entry in getattr(words, field)):
            yield field


def _elements(catalogue: Catalogue) -> Iterator[str]:
    for element in catalogue.elements.values():
        if element.lives not in MODULES:
            yield f"elements.toml: lives of {element.id} is not a module; allowed are {_MODULES}"


def _cycles(catalogue: Catalogue) -> Iterator[str]:
    waiting = {slug: set(practice.facts.after) for slug, practice in catalogue.practices.items()}
    while ready := [slug for slug, after in waiting.items() if not after & waiting.keys()]:
        for slug in ready:
            del waiting[slug]
    for slug in sorted(_in_circle(waiting)):
        yield f"practices/{slug}/facts.toml: after leads back to itself; allowed is an order without a circle"


def _in_circle(waiting: Mapping[str, set[str]]) -> Iterator[str]:
    for start in waiting:
        seen: set[str] = set()
        reach = [slug for slug in waiting[start] if slug in waiting]
        while reach:
            slug = reach.pop()
            if slug not in seen:
                seen.add(slug)
                reach += [following for following in waiting[slug] if following in waiting]
        if start in seen:
            yield start


_WHOLE: tuple[Callable[[Catalogue], Iterable[str]], ...] = (_elements, _cycles)
_CHECKS: tuple[Check, ...] = (
    _slug,
    _covers,
    _evidence,
    _lives,
    _figures,
    _conditions,
    _repeats,
    _words,
)
