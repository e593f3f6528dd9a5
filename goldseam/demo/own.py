"""What Robin and Kim keep for themselves alone: pages about themselves, where they stand, what they measured."""

from collections.abc import Iterator
from datetime import timedelta

from goldseam.core.records.decided import Decided, Way
from goldseam.core.records.measured import DaysBrought, QuestionnaireAnswered
from goldseam.core.records.own import OwnWritten
from goldseam.demo.together import Dated, Two
from goldseam.demo.words_of_own import EARLIER, LOG_NOTES, OWN, STANDS

MEASURE = "csi-4"
# How many days ago, and the points of each item.
MEASURED = {
    "kim": ((323, (2, 1, 1, 1)), (176, (2, 2, 1, 2)), (36, (3, 2, 2, 3))),
    "robin": ((311, (2, 3, 2, 2)), (171, (2, 3, 2, 3)), (34, (3, 3, 2, 3))),
}
# A log of the three weeks before, brought on the second day: how many days ago it ends, and its values.
BROUGHT, LOG_ENDS = 363, 366
LOG = (7, 7, 6, 7, 5, 6, 7, 6, 6, 4, 5, 6, 6, 5, 4, 5, 3, 4, 2, 1, 1)
# The topics were written one a week; what stood on a page before is older than all of them.
FIRST, WEEK, BEFORE = 273, 7, 333
NOT_YET, LOOKED, GOES_ON, OF_ROBIN, AGAIN = 351, 319, 46, 284, 30


def be_oneself(two: Two) -> None:
    """All of it in one go for each of them."""
    for who in ("kim", "robin"):
        two.keep_all(who, *sorted(_of(two, who), key=lambda each: -each[0]))


def _of(two: Two, who: str) -> Iterator[Dated]:
    yield from ((ago, 21, QuestionnaireAnswered(MEASURE, points)) for ago, points in MEASURED[who])
    yield from _pages(two, who)
    yield from _standing(two, who)
    if who == "kim":
        yield BROUGHT, 20, _log(two)


def _log(two: Two) -> DaysBrought:
    """What Kim had kept on paper before."""
    days = [(two.today - timedelta(days=LOG_ENDS + back)).isoformat() for back in range(len(LOG) - 1, -1, -1)]
    notes = {days[place]: text for place, text in LOG_NOTES[two.language].items()}
    return DaysBrought("mood", dict(zip(days, map(float, LOG), strict=True)), notes)


def _pages(two: Two, who: str) -> Iterator[Dated]:
    for key, text in EARLIER[two.language][who].items():
        topic, part = key.split("/")
        yield BEFORE, 22, OwnWritten(topic, part, text)
    pages = OWN[two.language][who]
    topics = list(dict.fromkeys(key.split("/")[0] for key in pages))
    for key, text in pages.items():
        topic, part = key.split("/")
        yield FIRST - WEEK * topics.index(topic), 22, OwnWritten(topic, part, text)


def _standing(two: Two, who: str) -> Iterator[Dated]:
    """Kim: not yet, and months later to go on for now. Robin: to go on, whatever becomes of it."""
    words = STANDS[two.language][who]
    if who == "kim":
        looked = two.today - timedelta(days=LOOKED)
        yield NOT_YET, 22, Decided(Way.NOT_YET, words[0], looked)
        yield GOES_ON, 22, Decided(Way.GO_ON, words[1], two.today + timedelta(days=AGAIN))
    else:
        yield OF_ROBIN, 22, Decided(Way.GO_ON, words[0])
