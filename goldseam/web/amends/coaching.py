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
    # Anger at whoever did it is no danger: who was hurt is not asked to weigh their words.
    cards = [each for each in reading.cards if who is Reads.BROKE or each is not Card.CONTEMPT]
    if cards:
        return Coached(cards=[ShownCard(_sentence(reading, each), WAYS[each]) for each in cards])
    if who is Reads.HURT:
        return Coached()
    return Coached(comments=comments(reading), more=more_was_found(reading))


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


def by_breach(breaches: Sequence[Breach], breach: int, person: str) -> Reads:
    """On a page of whoever broke trust: who this person is in the breach it is about, as they see it themselves."""
    views = next((each.views for each in breaches if each.seq == breach), {})
    return Reads.HURT if person in views and views[person].broke is Part.PARTNER else Reads.BROKE


def by_role(private: OpenSpace) -> Reads:
    """On a page that serves both: only who broke trust, and was not hurt too, is read for style. Three queries."""
    role = assemble(given_answers(private.states(ANSWERS)[ANSWERS])).role
    return Reads.BROKE if role is Role.OFFENDING else Reads.HURT


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


def _sentence(reading: Reading, card: Card) -> str:
    return next(each.sentence for each in reading.findings if each.label is card)
