"""Sorting a dispute as one person and as two: what the tests of disputes share."""

import re
from typing import Any

from goldseam.core.records.dispute import DisputeOpened

Who = Any
PAGE, SORT, NAME = "/dispute/", "/dispute/sort/", "/dispute/name/"
DISHES = {"title": "the dishes", "text": "whose turn", "wound": "yes", "helps": "one evening"}


def sort(who: Who, **more: str) -> str:
    """Answer the three questions; the page of the own answers."""
    return str(who.post(SORT, {**DISHES, **more})["Location"])


def opened(who: Who, title: str = "the dishes") -> str:
    """Name a dispute for both; its number."""
    assert who.post(NAME, {"title": title, "move": "hand"}).status_code == 302
    return str(who.shared.read(DisputeOpened)[-1].seq)


def release(who: Who, number: str) -> None:
    page = f"{PAGE}both/{number}/"
    seen = re.findall(r'name="seen" value="(\w+)"', who.get(page).content.decode())
    who.post(page, {"move": "release", "seen": seen[0]})
