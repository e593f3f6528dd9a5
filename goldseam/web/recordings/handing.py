"""Handing a recording over: heard or seen first as the other will have it, then copied step by step (S12).

The copy is sealed anew under the shared key. Until it is whole nobody knows of it; it can be stopped at any step.
"""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from goldseam.core.records import Entry, RecordingKept
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.recording import RECORDINGS, RecordingLine
from goldseam.ledger import media_files, uploads
from goldseam.web.recordings.place import Placed
from goldseam.web.recordings.wording import REFUSED
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import WAITS
from goldseam.web.shared.headers import with_player
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import Pace, pace

# 32 MiB a step: well under a second on two cores, and there is something to see on the way.
CHUNKS_A_STEP = 128
ALL = 100


@fresh
@together
def hand(request: PersonRequest, couple: Couple, recording: UUID) -> HttpResponse:
    """The preview; one step of the copy; or stopping it."""
    line = couple.private.states(RECORDINGS)[RECORDINGS].find(str(recording))
    if line is None:
        raise Http404
    move = request.POST.get("move", "") if request.method == "POST" else ""
    if move == "stop":
        stop(couple, line)
        return redirect(f"/recordings/{recording}/")
    if not couple.open:
        # Looking at the page, or a device that fetches it ahead, deletes nothing.
        if request.method == "POST":
            stop(couple, line)
        raise RestingError
    held = pace(couple, HandedKind.LETTER)
    if move != "hand" or held.sentence:
        return _preview(request, couple, line, held, WAITS if move == "hand" else 200)
    try:
        return _step(request, couple, line)
    except (media_files.NoRoomError, uploads.NoSuchUploadError) as error:
        status, sentence = REFUSED[type(error)]
        return _preview(request, couple, line, held, status, sentence)
    except RestingError:
        stop(couple, line)
        raise


def one_step(couple: Couple, line: RecordingLine) -> tuple[int, uploads.Upload]:
    """Seal the next part of a recording's copy for both: how much is there (ALL: it is whole), and the copy.

    Raises:
        NoRoomError: it could not be stored; what was sealed before stays.
    """
    copy = _copy_of(couple, line) or uploads.begin(couple.space, line.length, of=line.media)
    if uploads.copy_some(couple.private, line, copy, CHUNKS_A_STEP):
        return ALL, copy
    return min(ALL * len(uploads.there(copy)) // len(copy.layout), ALL - 1), copy


def stop(couple: Couple, line: RecordingLine) -> None:
    """Forget what was copied of a recording so far."""
    copy = _copy_of(couple, line)
    if copy is not None:
        uploads.cancel(copy)


def same(one: RecordingLine, other: RecordingLine) -> bool:
    """Whether one is a copy of the other: alike, by the same person."""

    def known(each: RecordingLine) -> tuple[str, str, str, int, int]:
        return each.author, each.name, each.type, each.length, each.seconds

    return known(one) == known(other)


def _step(request: PersonRequest, couple: Couple, line: RecordingLine) -> HttpResponse:
    handed = _already(couple, line)
    if not handed:
        share, copy = one_step(couple, line)
        if share < ALL:
            context = {"couple": couple, "line": line, "share": share}
            return render(request, "recordings/handing.html", context)
        handed = _finished(couple, line, copy)
    if not handed:
        return _preview(request, couple, line, pace(couple, HandedKind.LETTER), WAITS)
    return redirect(f"/recordings/{handed}/?handed=1")


def _finished(couple: Couple, line: RecordingLine, copy: uploads.Upload) -> str:
    """Give the copy to both; the id of what they have of this recording then, "" where nothing passed."""

    def may_pass() -> bool:
        return not _already(couple, line) and not pace(couple, HandedKind.LETTER).sentence

    def write(record: RecordingKept) -> list[Entry]:
        return couple.decide(lambda: [record] if may_pass() else [])

    try:
        if uploads.finish(copy, write, name=line.name, seconds=line.seconds):
            return str(copy.id)
    except uploads.NoSuchUploadError:
        # Of two taps the second finds it handed over.
        if not _already(couple, line):
            raise
    uploads.cancel(copy)
    return _already(couple, line)


def _already(couple: Couple, line: RecordingLine) -> str:
    """The copy of this very recording that was handed over today: a form that is sent twice does no more."""
    lines = couple.space.states(RECORDINGS)[RECORDINGS].items
    today = (each for each in reversed(lines) if each.day == couple.day.isoformat())
    return next((each.media for each in today if same(each, line)), "")


def _copy_of(couple: Couple, line: RecordingLine) -> uploads.Upload | None:
    return next((each for each in uploads.unfinished(couple.space) if each.of == line.media), None)


def _preview(
    request: PersonRequest,
    couple: Couple,
    line: RecordingLine,
    held: Pace,
    status: int = 200,
    error: str | Promise = "",
) -> HttpResponse:
    context = {
        "couple": couple,
        "found": Placed(couple.private, line, private=True),
        "name": couple.name_of(couple.me),
        "held": held,
        "error": error,
    }
    return with_player(render(request, "recordings/hand.html", context, status=status))
