"""Reads the drafts that the coach learns from, each sentence with what is known of its labels."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goldseam.core.catalogue.model import Language
from goldseam.core.coach.features import features
from goldseam.core.coach.matching import labels, matches, prepared
from goldseam.core.coach.model import Component, Flag
from goldseam.core.coach.reading import by_rules
from goldseam.core.coach.rules import Label, Rule, load_rules
from goldseam.core.coach.weighing import sentences
from goldseam.core.coach.weights import FLAGGED, LABELS, load_classes

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "core" / "coach" / "corpus"
BUILD, PHRASES, EXAMPLES = "build", "phrases", "examples"


@dataclass(frozen=True)
class Part:
    """A piece of a draft [start, end) in which each of `there` is said somewhere."""

    start: int
    end: int
    there: frozenset[str]


@dataclass(frozen=True)
class Draft:
    """A draft as it is learned from; a label outside `known` may or may not be there."""

    name: str
    source: str
    there: frozenset[str]
    known: frozenset[str]
    parts: Sequence[Part]
    drawn: Sequence[frozenset[str]]
    places: Sequence[tuple[int, int]]
    ruled: frozenset[str]
    said: frozenset[Label]

    @property
    def whole(self) -> bool:
        """Whether everything is known of it, so that it can be counted with."""
        return len(self.known) == len(LABELS)


def drafts(language: Language) -> list[Draft]:
    """All drafts to learn from, in a fixed order. The measure half is never among them."""
    found = [_read(line, BUILD, language) for line in _lines(f"{language}-build.jsonl")]
    for path in sorted(CORPUS.glob(f"{language}-train-*.jsonl")):
        found += [_read(line, path.stem[-1], language) for line in _lines(path.name)]
    found += [_read(line, PHRASES, language) for line in _lines(f"{language}-phrases.jsonl")]
    return [*found, *_examples(language)]


def texts(language: Language) -> list[str]:
    """All sentences of the drafts by further writers, as the rules see them."""
    book = load_rules(language)
    return [
        page.text[start:end]
        for path in sorted(CORPUS.glob(f"{language}-train-*.jsonl"))
        for line in _lines(path.name)
        for page in [prepared(" ".join(text for text, _, _ in _given(line)), book)]
        for start, end in page.sentences
    ]


def _given(line: Mapping[str, Any]) -> Sequence[tuple[str, list[str], list[str]]]:
    return line.get("sentences") or [(line["text"], line["flags"], line.get("components", []))]


def _lines(name: str) -> list[Mapping[str, Any]]:
    return [json.loads(line) for line in (CORPUS / name).read_text(encoding="utf-8").split("\n") if line]


def _read(line: Mapping[str, Any], source: str, language: Language) -> Draft:
    given = _given(line)
    parts, at = [], 0
    for text, flags, components in given:
        parts.append(Part(at, at + len(text), _with_any(frozenset(flags) | frozenset(components))))
        at += len(text) + 1
    there = frozenset().union(*(part.there for part in parts))
    known = set(LABELS)
    if source == PHRASES:
        known -= {*Component} | ({Flag.VAGUE} if there and Flag.VAGUE not in there else set())
    return _drawn(
        line["id"], source, " ".join(text for text, _, _ in given), parts, frozenset(known), language
    )


def _with_any(there: frozenset[str]) -> frozenset[str]:
    return there | {FLAGGED} if there & set(Flag) else there


def _drawn(
    name: str, source: str, text: str, parts: Sequence[Part], known: frozenset[str], language: Language
) -> Draft:
    book, (kinds, endings) = load_rules(language), load_classes(language)
    page = prepared(text, book)
    found = list(matches(page, book.rules))
    said = labels(found)
    return Draft(
        name,
        source,
        frozenset().union(*(part.there for part in parts)),
        known,
        parts,
        [frozenset(features(each, endings=endings)) for each in sentences(page, found, kinds)],
        [page.folded.place(*each) for each in page.sentences],
        frozenset(by_rules(said)),
        frozenset(said),
    )


def _examples(language: Language) -> Iterator[Draft]:
    for rule in load_rules(language).rules:
        own = frozenset(str(label) for label in rule.labels) & set(LABELS)
        if own:
            yield from _of_rule(rule, own, language)


def _of_rule(rule: Rule, own: frozenset[str], language: Language) -> Iterator[Draft]:
    for text in rule.must_fire:
        known = _with_any(own)
        yield _drawn(rule.id, EXAMPLES, text, [Part(0, len(text), known)], known, language)
    for text in rule.must_stay_quiet:
        yield _drawn(rule.id, EXAMPLES, text, [], own, language)
