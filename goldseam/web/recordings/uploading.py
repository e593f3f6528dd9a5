"""What the recorder's script talks to: begin, send part by part, ask what is there, finish, cancel.

Bodies are no forms, so that nothing of them waits as one where the device is locked: the script holds it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

import msgspec
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from goldseam.ledger import media, uploads
from goldseam.web.recordings.keeping import keep, page_after
from goldseam.web.recordings.wording import LONGEST_NAME, REFUSED
from goldseam.web.shared.access import View, unlocked
from goldseam.web.shared.signed_in import PersonRequest

PART_BYTES = 1024 * 1024
CHUNKS_A_PART = PART_BYTES // media.CHUNK
LONGEST_MESSAGE = 4096
BAD, CREATED = 400, 201


class Begin(msgspec.Struct, frozen=True):
    """How long it is, and what its bringer knows it by."""

    length: int
    mark: str = ""


class Finish(msgspec.Struct, frozen=True):
    """What it is called, how long it plays, and the draft of an apology it was made for, if it was (0: none)."""

    name: str = ""
    seconds: int = 0
    draft: int = 0


def told(view: Callable[..., HttpResponse]) -> View:
    """Turn each refusal into its status and its sentence."""

    @wraps(view)
    def guarded(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except tuple(REFUSED) as error:
            status, sentence = REFUSED[type(error)]
            return JsonResponse({"error": str(sentence)}, status=status)
        except (msgspec.MsgspecError, ValueError):
            return JsonResponse({}, status=BAD)

    return guarded


@unlocked
@told
def begin(request: PersonRequest) -> HttpResponse:
    """Begin, or go on with what was begun before under the same mark. A GET keeps the device from locking."""
    if request.method != "POST":
        return HttpResponse(status=204)
    opened = request.visitor.unlocked
    wanted = msgspec.json.decode(_body(request, LONGEST_MESSAGE), type=Begin)
    assert opened is not None  # noqa: S101 - `unlocked` has looked
    space = opened.private_space()
    known = (each for each in uploads.unfinished(space) if wanted.mark and each.mark == wanted.mark[:64])
    upload = next((each for each in known if each.length == wanted.length), None)
    return _state(upload or uploads.begin(space, wanted.length, mark=wanted.mark), CREATED)


@unlocked
@told
def upload(request: PersonRequest, recording: UUID) -> HttpResponse:
    """Ask what is there; or finish: only then it is a recording."""
    found = _found(request, recording)
    if request.method != "POST":
        return _state(found)
    given = msgspec.json.decode(_body(request, LONGEST_MESSAGE), type=Finish)
    keep(found, name=given.name.strip()[:LONGEST_NAME], seconds=given.seconds)
    return JsonResponse({"page": page_after(found.id, given.draft)})


@require_POST
@unlocked
@told
def part(request: PersonRequest, recording: UUID, number: int) -> HttpResponse:
    """Take one part: up to a mebibyte, sealed in chunks before the answer."""
    found = _found(request, recording)
    first = number * CHUNKS_A_PART
    sizes = [held for held in found.layout[first : first + CHUNKS_A_PART] if held]
    if not sizes or _said(request) != sum(sizes):
        return JsonResponse({}, status=BAD)
    for index, size in enumerate(sizes, first):
        uploads.put_chunk(found, index, _exactly(request, size))
    return HttpResponse(status=204)


@require_POST
@unlocked
@told
def cancel(request: PersonRequest, recording: UUID) -> HttpResponse:
    """Forget it, with everything that came."""
    uploads.cancel(_found(request, recording))
    return HttpResponse(status=204)


def _found(request: PersonRequest, recording: UUID) -> uploads.Upload:
    opened = request.visitor.unlocked
    if opened is None:
        raise uploads.NoSuchUploadError
    return uploads.find(opened.private_space(), recording)


def _state(found: uploads.Upload, status: int = 200) -> HttpResponse:
    """The numbers of the parts that are still to be sent."""
    stored, layout = uploads.there(found), found.layout
    lacking = {index // CHUNKS_A_PART for index, held in enumerate(layout) if held and index not in stored}
    parts = {"media": str(found.id), "part": PART_BYTES, "lacking": sorted(lacking)}
    return JsonResponse(parts, status=status)


def _said(request: PersonRequest) -> int:
    length = str(request.META.get("CONTENT_LENGTH", ""))
    return int(length) if length.isascii() and length.isdigit() else 0


def _exactly(request: PersonRequest, size: int) -> bytes:
    """So many bytes of the body; fewer only where it ends."""
    found = b""
    while len(found) < size and (more := request.read(size - len(found))):
        found += more
    return found


def _body(request: PersonRequest, longest: int) -> bytes:
    return request.read(longest) if _said(request) <= longest else b""
