"""Being near, what hurts, and disputes, as the tests of all kinds need them."""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from goldseam.core.records.away import AWAYS, AwayEnded, AwayMoved, AwaySaid, ReachSaid
from goldseam.core.records.dispute import (
    DISPUTES,
    OWN_DISPUTES,
    DisputeEnd,
    DisputeEnded,
    DisputeOpened,
    DisputeSorted,
    Wound,
)
from goldseam.core.records.kinds import Record
from goldseam.core.records.sign import SIGNS, ComeSigned, LeaveMeSigned, SignEnded
from goldseam.core.records.time_out import TIME_OUTS, TimeOutTaken
from goldseam.core.records.touch import TOUCH_WISHES, SexLevel, TouchLevel, TouchWished
from goldseam.core.records.trigger import (
    CARDS,
    GENTLE_OWN,
    CardHanded,
    DayKnown,
    GentleDayHanded,
    GentleDayNoted,
    TriggerNoted,
)

DAY, LATER, AT = date(2026, 3, 2), date(2026, 3, 9), 1_772_476_200
FOLDS = (TOUCH_WISHES, SIGNS, AWAYS, GENTLE_OWN, CARDS, TIME_OUTS, OWN_DISPUTES, DISPUTES)
words, number, day = st.text("ab", max_size=3), st.integers(1, 24), st.dates()
WRITTEN: dict[type[Record], SearchStrategy[Any]] = {
    TouchWished: st.builds(TouchWished, st.sampled_from(TouchLevel), st.sampled_from(SexLevel)),
    ComeSigned: st.builds(ComeSigned),
    LeaveMeSigned: st.builds(LeaveMeSigned),
    SignEnded: st.builds(SignEnded),
    ReachSaid: st.builds(ReachSaid, words),
    AwaySaid: st.builds(AwaySaid, day, day, words, words, words, number),
    AwayMoved: st.builds(AwayMoved, number, day, number),
    AwayEnded: st.builds(AwayEnded, number),
    TriggerNoted: st.builds(TriggerNoted, words, words, words, st.integers(0, 24)),
    GentleDayNoted: st.builds(GentleDayNoted, day, words, st.booleans()),
    CardHanded: st.builds(CardHanded, words, words, words, words),
    GentleDayHanded: st.builds(GentleDayHanded, day, words, st.booleans()),
    DayKnown: st.builds(DayKnown, number),
    TimeOutTaken: st.builds(TimeOutTaken, st.integers(0, 2**33), number),
    DisputeSorted: st.builds(
        DisputeSorted, words, words, st.sampled_from(Wound), words, st.integers(0, 9), st.integers(0, 24)
    ),
    DisputeEnded: st.builds(DisputeEnded, number, st.sampled_from(DisputeEnd)),
    DisputeOpened: st.builds(DisputeOpened, words),
}
FROZEN: dict[type[Record], tuple[Record, ...]] = {
    TouchWished: (
        *(TouchWished(level, SexLevel.OPEN) for level in TouchLevel),
        *(TouchWished(TouchLevel.NONE, level) for level in SexLevel),
    ),
    ComeSigned: (ComeSigned(),),
    LeaveMeSigned: (LeaveMeSigned(),),
    SignEnded: (SignEnded(),),
    ReachSaid: (ReachSaid("вечером, после восьми"), ReachSaid("")),
    AwaySaid: (AwaySaid(DAY, LATER, "where", "reach", "agreed", 3), AwaySaid(DAY, LATER)),
    AwayMoved: (AwayMoved(3, LATER, 4), AwayMoved(3, DAY)),
    AwayEnded: (AwayEnded(3),),
    TriggerNoted: (TriggerNoted("what", "helps", "harms", 3), TriggerNoted("what")),
    GentleDayNoted: (GentleDayNoted(DAY, "words", yearly=True), GentleDayNoted(DAY, "")),
    CardHanded: (CardHanded("a title", "do", "say", "avoid"), CardHanded("")),
    GentleDayHanded: (GentleDayHanded(DAY, "words", yearly=True), GentleDayHanded(DAY, "")),
    DayKnown: (DayKnown(3),),
    TimeOutTaken: (TimeOutTaken(AT, 3),),
    DisputeSorted: (
        *(DisputeSorted("a title", "about", wound, "enough", 3, 4) for wound in Wound),
        DisputeSorted("a title"),
    ),
    DisputeEnded: tuple(DisputeEnded(3, end) for end in DisputeEnd),
    DisputeOpened: (DisputeOpened("a title"),),
}


def samples(word: str) -> tuple[Record, ...]:
    """One record of every kind, with the word in every text it can hold."""
    return (
        TouchWished(TouchLevel.WHEN_ASKED, SexLevel.NOT_NOW),
        ComeSigned(),
        LeaveMeSigned(),
        SignEnded(),
        ReachSaid(f"{word} after eight"),
        AwaySaid(DAY, LATER, f"{word} town", f"{word} by phone", f"{word} agreed"),
        AwayMoved(3, LATER, 4),
        AwayEnded(3),
        TriggerNoted(f"{word} street", f"{word} helps", f"{word} harms"),
        GentleDayNoted(DAY, f"{word} day"),
        CardHanded(f"{word} card", f"{word} do", f"{word} say", f"{word} not"),
        GentleDayHanded(DAY, f"{word} told day"),
        DayKnown(3),
        TimeOutTaken(AT, 3),
        DisputeSorted(f"{word} dishes", f"{word} about", Wound.YES, f"{word} enough"),
        DisputeEnded(3, DisputeEnd.I_GAVE_IN),
        DisputeOpened(f"{word} named"),
    )
