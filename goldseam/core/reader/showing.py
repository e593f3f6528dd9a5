"""Chooses what a reader sees: nobody is shown words for the other side, or a barrier that is not theirs."""

from collections.abc import Collection, Iterable

from goldseam.core.catalogue.model import Audience
from goldseam.core.reader.model import Moment, Section, Topic


def sections_for(topic: Topic, reader: Audience, movable: Collection[str]) -> tuple[Section, ...]:
    """Give the sections of a topic for a reader; `movable` are the barrier ids that they can move.

    Whoever is both reads the words for both sides. With nothing movable no barrier is shown.
    """
    return tuple(
        section
        for section in topic.sections
        if _meant_for(section.audience, reader) and (section.barrier is None or section.barrier in movable)
    )


def moments_for(moments: Iterable[Moment], reader: Audience) -> tuple[Moment, ...]:
    """Give the moments for a reader, in their order; whoever is both gets all of them."""
    return tuple(moment for moment in moments if _meant_for(moment.audience, reader))


def _meant_for(audience: Audience, reader: Audience) -> bool:
    return reader is Audience.BOTH or audience in {Audience.BOTH, reader}
