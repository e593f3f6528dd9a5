"""What was good: written for oneself with photos, shown in the order of time, handed over item by item."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.records.memory import MEMORIES, Memories, MemoryKept, MemoryLine
from goldseam.core.records.photo import PHOTOS, PhotoLine
from goldseam.core.records.rough_date import rough_date
from goldseam.ledger import media_files, photos
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.bond.paging import part_of
from goldseam.web.photos.incoming import NO_ROOM, Incoming, with_photo
from goldseam.web.photos.keeping import keep
from goldseam.web.shared import clock
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.typed import text_of
from goldseam.web.truth.access import Here, own_or_both

LONGEST, LONGEST_LINE, MOST_PHOTOS = 20_000, 120, 12
MEMORIES_PAGE = "/good/memories/"


@dataclass(frozen=True)
class Shown:
    """A memory as a page shows it: the same to both, and in the preview."""

    line: MemoryLine
    text: str
    photos: tuple[PhotoLine, ...]

    @property
    def on(self) -> date:
        """The day on which it was written or given."""
        return date.fromisoformat(self.line.day)


@own_or_both
def memories(request: PersonRequest, here: Here) -> HttpResponse:
    """One's own, and what both have; in the order of the days as they are remembered."""
    couple = here.couple
    own = part_of(request, in_order(here.private.states(MEMORIES)[MEMORIES]))
    both = couple.space.states(MEMORIES)[MEMORIES] if couple else Memories()
    context = {
        "place": "us",
        "own": own,
        "both": [(line, couple.name_of(line.author)) for line in in_order(both)[::-1]] if couple else [],
        "gone": [(couple.name_of(each.by), date.fromisoformat(each.on)) for each in both.taken_back]
        if couple
        else [],
        "done": request.GET.get("done", ""),
    }
    return render(request, "bond/memories.html", context)


@with_photo
@own_or_both
def new(request: PersonRequest, here: Here, incoming: Incoming) -> HttpResponse:
    """The words, the day as it is remembered, and one photo if there is one; more can follow."""
    if request.method != "POST":
        return _form(request, MemoryKept(""))
    given = MemoryKept(text_of(request, "text"), text_of(request, "title"), text_of(request, "when"))
    photo, says = incoming.photo(), text_of(request, "says")
    error = _wrong(given, says) or str(incoming.error)
    if error:
        return _form(request, given, error, says)
    seq = here.private.append(given, at=clock.now(), day=here.day)[0].seq
    try:
        if photo:
            keep(here.private, photo, of=seq, says=says)
    except media_files.NoRoomError:
        return redirect(f"{MEMORIES_PAGE}{seq}/?room=0")
    return redirect(f"{MEMORIES_PAGE}{seq}/?saved=1")


@with_photo
@own_or_both
def memory(request: PersonRequest, here: Here, seq: int, incoming: Incoming) -> HttpResponse:
    """One of one's own, and a form for one more photo."""
    shown, error = shown_in(here.private, seq), ""
    photo, says = incoming.photo() if request.method == "POST" else None, text_of(request, "says")
    if request.method == "POST":
        error = (
            _wrong_photo(shown, says) or str(incoming.error) or ("" if photo else _("Choose a photo first."))
        )
    if photo and not error:
        try:
            keep(here.private, photo, of=seq, says=says)
        except media_files.NoRoomError:
            error = str(NO_ROOM)
        else:
            return redirect(f"{MEMORIES_PAGE}{seq}/?saved=1")
    context = {
        "place": "us",
        "memory": shown,
        "room": len(shown.photos) < MOST_PHOTOS,
        "together": here.couple is not None and here.couple.open,
        "says": says,
        "error": error or (NO_ROOM if request.GET.get("room") == "0" else ""),
        "saved": request.GET.get("saved") == "1",
        "kept_item": request.POST.get("kept_item", ""),
    }
    return render(request, "bond/memory.html", context, status=INVALID if error else 200)


@own_or_both
def erase(request: PersonRequest, here: Here, seq: int) -> HttpResponse:
    """Ask once, then erase one of one's own with its photos; a copy that was handed over stays where it is."""
    shown = shown_in(here.private, seq)
    if request.method != "POST":
        return render(request, "bond/memory_erase.html", {"place": "us", "memory": shown, "own": True})
    emptied(here.private, shown, here.day)
    return redirect(f"{MEMORIES_PAGE}?done=erased")


def in_order(state: Memories) -> tuple[MemoryLine, ...]:
    """The memories by the days as they are remembered, the earliest first; what has no day is the last."""
    return tuple(sorted(state.items, key=lambda line: (rough_date(line.when), line.seq)))


def shown_in(space: OpenSpace, seq: int) -> Shown:
    """One memory of a space with its words and photos. What is not there, or was taken back, looks the same: 404."""
    states = space.states(MEMORIES, PHOTOS)
    line = states[MEMORIES].find(seq)
    entry = space.some([seq], MemoryKept).get(seq) if line else None
    if line is None or entry is None or not isinstance(entry.record, MemoryKept):
        raise Http404
    return Shown(line, entry.record.text, states[PHOTOS].of(seq))


def emptied(space: OpenSpace, shown: Shown, day: date) -> None:
    """Erase a memory and its photos together, and then the bytes of these."""
    seqs = [shown.line.seq, *(photo.seq for photo in shown.photos)]
    space.erase(seqs, at=clock.now(), day=day)
    photos.remove(space, shown.photos)


def _wrong(given: MemoryKept, says: str) -> str:
    if not given.text:
        return _("Write something first.")
    if len(given.text) > LONGEST:
        return _("This is too long. Send it in two parts.")
    longest = max(len(given.title), len(given.when), len(says))
    return (
        _("The title, the day and what the photo shows are short: a few words each.")
        if longest > LONGEST_LINE
        else ""
    )


def _wrong_photo(shown: Shown, says: str) -> str:
    if len(shown.photos) >= MOST_PHOTOS:
        return _("Twelve photos are here already. Make another memory for the rest.")
    return _("This is too long. A few words are enough.") if len(says) > LONGEST_LINE else ""


def _form(request: PersonRequest, given: MemoryKept, error: str = "", says: str = "") -> HttpResponse:
    context = {
        "place": "us",
        "given": given,
        "says": says,
        "error": error,
        "kept_item": request.POST.get("kept_item", ""),
    }
    return render(request, "bond/memory_new.html", context, status=INVALID if error else 200)
