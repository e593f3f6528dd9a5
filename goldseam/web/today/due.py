"""One line of Today: what falls due, on which day, and where it leads."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise


@dataclass(frozen=True)
class Due:
    """A line for one person: the day it falls due (None: any day), what it says, and where it leads.

    `says` is the program's own words. `more` is what somebody wrote about it, shown beside it.
    `now`: it is of this hour or this day alone, and stands before what can wait. `theirs`: the other alone
    brought it about. `promised`: it is a promise of one's own. `asked`: it waits for one's own yes or no, which
    holds the other up. Own private words are never in it (S27).
    """

    on: date | None
    says: Promise | str
    address: str
    more: str = ""
    now: bool = False
    theirs: bool = False
    promised: bool = False
    asked: bool = False
