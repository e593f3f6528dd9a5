"""Bytes that come in portions of any size, stored as chunks of an upload."""

from goldseam.ledger.uploads import TooLongError, Upload, put_chunk


class Writer:
    """Takes bytes in any portions and stores them chunk by chunk; holds one chunk at most."""

    def __init__(self, upload: Upload) -> None:
        """Write from the beginning on."""
        self.upload = upload
        self.length = 0
        self._layout = upload.layout
        self._index = 0
        self._waiting = bytearray()

    def write(self, data: bytes) -> None:
        """Take the next bytes.

        Raises:
            TooLongError: more than was said at the beginning.
            NotMediaError, NoRoomError: as `put_chunk`.
        """
        self.length += len(data)
        if self.length > self.upload.length:
            raise TooLongError
        self._waiting += data
        while self._index < len(self._layout) and len(self._waiting) >= self._layout[self._index] > 0:
            self._put(self._layout[self._index])

    def close(self) -> int:
        """Store what is left, with zeros to the end of its chunk; return how many bytes came.

        Raises:
            NotMediaError, NoRoomError: as `put_chunk`.
        """
        if self._waiting:
            self._put(self._layout[self._index])
        return self.length

    def _put(self, held: int) -> None:
        data = bytes(self._waiting[:held]).ljust(held, b"\0")
        del self._waiting[:held]
        put_chunk(self.upload, self._index, data)
        self._index += 1
