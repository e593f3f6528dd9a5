"""How often the two look back together: it falls off by itself as things hold, and returns after a lapse."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from goldseam.core.records.release import Releases, Round
from goldseam.core.records.review import Talk, TalkHeld, Talks
from goldseam.core.together.rounds import WEEK, monday_of

IN_A_ROW = 4
# A round that was begun and not talked about is let go after this: nobody is held to an old week.
WAITS = timedelta(days=28)


class Rhythm(StrEnum):
    """The steps, the closest one first."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


STEPS = tuple(Rhythm)
BETWEEN = {
    Rhythm.WEEKLY: WEEK,
    Rhythm.FORTNIGHTLY: 2 * WEEK,
    Rhythm.MONTHLY: 4 * WEEK,
}


@dataclass(frozen=True)
class _Past:
    """One round as the rhythm sees it: its Monday, its newest day, and whether it is over."""

    monday: date
    day: date
    over: bool


def rhythm(talks: Talks, today: date, lapsed_on: date | None = None) -> Rhythm:
    """The rhythm that the talks closed up to `today` have come to.

    Four in a row of which every answer was "well" go one step out; one that was hard or stopped goes one
    step back, and the count begins again. `lapsed_on` is the day of the newest lapse: only talks after it
    count, so it brings back the weekly rhythm. Nothing else that was said enters.
    """
    step = row = 0
    for talk in talks.talks:
        closed = _closed_on(talk, today)
        if closed is None or (lapsed_on is not None and closed <= lapsed_on <= today):
            continue
        if set(talk.closed_by.values()) == {TalkHeld.WELL}:
            row += 1
            if row == IN_A_ROW:
                step, row = min(step + 1, len(STEPS) - 1), 0
        else:
            step, row = max(step - 1, 0), 0
    return STEPS[step]


def next_review(
    talks: Talks, releases: Releases, today: date, lapsed_on: date | None = None, since: date | None = None
) -> date:
    """The day on which the next review is due; `round_of` this day is the name of its round.

    A round that one of them has begun stays the next one, as the Monday of its week, until its talk is
    closed, somebody leaves it out, or four weeks have gone by. Otherwise it is due one step of the rhythm
    after the last. Before the first one: a week after `since`, the day on which both were here, or today.
    A day that has passed means "when it suits you both". The same for both, whoever asks.
    """
    past = _past(talks, releases, today)
    if not past:
        return today if since is None else since + WEEK
    newest = past[max(past)]
    if not newest.over:
        return newest.monday
    due = newest.day + BETWEEN[rhythm(talks, today, lapsed_on)]
    return max(due, newest.monday + WEEK)


def _closed_on(talk: Talk, today: date) -> date | None:
    closed = date.fromisoformat(talk.closed_on) if talk.closed_on else None
    return closed if closed is not None and closed <= today else None


def _past(talks: Talks, releases: Releases, today: date) -> dict[date, _Past]:
    """Every round that was begun, by its Monday; what its talk says counts more than its releases."""
    of_releases = (_released(each) for each in releases.review)
    of_talks = (_talked(talk) for talk in talks.talks)
    found: dict[date, _Past] = {}
    for past in (*of_releases, *of_talks):
        if past is not None:
            old = past.over or today - max(past.monday, past.day) > WAITS
            found[past.monday] = _Past(past.monday, past.day, old)
    return found


def _released(each: Round) -> _Past | None:
    monday = monday_of(each.round)
    return None if monday is None else _Past(monday, date.fromisoformat(each.on), bool(each.not_this))


def _talked(talk: Talk) -> _Past | None:
    monday = monday_of(talk.round)
    day = date.fromisoformat(talk.closed_on or talk.begun_on)
    return None if monday is None else _Past(monday, day, bool(talk.closed_on))
