"""The rules about what was done, put off or refused, and what has to come first; one practice at a time."""

from collections.abc import Callable
from datetime import timedelta

from goldseam.core.catalogue.model import Fact, Rhythm
from goldseam.core.plan.index import Indexed
from goldseam.core.plan.model import Withheld
from goldseam.core.plan.traits import Trait, fact_mask, trait_mask
from goldseam.core.plan.view import View

HistoryRule = Callable[[View, Indexed], Withheld | None]

# Days that have to pass after the last time; what is done once does not come back.
REST: dict[Rhythm, timedelta] = {
    Rhythm.DAILY: timedelta(days=1),
    Rhythm.WEEKLY: timedelta(days=7),
    Rhythm.WHEN_NEEDED: timedelta(days=3),
}
_HELP = trait_mask(Trait.HELP_IN_FEAR, Trait.HELP_IN_SELF_HARM)
# Facts that time and wishes do not change: a practice that misses one of these is impossible here.
_LASTING = fact_mask(
    {
        *(fact for fact in Fact if fact.value.startswith(("track_", "cause_"))),
        Fact.BODY_AT_RISK,
        Fact.OTHER_PERSON,
        Fact.OTHER_PERSON_UNAVOIDABLE,
        Fact.CHILDREN,
        Fact.BOTH_HURT,
    }
)


def conditions_hold(view: View, entry: Indexed) -> Withheld | None:
    """The practice's own conditions."""
    return None if view.meets(entry) else Withheld("conditions", "conditions")


def refused_stays_refused(view: View, entry: Indexed) -> Withheld | None:
    """Whatever is "not for us" is never offered again unless asked for."""
    return Withheld("refused", "refused") if entry.slug in view.refused else None


def postponed_comes_back(view: View, entry: Indexed) -> Withheld | None:
    """Whatever is "not now" waits until the day that was chosen."""
    until = view.postponed.get(entry.slug)
    return None if until is None or until <= view.today else Withheld("postponed", "postponed")


def rhythm_is_kept(view: View, entry: Indexed) -> Withheld | None:
    """Once is once, unless it is asked for again; the rest comes back after its days. Help never rests."""
    last = view.last_done.get(entry.slug)
    if last is None or entry.traits & _HELP:
        return None
    rhythm = view.index.practices[entry.slug].facts.rhythm
    if rhythm is Rhythm.ONCE:
        return None if entry.slug in view.asked else Withheld("done_once", "done_once")
    return Withheld("rhythm", f"rhythm_{rhythm.value}") if view.today - last < REST[rhythm] else None


def one_of_two_is_enough(view: View, entry: Indexed) -> Withheld | None:
    """T3: what is said once is said once, under whatever title, unless it is asked for again."""
    others = view.index.alike.get(entry.slug, frozenset())
    if entry.slug in view.asked or others.isdisjoint(view.last_done):
        return None
    return Withheld("instead_of", "instead_of")


def first_things_come_first(view: View, entry: Indexed) -> Withheld | None:
    """What has to come first is done, or refused, or impossible here: a refusal never blocks."""
    return None if first_thing_missing(view, entry) is None else Withheld("after", "after")


def first_thing_missing(view: View, entry: Indexed) -> str | None:
    """The slug of what has to come first and is still open, or None."""
    for slug in view.index.practices[entry.slug].facts.after:
        settled = view.has_done(slug) or slug in view.refused
        if not (settled or is_impossible(view, view.index.by_slug[slug])):
            return slug
    return None


def is_impossible(view: View, entry: Indexed) -> bool:
    """Whether nothing that time brings could make this practice fit here."""
    if entry.audience not in view.audiences or entry.when_all & _LASTING & ~view.mask:
        return True
    only_lasting = bool(entry.when_any) and not entry.when_any & ~_LASTING
    return (only_lasting and not entry.when_any & view.mask) or bool(entry.unless & _LASTING & view.mask)


HISTORY_RULES: tuple[HistoryRule, ...] = (
    conditions_hold,
    refused_stays_refused,
    rhythm_is_kept,
    one_of_two_is_enough,
    postponed_comes_back,
    first_things_come_first,
)
