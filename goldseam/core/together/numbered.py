"""Rounds that are counted: what both wrote alone and read at the same moment, one round after another."""

from goldseam.core.records.release import Releases, ReleaseTopic, Round


def opened_rounds(found: Releases, topic: ReleaseTopic) -> list[Round]:
    """The rounds of a topic that both released, oldest first."""
    return [each for each in found.of(topic) if each.opened_on]


def numbered_round(found: Releases, topic: ReleaseTopic) -> Round:
    """The round that can be released now: the one after the newest that opened, counted from 1."""
    numbers = [int(each.round) for each in opened_rounds(found, topic)]
    return found.round(topic, str(max(numbers, default=0) + 1))
