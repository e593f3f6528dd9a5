"""What is worth knowing before an apology goes: was there one already, and is the hurt said back (T7, C01.3)."""

from dataclasses import dataclass
from datetime import date

from goldseam.core.records.amends import AMENDS, Amends, AmendsLine
from goldseam.core.records.amends_draft import AmendsDrafts
from goldseam.web.amends.drafts import space_of
from goldseam.web.truth.access import Here

# No breach has this number: what was asked for it was asked without naming any.
NOTHING_NAMED_SO = -1


@dataclass(frozen=True)
class Before:
    """For its author alone. `told` are the days of earlier apologies for the same, in order.

    `asked_on` is the day on which forgiveness was asked for, None where it was not; `for_named` says that it was
    asked for something with a name, while this has none. `not_said_back` is what the other wrote that it did to them.
    """

    told: tuple[date, ...] = ()
    asked_on: date | None = None
    not_said_back: tuple[AmendsLine, ...] = ()
    for_named: bool = False


def before_an_apology(here: Here, drafts: AmendsDrafts, breach: int) -> Before:
    """Look at what was handed over and at what was said in person, for this breach (0: none named). Three queries."""
    amends = here.couple.space.states(AMENDS)[AMENDS] if here.couple else Amends()
    me = str(here.private.person)
    said = drafts.said_for(breach, space_of(here))
    told = {each.day for each in amends.apologies(me, breach)} | {each.on for each in said}
    first = asked_before(amends, drafts, me, breach, space_of(here))
    unnamed = asked_before(amends, drafts, me, NOTHING_NAMED_SO, space_of(here))
    unheard = tuple(each for each in amends.not_said_back(me) if not breach or each.breach in (0, breach))
    days = tuple(map(date.fromisoformat, sorted(told)))
    asked_on = date.fromisoformat(first) if first else None
    return Before(days, asked_on, unheard, for_named=bool(first and not breach and not unnamed))


def asked_before(amends: Amends, drafts: AmendsDrafts, me: str, breach: int, space: str) -> str:
    """The ISO day on which forgiveness was first asked for, here or in person; "" where it was not (T7).

    Asking without naming a breach (0) counts for each of them, and each for it.
    """
    days = [
        each.on
        for each in drafts.said
        if each.asks and (not each.breach or (each.space == space and breach in (0, each.breach)))
    ]
    here = amends.asked_on(me, breach)
    return min([*days, *([here] if here else [])], default="")
