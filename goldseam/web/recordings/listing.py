"""All recordings of a person: their own, what is between the two, and what was shared before."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.records.recording import RECORDINGS
from goldseam.core.records.together import TOGETHER
from goldseam.ledger import uploads
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.recordings.broken_off import left
from goldseam.web.recordings.place import Placed, all_of
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import checked_in
from goldseam.web.together.couple import Couple


@fresh
def recordings(request: PersonRequest) -> HttpResponse:
    """The list. A POST forgets what never arrived whole."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    spaces = opened.spaces()
    pending = [each for each in uploads.unfinished(spaces.private) if each.live is None]
    if request.method == "POST":
        for upload in pending:
            uploads.cancel(upload)
        return redirect("/recordings/")
    others = [*((spaces.shared,) if spaces.shared else ()), *spaces.former]
    checked = bool(others) and checked_in(spaces.private)
    couples = [_couple(request, space) for space in others] if checked else []
    context = {
        "own": all_of(spaces.private, private=True),
        "parts": [(couple, _shown(couple), _taken_back(couple)) for couple in couples],
        "pending": bool(pending),
        "broken_off": left(spaces.private),
        "unchecked": bool(others) and not checked,
        "together": any(couple.open and couple.state.complete for couple in couples),
        "done": request.GET.get("done", ""),
    }
    return render(request, "recordings/list.html", context)


def _couple(request: PersonRequest, space: OpenSpace) -> Couple:
    opened = request.visitor.unlocked
    assert opened is not None  # noqa: S101 - the caller has looked
    return Couple(opened, opened.spaces(), space, space.states(TOGETHER)[TOGETHER], clock.today())


def _shown(couple: Couple) -> list[tuple[Placed, str]]:
    return [(each, couple.name_of(each.line.author)) for each in all_of(couple.space, private=False)]


def _taken_back(couple: Couple) -> list[tuple[str, date]]:
    """Who took one back, and on which day (S22)."""
    gone = couple.space.states(RECORDINGS)[RECORDINGS].taken_back
    return [(couple.name_of(each.by), date.fromisoformat(each.on)) for each in reversed(gone)]
