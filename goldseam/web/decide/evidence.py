"""What a person has to go by: what was seen, how sure it is, what they can move, and what was not tried."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.plan.planner import ranked
from goldseam.core.records.check_in import FELT
from goldseam.core.records.lapse import LapseHow, LapseState
from goldseam.core.situation.barriers import own_barriers
from goldseam.core.situation.intake import INTAKE
from goldseam.core.situation.model import Situation
from goldseam.core.situation.questions import page_of
from goldseam.core.trust import basis, sentence
from goldseam.core.trust.saying import told_oneself, word_kept
from goldseam.web.progress.seen import Ground, course
from goldseam.web.shared import method
from goldseam.web.today.check_in import WORDS

UNTRIED = 5
LAPSES_SHOWN = 3
# C13.0, in our words. A sign is not a verdict, and the page says so.
SIGNS: tuple[Promise, ...] = (
    _("Weeks go by, and most of what passes between you is checking and saying sorry."),
    _("One of you is never at ease when the other is near, and that has not eased."),
    _("What should have ended goes on, or comes back and is not told."),
    _("One of you has said more than once, calmly, that they do not want to go on."),
    _("What keeps you is fear or guilt, and you find no other reason."),
)
LAPSE_WORDS: Mapping[LapseHow, Promise] = {
    LapseHow.TOLD_SAME_DAY: _("told the same day"),
    LapseHow.TOLD_LATE: _("told later"),
    LapseHow.FOUND_OUT: _("found out"),
    LapseHow.NOT_TOLD_YET: _("not told yet"),
}


@dataclass(frozen=True)
class Seen:
    """What one question of the check-ins shows: what was asked, the sentence, and what it rests on."""

    asked: str
    says: str
    rests_on: str


@dataclass(frozen=True)
class Deeds:
    """What the promises of one person showed, in two sentences and never one figure; whether they are one's own."""

    mine: bool
    kept: str
    told: str


def felt(known: Ground, today: date) -> tuple[Seen, ...]:
    """What the own check-ins show, question by question, as the page of progress says it; nothing without answers."""
    words = method.words("reading")
    found = []
    for item in FELT:
        way = course(known, item, today)
        if way is not None:
            reading = way.seen.reading
            found.append(Seen(str(WORDS[item][0]), sentence(reading, words), basis(reading, words)))
    return tuple(found)


def deeds(known: Ground) -> Deeds | None:
    """What promises showed, as this person sees it; None where none has ended, or nothing is shared.

    The other's; one's own where only those are there: no page lays the two beside each other.
    """
    words = method.words("reading")
    for seen, mine in ((known.reliability, False), (known.own_word, True)):
        if seen is not None and seen.ended:
            return Deeds(mine, word_kept(seen, words), told_oneself(seen, words))
    return None


def all_rest_on(felt: tuple[Seen, ...]) -> str:
    """What all of several questions rest on where it is the same, so that it is said once; else ""."""
    found = {each.rests_on for each in felt}
    return found.pop() if len(felt) > 1 and len(found) == 1 else ""


def lapsed(state: LapseState) -> tuple[tuple[date, Promise], ...]:
    """The newest times it happened again, with how each came out; no number of them is said."""
    newest = sorted(state.lapses, key=lambda each: each.on, reverse=True)[:LAPSES_SHOWN]
    return tuple((each.on, LAPSE_WORDS[each.how]) for each in newest if each.how in LAPSE_WORDS)


def barriers(situation: Situation) -> tuple[str, ...]:
    """What stands in the way and this person can move themselves (T11), in the words of the intake."""
    mine = own_barriers(situation.role)
    question = next(each for each in INTAKE if each.id == "barriers")
    labels = dict(page_of(question, {"role": situation.role.value}, method.language()).choices)
    return tuple(labels[each] for each in situation.barriers if each in mine and each in labels)


def untried(situation: Situation, today: date) -> tuple[tuple[str, str], ...]:
    """What may be offered today and was never done: slug and title, what matters most first."""
    done = {each.practice for each in situation.done} | set(situation.refused)
    slugs = [slug for slug in ranked(method.catalogue(), situation, today) if slug not in done][:UNTRIED]
    known, language = method.catalogue().practices, method.language()
    return tuple((slug, known[slug].words[language].title) for slug in slugs)
