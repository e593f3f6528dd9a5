"""The proof of good sense: a fixed sample of the walk, and that the proof would notice a missing rule."""

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import msgspec
import pytest

from goldseam.core.catalogue.loader import load_catalogue
from goldseam.core.catalogue.model import (
    Audience,
    Catalogue,
    Fact,
    Language,
    Practice,
    Rhythm,
    Sensitivity,
    Stage,
)
from goldseam.core.plan import choosing, gates, proof
from goldseam.core.plan.model import Plan, Suggestion
from goldseam.core.plan.never import QUESTIONS, cases, forbidden
from goldseam.core.plan.planner import plan, ranked
from goldseam.core.plan.proof import (
    BARRIERS,
    CAUSES,
    TODAY,
    broken_behind,
    broken_by,
    sample_of,
    situation_number,
    size,
)
from goldseam.core.situation.model import Barrier, Cause, Done, Living, Postponed, Role

Make = Callable[..., Any]
METHOD = load_catalogue()
SAMPLE = 1500
PARTS = 6


@pytest.mark.parametrize("part", range(PARTS))
def test_every_situation_of_the_sample_has_a_plan_of_good_sense(part: int) -> None:
    for number in sample_of(SAMPLE)[part::PARTS]:
        situation = situation_number(METHOD, number)
        made = plan(METHOD, situation, TODAY, Language.EN)
        assert broken_by(METHOD, situation, TODAY, made) == [], number
        if number % 4 == 0:
            assert broken_behind(METHOD, situation, TODAY) == [], number


def test_the_walk_has_more_than_a_hundred_thousand_situations() -> None:
    assert size() > 100_000
    assert len(CAUSES) == 14 + 91 + 1
    assert len(BARRIERS) == 1 + 9 + 1


def test_both_products_are_walked_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """On two small products, because the real ones take a while."""
    monkeypatch.setattr(
        proof, "AROUND", {"role": tuple(Role), "living": tuple(Living), "children": (False, True)}
    )
    monkeypatch.setattr(proof, "WITHIN", {"causes": CAUSES[:5], "barriers": BARRIERS})
    assert size() == 18 + 55
    made = [situation_number(METHOD, number) for number in range(size())]
    assert len({(each.role, each.living, each.children) for each in made[:18]}) == 18
    assert len({(each.causes, each.barriers) for each in made[18:]}) == 55


def test_the_sample_is_always_the_same_and_spreads_over_every_value() -> None:
    numbers = sample_of(SAMPLE)
    assert numbers == sample_of(SAMPLE)
    assert len(set(numbers)) == SAMPLE
    assert sorted(sample_of(size() + 5)) == list(range(size()))
    some = [situation_number(METHOD, number) for number in numbers]
    for field in (
        "role",
        "came_out",
        "closeness",
        "safety",
        "living",
        "touch",
        "watched",
        "addressed_safely",
    ):
        values = {getattr(each, field) for each in some}
        assert values == set(type(next(iter(values)))), field
    assert {cause for each in some for cause in each.causes} == set(Cause)
    assert {barrier for each in some for barrier in each.barriers} == set(Barrier)
    assert any(each.done for each in some)
    assert any(each.refused for each in some)
    assert any(each.postponed for each in some)


def adversaries(practice: Make) -> Iterator[Practice]:
    """A method made of everything that could go wrong: each sensitivity, stage, audience, place and caution."""
    needs = [Fact.FEAR, Fact.SELF_HARM, Fact.NOT_SAFE_TO_SAY, Fact.BODY_AT_RISK, Fact.NOT_TOLD, Fact.ONGOING]
    for audience, stage in product(Audience, Stage):
        name = f"{audience.value}-{stage.value}"
        common = {"audience": audience, "stage": stage}
        for asks in Sensitivity:
            yield practice(f"{name}-{asks.value}", asks=(asks,), **common)
        for lives in ("self", "helpers", "openness", "no-contact"):
            yield practice(f"{name}-in-{lives}", lives=lives, **common)
        yield practice(f"{name}-contact", contact=True, **common)
        yield practice(f"{name}-long", minutes=45, **common)
        yield practice(f"{name}-core", core=True, rhythm=Rhythm.ONCE, **common)
        if stage in {Stage.STOP, Stage.STAY, Stage.RENEW}:
            for fact in needs:
                yield practice(
                    f"{name}-for-{fact.value}", when_any=(fact,), contact=fact is Fact.FEAR, **common
                )
        if stage is Stage.STAY:
            for barrier in Barrier:
                yield practice(f"{name}-moves-{barrier.value}", covers=(barrier.value,), **common)


@pytest.fixture
def worst(practice: Make, catalogue: Make) -> Catalogue:
    made: Catalogue = catalogue(*adversaries(practice))
    return made


def test_even_the_worst_method_gives_nothing_that_must_never_be(worst: Catalogue) -> None:
    for number in sample_of(60):
        assert broken_behind(worst, situation_number(worst, number), TODAY) == [], number


def is_noticed(worst: Catalogue, question: str) -> bool:
    for number in sample_of(1000):
        situation = situation_number(worst, number)
        if any(map(QUESTIONS[question], cases(worst, ranked(worst, situation, TODAY), situation, TODAY))):
            return True
    return False


