"""What happened, and how things stand: intake, situation, track, facts of a day."""

from goldseam.core.situation.assembling import assemble
from goldseam.core.situation.facts import facts_of
from goldseam.core.situation.model import Situation
from goldseam.core.situation.reading import SituationError, example, read_situation, write_situation
from goldseam.core.situation.stages import stages_open
from goldseam.core.situation.track import Track, track_of

__all__ = [
    "Situation",
    "SituationError",
    "Track",
    "assemble",
    "example",
    "facts_of",
    "read_situation",
    "stages_open",
    "track_of",
    "write_situation",
]
