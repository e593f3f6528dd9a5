"""What the one who will read decides: how much detail they want, and the questions that wait for the opening (T1)."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.core.records import Asked, DetailChosen, Entry, QuestionNoted
from goldseam.core.records.account import DETAILS
from goldseam.core.records.closeness import WISHES
from goldseam.core.records.question import QuestionWhen, standing_notes
from goldseam.core.together.passing import Passing
from goldseam.core.together.telling import may_tell_level
from goldseam.web.account.telling_account import LEVELS
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.truth.access import Here, own_or_both
from goldseam.web.truth.account_desk import hand_overs, number_in
from goldseam.web.truth.asking import asked_now
from goldseam.web.truth.threads import question_piece

MORE_WAITS = gettext_lazy(
    "Saved for you. No contact was asked for: wanting to hear less can be told at any time, wanting more waits."
)
HAND_OVER = "/truth/account/hand-over/"


@own_or_both
def level(request: PersonRequest, here: Here) -> HttpResponse:
    """One's own level of detail: kept in private, and told where somebody is there who writes."""
    couple, asked, error, held = here.couple, request.POST.get("level", ""), "", ""
    if request.method == "POST":
        if asked in LEVELS:
            here.private.append(DetailChosen(asked), at=clock.now(), day=here.day)
            tells = couple is not None and request.POST.get("move") == "tell"
            held = _tell(couple, asked) if couple is not None and tells else ""
            if not held:
                return redirect("/truth/account/detail/?saved=1")
        else:
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
        "held": held,
    }
    status = INVALID if error else WAITS if held else 200
    return render(request, "truth/account_detail.html", context, status=status)


def _tell(couple: Couple, asked: str) -> str:
    """Tell it if it may pass at that very moment; else why it waits. It is kept in private already."""
    held = ""

    def decided() -> list[DetailChosen]:
        nonlocal held
        states = couple.space.states(DETAILS, WISHES)
        chosen = states[DETAILS].chosen.get(str(couple.me))
        before = chosen.level if chosen else ""
        passing = may_tell_level(states[WISHES], couple.me, couple.partner, before, asked, couple.day)
        held = "" if passing is Passing.YES or before == asked else str(MORE_WAITS)
        return [] if held or before == asked else [DetailChosen(asked)]

    couple.decide(decided)
    return held


@fresh
@together
def questions(request: PersonRequest, couple: Couple) -> HttpResponse:
    """The questions written in advance, shown exactly as they will be asked; asked once the account has opened."""
    state = hand_overs(couple)
    opened = any(each.giver == str(couple.partner) for each in state.given)
    notes = standing_notes(couple.private.read(QuestionNoted))
    held, error = "", ""
    chosen = {number_in(each) for each in request.POST.getlist("ask")}
    if request.method == "POST":
        if not couple.open:
            raise RestingError
        wanted = [each for each in notes if each.seq in chosen] if opened else []
        held = _asked(couple, wanted)
        if not held and (wanted or not opened):
            return redirect("/truth/questions/" if wanted else "/truth/account/questions/")
        error = "" if held else _("Choose those that you want to ask. The others stay yours.")
        notes = standing_notes(couple.private.read(QuestionNoted))
    name = couple.name_of(couple.me)
    context = {
        "place": "truth",
        "couple": couple,
        "opened": opened,
        "held": held,
        "error": error,
        "chosen": chosen,
        "notes": [
            (each.seq, question_piece(name, couple.day, _to_ask(each.record)))
            for each in notes
            if isinstance(each.record, QuestionNoted)
        ],
    }
    return render(request, "truth/account_questions.html", context, status=INVALID if error else 200)


def _to_ask(noted: QuestionNoted) -> Asked:
    """A noted question as it is asked once the account has opened: "before the account" is over then."""
    over = noted.when is QuestionWhen.BEFORE_THE_ACCOUNT
    return Asked(noted.text, noted.under, QuestionWhen.NOW if over else noted.when)


def _asked(couple: Couple, wanted: Sequence[Entry]) -> str:
    """Ask one after another, as far as they may pass now; why the rest waits, or ""."""
    for entry in wanted:
        noted = entry.record
        if isinstance(noted, QuestionNoted):
            seq, paced = asked_now(couple, _to_ask(noted))
            if not seq:
                return str(paced.sentence)
            done = QuestionNoted("", of=entry.seq, asked=True)
            couple.private.append(done, at=clock.now(), day=couple.day)
    return ""
