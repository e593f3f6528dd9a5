"""A dispute sorted together: named by one, answered by each alone, opened at the same moment (T10, S24)."""

from dataclasses import dataclass

import msgspec
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.records.dispute import OWN_DISPUTES, DisputeOpened, DisputeSorted, Wound
from goldseam.core.records.kinds import Record
from goldseam.core.records.release import ReleaseTopic, Round
from goldseam.core.together import speakers
from goldseam.web.nearness.disputes import advised, named, titles
from goldseam.web.nearness.giving import Giving, Typed, give
from goldseam.web.nearness.wording import lines_of
from goldseam.web.shared.access import fresh
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together import rounds
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple
from goldseam.web.together.typed import wrong_title
from goldseam.web.truth.access import Here

PAGE = "/dispute/"
TOPIC = ReleaseTopic.DISPUTE


class Sealed(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person's answers as they are sealed."""

    about: str = ""
    wound: Wound = Wound.NOT_SURE
    enough: str = ""


@dataclass(frozen=True)
class Answers:
    """One person's answers as both read them."""

    name: str
    lines: tuple[tuple[str, str], ...]


@together
def name_it(request: PersonRequest, couple: Couple) -> HttpResponse:
    """Ask to sort a dispute together: the other reads its name, and nothing else."""
    giving = Giving("nearness/dispute_name.html", ("title",), _read, PAGE)
    return give(request, couple, giving, {"title": ""})


@fresh
@together
def both(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """Where it stands: to be answered, to be released, waiting, left out, or open for both.

    Without its name whoever released still finds what they released, to take it back or to read it (S22).
    """
    name, each = named(couple, seq), rounds.topic_round(couple, TOPIC, str(seq))
    released = str(couple.me) in each.released
    if name is None and not released:
        raise Http404
    mine = couple.private.states(OWN_DISPUTES)[OWN_DISPUTES].of_dispute(seq)
    answers = couple.private.some([mine.seq], DisputeSorted).get(mine.seq) if mine else None
    record = answers.record if answers and isinstance(answers.record, DisputeSorted) else None
    text = _sealed(record)
    if request.method == "POST":
        return _moved(request, couple, each, text)
    context = {
        "place": "us",
        "couple": couple,
        "seq": seq,
        "title": name.title if name else "",
        "own": name is not None and name.by == couple.me and not each.opened_on,
        "root": mine.root if mine else 0,
        "earlier": () if mine else titles(couple.private, alone=True)[:3],
        "answered": _opened(couple, each),
        "released": released,
        "preview": _read_answers(couple.name_of(couple.me), text) if text and not released else None,
        "seen": rounds.seen_of(text),
        "left_out": bool(each.not_this),
        "advice": advised(Here(couple.spaces, couple, couple.day), record.wound) if record else (),
    }
    return render(request, "nearness/dispute_both.html", context)


def _moved(request: PersonRequest, couple: Couple, each: Round, text: str) -> HttpResponse:
    """Release what was shown, take it back while it is sealed, leave it out, or take the name back before it opens."""
    move, seq = request.POST.get("move"), int(each.round)
    name, released = named(couple, seq), str(couple.me) in each.released
    if move == "take_back":
        rounds.take_back(couple, each)
    elif name is None:
        pass
    elif move == "release" and text and not released and request.POST.get("seen") == rounds.seen_of(text):
        rounds.release(couple, each, text, lambda: named(couple, seq) is not None)
    elif move == "not_this" and not each.opened_on:
        rounds.leave_out(couple, each)
    elif move == "erase" and name.by == couple.me:
        rounds.erase_before(couple, each, [seq])
    gone = named(couple, seq) is None
    return redirect(PAGE if gone else f"{PAGE}both/{seq}/")


def _opened(couple: Couple, each: Round) -> list[Answers]:
    """What both answered, once both have released; the same on both screens."""
    found = {str(author): one.text for author, one in rounds.opened(couple, each).items()}
    order = speakers(str(couple.me), str(couple.partner), each.round) if found else ()
    return [_read_answers(couple.name_of(one), found[one]) for one in order]


def _read_answers(name: str, text: str) -> Answers:
    try:
        said = msgspec.json.decode(text, type=Sealed)
    except msgspec.DecodeError:
        said = Sealed()
    return Answers(name, lines_of(DisputeSorted("", said.about, said.wound, said.enough)))


def _sealed(record: DisputeSorted | None) -> str:
    if record is None:
        return ""
    return msgspec.json.encode(Sealed(record.about, record.wound, record.enough)).decode()


def _read(typed: Typed) -> Record | str:
    if not typed["title"]:
        return _("Give it a short name, like: the dishes on Sunday.")
    return wrong_title(typed["title"]) or DisputeOpened(typed["title"])
