"""Made-up photos for the tests: small pictures with a corner to know them by, and data that must not go along."""

import struct
from importlib import import_module
from typing import Any

MARKER = b"canary-in-a-photo-Q7xKv2"
# A small PNG that says it has 60,000 points a side.
BOMB = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIB4x", 13, b"IHDR", 60_000, 60_000, 8)
RED = (200, 20, 20)


def drawing(width: int = 400, height: int = 200) -> Any:
    """A white picture whose upper left quarter is red."""
    pymupdf: Any = import_module("pymupdf")
    found = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, width, height), False)
    found.clear_with(255)
    found.set_rect(pymupdf.IRect(0, 0, width // 4, height // 4), RED)
    return found


def jpeg(width: int = 400, height: int = 200, *, held: int = 1, order: str = ">") -> bytes:
    """A photo as a telephone makes it: how it was held, the marker as its place, and the marker as a comment."""
    plain = bytes(drawing(width, height).tobytes("jpeg", jpg_quality=95))
    mark = b"MM\0*" if order == ">" else b"II*\0"
    tiff = mark + struct.pack(f"{order}IH", 8, 2)
    tiff += struct.pack(f"{order}HHII", 0x010F, 2, 4, 0x41424344)
    tiff += struct.pack(f"{order}HHIHH", 0x0112, 3, 1, held, 0)
    exif = b"Exif\0\0" + tiff + MARKER
    return plain[:2] + _segment(0xE1, exif) + _segment(0xFE, MARKER) + plain[2:]


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def red_corner(data: bytes) -> str:
    """Where the red corner is: "upper left" and so on; "nowhere" where it is in none of the four."""
    pymupdf: Any = import_module("pymupdf")
    found = pymupdf.Pixmap(data)
    right, low = found.width - 6, found.height - 6
    places = {
        "upper left": (5, 5),
        "upper right": (right, 5),
        "lower left": (5, low),
        "lower right": (right, low),
    }
    red = [name for name, place in places.items() if found.pixel(*place)[1] < 100]
    return red[0] if len(red) == 1 else "nowhere"
