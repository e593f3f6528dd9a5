"""A dispute sorted in private: three questions, advice for this one person, and how it ended (T10)."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.nearness import advice, gave_in_often
from goldseam.core.records.dispute import (
    DISPUTES,
    OWN_DISPUTES,
    DisputeEnd,
    DisputeEnded,
    DisputeOpened,
    DisputeSorted,
    OwnDispute,
    Wound,
)
from goldseam.core.records.release import RELEASES, ReleaseTopic, Round
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.nearness.wording import ENDS, WOUNDS, lines_of
from goldseam.web.shared import clock, method
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.couple import Couple
from goldseam.web.together.typed import LONGEST_TITLE, steps, text_of
from goldseam.web.truth.access import Here, own_or_both

PAGE = "/dispute/"
LONGEST = 5_000
SHOWN = 20


@dataclass(frozen=True)
class Named:
    """A dispute both know of: its name, and who gave it."""

    title: str
    by: UUID


@fresh
@own_or_both
def disputes(request: PersonRequest, here: Here) -> HttpResponse:
    """The own ones, newest first, and those that wait for both; and a sentence for whoever always gives in."""
    state = here.private.states(OWN_DISPUTES)[OWN_DISPUTES]
    ended = {line.root: ENDS[DisputeEnd(line.ended)] for line in state.lines if line.ended}
    context = {
        "place": "us",
        "couple": here.couple,
        "own": [(root, title, ended.get(root, "")) for root, title in titles(here.private)],
        "shared": _shared(here.couple) if here.couple else (),
        "often": gave_in_often(state.ends),
    }
    return render(request, "nearness/disputes.html", context)


@fresh
@own_or_both
def sort(request: PersonRequest, here: Here) -> HttpResponse:
    """Three questions, for nobody else. `of`: answers that these replace; `for`: the dispute both know of."""
    state = here.private.states(OWN_DISPUTES)[OWN_DISPUTES]
    asked = request.POST if request.method == "POST" else request.GET
    known = state.line(_number(asked.get("of", "")))
    # What has ended stays as it was told.
    old = known if known and not known.ended else None
    shared = _number(asked.get("for", "")) or (old.dispute if old else 0)
    title, error = _title(here.couple, shared), ""
    record = _words(here, old) or DisputeSorted(title)
    if request.method == "POST":
        wound = request.POST.get("wound", "")
        record = DisputeSorted(
            text_of(request, "title") or title,
            text_of(request, "text"),
            Wound(wound) if wound in set(Wound) else Wound.NOT_SURE,
            text_of(request, "helps"),
            shared if title else 0,
            old.root if old else 0,
        )
        error = _wrong(record)
        if not error:
            return redirect(f"{PAGE}{_kept(here, record, old)}/")
    page = steps(request, record=record, wounds=WOUNDS.items(), of=record.of or (old.root if old else 0))
    page |= {"shared": shared if title else 0, "error": error}
    return render(request, "nearness/sort.html", page, status=INVALID if error else 200)


@fresh
@own_or_both
def own(request: PersonRequest, here: Here, seq: int) -> HttpResponse:
    """The own answers and what is advised; how it ended is told here, to nobody else."""
    line = here.private.states(OWN_DISPUTES)[OWN_DISPUTES].line(seq)
    record = _words(here, line)
    if line is None or record is None:
        raise Http404
    if request.method == "POST":
        return _moved(request, here, line)
    context = {
        "place": "us",
        "couple": here.couple,
        "line": line,
        "record": record,
        "lines": lines_of(record)[1:],
        "advice": advised(here, record.wound),
        "ends": ENDS.items(),
        "ended": ENDS[DisputeEnd(line.ended)] if line.ended else "",
        "named": here.couple is not None and named(here.couple, line.dispute) is not None,
        "often": gave_in_often(here.private.states(OWN_DISPUTES)[OWN_DISPUTES].ends),
    }
    return render(request, "nearness/sorted.html", context)


def titles(private: OpenSpace, *, alone: bool = False) -> list[tuple[int, str]]:
    """The own sorted disputes, newest first: number and name; `alone`: only those that belong to no shared one."""
    lines = private.states(OWN_DISPUTES)[OWN_DISPUTES].lines
    lines = tuple(line for line in lines if not (alone and line.dispute))[: -SHOWN - 1 : -1]
    entries = private.some([line.seq for line in lines], DisputeSorted)
    found = ((line.root, entries[line.seq].record) for line in lines if line.seq in entries)
    return [(root, record.title) for root, record in found if isinstance(record, DisputeSorted)]


def advised(here: Here, wound: Wound) -> list[str]:
    """The advice for this person, in words."""
    words = method.words("nearness")
    return [words[f"dispute.{each}"] for each in advice(here.role(), wound)]


def named(couple: Couple, seq: int) -> Named | None:
    """The dispute with this number in the shared space; None where there is none, or its name was taken back."""
    entry = couple.space.some([seq], DisputeOpened).get(seq) if seq else None
    if entry is None or not isinstance(entry.record, DisputeOpened):
        return None
    return Named(entry.record.title, entry.author)


def _moved(request: PersonRequest, here: Here, line: OwnDispute) -> HttpResponse:
    """Say how it ended, or say it anew: the newest stands, and the one before goes for good. Or erase all of it."""
    how = request.POST.get("how", "")
    if request.POST.get("move") == "erase":
        here.private.erase([line.seq, *_ends(here, line)], at=clock.now(), day=here.day)
        return redirect(PAGE)
    if how in set(DisputeEnd) and how != line.ended:
        before = _ends(here, line)
        here.private.append(DisputeEnded(line.root, DisputeEnd(how)), at=clock.now(), day=here.day)
        here.private.erase(before, at=clock.now(), day=here.day)
    return redirect(f"{PAGE}{line.root}/")


def _ends(here: Here, line: OwnDispute) -> list[int]:
    """The numbers under which it was said how this one ended."""
    found = here.private.read(DisputeEnded)
    return [
        each.seq for each in found if isinstance(each.record, DisputeEnded) and each.record.of == line.root
    ]


def _kept(here: Here, record: DisputeSorted, old: OwnDispute | None) -> int:
    """Put the answers away; those they replace go for good. The number they are known by."""
    (entry,) = here.private.append(record, at=clock.now(), day=here.day)
    if old:
        here.private.erase([old.seq], at=clock.now(), day=here.day)
    return old.root if old else entry.seq


def _words(here: Here, line: OwnDispute | None) -> DisputeSorted | None:
    entry = here.private.some([line.seq], DisputeSorted).get(line.seq) if line else None
    return entry.record if entry and isinstance(entry.record, DisputeSorted) else None


def _shared(couple: Couple) -> list[tuple[int, str, str]]:
    """The newest that both know of: number, name, and where each stands for the person who asks.

    After them what this person released where the name was taken back since: to take it back, or to read it.
    """
    states = couple.space.states(DISPUTES, RELEASES)
    known = {line.seq for line in states[DISPUTES].lines}
    numbers = [line.seq for line in states[DISPUTES].lines[: -SHOWN - 1 : -1]]
    entries = couple.space.some(numbers, DisputeOpened)
    found = ((seq, entries[seq].record) for seq in numbers if seq in entries)
    there = [
        (seq, record.title, _stands(couple, states[RELEASES].round(ReleaseTopic.DISPUTE, str(seq))))
        for seq, record in found
        if isinstance(record, DisputeOpened)
    ]
    nameless = [
        (int(each.round), _("Its name was taken back"), _stands(couple, each, nameless=True))
        for each in states[RELEASES].dispute[::-1]
        if str(couple.me) in each.released and int(each.round) not in known
    ]
    return there + nameless


def _stands(couple: Couple, each: Round, *, nameless: bool = False) -> str:
    """In words; of the other's answers nothing before both have released, not even that there are some."""
    if each.opened_on:
        return _("Opened")
    if nameless:
        return _("Yours is still sealed. You can take it back.")
    if str(couple.me) in each.released:
        return _("Yours is released. It opens when the other has released too.")
    return _("Left out for now") if each.not_this else _("Waits for you")


def _title(couple: Couple | None, shared: int) -> str:
    """The name under which both know a dispute; "" where there is none with this number."""
    name = named(couple, shared) if couple else None
    return name.title if name else ""


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 15 else 0


def _wrong(record: DisputeSorted) -> str:
    if not record.title:
        return _("Give it a short name, like: the dishes on Sunday.")
    if len(record.title) > LONGEST_TITLE:
        return _("This title is too long. A few words are enough.")
    long = max(len(record.about), len(record.enough)) > LONGEST
    return _("This is too long. Say it in fewer words.") if long else ""
