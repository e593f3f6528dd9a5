"""Finds practices by stage, by whom they are for, by the time at hand, by evidence, and by words."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from goldseam.core.catalogue.model import Audience, Evidence, Language, Practice, PracticeWords, Stage
from goldseam.core.situation.model import Role

E = TypeVar("E", bound=StrEnum)
MINUTES = (5, 10, 20)
LONGEST_SEARCH = 80


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; what is empty does not narrow."""

    text: str = ""
    audience: Audience | None = None
    stage: Stage | None = None
    minutes: int = 0
    evidence: Evidence | None = None

    @classmethod
    def at_first(cls, role: Role) -> "Wanted":
        """Before anything was chosen: what is for one's own role; whoever has both sees everything."""
        return cls(audience=None if role is Role.BOTH else Audience(role.value))

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Wanted":
        """Read the fields of a search; anything unknown is left aside."""
        minutes = query.get("minutes", "")
        return cls(
            query.get("q", "")[:LONGEST_SEARCH].strip(),
            _one(Audience, query.get("for", "")),
            _one(Stage, query.get("stage", "")),
            int(minutes) if minutes in {str(each) for each in MINUTES} else 0,
            _one(Evidence, query.get("evidence", "")),
        )


def found(
    practices: Iterable[Practice], wanted: Wanted, language: Language
) -> list[tuple[Practice, PracticeWords]]:
    """The practices that fit, by title; every word of the text must stand somewhere in a practice."""
    needles = _plain(wanted.text).split()
    fitting = [
        (each, each.words[language])
        for each in practices
        if _fits(each, wanted) and all(needle in _haystack(each.words[language]) for needle in needles)
    ]
    return sorted(fitting, key=lambda pair: pair[1].title)


def _fits(practice: Practice, wanted: Wanted) -> bool:
    facts = practice.facts
    return (
        (wanted.audience is None or facts.audience in (wanted.audience, Audience.BOTH))
        and (wanted.stage is None or facts.stage is wanted.stage)
        and (not wanted.minutes or facts.minutes <= wanted.minutes)
        and (wanted.evidence is None or facts.evidence is wanted.evidence)
    )


def _haystack(words: PracticeWords) -> str:
    return _plain(" ".join((words.title, words.why, *words.steps, *words.words)))


def _plain(text: str) -> str:
    """Lower case with ё as е, so that a search finds what was meant."""
    return unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")


def _one(kind: type[E], text: str) -> E | None:
    return kind(text) if text in set(kind) else None
