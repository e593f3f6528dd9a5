"""Two people on the way to an account that opens: what the tests of handing over and of reading share."""

import re
from html import unescape
from typing import Any

from goldseam.core.records import AccountPart, Answered, HandOverProposed, Preferred

Two = Any
Who = Any
HAND_OVER, SEAL = "/truth/account/hand-over/", "/truth/account/seal/"
TICKED = ["want", "somebody", "children", "sober", "no_harm"]


def page(who: Who, address: str = HAND_OVER) -> str:
    return unescape(who.get(address).content.decode())


def written(two: Two) -> None:
    """Alice wrote three parts and said that telling is safe."""
    two.alice.wrote(
        Preferred("account_caution", "2026-11-22"),
        Answered("addressed_safely", "yes"),
        AccountPart(when="2023", happened="MARKED one"),
        AccountPart(when="May 2024", happened="MARKED two", money="MARKED <money>"),
        AccountPart(when="June 2024", happened="MARKED three"),
    )


def seal(who: Who) -> None:
    seen = re.findall(r'name="seen" value="(\w+)"', page(who, SEAL))[0]
    who.post(SEAL, {"seen": seen, "move": "seal"})


def propose(who: Who, whose: str = "mine", on: str = "2026-11-24", hour: str = "20:00") -> Any:
    return who.post(HAND_OVER, {"move": "propose", "whose": whose, "on": on, "hour": hour})


def newest(who: Who) -> int:
    return max(entry.seq for entry in who.shared.read(HandOverProposed))


def agreed(two: Two) -> int:
    """Sealed today, agreed on for the day after tomorrow, which has come."""
    written(two)
    seal(two.alice)
    propose(two.alice)
    number = newest(two.bob)
    two.bob.post(HAND_OVER, {"move": "agree", "number": number})
    two.alice.clock.passes(days=2, hours=4)
    for each in (two.alice, two.bob):
        each.unlock(each.passphrase)
    return number


def confirm(who: Who, number: int, **fields: Any) -> Any:
    shown = page(who, f"/truth/account/ready/{number}/")
    sealed = re.findall(r'name="seal" value="(\d+)"', shown)
    form = {"move": "confirm", "ticked": TICKED, **({"seal": sealed[0]} if sealed else {}), **fields}
    return who.post(f"/truth/account/ready/{number}/", form)


def opened(two: Two) -> int:
    number = agreed(two)
    confirm(two.alice, number)
    confirm(two.bob, number)
    return number
