"""Everything else that was said in a shared space that was left: accounts, questions, amends, reviews; only to read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.records.amends import AMENDS
from goldseam.core.records.breach import BREACHES
from goldseam.core.records.hand_over import HAND_OVERS
from goldseam.core.records.lie import LIES
from goldseam.core.records.no_contact import NO_CONTACT
from goldseam.core.records.public_words import PUBLIC_WORDS_BETWEEN
from goldseam.core.records.question import QUESTIONS
from goldseam.core.records.release import RELEASES
from goldseam.core.records.review import TALKS
from goldseam.core.together import monday_of
from goldseam.core.truth import standing
from goldseam.ledger.spaces import States
from goldseam.web.amends.items import shown
from goldseam.web.amends.public import askings_of
from goldseam.web.together.breaches import views_of_each
from goldseam.web.together.couple import Couple
from goldseam.web.together.review import closings_of, points_of
from goldseam.web.together.standing import views_of
from goldseam.web.truth.account_reading import opened_of
from goldseam.web.truth.account_words import shown_parts
from goldseam.web.truth.threads import STANDINGS, pieces_of_each
from goldseam.web.truth.told import told_of_each

PAGE = 20
FOLDS = (
    *(HAND_OVERS, QUESTIONS, LIES, NO_CONTACT, AMENDS, PUBLIC_WORDS_BETWEEN),
    *(BREACHES, RELEASES, TALKS),
)
Line = TypeVar("Line")


@dataclass(frozen=True)
class Kept:
    """One part of what was shared: its name, its template, its lines (newest first), and how a page of them is read."""

    title: Promise
    template: str
    lines: Callable[[States], Sequence[Any]]
    read: Callable[[Couple, Sequence[Any], States], Sequence[Any]]


def _accounts(couple: Couple, lines: Sequence[Any], _states: States) -> Sequence[Any]:
    opened = [opened_of(couple, each.hand_over) for each in lines]
    return [(each, shown_parts(each.parts)) for each in opened]


def _questions(couple: Couple, lines: Sequence[Any], _states: States) -> Sequence[Any]:
    threads = pieces_of_each(couple, lines)
    return [
        (pieces, STANDINGS[standing(line)]) for line, pieces in zip(lines, threads, strict=True) if pieces
    ]


def _breaches(couple: Couple, lines: Sequence[Any], _states: States) -> Sequence[Any]:
    return list(zip(lines, views_of_each(couple, lines), strict=True))


def _reviews(couple: Couple, lines: Sequence[Any], states: States) -> Sequence[Any]:
    talks = states[TALKS]
    return [
        (monday_of(each.round), points_of(couple, each), closings_of(couple, talks.of(each.round)))
        for each in lines
    ]


def _standings(couple: Couple, lines: Sequence[Any], _states: States) -> Sequence[Any]:
    return [(date.fromisoformat(each.opened_on), views_of(couple, each)) for each in lines]


def _opened(rounds: Sequence[Any]) -> Sequence[Any]:
    return [each for each in rounds if each.opened_on][::-1]


def _by_number(*several: Sequence[Line]) -> Sequence[Line]:
    found = [each for lines in several for each in lines]
    return sorted(found, key=lambda each: each.seq, reverse=True)  # type: ignore[attr-defined]


KEPT: Mapping[str, Kept] = {
    "accounts": Kept(
        _("The full account"), "accounts", lambda states: states[HAND_OVERS].given[::-1], _accounts
    ),
    "questions": Kept(
        _("Questions"), "questions", lambda states: _by_number(states[QUESTIONS].questions), _questions
    ),
    "put-right": Kept(
        _("Put right, and no contact"),
        "told",
        lambda states: _by_number(states[LIES].lines, states[NO_CONTACT].lines),
        lambda couple, lines, _states: told_of_each(couple, lines),
    ),
    "amends": Kept(
        _("Amends"),
        "amends",
        lambda states: _by_number(states[AMENDS].lines),
        lambda couple, lines, _states: shown(couple, lines),
    ),
    "words": Kept(
        _("Words before others"),
        "words",
        lambda states: _by_number(states[PUBLIC_WORDS_BETWEEN].asked),
        lambda couple, lines, _states: askings_of(couple, list(lines)),
    ),
    "breaches": Kept(
        _("What happened between us"), "breaches", lambda states: states[BREACHES].breaches, _breaches
    ),
    "reviews": Kept(
        _("Looking back together"), "reviews", lambda states: _opened(states[RELEASES].review), _reviews
    ),
    "trust": Kept(
        _("Where trust stands"), "standings", lambda states: _opened(states[RELEASES].standing), _standings
    ),
}


def parts_there(couple: Couple) -> list[tuple[str, Promise]]:
    """The parts of which there is anything: the last word of their address, and what they are called. Three queries."""
    states = couple.space.states(*FOLDS)
    return [(slug, kept.title) for slug, kept in KEPT.items() if kept.lines(states)]


def page_of(couple: Couple, kept: Kept, beginning: int) -> tuple[Sequence[Any], int]:
    """One page of a part, and where the next one begins; 0 where there is none."""
    states = couple.space.states(*FOLDS)
    lines = kept.lines(states)
    shown_now = lines[beginning : beginning + PAGE]
    more = beginning + PAGE if beginning + PAGE < len(lines) else 0
    return (kept.read(couple, shown_now, states) if shown_now else ()), more
