"""What the tests of the review share: writing, releasing, letting time pass, and reading every page."""

import re
from html import unescape
from typing import Any

from goldseam.ledger.models import ReleaseHalf

Two = Any
Who = Any
REVIEW, WRITE, RELEASE = "/us/review/", "/us/review/write/", "/us/review/release/"
# Every page on which something of the other could stand.
PAGES = (
    "/today/",
    "/us/",
    REVIEW,
    WRITE,
    RELEASE,
    "/us/review/talk/",
    "/us/review/round/2026-W48/",
    "/us/standing/",
    "/us/standing/write/",
    "/us/standing/release/",
    "/us/shared/",
    "/us/closeness/",
    "/account/",
    "/menu/",
    "/progress/",
    "/notes/",
)
TOKENS = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


def shown(who: Who) -> dict[str, tuple[int, str]]:
    """Every page of somebody, byte for byte but for the token of its forms."""
    answers = {page: who.get(page) for page in PAGES}
    return {page: (one.status_code, TOKENS.sub("", one.content.decode())) for page, one in answers.items()}


def hidden(who: Who, page: str) -> dict[str, str]:
    """What the form of a page sends along."""
    html = who.get(page).content.decode()
    return {name: unescape(value) for name, value in re.findall(r'name="(round|seen)" value="([^"]*)"', html)}


def wrote(who: Who, **answers: str) -> Any:
    return who.post(WRITE, answers)


def released(who: Who, **answers: str) -> Any:
    wrote(who, **answers)
    return who.post(RELEASE, hidden(who, RELEASE))


def moved(who: Who, move: str) -> Any:
    return who.post(REVIEW, {"move": move, "round": hidden(who, REVIEW).get("round", "")})


def together(who: Who, *records: Any) -> None:
    who.unlocked.shared_space().append(*records, at=who.clock.now(), day=who.clock.today)


def halves(couple: Two) -> int:
    """How many halves of keys lie aside."""
    return ReleaseHalf.objects.filter(space=couple.alice.unlocked.shared_space().id).count()


def later(couple: Two, **amount: float) -> None:
    couple.alice.clock.passes(**amount)
    for who in (couple.alice, couple.bob):
        who.unlock(who.passphrase)


def page(who: Who, address: str = REVIEW) -> str:
    return unescape(who.get(address).content.decode())
