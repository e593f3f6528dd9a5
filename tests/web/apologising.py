"""Apologising in a voice or a video, for the tests of it: handing one over, and what of it is there."""

import re
from html import unescape
from types import SimpleNamespace
from typing import Any

from goldseam.core.records import Apologised
from goldseam.core.records.recording import RecordingLine
from goldseam.ledger import media_files
from tests.made_media import lines_of

Who = Any
APOLOGY, NEW = "/amends/apology/", "/recordings/new/"
LENGTH = 3 * 256 * 1024
VIDEO = b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm V_VP8 "


def spoken(line: RecordingLine, **fields: str) -> dict[str, str]:
    """What is typed where an apology comes in this recording."""
    return {"form": "voice", "recording": line.media, **fields}


def hand(who: Who, line: RecordingLine, move: str = "hand", **fields: str) -> Any:
    """Take one step with it; the last one if nothing else is said."""
    return who.post(APOLOGY, {**spoken(line, **fields), "move": move})


def given(who: Who) -> list[Apologised]:
    """Every apology between the two."""
    return [entry.record for entry in who.shared.read(Apologised)]


def nothing_given(couple: SimpleNamespace) -> bool:
    """Neither words nor a recording nor bytes of one, for anybody."""
    none = media_files.media_there(couple.bob.shared.id) == frozenset()
    return none and not given(couple.bob) and not lines_of(couple.bob.shared)


def heard(who: Who, media: str) -> bytes:
    """What somebody's player gets."""
    return b"".join(who.client.get(f"/recordings/{media}/play/").streaming_content)


def article(response: Any, media: str) -> str:
    """The item a page shows, whichever copy of the recording it plays."""
    (found,) = re.findall(r'<article class="card seam">.*?</article>', response.content.decode(), re.DOTALL)
    return str(found).replace(media, "MEDIA")


def hidden(response: Any) -> dict[str, str]:
    """What goes on hidden in the first form of a page."""
    form = response.content.decode().partition("<main")[2].partition("</form>")[0]
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}
