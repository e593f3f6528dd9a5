"""Playing one recording: its page, and its bytes from any place on, opened as they are sent."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import cast
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render

from goldseam.core.records.amends import AMENDS
from goldseam.ledger import leaving, media
from goldseam.web.amends import taking_back
from goldseam.web.recordings.place import Placed, placed
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh, unlocked
from goldseam.web.shared.headers import with_player
from goldseam.web.shared.signed_in import PersonRequest

# What one answer to a range holds at most: a player that pauses must not keep a thread of the server busy.
LONGEST_ANSWER = 4 * 1024 * 1024
PARTIAL, NOT_THERE = 206, 416
RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


@fresh
def recording(request: PersonRequest, recording: UUID) -> HttpResponse:
    """The player, and what can be done with it. Playing it is noticed by nobody (S17)."""
    found = placed(request.visitor.unlocked, recording)
    context = {
        "found": found,
        "saved": request.GET.get("saved") == "1",
        "handed": request.GET.get("handed") == "1",
    }
    return with_player(render(request, "recordings/one.html", context))


@unlocked
def play(request: PersonRequest, recording: UUID) -> HttpResponse:
    """The bytes: all of them, or the part that is asked for."""
    found = placed(request.visitor.unlocked, recording)
    length = found.line.length
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    if asked is None or asked[0] == "bytes=-":
        return _sent(found, 0, length, download=request.GET.get("download") == "1")
    start, stop = _span(asked[1], asked[2], length)
    if start >= stop:
        return HttpResponse(status=NOT_THERE, headers={"Content-Range": f"bytes */{length}"})
    stop = min(stop, start + LONGEST_ANSWER)
    response = _sent(found, start, stop)
    response.status_code = PARTIAL
    response["Content-Range"] = f"bytes {start}-{stop - 1}/{length}"
    return response


@fresh
def remove(request: PersonRequest, recording: UUID) -> HttpResponse:
    """Ask once, then delete an own recording; what was handed over leaves a line with its day (S22)."""
    found = placed(request.visitor.unlocked, recording)
    if not found.mine:
        return redirect(f"/recordings/{recording}/")
    # What is part of an apology goes with it, and it with this: neither is there alone.
    apology = None if found.private else found.space.states(AMENDS)[AMENDS].spoken_in(found.line.media)
    if request.method != "POST":
        context = {"found": found, "apology": apology}
        return with_player(render(request, "recordings/remove.html", context))
    if apology:
        taking_back.take_back(found.space, apology, at=clock.now(), day=clock.today())
    leaving.take_back_recordings(found.space, found.line.media, at=clock.now(), day=clock.today())
    return redirect(f"/recordings/?done={'erased' if found.private else 'back'}")


def _span(first: str, last: str, length: int) -> tuple[int, int]:
    """From where up to where, as RFC 9110 (14.1.2) means it."""
    if not first:
        return max(length - int(last), 0), length
    return int(first), min(int(last) + 1, length) if last else length


def _sent(found: Placed, start: int, stop: int, *, download: bool = False) -> HttpResponse:
    # The first piece is opened before anything is sent: what is damaged gets its page.
    pieces = media.read(found.space, found.line, start, stop)
    begun: Iterator[bytes] = chain([next(pieces, b"")], pieces)
    response = StreamingHttpResponse(begun, content_type=found.line.type.value)
    # No day: a downloaded file tells its name to whoever opens the folder.
    name = f"recording.{found.line.type.ending}"
    response["Content-Disposition"] = f'{"attachment" if download else "inline"}; filename="{name}"'
    response["Content-Length"] = str(stop - start)
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "no-store"
    # Whoever guards a view asks for nothing that a stream does not have.
    return cast("HttpResponse", response)
