"""Where an answer does not fit together with what its author wrote before: seen by the author alone.

Two clauses are held against each other only where they are about the same thing. What is not sure is left
alone: a false alarm before a true answer does more harm than a contradiction that is missed.
"""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum

import msgspec

from goldseam.core.catalogue.model import Language
from goldseam.core.truth.clauses import DAYS, MONEY, TIMES, Clause, Count, clauses_of
from goldseam.core.truth.grammar import Grammar, grammar_of

MOST_SHOWN = 5
# So many clauses of earlier texts are looked through, the newest first: what is hostile ends too.
MOST_READ = 1_000
BEGINS = 2_000
# A number that is only about right has to be far from the other to say something else.
FAR = 1.5


class ContradictionKind(StrEnum):
    """What does not fit together."""

    DATE = "date"
    NAME = "name"
    PLACE = "place"
    NUMBER = "number"
    YES_NO = "yes_no"


class EarlierText(msgspec.Struct, frozen=True):
    """An earlier text of the author, with the day of writing and, where it was an answer, the question.

    `when` is the time that all of it is about, as its author put it ("spring 2024"), "" where there is none.
    """

    seq: int
    day: date
    text: str
    asked: str = ""
    when: str = ""


class Contradiction(msgspec.Struct, frozen=True):
    """A place in the draft (`span`) against one in the earlier text `seq` (`quote`): both are start and end."""

    span: tuple[int, int]
    seq: int
    quote: tuple[int, int]
    kind: ContradictionKind


def contradictions(
    draft: str,
    earlier: Sequence[EarlierText],
    language: Language,
    *,
    asked: str = "",
    today: date | None = None,
) -> tuple[Contradiction, ...]:
    """Up to five places where `draft`, an answer to `asked` written `today`, says something else than before.

    The newest earlier text comes first, and of each earlier text one place at most. The language is that of
    the page; a text in Cyrillic letters is read as Russian, any other as English. Source: the element A04.1.
    """
    del language
    grammar = grammar_of(language_of(draft))
    mine = clauses_of(draft, grammar, today, asked)
    found, read = list[Contradiction](), 0
    for text in sorted(earlier, key=lambda each: (each.day, abs(each.seq)), reverse=True):
        if language_of(text.text) is not grammar.language:
            continue
        theirs = clauses_of(text.text, grammar, text.day, text.asked, text.when)
        read += len(theirs)
        found += _against(mine, theirs, text.seq, grammar)
        if len(found) == MOST_SHOWN or read > MOST_READ:
            break
    return tuple(found)


def language_of(text: str) -> Language:
    """The language a text is read in: Russian where most of its letters are Cyrillic, else English."""
    text = text[:BEGINS]
    cyrillic = sum("а" <= letter <= "я" for letter in text.casefold())
    return Language.RU if cyrillic * 2 > sum(letter.isalpha() for letter in text) else Language.EN


def _against(
    mine: Sequence[Clause], theirs: Sequence[Clause], seq: int, grammar: Grammar
) -> list[Contradiction]:
    """The first place of one earlier text that does not fit together with the draft, if there is one."""
    for now in mine:
        for then in theirs:
            for kind, disagrees in RULES if _touch(now, then) else ():
                if disagrees(now, then, grammar):
                    return [Contradiction((now.start, now.end), seq, (then.start, then.end), kind)]
    return []


def _touch(now: Clause, then: Clause) -> bool:
    """Whether two clauses have anything in common that a rule looks at: most have not."""
    return bool(
        now.stems & then.stems
        or (now.times and then.times)
        or (now.counts and then.counts)
        or (now.places and then.places)
    )


def _shared(now: Clause, then: Clause, grammar: Grammar) -> frozenset[str]:
    """What both clauses are about, without words that are about anything."""
    return (now.stems & then.stems) - grammar.weak


def _same_question(now: Clause, then: Clause, grammar: Grammar) -> bool:
    """Whether both answer a question of when or where about the same thing."""
    both = now.asked & then.asked
    wh = set(grammar.words.wh)
    return bool(both) and bool(wh & now.asked_words) and bool((wh | {"how", "как"}) & then.asked_words)


def _names_differ(now: Clause, then: Clause) -> bool:
    return bool(now.known and then.known and now.known.isdisjoint(then.known))


def _times_differ(now: Clause, then: Clause) -> bool:
    pairs = [(one, other) for one in now.times for other in then.times]
    return bool(pairs) and all(one.disagrees(other) for one, other in pairs)


def _is_unique(now: Clause, then: Clause, grammar: Grammar) -> bool:
    """Whether both are about something that happens once: a beginning, an end, a first time."""
    return bool((now.stems & then.stems | now.lows & then.lows) & grammar.unique)


def _number(now: Clause, then: Clause, grammar: Grammar) -> bool:
    """The same thing counted differently."""
    if now.rate or then.rate or _names_differ(now, then) or _times_differ(now, then):
        return False
    return any(
        one.unit == other.unit and _far(one, other) and _same_count(now, then, one.unit, grammar)
        for one in now.counts
        for other in then.counts
    )


