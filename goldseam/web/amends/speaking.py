"""An apology spoken into a recording: which of one's own it is, and that it is there (C01)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldseam.core.records.amends import ApologyForm
from goldseam.core.records.recording import RECORDINGS, RecordingLine
from goldseam.web.amends.pieces import Typed
from goldseam.web.recordings.place import Placed, all_of
from goldseam.web.truth.access import Here


@dataclass(frozen=True)
class Spoken:
    """The own recordings that can be chosen, newest first, and the one that was chosen, if it is there."""

    offered: tuple[Placed, ...] = ()
    chosen: Placed | None = None


def spoken_in(here: Here, typed: Typed) -> Spoken:
    """What an apology can be spoken in. Three queries."""
    offered = tuple(all_of(here.private, private=True))
    return Spoken(offered, next((each for each in offered if each.line.media == typed.recording), None))


def recorded(here: Here, typed: Typed) -> RecordingLine | None:
    """The own recording it comes in; None where none was chosen, or it is erased. Up to three queries."""
    return here.private.states(RECORDINGS)[RECORDINGS].find(typed.recording) if typed.recording else None


def settled(here: Here, typed: Typed, chosen: str = "") -> Typed:
    """The same as a voice or as a video, whichever its recording is: that of the draft, or another one chosen."""
    known = here.private.states(RECORDINGS)[RECORDINGS]
    line = known.find(chosen) or (known.find(typed.recording) if typed.recording else None)
    return typed if line is None else typed.spoken_in(line.media, form_of(line))


def form_of(line: RecordingLine) -> ApologyForm:
    """How an apology in this recording comes."""
    return ApologyForm.VIDEO if line.type.is_video else ApologyForm.VOICE


def wrong_recording(here: Here, typed: Typed) -> str:
    """What to do before a spoken apology can go on; "" where nothing is wrong."""
    if not typed.spoken or recorded(here, typed):
        return ""
    if typed.recording:
        return _("This recording is not there any more. Choose another, or record it anew.")
    return _("Choose a recording first, or record one.")
