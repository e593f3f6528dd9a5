"""What somebody takes for granted: the newest draft, in private."""

from collections.abc import Callable

from goldseam.core.records import Entry, Noted
from goldseam.core.records.expectation import (
    EXPECTATION_DRAFTS,
    EXPECTED,
    ExpectationDrafts,
    ExpectationsDrafted,
)
from goldseam.core.records.release import RELEASES, Released, ReleaseTopic

By = Callable[..., list[Entry]]


def test_the_newest_draft_stands(by: By) -> None:
    first, second = ExpectationsDrafted("1", {"home": "a"}), ExpectationsDrafted("1", {"home": "b"})
    assert EXPECTATION_DRAFTS.over(by(("a", first), ("a", second))).newest == second
    assert EXPECTATION_DRAFTS.over(by(("a", Noted("x")))) == ExpectationDrafts()


def test_there_is_a_place_for_what_has_no_name() -> None:
    assert EXPECTED[-1] == "else"


def test_a_round_of_expectations_opens_once_both_released(by: By) -> None:
    each = Released(ReleaseTopic.EXPECTATIONS, "1", b"", b"")
    assert RELEASES.over(by(("a", each))).expectations[0].opened_on == ""
    state = RELEASES.over(by(("a", each), ("b", each)))
    assert state.round(ReleaseTopic.EXPECTATIONS, "1").opened_on == "2026-03-02"
    assert not state.standing
