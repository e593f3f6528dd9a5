"""What the recorder's script talks to: begin, send part by part, ask what is there, finish, cancel.

Bodies are no forms, so that nothing of them waits as one where the device is locked: the script holds it.
"""

from uuid import UUID

import msgspec
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from goldseam.ledger import live, media, uploads
from goldseam.web.recordings.asked import BAD, CREATED, Finish, body, exactly, found, said, told
from goldseam.web.recordings.keeping import is_kept, keep, page_after
from goldseam.web.recordings.wording import LONGEST_NAME
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.signed_in import PersonRequest

PART_BYTES = 1024 * 1024
CHUNKS_A_PART = PART_BYTES // media.CHUNK


class Begin(msgspec.Struct, frozen=True):
    """How long it is, and what its bringer knows it by."""

    length: int
    mark: str = ""


@unlocked
@told
def begin(request: PersonRequest) -> HttpResponse:
    """Begin, or go on with what was begun before under the same mark. A GET keeps the device from locking."""
    if request.method != "POST":
        return HttpResponse(status=204)
    opened = request.visitor.unlocked
    wanted = msgspec.json.decode(body(request), type=Begin)
    assert opened is not None  # noqa: S101 - `unlocked` has looked
    space = opened.private_space()
    known = (each for each in uploads.unfinished(space) if wanted.mark and each.mark == wanted.mark[:64])
    upload = next((each for each in known if each.length == wanted.length), None)
    if upload is not None:
        uploads.goes_on(upload)
    return _state(upload or uploads.begin(space, wanted.length, mark=wanted.mark), CREATED)


@unlocked
@told
def upload(request: PersonRequest, recording: UUID) -> HttpResponse:
    """Ask what is there; or finish: only then it is a recording."""
    if request.method != "POST":
        return _state(found(request, recording))
    given = msgspec.json.decode(body(request), type=Finish)
    # Sent again because the answer was lost on its way, it leads to the same page.
    if not is_kept(request, recording):
        brought = found(request, recording)
        if given.length and brought.live and given.length != live.length(brought):
            raise uploads.NotWholeError
        keep(brought, name=given.name.strip()[:LONGEST_NAME], seconds=given.seconds)
    return JsonResponse({"page": page_after(recording, given.draft)})


@require_POST
@unlocked
@told
def part(request: PersonRequest, recording: UUID, number: int) -> HttpResponse:
    """Take one part: up to a mebibyte, sealed in chunks before the answer."""
    upload = found(request, recording)
    uploads.goes_on(upload)
    first = number * CHUNKS_A_PART
    sizes = [held for held in upload.layout[first : first + CHUNKS_A_PART] if held]
    if not sizes or said(request) != sum(sizes):
        return JsonResponse({}, status=BAD)
    for index, size in enumerate(sizes, first):
        uploads.put_chunk(upload, index, exactly(request, size))
    return HttpResponse(status=204)


@require_POST
@unlocked
@told
def cancel(request: PersonRequest, recording: UUID) -> HttpResponse:
    """Forget it, with everything that came."""
    uploads.cancel(found(request, recording))
    return HttpResponse(status=204)


def _state(upload: uploads.Upload, status: int = 200) -> HttpResponse:
    """The numbers of the parts that are still to be sent."""
    stored, layout = uploads.there(upload), upload.layout
    lacking = {index // CHUNKS_A_PART for index, held in enumerate(layout) if held and index not in stored}
    parts = {"media": str(upload.id), "part": PART_BYTES, "lacking": sorted(lacking)}
    return JsonResponse(parts, status=status)
