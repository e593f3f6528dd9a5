"""A small photo and a small sound, made here: nobody's face, nobody's voice."""

from importlib import import_module
from typing import Any


def _made() -> bytes:
    pymupdf: Any = import_module("pymupdf")
    sheet = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 320, 240), False)
    sheet.set_rect(sheet.irect, (214, 160, 90))
    return bytes(sheet.tobytes("jpeg", jpg_quality=80))


PICTURE = _made()
# As a browser's voice recording begins; what comes after it is never listened to here.
SOUND = (
    b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm"
    * 40
)
