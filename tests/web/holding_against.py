"""Two people, an account that opened without a page, and an answer: what the tests of holding against share."""

import re
from html import unescape
from typing import Any

from goldseam.core.records import AccountPart, Asked, Corrected, HandOverAgreed, HandOverProposed
from goldseam.core.records.account import sealed_account
from goldseam.core.records.hand_over import READY
from goldseam.core.records.release import ReleaseTopic
from goldseam.ledger import releases

Two = Any
Who = Any
QUESTION, TWICE, FIVE = "How often did you meet Robin?", "I met Robin twice.", "I met Robin five times."
IN_MAY = AccountPart(when="May 2024", happened=f"Robin wrote first. {TWICE}", said="I met Robin nine times.")


def agreed(giver: Who, reader: Who) -> str:
    """The name of a round of an account that both said yes to."""
    (proposed,) = reader.gave(HandOverProposed("2026-11-22T20:00+00:00", mine=False))
    giver.gave(HandOverAgreed(proposed))
    return str(proposed)


def released(who: Who, name: str, text: str) -> int:
    space = who.shared
    space.head()
    sent = releases.release(
        space,
        ReleaseTopic.ACCOUNT,
        name,
        text,
        at=who.clock.now(),
        day=who.clock.today,
        after=space.last_seen,
    )
    return int(sent.seq)


def opened(giver: Who, reader: Who, *parts: AccountPart) -> int:
    """An account that opened: the number of its item."""
    name = agreed(giver, reader)
    number = released(giver, name, sealed_account(parts))
    released(reader, name, READY)
    return number


def asked(couple: Two, text: str = QUESTION) -> str:
    (seq,) = couple.bob.gave(Asked(text))
    return f"/truth/questions/{seq}/answer/"


def answer(who: Who, page: str, text: str = FIVE, **fields: str) -> Any:
    return who.post(page, {"how": "true", "text": text, "move": "preview", **fields})


def quoted(response: Any) -> list[str]:
    """What the page holds against the answer, in its order; nothing where it is the preview."""
    return re.findall(r"you wrote “(.*?)”", unescape(response.content.decode()))


def corrections(who: Who) -> list[Corrected]:
    return [entry.record for entry in who.shared.read(Corrected)]
