"""What each writes alone and both read at the same moment: written, looked at, released, taken back, or passed."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from goldseam.core.bond import next_question
from goldseam.core.catalogue.small_questions import load_small_questions
from goldseam.core.records.release import RELEASES, Releases, Round
from goldseam.core.records.upkeep import BOND_DRAFTS, BondDrafted
from goldseam.core.together import numbered_round, opened_rounds, speakers
from goldseam.web.bond.giving import paced
from goldseam.web.bond.subjects import OPENING, Subject
from goldseam.web.shared import clock, method
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together import rounds
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple
from goldseam.web.together.typed import text_of

LONGEST = 10_000
Said = tuple[str, date, str]


@dataclass(frozen=True)
class Opened:
    """A round that both released: its name, its question, the day, and what each said, the same for both."""

    name: str
    asks: str | Promise
    on: date
    said: tuple[Said, ...]


@together
def look(request: PersonRequest, couple: Couple, subject: Subject) -> HttpResponse:
    """Where it stands for the person who asks, the newest that opened, and taking back or passing."""
    found = _releases(couple)
    each = current(found, subject)
    if request.method == "POST":
        return _changed(request, couple, subject, found)
    past = opened_rounds(found, subject.topic)
    context = {
        **_page(couple, subject),
        "asks": _asks(subject, each.round) if each else "",
        "over": each is None,
        "current": each.round if each else "",
        "may_pass": subject is OPENING,
        "released": each is not None and str(couple.me) in each.released,
        "draft": each is not None and bool(_drafted(couple, subject, each)),
        "opened": _opened(couple, subject, past[-1]) if past else None,
        "earlier": [
            (one.round, date.fromisoformat(one.opened_on), _asks(subject, one.round)) for one in past[-2::-1]
        ],
        "sealed": _left_sealed(couple, subject, found, each),
    }
    return render(request, "bond/reveal.html", context)


@fresh
@together
def write(request: PersonRequest, couple: Couple, subject: Subject) -> HttpResponse:
    """The words, kept in one's own private space until they are released."""
    each = current(_releases(couple), subject)
    if each is None or str(couple.me) in each.released:
        return redirect(subject.address)
    text, error = _drafted(couple, subject, each), ""
    if request.method == "POST":
        text = text_of(request, "text")
        error = _wrong(text)
        if not error:
            draft = BondDrafted(subject.topic.value, each.round, text)
            couple.private.append(draft, at=clock.now(), day=couple.day)
            return redirect(f"{subject.address}release/")
    context = {
        **_page(couple, subject),
        "asks": _asks(subject, each.round),
        "text": text,
        "error": error,
        "kept_item": request.POST.get("kept_item", ""),
    }
    return render(request, "bond/reveal_write.html", context, status=INVALID if error else 200)


@fresh
@together
def release(request: PersonRequest, couple: Couple, subject: Subject) -> HttpResponse:
    """Exactly what the other will see, and the release of exactly that."""
    each = current(_releases(couple), subject)
    text = _drafted(couple, subject, each) if each else ""
    if each is None or str(couple.me) in each.released or not text:
        return redirect(subject.address)
    seen, held = rounds.seen_of(text), paced(couple)
    meant = request.method == "POST" and request.POST.get("round") == each.round
    if request.method == "POST" and not meant:
        return redirect(subject.address)
    if meant and request.POST.get("seen") == seen and not held.sentence:
        couple_released(couple, subject, each, text)
        return redirect(subject.address)
    context = {
        **_page(couple, subject),
        "asks": _asks(subject, each.round),
        "said": ((couple.name_of(couple.me), couple.day, text),),
        "round": each.round,
        "seen": seen,
        "held": held,
        "changed": meant and request.POST.get("seen") != seen,
    }
    return render(
        request, "bond/reveal_release.html", context, status=WAITS if meant and held.sentence else 200
    )


@together
def earlier(request: PersonRequest, couple: Couple, subject: Subject, name: str) -> HttpResponse:
    """One that opened before."""
    each = _releases(couple).round(subject.topic, name)
    if not each.opened_on:
        raise Http404
    context = {**_page(couple, subject), "opened": _opened(couple, subject, each)}
    return render(request, "bond/reveal_past.html", context)


def current(found: Releases, subject: Subject) -> Round | None:
    """The round that can be released now: the next number, or the next question; None where there is none."""
    if subject is OPENING:
        question = next_question(load_small_questions(method.language()), found.of(subject.topic))
        return None if question is None else found.round(subject.topic, question.id)
    return numbered_round(found, subject.topic)


def couple_released(couple: Couple, subject: Subject, each: Round, text: str) -> None:
    """Release it if it is still the current one and may pass at that very moment; pressed twice, once.

    Raises:
        RestingError: the shared space is paused or frozen.
    """

    def still() -> bool:
        now = current(_releases(couple), subject)
        return now is not None and now.round == each.round and not paced(couple).sentence

    rounds.release(couple, each, text, still)


def _changed(request: PersonRequest, couple: Couple, subject: Subject, found: Releases) -> HttpResponse:
    """Take one's own back, or pass; of whichever round the form was about, and of no other."""
    each = found.round(subject.topic, request.POST.get("round", ""))
    if request.POST.get("move") == "take_back":
        rounds.take_back(couple, each)
    elif subject is OPENING and request.POST.get("move") == "pass":
        now = current(found, subject)
        if now is not None and now.round == each.round:
            rounds.leave_out(couple, each)
    return redirect(subject.address)


def _page(couple: Couple, subject: Subject) -> dict[str, object]:
    return {"place": "us", "couple": couple, "subject": subject}


def _opened(couple: Couple, subject: Subject, each: Round) -> Opened:
    """What both said, in an order that is the same on both screens."""
    texts = {str(person): one for person, one in rounds.opened(couple, each).items()}
    order = speakers(str(couple.me), str(couple.partner), each.round) if texts else ()
    said = tuple((couple.name_of(one), texts[one].day, texts[one].text) for one in order)
    return Opened(each.round, _asks(subject, each.round), date.fromisoformat(each.opened_on), said)


def _left_sealed(
    couple: Couple, subject: Subject, found: Releases, each: Round | None
) -> list[tuple[str, object]]:
    """Own texts of rounds that were passed and never opened: they can still be taken back."""
    now = each.round if each else ""
    sealed = rounds.sealed_rounds(couple, found.of(subject.topic), now)
    return [(one.round, _asks(subject, one.round)) for one in sealed]


def _asks(subject: Subject, name: str) -> str | Promise:
    if subject is not OPENING:
        return subject.asks
    return next((each.says for each in load_small_questions(method.language()) if each.id == name), name)


def _releases(couple: Couple) -> Releases:
    return couple.space.states(RELEASES)[RELEASES]


def _drafted(couple: Couple, subject: Subject, each: Round) -> str:
    seq = couple.private.states(BOND_DRAFTS)[BOND_DRAFTS].seq_of(subject.topic.value, each.round)
    entry = couple.private.some([seq], BondDrafted).get(seq) if seq else None
    return entry.record.text if entry and isinstance(entry.record, BondDrafted) else ""


def _wrong(text: str) -> str:
    if not text:
        return _("Write something first.")
    return _("This is too long. A page is enough.") if len(text) > LONGEST else ""