# Which question notices that a rule is gone. What is not here has no question of its own in the list.
NOTICED_BY = {
    "meant_for_this_role": "for_the_other",
    "nobody_owes_harm": "harm_in_fear",
    "help_comes_first": "heavy_in_despair",
    "an_unanswered_check_is_respected": "said_without_asking_if_it_is_safe",
    "saying_is_asked_about_first": "said_without_asking_if_it_is_safe",
    "space_is_kept": "contact_against_a_wish",
    "touch_is_never_owed": "touch_unwished",
    "the_injured_partner_opens_the_subject": "subject_raised",
    "public_words_need_a_yes": "public_without_a_yes",
    "forgiveness_is_asked_once": "forgiveness_pressed",
    "forgiving_is_never_a_task": "forgiveness_pressed",
    "courting_waits_for_calm": "courted_too_early",
    "self_forgiveness_follows_responsibility": "forgave_oneself_first",
    "barriers_are_shown_to_whoever_can_move_them": "barrier_of_the_other",
    "the_accused_are_asked_first": "reported_without_a_breach",
    "nothing_assumes_an_end_that_is_not_known": "taken_as_over",
    "the_situation_opens_stages": "too_much_too_soon",
    "untold_things_are_prepared_alone": "untold_and_close",
    "first_days_are_short": "too_much_too_soon",
    "what_builds_anew_waits_after_a_lapse": "renewed_after_a_lapse",
    "parting_well_builds_nothing_new": "closer_while_parting",
}


@pytest.mark.parametrize("rule", sorted(NOTICED_BY))
def test_the_proof_notices_a_rule_that_is_gone(
    rule: str, worst: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tuple(each for each in gates.SITUATION_RULES if each.__name__ != rule)
    assert len(left) == len(gates.SITUATION_RULES) - 1
    monkeypatch.setattr(gates, "SITUATION_RULES", left)
    assert is_noticed(worst, NOTICED_BY[rule])


def test_every_rule_of_a_situation_has_a_question() -> None:
    assert {rule.__name__ for rule in gates.SITUATION_RULES} == set(NOTICED_BY)


@pytest.mark.parametrize(
    ("rule", "question"),
    [
        ("conditions_hold", "against_its_cautions"),
        ("refused_stays_refused", "refused"),
        ("rhythm_is_kept", "out_of_its_time"),
        ("postponed_comes_back", "out_of_its_time"),
    ],
)
def test_the_proof_notices_that_what_was_done_is_forgotten(
    rule: str, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tuple(each for each in choosing.HISTORY_RULES if each.__name__ != rule)
    monkeypatch.setattr(choosing, "HISTORY_RULES", left)
    lines = [
        line for n in sample_of(60) for line in broken_behind(METHOD, situation_number(METHOD, n), TODAY)
    ]
    assert any(line.startswith(f"{question}:") for line in lines)


def test_what_is_said_once_is_not_said_twice(
    practice: Make, catalogue: Make, situation: Make, today: dt.date
) -> None:
    two = catalogue(practice("a", instead_of=("b",)), practice("b"))
    for done, other in (("a", "b"), ("b", "a")):
        said = situation(done=(Done(done, today),))
        assert "said_twice" in forbidden(two, other, said, today)
        assert "said_twice" not in forbidden(two, other, msgspec.structs.replace(said, asked=(other,)), today)
        assert ranked(two, said, today) == ()


def test_a_day_as_a_whole_is_looked_at_too(
    practice: Make, catalogue: Make, situation: Make, today: dt.date
) -> None:
    made = catalogue(
        practice("a", instead_of=("b",), minutes=15),
        practice("b", minutes=15, stage=Stage.RENEW),
        *(practice(slug, lives="self") for slug in "cd"),
    )

    def broken(*slugs: str, hard: bool = False, reason: str = "Why today: so.", **changes: Any) -> list[str]:
        offered = tuple(Suggestion(slug, "Title", reason, contact=False) for slug in slugs)
        day = Plan(Stage.STOP, "lie", offered, hard_days=hard)  # type: ignore[arg-type]
        return broken_by(made, situation(**changes), today, day)

    assert broken() == ["nothing is suggested"]
    assert broken("c") == []
    assert broken("a", "b") == ["too many minutes", "the same is said twice"]
    assert broken("c", "c", "d", "d") == ["too many suggestions", "something is suggested twice"]
    assert broken("c", reason="because") == ["a reason is missing"]
    assert broken("c", lapsed_on=today) == ["hard days are not seen"]
    assert broken("c", "b", "d", hard=True, lapsed_on=today) == [
        "too many suggestions",
        "too many minutes",
        "something new in hard days: b",
    ]
    put_off = tuple(Postponed(slug, today + dt.timedelta(days=1), today) for slug in ("c", "x", "y"))
    assert broken("c", hard=True, postponed=put_off) == []
    assert broken("c", "d", hard=True, postponed=put_off) == ["out_of_its_time: c"]


def test_the_list_of_questions_says_its_tensions() -> None:
    assert len(QUESTIONS) >= 20
    told = " ".join(question.__doc__ or "" for question in QUESTIONS.values())
    for tension in (
        "T1",
        "T2",
        "T3",
        "T4",
        "T6",
        "T7",
        "T8",
        "T9",
        "T11",
        "T12",
        "T13",
        "T15",
        "T16",
        "T17",
        "S05",
    ):
        assert tension in told
