"""The wish for closeness: near, some space, no contact; everybody's own, and in force at the next request."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.core.records.closeness import WISHES, ClosenessWished, Wish, Wishes, wish_of
from goldseam.core.situation.model import Closeness
from goldseam.core.situation.questions import as_date
from goldseam.core.together.passing import asks_for_more, wished
from goldseam.web.shared import clock
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.holding import held

LONGEST_NOTE = 2000
# Each of the three with what it means for both of them.
CHOICES: tuple[tuple[Closeness, Promise, Promise], ...] = (
    (Closeness.NEAR, _("Near"), _("Nothing is held back for either of you.")),
    (
        Closeness.SPACE,
        _("Some space"),
        _("At most one thing a day is handed to you. Both plans turn to what is done alone."),
    ),
    (
        Closeness.NO_CONTACT,
        _("No contact for now"),
        _("Nothing new is handed to you but what you let pass. Both plans turn to what is done alone."),
    ),
)


@dataclass(frozen=True)
class Typed:
    """A wish as it was typed, and what is wrong with it."""

    closeness: str = ""
    note: str = ""
    until: str = ""
    practical: bool = True
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, wish: Wish) -> "Typed":
        """The wish that holds, in the fields of the form."""
        until = wish.until.isoformat() if wish.until else ""
        return cls(wish.closeness if wish.on else "", wish.note, until, wish.practical)

    @classmethod
    def sent(cls, fields: Any, today: date) -> "Typed":
        """What was sent. A box that is not ticked is a no only where no contact was chosen."""
        closeness, note = fields.get("closeness", ""), fields.get("note", "").strip()
        until, errors = fields.get("until", "").strip(), {}
        if closeness not in set(Closeness):
            errors["closeness"] = gettext("Choose one of the three.")
        if len(note) > LONGEST_NOTE:
            errors["note"] = gettext("This is too long. Say it in fewer words.")
        last = as_date(until)
        if until and (last is None or last < today):
            errors["until"] = gettext("Choose today or a later day, or leave it empty.")
        practical = closeness != Closeness.NO_CONTACT or fields.get("practical") == "yes"
        return cls(closeness, note, until, practical, errors)

    def wish(self, today: date) -> Wish:
        """The wish as it would stand."""
        return Wish(self.closeness, self.note, as_date(self.until), self.practical, today.isoformat())


@together
def closeness(request: PersonRequest, couple: Couple) -> HttpResponse:
    """My wish, what the other sees of it, and the wish of the other."""
    wishes = couple.space.states(WISHES)[WISHES]
    if request.method != "POST":
        return _page(request, couple, wishes, Typed.of(wish_of(wishes, couple.me, couple.day)))
    typed = Typed.sent(request.POST, couple.day)
    if typed.note and _asks_for_no_words(couple, wishes, typed.note):
        typed.errors["note"] = gettext(
            "No contact was asked for. Your wish passes; for now leave the note empty."
        )
    if typed.errors or request.POST.get("move") == "look":
        return _page(request, couple, wishes, typed, looked=not typed.errors)
    if _waits(couple, wishes, typed):
        typed.errors["note"] = gettext(
            "The shared space rests. Your wish passes; for now leave the note as it was, or empty."
        )
        return _page(request, couple, wishes, typed, status=WAITS)
    couple.decide(lambda: _wished(couple, typed), although_resting=True)
    return redirect("/us/closeness/?saved=1")


def _wished(couple: Couple, typed: Typed) -> list[ClosenessWished]:
    """The wish, where it is another one. What asks for more space passes in a pause, too; new words do not."""
    wish, old = typed.wish(couple.day), wish_of(couple.space.states(WISHES)[WISHES], couple.me, couple.day)
    passes = asks_for_more(wish, old) and wish.note in ("", old.note) and not couple.state.frozen
    if wish == old:
        return []
    if not couple.open and not passes:
        raise RestingError
    return [ClosenessWished(wish.closeness, wish.note, wish.until, wish.practical)]


def _waits(couple: Couple, wishes: Wishes, typed: Typed) -> bool:
    """Whether only the note keeps the wish from passing in a pause."""
    wish, old = typed.wish(couple.day), wish_of(wishes, couple.me, couple.day)
    resting = couple.state.paused and not couple.state.frozen
    return resting and asks_for_more(wish, old) and wish.note not in ("", old.note)


def _asks_for_no_words(couple: Couple, wishes: Wishes, note: str) -> bool:
    """Whether the other asks for no contact: a wish still passes then, new words with it do not (T3)."""
    standing = wish_of(wishes, couple.me, couple.day).note
    return note != standing and wished(wishes, couple.partner, couple.day) is Closeness.NO_CONTACT


def wish_lines(wish: Wish) -> list[str]:
    """A wish as both of them read it: the same lines in the preview and on the page of the other."""
    if not wish.on:
        return [gettext("Nothing is asked for.")]
    words = {choice.value: label for choice, label, _means in CHOICES}
    lines = [str(words.get(wish.closeness, _("No contact for now")))]
    if wish.until:
        lines.append(gettext("Until %(day)s.") % {"day": date_format(wish.until, "j E Y")})
    if wish.closeness == Closeness.NO_CONTACT:
        lines.append(
            gettext("Brief messages about children, health, home and money still pass.")
            if wish.practical
            else gettext("Messages about children, health, home and money do not pass either.")
        )
    return lines


def _page(
    request: PersonRequest,
    couple: Couple,
    wishes: Wishes,
    typed: Typed,
    *,
    looked: bool = False,
    status: int = INVALID,
) -> HttpResponse:
    mine = typed.wish(couple.day) if looked else wish_of(wishes, couple.me, couple.day)
    theirs = wish_of(wishes, couple.partner, couple.day)
    context = {
        "place": "us",
        "couple": couple,
        "choices": CHOICES,
        "typed": typed,
        "looked": looked,
        "mine": (wish_lines(mine), mine.note),
        "theirs": (wish_lines(theirs), theirs.note),
        "line": held(couple.state, wishes, couple.me, couple.day).line,
        "today": clock.today().isoformat(),
        "kept_item": request.POST.get("kept_item", ""),
        "saved": request.GET.get("saved") == "1",
    }
    return render(request, "together/closeness.html", context, status=status if typed.errors else 200)
