"""Draws a picture anew: bytes in, a JPEG without anything it carried out. Runs alone, without keys and under limits.

Nothing of the program is imported here: what a broken picture could break is this process and no more.
"""

import resource
import struct
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

LONGEST_SIDE = 2048
QUALITY = 85
# What a slow machine draws in the seconds below: 65 million points of noise take 4 s on a usual one.
MOST_POINTS = 65_000_000
MEMORY_BYTES, SECONDS = 2 * 1024**3, 10
NOT_A_PHOTO, TOO_MANY_POINTS = 3, 4
PNG, GIF, JPEG = b"\x89PNG\r\n\x1a\n", (b"GIF87a", b"GIF89a"), b"\xff\xd8\xff"
# What each of the eight ways of holding a camera (Exif 2.32, tag 0x0112) asks of what is drawn: a, b, c, d.
TURNS = {
    1: (1, 0, 0, 1),
    2: (-1, 0, 0, 1),
    3: (-1, 0, 0, -1),
    4: (1, 0, 0, -1),
    5: (0, 1, 1, 0),
    6: (0, 1, -1, 0),
    7: (0, -1, -1, 0),
    8: (0, -1, 1, 0),
}
ORIENTATION = 0x0112
# The JPEG segments that begin an image; between them stand three numbers that mean something else.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


class NotAPhotoError(Exception):
    """These bytes are no picture of a kind that is kept here."""


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height as the first bytes say them.

    Raises:
        NotAPhotoError: it is no JPEG, PNG or GIF, or has no size.
    """
    try:
        width, height = _size(data)
    except (struct.error, IndexError):
        raise NotAPhotoError from None
    if not width or not height:
        raise NotAPhotoError
    return width, height


def _size(data: bytes) -> tuple[int, int]:
    if data.startswith(PNG):
        return struct.unpack_from(">II", data, 16)
    if data.startswith(GIF):
        return struct.unpack_from("<HH", data, 6)
    for marker, at in segments(data):
        if marker in FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 3)
            return width, height
    raise NotAPhotoError


def points_of(data: bytes) -> int:
    """How many points are drawn to open it: of a GIF those of all its pictures, which may be larger than it says.

    Raises:
        NotAPhotoError: as `size_of`, or the parts of a GIF do not follow one another.
    """
    width, height = size_of(data)
    try:
        return max(width * height, sum(_frames(data)) if data.startswith(GIF) else 0)
    except (struct.error, IndexError):
        raise NotAPhotoError from None


def _frames(data: bytes) -> Iterator[int]:
    """The points of each picture of a GIF (GIF89a, 20 and 23 to 26)."""
    at = 13 + _table(data[10])
    while data[at] != 0x3B:
        if data[at] == 0x2C:
            width, height = struct.unpack_from("<HH", data, at + 5)
            yield width * height
            at += 11 + _table(data[at + 9])
        elif data[at] == 0x21:
            at += 2
        else:
            raise NotAPhotoError
        while data[at]:
            at += 1 + data[at]
        at += 1


def _table(flags: int) -> int:
    """How many bytes the colours have that such a byte announces."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def segments(data: bytes) -> Iterator[tuple[int, int]]:
    """The segments of a JPEG before its picture: the marker of each, and where its length stands."""
    at = 2
    while data.startswith(JPEG) and at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        yield marker, at + 2
        if marker == 0xDA:
            return
        at += 2 + struct.unpack_from(">H", data, at + 2)[0]


def orientation(data: bytes) -> int:
    """How the camera was held, 1 to 8, as the Exif data of a JPEG say; 1 where they say nothing."""
    for marker, at in segments(data):
        if marker == 0xE1 and data[at + 2 : at + 8] == b"Exif\0\0":
            try:
                found = _tag(data[at + 8 : at + 8 + 65535])
            except (struct.error, IndexError):
                return 1
            return found if found in TURNS else 1
    return 1


def _tag(tiff: bytes) -> int:
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2], "")
    if not order:
        return 1
    (first,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, first)
    for number in range(count):
        tag, _kind, _many, value = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * number)
        if tag == ORIENTATION:
            return int(value)
    return 1


def drawn(data: bytes) -> bytes:
    """The picture as a JPEG of at most 2048 points a side, upright, on white where it was transparent.

    Raises:
        NotAPhotoError: it cannot be read.
    """
    # Loaded only here, in the process that draws; it brings no types.
    pymupdf: Any = import_module("pymupdf")
    # It says what it thinks of a file on standard output: in the middle of the picture.
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)

    try:
        found = pymupdf.Pixmap(data)
        share = min(1, LONGEST_SIDE / max(found.width, found.height))
        width, height = (max(1, round(side * share)) for side in (found.width, found.height))
        if share < 1:
            found = pymupdf.Pixmap(found, width, height)
        page = pymupdf.open().new_page(width=width, height=height)
        page.insert_image(page.rect, pixmap=found)
        turn = pymupdf.Matrix(*TURNS[orientation(data)], 0, 0)
        sheet = page.get_pixmap(matrix=turn, alpha=False, colorspace=pymupdf.csRGB)
        return bytes(sheet.tobytes("jpeg", jpg_quality=QUALITY))
    except (RuntimeError, ValueError, MemoryError, pymupdf.mupdf.FzErrorBase):
        raise NotAPhotoError from None


def main() -> int:
    """Read from standard input, write to standard output; the exit code says why nothing is written."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    data = sys.stdin.buffer.read()
    try:
        if points_of(data) > MOST_POINTS:
            return TOO_MANY_POINTS
        # What draws is loaded; from here on nothing more is opened: no key, no table, no connection, no program.
        import_module("pymupdf")
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
        sys.stdout.buffer.write(drawn(data))
    except NotAPhotoError:
        return NOT_A_PHOTO
    return 0


if __name__ == "__main__":
    sys.exit(main())
