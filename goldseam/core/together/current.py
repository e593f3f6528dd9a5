"""Which review is the current one, drawn only from what both may know: a sealed release changes nothing here."""

from dataclasses import dataclass
from datetime import date

from goldseam.core.records.release import Releases
from goldseam.core.records.review import Talks
from goldseam.core.together.rhythm import next_review
from goldseam.core.together.rounds import WEEK, monday_of, round_of

# A round nobody came to is named anew after so long; it is the same day for both, whatever either released.
NAMED_ANEW = 4 * WEEK


@dataclass(frozen=True)
class Current:
    """The round that can be released now: its name, its Monday, and the day from which it is due."""

    name: str
    monday: date
    due: date


def current_round(
    talks: Talks, releases: Releases, today: date, lapsed_on: date | None = None, since: date | None = None
) -> Current:
    """The round of both, whoever asks. The arguments are those of `next_review`.

    A round that was left out stays the current one until the week of the next begins: so it can be taken
    up after all.
    """
    told = tuple(each for each in releases.review if each.opened_on or each.not_this)
    due = next_review(talks, Releases(review=told), today, lapsed_on, since)
    if any(each.opened_on and each.round == round_of(due) for each in told):
        return _named(due)
    left = [found for each in told if each.not_this and (found := monday_of(each.round))]
    newest = max((found for each in told if (found := monday_of(each.round))), default=None)
    if newest in left and newest is not None and today < _monday(due):
        return _named(newest, due)
    late = max((_monday(today) - _monday(due)) // NAMED_ANEW, 0)
    return _named(due + late * NAMED_ANEW)


def _named(day: date, due: date | None = None) -> Current:
    name = round_of(day)
    return Current(name, _monday(day), due or day)


def _monday(day: date) -> date:
    return date.fromordinal(day.toordinal() - day.weekday())
