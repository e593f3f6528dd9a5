"""What became possible between two situations, for a page to show; never as a level."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.catalogue.loader import load_catalogue
from goldseam.core.catalogue.model import Catalogue, Fact, Rhythm, Stage
from goldseam.core.plan.opening import Opened, newly_possible, possible_stages, stages_at_first
from goldseam.core.situation.model import Closeness, Done, Postponed

Make = Callable[..., Any]
LIVES = {Stage.STOP: "truth", Stage.TELL: "questions", Stage.OWN: "apology"}


@pytest.fixture
def steps(practice: Make, catalogue: Make) -> Catalogue:
    core = [practice(stage.value, stage=stage, core=True, lives=lives) for stage, lives in LIVES.items()]
    made: Catalogue = catalogue(
        *core, practice("later", stage=Stage.TELL, after=("tell",), rhythm=Rhythm.ONCE)
    )
    return made


def test_a_step_opens_the_stage_after_it(steps: Catalogue, situation: Make, today: dt.date) -> None:
    done = situation(done=(Done("stop", today),))
    assert newly_possible(steps, situation(), done, today) == Opened((Stage.TELL,), ("tell",))
    both = situation(done=(Done("stop", today), Done("tell", today)))
    assert newly_possible(steps, done, both, today) == Opened((Stage.OWN,), ("later", "own"))


def test_a_refusal_opens_as_much_as_a_deed(steps: Catalogue, situation: Make, today: dt.date) -> None:
    refused = situation(refused=("stop",))
    assert newly_possible(steps, situation(), refused, today) == Opened((Stage.TELL,), ("tell",))


def test_nothing_opens_where_nothing_changed(steps: Catalogue, situation: Make, today: dt.date) -> None:
    resting = situation(postponed=(Postponed("stop", today + dt.timedelta(days=3), today),))
    assert newly_possible(steps, situation(), situation(), today) == Opened((), ())
    assert newly_possible(steps, resting, situation(), today) == Opened((), ())


def test_time_opens_things_too(practice: Make, catalogue: Make, situation: Make, today: dt.date) -> None:
    renewing = catalogue(practice("renewing", stage=Stage.RENEW))
    fresh = situation(days_ago=10)
    later = today + dt.timedelta(days=7)
    assert newly_possible(renewing, fresh, fresh, later, day_before=today) == Opened(
        (Stage.RENEW,), ("renewing",)
    )
    assert newly_possible(renewing, fresh, fresh, later) == Opened((), ())


def test_going_back_is_the_same_screen(
    practice: Make, catalogue: Make, situation: Make, today: dt.date
) -> None:
    """After a lapse something opens as well, and nothing says that something was lost."""
    made = catalogue(
        practice("again", when_any=(Fact.REPEATED,)),
        practice("renewing", stage=Stage.RENEW),
        practice("space", stage=Stage.STAY, when_all=(Fact.SOME_SPACE,)),
    )
    lapsed = situation(repeated=True, lapsed_on=today)
    assert newly_possible(made, situation(), lapsed, today) == Opened((Stage.STOP,), ("again",))
    assert newly_possible(made, lapsed, situation(), today) == Opened((), ())
    apart = situation(closeness=Closeness.SPACE)
    assert newly_possible(made, situation(), apart, today) == Opened((Stage.STAY,), ("space",))


def test_help_and_calm_are_there_in_every_stage(
    practice: Make, catalogue: Make, situation: Make, floor: Any, today: dt.date
) -> None:
    made = catalogue(floor, practice("tests", when_all=(Fact.BODY_AT_RISK,)))
    at_risk = situation(causes=("infidelity_physical",))
    assert newly_possible(made, situation(), at_risk, today) == Opened((), ("tests",))


def test_on_the_real_method_owning_it_opens_showing(situation: Make, today: dt.date) -> None:
    method = load_catalogue()
    before = situation(done=(Done("stop-lying-today", today), Done("write-the-full-account", today)))
    after = situation(done=(*before.done, Done("own-it-without-causes", today)))
    opened = newly_possible(method, before, after, today)
    assert opened.stages == (Stage.SHOW,)
    assert "keep-small-promises" in opened.practices
    assert "own-it-without-causes" not in opened.practices


def test_what_is_possible_is_told_stage_by_stage_in_the_methods_order(
    steps: Catalogue, situation: Make, today: dt.date
) -> None:
    both = situation(done=(Done("stop", today), Done("tell", today)))
    assert list(possible_stages(steps, both, today)) == [Stage.STOP, Stage.TELL, Stage.OWN]
    assert possible_stages(steps, both, today)[Stage.TELL] == ("later", "tell")


def test_at_first_is_before_anything_was_done_or_refused(
    steps: Catalogue, situation: Make, today: dt.date
) -> None:
    later = situation(done=(Done("stop", today),), refused=("tell",))
    assert stages_at_first(steps, later, today) == (Stage.STOP,)
    assert Stage.TELL not in possible_stages(steps, situation(), today)


def test_help_and_the_floor_are_no_stage_of_their_own(
    catalogue: Make, situation: Make, floor: Any, today: dt.date
) -> None:
    assert possible_stages(catalogue(floor), situation(), today) == {}
