"""What the public pages say: topics to understand, and ready sentences for a hard moment."""

from goldseam.core.reader.errors import ReaderError
from goldseam.core.reader.model import HelpPlace, Moment, Section, Topic
from goldseam.core.reader.moments import load_moments
from goldseam.core.reader.showing import moments_for, sections_for
from goldseam.core.reader.topics import load_topics

__all__ = [
    "HelpPlace",
    "Moment",
    "ReaderError",
    "Section",
    "Topic",
    "load_moments",
    "load_topics",
    "moments_for",
    "sections_for",
]
