"""The pages of a counsellor: a plain list, the copies of each, the own terms and notes, and giving it up."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.records import ClientKnown, HelperNoted
from goldseam.core.records.helping import CLIENTS, Helping
from goldseam.ledger.ring import drop_from_ring
from goldseam.ledger.small_spaces import last_days
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Spaces
from goldseam.web.helping.desk import desk_of, papers
from goldseam.web.helping.terms import terms_in, wrong_terms
from goldseam.web.shared import clock
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.typed import text_of, wrong_text

NOT_THERE = 404


def there(spaces: Spaces, today: date) -> dict[UUID, date]:
    """The spaces this person is a counsellor in that go on, with their last days. One query."""
    return dict(last_days((space.id for space in spaces.clients), today))


def called(desk: Helping, me: UUID) -> str:
    """Whoever shares something here, by the names they chose."""
    return ", ".join(name for person, name in desk.names.items() if person != str(me))


def known_as(spaces: Spaces, space: OpenSpace, desk: Helping) -> None:
    """Keep the name for the list, so that the list opens no space; only where it is new."""
    name = called(desk, space.person)
    if name and spaces.private.states(CLIENTS)[CLIENTS].names.get(str(space.id)) != name:
        spaces.private.append(ClientKnown(str(space.id), name), at=clock.now(), day=clock.today())


@unlocked
def clients(request: PersonRequest) -> HttpResponse:
    """Names in order, and nothing else: nobody is counted, ranked or scored. The same queries for any number."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    spaces = opened.spaces()
    names = spaces.private.states(CLIENTS)[CLIENTS].names
    found = [(names.get(str(space), ""), space) for space in there(spaces, clock.today())]
    found.sort(key=lambda each: (each[0].casefold(), str(each[1])))
    return render(request, "helping/clients.html", {"place": "", "clients": found})


@unlocked
def client(request: PersonRequest, space: UUID) -> HttpResponse:
    """The copies of one of them, to read; and the own notes for whoever invited."""
    spaces, opened, desk = _found(request, space)
    if opened is None or desk is None:
        return nothing(request)
    error, text = "", ""
    if request.method == "POST":
        text = text_of(request, "text")
        error = wrong_text(text)
        if not error:
            opened.append(HelperNoted(text), at=clock.now(), day=clock.today())
            known_as(spaces, opened, desk)
            return redirect(f"/clients/{space}/?saved=1")
    copies, notes = papers(opened, desk, request.GET.get("page", ""), request.GET.get("notes", ""))
    context = {
        **_of(opened, desk),
        "copies": copies,
        "notes": notes,
        "saved": request.GET.get("saved") == "1",
        "text": text,
        "error": error,
    }
    return render(request, "helping/client.html", context, status=INVALID if error else 200)


@unlocked
def terms(request: PersonRequest, space: UUID) -> HttpResponse:
    """State the terms anew: what stood before stays in the record, the newest stands for both."""
    spaces, opened, desk = _found(request, space)
    if opened is None or desk is None:
        return nothing(request)
    stated, error = desk.terms, ""
    if request.method == "POST":
        record = terms_in(request)
        error = wrong_terms(record)
        if not error:
            opened.append(record, at=clock.now(), day=clock.today())
            known_as(spaces, opened, desk)
            return redirect(f"/clients/{space}/?saved=1")
        context = {**_of(opened, desk), "typed": request.POST, "error": error}
        return render(request, "helping/terms.html", context, status=INVALID)
    return render(request, "helping/terms.html", {**_of(opened, desk), "typed": stated})


@unlocked
def give_up(request: PersonRequest, space: UUID) -> HttpResponse:
    """Ask once, with room for a last note; then the own key goes, and nothing can be read any more."""
    spaces, opened, desk = _found(request, space)
    if opened is None or desk is None:
        return nothing(request)
    if request.method != "POST":
        return render(request, "helping/give_up.html", _of(opened, desk))
    text = text_of(request, "text")
    error = wrong_text(text, may_be_empty=True)
    if error:
        context = {**_of(opened, desk), "text": text, "error": error}
        return render(request, "helping/give_up.html", context, status=INVALID)
    if text:
        opened.append(HelperNoted(text), at=clock.now(), day=clock.today())
    drop_from_ring(spaces.private.person, opened.id)
    return redirect("/clients/")


def nothing(request: PersonRequest) -> HttpResponse:
    """Ended, over, given up, or never shared: the same page for all of it (S16). What was typed comes back."""
    typed = [
        request.POST[name] for name in ("keeps", "reports", "text") if request.POST.get(name, "").strip()
    ]
    return render(request, "helping/nothing.html", {"place": "", "typed": typed}, status=NOT_THERE)


def _found(request: PersonRequest, wanted: UUID) -> tuple[Any, OpenSpace | None, Helping | None]:
    """The space and what stands in it; None for both where this person is no counsellor of it now."""
    opened = request.visitor.unlocked
    spaces = opened.spaces() if opened is not None else None
    for space in spaces.clients if spaces else ():
        if space.id == wanted:
            return spaces, space, desk_of(space, clock.today())
    return spaces, None, None


def _of(space: OpenSpace, desk: Helping) -> dict[str, Any]:
    return {
        "place": "",
        "space": space,
        "desk": desk,
        "name": called(desk, space.person),
        "until": last_days([space.id], clock.today()).get(space.id),
    }
