"""Giving a counsellor a copy: chosen, looked at exactly as they will see it, and only then given (S12)."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.core.records import CopyGiven, Noted
from goldseam.core.records.handed import HANDED
from goldseam.core.records.helping import HELPING, Helping
from goldseam.ledger.unlocked import Spaces
from goldseam.web.helping.desk import page_number
from goldseam.web.helping.giving import Share, share_of
from goldseam.web.notes.pages import notes_page
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import checked
from goldseam.web.together.couple import Couple, couple_of
from goldseam.web.together.items import line_of, shown
from goldseam.web.together.shelf import Part, part_of
from goldseam.web.together.typed import steps, text_of, wrong_text, wrong_title

LATELY = 100


@fresh
def choose(request: PersonRequest, space: UUID) -> HttpResponse:
    """What can be copied: own notes and something new; where both invited, what both can read already."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    spaces, share = share_of(opened, space)
    desk = share.space.states(HELPING)[HELPING]
    if desk.terms is None:
        return redirect(f"/us/helpers/{space}/")
    context = {"place": "us", "share": share, "desk": desk}
    if share.both:
        couple = _couple(request, desk)
        context["part"] = _items(couple, request.GET.get("before", "")) if couple else Part(())
    else:
        context |= _notes(spaces, page_number(request.GET.get("page", "")))
    return render(request, "helping/choose.html", context)


@fresh
def write(request: PersonRequest, space: UUID) -> HttpResponse:
    """The form, the preview, and giving. A form that is sent without a step leads to the preview."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    spaces, share = share_of(opened, space)
    desk = share.space.states(HELPING)[HELPING]
    if desk.terms is None:
        return redirect(f"/us/helpers/{space}/")
    if share.both:
        return _shared(request, share, desk)
    if request.method != "POST":
        return _form(request, share, desk, _from_note(spaces, request.GET.get("note", "")))
    given = CopyGiven(text_of(request, "title"), text_of(request, "text"))
    error = wrong_text(given.text) or wrong_title(given.title)
    move = request.POST.get("move")
    if move == "back" or error:
        return _form(request, share, desk, given, error)
    return _give(share, desk, given) if move == "give" else _preview(request, share, desk, given)


def _shared(request: PersonRequest, share: Share, desk: Helping) -> HttpResponse:
    """A copy of something both can read: as it stands, with its author, its day and its corrections."""
    couple = _couple(request, desk)
    number = (request.POST if request.method == "POST" else request.GET).get("item", "")
    if couple is None or not (number.isascii() and number.isdigit() and len(number) < 15):
        raise Http404
    given = copy_of(couple, int(number))
    if request.method == "POST" and request.POST.get("move") == "give":
        return _give(share, desk, given)
    return _preview(request, share, desk, given, item=number)


def copy_of(couple: Couple, seq: int) -> CopyGiven:
    """A shared item as a copy. What its author no longer stands by is not passed on: 404."""
    item = shown(couple, line_of(couple, seq))
    if item.withdrawn_on:
        raise Http404
    parts = [f"{item.name}, {date_format(item.on, 'j E Y')}", item.text]
    for each in item.corrections:
        parts += [_("Corrected on %(day)s:") % {"day": date_format(each.on, "j E Y")}, each.text]
    return CopyGiven(item.title or str(item.kind), "\n\n".join(parts), shared=True)


def _couple(request: PersonRequest, desk: Helping) -> Couple | None:
    """The couple whose two came in here, if what it shares is open: in a pause the agreement to copy rests too.

    Not before the other came in too and could read the terms; and never another couple than the one that agreed.
    """
    opened = request.visitor.unlocked
    couple = couple_of(opened) if opened is not None and checked(opened) else None
    if couple is None or not couple.open:
        return None
    counsellor = desk.terms.by if desk.terms else ""
    partner = str(couple.partner)
    return couple if partner in desk.names and partner != counsellor else None


def _items(couple: Couple, before: str) -> Part:
    asked = int(before) if before.isascii() and before.isdigit() and len(before) < 15 else None
    return part_of(couple, couple.space.states(HANDED)[HANDED], asked)


def _notes(spaces: Spaces, page: int) -> dict[str, object]:
    found = notes_page(spaces.private, page)
    return {"notes": found.notes, "page": found.page, "last": found.last}


def _from_note(spaces: Spaces, number: str) -> CopyGiven:
    """A form with the words of an own note, or an empty one."""
    if not number:
        return CopyGiven("", "")
    seq = int(number) if number.isascii() and number.isdigit() and len(number) < 15 else 0
    entry = spaces.private.some([seq], Noted).get(seq)
    if entry is None or not isinstance(entry.record, Noted):
        raise Http404
    return CopyGiven(date_format(entry.day, "j E Y"), entry.record.text)


def _give(share: Share, desk: Helping, given: CopyGiven) -> HttpResponse:
    """Append the copy. A form that was sent twice gives once."""
    me, today = str(share.space.person), clock.today().isoformat()
    alike = [
        line.seq
        for line in desk.copies[-LATELY:]
        if (line.by, line.on, line.title) == (me, today, given.title)
    ]
    before = share.space.some(alike, CopyGiven) if alike else {}
    if given not in [entry.record for entry in before.values()]:
        share.space.append(given, at=clock.now(), day=clock.today())
    return redirect(f"/us/helpers/{share.space.id}/?given=1")


def _form(
    request: PersonRequest, share: Share, desk: Helping, given: CopyGiven, error: str = ""
) -> HttpResponse:
    context = steps(request, share=share, desk=desk, given=given, error=error)
    return render(request, "helping/write.html", context, status=INVALID if error else 200)


def _preview(
    request: PersonRequest, share: Share, desk: Helping, given: CopyGiven, item: str = ""
) -> HttpResponse:
    name = desk.names.get(str(share.space.person), "")
    context = steps(request, share=share, desk=desk, given=given, item=item, name=name, today=clock.today())
    return render(request, "helping/preview.html", context)
