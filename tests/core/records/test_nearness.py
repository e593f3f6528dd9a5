"""Being near, what hurts, disputes: what each writes counts from whom it may come, and from nobody else."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from goldseam.core.records import Entry, Erased, Fold, Noted
from goldseam.core.records.away import AWAYS, KEPT, AwayEnded, AwayLine, AwayMoved, AwaySaid, Reach, ReachSaid
from goldseam.core.records.dispute import (
    DISPUTES,
    OWN_DISPUTES,
    DisputeEnd,
    DisputeEnded,
    DisputeLine,
    DisputeOpened,
    DisputeSorted,
    OwnDispute,
    OwnDisputes,
)
from goldseam.core.records.promise import Outcome, PromiseClosed
from goldseam.core.records.sign import SIGNS, ComeSigned, LeaveMeSigned, Sign, SignEnded
from goldseam.core.records.time_out import KEPT as TIME_OUTS_KEPT
from goldseam.core.records.time_out import TIME_OUTS, TimeOut, TimeOuts, TimeOutTaken
from goldseam.core.records.touch import TOUCH_WISHES, SexLevel, TouchLevel, TouchWish, TouchWished
from goldseam.core.records.trigger import (
    CARDS,
    GENTLE_OWN,
    CardHanded,
    CardLine,
    DayKnown,
    GentleDayHanded,
    GentleDayNoted,
    GentleLine,
    OwnLine,
    TriggerNoted,
    standing_triggers,
)

By = Callable[..., list[Entry]]
Who = dict[str, str]
DAY, LATER = "2026-03-02", date(2026, 3, 9)
TOLD = GentleDayHanded(date(2026, 3, 2), "the letter")
ALL: tuple[Fold[Any], ...] = (
    TOUCH_WISHES,
    SIGNS,
    AWAYS,
    GENTLE_OWN,
    CARDS,
    TIME_OUTS,
    OWN_DISPUTES,
    DISPUTES,
)


@pytest.mark.parametrize("fold", ALL, ids=lambda fold: fold.name)
def test_what_is_not_for_a_fold_changes_nothing(fold: Fold[Any], by: By) -> None:
    assert fold.over(by(("a", Noted("x")))) == fold.state()


def test_the_newest_wish_of_each_stands(by: By, who: Who) -> None:
    state = TOUCH_WISHES.over(
        by(
            ("a", TouchWished(TouchLevel.AS_IT_COMES, SexLevel.OPEN)),
            ("b", TouchWished(TouchLevel.NONE, SexLevel.NEVER_ASK)),
            LATER,
            ("a", TouchWished(TouchLevel.WHEN_ASKED, SexLevel.NOT_NOW)),
        )
    )
    assert state.by_person == {
        who["a"]: TouchWish(TouchLevel.WHEN_ASKED, SexLevel.NOT_NOW, "2026-03-09"),
        who["b"]: TouchWish(TouchLevel.NONE, SexLevel.NEVER_ASK, DAY),
    }


def test_a_sign_is_everybodys_own_and_is_taken_away_by_its_author_alone(by: By, who: Who) -> None:
    given = by(("a", ComeSigned()), ("b", LeaveMeSigned()), ("a", LeaveMeSigned()), ("b", SignEnded()))
    assert {person: each.sign for person, each in SIGNS.over(given).by_person.items()} == {
        who["a"]: Sign.LEAVE_ME
    }


def test_being_reached_is_said_anew_and_taken_away(by: By, who: Who) -> None:
    said = by(("a", ReachSaid("evenings")), ("b", ReachSaid("mornings")), ("a", ReachSaid("nights")))
    assert AWAYS.over(said).reach == {who["a"]: Reach(3, DAY), who["b"]: Reach(2, DAY)}
    assert AWAYS.over([*said, *_at(by(("a", ReachSaid(""))), 4)]).reach == {who["b"]: Reach(2, DAY)}
    for author, left in (("a", {"b"}), ("b", {"a", "b"})):
        erased = _at(by((author, Erased((3,)))), 4)
        assert set(AWAYS.over([*said, *erased]).reach) == {who[each] for each in left}


def test_a_time_away_is_ended_and_taken_back_by_its_author_alone(by: By, who: Who) -> None:
    away = AwaySaid(LATER, LATER, "words", "words", "words", 1)
    line = AwayLine(1, who["a"], "2026-03-09", "2026-03-09", 1)
    assert AWAYS.over(by(("a", away))).lines == (line,)
    assert AWAYS.over(by(("a", away), ("b", AwayEnded(1)), ("b", Erased((1,))))).lines == (line,)
    assert AWAYS.over(by(("a", away), ("a", AwayEnded(1)), ("a", AwayEnded(7)))).lines[0].ended
    assert AWAYS.over(by(("a", away), ("a", Erased((1,))))).lines == ()


def test_a_day_of_coming_back_is_moved_by_its_author_and_each_day_before_stays(by: By, who: Who) -> None:
    away = ("a", AwaySaid(date(2026, 3, 3), LATER, promise=1))
    later, latest = date(2026, 3, 12), date(2026, 3, 14)
    moved = by(
        away, ("b", AwayMoved(1, latest, 2)), ("a", AwayMoved(1, later, 3)), ("a", AwayMoved(1, later, 4))
    )
    line = AwayLine(1, who["a"], "2026-03-03", "2026-03-12", 3, moved=((DAY, "2026-03-09"),))
    assert AWAYS.over(moved).lines == (line,)
    twice = AWAYS.over([*moved, *_at(by(("a", AwayMoved(1, latest, 6))), 5)]).lines[0]
    assert twice.moved == ((DAY, "2026-03-09"), ("2026-03-03", "2026-03-12"))
    assert (twice.back, twice.promise) == ("2026-03-14", 6)
    over = by(away, ("a", AwayEnded(1)), ("a", AwayMoved(1, later, 3)), ("a", AwayMoved(7, later, 3)))
    assert AWAYS.over(over).lines[0].moved == ()
    early = AWAYS.over(by(away, ("a", AwayMoved(1, date(2026, 3, 1), 3)))).lines[0]
    assert early.back == "2026-03-03"


def test_nobody_is_back_before_they_leave(by: By) -> None:
    assert AWAYS.over(by(("a", AwaySaid(LATER, date(2026, 3, 1))))).lines[0].back == "2026-03-09"


def test_long_ago_times_away_are_forgotten_by_the_state(by: By) -> None:
    state = AWAYS.over(by(*[("a", AwaySaid(LATER, LATER))] * (KEPT + 2)))
    assert [line.seq for line in state.lines] == list(range(3, KEPT + 3))


def test_cards_and_gentle_days_are_taken_back_by_whoever_handed_them_over(by: By, who: Who) -> None:
    handed = (("a", CardHanded("songs", "stay", "I am here", "why")), ("a", TOLD))
    whole = CARDS.over(by(*handed))
    assert whole.cards == (CardLine(1, who["a"], DAY),)
    assert whole.days == (GentleLine(2, who["a"], DAY, False, "the letter"),)
    assert CARDS.over(by(*handed, ("b", Erased((1, 2))))) == whole
    assert CARDS.over(by(*handed, ("a", Erased((1, 2))))) == CARDS.state()


def test_t2_only_the_other_says_that_they_know_what_day_it_is(by: By) -> None:
    assert CARDS.over(by(("a", TOLD), ("b", DayKnown(1)), ("b", DayKnown(9)))).days[0].known_on == DAY
    assert CARDS.over(by(("a", TOLD), ("a", DayKnown(1)))).days[0].known_on == ""


def test_own_gentle_days_stand_until_they_are_erased(by: By) -> None:
    noted = by(("a", GentleDayNoted(LATER, "the move", yearly=True)), ("a", GentleDayNoted(LATER, "b")))
    assert GENTLE_OWN.over(noted).days[0] == OwnLine(1, "2026-03-09", True, "the move")
    left = GENTLE_OWN.over([*noted, *_at(by(("a", Erased((1,)))), 3)])
    assert [line.seq for line in left.days] == [2]


def test_a_trigger_stands_until_a_newer_one_replaces_it(entries: By) -> None:
    written = entries(TriggerNoted("a"), TriggerNoted("b"), Noted("x"), TriggerNoted("a, better", of=1))
    assert [each.seq for each in standing_triggers(written)] == [2, 4]


def test_a_time_out_is_over_once_its_author_says_so_of_the_promise(by: By, who: Who) -> None:
    kept = PromiseClosed(7, LATER, Outcome.KEPT)
    taken = ("a", TimeOutTaken(1000, 7))
    assert TIME_OUTS.over(by(taken)).lines == (TimeOut(1, who["a"], 1000, 7),)
    assert TIME_OUTS.over(by(taken, ("b", kept))).lines == (TimeOut(1, who["a"], 1000, 7),)
    assert TIME_OUTS.over(by(taken, ("a", PromiseClosed(8, LATER, Outcome.KEPT)))).lines[0].back is False
    assert TIME_OUTS.over(by(taken, ("a", kept))).lines[0].back
    again = ("a", PromiseClosed(7, LATER, Outcome.WITHDRAWN))
    assert not TIME_OUTS.over(by(taken, ("a", kept), again)).lines[0].back
    assert TimeOuts().newest_of(who["a"]) is None


def test_old_time_outs_are_forgotten_by_the_state(by: By) -> None:
    taken = [("a", TimeOutTaken(1000, number)) for number in range(1, TIME_OUTS_KEPT + 3)]
    assert len(TIME_OUTS.over(by(*taken)).lines) == TIME_OUTS_KEPT


def test_own_answers_are_replaced_ended_and_erased(by: By) -> None:
    written = (("a", DisputeSorted("dishes", dispute=4)), ("a", DisputeSorted("the dishes", of=1, dispute=4)))
    line = OwnDispute(1, 2, DAY, 4)
    state = OWN_DISPUTES.over(by(*written))
    assert state.lines == (line,)
    # The first words are gone for good, and the answers are still known by their number.
    assert OWN_DISPUTES.over(by(*written)[1:]).lines == (line,)
    assert (state.line(1), state.line(2), state.of_dispute(4), state.of_dispute(5)) == (
        line,
        None,
        line,
        None,
    )
    assert OWN_DISPUTES.over(by(*written, ("a", Erased((1, 2))))) == OwnDisputes()


def test_the_newest_end_of_a_dispute_stands_and_goes_with_it(by: By) -> None:
    sorted_out = (("a", DisputeSorted("dishes")), ("a", DisputeSorted("money")))
    ends = [
        ("a", DisputeEnded(2, DisputeEnd.I_GAVE_IN)),
        ("a", DisputeEnded(1, DisputeEnd.LET_BE)),
        ("a", DisputeEnded(2, DisputeEnd.AGREED)),
        ("a", DisputeEnded(9, DisputeEnd.I_GAVE_IN)),
    ]
    whole = by(*sorted_out, *ends)
    assert OWN_DISPUTES.over(whole).ends == (DisputeEnd.LET_BE, DisputeEnd.AGREED)
    # The one before goes for good, and then it is as if it had never been said.
    assert OWN_DISPUTES.over([each for each in whole if each.seq != 3]) == OWN_DISPUTES.over(whole)
    assert OWN_DISPUTES.over([*whole, *_at(by(("a", Erased((3,)))), 7)]) == OWN_DISPUTES.over(whole)
    assert OWN_DISPUTES.over([*whole, *_at(by(("a", Erased((2, 3, 5)))), 7)]).ends == (DisputeEnd.LET_BE,)
    undone = OWN_DISPUTES.over([*whole, *_at(by(("a", Erased((4,)))), 7)])
    assert (undone.lines[0].ended, undone.ends) == ("", (DisputeEnd.AGREED,))


def test_a_shared_dispute_is_taken_back_by_whoever_opened_it(by: By, who: Who) -> None:
    opened = ("a", DisputeOpened("dishes"))
    assert DISPUTES.over(by(opened, ("b", Erased((1,))))).lines == (DisputeLine(1, who["a"], DAY),)
    assert DISPUTES.over(by(opened, ("a", Erased((1,))))).lines == ()


def _at(later: list[Entry], seq: int) -> list[Entry]:
    """The same entries with numbers from `seq` on, a day later."""
    day = timedelta(days=1)
    return [
        Entry(seq + place, each.author, each.day + day, each.at, each.record)
        for place, each in enumerate(later)
    ]
