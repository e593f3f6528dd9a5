"""Made-up records of the shared space for the property tests: numbers and names are few, so that they meet."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from goldseam.core.records import (
    BreachNamed,
    BreachSeen,
    ClientKnown,
    ClosenessWished,
    CopyGiven,
    Corrected,
    DeviceKnown,
    DeviceSeen,
    Handed,
    HelperConfirmed,
    HelperNoted,
    HelperOpened,
    HelperProposed,
    HelperRenewed,
    InvitationEnded,
    Invited,
    Joined,
    Left,
    NotThisRound,
    Paused,
    Released,
    Resumed,
    Returned,
    ReviewDrafted,
    StandingDrafted,
    TalkBegun,
    TalkClosed,
    TalkPaused,
    TalkTurned,
    TermsStated,
    Withdrawn,
)
from goldseam.core.records.breach import Part
from goldseam.core.records.handed import CorrectionHow, HandedKind
from goldseam.core.records.kinds import Record
from goldseam.core.records.release import ReleaseTopic
from goldseam.core.records.review import TalkHeld

name, words, number = st.sampled_from("abc"), st.text("ab", max_size=3), st.integers(1, 24)
day, key, topic = st.dates(), st.binary(max_size=4), st.sampled_from(ReleaseTopic)
part = st.sampled_from(Part)
week = st.sampled_from([f"2026-W{week:02}" for week in range(8, 20)])

WRITTEN_TOGETHER: dict[type[Record], SearchStrategy[Any]] = {
    Joined: st.builds(Joined, name),
    Paused: st.builds(Paused),
    Resumed: st.builds(Resumed),
    Left: st.builds(Left, st.booleans()),
    Returned: st.builds(Returned, name),
    Handed: st.builds(Handed, st.sampled_from(HandedKind), words, words),
    Corrected: st.builds(Corrected, number, words, st.sampled_from(CorrectionHow)),
    Withdrawn: st.builds(Withdrawn, number),
    ClosenessWished: st.builds(
        ClosenessWished,
        st.sampled_from(["near", "space", "no_contact", "later"]),
        words,
        st.none() | day,
        st.booleans(),
    ),
    BreachNamed: st.builds(BreachNamed, words, words),
    BreachSeen: st.builds(BreachSeen, number, part, part, words),
    Released: st.builds(Released, topic, week, key, key),
    NotThisRound: st.builds(NotThisRound, topic, week),
    ReviewDrafted: st.builds(ReviewDrafted, week, st.dictionaries(name, words, max_size=2)),
    StandingDrafted: st.builds(StandingDrafted, week, st.none() | st.integers(0, 10), words),
    TalkBegun: st.builds(TalkBegun, week),
    TalkTurned: st.builds(TalkTurned, week, st.integers(0, 6)),
    TalkPaused: st.builds(TalkPaused, week, words),
    TalkClosed: st.builds(TalkClosed, week, st.sampled_from(TalkHeld), words),
    TermsStated: st.builds(TermsStated, name, words, words),
    CopyGiven: st.builds(CopyGiven, words, words, st.booleans()),
    HelperNoted: st.builds(HelperNoted, words),
    HelperRenewed: st.builds(HelperRenewed, day),
    HelperProposed: st.builds(HelperProposed, name, st.integers(1, 90)),
    HelperConfirmed: st.builds(HelperConfirmed, number),
    HelperOpened: st.builds(HelperOpened, number, name, st.integers(1, 3), key, day),
    ClientKnown: st.builds(ClientKnown, name, words),
    DeviceSeen: st.builds(DeviceSeen, name, day),
    DeviceKnown: st.builds(DeviceKnown),
    Invited: st.builds(Invited, name, name, name, words),
    InvitationEnded: st.builds(InvitationEnded, name),
}
