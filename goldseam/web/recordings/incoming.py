"""Takes a file out of a form as it arrives and seals it chunk by chunk: it never stands on a disk in clear.

Django calls this while it reads the form. Where nothing may be taken (locked, signed out), the file is passed over.
"""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from goldseam.core.records.recording import HEAD_BYTES
from goldseam.ledger import media_files, uploads
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.upload_writer import Writer

FIELD = "file"
Problem = type[uploads.TooLongError] | type[uploads.NotMediaError] | type[media_files.NoRoomError]


class Incoming(FileUploadHandler):
    """One file into one space. `problem` says why it was not taken; `drop` forgets what nobody took."""

    chunk_size = 4 * HEAD_BYTES

    def __init__(self, request: HttpRequest, space: OpenSpace | None) -> None:
        """Wait for the form; without a space everything is passed over."""
        super().__init__(request)
        self.space = space
        self.problem: Problem | None = None
        self.name = ""
        self.length = 0
        self._whole = 0
        self._writer: Writer | None = None

    @property
    def upload(self) -> uploads.Upload | None:
        """What arrived whole, to be finished by the page; None where nothing did."""
        return self._writer.upload if self._writer and self.length and not self.problem else None

    def handle_raw_input(self, *given: Any, **_: Any) -> None:
        """Learn how much comes at most: a form does not say how long the file in it is."""
        # The body, its headers, its length, the boundary, the encoding.
        self._whole = given[2]

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """The name of a file is kept only where the form gives it none."""
        super().new_file(*args, **kwargs)
        if self.space is None or self.field_name != FIELD or self._writer or self.problem:
            raise SkipFile
        self.name = self.file_name or ""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django's signature
        """Seal what came."""
        if not self._tried(lambda writer: writer.write(raw_data)):
            raise SkipFile

    def file_complete(self, file_size: int) -> None:
        """Seal the rest."""
        if file_size:
            self._tried(lambda writer: setattr(self, "length", writer.close()))

    def upload_interrupted(self) -> None:
        """The connection broke off: nothing stays."""
        self.drop()

    def drop(self) -> None:
        """Forget whatever arrived and was not made a recording."""
        if self._writer is not None:
            uploads.cancel(self._writer.upload)
            self._writer = None

    def taken(self) -> None:
        """It is a recording now: nothing is left to forget."""
        self._writer = None

    def _tried(self, act: Callable[[Writer], None]) -> bool:
        """Write, beginning first where that is due; whether all went well until now."""
        if self.problem or self.space is None:
            return False
        try:
            if self._writer is None:
                room = min(self._whole, uploads.LONGEST)
                self._writer = Writer(uploads.begin(self.space, room))
            act(self._writer)
        except (uploads.TooLongError, uploads.NotMediaError, media_files.NoRoomError) as error:
            self.problem = type(error)
            self.drop()
        return self.problem is None
