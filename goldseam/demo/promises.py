"""What Robin and Kim promise, ask for, agree on and take for granted, and how the days of it went."""

from collections.abc import Mapping
from datetime import date, timedelta

from goldseam.core.deeds import falls_on
from goldseam.core.records.agreement import AgreementConfirmed, AgreementProposed, AgreementTopic
from goldseam.core.records.expectation import ExpectationsDrafted
from goldseam.core.records.promise import Outcome, PromiseCause, PromiseClosed, Promised, Recurs
from goldseam.core.records.release import ReleaseTopic
from goldseam.core.records.request import RequestAnswered, Requested, RequestHow
from goldseam.demo.together import Two, moment
from goldseam.demo.words_of_promises import PROMISES
from goldseam.web.promises.expectations import sealed_expectations

CALLS, NEVER, WEDNESDAYS = 243, 241, 33
# The week in which it happened again, and was told.
SLIPPED = 115
WEDNESDAY = 2
# Of the days of the calls, counted from the first: which did not go as promised.
LATE, MISSED, FOUND = {2, 4, 11, 17, 31, 58, 97, 140}, {1, 3, 6, 9, 15, 20, 26, 38, 71}, {12}


def promise(two: Two) -> None:
    """Promises with their days, requests, agreements, and one round of what each takes for granted."""
    words = PROMISES[two.language]
    _calls(two, words)
    plan = (words["instead"], words["pull"], words["knows"])
    never = two.write(
        "robin", NEVER, 21, Promised(words["never"], _day(two, NEVER), Recurs.WEEKLY, True, *plan)
    )
    for ago in range(NEVER, 6, -7):
        how = Outcome.MISSED_TOLD if ago == SLIPPED else Outcome.KEPT
        two.write("robin", ago, 22, PromiseClosed(never, _day(two, ago), how))
    own = two.keep("robin", 20, 8, Promised(words["own"], _day(two, 20), Recurs.DAILY))
    for ago in range(20, 0, -1):
        two.keep("robin", ago, 22, PromiseClosed(own, _day(two, ago), Outcome.KEPT))
    _requests(two, words)
    _agreements(two, words)
    _expectations(two, words)


def _calls(two: Two, words: Mapping[str, str]) -> None:
    """A call on every working day, all said but for the last; one day the two see differently."""
    first = _day(two, CALLS)
    seq = two.write("robin", CALLS, 19, Promised(words["call"], first, Recurs.WEEKDAYS))
    days = [first + timedelta(days=number) for number in range(CALLS)]
    due = [day for day in days if falls_on(first, Recurs.WEEKDAYS, day)][:-1]
    his = [(_went(seq, day, number, words), moment(day, 21), day) for number, day in enumerate(due)]
    two.ends["robin"].append_dated(his)
    for number, text in ((9, "sees"), (12, "found")):
        told = Outcome.MISSED_TOLD if text == "sees" else Outcome.MISSED_FOUND
        said = PromiseClosed(seq, due[number], told, words[text])
        two.ends["kim"].append(said, at=moment(due[number], 23), day=due[number])


def _went(seq: int, day: date, number: int, words: Mapping[str, str]) -> PromiseClosed:
    if number in LATE:
        return PromiseClosed(seq, day, Outcome.LATE, words["late"])
    if number in MISSED | FOUND:
        return PromiseClosed(seq, day, Outcome.MISSED_TOLD, words["missed"] if number in MISSED else "")
    return PromiseClosed(seq, day, Outcome.KEPT)


def _requests(two: Two, words: Mapping[str, str]) -> None:
    asked = two.write("kim", WEDNESDAYS + 1, 18, Requested(words["ask"], words["ask_why"]))
    two.write("robin", WEDNESDAYS, 19, RequestAnswered(asked, RequestHow.YES, words["gladly"]))
    first = _day(two, WEDNESDAYS)
    while first.weekday() != WEDNESDAY:
        first += timedelta(days=1)
    promised = Promised(words["wednesday"], first, Recurs.WEEKLY, cause=PromiseCause.REQUEST, request=asked)
    evenings = two.write("robin", WEDNESDAYS, 19, promised)
    for ago in range((two.today - first).days, 0, -7):
        two.write("robin", ago, 22, PromiseClosed(evenings, _day(two, ago), Outcome.KEPT))
    bank = two.write("kim", 8, 18, Requested(words["ask_bank"]))
    by = _day(two, 2)
    two.write("robin", 7, 20, RequestAnswered(bank, RequestHow.NOT_NOW, words["not_now"], by))


def _agreements(two: Two, words: Mapping[str, str]) -> None:
    """One in force, to be looked at again soon; one about money that waits for both."""
    said = (words["supper_mine"], words["supper_yours"])
    review = two.today + timedelta(days=5)
    supper = two.write(
        "robin", 23, 18, AgreementProposed(AgreementTopic.OTHER, words["supper"], review, *said)
    )
    two.write("kim", 22, 19, AgreementConfirmed(supper))
    two.write("robin", 22, 20, AgreementConfirmed(supper))
    said, review = (words["money_mine"], words["money_yours"]), two.today + timedelta(days=26)
    money = two.write("kim", 3, 18, AgreementProposed(AgreementTopic.MONEY, words["money"], review, *said))
    two.write("robin", 1, 20, AgreementConfirmed(money))


def _expectations(two: Two, words: Mapping[str, str]) -> None:
    for who in ("kim", "robin"):
        answers = {
            name: words[key] for name in ("home", "phone", "money") if (key := f"{who}_{name}") in words
        }
        draft = ExpectationsDrafted("1", answers)
        two.keep(who, 27, 19, draft)
        two.release(who, 26, ReleaseTopic.EXPECTATIONS, "1", sealed_expectations(draft))
    two.keep("kim", 2, 22, ExpectationsDrafted("2", {"time": words["kim_time"]}))


def _day(two: Two, ago: int) -> date:
    return two.today - timedelta(days=ago)
