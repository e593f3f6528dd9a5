"""What a script asks of the pages of recordings, and how it is refused: bodies are no forms."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

import msgspec
from django.http import HttpResponse, JsonResponse

from goldseam.ledger import uploads
from goldseam.web.recordings.wording import REFUSED
from goldseam.web.shared.access import View
from goldseam.web.shared.signed_in import PersonRequest

LONGEST_MESSAGE = 4096
BAD, CREATED = 400, 201


class Finish(msgspec.Struct, frozen=True):
    """What it is called, how long it plays, the draft of an apology it was made for, if it was (0: none).

    `length` is how many bytes its page has of it (0: not said), so that no shorter one takes the place of a whole.
    """

    name: str = ""
    seconds: int = 0
    draft: int = 0
    length: int = 0


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


def found(request: PersonRequest, recording: UUID) -> uploads.Upload:
    """What this person has on its way under this id. Raises NoSuchUploadError where that is nothing."""
    opened = request.visitor.unlocked
    if opened is None:
        raise uploads.NoSuchUploadError
    return uploads.find(opened.private_space(), recording)


def said(request: PersonRequest) -> int:
    """How long the body is said to be; 0 where nothing is said."""
    length = str(request.META.get("CONTENT_LENGTH", ""))
    return int(length) if length.isascii() and length.isdigit() else 0


def exactly(request: PersonRequest, size: int) -> bytes:
    """So many bytes of the body; fewer only where it ends."""
    came = b""
    while len(came) < size and (more := request.read(size - len(came))):
        came += more
    return came


def body(request: PersonRequest, longest: int = LONGEST_MESSAGE) -> bytes:
    """The body; empty where it is longer than it may be."""
    return request.read(longest) if said(request) <= longest else b""
