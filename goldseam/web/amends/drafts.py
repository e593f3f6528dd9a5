"""Private drafts: kept with every step of a form, read and printed, and erased with every earlier version."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from goldseam.core.records import AmendsDrafted
from goldseam.core.records.amends_draft import AMENDS_DRAFTS, AmendsDrafts, DraftLine
from goldseam.core.records.breach import BREACHES, Breach
from goldseam.web.amends.gate import gate_here
from goldseam.web.amends.pieces import PIECES, Typed, typed_from
from goldseam.web.amends.speaking import spoken_in
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.headers import with_player
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.truth.access import Here, own_or_both


@dataclass(frozen=True)
class Draft:
    """One draft as its author finds it. `begins` holds its first words where they may be shown here (S27)."""

    root: int
    on: date
    heading: Promise
    begins: str
    breach: str
    handed_on: date | None
    said_on: date | None
    item: int


@fresh
@own_or_both
def draft(request: PersonRequest, here: Here, seq: int) -> HttpResponse:
    """The words of one draft, to read and to print; and erasing it."""
    line, typed = own(here, seq)
    if request.method == "POST":
        if request.POST.get("move") == "erase":
            here.private.erase(line.versions, at=clock.now(), day=here.day)
            return redirect("/amends/?erased=1")
        return redirect(f"/amends/draft/{line.root}/")
    found = spoken_in(here, typed).chosen if typed.recording else None
    context = {
        "place": "amends",
        "couple": here.couple,
        "line": line,
        "typed": typed,
        "breach": named(breaches(here), typed.breach),
        "found": found,
        "gate": gate_here(here, line.what).value,
        "handed_on": _day(line.handed_on),
        "said_on": _day(line.said_on),
        "kept": request.GET.get("kept") == "1",
        "apart": request.GET.get("apart") == "1",
        "rests": request.GET.get("rests") == "1",
    }
    page = render(request, "amends/draft.html", context)
    return with_player(page) if found else page


def state_of(here: Here) -> AmendsDrafts:
    """The own drafts. Three queries."""
    return here.private.states(AMENDS_DRAFTS)[AMENDS_DRAFTS]


def own(here: Here, root: int) -> tuple[DraftLine, Typed]:
    """The draft with this first number, as it was typed; a breach of another space is left out. 404 where none is."""
    line = state_of(here).by_root(root)
    record = _record(here, line) if line else None
    if line is None or record is None:
        raise Http404
    typed = typed_from(record, line.root, line.seq)
    return line, typed if line.space == space_of(here) else typed.without_breach()


def keep(here: Here, typed: Typed) -> Typed:
    """Save what was typed as the newest version of its draft; the same words are not saved twice."""
    state, what = state_of(here), typed.piece.what
    space = space_of(here) if typed.breach else ""
    new = AmendsDrafted(what, typed.fields, typed.breach or None, space)
    line = state.by_root(typed.draft) or _newest(state, typed)
    line = line if line and line.what is what else None
    old = _record(here, line) if line else None
    if line and old and (old.fields, old.breach, old.space) == (new.fields, new.breach, space):
        return replace(typed, draft=line.root, version=line.seq)
    goes_on = line is not None and typed.draft == line.root and not line.handed_on
    apart = goes_on and line is not None and typed.version not in (0, line.seq)
    # What was handed over keeps its draft; another beginning, and what goes apart, gets one of its own.
    follows = line.root if line and goes_on and not apart else None
    record = AmendsDrafted(what, typed.fields, typed.breach or None, space, follows)
    (entry,) = here.private.append(record, at=clock.now(), day=here.day)
    return replace(typed, draft=follows or entry.seq, version=entry.seq, apart=apart)


def listed(here: Here, state: AmendsDrafts, known: Sequence[Breach], *, with_words: bool) -> list[Draft]:
    """The drafts, newest first, and what each is about. Two queries where their first words are wanted."""
    wanted = [line.seq for line in state.drafts] if with_words else []
    texts = here.private.some(wanted, AmendsDrafted) if wanted else {}
    found, space = [], space_of(here)
    for line in sorted(state.drafts, key=lambda line: line.seq, reverse=True):
        record = texts[line.seq].record if line.seq in texts else None
        begins = _begins(typed_from(record, line.root, line.seq)) if isinstance(record, AmendsDrafted) else ""
        about = named(known, line.breach) if line.breach and line.space == space else ""
        day, heading = date.fromisoformat(line.day), PIECES[line.what].heading
        handed, said = _day(line.handed_on), _day(line.said_on)
        found.append(Draft(line.root, day, heading, begins, about, handed, said, line.item))
    return found


def _begins(typed: Typed) -> str:
    texts = (typed.fields.get("title", ""), *(text for _field, text in typed.rows))
    return next((text[:400] for text in texts if text), "")


def breaches(here: Here) -> tuple[Breach, ...]:
    """What can be named: every breach of the space of two. Three queries, none while alone."""
    if here.couple is None:
        return ()
    return here.couple.space.states(BREACHES)[BREACHES].breaches


def named(known: Sequence[Breach], seq: int) -> str:
    """The title of a breach, "" where none is named."""
    return next((each.title for each in known if each.seq == seq), "")


def space_of(here: Here) -> str:
    """The id of the space of two, "" while alone."""
    return str(here.couple.space.id) if here.couple else ""


def _newest(state: AmendsDrafts, typed: Typed) -> DraftLine | None:
    """The last draft of this kind, for a form that was sent twice."""
    if typed.draft:
        return None
    return next((each for each in reversed(state.drafts) if each.what is typed.piece.what), None)


def _record(here: Here, line: DraftLine) -> AmendsDrafted | None:
    entry = here.private.some([line.seq], AmendsDrafted).get(line.seq)
    return entry.record if entry and isinstance(entry.record, AmendsDrafted) else None


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None
