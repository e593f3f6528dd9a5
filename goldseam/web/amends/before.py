"""What is worth knowing before an apology goes: was there one already, and is the hurt said back (T7, C01.3)."""

from dataclasses import dataclass
from datetime import date

from goldseam.core.records.amends import AMENDS, Amends, AmendsLine
from goldseam.core.records.amends_draft import AmendsDrafts
from goldseam.web.amends.drafts import space_of
from goldseam.web.truth.access import Here


@dataclass(frozen=True)
class Before:
    """For its author alone. `told` are the days of earlier apologies for the same, in order.

    `asked_on` is the day on which forgiveness was asked for, None where it was not; `not_said_back` is what the
    other wrote that it did to them.
    """

    told: tuple[date, ...] = ()
    asked_on: date | None = None
    not_said_back: tuple[AmendsLine, ...] = ()


def before_an_apology(here: Here, drafts: AmendsDrafts, breach: int) -> Before:
    """Look at what was handed over and at what was said in person, for this breach (0: none named). Three queries."""
    amends = here.couple.space.states(AMENDS)[AMENDS] if here.couple else Amends()
    me = str(here.private.person)
    said = drafts.said_for(breach, space_of(here))
    told = {each.day for each in amends.apologies(me, breach)} | {each.on for each in said}
    first = asked_before(amends, drafts, me, breach, space_of(here))
    unheard = tuple(each for each in amends.not_said_back(me) if not breach or each.breach in (0, breach))
    return Before(
        tuple(map(date.fromisoformat, sorted(told))), date.fromisoformat(first) if first else None, unheard
    )


def asked_before(amends: Amends, drafts: AmendsDrafts, me: str, breach: int, space: str) -> str:
    """The ISO day on which forgiveness was first asked for, here or in person; "" where it was not (T7)."""
    days = [each.on for each in drafts.said_for(breach, space) if each.asks]
    here = amends.asked_on(me, breach)
    return min([*days, *([here] if here else [])], default="")
