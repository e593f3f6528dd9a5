"""One record of every kind that two people, or a person and a counsellor, write: for tests that need them all."""

from datetime import date

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
from goldseam.core.records.breach import BREACHES, Part
from goldseam.core.records.closeness import WISHES
from goldseam.core.records.device import NEW_DEVICES
from goldseam.core.records.handed import HANDED, CorrectionHow, HandedKind
from goldseam.core.records.handed_lapse import HANDED_LAPSES
from goldseam.core.records.helping import CLIENTS, HELPING, PROPOSALS
from goldseam.core.records.invited import INVITED
from goldseam.core.records.kinds import Record
from goldseam.core.records.release import DRAFTS, RELEASES, ReleaseTopic
from goldseam.core.records.review import TALKS, TalkHeld
from goldseam.core.records.together import TOGETHER

DAY = date(2026, 3, 2)
FOLDS_TOGETHER = (
    TOGETHER,
    HANDED,
    HANDED_LAPSES,
    WISHES,
    BREACHES,
    RELEASES,
    DRAFTS,
    TALKS,
    HELPING,
    PROPOSALS,
    CLIENTS,
    NEW_DEVICES,
    INVITED,
)


def together_samples(word: str) -> tuple[Record, ...]:
    """Every field filled, with the word in every text a kind can hold."""
    return (
        Joined(f"{word}-name"),
        Paused(),
        Resumed(),
        Left(),
        Returned(f"{word}-returned"),
        Handed(HandedKind.ACCOUNT, f"{word} in a title", f"{word} in an account"),
        Corrected(6, f"{word} corrected", CorrectionHow.ASKED),
        Withdrawn(6),
        ClosenessWished("no_contact", f"{word} wished", DAY, practical=False),
        BreachNamed(f"{word} broke", f"{word} once"),
        BreachSeen(10, Part.PARTNER, Part.BOTH, f"{word} seen"),
        Released(ReleaseTopic.REVIEW, f"{word}-round", f"{word} sealed".encode(), f"{word} half".encode()),
        NotThisRound(ReleaseTopic.STANDING, f"{word}-round"),
        ReviewDrafted(f"{word}-round", {f"{word}-question": f"{word} drafted"}),
        StandingDrafted(f"{word}-round", 4, f"{word} stands"),
        TalkBegun(f"{word}-round"),
        TalkTurned(f"{word}-round", 2),
        TalkPaused(f"{word}-round", f"{word}-until"),
        TalkClosed(f"{word}-round", TalkHeld.HARD, f"{word} next"),
        TermsStated(f"{word}-counsellor", f"{word} kept", f"{word} reported"),
        CopyGiven(f"{word} copied", f"{word} in a copy", shared=True),
        HelperNoted(f"{word} advised"),
        HelperRenewed(DAY),
        HelperProposed(f"{word}-proposed", 30),
        HelperConfirmed(24),
        HelperOpened(24, f"{word}-space", 1, f"{word} key".encode(), DAY),
        ClientKnown(f"{word}-space", f"{word}-client"),
        DeviceSeen(f"{word}-device", DAY),
        DeviceKnown(),
        Invited(f"{word}-invitation", f"{word}-space", f"{word}-role", f"{word}-invited"),
        InvitationEnded(f"{word}-invitation"),
    )
