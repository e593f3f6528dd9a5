"""Good things: what is private stays apart, only the other answers, what is behind is let go and never counted."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldseam.core.catalogue.ideas import Like
from goldseam.core.records import Entry, Erased, Noted
from goldseam.core.records.appreciation import (
    GRATITUDES,
    SPECIALS,
    GratitudeSaid,
    GratitudeWelcomed,
    SpecialNoted,
)
from goldseam.core.records.idea import COURTING, AngerMarked, IdeaMark, IdeaMarked, LikingNoted
from goldseam.core.records.memory import MEMORIES, MemoryKept
from goldseam.core.records.photo import PHOTOS, PhotoKept
from goldseam.core.records.renewal import (
    CALENDAR,
    OVER_KEPT,
    DateAnswered,
    DateClosed,
    DateEnded,
    DateHow,
    DateMoved,
    DateProposed,
    DateStanding,
    Every,
)
from goldseam.core.records.upkeep import BOND_DRAFTS, UPKEEP, BondDrafted, UpkeepReviewed, UpkeepWritten

By = Callable[..., list[Entry]]
DAY, LATER = date(2026, 3, 7), date(2026, 3, 14)
WEEKLY = DateProposed("soup", DAY, Every.WEEKLY)


def test_a_line_of_the_list_goes_when_it_is_erased(by: By) -> None:
    written = by(("a", SpecialNoted("one")), ("a", SpecialNoted("two")), ("a", Erased((1,), "special")))
    assert SPECIALS.over(written).seqs == (2,)
    assert SPECIALS.over(by(("a", SpecialNoted("one")), ("a", Erased((1,), "note")))).seqs == (1,)


def test_only_the_other_says_thank_you_and_the_first_time_counts(by: By, who: dict[str, str]) -> None:
    said = ("a", GratitudeSaid("thanks"))
    own = GRATITUDES.over(by(said, ("a", GratitudeWelcomed(1)))).find(1)
    assert own is not None
    assert (own.author, own.welcomed_on) == (who["a"], "")
    state = GRATITUDES.over(by(said, ("b", GratitudeWelcomed(1)), LATER, ("b", GratitudeWelcomed(1))))
    assert [line.welcomed_on for line in state.items] == ["2026-03-02"]
    assert "thanks" not in repr(state)


def test_thanks_are_taken_back_by_their_author_alone(by: By) -> None:
    said = ("a", GratitudeSaid("thanks"))
    assert GRATITUDES.over(by(said, ("b", Erased((1, 7), "gratitude")))).items
    assert not GRATITUDES.over(by(said, ("a", Erased((1,), "gratitude")))).items
    assert GRATITUDES.over(by(said, ("a", Erased((1,), "note")), ("b", GratitudeWelcomed(9)))).find(9) is None


def test_likings_marks_and_anger_stand_until_they_are_changed(by: By) -> None:
    state = COURTING.over(
        by(
            ("a", LikingNoted(Like.FOOD, "plums")),
            ("a", LikingNoted(Like.MUSIC, "cello")),
            ("a", IdeaMarked("x", IdeaMark.KEPT)),
            ("a", IdeaMarked("y", IdeaMark.NOT_US)),
            ("a", IdeaMarked("x", IdeaMark.OPEN)),
            ("a", AngerMarked(angry=True)),
            LATER,
            ("a", AngerMarked(angry=True)),
            ("a", Erased((1,), "liking")),
            ("a", Erased((2,), "note")),
        )
    )
    assert [line.like for line in state.likes] == [Like.MUSIC]
    assert state.marks == {"y": IdeaMark.NOT_US}
    assert state.angry_since == "2026-03-02"
    assert COURTING.over(by(("a", AngerMarked(angry=False))), state).angry_since == ""
    assert "plums" not in repr(state)


def test_a_memory_is_taken_back_by_its_author_and_leaves_a_line(by: By, who: dict[str, str]) -> None:
    kept = ("a", MemoryKept("the bus", "a title", "one summer"))
    state = MEMORIES.over(by(kept, ("b", Erased((1,), "memory"))))
    line = state.find(1)
    assert line is not None
    assert (line.title, line.when, line.author) == ("a title", "one summer", who["a"])
    assert "the bus" not in repr(state)
    gone = MEMORIES.over(by(kept, ("a", Erased((1, 9), "memory")), ("a", Erased((5,), "note"))))
    assert gone.find(1) is None
    assert [(each.seqs, each.by) for each in gone.taken_back] == [((1, 9), who["a"])]


def test_photos_belong_to_an_item_and_one_id_is_one_photo(by: By) -> None:
    kept = PhotoKept("m", 10, 4, 3, of=7, says="a lake", gone_at=100)
    state = PHOTOS.over(by(("a", kept), ("b", kept), ("a", PhotoKept("n", 10, 4, 3))))
    assert [line.media for line in state.of(7)] == ["m"]
    (line,) = state.of(7)
    assert (line.room, line.is_gone(99), line.is_gone(100)) == (0, False, True)
    never = state.find("n")
    assert never is not None
    assert not never.is_gone(2**40)
    assert state.find("x") is None


def test_photos_are_erased_by_their_author_alone(by: By) -> None:
    kept = ("a", PhotoKept("m", 10, 4, 3))
    assert PHOTOS.over(by(kept, ("b", Erased((1, 4), "photo")), ("a", Erased((1,), "note")))).items
    assert not PHOTOS.over(by(kept, ("a", Erased((1,), "photo")))).items


def standing(written: list[Entry]) -> Any:
    line = CALENDAR.over(written).find(1)
    return line.standing if line else None


def test_only_the_other_answers_a_proposal(by: By, who: dict[str, str]) -> None:
    asked = ("a", WEEKLY)
    line = CALENDAR.over(by(asked)).find(1)
    assert line is not None
    assert line.asks == who["a"]
    assert standing(by(asked, ("a", DateAnswered(1, agreed=True)))) is DateStanding.WAITS
    assert standing(by(asked, ("b", DateAnswered(1, agreed=True)))) is DateStanding.AGREED
    assert standing(by(asked, ("b", DateAnswered(1, agreed=False)))) is DateStanding.OVER
    assert standing(by(asked, ("b", DateAnswered(9, agreed=False)))) is DateStanding.WAITS


def test_only_its_author_takes_a_proposal_back_and_either_ends_what_is_agreed(by: By) -> None:
    asked, yes = ("a", WEEKLY), ("b", DateAnswered(1, agreed=True))
    assert standing(by(asked, ("b", DateEnded(1)))) is DateStanding.WAITS
    assert standing(by(asked, ("a", DateEnded(1)))) is DateStanding.OVER
    assert standing(by(asked, yes, ("b", DateEnded(1)))) is DateStanding.OVER
    assert (
        standing(by(asked, yes, ("b", DateEnded(1)), ("b", DateClosed(1, DAY, DateHow.DONE))))
        is DateStanding.OVER
    )


def test_another_day_waits_for_the_other_and_the_day_before_holds(by: By, who: dict[str, str]) -> None:
    agreed = ("a", WEEKLY), ("b", DateAnswered(1, agreed=True)), ("b", DateMoved(1, LATER, "20:00"))
    waiting = CALENDAR.over(by(*agreed)).find(1)
    assert waiting is not None
    assert (waiting.on, waiting.moved_to, waiting.asks) == ("2026-03-07", "2026-03-14", who["b"])
    yes = CALENDAR.over(by(*agreed, ("a", DateAnswered(1, agreed=True)))).find(1)
    no = CALENDAR.over(by(*agreed, ("a", DateAnswered(1, agreed=False)))).find(1)
    assert yes is not None
    assert no is not None
    assert (yes.on, yes.at, yes.moved_to, yes.asks) == ("2026-03-14", "20:00", "", "")
    assert (no.on, no.moved_to, no.standing) == ("2026-03-07", "", DateStanding.AGREED)
    assert standing(by(("a", WEEKLY), ("a", DateMoved(1, LATER)))) is DateStanding.WAITS


@pytest.mark.parametrize("how", DateHow)
def test_done_and_let_go_are_the_same_to_the_state(by: By, how: DateHow) -> None:
    agreed = ("b", DateAnswered(1, agreed=True))
    once = CALENDAR.over(by(("a", DateProposed("lake", DAY)), agreed, ("b", DateClosed(1, DAY, how)))).find(1)
    ritual = CALENDAR.over(by(("a", WEEKLY), agreed, ("a", DateClosed(1, DAY, how)))).find(1)
    assert once is not None
    assert ritual is not None
    assert (once.standing, ritual.standing) == (DateStanding.OVER, DateStanding.AGREED)
    assert ritual.behind == "2026-03-07"
    assert how.value not in repr((once, ritual))
    assert standing(by(("a", WEEKLY), ("a", DateClosed(1, DAY, how)))) is DateStanding.WAITS


def test_of_what_is_over_only_the_newest_stays_in_the_state(by: By) -> None:
    written = [each for n in range(OVER_KEPT + 2) for each in (("a", WEEKLY), ("a", DateEnded(2 * n + 1)))]
    lines = CALENDAR.over(by(*written)).lines
    assert len(lines) == OVER_KEPT
    assert lines[0].seq == 5


def test_the_newest_upkeep_counts_and_looking_at_it_moves_the_day(by: By) -> None:
    state = UPKEEP.over(by(("a", UpkeepWritten("soup")), LATER, ("a", UpkeepReviewed("fits"))))
    assert (state.seq, state.looked_on, state.reviews) == (1, "2026-03-14", (2,))
    assert "soup" not in repr(state)


def test_a_draft_is_found_for_its_own_round_only(by: By) -> None:
    state = BOND_DRAFTS.over(by(("a", BondDrafted("why", "1", "x")), ("a", BondDrafted("why", "2", "y"))))
    assert state.seq_of("why", "2") == 2
    assert state.seq_of("why", "1") == 0
    assert state.seq_of("vows", "1") == 0


@pytest.mark.parametrize("fold", [SPECIALS, COURTING, UPKEEP, BOND_DRAFTS, GRATITUDES, MEMORIES, CALENDAR])
def test_other_records_are_passed_over(by: By, fold: Any) -> None:
    assert fold.run(fold.state(), by(("a", Noted("a note")))) == fold.state()
