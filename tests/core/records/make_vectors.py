"""Adds the frozen bytes of kinds that have none yet; what is there already is never written again.

Run from the checkout: python -m tests.core.records.make_vectors
"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec

from goldseam.core.records import (
    KINDS,
    AccountPart,
    AccountReadTo,
    AccountSealed,
    AccountTold,
    ActsOwned,
    AmendsAnswered,
    AmendsDrafted,
    AmendsHanded,
    Answered,
    AnswerGiven,
    AnswerPrepared,
    Apologised,
    ApologySaid,
    Asked,
    BreachNamed,
    BreachSeen,
    CheckedIn,
    ClientKnown,
    ClosenessWished,
    CopyGiven,
    Corrected,
    DetailChosen,
    DeviceKnown,
    DeviceSeen,
    Erased,
    EveningReviewed,
    FollowedUp,
    ForgivenessAsked,
    FormKept,
    Handed,
    HandOverAgreed,
    HandOverProposed,
    HandOverWaits,
    HarmTold,
    HelperConfirmed,
    HelperNoted,
    HelperOpened,
    HelperProposed,
    HelperRenewed,
    InvitationEnded,
    Invited,
    Joined,
    Lapsed,
    LapseHow,
    LapseKind,
    Left,
    Noted,
    NotThisRound,
    Paused,
    PracticeMark,
    PracticeMarked,
    PracticeStepped,
    Preferred,
    PublicWordsAnswered,
    PublicWordsAsked,
    PublicWordsDecided,
    QuestionNoted,
    QuestionReopened,
    QuestionSettled,
    QuestionTimeAgreed,
    QuestionTimeEnded,
    QuestionTimeProposed,
    Reflected,
    Released,
    Resumed,
    Returned,
    ReviewDrafted,
    SafetyAnswered,
    SaidBack,
    SaidBackHeard,
    StandingDrafted,
    SubjectRested,
    SubjectWoken,
    TalkBegun,
    TalkClosed,
    TalkPaused,
    TalkTurned,
    TermsStated,
    Withdrawn,
    encode,
    kind_of,
)
from goldseam.core.records.account import PartKind, ToldHow
from goldseam.core.records.amends import ApologyForm, Heard
from goldseam.core.records.amends_draft import DraftOf
from goldseam.core.records.breach import Part
from goldseam.core.records.check_in import Truth
from goldseam.core.records.handed import CorrectionHow, HandedKind
from goldseam.core.records.kinds import Record
from goldseam.core.records.question import AnswerHow, QuestionWhen
from goldseam.core.records.release import ReleaseTopic
from goldseam.core.records.review import TalkHeld
from tests.core.records import subjects
from tests.core.records.recording_samples import SAMPLES_RECORDING
from tests.core.records.truth_samples import SAMPLES_TRUTH

TARGET = Path(__file__).parent / "vectors" / "format-1.json"
AT = datetime(2026, 3, 2, 18, 30, 15, tzinfo=UTC)
DAY = date(2026, 3, 2)
SAMPLES_TOGETHER: dict[type[Record], tuple[Record, ...]] = {
    Joined: (Joined("Анна"), Joined("")),
    Paused: (Paused(),),
    Resumed: (Resumed(),),
    Left: (Left(), Left(gone=True)),
    Returned: (Returned("Анна"), Returned("")),
    Handed: tuple(Handed(kind, "a title", "a text\n") for kind in HandedKind),
    Corrected: (*(Corrected(3, "a text", how) for how in CorrectionHow), Corrected(2**40, "")),
    Withdrawn: (Withdrawn(3), Withdrawn(2**40)),
    ClosenessWished: (
        *(ClosenessWished(wish, "a note", DAY, practical=False) for wish in ("near", "space", "no_contact")),
        ClosenessWished("near"),
    ),
    BreachNamed: (BreachNamed("a title", "last spring"), BreachNamed("a title")),
    BreachSeen: (*(BreachSeen(3, part, part, "words") for part in Part), BreachSeen(3)),
    Released: tuple(Released(topic, "2026-W47", b"\0sealed", b"half\xff") for topic in ReleaseTopic),
    NotThisRound: tuple(NotThisRound(topic, "2026-W47") for topic in ReleaseTopic),
    ReviewDrafted: (ReviewDrafted("2026-W47", {"went_well": "a walk"}), ReviewDrafted("2026-W47")),
    StandingDrafted: (
        StandingDrafted("2026-W47", 0, "words"),
        StandingDrafted("2026-W47", 10),
        StandingDrafted("2026-W47"),
    ),
    TalkBegun: (TalkBegun("2026-W47"),),
    TalkTurned: (TalkTurned("2026-W47", 6),),
    TalkPaused: (TalkPaused("2026-W47", "2026-11-22T18:30"),),
    TalkClosed: (
        *(TalkClosed("2026-W47", held, "a walk") for held in TalkHeld),
        TalkClosed("2026-W47", TalkHeld.WELL),
    ),
    TermsStated: (TermsStated("Dana", "what you tell me", "danger to a child"), TermsStated("", "", "")),
    CopyGiven: (CopyGiven("a title", "a text", shared=True), CopyGiven("a title", "a text")),
    HelperNoted: (HelperNoted("a note"),),
    HelperRenewed: (HelperRenewed(DAY),),
    HelperProposed: (HelperProposed("Dana", 90),),
    HelperConfirmed: (HelperConfirmed(3),),
    HelperOpened: (HelperOpened(3, "00000000-0000-0000-0000-000000000001", 1, b"\0key\xff", DAY),),
    ClientKnown: (ClientKnown("00000000-0000-0000-0000-000000000001", "Анна"), ClientKnown("", "")),
    DeviceSeen: (DeviceSeen("a phone", DAY),),
    DeviceKnown: (DeviceKnown(),),
    Invited: (Invited("id", "space", "shared", "Анна"), Invited("id", "space", "helper")),
    InvitationEnded: (InvitationEnded("id"),),
    Asked: (*(Asked("a text", "under it", when) for when in QuestionWhen), Asked("a text")),
    AnswerGiven: (
        *(AnswerGiven(3, how, "a text", DAY, "helps") for how in AnswerHow),
        AnswerGiven(2**40, AnswerHow.TRUE),
    ),
    FollowedUp: (FollowedUp(3, "a text"),),
    QuestionSettled: (QuestionSettled(3),),
    QuestionReopened: (QuestionReopened(3),),
    SubjectRested: (SubjectRested(),),
    SubjectWoken: (SubjectWoken(),),
    QuestionTimeProposed: (QuestionTimeProposed(6, "20:30", 30),),
    QuestionTimeAgreed: (QuestionTimeAgreed(3),),
    QuestionTimeEnded: (QuestionTimeEnded(3),),
    QuestionNoted: (
        QuestionNoted("a text", "under it", 3, asked=True),
        QuestionNoted("a text"),
        *(QuestionNoted("a text", when=when) for when in QuestionWhen if when is not QuestionWhen.NOW),
    ),
    AnswerPrepared: (AnswerPrepared("a text", "a question", 3), AnswerPrepared("a text")),
    AccountPart: (
        *(
            AccountPart(part, "весной 2024", "what", "said", "true", "who", "money", "tests", "unsure", 3)
            for part in PartKind
        ),
        AccountPart(),
    ),
    AccountSealed: (AccountSealed("[]"),),
    AccountTold: tuple(AccountTold(DAY, how) for how in ToldHow),
    AccountReadTo: (AccountReadTo(3, 0),),
    DetailChosen: (DetailChosen("facts_only"),),
    HandOverProposed: (
        HandOverProposed("2026-03-04T20:00", mine=False),
        HandOverProposed("2026-03-04T20:00"),
    ),
    HandOverAgreed: (HandOverAgreed(3),),
    HandOverWaits: (HandOverWaits(3, DAY), HandOverWaits(3)),
    HarmTold: (HarmTold(3, "a text"), HarmTold(None, "")),
    SaidBack: (SaidBack(2**40, "a text"),),
    SaidBackHeard: (
        *(SaidBackHeard(3, heard, "words") for heard in Heard),
        SaidBackHeard(3, Heard.YES),
    ),
    ActsOwned: (ActsOwned(3, "did", "hid", "cost", "own"), ActsOwned(None, "did")),
    Apologised: (
        *(Apologised(3, form, "a title", "a text", asks_forgiveness=True) for form in ApologyForm),
        Apologised(None, ApologyForm.LETTER, "", ""),
        Apologised(3, ApologyForm.VOICE, "a title", "", recording="0c7f"),
    ),
    ForgivenessAsked: (ForgivenessAsked(3), ForgivenessAsked(None)),
    AmendsAnswered: (AmendsAnswered(3, "a text"),),
    AmendsDrafted: (
        *(AmendsDrafted(what, {"text": "typed"}, 3, "a space", 4) for what in DraftOf),
        AmendsDrafted(DraftOf.HARM),
    ),
    AmendsHanded: (AmendsHanded(3, 4),),
    ApologySaid: (ApologySaid(DAY, 3, "a space", 4, asks_forgiveness=True), ApologySaid(DAY)),
    PublicWordsAsked: (PublicWordsAsked("our choir", "a text"),),
    PublicWordsDecided: (PublicWordsDecided(3, agreed=True), PublicWordsDecided(3, agreed=False)),
}
# Each kind with every field filled, and with no more than it must have.
SAMPLES: dict[type[Record], tuple[Record, ...]] = {
    Answered: (
        Answered("causes", ("lying", "money")),
        Answered("came_out_on", "2026-01-31"),
        Answered("ongoing", value=False),
        Answered("role"),
    ),
    Reflected: (Reflected("q1", "I told half of it. Потом всё. 👩‍👩‍👧"), Reflected("q1", "")),
    SafetyAnswered: (SafetyAnswered({"fear": "no", "self_harm": "not_now"}), SafetyAnswered()),
    CheckedIn: (CheckedIn(DAY, {"safe": 0, "relied": 10, "close": None}, "a line"), CheckedIn(DAY)),
    EveningReviewed: (
        *(EveningReviewed(DAY, truth, "kept", "missed", told=True) for truth in Truth),
        EveningReviewed(DAY),
    ),
    PracticeMarked: (
        *(PracticeMarked("a-pause", mark, DAY) for mark in PracticeMark),
        PracticeMarked("a-pause", PracticeMark.DONE),
    ),
    PracticeStepped: (PracticeStepped("a-pause", 3), PracticeStepped("a-pause", 0)),
    Lapsed: (
        *(
            Lapsed(DAY, how, LapseKind.SLIP, ("lying", "money"), "what", "changes", 3, DAY)
            for how in LapseHow
        ),
        *(Lapsed(DAY, LapseHow.FOUND_OUT, kind, own=False, withdrawn=True) for kind in LapseKind),
        Lapsed(DAY, LapseHow.NOT_TOLD_YET, LapseKind.NOT_SURE),
    ),
    PublicWordsAnswered: (PublicWordsAnswered("parents", agreed=True), PublicWordsAnswered("", agreed=False)),
    Noted: (Noted("a note\n\0\u202e", practice="a-pause"), Noted("")),
    FormKept: (FormKept("/notes/", (("text", "typed"), ("text", "twice"))), FormKept("/notes/", ())),
    Preferred: (Preferred("theme", "dark"),),
    Erased: (Erased((1, 2**40)), Erased(())),
    **SAMPLES_TOGETHER,
    **SAMPLES_RECORDING,
    **SAMPLES_TRUTH,
    **subjects.FROZEN,
}


def missing(known: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Vectors for the kinds that have none."""
    frozen = {vector["kind"] for vector in known}
    for kind in KINDS:
        if kind_of(kind) not in frozen:
            for record in SAMPLES[kind]:
                fields = json.loads(msgspec.json.encode(record))
                yield {"kind": fields.pop("kind"), "bytes": encode(record, AT).hex(), "fields": fields}


def main() -> int:
    known = json.loads(TARGET.read_text()) if TARGET.exists() else []
    new = list(missing(known))
    lines = [json.dumps(vector, ensure_ascii=True) for vector in [*known, *new]]
    TARGET.write_text("[\n" + ",\n".join(lines) + "\n]\n")
    sys.stdout.write(f"{len(new)} added\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
