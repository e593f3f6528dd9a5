"""Takes a photo out of a form into memory, up to 50 MB: it never stands on a disk in clear.

Django calls this while it reads the form. Where nothing may be taken (locked, signed out), the file is passed over.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from goldseam.web.photos.cleaning import BusyError, NotAPhotoError, Photo, TooManyPointsError, clean
from goldseam.web.shared.access import View
from goldseam.web.shared.signed_in import PersonRequest

FIELD = "photo"
LONGEST = 50 * 1024 * 1024
TOO_BIG = _("A photo has up to 50 MB. Make it smaller and choose it again.")
NOT_A_PHOTO = _("This file is no photo that can be kept here. JPEG, PNG and GIF can. Choose another file.")
TOO_MANY_POINTS = _(
    "This picture has too many points to be opened here. Make it smaller and choose it again."
)
BUSY = _(
    "The server is busy with other photos. Try again in a minute: nothing you typed is lost. "
    "Only the photo has to be chosen again."
)
NO_ROOM = _(
    "The server has no room left. What was kept before is still there. Tell whoever runs it, then try again."
)


class Incoming(FileUploadHandler):
    """At most one photo of a form, as it came. `error` says why it cannot be taken."""

    chunk_size = 256 * 1024

    def __init__(self, request: HttpRequest, *, taken: bool) -> None:
        """Wait for the form; where it is not `taken` everything is passed over."""
        super().__init__(request)
        self.taken = taken
        self.error: str | Promise = ""
        self._data = bytearray()
        self._begun = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Only the one field, and only once; its name is kept nowhere."""
        super().new_file(*args, **kwargs)
        if not self.taken or self.field_name != FIELD or self._begun:
            raise SkipFile
        self._begun = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django's signature
        """Keep what came, unless it is more than may come."""
        self._data += raw_data
        if len(self._data) > LONGEST:
            self.error = TOO_BIG
            self._data.clear()
            raise SkipFile

    def file_complete(self, file_size: int) -> None:
        """Nothing is handed on: the page asks this very object."""

    def photo(self) -> Photo | None:
        """The photo drawn anew; None where none was chosen, or with `error` where it cannot be taken."""
        data = bytes(self._data)
        self._data.clear()
        if not data or self.error:
            return None
        try:
            return clean(data)
        except NotAPhotoError:
            self.error = NOT_A_PHOTO
        except TooManyPointsError:
            self.error = TOO_MANY_POINTS
        except BusyError:
            self.error = BUSY
        return None


def with_photo(view: Callable[..., HttpResponse]) -> View:
    """Read the form only here, with the photo in it in memory. The view gets `Incoming` as its last argument.

    Put it outermost: the token is asked for within, since reading it any earlier would read the file. For the same
    reason its address belongs to STREAMED in shared/errors.py.
    """
    guarded = csrf_protect(view)

    @wraps(view)
    def reading(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        incoming = Incoming(request, taken=request.visitor.unlocked is not None)
        if request.method == "POST":
            request.upload_handlers = [incoming]
        return guarded(request, *args, **kwargs, incoming=incoming)

    return csrf_exempt(reading)
