"""What a person said before of what happened: the texts that a new answer of theirs is held against."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import msgspec

from goldseam.core.records import (
    AccountPart,
    ActsOwned,
    AnswerGiven,
    AnswerPrepared,
    Asked,
    ContactLogged,
    Corrected,
    Entry,
    Handed,
    LieCorrected,
    Released,
    kind_of,
)
from goldseam.core.records.account import PartKind, read_account, standing_parts
from goldseam.core.records.amends import AMENDS, AmendsKind, AmendsLine
from goldseam.core.records.hand_over import HAND_OVERS, AccountGiven
from goldseam.core.records.handed import HANDED, HandedLine
from goldseam.core.records.kinds import Record
from goldseam.core.records.lie import LIES
from goldseam.core.records.no_contact import NO_CONTACT
from goldseam.core.records.question import QUESTIONS, AnswerLine, standing_notes
from goldseam.core.records.told import ToldLine
from goldseam.ledger import releases
from goldseam.ledger.spaces import States
from goldseam.web.together.couple import Couple

# The newest texts of each sort are looked through: enough for years, and never a slow page.
LOOKS_BACK = 300
ACCOUNTS = 3
FOLDS = (QUESTIONS, HANDED, HAND_OVERS, LIES, NO_CONTACT, AMENDS)
READ = (Asked, AnswerGiven, Handed, LieCorrected, ContactLogged, ActsOwned, Corrected, Released)
# What a part of an account states. What was said at the time is what was not true, and what is unsure states nothing.
STATED = ("happened", "truth", "knew", "money", "health")
CONTACT = kind_of(ContactLogged)
Item = HandedLine | ToldLine | AmendsLine
AnyItem = TypeVar("AnyItem", HandedLine, ToldLine, AmendsLine, AccountGiven)


@dataclass(frozen=True)
class Own:
    """One earlier text. `follows` is the item that a correction of it follows, 0 for what is private.

    `when` is the time it is about, in words that can be read as a date. `later` are the corrections beside an
    account, oldest first: which place of it each is about, nobody said.
    """

    day: date
    text: str
    follows: int = 0
    asked: str = ""
    when: str = ""
    account: bool = False
    later: tuple["Own", ...] = ()


@dataclass(frozen=True)
class OwnWords:
    """The accounts that opened, what is private, and everything else that was told; each oldest first."""

    account: tuple[Own, ...]
    private: tuple[Own, ...]
    told: tuple[Own, ...]


def own_words(couple: Couple) -> OwnWords:
    """What somebody wrote themselves and stands by; of the other nothing is read. Eight queries at most."""
    states, me = couple.space.states(*FOLDS), str(couple.me)
    given = _mine(states[HAND_OVERS].given, me)[-ACCOUNTS:]
    items, asked_of = _items(states, me), _asked_of(states, me)
    lines: list[Item | AnswerLine] = [*items, *_answers(states, me)]
    newest = {each.seq: each.corrections[-1] if each.corrections else each.seq for each in lines}
    wanted = {*newest, *newest.values(), *(asked_of[seq] for seq in newest if seq in asked_of)}
    for each in given:
        wanted |= {each.seq, each.ready, *each.corrections[-LOOKS_BACK:]}
    entries = couple.space.some(wanted, *READ) if wanted else {}
    said = [_said(entries, seq, last, asked_of.get(seq, 0)) for seq, last in sorted(newest.items())]
    parts, corrections = _accounts(couple, given, entries)
    private = couple.private.read(AnswerPrepared, AccountPart)
    shown = {part for _own, part in parts}
    account = (*(own for own, _part in parts), *corrections)
    alone = (*_private_parts(private, shown), *_prepared(private))
    return OwnWords(_with_words(account), _with_words(alone), _with_words(said))


def _with_words(found: Iterable[Own]) -> tuple[Own, ...]:
    return tuple(each for each in found if each.text)


def _author(line: Item | AccountGiven) -> str:
    return line.giver if isinstance(line, AccountGiven) else line.author


def _mine(lines: Iterable[AnyItem], me: str) -> list[AnyItem]:
    """Those of this person that were not marked as withdrawn."""
    return [each for each in lines if _author(each) == me and not each.withdrawn_on]


def _items(states: States, me: str) -> list[Item]:
    contacts = [each for each in states[NO_CONTACT].lines if each.kind == CONTACT]
    statements = [each for each in states[AMENDS].lines if each.kind is AmendsKind.STATEMENT]
    return [
        *_mine(states[HANDED].items, me)[-LOOKS_BACK:],
        *_mine(states[LIES].lines, me)[-LOOKS_BACK:],
        *_mine(contacts, me)[-LOOKS_BACK:],
        *_mine(statements, me)[-LOOKS_BACK:],
    ]


def _answers(states: States, me: str) -> list[AnswerLine]:
    return [each for line in states[QUESTIONS].questions if line.author != me for each in line.answers][
        -LOOKS_BACK:
    ]


def _asked_of(states: States, me: str) -> dict[int, int]:
    """The question of each own answer."""
    questions = states[QUESTIONS].questions
    return {each.seq: line.seq for line in questions if line.author != me for each in line.answers}


def _said(entries: Mapping[int, Entry], seq: int, last: int, question: int) -> Own:
    """One item; what was corrected since counts as it was corrected last."""
    if last not in entries or seq not in entries:
        return Own(date.min, "")
    record = entries[last].record
    asked = entries[question].record if question in entries else None
    # Written as every language writes it in numbers.
    when = f"{record.on:%d.%m.%Y}" if isinstance(record, ContactLogged) else ""
    return Own(entries[last].day, stated(record), seq, stated(asked), when)


def stated(record: Record | None) -> str:
    """What a record says of what happened.

    Not what was said then, which a lie and the acts owned repeat; and not what somebody else did.
    """
    match record:
        case Asked() | AnswerGiven() | Handed() | Corrected():
            return record.text
        case LieCorrected():
            return record.truth
        case ContactLogged(own=True):
            return record.what
        case ActsOwned():
            return "\n".join(text for text in (record.did, record.cost, record.own) if text)
        case AccountPart():
            return "\n".join(text for name in STATED if (text := getattr(record, name)))
        case _:
            return ""


def _accounts(
    couple: Couple, given: Sequence[AccountGiven], entries: Mapping[int, Entry]
) -> tuple[list[tuple[Own, AccountPart]], list[Own]]:
    """The parts of the accounts that opened, the first part of each last; and the corrections beside them."""
    rounds = [[entries[seq] for seq in (each.seq, each.ready) if seq in entries] for each in given]
    texts = releases.opened_of_each(couple.space, rounds, (couple.me, couple.partner))
    parts, corrections = list[tuple[Own, AccountPart]](), list[Own]()
    for account, text in zip(given, texts, strict=True):
        day, later = date.fromisoformat(account.on), tuple(_later(account, entries))
        for part in reversed(read_account((text or {}).get(couple.me, ""))):
            parts.append((_part(part, day, account.seq, later), part))
        corrections += later
    return parts, corrections


def _later(account: AccountGiven, entries: Mapping[int, Entry]) -> Iterator[Own]:
    for seq in account.corrections[-LOOKS_BACK:]:
        if seq in entries:
            yield Own(entries[seq].day, stated(entries[seq].record), account.seq, account=True)


def _part(part: AccountPart, day: date, follows: int = 0, later: tuple[Own, ...] = ()) -> Own:
    asked = part.said if part.part is PartKind.ANSWER else ""
    return Own(day, stated(part), follows, asked, part.when, account=True, later=later)


def _private_parts(entries: Sequence[Entry], shown: set[AccountPart]) -> list[Own]:
    """The parts that are still one's own alone: what was handed over as it stands is looked at there."""
    days = {entry.seq: entry.day for entry in entries}
    return [
        _part(each.part, days[each.seq])
        for each in reversed(standing_parts(entries))
        if msgspec.structs.replace(each.part, root=0) not in shown
    ]


def _prepared(entries: Sequence[Entry]) -> list[Own]:
    """The drafts of answers, each with the question that it may be to."""
    kept = [(each.day, each.record) for each in standing_notes(entries)[-LOOKS_BACK:]]
    return [
        Own(day, draft.text, asked=draft.question) for day, draft in kept if isinstance(draft, AnswerPrepared)
    ]
