"""How near Robin and Kim wish to be: touch, signs, trips, what hurts and what helps, a time-out, two disputes."""

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from goldseam.core.records.away import AwayEnded, AwaySaid, ReachSaid
from goldseam.core.records.dispute import DisputeEnd, DisputeEnded, DisputeOpened, DisputeSorted, Wound
from goldseam.core.records.promise import Outcome, PromiseCause, PromiseClosed, Promised
from goldseam.core.records.release import ReleaseTopic
from goldseam.core.records.sign import ComeSigned, LeaveMeSigned
from goldseam.core.records.time_out import TimeOutTaken
from goldseam.core.records.touch import SexLevel, TouchLevel, TouchWished
from goldseam.core.records.trigger import (
    CardHanded,
    DayKnown,
    GentleDayHanded,
    GentleDayNoted,
    TriggerNoted,
)
from goldseam.demo.together import Two, moment
from goldseam.demo.words_of_nearness import NEARNESS
from goldseam.web.nearness.sorting import Sealed

# How many days ago a trip began and ended; the next one is still to come.
LEFT, RETURNED, LEAVES_IN, BACK_IN = 40, 38, 6, 8
# Two days before that day Kim told of it; Kim's birthday is ahead.
CONCERT, CAME_OUT, BIRTHDAY_IN = 20, 367, 12
QUARREL, MINUTES = 26, 40


def be_near(two: Two) -> None:
    """Everything about being near: what comes later names the numbers of what came first."""
    words = NEARNESS[two.language]
    _triggers(two, words)
    concert = _kim(two, words)
    _robin(two, words, concert)
    _visit(two, words)
    _school(two, words)


def _triggers(two: Two, words: Mapping[str, str]) -> None:
    """Private lists of both, and Kim's own gentle days."""
    two.keep_all(
        "kim",
        (251, 23, TriggerNoted(words["phone"], words["phone_helps"], words["phone_harms"])),
        (244, 21, TriggerNoted(words["song"], words["song_helps"], words["song_harms"])),
        (38, 18, TriggerNoted(words["station"], words["station_helps"])),
        (242, 21, GentleDayNoted(_day(two, CAME_OUT), words["out"], yearly=True)),
        (31, 21, GentleDayNoted(_day(two, -BIRTHDAY_IN), words["letter"])),
    )
    two.keep("robin", 42, 23, TriggerNoted(words["third"], words["third_helps"], words["third_harms"]))


def _kim(two: Two, words: Mapping[str, str]) -> int:
    """What Kim says to Robin; the number of the gentle day that Kim told of."""
    phone = words["phone"], words["card_phone_do"], words["card_phone_say"], words["card_phone_avoid"]
    written = two.write_all(
        "kim",
        (261, 21, TouchWished(TouchLevel.NONE, SexLevel.NEVER_ASK)),
        (240, 22, LeaveMeSigned()),
        (235, 20, CardHanded(*phone)),
        (43, 21, ComeSigned()),
        (37, 20, CardHanded(words["song"], words["card_song_do"], words["card_song_say"])),
        (34, 21, TouchWished(TouchLevel.WHEN_ASKED, SexLevel.NOT_NOW)),
        (5, 8, ReachSaid(words["reach_kim"])),
        (CONCERT + 2, 20, GentleDayHanded(_day(two, CONCERT), words["concert"])),
    )
    return written[-1]


def _robin(two: Two, words: Mapping[str, str], concert: int) -> None:
    """What Robin says to Kim: every return is a promise, and each so far was kept."""
    back, ahead, quarrel = (_day(two, ago) for ago in (RETURNED, -BACK_IN, QUARREL))
    fair, mother, time_out = two.write_all(
        "robin",
        (LEFT + 3, 19, Promised(words["fair_back"], back)),
        (2, 19, Promised(words["mother_back"], ahead)),
        (QUARREL, 20, Promised(words["time_out_back"], quarrel, cause=PromiseCause.TIME_OUT)),
    )
    told = words["fair"], words["fair_reach"], words["fair_agreed"]
    coming = words["mother"], words["mother_reach"]
    until = int((moment(quarrel, 20) + timedelta(minutes=MINUTES)).timestamp())
    away = two.write_all(
        "robin",
        (LEFT + 3, 19, AwaySaid(_day(two, LEFT), back, *told, promise=fair)),
        (2, 19, AwaySaid(_day(two, -LEAVES_IN), ahead, *coming, promise=mother)),
        (QUARREL, 20, TimeOutTaken(until, time_out)),
    )
    two.write_all(
        "robin",
        (260, 20, TouchWished(TouchLevel.WHEN_ASKED, SexLevel.NOT_NOW)),
        (RETURNED, 18, AwayEnded(away[0])),
        (RETURNED, 18, PromiseClosed(fair, back, Outcome.KEPT)),
        (29, 19, LeaveMeSigned()),
        (QUARREL, 21, PromiseClosed(time_out, quarrel, Outcome.KEPT)),
        (CONCERT, 8, DayKnown(concert)),
        (3, 8, ReachSaid(words["reach_robin"])),
    )


def _visit(two: Two, words: Mapping[str, str]) -> None:
    """Named by Kim, answered by each alone, released by both, and ended well for both."""
    visit = two.write("kim", 18, 19, DisputeOpened(words["visit"]))
    felt = {"kim": Wound.PARTLY, "robin": Wound.NOT_SURE}
    for who, ago in (("kim", 17), ("robin", 16)):
        about, enough = words[f"visit_{who}"], words[f"visit_{who}_enough"]
        answers = two.keep(
            who, ago, 19, DisputeSorted(words["visit"], about, felt[who], enough, dispute=visit)
        )
        sealed = msgspec.json.encode(Sealed(about, felt[who], enough)).decode()
        two.release(who, ago, ReleaseTopic.DISPUTE, str(visit), sealed)
        two.keep(who, 13, 21, DisputeEnded(answers, DisputeEnd.AGREED))


def _school(two: Two, words: Mapping[str, str]) -> None:
    """Named by Robin, answered by Kim alone and not released yet; and an older one that only Robin looked at."""
    school = two.write("robin", 4, 18, DisputeOpened(words["school"]))
    answers = DisputeSorted(
        words["school"], words["school_kim"], Wound.NO, words["school_enough"], dispute=school
    )
    two.keep("kim", 3, 20, answers)
    heating = two.keep("robin", 231, 22, DisputeSorted(words["heating"], words["heating_about"], Wound.NO))
    two.keep("robin", 230, 8, DisputeEnded(heating, DisputeEnd.I_GAVE_IN))


def _day(two: Two, ago: int) -> date:
    return two.today - timedelta(days=ago)
