"""It happened again: written down without a count, and then what helps now (T15, T17)."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.plan.way_back import stage_after_lapse
from goldseam.core.records import Answered, Lapsed, LapseHow
from goldseam.core.records.lapse import standing
from goldseam.core.records.situation import ANSWERS
from goldseam.core.situation.assembling import assemble
from goldseam.core.situation.facts import facts_of
from goldseam.core.situation.model import Answer, Role
from goldseam.ledger.unlocked import Spaces
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh, unlocked
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.labels import STAGES
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.situation.assembling import given_answers
from goldseam.web.situation.lapse_form import filled, read
from goldseam.web.situation.lapse_words import EXTENT, HOW, acts, how_in_words
from goldseam.web.today.possible import forget_closed
from goldseam.web.today.state import read_today

SAFE_TO_SAY = "addressed_safely"


@unlocked
def again(request: PersonRequest) -> HttpResponse:
    """An empty form, and what it takes."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    return _taken(request, opened.spaces(), "/again/now/")


@unlocked
def now(request: PersonRequest) -> HttpResponse:
    """What helps now; where it is not told yet, first the private question whether that is safe."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    today = read_today(opened.spaces(), clock.today())
    lapse = today.lapses.newest
    if lapse is None:
        return redirect("/again/")
    made, leads = (
        today.plan(),
        stage_after_lapse(today.situation, facts_of(today.situation, today.day), today.day),
    )
    page = {
        "lapse": lapse,
        "leads": STAGES[made.stage] if made.stage is leads else "",
        "untold": lapse.own and lapse.how is LapseHow.NOT_TOLD_YET,
        "safe": today.situation.addressed_safely,
        "plan": made,
        "place": "",
    }
    return render(request, "situation/lapse_now.html", page)


@fresh
def earlier(request: PersonRequest) -> HttpResponse:
    """What was written before, by its day, each to be opened; nothing is added up."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    found = [
        (root, entry.record, how_in_words(entry.record), EXTENT[entry.record.extent])
        for root, entry in standing(opened.private_space().read(Lapsed))
        if isinstance(entry.record, Lapsed)
    ]
    page = {"lapses": found, "saved": request.GET.get("saved") == "1", "place": ""}
    return render(request, "situation/lapse_earlier.html", page)


@fresh
def change(request: PersonRequest) -> HttpResponse:
    """An earlier one, opened: changed by a new entry that follows it, or taken back."""
    opened, root = request.visitor.unlocked, _number(request.POST.get("of") or request.GET.get("of", ""))
    if opened is None:
        return redirect("/locked/")
    spaces = opened.spaces()
    entry = dict(standing(spaces.private.read(Lapsed))).get(root)
    if entry is None or not isinstance(entry.record, Lapsed):
        return redirect("/again/earlier/")
    if request.POST.get("move") == "withdraw":
        old = entry.record
        gone = Lapsed(old.on, old.how, old.extent, follows=root, own=old.own, withdrawn=True)
        spaces.private.append(gone, at=clock.now(), day=clock.today())
        return redirect("/again/earlier/?saved=1")
    return _taken(request, spaces, "/again/earlier/?saved=1", entry.record, root)


def _taken(
    request: PersonRequest, spaces: Spaces, onward: str, old: Lapsed | None = None, root: int | None = None
) -> HttpResponse:
    """Take what was sent and go on, or show the form: empty, as it was written, or as it was typed."""
    answers = given_answers(spaces.private.states(ANSWERS)[ANSWERS])
    role, day, error = _voice(assemble(answers).role, old), clock.today(), ""
    if request.method == "POST":
        record, error = read(request.POST, role, day, root)
        if record is not None:
            again = answers.get(SAFE_TO_SAY) == Answer.YES and _newly_untold(record, old)
            open_again = [Answered(SAFE_TO_SAY)] if again else []
            spaces.private.append(record, *open_again, at=clock.now(), day=day)
            forget_closed(spaces)
            return redirect(onward)
    likely, others = acts(answers.get("causes", ()))
    fields = filled(request.POST if error else old, day)
    page = {
        "fields": fields,
        "how": HOW[role].items(),
        "extent": EXTENT.items(),
        "likely": likely,
        "others": others,
        "unfold": not likely or any(act in fields.touches for act, _ in others),
        "role": role,
        "root": root,
        "today": day,
        "error": error,
        "place": "",
    }
    return render(request, "situation/lapse.html", page, status=INVALID if error else 200)


def _newly_untold(record: Lapsed, old: Lapsed | None) -> bool:
    """A yes from before was about something else, so the private question is open again (T17). A no stays."""
    untold = record.own and record.how is LapseHow.NOT_TOLD_YET
    return untold and (old is None or old.how is not LapseHow.NOT_TOLD_YET)


def _voice(role: Role, old: Lapsed | None) -> Role:
    """An earlier one is read in the voice in which it was written, though the role was changed since."""
    if old is None or role is Role.BOTH:
        return role
    return Role.OFFENDING if old.own else Role.INJURED


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 15 else 0
