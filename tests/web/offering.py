"""Offering openness as a person does it, for the tests of openness."""

from collections.abc import Callable
from typing import Any

from goldseam.core.records.openness import (
    OpennessGiven,
)
from tests.web.browsing import TOKEN

Who = Any
Words = Callable[[Any], str]
HERE = "/openness/"
OFFER = {
    "title": "the phone bill",
    "why": "so that you can look instead of asking",
    "text": "canary-numbers 12.40",
    "days": "14",
    "review": "2026-11-29",
}


def drafted(who: Who, **more: Any) -> str:
    """Write an offer; the address of its draft."""
    sent = who.post(f"{HERE}new/", {**OFFER, **more})
    assert sent.status_code == 302
    return str(sent["Location"])


def given(who: Who, **more: Any) -> tuple[str, str]:
    """Give an offer; the own address and the one of the other."""
    own = drafted(who, **more)
    assert who.post(own, {"move": "hand"}).status_code == 302
    seq = who.shared.read(OpennessGiven)[-1].seq
    return own, f"{HERE}theirs/{seq}/"


def opened(who: Who, theirs: str) -> Any:
    who.post(theirs, {"move": "yes"})
    who.post(theirs, {"move": "open"})
    return who.get(theirs)


def body(page: Any) -> str:
    return f"{page.status_code} {TOKEN.sub('', page.content.decode())}"


def inside(who: Who, kind: Any) -> list[Any]:
    """What of a kind stands in the one small space a giver has."""
    (space,) = who.unlocked.spaces().given
    return [entry.record for entry in space.read(kind)]
