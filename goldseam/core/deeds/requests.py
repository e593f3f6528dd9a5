"""Where a request stands, how long it has waited, and when it can be asked again."""

from datetime import date, timedelta
from enum import StrEnum

from goldseam.core.records.request import RequestAnswer, RequestHow, RequestLine, Requests

AFTER_A_NO = timedelta(days=7)


class RequestStanding(StrEnum):
    """Where one request stands."""

    WAITING = "waiting"
    NOT_NOW = "not_now"
    YES = "yes"
    NO = "no"
    DONE = "done"
    TAKEN_BACK = "taken_back"


def request_standing(line: RequestLine, today: date) -> RequestStanding:
    """Waiting, put off to a day that has not come, answered with yes or no, done, or taken back.

    A "not now" whose day has come waits again; so does one that was asked again.
    """
    if line.closed_on:
        return RequestStanding.DONE if line.done else RequestStanding.TAKEN_BACK
    answer = answer_of(line)
    if answer is None or (answer.by and date.fromisoformat(answer.by) <= today):
        return RequestStanding.WAITING
    return RequestStanding(answer.how.value)


def answer_of(line: RequestLine) -> RequestAnswer | None:
    """The newest answer, where it was not asked again after it."""
    asked = line.again[-1].seq if line.again else line.seq
    newest = line.answers[-1] if line.answers else None
    return newest if newest is not None and newest.seq > asked else None


def waits_since(line: RequestLine) -> date:
    """The day since which it waits: of asking, of asking again, or the day to which it was put off."""
    answer = answer_of(line)
    if answer is not None and answer.by:
        return date.fromisoformat(answer.by)
    return date.fromisoformat(line.again[-1].day if line.again else line.day)


def days_waiting(line: RequestLine, today: date) -> int:
    """For how many days it has waited; never less than 0, whatever the clocks said."""
    return max(0, (today - waits_since(line)).days)


def days_since_yes(line: RequestLine, today: date) -> int:
    """For how many days a yes stands without being done; 0 where none does."""
    answer = answer_of(line)
    if answer is None or request_standing(line, today) is not RequestStanding.YES:
        return 0
    return max(0, (today - date.fromisoformat(answer.day)).days)


def may_ask_again(line: RequestLine, today: date) -> bool:
    """Whether it can be asked again: it waits, or has a yes and is not done, and that could be seen for a day.

    A no stands, and a day that was named is waited for.
    """
    if request_standing(line, today) is RequestStanding.WAITING:
        return days_waiting(line, today) > 0
    return days_since_yes(line, today) > 0


def may_ask_from(state: Requests, person: str, today: date) -> date:
    """The first day on which this person (str(UUID)) may ask for something new: today, or later after a no.

    After a no one new request may follow within seven days, and no more: a no is not worn down by asking each
    day for the same in other words. Taking a request back does not undo the no. What is practical goes another
    way and is not asked here, nor is asking once more for what waits.
    """
    own = [line for line in state.lines if line.author == person]
    waits = [
        day + AFTER_A_NO
        for line in own
        for answer in line.answers
        if answer.how is RequestHow.NO
        and (day := date.fromisoformat(answer.day)) <= today < day + AFTER_A_NO
        and any(other.seq > answer.seq for other in own)
    ]
    return max(waits, default=today)


def requests_to_answer(state: Requests, person: str, today: date) -> tuple[RequestLine, ...]:
    """What this person (str(UUID)) is asked for and has not answered, what waits longest first."""
    found = [
        line
        for line in state.lines
        if line.author != person and request_standing(line, today) is RequestStanding.WAITING
    ]
    return tuple(sorted(found, key=waits_since))


def requests_to_do(state: Requests, person: str, today: date) -> tuple[RequestLine, ...]:
    """What this person (str(UUID)) said yes to, made no promise of, and is still wanted, the oldest yes first."""
    found = [line for line in state.lines if line.author != person and may_become_promise(line)]
    return tuple(sorted(found, key=lambda line: days_since_yes(line, today), reverse=True))


def may_become_promise(line: RequestLine) -> bool:
    """Whether a yes can be made a promise: it stands, nothing was made of it since, and it is still wanted."""
    answer = answer_of(line)
    said_yes = answer is not None and answer.how is RequestHow.YES
    return said_yes and not line.promise_since and not line.closed_on
