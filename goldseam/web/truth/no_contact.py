"""No contact: what ends it, how it may be seen, and what keeps the distance; all of it is private at first (A02)."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.catalogue.model import PracticeWords
from goldseam.core.records import ChannelClosed, DistancePlanned, EndingDrafted, EndingSent, WitnessWished
from goldseam.core.records.no_contact import (
    NO_CONTACT,
    OWN_NO_CONTACT,
    WITNESSES,
    EndingWay,
    Witness,
    Witnessed,
)
from goldseam.core.situation.model import OtherPerson, Role
from goldseam.web.shared import clock, method
from goldseam.web.shared.access import fresh, unlocked
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple
from goldseam.web.together.pacing import NOT_LOOKED
from goldseam.web.together.typed import text_of, wrong_text, wrong_title
from goldseam.web.truth.desk import desk_of
from goldseam.web.truth.moments import read_day
from goldseam.web.truth.passing import held_giving
from goldseam.web.truth.told import lines_of
from goldseam.web.truth.words import WAYS, WITNESS, WITNESSED

HERE = "/truth/no-contact/"
ENDING, DISTANCE = "end-it-for-good", "decide-what-gives-way"


@unlocked
def no_contact(request: PersonRequest) -> HttpResponse:
    """What there is to do, by role; while it goes on, ending it comes first. Below, what was handed over."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    desk = desk_of(opened)
    situation = desk.situation
    sent = desk.private.states(OWN_NO_CONTACT)[OWN_NO_CONTACT].newest(EndingSent)
    page = {
        "desk": desk,
        "mine": situation.role is not Role.INJURED,
        "theirs": situation.role is not Role.OFFENDING,
        "goes_on": situation.ongoing or situation.ongoing_unsure,
        "ended": sent is not None,
        "unavoidable": situation.other_person is OtherPerson.UNAVOIDABLE,
        "part": lines_of(desk.couple, NO_CONTACT, request.GET.get("before", "")) if desk.couple else None,
        "saved": request.GET.get("saved") == "1",
        "place": "truth",
    }
    return render(request, "truth/no_contact.html", page)


@fresh
def message(request: PersonRequest) -> HttpResponse:
    """A short guide, words to borrow, and room for a draft. Nothing is sent from here."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    space, error = opened.private_space(), ""
    seq = space.states(OWN_NO_CONTACT)[OWN_NO_CONTACT].draft
    draft = space.some([seq], EndingDrafted).get(seq) if seq else None
    text = draft.record.text if draft and isinstance(draft.record, EndingDrafted) else ""
    if request.method == "POST":
        before, text = text, text_of(request, "text")
        error = wrong_text(text, may_be_empty=bool(before))
        if not error:
            if text != before:
                space.append(EndingDrafted(text), at=clock.now(), day=clock.today())
            return redirect(f"{HERE}message/?saved=1")
    saved = request.GET.get("saved") == "1"
    page = {"text": text, "guide": _guide(ENDING), "saved": saved, "error": error, "place": "truth"}
    return render(request, "truth/ending.html", page, status=INVALID if error else 200)


@unlocked
def sent(request: PersonRequest) -> HttpResponse:
    """It is done: on which day, how, and what the partner saw of it."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    day, error, post = clock.today(), "", request.POST
    if request.method == "POST":
        on, error = read_day(post.get("on", ""), day)
        way, witnessed, text = post.get("way", ""), post.get("witnessed", ""), text_of(request, "text")
        if way not in set(EndingWay) or witnessed not in set(Witnessed):
            error = error or _("Choose how it was ended, and what your partner saw of it.")
        error = error or wrong_text(text, may_be_empty=True)
        if on is not None and not error:
            done = EndingSent(on, EndingWay(way), Witnessed(witnessed), text)
            opened.private_space().append(done, at=clock.now(), day=day)
            return redirect(f"{HERE}?saved=1")
    page = {
        "typed": post,
        "text": text_of(request, "text"),
        "ways": [(way.value, WAYS[way]) for way in EndingWay],
        "seen": [(each.value, label) for each, label in WITNESSED.items()],
        "today": day,
        "error": error,
        "place": "truth",
    }
    return render(request, "truth/ending_sent.html", page, status=INVALID if error else 200)


@together
def seen(request: PersonRequest, couple: Couple) -> HttpResponse:
    """How the ending may be witnessed: each chooses, the newest stands, and nothing holds but what both chose."""
    held, error, asked = NOT_LOOKED, "", request.POST.get("witness", "")
    chosen = couple.space.states(WITNESSES)[WITNESSES]
    mine, theirs = (chosen.by_person.get(str(each)) for each in (couple.me, couple.partner))
    if request.method == "POST":
        error = "" if asked in set(Witness) else _("Choose one of the five.")
        if asked in set(Witness) and asked != mine:
            held = held_giving(couple)
        if not error and not held.sentence:
            if asked != mine:
                couple.write(WitnessWished(Witness(asked)))
            return redirect(f"{HERE}seen/?saved=1")
    page = {
        "couple": couple,
        "choices": [(each.value, label) for each, label in WITNESS.items()],
        "chosen": asked or mine or "",
        "theirs": WITNESS[theirs] if theirs else "",
        "agreed": WITNESS[chosen.agreed] if chosen.agreed else "",
        "held": held,
        "saved": request.GET.get("saved") == "1",
        "error": error,
        "place": "truth",
    }
    return render(
        request, "truth/witness.html", page, status=INVALID if error else WAITS if held.sentence else 200
    )


@fresh
def distance(request: PersonRequest) -> HttpResponse:
    """Rules for where the other person cannot be avoided, in one's own words; the newest stand."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    space, error = opened.private_space(), ""
    line = space.states(OWN_NO_CONTACT)[OWN_NO_CONTACT].newest(DistancePlanned)
    entry = space.some([line.seq], DistancePlanned).get(line.seq) if line else None
    text = entry.record.text if entry and isinstance(entry.record, DistancePlanned) else ""
    if request.method == "POST":
        before, text = text, text_of(request, "text")
        error = wrong_text(text)
        if not error:
            if text != before:
                space.append(DistancePlanned(text), at=clock.now(), day=clock.today())
            return redirect(f"{HERE}distance/?saved=1")
    saved = request.GET.get("saved") == "1"
    page = {"text": text, "guide": _guide(DISTANCE), "saved": saved, "error": error, "place": "truth"}
    return render(request, "truth/distance.html", page, status=INVALID if error else 200)


@unlocked
def closed(request: PersonRequest) -> HttpResponse:
    """A way that is closed, in one's own words, with its day. The program touches no device and watches none."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    day, error, name = clock.today(), "", " ".join(request.POST.get("name", "").split())
    if request.method == "POST":
        on, error = read_day(request.POST.get("on", ""), day)
        nameless = "" if name else _("Name the way that is closed, in a few words.")
        error = nameless or wrong_title(name) or error
        if on is not None and not error:
            opened.private_space().append(ChannelClosed(name, on), at=clock.now(), day=day)
            return redirect(f"{HERE}closed/?saved=1")
    page = {
        "name": name,
        "on": request.POST.get("on", day.isoformat()),
        "today": day,
        "saved": request.GET.get("saved") == "1",
        "error": error,
        "place": "truth",
    }
    return render(request, "truth/closed.html", page, status=INVALID if error else 200)


def _guide(slug: str) -> PracticeWords:
    return method.catalogue().practices[slug].words[method.language()]
