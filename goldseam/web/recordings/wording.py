"""Why a recording was not taken, each as a sentence that says what to do next."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.ledger import media_files, uploads

LONGEST_NAME = 120
REFUSED: Mapping[type[Exception], tuple[int, Promise]] = {
    uploads.TooLongError: (
        413,
        _("A recording has up to 200 MB. Make it shorter, or bring it in two parts."),
    ),
    uploads.NotMediaError: (
        415,
        _("This file is no voice or video that can be played here. WebM, MP4, M4A, Ogg, MP3 and WAV can."),
    ),
    media_files.NoRoomError: (
        507,
        _(
            "The server has no room left. What was kept before is still there. Tell whoever runs it, then try again."
        ),
    ),
    uploads.NotWholeError: (409, _("Some of it has not arrived yet. Try again; what arrived is kept.")),
    uploads.NoSuchUploadError: (
        404,
        _("Nothing of this is on its way any more. Begin again with the recording."),
    ),
}
CHOOSE = _("Choose a file first.")
NAME_TOO_LONG = _("This name is too long. A few words are enough.")
