"""The picture of a small space: its bytes are opened as they are sent and stored nowhere."""

from django.http import Http404, HttpResponse

from goldseam.ledger import media
from goldseam.web.openness.items import Item


def image(found: Item) -> HttpResponse:
    """The picture of an item; 404 where it has none."""
    if found.photo is None:
        raise Http404
    response = HttpResponse(b"".join(media.read(found.space, found.photo)), content_type="image/jpeg")
    response["Content-Disposition"] = 'inline; filename="photo.jpg"'
    response["Cache-Control"] = "no-store"
    return response
