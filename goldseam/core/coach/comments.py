"""Chooses what to say beside a draft: three comments at most, what is there before what can be misread."""

from collections.abc import Iterator

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
_LONGEST_QUOTE = 90


def comments(reading: Reading) -> tuple[Comment, ...]:
    """At most three comments: one part that is there, then what can be misread, kindest first.

    A card says more than any advice on style, so with one there are none. What is missing is never
    mentioned, and nothing is counted. Without a flag, up to three parts that are there are named.
    """
    if reading.cards:
        return ()
    there = [each for label in Component for each in _first(reading, label)]
    misread = [each for label in KINDEST_FIRST for each in _first(reading, label)]
    praise = there[: PRAISE if misread else MOST]
    return tuple(_comment(reading, each) for each in [*praise, *misread][:MOST])


def _first(reading: Reading, label: Flag | Component | Card) -> Iterator[Finding]:
    found = [each for each in reading.findings if each.label is label]
    return iter(found[:1])


def _comment(reading: Reading, finding: Finding) -> Comment:
    quoted = " ".join(reading.spoken[finding.start : finding.end].split())
    if len(quoted) > _LONGEST_QUOTE:
        quoted = quoted[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    label = finding.label
    assert not isinstance(label, Card)  # noqa: S101 - _first was asked for flags and components only
    return Comment(label, quoted, finding.sentence)
