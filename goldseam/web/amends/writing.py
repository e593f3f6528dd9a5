"""Writing one of the three pieces: a private draft with every step, looked at as the other will see it, then given."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from goldseam.core.records.amends import ApologyForm
from goldseam.core.records.amends_draft import DraftOf
from goldseam.core.records.handed import HandedKind
from goldseam.ledger import media_files, uploads
from goldseam.web.amends import coaching, drafts
from goldseam.web.amends.before import Before, before_an_apology
from goldseam.web.amends.coaching import Reads, by_breach
from goldseam.web.amends.gate import gate_here
from goldseam.web.amends.giving import ALL, Giving
from goldseam.web.amends.items import playing, previewed
from goldseam.web.amends.once import asked_already, seems_to_ask
from goldseam.web.amends.pieces import FORMS, GUIDE, PIECES, Typed, number_in, typed_in, wrong
from goldseam.web.amends.speaking import Spoken, settled, spoken_in, wrong_recording
from goldseam.web.recordings.wording import REFUSED
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import Pace, pace
from goldseam.web.truth.access import Here, own_or_both
from goldseam.web.truth.desk import Gate

# Each of these takes what there is, whole or not.
HALF = ("keep", "record", "read")


def _overheard(sent: Mapping[str, str], here: Here, what: DraftOf) -> tuple[str, Reads]:
    typed = typed_in(sent, PIECES[what])
    return typed.words, _reads(here, typed)


@fresh
@own_or_both
@coaching.overheard(_overheard)
def write(request: PersonRequest, here: Here, what: DraftOf) -> HttpResponse:
    """The form, the preview, handing over. Alone, and for words to be said in person, it ends as a draft."""
    if request.method != "POST":
        return _form(request, here, _begun(request, here, what))
    typed, move = _with_known_breach(here, typed_in(request.POST.dict(), PIECES[what])), _move(request)
    if move == "back":
        return _form(request, here, typed)
    if move == "record" and not typed.spoken:
        typed = typed.spoken_in("", ApologyForm.VOICE)
    typed = settled(here, typed) if typed.spoken else typed
    error = wrong(typed, whole=move not in HALF)
    if move == "read":
        return _form(request, here, typed, error)
    error = error or (wrong_recording(here, typed) if move not in HALF else "") or asked_already(here, typed)
    return _form(request, here, typed, error) if error else _kept(request, here, drafts.keep(here, typed))


def _kept(request: PersonRequest, here: Here, typed: Typed) -> HttpResponse:
    """Where it goes once it is kept: to the draft, to the recorder, to the preview, or to the other."""
    move, draft = _move(request), f"/amends/draft/{typed.draft}/"
    if move == "record":
        return redirect(f"/recordings/new/?draft={typed.draft}")
    if move == "stop" and here.couple is not None:
        Giving(here, here.couple, typed).stop()
    closed = gate_here(here, typed.piece.what) is not Gate.OPEN
    if move in ("keep", "stop") or closed or here.couple is None or typed.form is ApologyForm.IN_PERSON:
        return redirect(f"{draft}?kept=1{'&apart=1' if typed.apart else ''}")
    if not here.couple.open:
        return redirect(f"{draft}?rests=1")
    if move != "hand":
        return _preview(request, here, here.couple, typed, pace(here.couple, HandedKind.LETTER))
    return _hand(request, here, here.couple, typed)


def _move(request: PersonRequest) -> str:
    return request.POST.get("move", "")


def _begun(request: PersonRequest, here: Here, what: DraftOf) -> Typed:
    """A draft that goes on, with what was just recorded for it; or an empty form, perhaps about a breach."""
    root, chosen = number_in(request.GET.get("draft", "")), request.GET.get("recording", "")
    if root:
        typed = drafts.own(here, root)[1]
        typed = typed if typed.piece.what is what else Typed(PIECES[what])
    else:
        breach = number_in(request.GET.get("breach", ""))
        typed = _with_known_breach(here, Typed(PIECES[what], breach=breach))
    return settled(here, typed, chosen) if chosen and what is DraftOf.APOLOGY else typed


def _with_known_breach(here: Here, typed: Typed) -> Typed:
    known = typed.breach and any(each.seq == typed.breach for each in drafts.breaches(here))
    return typed if known else typed.without_breach()


def _reads(here: Here, typed: Typed) -> Reads:
    """Who this person is on this page: the harm is told by whoever was hurt; the rest by who they are in the breach."""
    if typed.piece.what is DraftOf.HARM:
        return Reads.HURT
    breaches = drafts.breaches(here) if typed.breach else ()
    return by_breach(breaches, typed.breach, str(here.private.person), here.role)


def _hand(request: PersonRequest, here: Here, couple: Couple, typed: Typed) -> HttpResponse:
    """Hand it over if it may pass at that very moment; a recording goes step by step."""
    giving = Giving(here, couple, typed)
    try:
        share = giving.hand()
    except RestingError:
        giving.stop()
        return redirect(f"/amends/draft/{typed.draft}/?rests=1")
    except (media_files.NoRoomError, uploads.NoSuchUploadError) as error:
        if not giving.given_before():
            status, sentence = REFUSED[type(error)]
            return _preview(request, here, couple, typed, giving.paced, status, sentence)
        share = ALL
    if share < ALL:
        context = _context(request, here, typed) | {"share": share}
        return render(request, "amends/on_its_way.html", context)
    if giving.seq:
        return redirect(f"/amends/{giving.seq}/?handed=1")
    if giving.refused and not giving.paced.sentence:
        return _form(request, here, typed, asked_already(here, typed))
    return _preview(request, here, couple, typed, giving.paced, WAITS)


def _form(request: PersonRequest, here: Here, typed: Typed, error: str = "") -> HttpResponse:
    reads, apology = _reads(here, typed), typed.piece.what is DraftOf.APOLOGY
    context = _context(request, here, typed) | {
        "breaches": drafts.breaches(here),
        "forms": [(form.value, label) for form, label in FORMS.items()],
        "guide": GUIDE,
        "spoken": spoken_in(here, typed) if apology else Spoken(),
        "reads": reads.value,
        "coach": coaching.asked_for(typed.words, reads) if coaching.wanted(request, error) else None,
        "error": error,
    }
    return render(request, "amends/write.html", context, status=INVALID if error else 200)


def _preview(
    request: PersonRequest,
    here: Here,
    couple: Couple,
    typed: Typed,
    paced: Pace,
    status: int = 200,
    error: str | Promise = "",
) -> HttpResponse:
    item = previewed(couple, typed, drafts.named(drafts.breaches(here), typed.breach))
    item = replace(item, recording=spoken_in(here, typed).chosen) if typed.recording else item
    reads, context = _reads(here, typed), _context(request, here, typed)
    context |= {"item": item, "held": paced, "error": error, "coach": coaching.dangers(typed.words, reads)}
    if typed.piece.what is DraftOf.APOLOGY:
        context["seems"] = seems_to_ask(typed, context["before"], reads)
    return playing(render(request, "amends/preview.html", context, status=status), item)


def _context(request: PersonRequest, here: Here, typed: Typed) -> dict[str, Any]:
    apology = typed.piece.what is DraftOf.APOLOGY
    state = drafts.state_of(here) if apology else None
    return {
        "place": "amends",
        "couple": here.couple,
        "typed": typed,
        "apology": apology,
        "gate": gate_here(here, typed.piece.what).value,
        "before": before_an_apology(here, state, typed.breach) if state else Before(),
        "kept_item": request.POST.get("kept_item", ""),
    }
