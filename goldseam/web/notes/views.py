"""Private notes: written in one tap, also while locked; erased when their writer wants; kept forms."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from goldseam.core.records import FormKept, Noted
from goldseam.ledger import inbox
from goldseam.web.notes.pages import notes_page
from goldseam.web.shared import clock, kept
from goldseam.web.shared.access import fresh, locked_ok
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest

LONGEST_NOTE = 200_000


@fresh
def notes(request: PersonRequest) -> HttpResponse:
    """The notes, newest first, and a field for another one."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    spaces = opened.spaces()
    found = notes_page(spaces.private, _number(request.GET.get("page", "1")))
    context = {
        "notes": found.notes,
        "place": "notes",
        "page": found.page,
        "last": found.last,
        "newer": found.page - 1,
        "older": found.page + 1 if found.page < found.last else 0,
        "together": spaces.shared is not None,
    }
    return render(request, "notes/notes.html", context)


@locked_ok
def new(request: PersonRequest) -> HttpResponse:
    """An empty field for a note, also while locked."""
    return render(request, "notes/write.html", {"place": "notes"})


@require_POST
@locked_ok
def write(request: PersonRequest) -> HttpResponse:
    """Take a note. While locked it is sealed to its writer and shows nothing back."""
    text = request.POST.get("text", "")
    if not text.strip() or len(text) > LONGEST_NOTE:
        wrong = (
            _("Write something first.") if not text.strip() else _("This is too long. Send it in two parts.")
        )
        return render(request, "notes/write.html", {"text": text, "error": wrong}, status=INVALID)
    visitor, note = request.visitor, Noted(text, request.POST.get("practice", "")[:80])
    if visitor.unlocked is not None:
        visitor.unlocked.private_space().append(note, at=clock.now(), day=clock.today())
        return redirect("/notes/?saved=1")
    if visitor.device is not None and visitor.session is not None:
        inbox.leave(visitor.device, visitor.session, note, at=clock.now(), day=clock.today())
    return redirect("/locked/?saved=1")


@require_POST
@fresh
def erase(request: PersonRequest) -> HttpResponse:
    """Erase one note for good."""
    opened, seq = request.visitor.unlocked, _number(request.POST.get("note", ""))
    if opened is not None:
        space = opened.private_space()
        if space.some([seq], Noted):
            space.erase([seq], at=clock.now(), day=clock.today())
    return redirect("/notes/?erased=1")


@fresh
def kept_forms(request: PersonRequest) -> HttpResponse:
    """What was sent while locked: each can be sent again to its page, or erased."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    if request.method == "POST":
        kept.erase_kept(opened, [_number(request.POST.get("item", ""))])
        return redirect("/notes/kept/")
    return render(request, "notes/kept.html", {"kept": opened.private_space().read(FormKept)[::-1]})


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 15 and int(text) > 0 else 1
