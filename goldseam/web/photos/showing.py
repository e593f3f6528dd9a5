"""Shows one photo, to those who may see it: its bytes are opened as they are sent and stored nowhere."""

from uuid import UUID

from django.http import Http404, HttpResponse

from goldseam.core.records.photo import PHOTOS, PhotoLine
from goldseam.ledger import media
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.shared import clock
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import checked_in


@unlocked
def photo(request: PersonRequest, photo: UUID) -> HttpResponse:
    """The picture. Looking at it is noticed by nobody (S17)."""
    space, line = _placed(request.visitor.unlocked, str(photo))
    response = HttpResponse(b"".join(media.read(space, line)), content_type="image/jpeg")
    response["Content-Disposition"] = 'inline; filename="photo.jpg"'
    response["Cache-Control"] = "no-store"
    return response


def _placed(opened: Unlocked | None, photo: str) -> tuple[OpenSpace, PhotoLine]:
    """Where the photo with this id is. What is not there, gone, taken back, or another's looks the same: 404."""
    if opened is None:
        raise Http404
    spaces = opened.spaces()
    shared = [*((spaces.shared,) if spaces.shared else ()), *spaces.former]
    # What is or was shared only after one's own safety check (S01).
    readable = [spaces.private, *(shared if shared and checked_in(spaces.private) else ())]
    for space in readable:
        line = space.states(PHOTOS)[PHOTOS].find(photo)
        if line is not None and not line.is_gone(int(clock.now().timestamp())):
            return space, line
    raise Http404
