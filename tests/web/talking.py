"""Two people before and in their guided talk: what the tests of the talk and of its time-outs share."""

import re
from html import unescape
from typing import Any

Two = Any
Who = Any
TALK_PAGE, REVIEW, RELEASE = "/us/review/talk/", "/us/review/", "/us/review/release/"
NAME = "2026-W48"
TOKENS = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


def page(who: Who, address: str = TALK_PAGE) -> str:
    return unescape(who.get(address).content.decode())


def hidden(who: Who, address: str) -> dict[str, str]:
    return dict(re.findall(r'name="(round|seen)" value="([^"]*)"', page(who, address)))


def heading(who: Who) -> str:
    return re.findall(r"<h1>(.*?)</h1>", page(who))[0]


def pressed(who: Who, move: str, **fields: str) -> Any:
    return who.post(TALK_PAGE, {**hidden(who, TALK_PAGE), "move": move, **fields})


def said(couple: Two, *kinds: Any) -> list[Any]:
    return [entry.record for entry in couple.alice.unlocked.shared_space().read(*kinds)]


def together(who: Who, *records: Any) -> None:
    who.unlocked.shared_space().append(*records, at=who.clock.now(), day=who.clock.today)


def released(couple: Two) -> None:
    """Both released what they wrote for their talk."""
    answers = {
        "alice": {"kept": "A-KEPT", "change": "A-CHANGE"},
        "bob": {"kept": "B-KEPT", "change": "B-CHANGE"},
    }
    for name, each in answers.items():
        who = getattr(couple, name)
        who.post("/us/review/write/", each)
        who.post(RELEASE, hidden(who, RELEASE))
