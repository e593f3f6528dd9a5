"""One record of every kind about the full account and its handing over, as in `together_samples`."""

from datetime import date

from goldseam.core.records import (
    AccountPart,
    AccountReadTo,
    AccountSealed,
    AccountTold,
    DetailChosen,
    HandOverAgreed,
    HandOverProposed,
    HandOverWaits,
)
from goldseam.core.records.account import DETAILS, PartKind, ToldHow
from goldseam.core.records.hand_over import HAND_OVERS
from goldseam.core.records.kinds import Record

DAY = date(2026, 3, 2)
FOLDS_ACCOUNT = (DETAILS, HAND_OVERS)


def account_samples(word: str) -> tuple[Record, ...]:
    """Every field filled, with the word in every text a kind can hold."""
    return (
        AccountPart(
            PartKind.EVENT,
            f"{word} when",
            f"{word} happened",
            f"{word} said so",
            f"{word} was true",
            f"{word} knew",
            f"{word} money",
            f"{word} health",
            f"{word} unsure",
            3,
        ),
        AccountSealed(f"{word} sealed up"),
        AccountTold(DAY, ToldHow.PAPER),
        AccountReadTo(48, 3),
        DetailChosen(f"{word}-level"),
        HandOverProposed(f"{word}-at", mine=False),
        HandOverAgreed(48),
        HandOverWaits(48, DAY),
    )
