"""What the recorder's script sends while somebody speaks: sealed as it comes, and a recording only once it is saved."""

from uuid import UUID

import msgspec
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from goldseam.ledger import live, media
from goldseam.web.recordings.asked import BAD, CREATED, body, exactly, found, said, told
from goldseam.web.recordings.keeping import LONGEST_SECONDS
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.signed_in import PersonRequest

PART_BYTES = 1024 * 1024


class Begin(msgspec.Struct, frozen=True):
    """The draft of an apology it is made for, if it is (0: none)."""

    draft: int = 0


@require_POST
@unlocked
@told
def begin(request: PersonRequest) -> HttpResponse:
    """Begin one, and say in what pieces it is to be sent."""
    opened = request.visitor.unlocked
    wanted = msgspec.json.decode(body(request), type=Begin)
    assert opened is not None  # noqa: S101 - `unlocked` has looked
    upload = live.begin(opened.private_space(), mark=str(wanted.draft))
    return JsonResponse({"media": str(upload.id), "chunk": media.CHUNK, "part": PART_BYTES}, status=CREATED)


@require_POST
@unlocked
@told
def take(request: PersonRequest, recording: UUID, first: int, seconds: int) -> HttpResponse:
    """Take up to a mebibyte that follows what came, sealed before the answer."""
    size = said(request)
    data = exactly(request, size) if size <= PART_BYTES else b""
    if not data or len(data) != size:
        return JsonResponse({}, status=BAD)
    live.take(found(request, recording), first, data, min(seconds, LONGEST_SECONDS))
    return HttpResponse(status=204)
