"""What the one who will read decides: how much detail they want, and the questions that wait for the opening (T1)."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.records import Asked, DetailChosen, QuestionNoted
from goldseam.core.records.account import DETAILS
from goldseam.core.records.question import standing_notes
from goldseam.web.account.telling_account import LEVELS
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.truth.access import Here, own_or_both
from goldseam.web.truth.account_desk import hand_overs, number_in
from goldseam.web.truth.asking import asked_now
from goldseam.web.truth.threads import question_piece

INVALID = 422
HAND_OVER = "/truth/account/hand-over/"


@own_or_both
def level(request: PersonRequest, here: Here) -> HttpResponse:
    """One's own level of detail: kept in private, and told where somebody is there who writes."""
    couple, asked, error = here.couple, request.POST.get("level", ""), ""
    if request.method == "POST":
        if asked in LEVELS:
            here.private.append(DetailChosen(asked), at=clock.now(), day=here.day)
            if couple is not None and request.POST.get("move") == "tell":
                _tell(couple, asked)
            return redirect("/truth/account/detail/?saved=1")
        error = _("Choose one of the three. You can change it at any time.")
    own = here.private.states(DETAILS)[DETAILS].chosen.get(str(here.private.person))
    told = couple.space.states(DETAILS)[DETAILS].chosen.get(str(couple.me)) if couple else None
    context = {
        "place": "truth",
        "couple": couple,
        "levels": LEVELS.items(),
        "level": asked or (own.level if own else told.level if told else ""),
        "told": LEVELS.get(told.level, "") if told else "",
        "error": error,
    }
    return render(request, "truth/account_detail.html", context, status=INVALID if error else 200)


def _tell(couple: Couple, asked: str) -> None:
    def decided() -> list[DetailChosen]:
        before = couple.space.states(DETAILS)[DETAILS].chosen.get(str(couple.me))
        return [] if before and before.level == asked else [DetailChosen(asked)]

    couple.decide(decided)


@fresh
@together
def questions(request: PersonRequest, couple: Couple) -> HttpResponse:
    """The questions written in advance, shown exactly as they will be asked; asked once the account has opened."""
    state = hand_overs(couple)
    opened = any(each.giver == str(couple.partner) for each in state.given)
    notes = standing_notes(couple.private.read(QuestionNoted))
    held = ""
    if request.method == "POST":
        if not couple.open:
            raise RestingError
        chosen = {number_in(each) for each in request.POST.getlist("ask")}
        wanted = [each for each in notes if each.seq in chosen] if opened else []
        for entry in wanted:
            noted = entry.record
            if isinstance(noted, QuestionNoted):
                seq, paced = asked_now(couple, Asked(noted.text, noted.under))
                if not seq:
                    held = str(paced.sentence)
                    break
                done = QuestionNoted("", of=entry.seq, asked=True)
                couple.private.append(done, at=clock.now(), day=couple.day)
        if not held:
            return redirect("/truth/questions/" if wanted else "/truth/account/questions/")
        notes = standing_notes(couple.private.read(QuestionNoted))
    name = couple.name_of(couple.me)
    context = {
        "place": "truth",
        "couple": couple,
        "opened": opened,
        "held": held,
        "notes": [
            (each.seq, question_piece(name, couple.day, Asked(each.record.text, each.record.under)))
            for each in notes
            if isinstance(each.record, QuestionNoted)
        ],
    }
    return render(request, "truth/account_questions.html", context)
