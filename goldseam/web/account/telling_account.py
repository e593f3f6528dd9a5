"""Says the records about the full account and its handing over: for the export that is read."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import (
    AccountPart,
    AccountReadTo,
    AccountSealed,
    AccountTold,
    DetailChosen,
    HandOverAgreed,
    HandOverProposed,
    HandOverWaits,
)
from goldseam.core.records.account import PartKind, ToldHow, read_account
from goldseam.core.records.kinds import Record
from goldseam.core.situation.model import LevelOfDetail
from goldseam.web.shared import clock

Lines = Iterator[tuple[str, str]]
Teller = Callable[[Any], Lines]

PARTS: Mapping[PartKind, Promise] = {
    PartKind.EVENT: _("What happened"),
    PartKind.DENIAL: _("What was denied"),
    PartKind.ANSWER: _("A question, answered"),
    PartKind.REASONS: _("The reasons"),
}
# Every field of a part with its name, in the order in which it is read.
FIELDS: Mapping[str, Promise] = {
    "happened": _("What happened"),
    "said": _("What was said about it then"),
    "truth": _("What was true"),
    "knew": _("Who knew"),
    "money": _("Money"),
    "health": _("Health, risk and tests"),
    "unsure": _("What is still uncertain"),
}
# The reasons are the reasons: they need no further name.
FIELDS_OF: Mapping[PartKind, tuple[str, ...]] = {
    PartKind.EVENT: tuple(FIELDS),
    PartKind.DENIAL: ("said", "truth"),
    PartKind.ANSWER: ("said", "happened"),
    PartKind.REASONS: ("happened",),
}
ANSWERED: Mapping[str, Promise] = {"said": _("The question"), "happened": _("The answer")}
LEVELS: Mapping[str, Promise] = {
    LevelOfDetail.FACTS_ONLY: _("The facts only"),
    LevelOfDetail.FACTS_AND_CIRCUMSTANCES: _("The facts, and how they came about"),
    LevelOfDetail.EVERYTHING_I_ASK: _("Everything I ask"),
}
TOLD: Mapping[ToldHow, Promise] = {
    ToldHow.ALOUD: _("Told aloud"),
    ToldHow.PAPER: _("Given on paper"),
    ToldHow.NOT_TOLD: _("Not told after all"),
}


def field_name(part: PartKind, name: str) -> Promise:
    """What a field of such a part is called."""
    if part is PartKind.ANSWER and name in ANSWERED:
        return ANSWERED[name]
    return PARTS[part] if part is PartKind.REASONS else FIELDS[name]


def clock_time(at: str) -> str:
    """A time that a record keeps, in words and on the clocks here; as it stands where it is none."""
    moment = clock.kept_time(at)
    return date_format(clock.local_time(moment), "j E Y, H:i") if moment else at


def _part(record: AccountPart) -> Lines:
    yield str(_("The full account")), str(PARTS[record.part])
    yield str(_("When")), record.when
    for name in dict.fromkeys((*FIELDS_OF[record.part], *FIELDS)):
        yield str(field_name(record.part, name)), getattr(record, name)


def _sealed(record: AccountSealed) -> Lines:
    parts = read_account(record.text)
    for part in parts:
        yield from _part(part)
    if not parts:
        yield str(_("The full account")), record.text


def _told(record: AccountTold) -> Lines:
    yield str(TOLD[record.how]), date_format(record.on, "j E Y")


def _read_to(record: AccountReadTo) -> Lines:
    yield str(_("Stopped reading at part")), str(record.place)


def _level(record: DetailChosen) -> Lines:
    yield str(_("How much I want to hear")), str(LEVELS.get(record.level, record.level))


def _proposed(record: HandOverProposed) -> Lines:
    yield str(_("Time for an account")), clock_time(record.at)
    yield str(_("Who gives it")), str(_("I")) if record.mine else str(_("The other"))


def _agreed(record: HandOverAgreed) -> Lines:
    yield str(_("Agreed to number")), str(record.proposal)


def _waits(record: HandOverWaits) -> Lines:
    yield str(_("It waits: number")), str(record.proposal)
    yield str(_("Until")), date_format(record.until, "j E Y") if record.until else ""


ACCOUNT_TELLERS: Mapping[type[Record], Teller] = {
    AccountPart: _part,
    AccountReadTo: _read_to,
    AccountSealed: _sealed,
    AccountTold: _told,
    DetailChosen: _level,
    HandOverAgreed: _agreed,
    HandOverProposed: _proposed,
    HandOverWaits: _waits,
}
