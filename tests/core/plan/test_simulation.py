"""Two hundred made-up people, walked through weeks: what holds on every day of every walk."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean
from typing import TypeVar
from zlib import crc32

import pytest

from goldseam.core.catalogue.loader import load_catalogue
from goldseam.core.catalogue.model import Audience, Fact, Rhythm, Stage
from goldseam.core.plan.never import forbidden
from goldseam.core.plan.simulation import Answered, Day, Pattern, Walk, walk, walk_json
from goldseam.core.situation.model import (
    Answer,
    Barrier,
    CameOut,
    Cause,
    Closeness,
    Living,
    OtherPerson,
    Role,
    Safety,
    Situation,
)
from goldseam.core.situation.track import Track, track_of

pytestmark = pytest.mark.xdist_group("walks")

TODAY = dt.date(2026, 6, 1)
METHOD = load_catalogue()
PEOPLE, WEEKS = 200, 8
REST = {Rhythm.DAILY: 1, Rhythm.WHEN_NEEDED: 3, Rhythm.WEEKLY: 7, Rhythm.ONCE: 10_000}
DANGER = {Fact.FEAR, Fact.SELF_HARM, Fact.NOT_SAFE_TO_SAY}
# Written down again, apart from the plan's own.
BEFORE = {
    Role.OFFENDING: (Stage.STOP, Stage.TELL, Stage.OWN, Stage.SHOW, Stage.RENEW),
    Role.INJURED: (Stage.STAY, Stage.SHOW, Stage.RENEW),
}
T = TypeVar("T")


def person(number: int) -> Situation:
    """Somebody made up: most are safe, most have ended it, and no two are alike."""

    def one(about: str, values: Sequence[T]) -> T:
        return values[crc32(f"{about} {number}".encode()) % len(values)]

    causes = tuple(Cause)
    days_ago = one("days", (None, 1, 5, 20, 60, 200, 400))
    barriers = tuple(Barrier)
    return Situation(
        role=one("role", (Role.OFFENDING, Role.INJURED, Role.OFFENDING, Role.INJURED, Role.BOTH)),
        causes=tuple({causes[number % len(causes)], one("cause", causes)}),
        came_out=one("came out", tuple(CameOut)),
        came_out_on=None if days_ago is None else TODAY - dt.timedelta(days=days_ago),
        ongoing=one("ongoing", (True, False, False, False, False, False)),
        other_person=one("other", tuple(OtherPerson)),
        living=one("living", tuple(Living)),
        children=one("children", (True, False)),
        closeness=one("closeness", (Closeness.NEAR, Closeness.NEAR, Closeness.SPACE, Closeness.NO_CONTACT)),
        repeated=one("repeated", (True, False, False)),
        safety=one("safety", (*[Safety.CLEAR] * 7, Safety.FEAR, Safety.SELF_HARM, Safety.NOT_ANSWERED)),
        barriers=one("barriers", ((), (one("first", barriers),), (one("second", barriers),))),
    )


@pytest.fixture(scope="module")
def walks() -> list[Walk]:
    patterns = tuple(Pattern)
    return [
        walk(METHOD, person(number), TODAY, WEEKS, seed=number, pattern=patterns[number % len(patterns)])
        for number in range(PEOPLE)
    ]


def days_of(made: Walk) -> list[Day]:
    return [day for week in made.weeks for day in week.days]


def is_last_resort(day: Day) -> bool:
    """One calm practice alone: where nothing else is left it comes back before its time."""
    lives = [METHOD.practices[slug].facts.lives for slug, _ in day.answers]
    return len(lives) == 1 and lives[0] in {"self", "check-in", "understanding"}


def test_there_is_something_for_everybody_every_day_until_even_the_floor_is_refused(
    walks: list[Walk],
) -> None:
    for made in walks:
        for day in days_of(made):
            calm = {s for s, p in METHOD.practices.items() if p.facts.lives in {"self", "check-in"}}
            assert day.answers or set(day.situation.refused) & calm
            assert len(day.answers) <= 3


def test_no_practice_comes_more_often_than_its_rhythm_allows(walks: list[Walk]) -> None:
    for made in walks:
        last: dict[str, dt.date] = {}
        for day in days_of(made):
            for slug, answer in day.answers:
                facts = METHOD.practices[slug].facts
                is_help = DANGER & {*facts.when_all, *facts.when_any}
                if slug in last and not is_help and not is_last_resort(day):
                    assert (day.on - last[slug]).days >= REST[facts.rhythm], slug
                if answer is Answered.DONE:
                    last[slug] = day.on


def test_a_day_takes_twenty_minutes_unless_one_thing_alone_is_longer(walks: list[Walk]) -> None:
    for made in walks:
        for day in days_of(made):
            minutes = [METHOD.practices[slug].facts.minutes for slug, _ in day.answers]
            assert sum(minutes) <= 20 or len(minutes) == 1


def test_nothing_refused_or_put_off_comes_back_before_its_time(walks: list[Walk]) -> None:
    for made in walks:
        for day in days_of(made):
            waiting = {each.practice for each in day.situation.postponed if each.until > day.on}
            offered = {slug for slug, _ in day.answers}
            assert not offered & set(day.situation.refused)
            assert is_last_resort(day) or not offered & waiting


def test_nothing_is_offered_on_any_day_that_must_never_be(walks: list[Walk]) -> None:
    for made in walks:
        for week in made.weeks:
            day = week.days[-1]
            may = {"out_of_its_time"} if is_last_resort(day) else set()
            for slug, _ in day.answers:
                assert set(forbidden(METHOD, slug, day.situation, day.on)) <= may, slug


def settled(day: Day, hat: Role, stage: Stage) -> bool:
    """A core practice of the stage was done or refused before this day, or none of them is possible on it."""
    mine = [
        slug
        for slug, practice in METHOD.practices.items()
        if practice.facts.stage is stage
        and practice.facts.core
        and practice.facts.audience in {Audience.BOTH, Audience(hat.value)}
    ]
    met = {deed.practice for deed in day.situation.done if deed.on < day.on} | set(day.situation.refused)
    timely = {"out_of_its_time", "said_twice"}
    return bool(met & set(mine)) or all(
        set(forbidden(METHOD, slug, day.situation, day.on)) - timely for slug in mine
    )


def stages_before(day: Day, slug: str) -> set[tuple[Role, Stage]]:
    """What has to be settled before this practice, for each role that the person has."""
    facts = METHOD.practices[slug].facts
    always = {*facts.when_all, *facts.when_any} & (DANGER | {Fact.BODY_AT_RISK})
    if always or track_of(day.situation) is Track.JEALOUSY:
        return set()
    return {
        (hat, stage)
        for hat, steps in BEFORE.items()
        if day.situation.role in {hat, Role.BOTH}
        and facts.audience in {Audience.BOTH, Audience(hat.value)}
        and facts.stage in steps
        for stage in steps[: steps.index(facts.stage)]
    }


def test_a_core_practice_of_a_stage_is_met_or_refused_or_impossible_before_the_next_opens(
    walks: list[Walk],
) -> None:
    checked = 0
    for made in walks:
        for day in days_of(made):
            for slug, _ in day.answers:
                for hat, stage in stages_before(day, slug):
                    checked += 1
                    assert settled(day, hat, stage), (slug, stage)
    assert checked > 1000


def test_after_hard_days_there_is_less_and_it_is_gentler(walks: list[Walk]) -> None:
    least: list[tuple[float, float]] = []
    for made in walks:
        minutes: dict[bool, list[int]] = {True: [], False: []}
        for day in days_of(made):
            facts = [METHOD.practices[slug].facts for slug, _ in day.answers]
            minutes[day.hard].append(sum(each.minutes for each in facts))
            if day.hard:
                assert len(facts) <= 2
                assert all(each.stage is not Stage.RENEW for each in facts)
        if min(map(len, minutes.values())) >= 7:
            least.append((fmean(minutes[True]), fmean(minutes[False])))
    assert len(least) > 50
    assert fmean(hard for hard, _ in least) < 0.85 * fmean(calm for _, calm in least)


def test_a_lapse_and_a_week_put_off_make_hard_days(walks: list[Walk]) -> None:
    lapses = [(made, day) for made in walks for day in days_of(made) if day.lapse]
    assert lapses
    for made, lapse in lapses:
        after = [day for day in days_of(made) if 0 <= (day.on - lapse.on).days < 7]
        assert all(day.hard for day in after)
    put_off = [made for number, made in enumerate(walks) if number % 4 == 1]
    assert sum(day.hard for made in put_off for day in days_of(made)) > len(put_off)


def test_the_days_differ(walks: list[Walk]) -> None:
    changed = []
    for made in walks:
        plans = [frozenset(slug for slug, _ in day.answers) for day in days_of(made)]
        changed.append(fmean(one != other for one, other in pairwise(plans)))
    assert fmean(changed) > 0.8


def test_nearly_every_practice_is_offered_to_somebody(walks: list[Walk]) -> None:
    offered = {slug for made in walks for week in made.weeks for slug in week.offered}
    assert len(offered) >= 0.95 * len(METHOD.practices), set(METHOD.practices) - offered


def plain(**changes: object) -> Situation:
    fields: dict[str, object] = {
        "role": Role.OFFENDING,
        "causes": (Cause.LYING,),
        "came_out": CameOut.CONFESSED,
        "came_out_on": TODAY - dt.timedelta(days=60),
        "ongoing": False,
        "other_person": OtherPerson.NONE,
        "living": Living.TOGETHER,
        "children": False,
        "closeness": Closeness.NEAR,
        "repeated": False,
        "safety": Safety.CLEAR,
        **changes,
    }
    return Situation(**fields)  # type: ignore[arg-type]


def test_the_same_arguments_give_the_same_walk_and_another_seed_another() -> None:
    once = walk_json(walk(METHOD, plain(), TODAY, 4, seed=3))
    assert once == walk_json(walk(METHOD, plain(), TODAY, 4, seed=3))
    assert once != walk_json(walk(METHOD, plain(), TODAY, 4, seed=4))
    assert list(once[0]) == [
        "week", "from", "to", "stage", "hard", "lapse", "offered", "done", "put_off", "refused", "opened",
    ]  # fmt: skip
    assert (once[0]["from"], once[3]["to"]) == ("2026-06-01", "2026-06-28")


@pytest.mark.parametrize("pattern", list(Pattern))
def test_a_pattern_is_what_it_says(pattern: Pattern) -> None:
    made = walk(METHOD, plain(), TODAY, 12, pattern=pattern)
    count = {answer: sum(len(week.answered(answer)) for week in made.weeks) for answer in Answered}
    most = {
        Pattern.DOING: Answered.DONE,
        Pattern.POSTPONING: Answered.PUT_OFF,
        Pattern.REFUSING: Answered.REFUSED,
        Pattern.MIXED: Answered.DONE,
    }
    assert count[most[pattern]] == max(count.values())
    assert (count[Answered.REFUSED] == 0) is (pattern in {Pattern.DOING, Pattern.POSTPONING})


def test_whoever_refuses_much_still_reaches_every_stage() -> None:
    made = walk(METHOD, plain(), TODAY, 26, seed=2, pattern=Pattern.REFUSING)
    stages = {METHOD.practices[slug].facts.stage for week in made.weeks for slug in week.offered}
    assert stages >= {Stage.STOP, Stage.TELL, Stage.OWN, Stage.SHOW, Stage.RENEW}


def test_what_is_ended_is_ended_and_what_opened_is_named() -> None:
    going_on = plain(causes=(Cause.INFIDELITY_EMOTIONAL,), ongoing=True, other_person=OtherPerson.DISTANT)
    made = walk(METHOD, going_on, TODAY, 4, pattern=Pattern.DOING)
    assert not made.situation.ongoing
    assert Stage.TELL in {stage for week in made.weeks for stage in week.opened.stages}
    hurt = walk(METHOD, plain(role=Role.INJURED, ongoing=True), TODAY, 4, pattern=Pattern.DOING)
    assert hurt.situation.ongoing


def test_what_is_told_is_told_on_that_day() -> None:
    untold = plain(came_out=CameOut.NOT_YET, came_out_on=None, addressed_safely=Answer.YES)
    made = walk(METHOD, untold, TODAY, 8, pattern=Pattern.DOING)
    told = next(deed.on for deed in made.situation.done if deed.practice == "tell-it-yourself")
    assert (made.situation.came_out, made.situation.came_out_on) == (CameOut.CONFESSED, told)


def test_private_questions_are_answered_once_and_not_by_everybody_alike() -> None:
    suspected = plain(causes=(Cause.JEALOUSY,), came_out=CameOut.NOT_YET, came_out_on=None)
    found = plain(came_out=CameOut.DISCOVERED)
    watched = {walk(METHOD, suspected, TODAY, 1, seed=seed).situation.watched for seed in range(40)}
    safe = {walk(METHOD, found, TODAY, 1, seed=seed).situation.addressed_safely for seed in range(40)}
    everything = {Answer.YES, Answer.NO, Answer.NOT_SURE}
    assert watched == safe == everything


def test_where_nothing_was_broken_or_nothing_ended_nobody_lapses() -> None:
    suspected = plain(causes=(Cause.JEALOUSY,), came_out=CameOut.NOT_YET, came_out_on=None, watched=Answer.NO)
    still = plain(role=Role.INJURED, ongoing=True)
    for start in (suspected, still):
        for seed in range(5):
            assert not any(day.lapse for day in days_of(walk(METHOD, start, TODAY, 8, seed=seed)))
