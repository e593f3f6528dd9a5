"""Chooses what to say beside a draft: three comments at most, what is there before what can be misread."""

from collections.abc import Iterable

from goldseam.core.coach.model import Card, Comment, Component, Finding, Flag, Reading

MOST = 3
PRAISE = 1

# Kindest first: what is easy to hear and easy to mend stands before what touches the person.
KINDEST_FIRST = (
    Flag.VAGUE,
    Flag.CONDITIONAL,
    Flag.PASSIVE_EVASION,
    Flag.MINIMISE,
    Flag.EXCUSE,
    Flag.PRESSURE,
    Flag.BLAME_SHIFT,
    Flag.DEFENSIVE,
)
# What wounds most is always among what is said, the first of these before the second.
WOUNDING = (Flag.BLAME_SHIFT, Flag.PRESSURE)
_LONGEST_QUOTE = 90


def comments(reading: Reading) -> tuple[Comment, ...]:
    """At most three comments, no two on the same words: one part that is there, then what can be misread.

    What can be misread comes kindest first; blame, or else pressure, always has a place among it. Where words
    can be misread in two ways, the more wounding one is said, and they are not called a part that is there.
    A card says more than any advice on style, so with one there are none. What is missing is never mentioned,
    and nothing is counted. Without a flag, up to three parts that are there are named.
    """
    return tuple(_comment(reading, each) for each in _chosen(reading))


def more_was_found(reading: Reading) -> bool:
    """Whether other words, too, can be misread: what the comments leave for the next reading."""
    said = [each for each in _chosen(reading) if each.label in KINDEST_FIRST]
    # Vague is settled by the whole draft: its other places say nothing new.
    once = {each.label for each in said} & {Flag.VAGUE}
    found = [each for each in reading.findings if each.label in KINDEST_FIRST and each.label not in once]
    return bool(said) and any(not _touches(each, said) for each in found)


def _chosen(reading: Reading) -> list[Finding]:
    if reading.cards:
        return []
    misread = _apart(reading, reversed(KINDEST_FIRST), ())[::-1]
    there = _apart(reading, Component, misread)[: PRAISE if misread else MOST]
    return [*there, *_most_needed(misread, MOST - len(there))]


def _apart(reading: Reading, labels: Iterable[Flag | Component], taken: Iterable[Finding]) -> list[Finding]:
    """The first place of each label that shares no words with what is taken, or with a label before it."""
    picked: list[Finding] = []
    others = list(taken)
    for label in labels:
        free = (each for each in reading.findings if each.label is label and not _touches(each, others))
        for each in [*free][:1]:
            picked.append(each)
            others.append(each)
    return picked


def _most_needed(misread: list[Finding], room: int) -> list[Finding]:
    """As many as there is room for, kindest first, the last place kept for what wounds most."""
    wounding = [each for label in WOUNDING for each in misread if each.label is label][:1]
    if not wounding or wounding[0] in misread[:room]:
        return misread[:room]
    return [*misread[: room - 1], *wounding]


def _touches(finding: Finding, others: Iterable[Finding]) -> bool:
    return any(finding.start < each.end and each.start < finding.end for each in others)


def _comment(reading: Reading, finding: Finding) -> Comment:
    quoted = " ".join(reading.spoken[finding.start : finding.end].split())
    if len(quoted) > _LONGEST_QUOTE:
        quoted = quoted[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    label = finding.label
    assert not isinstance(label, Card)  # noqa: S101 - only flags and components were chosen
    return Comment(label, quoted, finding.sentence)
