"""What Today says of what opened by itself: what both wrote and revealed together, and what is shown openly."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import Fold
from goldseam.core.records.openness import GIVEN_LINES, OpennessKind
from goldseam.core.records.release import RELEASES, Releases, ReleaseTopic
from goldseam.core.records.where_i_am import is_over
from goldseam.core.together import is_lately
from goldseam.ledger.small_spaces import last_days
from goldseam.ledger.spaces import States
from goldseam.web.shared import clock

FOLDS: tuple[Fold[Any], ...] = (RELEASES, GIVEN_LINES)
# An account has a line of its own.
PAGES: Mapping[ReleaseTopic, str] = {
    ReleaseTopic.REVIEW: "/us/review/",
    ReleaseTopic.STANDING: "/us/standing/",
    ReleaseTopic.EXPECTATIONS: "/expectations/",
    ReleaseTopic.DISPUTE: "/dispute/",
    ReleaseTopic.WHY: "/good/why/",
    ReleaseTopic.VOWS: "/good/vows/",
    ReleaseTopic.OPENING: "/good/open/",
}
# Whoever lets the subject rest is told of nothing that is about it (T2).
ABOUT_IT = frozenset({ReleaseTopic.STANDING, ReleaseTopic.DISPUTE})
REVEALED = _("What you both wrote has opened")
SHOWN = _("Something is shown to you openly")
APART = timedelta(days=2)


def revealed(state: Releases, day: date, *, rests: bool) -> Iterator[tuple[Promise, str]]:
    """One line for all that opened in the last days: to its page, or to the two of them where it is several."""
    found = [
        page
        for topic, page in PAGES.items()
        if not (rests and topic in ABOUT_IT)
        and any(is_lately(each.opened_on, day) for each in state.of(topic))
    ]
    if found:
        yield REVEALED, found[0] if len(found) == 1 else "/us/"


def shown(shared: States, me: str, day: date) -> Iterator[tuple[Promise, str]]:
    """What the other began to show, while it is there: ended and never given are the same silence (S16).

    One query where something was given in these days, none otherwise.
    """
    now = clock.now()
    new = {
        UUID(line.space): line
        for line in shared[GIVEN_LINES].lines
        if line.by != me
        and is_lately(datetime.fromtimestamp(line.at, now.tzinfo).date().isoformat(), day)
        and not (line.what is OpennessKind.WHERE and is_over(line.at, int(now.timestamp())))
    }
    ends = last_days(new, day - APART) if new else {}
    there = [
        line.seq
        for space, line in new.items()
        if space in ends and (line.what is OpennessKind.WHERE or ends[space] >= day)
    ]
    if there:
        yield SHOWN, f"/openness/theirs/{there[0]}/" if len(there) == 1 else "/openness/"
