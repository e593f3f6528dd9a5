"""Fields that somebody fills for themselves: what stands in them, what was typed, and keeping only what changed."""

from collections.abc import Mapping, Sequence

from goldseam.core.records.own import OwnParts, OwnWritten
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.own.topics import Part
from goldseam.web.shared import clock
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.typed import text_of, wrong_text


def standing(private: OpenSpace, state: OwnParts, topic: str) -> dict[str, str]:
    """The newest words of each part of a topic. Two queries."""
    newest = state.newest(topic)
    entries = private.some(newest.values(), OwnWritten) if newest else {}
    return {
        part: record.text
        for part, seq in newest.items()
        if seq in entries and isinstance(record := entries[seq].record, OwnWritten)
    }


def typed_in(request: PersonRequest, parts: Sequence[Part]) -> tuple[dict[str, str], str]:
    """What was typed into the parts, and what is wrong with it, "" where nothing is."""
    given = {part.id: text_of(request, part.id) for part in parts}
    wrong = (wrong_text(text, may_be_empty=True) for text in given.values())
    return given, next(filter(None, wrong), "")


def keep(private: OpenSpace, topic: str, given: Mapping[str, str], stands: Mapping[str, str]) -> None:
    """Write down the parts that differ from what stands; nothing where none does."""
    changed = [OwnWritten(topic, part, text) for part, text in given.items() if text != stands.get(part, "")]
    if changed:
        private.append(*changed, at=clock.now(), day=clock.today())


def fields(parts: Sequence[Part], texts: Mapping[str, str]) -> list[tuple[Part, str]]:
    """Each part with its words, as a form shows them."""
    return [(part, texts.get(part.id, "")) for part in parts]
