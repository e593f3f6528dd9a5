"""What a person wrote before that an answer does not fit together with: for its author alone, before it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from goldseam.core.catalogue.model import Language
from goldseam.core.records import Asked, FollowedUp
from goldseam.core.records.question import QuestionLine
from goldseam.core.truth import Contradiction, EarlierText, contradictions, is_put_right
from goldseam.core.truth.contradictions import MOST_SHOWN
from goldseam.web.together.couple import Couple
from goldseam.web.truth.own_words import Own, own_words

# What was put right since is left out, and what is behind it looked at: so often, and never without an end.
ROUNDS = 3


@dataclass(frozen=True)
class Against:
    """One place: the day and the words of then, and the words of now. `shared`: the other has it too.

    `seq` is the item that a correction follows, 0 for what is private. `account`: it stands in the full account.
    """

    seq: int
    on: date
    then: str
    now: str
    shared: bool
    account: bool = False

    @property
    def guarded(self) -> bool:
        """Whether it is shown only after the passphrase, as where it is kept (S27)."""
        return self.account or not self.shared


@dataclass(frozen=True)
class _Draft:
    """The answer, with what it is to and what the search asks for."""

    text: str
    asked: str
    language: Language
    today: date

    def against(self, own: Sequence[Own]) -> tuple[Contradiction, ...]:
        """Where it does not fit together with these texts, each numbered by its place."""
        earlier = [_earlier(each, at) for at, each in enumerate(own)]
        return contradictions(self.text, earlier, self.language, asked=self.asked, today=self.today)

    def put_right(self, own: Own, found: Contradiction) -> bool:
        """Whether a correction beside the account has taken this place back."""
        place = _earlier(replace(own, text=own.text[slice(*found.quote)]))
        said = self.text[slice(*found.span)]
        return any(
            is_put_right(
                place, said, _earlier(replace(each, asked=self.asked)), self.language, today=self.today
            )
            for each in own.later
        )


def against(couple: Couple, line: QuestionLine, text: str, language: Language) -> tuple[Against, ...]:
    """Where this answer to a question does not fit together with its author's own earlier texts.

    The account and what is private are looked through by themselves: years of other texts never push them out.
    """
    if not text:
        return ()
    draft = _Draft(text, _question(couple, line), language, couple.day)
    words = own_words(couple)
    found = [each for own in (words.account, words.private, words.told) for each in _found(draft, list(own))]
    return tuple(sorted(found, key=lambda each: each.on, reverse=True)[:MOST_SHOWN])


def _found(draft: _Draft, own: list[Own]) -> list[Against]:
    found, gone = list[Contradiction](), set[Contradiction]()
    for _round in range(ROUNDS):
        found = list(draft.against(own))
        gone = {each for each in found if draft.put_right(own[each.seq], each)}
        if not gone:
            break
        for each in gone:
            own[each.seq] = _without(own[each.seq], each.quote)
    return [_against(draft, own[each.seq], each) for each in found if each not in gone]


def _earlier(own: Own, at: int = 0) -> EarlierText:
    return EarlierText(at, own.day, own.text, own.asked, own.when)


def _without(own: Own, quote: tuple[int, int]) -> Own:
    """The same text with nothing in this place; every other place stays where it was."""
    start, end = quote
    return replace(own, text=own.text[:start] + " " * (end - start) + own.text[end:])


def _against(draft: _Draft, own: Own, found: Contradiction) -> Against:
    then = own.text[slice(*found.quote)]
    then = f"{own.when}: {then}" if own.account and own.when else then
    return Against(own.follows, own.day, then, draft.text[slice(*found.span)], bool(own.follows), own.account)


def _question(couple: Couple, line: QuestionLine) -> str:
    """What is asked, with all that was asked further. Two queries."""
    seqs = [line.seq, *(each.seq for each in line.follow_ups)]
    entries = couple.space.some(seqs, Asked, FollowedUp)
    records = (entries[seq].record for seq in seqs if seq in entries)
    return "\n".join(each.text for each in records if isinstance(each, Asked | FollowedUp))
