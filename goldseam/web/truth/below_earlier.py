"""The earlier texts as both will read them, with the corrections that go with an answer: for the preview (S12)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import AnswerGiven, Corrected
from goldseam.core.records.amends import AMENDS
from goldseam.core.records.hand_over import HAND_OVERS
from goldseam.core.records.handed import HANDED
from goldseam.core.records.lie import LIES
from goldseam.core.records.no_contact import NO_CONTACT
from goldseam.core.records.question import QUESTIONS, AnswerLine
from goldseam.ledger.spaces import States
from goldseam.web.amends import items as amends
from goldseam.web.together.couple import Couple
from goldseam.web.together.items import HOW_READ, Correction, shown
from goldseam.web.truth.account_reading import opened_of
from goldseam.web.truth.earlier import Against
from goldseam.web.truth.threads import Piece, answer_piece, corrections_of
from goldseam.web.truth.told import told_of_each

FOLDS = (QUESTIONS, HANDED, HAND_OVERS, LIES, NO_CONTACT, AMENDS)


@dataclass(frozen=True)
class InAccount:
    """The places of an account that do not fit, and what stands beside it: the account itself is long."""

    name: str
    kind: str | Promise
    on: date
    quotes: tuple[str, ...]
    corrections: tuple[Correction, ...]


@dataclass(frozen=True)
class Below:
    """One earlier text, and the template that shows it."""

    template: str
    item: Any


def corrected(couple: Couple, corrections: Sequence[Corrected], found: Sequence[Against]) -> list[Below]:
    """What these corrections stand below, as both will read it. A few queries for each."""
    if not corrections:
        return []
    states = couple.space.states(*FOLDS)
    seen = ((_below(couple, states, each.follows, found), each) for each in corrections)
    return [
        Below(
            below.template, replace(below.item, corrections=(*below.item.corrections, _added(couple, each)))
        )
        for below, each in seen
        if below
    ]


def _added(couple: Couple, said: Corrected) -> Correction:
    return Correction(couple.day, HOW_READ[said.how], said.text)


def _below(couple: Couple, states: States, seq: int, found: Sequence[Against]) -> Below | None:
    """An own item with what stands below it so far; None where it is there no longer."""
    answers = {each.seq: each for line in states[QUESTIONS].questions for each in line.answers}
    items = {line.seq: line for line in states[HANDED].items}
    told = {line.seq: line for line in (*states[LIES].lines, *states[NO_CONTACT].lines)}
    accounts = {each.seq: each.hand_over for each in states[HAND_OVERS].given}
    if seq in answers:
        piece = _answer(couple, answers[seq])
        return Below("together/_item.html", piece) if piece else None
    if seq in items:
        return Below("together/_item.html", shown(couple, items[seq]))
    if seq in accounts:
        quotes = tuple(each.then for each in found if each.seq == seq)
        return Below("truth/_in_account.html", _in_account(couple, accounts[seq], quotes))
    if seq in told:
        return next((Below("truth/_told.html", each) for each in told_of_each(couple, [told[seq]])), None)
    line = states[AMENDS].line(seq)
    return Below("amends/_item.html", amends.shown(couple, [line])[0]) if line else None


def _answer(couple: Couple, said: AnswerLine) -> Piece | None:
    entries = couple.space.some([said.seq, *said.corrections], AnswerGiven, Corrected)
    entry = entries.get(said.seq)
    if entry is None or not isinstance(entry.record, AnswerGiven):
        return None
    name, before = couple.name_of(couple.me), corrections_of(said, entries)
    return answer_piece(name, entry.day, entry.record, said.seq, before)


def _in_account(couple: Couple, hand_over: int, quotes: tuple[str, ...]) -> InAccount:
    opened = opened_of(couple, hand_over)
    return InAccount(opened.name, _("The full account"), opened.on, quotes, opened.corrections)
