"""The list of what makes the other special: one line at a time, for its writer alone, never counted."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from goldseam.core.records.appreciation import SPECIALS, SpecialNoted
from goldseam.web.bond.paging import part_of
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.typed import text_of
from goldseam.web.truth.access import Here, own_or_both

LONGEST = 1000
LIST = "/good/list/"


@fresh
@own_or_both
def special(request: PersonRequest, here: Here) -> HttpResponse:
    """The lines, newest first, and a field for one more."""
    text, seen, error = text_of(request, "text"), text_of(request, "seen"), ""
    if request.method == "POST":
        error = _wrong(text, seen)
        if not error:
            here.private.append(SpecialNoted(text, seen), at=clock.now(), day=here.day)
            return redirect(f"{LIST}?saved=1")
    part = part_of(request, here.private.states(SPECIALS)[SPECIALS].seqs)
    found = here.private.some(part.items, SpecialNoted) if part.items else {}
    context = {
        "place": "us",
        "lines": [(seq, found[seq].day, found[seq].record) for seq in part.items if seq in found],
        "part": part,
        "together": here.couple is not None and here.couple.open,
        "typed": {"text": text, "seen": seen},
        "error": error,
        "saved": request.GET.get("saved") == "1",
        "kept_item": request.POST.get("kept_item", ""),
    }
    return render(request, "bond/special.html", context, status=INVALID if error else 200)


@require_POST
@fresh
@own_or_both
def erase(request: PersonRequest, here: Here, seq: int) -> HttpResponse:  # noqa: ARG001 - a view takes a request
    """Erase one line for good."""
    if seq not in here.private.states(SPECIALS)[SPECIALS].seqs:
        raise Http404
    here.private.erase([seq], at=clock.now(), day=here.day)
    return redirect(LIST)


def _wrong(text: str, seen: str) -> str:
    if not text:
        return _("Write something first.")
    return _("This is too long. One line at a time is enough.") if len(text) + len(seen) > LONGEST else ""
