"""What Robin lets Kim see, item by item, each with its end; and the plans that both said beforehand."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from goldseam.core.records import Entry
from goldseam.core.records.openness import (
    OpennessAnswered,
    OpennessGiven,
    OpennessKind,
    OpennessOpened,
    OpennessWritten,
)
from goldseam.core.records.plan_said import AlongAnswered, PlanSaid
from goldseam.demo.together import Two, moment
from goldseam.demo.words_of_openness import OPENNESS
from goldseam.ledger import openness
from goldseam.ledger.openness import Way
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Unlocked

# How many days ago it was offered, and for how many days from then on.
CARD, DIARY, FOR = 24, 2, 60
OPENED = (23, 16, 9)


def open_up(two: Two, robin: Unlocked, kim: Unlocked) -> None:
    """One offer that Kim accepted and opened now and then, a newer one that waits, and plans."""
    words = OPENNESS[two.language]
    seen = _offered(two, robin, kim, "card", CARD, words)
    for ago, record in ((CARD, OpennessAnswered(True)), *((ago, OpennessOpened()) for ago in OPENED)):
        day = two.today - timedelta(days=ago)
        seen.append(record, at=moment(day, 22), day=day)
    _offered(two, robin, kim, "diary", DIARY, words)
    _plans(two, words)


def _offered(
    two: Two, robin: Unlocked, kim: Unlocked, name: str, ago: int, words: Mapping[str, str]
) -> OpenSpace:
    """Write an offer and show it; the small space as Kim finds it."""
    day = two.today - timedelta(days=ago)
    at, ends = moment(day, 20), day + timedelta(days=FOR)
    text = OpennessWritten(
        words[name], words[f"{name}_text"], words[f"{name}_why"], two.today + timedelta(days=4)
    )
    small, ways = openness.begin(robin, text, at=at, day=day, ends_on=ends), list[Way]()

    def write(half: bytes, sealed: bytes) -> list[Entry]:
        given = OpennessGiven(OpennessKind.OFFER, str(small.id), half, sealed)
        ways.append(Way(UUID(given.space), robin.person, half, sealed))
        return two.ends["robin"].append(given, at=at, day=day)

    openness.show(small, write)
    return openness.found(kim, ways, two.today)[small.id][0]


def _plans(two: Two, words: Mapping[str, str]) -> None:
    soon, later = two.today + timedelta(days=2), two.today + timedelta(days=5)
    two.write("robin", 1, 19, PlanSaid(words["choir"], soon, soon, "19:00", "21:30", words["choir_where"]))
    market = PlanSaid(words["market"], later, later, "10:30", "", words["market_where"], along=True)
    two.write("kim", 1, 21, AlongAnswered(two.write("robin", 2, 9, market), yes=True))
    two.write("kim", 1, 21, PlanSaid(words["friend"], soon, soon, "17:00", "19:00"))
