"""Whether a place of an earlier text was put right since, by a correction that does not say which place it is about."""

from datetime import date

from goldseam.core.catalogue.model import Language
from goldseam.core.truth.clauses import Clause, clauses_of
from goldseam.core.truth.contradictions import EarlierText, contradictions, language_of
from goldseam.core.truth.grammar import grammar_of


def is_put_right(
    place: EarlierText, said: str, later: EarlierText, language: Language, *, today: date | None = None
) -> bool:
    """Whether `later` took back what `place` says, before `said` was written `today` to say something else.

    It did where it does not fit together with the place itself, or names the very count, date, name or place
    in which `said` differs from it. `later.asked` is what `said` answers. Where in doubt it is put right: to
    be asked again about what was corrected harms more than a contradiction that is missed.
    """
    if contradictions(later.text, [place], language, asked=later.asked, today=later.day):
        return True
    grammar = grammar_of(language_of(said))
    now = clauses_of(said, grammar, today)
    then = clauses_of(place.text, grammar, place.day, place.asked, place.when)
    since = clauses_of(later.text, grammar, later.day)
    return bool((_counts(now) - _counts(then)) & _counts(since)) or any(
        (_names(one) - _names(other)) & _names(third) or _same_new_time(one, other, third)
        for one in now
        for other in then
        for third in since
    )


def _counts(clauses: tuple[Clause, ...]) -> frozenset[tuple[str, float]]:
    return frozenset((count.unit, count.value) for clause in clauses for count in clause.counts)


def _names(clause: Clause) -> frozenset[str]:
    return clause.people | clause.places


def _same_new_time(now: Clause, then: Clause, since: Clause) -> bool:
    """Whether the correction names a time of now that is none of then."""
    return any(
        not mine.disagrees(new) and all(new.disagrees(old) for old in then.times)
        for mine in now.moments
        for new in since.moments
        if then.times
    )
