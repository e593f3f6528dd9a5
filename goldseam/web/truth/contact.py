"""The contact log: they reached out, I did, or by chance; told by oneself or found out, never counted (T15)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.core.records import ContactLogged
from goldseam.core.records.no_contact import OWN_NO_CONTACT, ContactBegan, ContactKnown
from goldseam.core.situation.model import Role
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh, unlocked
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.typed import LONGEST_TEXT
from goldseam.web.truth.desk import Desk, desk_of
from goldseam.web.truth.moments import earliest, read_day, read_time
from goldseam.web.truth.words import BEGAN

KEPT = "/truth/no-contact/kept/"
# In the voice of whoever writes it; for one who is both, words that fit whoever it was.
BEGINNINGS: Mapping[Role, Mapping[ContactBegan, Promise]] = {
    Role.OFFENDING: BEGAN[True],
    Role.INJURED: BEGAN[False],
    Role.BOTH: {
        ContactBegan.THEY: gettext_lazy("The other person reached out"),
        ContactBegan.SELF: gettext_lazy("One of us reached out"),
        ContactBegan.CHANCE: gettext_lazy("By chance"),
        ContactBegan.NOT_SURE: gettext_lazy("I do not know"),
    },
}
KNOWN: Mapping[Role, Mapping[ContactKnown, Promise]] = {
    Role.OFFENDING: {
        ContactKnown.WITHIN_A_DAY: gettext_lazy("I told it within 24 hours"),
        ContactKnown.LATER: gettext_lazy("I told it later"),
        ContactKnown.FOUND_OUT: gettext_lazy("It was found out"),
        ContactKnown.NOT_TOLD_YET: gettext_lazy("It is not told yet"),
    },
    Role.INJURED: {
        ContactKnown.FOUND_OUT: gettext_lazy("I found out"),
        ContactKnown.WITHIN_A_DAY: gettext_lazy("I was told within 24 hours"),
        ContactKnown.LATER: gettext_lazy("I was told later"),
    },
    Role.BOTH: {
        ContactKnown.WITHIN_A_DAY: gettext_lazy("It was told within 24 hours"),
        ContactKnown.LATER: gettext_lazy("It was told later"),
        ContactKnown.FOUND_OUT: gettext_lazy("It was found out"),
        ContactKnown.NOT_TOLD_YET: gettext_lazy("It is not told yet"),
    },
}
OWN: Mapping[Role, bool] = {Role.OFFENDING: True, Role.INJURED: False}


@dataclass(frozen=True)
class Filled:
    """What stands in the fields, as text. `own` is "mine" or "theirs"."""

    on: str = ""
    time: str = ""
    began: str = ""
    known: str = ""
    known_on: str = ""
    what: str = ""
    own: str = ""


@unlocked
def contact(request: PersonRequest) -> HttpResponse:
    """A form with nothing in it but today, and what it takes."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    return _taken(request, desk_of(opened))


@fresh
def change(request: PersonRequest, seq: int) -> HttpResponse:
    """One that is kept, to be changed: what was handed over is corrected on its own page instead."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    desk = desk_of(opened)
    line = desk.private.states(OWN_NO_CONTACT)[OWN_NO_CONTACT].by_root(seq)
    entry = desk.private.some([line.seq], ContactLogged).get(line.seq) if line else None
    if line is None or line.handed_on or entry is None or not isinstance(entry.record, ContactLogged):
        return redirect(KEPT)
    return _taken(request, desk, entry.record, seq)


def _taken(
    request: PersonRequest, desk: Desk, old: ContactLogged | None = None, root: int | None = None
) -> HttpResponse:
    voice, error = _voice(desk.situation.role, old), ""
    fields = _filled(request.POST if request.method == "POST" else old)
    if request.method == "POST":
        record, error = _read(fields, clock.now(), voice, root)
        if record is not None:
            seq = root or _already(desk, record)
            if root or not seq:
                (entry,) = desk.private.append(record, at=clock.now(), day=desk.day)
                seq = seq or entry.seq
            return redirect(f"{KEPT}{seq}/?saved=1")
    page = {
        "fields": fields,
        "voice": voice.value,
        "beginnings": [(each.value, label) for each, label in BEGINNINGS[voice].items()],
        "known": [(each.value, label) for each, label in KNOWN[voice].items()],
        "root": root,
        "today": desk.day,
        "error": error,
        "place": "truth",
    }
    return render(request, "truth/contact.html", page, status=INVALID if error else 200)


def _voice(role: Role, old: ContactLogged | None) -> Role:
    """An earlier one is read in the voice in which it was written, though the role was changed since."""
    if old is None or role is Role.BOTH:
        return role
    return Role.OFFENDING if old.own else Role.INJURED


def _filled(given: QueryDict | ContactLogged | None) -> Filled:
    if given is None:
        return Filled(on=clock.today().isoformat())
    if isinstance(given, ContactLogged):
        later = given.known_on.isoformat() if given.known_on else ""
        first = given.on.isoformat(), given.time, given.began.value, given.known.value
        return Filled(*first, later, given.what, "mine" if given.own else "theirs")
    found = {name: given.get(name, "").replace("\r\n", "\n").strip() for name in Filled.__dataclass_fields__}
    return Filled(**found)


def _read(
    fields: Filled, now: datetime, voice: Role, follows: int | None
) -> tuple[ContactLogged | None, str]:
    """The record a form makes, or None with a sentence that says what to do next."""
    on, error = read_day(fields.on, clock.today())
    at, wrong_time = read_time(fields.time)
    if on is None or wrong_time:
        return None, error or wrong_time
    began, known = fields.began or ContactBegan.NOT_SURE.value, fields.known
    if began not in set(ContactBegan) or known not in KNOWN[voice]:
        return None, _("Choose how it became known. Everything else may stay open.")
    own = OWN.get(voice, fields.own != "theirs")
    if not own and known == ContactKnown.NOT_TOLD_YET:
        return None, _("If it was your partner's contact, choose how you came to know.")
    known_on, error = _known_on(fields.known_on, on, ContactKnown(known))
    if earliest(on, at) > now.timestamp():
        error = error or _("Choose a moment that has passed, or leave the time empty.")
    if len(fields.what) > LONGEST_TEXT:
        error = _("This is too long. Send it in two parts.")
    if error:
        return None, error
    first = on, ContactBegan(began), ContactKnown(known), fields.what, at, earliest(on, at)
    return ContactLogged(*first, known_on, own, follows), ""


def _known_on(text: str, on: date, known: ContactKnown) -> tuple[date | None, str]:
    """The later day it was told or found out; None where nobody knows it, or it was the same."""
    if not text or known not in (ContactKnown.LATER, ContactKnown.FOUND_OUT):
        return None, ""
    known_on, error = read_day(text, clock.today())
    if known_on is not None and known_on < on:
        return None, _("Choose a day between the contact and today, or leave it empty.")
    return (known_on if known_on != on else None), error


def _already(desk: Desk, record: ContactLogged) -> int:
    """The number of the very same entry, if it was the last one: a form that is sent twice is kept once."""
    line = desk.private.states(OWN_NO_CONTACT)[OWN_NO_CONTACT].newest(ContactLogged)
    entry = desk.private.some([line.seq], ContactLogged).get(line.seq) if line else None
    return line.root if line and entry and entry.record == record and not line.handed_on else 0
