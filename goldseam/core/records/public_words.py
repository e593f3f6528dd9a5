"""The injured partner's yes or no to words before others, for each named audience; silence is a no (T6).

Alone, one writes down what was said. Together, one asks with the very words, and the other decides.
"""

from collections.abc import Mapping

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.handed import Withdrawn
from goldseam.core.records.kinds import Record

# An audience that has fallen out is again what it was before anything was said: a no.
AUDIENCES_KEPT = 30


class PublicWordsAnswered(Record, frozen=True, tag="public_words"):
    """A yes or a no for one audience: `parents`, `friends`, `colleagues`, or one in the person's own words."""

    audience: str
    agreed: bool


class PublicWordsAsked(Record, frozen=True, tag="public_words_asked"):
    """Its author asks the other: may these words be said or shown to these people?"""

    audience: str
    text: str


class PublicWordsDecided(Record, frozen=True, tag="public_words_decided"):
    """The yes or no of the other to item `asked`. The newest stands; a yes can be taken back at any time."""

    asked: int
    agreed: bool


class PublicWords(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest answer for each audience (the 30 answered last); an audience that is not here has no yes."""

    answers: Mapping[str, bool] = {}

    @property
    def agreed(self) -> bool:
        """Whether there is a yes for anybody."""
        return any(self.answers.values())


class AskedWords(msgspec.Struct, frozen=True, array_like=True):
    """One asking without its words: who asked (str(UUID)); ISO days, "" where nothing was decided or withdrawn."""

    seq: int
    by: str
    day: str
    agreed: bool = False
    decided_on: str = ""
    withdrawn_on: str = ""


class PublicWordsBetween(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything that was asked, in order of number."""

    asked: tuple[AskedWords, ...] = ()

    def agreed_for(self, person: str, own: PublicWords) -> bool:
        """Whether this person has a yes: of the other, to words asked for here; else as they wrote it down alone.

        A no of the other, and no yes beside it, outweighs what was written down alone.
        """
        decided = [each for each in self.asked if each.by == person and each.decided_on]
        if any(each.agreed and not each.withdrawn_on for each in decided):
            return True
        return own.agreed and all(each.agreed for each in decided)


def _answers(state: PublicWords, entry: Entry) -> PublicWords:
    record = entry.record
    if not isinstance(record, PublicWordsAnswered):
        return state
    others = {audience: yes for audience, yes in state.answers.items() if audience != record.audience}
    kept = [*others.items(), (record.audience, record.agreed)][-AUDIENCES_KEPT:]
    return PublicWords(dict(kept))


def _between(state: PublicWordsBetween, entry: Entry) -> PublicWordsBetween:
    """Only the other decides, and only who asked withdraws the asking."""
    record, person, day = entry.record, str(entry.author), entry.day.isoformat()
    known = {each.seq: each for each in state.asked}
    match record:
        case PublicWordsAsked():
            known[entry.seq] = AskedWords(entry.seq, person, day)
        case PublicWordsDecided(asked=seq) if (old := known.get(seq)) and old.by != person:
            known[seq] = msgspec.structs.replace(old, agreed=record.agreed, decided_on=day)
        case Withdrawn(follows=seq) if (old := known.get(seq)) and old.by == person:
            known[seq] = msgspec.structs.replace(old, withdrawn_on=old.withdrawn_on or day)
    return PublicWordsBetween(tuple(known.values()))


PUBLIC_WORDS = Fold("public_words", 1, (PublicWordsAnswered,), PublicWords, stepwise(_answers))
PUBLIC_WORDS_BETWEEN = Fold(
    "public_words_between",
    1,
    (PublicWordsAsked, PublicWordsDecided, Withdrawn),
    PublicWordsBetween,
    stepwise(_between),
)
