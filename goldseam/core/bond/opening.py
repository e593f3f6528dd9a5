"""Which small question is the next for both: light ones first, deeper ones once some were opened together."""

from collections.abc import Sequence

from goldseam.core.catalogue.small_questions import SmallQuestion
from goldseam.core.records.release import Round

# So many of a depth are opened together before the next depth begins.
BEFORE_DEEPER = 5


def next_question(questions: Sequence[SmallQuestion], rounds: Sequence[Round]) -> SmallQuestion | None:
    """The first question that was neither opened nor passed, at the depth the two have come to.

    Drawn only from what both may know: an answer that is still sealed changes nothing. Where a depth has
    nothing left the next one begins; None where nothing is left at all.
    """
    opened = {each.round for each in rounds if each.opened_on}
    behind = opened | {each.round for each in rounds if each.not_this}
    depths = sorted({each.depth for each in questions})
    for depth in depths:
        here = [each for each in questions if each.depth == depth]
        left = [each for each in here if each.id not in behind]
        enough = sum(each.id in opened for each in here) >= BEFORE_DEEPER
        if left and (not enough or depth == depths[-1]):
            return left[0]
    # Enough of every depth was opened, or only lighter ones are left.
    return next((each for each in questions if each.id not in behind), None)
