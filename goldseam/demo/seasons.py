"""The quiet half of their year: a time of space, a lapse told the same day, a dispute, reviews, small thanks."""

from collections.abc import Mapping
from datetime import timedelta

import msgspec

from goldseam.core.records import (
    ClosenessWished,
    Handed,
    Lapsed,
    LapseHow,
    LapseKind,
    StandingDrafted,
)
from goldseam.core.records.appreciation import GratitudeSaid, GratitudeWelcomed
from goldseam.core.records.dispute import DisputeEnd, DisputeEnded, DisputeOpened, DisputeSorted, Wound
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.memory import MemoryKept
from goldseam.core.records.promise import Outcome, PromiseCause, PromiseClosed, Promised, Recurs
from goldseam.core.records.release import ReleaseTopic
from goldseam.core.records.renewal import DateAnswered, DateClosed, DateHow, DateProposed
from goldseam.core.records.request import RequestAnswered, Requested, RequestHow
from goldseam.core.records.sign import ComeSigned
from goldseam.core.situation.model import Closeness
from goldseam.demo.together import Two, review
from goldseam.demo.words_of_seasons import LOOKED_BACK, SEASONS, STOOD, TOOK_ALONG
from goldseam.web.nearness.sorting import Sealed
from goldseam.web.together.rounds import sealed_standing

# How many days ago.
STOOD_AT, SPACE, SPACE_ENDS, RESTED, TOLD, TRAVEL, HOUR = 190, 160, 147, 146, 118, 96, 173
LOOKED_BACK_AT = (182, 112)
SUNDAY, WEEK = 6, 7


def pass_the_seasons(two: Two) -> None:
    """Everything between the first months and the last weeks."""
    words = SEASONS[two.language]
    for who, (value, said) in STOOD[two.language].items():
        text = sealed_standing(StandingDrafted("1", value, said))
        two.release(who, STOOD_AT, ReleaseTopic.STANDING, "1", text)
    for ago, answers, along in zip(LOOKED_BACK_AT, LOOKED_BACK[two.language], _along(two), strict=True):
        review(two, ago, answers, along)
    _space(two, words)
    _lapse(two, words)
    _travel(two, words)
    _hour(two, words)
    _small_things(two, words)


def _along(two: Two) -> list[dict[str, str]]:
    took = TOOK_ALONG[two.language]
    return [{who: said[place] for who, said in took.items()} for place in range(len(LOOKED_BACK_AT))]


def _space(two: Two, words: Mapping[str, str]) -> None:
    """Kim takes two weeks for herself, and says what it was to be let alone."""
    until = two.today - timedelta(days=SPACE_ENDS)
    two.write("kim", SPACE, 8, ClosenessWished(Closeness.SPACE, words["space"], until))
    two.write("kim", RESTED, 19, ClosenessWished(Closeness.NEAR, words["rested"]))
    two.write("kim", RESTED, 20, ComeSigned())
    said = two.write("kim", RESTED - 1, 20, GratitudeSaid(words["left_alone"]))
    two.write("robin", RESTED - 1, 21, GratitudeWelcomed(said))


def _lapse(two: Two, words: Mapping[str, str]) -> None:
    """It happened again, told by oneself on the same day: kept by each, and handed over."""
    on = two.today - timedelta(days=TOLD)
    how, slip, touches = LapseHow.TOLD_SAME_DAY, LapseKind.SLIP, ("lying",)
    two.keep("robin", TOLD, 17, Lapsed(on, how, slip, touches, words["lapse"], words["lapse_changes"]))
    two.write("robin", TOLD, 18, Handed(HandedKind.LAPSE, words["lapse_title"], words["lapse_told"]))
    two.keep("kim", TOLD, 23, Lapsed(on, how, slip, touches, words["lapse_kim"], own=False))


def _travel(two: Two, words: Mapping[str, str]) -> None:
    """A dispute about money: named by Kim, sorted by each alone, opened by both, and settled."""
    travel = two.write("kim", TRAVEL, 19, DisputeOpened(words["travel"]))
    felt = {"kim": Wound.YES, "robin": Wound.PARTLY}
    for who, wound in felt.items():
        about, enough = words[f"travel_{who}"], words[f"travel_{who}_enough"]
        answers = two.keep(
            who, TRAVEL - 1, 20, DisputeSorted(words["travel"], about, wound, enough, dispute=travel)
        )
        sealed = msgspec.json.encode(Sealed(about, wound, enough)).decode()
        two.release(who, TRAVEL - 1, ReleaseTopic.DISPUTE, str(travel), sealed)
        two.keep(who, TRAVEL - 4, 21, DisputeEnded(answers, DisputeEnd.AGREED))


def _hour(two: Two, words: Mapping[str, str]) -> None:
    """Asked for by Kim, promised, and kept week by week but for one Sunday that was put off aloud."""
    asked = two.write("kim", HOUR + 1, 18, Requested(words["asks"], words["asks_why"]))
    two.write("robin", HOUR, 19, RequestAnswered(asked, RequestHow.YES))
    first = two.today - timedelta(days=HOUR)
    first += timedelta(days=SUNDAY - first.weekday())
    promised = Promised(words["hour"], first, Recurs.WEEKLY, cause=PromiseCause.REQUEST, request=asked)
    hour = two.write("robin", HOUR, 19, promised)
    sundays = range((two.today - first).days, WEEK, -WEEK)
    put_off = sundays[len(sundays) // 2]
    closings = []
    for ago in sundays:
        day = two.today - timedelta(days=ago)
        late = ago == put_off
        how = Outcome.LATE if late else Outcome.KEPT
        closings.append((ago, 18, PromiseClosed(hour, day, how, words["moved"] if late else "")))
    two.write_all("robin", *closings)


def _small_things(two: Two, words: Mapping[str, str]) -> None:
    for who, ago, key in (("kim", 131, "thanks_table"), ("robin", 88, "thanks_truth")):
        said = two.write(who, ago, 21, GratitudeSaid(words[key]))
        two.write("robin" if who == "kim" else "kim", ago - 1, 8, GratitudeWelcomed(said))
    day = two.today - timedelta(days=72)
    walk = two.write("robin", 76, 19, DateProposed(words["walk"], day))
    two.write("kim", 75, 8, DateAnswered(walk, agreed=True))
    two.write("kim", 72, 21, DateClosed(walk, day, DateHow.DONE))
    memory = MemoryKept(words["reconciled_text"], words["reconciled"], words["reconciled_when"])
    two.write("kim", 66, 21, memory)