def _far(one: Count, other: Count) -> bool:
    if one.value == other.value:
        return False
    small, large = sorted((one, other), key=lambda each: each.value)
    if small.at_least or not small.value:
        return False
    about = one.about or other.about or large.at_least
    return not about or large.value / small.value >= FAR


def _same_count(now: Clause, then: Clause, unit: str, grammar: Grammar) -> bool:
    shared = _shared(now, then, grammar)
    asked = (now.asked & then.asked) - grammar.weak
    if unit in (TIMES, MONEY, DAYS):
        return bool(shared)
    return bool(shared - {unit}) or unit in asked or unit in now.asked | then.asked


def _date(now: Clause, then: Clause, grammar: Grammar) -> bool:
    """Another date for something that happened once."""
    if not _times_differ(now, then) or _names_differ(now, then):
        return False
    if (now.denied | then.denied) & now.stems & then.stems:
        return False
    shared = _shared(now, then, grammar)
    if _is_unique(now, then, grammar) or (shared and _same_question(now, then, grammar)):
        return True
    # The time of a whole text is not that of every act in it: then one and the same act has to be meant.
    return len(shared) > 1 and bool(now.moments and then.moments)


def _place(now: Clause, then: Clause, grammar: Grammar) -> bool:
    """Another place for the same moment, or for what happened in one place only."""
    here, there = now.places - then.places, then.places - now.places
    if not here or not there or now.denied or then.denied or _times_differ(now, then):
        return False
    same_day = any(
        one.day and one.day == other.day and one.month == other.month
        for one in now.moments
        for other in then.moments
    )
    if same_day or now.lows & then.lows & set(grammar.words.moments):
        return True
    shared = _shared(now, then, grammar) - now.places - then.places - now.names - then.names
    single = not (now.lows | then.lows).isdisjoint(grammar.words.single)
    once = single or _is_unique(now, then, grammar) or _same_question(now, then, grammar)
    return bool(shared) and once


def _name(now: Clause, then: Clause, grammar: Grammar) -> bool:
    """Somebody else where it was only one, or nobody; or another name for who did what is done once."""
    new, old = now.people - then.stems, then.people - now.stems
    verbs = (now.stems & then.stems) - now.names - then.names
    if not verbs or now.denied & verbs or _subjects_differ(now, then, grammar):
        return False
    exclusive = not then.lows.isdisjoint(grammar.words.exclusive)
    if exclusive and new and now.lows.isdisjoint(grammar.words.opens):
        return True
    return bool(new and old and verbs & grammar.unique)


def _yes_no(now: Clause, then: Clause, grammar: Grammar) -> bool:
    """What one of them denies, the other says."""
    if _subjects_differ(now, then, grammar) or _names_differ(now, then):
        return False
    for no, yes in ((now, then), (then, now)):
        verbs = (no.denied & yes.stems) - yes.denied
        if verbs and _same_deed(no, yes, verbs, grammar):
            return True
    return _undone(now, then, grammar) or _undone(then, now, grammar)


def _same_deed(no: Clause, yes: Clause, verbs: frozenset[str], grammar: Grammar) -> bool:
    if yes.never or _since_then(no, yes, grammar):
        return False
    shared = no.stems & yes.stems
    if no.never:
        return bool((shared | verbs) - grammar.weak)
    return len(shared) > 1 or bool((verbs - grammar.weak) & no.asked)


def _since_then(no: Clause, yes: Clause, grammar: Grammar) -> bool:
    """Nothing since a day says nothing about the time before it."""
    if no.lows.isdisjoint(grammar.words.since) or not yes.lows.isdisjoint(grammar.words.more):
        return False
    if grammar.language is Language.RU and not no.moments:
        return False
    starts = [each.month for each in no.moments if each.month]
    later = [each.month for each in yes.moments if each.month]
    return not (starts and later and min(later) > max(starts))


def _undone(gone: Clause, there: Clause, grammar: Grammar) -> bool:
    """What was deleted or burnt, and is still there."""
    done = gone.stems & set(grammar.words.undone)
    if not done - gone.denied:
        return False
    still = any(words in there.low for words in grammar.words.still_has)
    return still and bool(_shared(gone, there, grammar))


def _subjects_differ(now: Clause, then: Clause, grammar: Grammar) -> bool:
    del grammar
    return (
        0 not in (now.subject, then.subject)
        and 4 not in (now.subject, then.subject)
        and (now.subject != then.subject)
    )


Rule = Callable[[Clause, Clause, Grammar], bool]
RULES: tuple[tuple[ContradictionKind, Rule], ...] = (
    (ContradictionKind.NUMBER, _number),
    (ContradictionKind.DATE, _date),
    (ContradictionKind.NAME, _name),
    (ContradictionKind.YES_NO, _yes_no),
    (ContradictionKind.PLACE, _place),
)
