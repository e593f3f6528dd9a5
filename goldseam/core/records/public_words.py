"""The injured partner's yes or no to words before others, for each named audience; silence is a no (T6)."""

from collections.abc import Mapping

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record

# An audience that has fallen out is again what it was before anything was said: a no.
AUDIENCES_KEPT = 30


class PublicWordsAnswered(Record, frozen=True, tag="public_words"):
    """A yes or a no for one audience: `parents`, `friends`, `colleagues`, or one in the person's own words."""

    audience: str
    agreed: bool


class PublicWords(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest answer for each audience (the 30 answered last); an audience that is not here has no yes."""

    answers: Mapping[str, bool] = {}

    @property
    def agreed(self) -> bool:
        """Whether there is a yes for anybody."""
        return any(self.answers.values())


def _answers(state: PublicWords, entry: Entry) -> PublicWords:
    record = entry.record
    if not isinstance(record, PublicWordsAnswered):
        return state
    others = {audience: yes for audience, yes in state.answers.items() if audience != record.audience}
    kept = [*others.items(), (record.audience, record.agreed)][-AUDIENCES_KEPT:]
    return PublicWords(dict(kept))


PUBLIC_WORDS = Fold("public_words", 1, (PublicWordsAnswered,), PublicWords, stepwise(_answers))
