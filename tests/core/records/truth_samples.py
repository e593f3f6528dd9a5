"""Lies put right and no contact: samples, folds and made-up records, for the tests that need one of every kind."""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from goldseam.core.records import (
    ChannelClosed,
    ContactLogged,
    DistancePlanned,
    EndingDrafted,
    EndingSent,
    HandedOn,
    LieCorrected,
    LieNoted,
    LieTold,
    WitnessWished,
)
from goldseam.core.records.handed import CorrectionHow
from goldseam.core.records.kinds import Record
from goldseam.core.records.lie import KEPT_LIES, LIES, ToldWay
from goldseam.core.records.no_contact import (
    NO_CONTACT,
    OWN_NO_CONTACT,
    WITNESSES,
    ContactBegan,
    ContactKnown,
    EndingWay,
    Witness,
    Witnessed,
)

DAY, AT = date(2026, 3, 2), 1_772_476_200
FOLDS_TRUTH = (KEPT_LIES, LIES, OWN_NO_CONTACT, WITNESSES, NO_CONTACT)
SAMPLES_TRUTH: dict[type[Record], tuple[Record, ...]] = {
    LieNoted: (
        LieNoted("said", "truth", "why", DAY, "18:30", AT, True, 3),
        LieNoted("said", "truth"),
        *(LieNoted("said", "truth", how=how) for how in CorrectionHow if how is not CorrectionHow.NOT_SAID),
    ),
    LieTold: (
        *(LieTold(3, CorrectionHow.NOTICED, way, DAY) for way in ToldWay),
        *(LieTold(2**40, how, ToldWay.ALOUD, DAY) for how in CorrectionHow),
    ),
    LieCorrected: (
        *(LieCorrected("said", "truth", "why", DAY, "18:30", AT, True, how) for how in CorrectionHow),
        LieCorrected("said", "truth"),
    ),
    EndingDrafted: (EndingDrafted("a text"),),
    EndingSent: (
        *(EndingSent(DAY, way, Witnessed.TOLD_ONLY, "a text") for way in EndingWay),
        *(EndingSent(DAY, EndingWay.CALL, witnessed) for witnessed in Witnessed),
    ),
    DistancePlanned: (DistancePlanned("a text"),),
    ChannelClosed: (ChannelClosed("a name", DAY),),
    ContactLogged: (
        *(
            ContactLogged(DAY, ContactBegan.THEY, known, "what", "18:30", AT, DAY, own=False, follows=3)
            for known in ContactKnown
        ),
        *(ContactLogged(DAY, began, ContactKnown.LATER) for began in ContactBegan),
    ),
    WitnessWished: tuple(WitnessWished(witness) for witness in Witness),
    HandedOn: (HandedOn(3),),
}

words, number, day, moment = st.text("ab", max_size=3), st.integers(1, 24), st.dates(), st.integers(0, 2**33)
lie = (words, words, words, st.none() | day, words, moment, st.booleans())
WRITTEN_TRUTH: dict[type[Record], SearchStrategy[Any]] = {
    LieNoted: st.builds(LieNoted, *lie, st.none() | number, st.sampled_from(CorrectionHow)),
    LieTold: st.builds(LieTold, number, st.sampled_from(CorrectionHow), st.sampled_from(ToldWay), day),
    LieCorrected: st.builds(LieCorrected, *lie, st.sampled_from(CorrectionHow)),
    EndingDrafted: st.builds(EndingDrafted, words),
    EndingSent: st.builds(EndingSent, day, st.sampled_from(EndingWay), st.sampled_from(Witnessed), words),
    DistancePlanned: st.builds(DistancePlanned, words),
    ChannelClosed: st.builds(ChannelClosed, words, day),
    ContactLogged: st.builds(
        ContactLogged,
        day,
        st.sampled_from(ContactBegan),
        st.sampled_from(ContactKnown),
        words,
        words,
        moment,
        st.none() | day,
        st.booleans(),
        st.none() | number,
    ),
    WitnessWished: st.builds(WitnessWished, st.sampled_from(Witness)),
    HandedOn: st.builds(HandedOn, number),
}


def truth_samples(word: str) -> tuple[Record, ...]:
    """Every field filled, with the word in every text a kind can hold."""
    said = f"{word} said falsely", f"{word} is so", f"{word} because", DAY, f"{word}-time", AT, True
    return (
        LieNoted(*said, 3, CorrectionHow.NOTICED),
        LieTold(3, CorrectionHow.ASKED, ToldWay.WRITTEN, DAY),
        LieCorrected(*said, CorrectionHow.NOTICED),
        EndingDrafted(f"{word} ends"),
        EndingSent(DAY, EndingWay.LETTER, Witnessed.WAS_THERE, f"{word} ended"),
        DistancePlanned(f"{word} only work"),
        ChannelClosed(f"{word} closed", DAY),
        ContactLogged(
            DAY, ContactBegan.SELF, ContactKnown.FOUND_OUT, f"{word} wrote", f"{word}-time", AT, DAY
        ),
        WitnessWished(Witness.BE_THERE),
        HandedOn(3),
    )
