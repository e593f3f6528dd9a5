"""What cannot wait: body, money, home, children, and whether it goes on; briefly, before the account (T1)."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import Handed
from goldseam.core.records.handed import HandedKind
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.items import previewed
from goldseam.web.together.pacing import NOT_LOOKED, Pace, pace
from goldseam.web.together.typed import steps, text_of, wrong_text
from goldseam.web.truth.account_desk import Private, private_of
from goldseam.web.truth.account_hand_over import HAND_OVER
from goldseam.web.truth.desk import Gate

LONGEST = 1000
LOOKS_BACK = 50
TOUCHES: Mapping[str, Promise] = {
    "body": _("Your body: tests, risk, pregnancy"),
    "money": _("Our money: debts, payments"),
    "home": _("Our home"),
    "children": _("The children"),
    "goes_on": _("Whether it still goes on"),
}


@fresh
@together
def first(request: PersonRequest, couple: Couple) -> HttpResponse:
    """One fact at a time: written, seen as the other will see it, handed over."""
    before = _before(request, private_of(couple.private))
    if before:
        return redirect(before)
    about, text, move = request.POST.get("about", ""), text_of(request, "text"), request.POST.get("move")
    if request.method != "POST" or move == "back":
        return _form(request, couple, about, text)
    error = _wrong(about, text)
    if error:
        return _form(request, couple, about, text, error)
    if not couple.open:
        raise RestingError
    given = Handed(HandedKind.ACCOUNT, str(TOUCHES[about]), text)
    if move != "hand":
        return _preview(request, couple, about, given, pace(couple, HandedKind.PRACTICAL))
    seq, paced = _handed(couple, given)
    if not seq:
        return _preview(request, couple, about, given, paced, WAITS)
    return redirect(f"/us/shared/{seq}/?handed=1")


def _before(request: PersonRequest, known: Private) -> str:
    """What comes first: whether it is safe, then the caution. What was typed is kept also before the caution."""
    if known.gate is not Gate.OPEN:
        return HAND_OVER
    unread = request.method != "POST" and not known.cautioned
    return f"/truth/account/caution/?{urlencode({'next': request.path})}" if unread else ""


def _wrong(about: str, text: str) -> str:
    if about not in TOUCHES:
        return gettext("Choose what it touches.")
    if len(text) > LONGEST:
        return gettext("Keep it brief: 1,000 characters at most. The rest belongs to the account.")
    return wrong_text(text)


def _handed(couple: Couple, given: Handed) -> tuple[int, Pace]:
    """It passes as practical things do, also under no contact unless these are closed too (T1, T3)."""
    paced, before = NOT_LOOKED, 0

    def decided() -> list[Handed]:
        nonlocal paced, before
        paced = pace(couple, HandedKind.PRACTICAL)
        me, day = str(couple.me), couple.day.isoformat()
        lines = [each for each in paced.handed.items[-LOOKS_BACK:] if (each.author, each.day) == (me, day)]
        same = couple.space.some([each.seq for each in lines], Handed) if lines else {}
        # A form that was sent twice hands over once.
        before = next((seq for seq, entry in same.items() if entry.record == given), 0)
        return [] if before or paced.sentence else [given]

    written = couple.decide(decided)
    return (written[0].seq if written else before), paced


def _form(request: PersonRequest, couple: Couple, about: str, text: str, error: str = "") -> HttpResponse:
    context = steps(request, couple=couple, about=about, text=text, touches=TOUCHES.items(), error=error)
    context |= {"place": "truth"}
    return render(request, "truth/account_first.html", context, status=INVALID if error else 200)


def _preview(
    request: PersonRequest, couple: Couple, about: str, given: Handed, paced: Pace, status: int = 200
) -> HttpResponse:
    context = steps(
        request, couple=couple, about=about, given=given, item=previewed(couple, given), held=paced
    )
    context |= {"place": "truth"}
    return render(request, "truth/account_first_preview.html", context, status=status)
