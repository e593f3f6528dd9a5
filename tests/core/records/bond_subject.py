"""Good things between two, as the tests of all kinds need them."""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from goldseam.core.catalogue.ideas import Like
from goldseam.core.records.appreciation import (
    GRATITUDES,
    SPECIALS,
    GratitudeSaid,
    GratitudeWelcomed,
    SpecialNoted,
)
from goldseam.core.records.idea import COURTING, AngerMarked, IdeaMark, IdeaMarked, LikingNoted
from goldseam.core.records.kinds import Record
from goldseam.core.records.memory import MEMORIES, MemoryKept
from goldseam.core.records.photo import PHOTOS, PhotoKept
from goldseam.core.records.renewal import (
    CALENDAR,
    DateAnswered,
    DateClosed,
    DateEnded,
    DateHow,
    DateMoved,
    DateProposed,
    Every,
)
from goldseam.core.records.upkeep import (
    BOND_DRAFTS,
    UPKEEP,
    BondDrafted,
    UpkeepReviewed,
    UpkeepWritten,
)

DAY = date(2026, 3, 2)
MEDIA = "00000000-0000-4000-8000-00000000000b"
FOLDS = (SPECIALS, GRATITUDES, COURTING, MEMORIES, PHOTOS, CALENDAR, UPKEEP, BOND_DRAFTS)
few, seqs = st.text("ab", max_size=3), st.integers(1, 20)
days = st.dates(DAY, date(2026, 4, 30))
WRITTEN: dict[type[Record], SearchStrategy[Any]] = {
    SpecialNoted: st.builds(SpecialNoted, few, few),
    GratitudeSaid: st.builds(GratitudeSaid, few),
    GratitudeWelcomed: st.builds(GratitudeWelcomed, seqs),
    LikingNoted: st.builds(LikingNoted, st.sampled_from(Like), few),
    IdeaMarked: st.builds(IdeaMarked, st.sampled_from("abc"), st.sampled_from(IdeaMark)),
    AngerMarked: st.builds(AngerMarked, st.booleans()),
    MemoryKept: st.builds(MemoryKept, few, few, few),
    PhotoKept: st.builds(
        PhotoKept,
        st.sampled_from("abc"),
        st.integers(1, 9),
        st.integers(1, 9),
        st.integers(1, 9),
        st.integers(0, 20),
        few,
        st.integers(1, 3),
        st.integers(0, 9),
    ),
    DateProposed: st.builds(DateProposed, few, days, st.sampled_from(Every), few, few, few),
    DateAnswered: st.builds(DateAnswered, seqs, st.booleans()),
    DateMoved: st.builds(DateMoved, seqs, days, few),
    DateClosed: st.builds(DateClosed, seqs, days, st.sampled_from(DateHow)),
    DateEnded: st.builds(DateEnded, seqs),
    UpkeepWritten: st.builds(UpkeepWritten, few, few, few),
    UpkeepReviewed: st.builds(UpkeepReviewed, few),
    BondDrafted: st.builds(BondDrafted, st.sampled_from(["why", "vows"]), st.sampled_from("12"), few),
}
FROZEN: dict[type[Record], tuple[Record, ...]] = {
    SpecialNoted: (SpecialNoted("замечает тех, кто молчит", "on Sunday"), SpecialNoted("")),
    GratitudeSaid: (GratitudeSaid("thank you\n"),),
    GratitudeWelcomed: (GratitudeWelcomed(2**40),),
    LikingNoted: tuple(LikingNoted(like, "plums") for like in Like),
    IdeaMarked: tuple(IdeaMarked("one-song", mark) for mark in IdeaMark),
    AngerMarked: (AngerMarked(angry=True), AngerMarked(angry=False)),
    MemoryKept: (MemoryKept("a text", "a title", "летом 2019"), MemoryKept("")),
    PhotoKept: (
        PhotoKept(MEDIA, 90_000, 2048, 1536, 7, "a lake", 2, 1_800_000_000),
        PhotoKept(MEDIA, 1, 1, 1),
    ),
    DateProposed: (
        *(DateProposed("soup", DAY, every, "19:30", "at home", "no phones") for every in Every),
        DateProposed("", DAY),
    ),
    DateAnswered: (DateAnswered(3, agreed=True), DateAnswered(3, agreed=False)),
    DateMoved: (DateMoved(3, DAY, "20:00"), DateMoved(3, DAY)),
    DateClosed: tuple(DateClosed(3, DAY, how) for how in DateHow),
    DateEnded: (DateEnded(3),),
    UpkeepWritten: (UpkeepWritten("soup", "the desk", "my sister"), UpkeepWritten("")),
    UpkeepReviewed: (UpkeepReviewed("it fits"), UpkeepReviewed()),
    BondDrafted: (BondDrafted("why", "1", "a text"),),
}


def samples(word: str) -> tuple[Record, ...]:
    """One record of every kind, the word in every text it can hold."""
    return (
        SpecialNoted(f"{word} is special", f"{word} seen"),
        GratitudeSaid(f"{word} thanked"),
        GratitudeWelcomed(1),
        LikingNoted(Like.FOOD, f"{word} liked"),
        IdeaMarked(f"{word}-idea", IdeaMark.KEPT),
        AngerMarked(angry=True),
        MemoryKept(f"{word} remembered", f"{word} title", f"{word} when"),
        PhotoKept(f"{word}-media", 10, 1, 1, says=f"{word} shown"),
        DateProposed(f"{word} title", DAY, Every.ONCE, f"{word}-at", f"{word} place", f"{word} text"),
        DateAnswered(1, agreed=True),
        DateMoved(1, DAY, f"{word}-at"),
        DateClosed(1, DAY, DateHow.DONE),
        DateEnded(1),
        UpkeepWritten(f"{word} keeps", f"{word} slips", f"{word} whom"),
        UpkeepReviewed(f"{word} looked"),
        BondDrafted(f"{word}-topic", f"{word}-round", f"{word} drafted"),
    )
