"""Whether owning up may be spoken of: not where this person says that telling is not safe for them (T17)."""

from goldseam.core.records.amends_draft import DraftOf
from goldseam.core.records.lapse import LAPSES
from goldseam.core.records.situation import ANSWERS
from goldseam.core.situation.assembling import assemble
from goldseam.web.situation.assembling import given_answers
from goldseam.web.truth.access import Here
from goldseam.web.truth.desk import Gate, gate_of

# Both tell what was done. What it did to oneself is no secret of one's own.
TELLS = frozenset({DraftOf.STATEMENT, DraftOf.APOLOGY})


def gate_here(here: Here, what: DraftOf = DraftOf.APOLOGY) -> Gate:
    """As for whatever is told (truth/desk.py): open, asked first in private, or not safe."""
    if what not in TELLS:
        return Gate.OPEN
    situation = assemble(given_answers(here.told[ANSWERS]))
    return gate_of(situation, alone=False, untold=here.told[LAPSES].untold)
