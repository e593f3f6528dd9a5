"""Makes a day's plan, and answers why something is not in it."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from goldseam.core.catalogue.model import Catalogue, Fact, Language
from goldseam.core.plan.ban import Ban
from goldseam.core.plan.choosing import candidates, choose
from goldseam.core.plan.gates import all_bans
from goldseam.core.plan.history import HISTORY_RULES
from goldseam.core.plan.index import Indexed, index_of
from goldseam.core.plan.model import AskFirst, Plan, Suggestion, UnknownPracticeError, Withheld
from goldseam.core.plan.reasons import plan_words, reason_for, why_withheld
from goldseam.core.plan.tensions import ASK_IF_SAFE
from goldseam.core.plan.view import View, view_of
from goldseam.core.plan.weights import Boost, boosts_of, leading_stage
from goldseam.core.situation.model import Answer, Role, Situation
from goldseam.core.situation.stages import ALONE
from goldseam.core.situation.track import track_of


def plan(catalogue: Catalogue, situation: Situation, today: dt.date, language: Language) -> Plan:
    """At most three suggestions for this person on this day, each with its reason.

    The same arguments always give the same plan. What was done today leaves its place empty until the next
    day: what was not answered yet stands as long as it may, and only where nothing is left one thing more is
    offered. There is at least one suggestion wherever the catalogue has a practice that can always be offered
    and the person has not refused all of them.
    """
    view = view_of(index_of(catalogue), situation, today)
    bans = all_bans(view)
    boosts = boosts_of(view, bans)
    chosen, asks_if_safe = _of_the_day(view, bans, boosts)
    words = plan_words(language)
    return Plan(
        stage=leading_stage(view, bans),
        track=track_of(situation),
        suggestions=tuple(
            Suggestion(
                practice=entry.slug,
                title=catalogue.practices[entry.slug].words[language].title,
                reason=reason_for(view, entry, boosts, words),
                contact=catalogue.practices[entry.slug].facts.contact,
            )
            for entry in chosen
        ),
        ask_first=tuple(_ask_first(view, asks_if_safe)),
        hard_days=view.hard_days,
    )


def _of_the_day(view: View, bans: tuple[Ban, ...], boosts: tuple[Boost, ...]) -> tuple[list[Indexed], bool]:
    """As `_chosen`; but what was done today leaves its place empty, and the rest of the day's practices stand."""
    chosen, asks_if_safe = _chosen(view, bans, boosts)
    morning = tuple(deed for deed in view.situation.done if deed.on != view.today)
    if len(morning) == len(view.situation.done):
        return chosen, asks_if_safe
    early = view_of(view.index, msgspec.structs.replace(view.situation, done=morning), view.today)
    bans_early = all_bans(early)
    before, _ = _chosen(early, bans_early, boosts_of(early, bans_early))
    may = {entry.slug for entry in candidates(view, bans, boosts)}
    rest = [entry for entry in before if entry.slug in may]
    return rest or chosen[:1], asks_if_safe


def _chosen(view: View, bans: tuple[Ban, ...], boosts: tuple[Boost, ...]) -> tuple[list[Indexed], bool]:
    """The day's practices, and whether telling or parting would be among them if it were known to be safe."""
    asking = [ban for ban in bans if ban.rule == ASK_IF_SAFE]
    found = candidates(view, tuple(ban for ban in bans if ban.rule != ASK_IF_SAFE), boosts)
    may = [entry for entry in found if not any(ban.holds_back(entry) for ban in asking)]
    if len(may) == len(found):
        return choose(view, may), False
    return choose(view, may), any(ban.holds_back(entry) for entry in choose(view, found) for ban in asking)


def ranked(catalogue: Catalogue, situation: Situation, today: dt.date) -> tuple[str, ...]:
    """The slugs of everything that may be offered to this person on this day, what matters most first."""
    view = view_of(index_of(catalogue), situation, today)
    bans = all_bans(view)
    return tuple(entry.slug for entry in candidates(view, bans, boosts_of(view, bans)))


def plan_json(
    catalogue: Catalogue, situation: Situation, today: dt.date, language: Language
) -> dict[str, object]:
    """The plan as it is printed: `stage, track, suggestions` (each `practice, title, reason, contact`)."""
    made = plan(catalogue, situation, today, language)
    return {
        "stage": made.stage.value,
        "track": made.track.value,
        "suggestions": [
            {
                "practice": suggestion.practice,
                "title": suggestion.title,
                "reason": suggestion.reason,
                "contact": suggestion.contact,
            }
            for suggestion in made.suggestions
        ],
    }


def why_not(
    catalogue: Catalogue,
    situation: Situation,
    today: dt.date,
    slug: str,
    language: Language = Language.EN,
) -> str:
    """One sentence: why this practice is not in today's plan, or that it is.

    Raises:
        UnknownPracticeError: no practice has this slug.
    """
    view = view_of(index_of(catalogue), situation, today)
    entry = view.index.by_slug.get(slug)
    if entry is None:
        raise UnknownPracticeError(
            "no practice has this name; allowed are the slugs that `goldseam method` lists"
        )
    bans = all_bans(view)
    boosts = boosts_of(view, bans)
    words = plan_words(language)
    if entry in _of_the_day(view, bans, boosts)[0]:
        return words["why_not.in_the_plan"]
    withheld = withheld_by(view, bans, entry)
    return (
        words["why_not.others_first"] if withheld is None else why_withheld(view, entry, withheld, language)
    )


def withheld_by(view: View, bans: tuple[Ban, ...], entry: Indexed) -> Withheld | None:
    """The first rule that holds this practice back today, or None where it only gives way to others."""
    for ban in bans:
        if ban.holds_back(entry):
            return Withheld(rule=ban.rule, reason=ban.rule)
    return next((withheld for rule in HISTORY_RULES if (withheld := rule(view, entry))), None)


def _ask_first(view: View, asks_if_safe: bool) -> Iterator[AskFirst]:
    """Private questions that would open something: T17 before telling or parting, T12 before jealousy."""
    if view.facts & ALONE:
        return
    mine = Role.OFFENDING in view.hats
    untold = view.holds(Fact.NOT_TOLD, Fact.TOLD_IN_PART, Fact.DISCOVERED) and not view.holds(Fact.ONGOING)
    if asks_if_safe or (mine and untold and view.situation.addressed_safely is Answer.NOT_ASKED):
        yield AskFirst.SAFE_TO_SAY
    if mine and view.holds(Fact.TRACK_JEALOUSY) and view.situation.watched is Answer.NOT_ASKED:
        yield AskFirst.WATCHED
