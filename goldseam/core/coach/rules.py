"""Reads the rules of one language, strictly: a rule is data with its own examples of speech and of silence."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
import regex
from msgspec import Meta

from goldseam.core.catalogue.model import Language
from goldseam.core.coach.folding import Pattern
from goldseam.core.coach.model import Card, Clue, Component, Flag
from goldseam.core.coach.sieve import Needles, Sieve, sieve

FOLDER = Path(__file__).resolve().parents[2] / "content" / "coach"
GRAMMAR, CLASSES, NEEDLES = "grammar", "classes", "needles.json"

Label = Flag | Component | Card | Clue
Examples = Annotated[tuple[str, ...], Meta(min_length=3)]
Name = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$")]
_MACRO = regex.compile(r"(?<!\(\?P?)<([a-z_]+)>")
Kind = TypeVar("Kind")


class Where(StrEnum):
    """Where a guard looks, seen from the words that were found."""

    BEFORE = "before"
    AFTER = "after"
    SENTENCE = "sentence"
    NEAR = "near"


class GuardText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A reason to stay silent: if one of the patterns is found there, the rule does not speak."""

    where: Where
    pattern: tuple[str, ...]


class GrammarText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What all rules of a language share. `spellings` are pairs; `quoted` cover their first group."""

    spellings: tuple[tuple[str, str], ...]
    quoted: tuple[str, ...]
    clause: str
    macros: Mapping[str, str]
    guards: Mapping[str, GuardText]


class RuleText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule as it is written in a file; `label` and `also` hold labels, `message` a key of words/coach.toml."""

    id: Name
    label: str
    pattern: Annotated[tuple[str, ...], Meta(min_length=1)]
    message: str
    must_fire: Examples
    must_stay_quiet: Examples
    also: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class RulesText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of rules."""

    rule: tuple[RuleText, ...]


class Guard(msgspec.Struct, frozen=True):
    """A guard that is ready to look."""

    where: Where
    pattern: Pattern


class Rule(msgspec.Struct, frozen=True):
    """A rule that is ready to look; its examples are for the tests."""

    id: str
    labels: tuple[Label, ...]
    patterns: tuple[Pattern, ...]
    guards: tuple[Guard, ...]
    message: str
    must_fire: tuple[str, ...]
    must_stay_quiet: tuple[str, ...]


class Rulebook(msgspec.Struct, frozen=True):
    """Everything the coach knows of one language."""

    spellings: tuple[tuple[Pattern, str], ...]
    quoted: tuple[Pattern, ...]
    clause: Pattern
    rules: tuple[Rule, ...]
    sieve: Sieve


class RulesError(ValueError):
    """A file of rules is missing or wrong. The message names the file, the rule, and what is allowed."""


@cache
def load_rules(language: Language, folder: Path = FOLDER) -> Rulebook:
    """Read `grammar.toml` and every other file of the language's folder, in the order of their names.

    Raises:
        RulesError: in one line, naming the file and the rule.
    """
    home = folder / language.value
    grammar = _read(home / f"{GRAMMAR}.toml", GrammarText)
    macros = _macros(grammar.macros)
    guards = {
        name: Guard(each.where, _any(each.pattern, macros, f"{GRAMMAR}.toml: guard {name}"))
        for name, each in grammar.guards.items()
    }
    rules = []
    for path in sorted(home.glob("*.toml")):
        if path.stem not in {GRAMMAR, CLASSES}:
            rules += [_rule(each, macros, guards, path.name) for each in _read(path, RulesText).rule]
    known: set[str] = set()
    for rule in rules:
        if rule.id in known:
            raise RulesError(f"{rule.id}: two rules have this id; allowed: one")
        known.add(rule.id)
    return Rulebook(
        tuple((_one(left, macros, "spellings"), right) for left, right in grammar.spellings),
        tuple(_one(each, macros, "quoted") for each in grammar.quoted),
        _one(grammar.clause, macros, "clause"),
        tuple(rules),
        sieve((pattern for rule in rules for pattern in rule.patterns), _needles(home / NEEDLES)),
    )


def _needles(path: Path) -> Needles:
    """They only save time: without the file, or with a pattern that it does not know, every pattern is tried."""
    if not path.exists():
        return {}
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, tuple[str, ...]])
    except msgspec.DecodeError as error:
        raise RulesError(f"{path.name}: {error}") from None


def _read(path: Path, kind: type[Kind]) -> Kind:
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), kind)
    except (OSError, UnicodeDecodeError):
        raise RulesError(f"{path.name}: cannot be read; allowed: TOML in UTF-8") from None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RulesError(f"{path.name}: {error}") from None


def _rule(text: RuleText, macros: Mapping[str, str], guards: Mapping[str, Guard], file: str) -> Rule:
    where = f"{file}: rule {text.id}"
    unknown = [name for name in text.guards if name not in guards]
    if unknown:
        raise RulesError(f"{where}: guard {unknown[0]} is not known; allowed: {', '.join(guards)}")
    own = (Guard(Where.SENTENCE, _any(text.unless, macros, where)),) if text.unless else ()
    return Rule(
        text.id,
        tuple(_label(name, where) for name in (text.label, *text.also)),
        tuple(_one(each, macros, where) for each in text.pattern),
        (*(guards[name] for name in text.guards), *own),
        text.message,
        text.must_fire,
        text.must_stay_quiet,
    )


def _label(name: str, where: str) -> Label:
    kinds: tuple[type[Label], ...] = (Flag, Component, Card, Clue)
    for kind in kinds:
        if name in set(kind):
            return kind(name)
    allowed = ", ".join(each for kind in kinds for each in kind)
    raise RulesError(f"{where}: a label is not known; allowed: {allowed}")


def _macros(given: Mapping[str, str]) -> dict[str, str]:
    """Each may use the ones before it."""
    ready: dict[str, str] = {}
    for name, pattern in given.items():
        ready[name] = f"(?:{_filled(pattern, ready, f'macro {name}')})"
    return ready


def _filled(pattern: str, macros: Mapping[str, str], where: str) -> str:
    try:
        return _MACRO.sub(lambda found: macros[found[1]], pattern)
    except KeyError as error:
        raise RulesError(f"{where}: <{error.args[0]}> is not known; allowed: {', '.join(macros)}") from None


def _any(patterns: tuple[str, ...], macros: Mapping[str, str], where: str) -> Pattern:
    return _one("|".join(f"(?:{each})" for each in patterns), macros, where)


def _one(pattern: str, macros: Mapping[str, str], where: str) -> Pattern:
    try:
        return regex.compile(_filled(pattern, macros, where))
    except regex.error as error:
        raise RulesError(f"{where}: {error}") from None
