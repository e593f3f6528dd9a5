"""What Robin and Kim tell and ask of the truth: an account, questions, a lie put right, and no contact."""

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from goldseam.core.records import (
    AccountPart,
    AccountSealed,
    AnswerGiven,
    AnswerPrepared,
    Asked,
    ChannelClosed,
    ContactLogged,
    Corrected,
    DetailChosen,
    DistancePlanned,
    EndingSent,
    HandedOn,
    HandOverAgreed,
    HandOverProposed,
    LieCorrected,
    LieNoted,
    QuestionNoted,
    QuestionSettled,
    QuestionTimeAgreed,
    QuestionTimeProposed,
    WitnessWished,
)
from goldseam.core.records.account import PartKind, sealed_account
from goldseam.core.records.hand_over import READY
from goldseam.core.records.handed import CorrectionHow
from goldseam.core.records.kinds import Record
from goldseam.core.records.no_contact import ContactBegan, ContactKnown, EndingWay, Witness, Witnessed
from goldseam.core.records.question import AnswerHow, QuestionWhen
from goldseam.core.records.release import Released, ReleaseTopic
from goldseam.core.situation.model import LevelOfDetail
from goldseam.demo.together import Two
from goldseam.demo.words_of_truth import ACCOUNT, ASKED, TRUTH
from goldseam.web.truth.moments import earliest

BIRTHDAY, CHANCE, LIED, SUNDAY = 256, 20, 5, 6


def tell(two: Two) -> None:
    """Everything about the truth, in the order in which it came."""
    words = TRUTH[two.language]
    _no_contact(two, words)
    _account(two, words)
    _questions(two, words)
    _lies(two, words)


def _no_contact(two: Two, words: Mapping[str, str]) -> None:
    """A birthday message, told late; the end of it, read before it went; rules for the house; a chance meeting."""
    on = _day(two, BIRTHDAY)
    late = ContactKnown.LATER
    told = on + timedelta(days=2)
    began = ContactBegan.THEY
    two.keep("kim", BIRTHDAY - 2, 22, ContactLogged(on, began, late, words["hers"], known_on=told, own=False))
    contact = ContactLogged(on, began, late, words["birthday"], "", earliest(on, ""), told)
    _hand_on(two, BIRTHDAY - 2, 20, contact)
    for who in ("kim", "robin"):
        two.write(who, 254, 21, WitnessWished(Witness.READ_BEFORE))
    sent = EndingSent(_day(two, 253), EndingWay.MESSAGE, Witnessed.READ_BEFORE, words["ending"])
    _hand_on(two, 253, 18, sent)
    _hand_on(two, 253, 19, ChannelClosed(words["channel"], _day(two, 253)))
    _hand_on(two, 252, 19, ChannelClosed(words["channel_two"], _day(two, 252)))
    _hand_on(two, 243, 19, DistancePlanned(words["distance"]))
    on = _day(two, CHANCE)
    soon, chance = ContactKnown.WITHIN_A_DAY, ContactBegan.CHANCE
    met = ContactLogged(on, chance, soon, words["corridor"], "12:30", earliest(on, "12:30"))
    _hand_on(two, CHANCE, 22, met)


def _account(two: Two, words: Mapping[str, str]) -> None:
    """Asked for, written, sealed for a day, opened by both at a time they agreed on, and put right once since."""
    level = DetailChosen(LevelOfDetail.FACTS_AND_CIRCUMSTANCES)
    two.keep("kim", 252, 9, level)
    two.write("kim", 252, 9, level)
    asked = two.write("kim", 252, 10, Asked(*ASKED[two.language]["before"], QuestionWhen.BEFORE_THE_ACCOUNT))
    told = ACCOUNT[two.language]
    parts = [msgspec.structs.replace(AccountPart(PartKind(kind)), **fields) for kind, fields in told]
    for written, part in enumerate(parts):
        two.keep("robin", 251 - written, 22, part)
    text = sealed_account(parts)
    two.keep("robin", 244, 22, AccountSealed(text))
    at = f"{_day(two, 241).isoformat()}T20:00"
    time = two.write("robin", 244, 22, HandOverProposed(at))
    two.write("kim", 243, 20, HandOverAgreed(time))
    two.release("robin", 241, ReleaseTopic.ACCOUNT, str(time), text)
    two.release("kim", 241, ReleaseTopic.ACCOUNT, str(time), READY)
    given = [each.seq for each in two.ends["robin"].read(Released) if each.author == two.ends["robin"].person]
    two.write("kim", 239, 9, QuestionSettled(asked))
    two.write("robin", 230, 19, Corrected(given[-1], words["account_now"], CorrectionHow.NOTICED))


def _questions(two: Two, words: Mapping[str, str]) -> None:
    """One not remembered, one settled, one put off to a day, one that compares and waits; and a time for them."""
    asked = ASKED[two.language]
    time = two.write("robin", 229, 19, QuestionTimeProposed(SUNDAY, "20:30", 30))
    two.write("kim", 228, 20, QuestionTimeAgreed(time))
    day = two.write("kim", 36, 21, Asked(*asked["day"]))
    forgot = AnswerGiven(day, AnswerHow.NOT_REMEMBERED, words["day"], helps=words["day_helps"])
    two.write("robin", 35, 20, forgot)
    who = two.write("kim", 13, 21, Asked(*asked["who"], QuestionWhen.AT_QUESTION_TIME))
    answer = two.write("robin", 11, 20, AnswerGiven(who, AnswerHow.TRUE, words["who"]))
    two.write("robin", 9, 20, Corrected(answer, words["who_now"], CorrectionHow.NOTICED))
    two.write("kim", 8, 9, QuestionSettled(who))
    us = two.write("kim", 6, 21, Asked(*asked["about_us"]))
    by = two.today + timedelta(days=4)
    two.write("robin", 5, 8, AnswerGiven(us, AnswerHow.NOT_NOW, words["about_us"], by))
    two.write("kim", 3, 21, Asked(*asked["compares"], QuestionWhen.AT_QUESTION_TIME))
    two.keep("kim", 2, 3, QuestionNoted(words["noted"], words["noted_under"]))
    two.keep("robin", 2, 22, AnswerPrepared(words["prepared"], words["prepared_for"]))


def _lies(two: Two, words: Mapping[str, str]) -> None:
    """One told unasked the next morning; one that is kept, and not told yet."""
    on = _day(two, LIED)
    said = words["lie_said"], words["lie_truth"], words["lie_why"]
    when = on, "20:00", earliest(on, "20:00")
    two.write("robin", LIED - 1, 6, LieCorrected(*said, *when, how=CorrectionHow.NOTICED))
    two.keep("robin", 1, 23, LieNoted(words["kept_said"], words["kept_truth"]))


def _hand_on(two: Two, ago: int, hour: int, record: Record) -> None:
    """Keep it in Robin's own list, and hand a copy over the same evening."""
    own = two.keep("robin", ago, hour, record)
    two.write("robin", ago, hour, record)
    two.keep("robin", ago, hour, HandedOn(own))


def _day(two: Two, ago: int) -> date:
    return two.today - timedelta(days=ago)
