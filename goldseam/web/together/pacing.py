"""Whether something may be handed over now, and the sentence that says what is possible instead (T3, S05)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import ContactLogged, kind_of
from goldseam.core.records.amends import AMENDS, Amends
from goldseam.core.records.breach import BREACHES, Breaches
from goldseam.core.records.closeness import WISHES
from goldseam.core.records.handed import HANDED, TAKEN_BACK_FREELY, HandedKind, HandedState
from goldseam.core.records.no_contact import NO_CONTACT
from goldseam.core.records.question import QUESTIONS, Questions
from goldseam.core.records.reached import REACHED
from goldseam.core.records.recording import RECORDINGS, Recordings
from goldseam.core.records.request import REQUESTS
from goldseam.core.records.situation import SAFETY
from goldseam.core.situation.model import Closeness, SafetyTopic
from goldseam.core.situation.safety_check import topics_of
from goldseam.core.together.passing import Passing, handed_on, may_hand_over, wished
from goldseam.core.truth import asked_on
from goldseam.web.together.couple import Couple

PACED: Mapping[Passing, Promise] = {
    Passing.ONE_A_DAY: _(
        "Space was asked for. Today's one thing has been handed over; the next can go tomorrow. "
        "Practical things always pass."
    ),
    Passing.PRACTICAL_ONLY: _(
        "No contact was asked for. Short practical things still pass: children, health, home, money."
    ),
    Passing.CLOSED: _("No contact was asked for, for now about practical things too."),
}
HELP_FIRST = _(
    "In your private check you spoke of harming yourself. Help comes first. "
    "Handing over waits until that has changed; practical things still pass."
)
RESTS = _("The shared space rests, so words wait.")
# Reporting a contact is not counted: it passes, and it takes no turn from anything else (T2).
CONTACT = kind_of(ContactLogged)


@dataclass(frozen=True)
class Pace:
    """Why this waits, in one sentence, "" where it may pass; and what is on the shelf."""

    sentence: str | Promise
    handed: HandedState
    help_first: bool = False
    breaches: Breaches = field(default_factory=Breaches)
    questions: Questions = field(default_factory=Questions)
    amends: Amends = field(default_factory=Amends)
    recordings: Recordings = field(default_factory=Recordings)


NOT_LOOKED = Pace("", HandedState())


def pace(couple: Couple, kind: HandedKind) -> Pace:
    """Look at the wishes, at what passed today already, and at one's own safety check. Nine queries at most.

    Whatever reaches the other takes the one turn of the day: words, a voice, a question, a proposal (T3).
    """
    states = couple.space.states(HANDED, WISHES, BREACHES, QUESTIONS, AMENDS, RECORDINGS)
    handed, wishes, day = states[HANDED], states[WISHES], couple.day
    found = Pace(
        "",
        handed,
        breaches=states[BREACHES],
        questions=states[QUESTIONS],
        amends=states[AMENDS],
        recordings=states[RECORDINGS],
    )
    if kind is not HandedKind.PRACTICAL and help_comes_first(couple):
        return replace(found, sentence=HELP_FIRST, help_first=True)
    asked_for = wished(wishes, couple.partner, day)
    today = _passed_today(couple, found) if asked_for is Closeness.SPACE else 0
    passing = may_hand_over(wishes, couple.me, couple.partner, kind, today, day)
    return replace(found, sentence=PACED.get(passing, ""))


def pace_of_correction(couple: Couple, kind: HandedKind) -> str | Promise:
    """Why a correction waits, or "". The truth may always come (T2): only what is no account of it is held back."""
    if kind not in TAKEN_BACK_FREELY:
        return ""
    wishes = couple.space.states(WISHES)[WISHES]
    return PACED.get(may_hand_over(wishes, couple.me, couple.partner, kind, 0, couple.day), "")


def pace_of_words(couple: Couple, words: str) -> str | Promise:
    """Why words wait that go with what always passes itself, as an outcome or an ending does; or ""."""
    if not words:
        return ""
    return pace(couple, HandedKind.NOTE).sentence if couple.open else RESTS


def help_comes_first(couple: Couple) -> bool:
    """Whether one's own safety check speaks of self-harm: hand-overs wait then (S05). Three queries."""
    return SafetyTopic.SELF_HARM in topics_of(couple.private.states(SAFETY)[SAFETY].answers)


def _passed_today(couple: Couple, found: Pace) -> int:
    """What of this person reached the other today. Three queries more."""
    me, day = str(couple.me), couple.day.isoformat()
    passed = handed_on(found.handed, couple.me, couple.day) + asked_on(found.questions, couple.me, couple.day)
    passed += _seen_today(couple, found.breaches) + found.amends.given_on(me, day)
    kept, gone = found.recordings.items, found.recordings.taken_back
    passed += sum((line.author, line.day) == (me, day) for line in kept)
    passed += sum((each.by, each.on) == (me, day) for each in gone)
    states = couple.space.states(NO_CONTACT, REACHED, REQUESTS)
    lines, reached = states[NO_CONTACT].lines, states[REACHED]
    # The first answer to what was asked takes no turn; each one after it does.
    again = (each for line in states[REQUESTS].lines if line.author != me for each in line.answers[1:])
    passed += sum(each.day == day for each in again)
    passed += sum((line.author, line.day) == (me, day) and line.kind != CONTACT for line in lines)
    return passed + reached.on(couple.me, couple.day)


def _seen_today(couple: Couple, state: Breaches) -> int:
    """Naming a breach, or saying how one sees it, reaches the other as much as a letter does."""
    me, day = str(couple.me), couple.day.isoformat()
    return sum(
        (breach.named_by == me and breach.on == day) or (me in breach.views and breach.views[me].on == day)
        for breach in state.breaches
    )
