"""Words against deeds: own felt trust over what promises showed, and what each word was worth, one person at a time."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from goldseam.core.records.check_in import FELT
from goldseam.core.records.promise import WORD_KEPT, WordKept
from goldseam.core.trust import Shown, shown, shown_on
from goldseam.core.trust.felt import FELT_TRUST, Felt
from goldseam.core.trust.saying import told_oneself, word_kept
from goldseam.core.trust.shown import HALF_LIFE
from goldseam.web.progress.deeds_chart import buckets, draw, month_ends
from goldseam.web.progress.seen import outcomes
from goldseam.web.shared import method
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.today.check_in import WORDS
from goldseam.web.together.couple import Couple
from goldseam.web.truth.access import Here, own_or_both

FELT_ITEM = "relied"


@dataclass(frozen=True)
class Side:
    """What the promises of one person showed as one of the two sees them: in two sentences, never one figure."""

    mine: bool
    kept: str
    told: str


@own_or_both
def deeds(request: PersonRequest, here: Here) -> HttpResponse:
    """One person's promises at a time: there is no page that lays the two beside each other."""
    couple = here.couple
    if couple is None:
        return render(request, "progress/deeds.html", {"place": "progress", "alone": True})
    kept = couple.space.states(WORD_KEPT)[WORD_KEPT]
    asked = request.GET.get("of", "")
    whose = asked if asked in ("mine", "theirs") else _shown_first(couple, kept)
    felt = here.private.states(FELT_TRUST)[FELT_TRUST]
    return render(request, "progress/deeds.html", _page(couple, kept, felt, whose))


def _shown_first(couple: Couple, kept: WordKept) -> str:
    """The other's promises; one's own where only those are there, so that nobody opens an empty page."""
    me, other = str(couple.me), str(couple.partner)
    only_own = outcomes(kept, me, me).days and not outcomes(kept, other, me).days
    return "mine" if only_own else "theirs"


def _page(couple: Couple, kept: WordKept, felt: Felt, whose: str) -> dict[str, Any]:
    me, other = str(couple.me), str(couple.partner)
    author = me if whose == "mine" else other
    today = couple.day.toordinal()
    sides = [
        _side(shown(outcomes(kept, author, seen_by), today), mine=seen_by == me) for seen_by in (me, other)
    ]
    seen = outcomes(kept, author, me)
    context: dict[str, Any] = {
        "place": "progress",
        "couple": couple,
        "whose": whose,
        "any": bool(seen.days),
        "own": sides[0],
        # Where both say the same there is nothing more to read.
        "other": None if (sides[0].kept, sides[0].told) == (sides[1].kept, sides[1].told) else sides[1],
        "half_life": HALF_LIFE,
    }
    if whose == "theirs" and seen.days:
        item = _item(felt)
        answers = felt.answers(item)
        ends = month_ends(min([*seen.days, *answers]), couple.day)
        rows = buckets(ends, answers, list(shown_on(seen, ends)), couple.day)
        context |= {"rows": rows[::-1], "chart": draw(rows), "felt_name": WORDS[item][0]}
    return context


def _item(felt: Felt) -> str:
    """The item about relying on what was told, or another one of trust where only that was answered."""
    return next((item for item in (FELT_ITEM, *FELT) if felt.answers(item)), FELT_ITEM)


def _side(found: Shown, *, mine: bool) -> Side:
    words = method.words("reading")
    return Side(mine, word_kept(found, words), told_oneself(found, words))
