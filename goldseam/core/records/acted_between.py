"""What one person did, of all that is known: the acts of both spaces, and what only became an act through both."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from goldseam.core.records.acted import Act, Acts
from goldseam.core.records.acted_table import ACCOUNT_GIVEN
from goldseam.core.records.hand_over import HandOvers
from goldseam.core.records.promise import Closing, Outcome, PromiseLine, Promises
from goldseam.core.records.release import Releases, ReleaseTopic

# What both said to each other at one moment: before it opened nothing was said.
OPENED: Mapping[ReleaseTopic, str] = {
    ReleaseTopic.EXPECTATIONS: "name-an-unspoken-expectation",
    ReleaseTopic.WHY: "remember-why-you-chose",
    ReleaseTopic.OPENING: "open-up-a-little",
}
CLOSED: Mapping[Outcome, str] = {
    Outcome.KEPT: "keep-small-promises",
    Outcome.MISSED_TOLD: "tell-a-miss-first",
}
Did = tuple[str, Act]


def acts_of(person: str, *known: Acts) -> Iterator[Did]:
    """What this person, str(UUID), wrote that does a practice. Nothing of the other is in it."""
    for acts in known:
        yield from acts.by.get(person, {}).items()
        if told := acts.told.get(person):
            yield from ((slug, told) for slug in ACCOUNT_GIVEN)


def opened_by(person: str, hand_overs: HandOvers, releases: Releases) -> Iterator[Did]:
    """What this person gave that was opened: their account once both confirmed, a round once both released."""
    for account in hand_overs.given:
        if account.giver == person:
            yield from ((slug, Act(account.on)) for slug in ACCOUNT_GIVEN)
    for topic, slug in OPENED.items():
        for each in releases.of(topic):
            if each.opened_on and person in each.released:
                yield slug, Act(each.opened_on)


def promises_closed_by(person: str, *known: Promises) -> Iterator[Did]:
    """How this person says that days of their own promises went. What they said otherwise since is not said."""
    for promises in known:
        for line in promises.lines:
            if line.author == person:
                for each in _standing(line):
                    if each.outcome in CLOSED:
                        yield CLOSED[each.outcome], Act(date.fromordinal(each.day).isoformat())


def newest(did: Iterator[Did]) -> dict[str, Act]:
    """Practice -> its newest act."""
    found: dict[str, Act] = {}
    for slug, act in did:
        old = found.get(slug, act)
        found[slug] = Act(max(old.day, act.day), max(old.at, act.at))
    return found


def _standing(line: PromiseLine) -> Iterable[Closing]:
    """The newest of what its author says of each day of a promise."""
    return {each.due: each for each in line.closings if each.own}.values()
