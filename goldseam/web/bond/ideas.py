"""Ideas for courting, for one alone: matched to what the other likes, held back while space is asked (T8)."""

from collections.abc import Mapping
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from goldseam.core.bond import Around, suited, waits
from goldseam.core.catalogue.ideas import Company, Cost, Effort, Idea, Like, load_ideas
from goldseam.core.records.idea import COURTING, AngerMarked, Courting, IdeaMark, IdeaMarked, LikingNoted
from goldseam.core.records.situation import ANSWERS
from goldseam.core.records.touch import TOUCH_WISHES, TouchLevel
from goldseam.core.situation.assembling import assemble
from goldseam.core.situation.model import Closeness, Touch
from goldseam.core.situation.questions import Given
from goldseam.web.shared import clock, method
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.situation.assembling import given_answers
from goldseam.web.together.couple import Couple
from goldseam.web.together.holding import holding_in, stricter
from goldseam.web.together.typed import text_of
from goldseam.web.truth.access import Here, own_or_both

IDEAS, LIKES = "/good/ideas/", "/good/ideas/likes/"
AT_ONCE = 3
LONGEST = 500
LIKED: Mapping[Like, Promise] = {
    Like.FOOD: _("Food"),
    Like.MUSIC: _("Music"),
    Like.PLACES: _("Places to go"),
    Like.TOUCH: _("Touch"),
    Like.HELP: _("A helping hand"),
    Like.WORDS: _("Kind words"),
    Like.TIME: _("Time together"),
    Like.GIFTS: _("Small gifts"),
}
EFFORTS: Mapping[Effort, Promise] = {
    Effort.SMALL: _("a few minutes"),
    Effort.SOME: _("an hour or so"),
    Effort.MUCH: _("a good part of a day"),
}
COSTS: Mapping[Cost, Promise] = {
    Cost.FREE: _("costs nothing"),
    Cost.LITTLE: _("costs little"),
    Cost.SOME: _("costs something"),
}
TOUCHES = {TouchLevel.AS_IT_COMES: Touch.WELCOME, TouchLevel.WHEN_ASKED: Touch.ASK_FIRST}
Shown = tuple[Idea, Promise, Promise]


@fresh
@own_or_both
def ideas(request: PersonRequest, here: Here) -> HttpResponse:
    """Three ideas that suit, those kept in mind, and the words for being asked. Nothing of it is ever shared."""
    states = here.private.states(COURTING, ANSWERS)
    around = _around(here, given_answers(states[ANSWERS]))
    context = {
        "place": "us",
        **_found(request, states[COURTING], around),
        "angry_since": date.fromisoformat(states[COURTING].angry_since)
        if states[COURTING].angry_since
        else None,
        "waits": waits(states[COURTING], around),
        "untold": here.couple is None and "closeness" not in states[ANSWERS].values,
        "liked": bool(states[COURTING].likes),
    }
    return render(request, "bond/ideas.html", context)


@require_POST
@fresh
@own_or_both
def mark(request: PersonRequest, here: Here) -> HttpResponse:
    """Keep an idea in mind, put it away, or open it again."""
    idea, wanted = request.POST.get("idea", ""), request.POST.get("mark", "")
    known = {each.slug for each in load_ideas(method.language())}
    if idea in known and wanted in set(IdeaMark):
        here.private.append(IdeaMarked(idea, IdeaMark(wanted)), at=clock.now(), day=here.day)
    return redirect(IDEAS)


@require_POST
@fresh
@own_or_both
def anger(request: PersonRequest, here: Here) -> HttpResponse:
    """One's own mark that the other is angry, or is no more. Said twice, it is written once."""
    angry = request.POST.get("angry") == "yes"
    if bool(here.private.states(COURTING)[COURTING].angry_since) is not angry:
        here.private.append(AngerMarked(angry), at=clock.now(), day=here.day)
    return redirect(IDEAS)


@fresh
@own_or_both
def likes(request: PersonRequest, here: Here) -> HttpResponse:
    """What the other likes, as one has noticed it."""
    text, like, error = text_of(request, "text"), request.POST.get("like", ""), ""
    if request.method == "POST":
        error = _wrong(text, like)
        if not error:
            here.private.append(LikingNoted(Like(like), text), at=clock.now(), day=here.day)
            return redirect(f"{LIKES}?saved=1")
    lines = here.private.states(COURTING)[COURTING].likes
    found = here.private.some([line.seq for line in lines], LikingNoted) if lines else {}
    context = {
        "place": "us",
        "kinds": [(each.value, label) for each, label in LIKED.items()],
        "lines": [
            (line.seq, LIKED[line.like], found[line.seq].record) for line in lines[::-1] if line.seq in found
        ],
        "typed": {"text": text, "like": like},
        "error": error,
        "saved": request.GET.get("saved") == "1",
        "kept_item": request.POST.get("kept_item", ""),
    }
    return render(request, "bond/likes.html", context, status=INVALID if error else 200)


@require_POST
@fresh
@own_or_both
def forget(request: PersonRequest, here: Here, seq: int) -> HttpResponse:  # noqa: ARG001 - a view takes a request
    """Erase one note of a liking for good."""
    if seq not in {line.seq for line in here.private.states(COURTING)[COURTING].likes}:
        raise Http404
    here.private.erase([seq], at=clock.now(), day=here.day)
    return redirect(LIKES)


def _around(here: Here, answers: Mapping[str, Given]) -> Around:
    """The stricter of one's own answer and of what holds between the two. Alone and unsaid, it counts as space."""
    situation, couple = assemble(answers), here.couple
    holding = holding_in(couple.space if couple else None, here.day)
    own = situation.closeness if "closeness" in answers or couple is None else Closeness.NEAR
    touch = situation.touch if couple is None else _touch(couple, situation.touch)
    return Around(stricter(own, holding.for_plan), touch, here.day)


def _touch(couple: Couple, own: Touch) -> Touch:
    """What the other wishes about touch, as they said it here; the own answer only where they said nothing."""
    wish = couple.space.states(TOUCH_WISHES)[TOUCH_WISHES].by_person.get(str(couple.partner))
    return own if wish is None else TOUCHES.get(wish.touch, Touch.NOT_NOW)


def _found(request: PersonRequest, courting: Courting, around: Around) -> dict[str, object]:
    """What the page shows of the ideas: three more each time others are asked for, and those kept in mind."""
    asked, company = request.GET.get("after", ""), request.GET.get("how", "")
    after = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0
    everything = load_ideas(method.language())
    wanted = Company(company) if company in set(Company) else None
    free = request.GET.get("free") == "1"
    found = suited(everything, courting, around, free=free, company=wanted)
    kept = [each for each in found if courting.marks.get(each.slug) is IdeaMark.KEPT]
    fresh_ones = [each for each in found if each.slug not in courting.marks]
    start = after if after < len(fresh_ones) else 0
    more = start + AT_ONCE
    return {
        "three": [_shown(each) for each in fresh_ones[start:more]],
        "more": more if more < len(fresh_ones) else 0,
        "kept": [_shown(each) for each in kept],
        "how": wanted.value if wanted else "",
        "free": free,
    }


def _shown(idea: Idea) -> Shown:
    return idea, EFFORTS[idea.effort], COSTS[idea.cost]


def _wrong(text: str, like: str) -> str:
    if like not in set(Like):
        return gettext("Choose what kind of thing it is.")
    if not text:
        return gettext("Write something first.")
    return gettext("This is too long. A few words are enough.") if len(text) > LONGEST else ""
