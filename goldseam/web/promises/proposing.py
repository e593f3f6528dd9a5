"""Proposing an agreement: what it is, what each owes, when to look again; seen as the other will see it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.records.agreement import AgreementProposed, AgreementTopic
from goldseam.core.records.handed import HandedKind
from goldseam.core.situation.questions import as_date
from goldseam.web.bond.giving import Given, alike, give
from goldseam.web.promises.agreements import LONGEST_REVIEW, shown, state_of, wrong_review
from goldseam.web.promises.expectations import Taken, taken_of
from goldseam.web.promises.wording import TOPICS
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import Pace, pace
from goldseam.web.together.typed import steps, text_of, wrong_text

LONGEST = 2_000
LOOKS_BACK = 50
FOUR_WEEKS = timedelta(days=28)
# What a difference is about -> the topic of the agreement that is made of it.
MADE_OF = {"money": AgreementTopic.MONEY, "phone": AgreementTopic.OPENNESS, "touch": AgreementTopic.INTIMACY}


@dataclass(frozen=True)
class Typed:
    """A proposal as it was typed, the day as it stands in the form, and what it comes from."""

    proposed: AgreementProposed
    review: str
    taken: tuple[Taken, ...] = ()

    @property
    def words(self) -> str:
        """All that was written, as one note."""
        given = self.proposed
        return "\n\n".join(filter(None, (given.text, given.mine, given.yours)))


@together
def propose(request: PersonRequest, couple: Couple) -> HttpResponse:
    """The form, exactly what the other will see, and proposing it."""
    if request.method != "POST":
        return _form(request, couple, _first(request, couple))
    typed, move = _typed(request), request.POST.get("move")
    error = "" if move == "back" else _wrong(typed, couple.day)
    if move == "back" or error:
        return _form(request, couple, typed, error)
    if not couple.open:
        raise RestingError
    if move != "hand":
        return _preview(request, couple, typed, pace(couple, HandedKind.NOTE))
    given = _proposed(couple, typed.proposed)
    if given.seq:
        return redirect(f"/agreements/{given.seq}/")
    return _preview(request, couple, typed, given.held, WAITS)


def _first(request: PersonRequest, couple: Couple) -> Typed:
    """An empty form; or, for a difference that was revealed, one with the words of the person who asks."""
    review = couple.day + FOUR_WEEKS
    about, round_name = request.GET.get("about", ""), request.GET.get("round", "")
    taken = taken_of(couple, round_name, about) if about and round_name else ()
    text = next((each.text for each in taken if each.mine), "")
    topic = MADE_OF.get(about, AgreementTopic.OTHER)
    return Typed(AgreementProposed(topic, text[:LONGEST], review), review.isoformat(), taken)


def _typed(request: PersonRequest) -> Typed:
    topic, review = request.POST.get("topic", ""), request.POST.get("review", "").strip()
    chosen = AgreementTopic(topic) if topic in set(AgreementTopic) else AgreementTopic.OTHER
    words = (text_of(request, name) for name in ("mine", "yours"))
    return Typed(
        AgreementProposed(chosen, text_of(request, "text"), as_date(review) or date.min, *words), review
    )


def _wrong(typed: Typed, today: date) -> str:
    given = typed.proposed
    if max(map(len, (given.text, given.mine, given.yours))) > LONGEST:
        return _("This is long for one agreement. Agree on one thing.")
    if error := wrong_text(given.text):
        return error
    if not given.mine and not given.yours:
        return _("Say what at least one of you does. Nothing is left to be guessed.")
    return wrong_review(given.review, today)


def _proposed(couple: Couple, wanted: AgreementProposed) -> Given:
    """Propose it if it may pass at that very moment; the very same, proposed today and not ended, stands once."""

    def before() -> int:
        mine = [
            line for line in state_of(couple).lines if line.author == str(couple.me) and not line.ended_on
        ]
        return alike(couple, wanted, [line.seq for line in mine[-LOOKS_BACK:]])

    return give(couple, lambda: [wanted], before)


def _form(request: PersonRequest, couple: Couple, typed: Typed, error: str = "") -> HttpResponse:
    context = steps(request, couple=couple, typed=typed, given=typed.proposed, error=error)
    context |= {
        "topics": TOPICS.items(),
        "today": couple.day.isoformat(),
        "last": (couple.day + LONGEST_REVIEW).isoformat(),
    }
    return render(request, "promises/propose.html", context, status=INVALID if error else 200)


def _preview(
    request: PersonRequest, couple: Couple, typed: Typed, held: Pace, status: int = 200
) -> HttpResponse:
    item = shown(couple, typed.proposed, str(couple.me), couple.day)
    context = steps(request, couple=couple, typed=typed, given=typed.proposed, item=item, held=held)
    return render(request, "promises/propose_preview.html", context, status=status)
