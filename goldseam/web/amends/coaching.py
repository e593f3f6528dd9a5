"""The coach beside a draft: read when asked and on a pause in writing, shown to its writer alone, never kept (S29)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Any

import msgspec
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.catalogue.model import Language
from goldseam.core.coach import (
    LONGEST,
    Card,
    Comment,
    Component,
    Reading,
    TooLongError,
    comments,
    more_was_found,
    read,
    read_injured,
)
from goldseam.core.records.breach import Breach, Part
from goldseam.core.records.situation import ANSWERS
from goldseam.core.situation.assembling import assemble
from goldseam.core.situation.model import Role
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.shared import method
from goldseam.web.shared.access import View
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.situation.assembling import given_answers

JSON = "application/json"
# As much as a form may have (settings): a draft that is too long to be read is told so, and is no error.
LONGEST_MESSAGE = 8 * 1024 * 1024
YES = "yes"
Way = tuple[str, Promise]
HELP: Way = ("/help/", _("People to call"))
CHECK: Way = ("/safety/", _("Private safety check"))
WAYS: Mapping[Card, tuple[Way, ...]] = {
    Card.SELF_HARM: (HELP, ("/practices/reach-help-tonight/", _("Help for tonight"))),
    Card.THREAT: (HELP, CHECK),
    Card.VIOLENCE: (HELP, CHECK),
    Card.CONTEMPT: (("/practices/pause-with-a-return/", _("How to take a pause")),),
}
TOO_LONG = _("This is too long to be read over at once. It can be kept and handed over all the same.")
TOOK_TOO_LONG = _("It could not be read over this time. It can be kept and handed over all the same.")
NOTHING = _("Nothing stood out. It knows words, not your story.")


class Reads(StrEnum):
    """Whose words these are: of whoever broke trust, or of whoever was hurt, where only danger is looked for."""

    BROKE = "broke"
    HURT = "hurt"


@dataclass(frozen=True)
class ShownCard:
    """What opens in place of any advice: its sentence, and where it leads."""

    sentence: str
    ways: Sequence[Way]


@dataclass(frozen=True)
class Coached:
    """What is said beside a draft: cards, or three comments at most, or one quiet sentence; often nothing.

    `more`: other words can be misread too, and wait until the draft is read over again.
    """

    cards: Sequence[ShownCard] = ()
    comments: Sequence[Comment] = ()
    note: str | Promise = ""
    more: bool = False


def look(text: str, who: Reads) -> Coached:
    """Read a draft over. Nothing of it is kept, and whatever happens here holds nothing up."""
    try:
        reading = (read if who is Reads.BROKE else read_injured)(text, language_of(text[:LONGEST]))
    except TooLongError:
        return Coached(note=TOO_LONG)
    except TimeoutError:
        return Coached(note=TOOK_TOO_LONG)
    cards = _cards(reading, who)
    if cards:
        return Coached(cards=cards)
    if who is Reads.HURT:
        return Coached()
    return Coached(comments=comments(reading), more=more_was_found(reading))


def dangers(text: str, who: Reads) -> Coached:
    """For a preview: cards and nothing else. Advice stands where it can be waved away, and the words changed."""
    try:
        reading = read_injured(text, language_of(text[:LONGEST]))
    except (TooLongError, TimeoutError):
        return Coached()
    return Coached(cards=_cards(reading, who))


def asks_for_forgiveness(text: str, who: Reads) -> bool:
    """Whether the words of whoever broke trust seem to; not where a card has the word, or nothing was read."""
    if who is Reads.HURT:
        return False
    try:
        reading = read(text, language_of(text[:LONGEST]))
    except (TooLongError, TimeoutError):
        return False
    return not reading.cards and Component.REQUEST_FORGIVENESS in reading.components


def asked_for(text: str, who: Reads) -> Coached:
    """As `look`, for somebody who asked for it: that nothing was found is said too."""
    found = look(text, who)
    return found if found.cards or found.comments or found.note else Coached(note=NOTHING)


def language_of(text: str) -> Language:
    """What most letters are written in; the language of the page where there are none."""
    letters = [letter for letter in text if letter.isalpha()]
    if not letters:
        return method.language()
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in letters)
    return Language.RU if 2 * cyrillic > len(letters) else Language.EN


def by_breach(breaches: Sequence[Breach], breach: int, person: str, role: Callable[[], Role]) -> Reads:
    """On a page of whoever broke trust: who this person is in the breach it is about, as they see it themselves.

    Where they said nothing of it, and where none is named, `role` says it: who was hurt, and did nothing else,
    is not asked about style.
    """
    views = next((each.views for each in breaches if each.seq == breach), {})
    view = views.get(person)
    if view is None or view.broke is Part.NOT_SURE:
        return Reads.HURT if role() is Role.INJURED else Reads.BROKE
    return Reads.HURT if view.broke is Part.PARTNER else Reads.BROKE


def by_role(private: OpenSpace) -> Reads:
    """On a page that serves both: only who broke trust, and was not hurt too, is read for style. Three queries."""
    return Reads.BROKE if role_of(private) is Role.OFFENDING else Reads.HURT


def role_of(private: OpenSpace) -> Role:
    """The own role, as it is told in private. Three queries."""
    return assemble(given_answers(private.states(ANSWERS)[ANSWERS])).role


def wanted(request: PersonRequest, error: str) -> bool:
    """Whether the button "Read it over with me" was pressed, and there is something to read."""
    return request.POST.get("move") == "read" and not error


def overheard(whose: Callable[..., tuple[str, Reads]]) -> Callable[[View], View]:
    """Around a view with a form to write in: what the script sends on a pause is read over, and that is all.

    `whose` gets what was sent, and what the view gets after its request: the words, and who wrote them.
    """

    def around(view: View) -> View:
        @wraps(view)
        def guarded(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            sent = _sent(request)
            if sent is None:
                return view(request, *args, **kwargs)
            read_over = asked_for if sent.get("asked") == YES else look
            context = {"coach": read_over(*whose(sent, *args, **kwargs))}
            return render(request, "amends/_coach.html", context)

        return guarded

    return around


def _sent(request: PersonRequest) -> Mapping[str, str] | None:
    """The draft that the script sends; None where this is no such request.

    Its body is no form: where the device is locked meanwhile, nothing of it waits anywhere.
    """
    if request.method != "POST" or request.content_type != JSON:
        return None
    body = request.read(LONGEST_MESSAGE)
    try:
        return msgspec.json.decode(body, type=dict[str, str])
    except (msgspec.MsgspecError, ValueError):
        return {}


def _cards(reading: Reading, who: Reads) -> list[ShownCard]:
    # Anger at whoever did it is no danger: who was hurt is not asked to weigh their words.
    cards = [each for each in reading.cards if who is Reads.BROKE or each is not Card.CONTEMPT]
    return [ShownCard(_sentence(reading, each), WAYS[each]) for each in cards]


def _sentence(reading: Reading, card: Card) -> str:
    return next(each.sentence for each in reading.findings if each.label is card)
