"""What a page shows in one language: a topic with its sections, a moment with its ready sentences."""

from enum import StrEnum

import msgspec

from goldseam.core.catalogue.model import Audience


class HelpPlace(StrEnum):
    """Where the line about the help page stands in a moment that can be dangerous."""

    FIRST = "first"
    LAST = "last"


class Section(msgspec.Struct, frozen=True):
    """A part of a topic: a heading, and paragraphs of one to three sentences.

    `barrier` is an element id (`B04.1` to `B04.9`): such a section is only for whoever can move it.
    `sources` are ids of the catalogue's sources.
    """

    id: str
    heading: str
    paragraphs: tuple[str, ...]
    audience: Audience = Audience.BOTH
    barrier: str | None = None
    sources: tuple[str, ...] = ()


class Topic(msgspec.Struct, frozen=True):
    """A page to understand something by. `covers` are the element ids that it makes real."""

    slug: str
    order: int
    title: str
    lead: str
    sections: tuple[Section, ...]
    covers: tuple[str, ...]


class Moment(msgspec.Struct, frozen=True):
    """A hard moment, and words for now.

    `first` is the one sentence to say first, `more` are others that can be said or sent, `avoid` is
    what is better not said now (`not` in the files), `then` is one thing for the next ten minutes.
    `care` leads to the help page; it is there exactly when `help` says where it stands.
    """

    slug: str
    order: int
    audience: Audience
    title: str
    first: str
    more: tuple[str, ...]
    avoid: tuple[str, ...]
    then: str
    covers: tuple[str, ...]
    help: HelpPlace | None = None
    care: str | None = None
