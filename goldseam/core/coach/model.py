"""What the coach can say of a draft: closed labels, findings with their place, and at most three comments."""

from enum import StrEnum

import msgspec

LONGEST = 20_000
"""Characters of one draft. A letter of ten pages fits; more is refused at once (requirement of the coach)."""


class Flag(StrEnum):
    """Ways in which an apology stops being one."""

    EXCUSE = "excuse"
    BLAME_SHIFT = "blame_shift"
    MINIMISE = "minimise"
    CONDITIONAL = "conditional"
    PASSIVE_EVASION = "passive_evasion"
    DEFENSIVE = "defensive"
    PRESSURE = "pressure"
    VAGUE = "vague"


class Component(StrEnum):
    """Parts of an apology (Lewicki, Polin and Lount 2016, and the harm named), in the order that helps most."""

    RESPONSIBILITY = "responsibility"
    REPAIR = "repair"
    ACKNOWLEDGES_HARM = "acknowledges_harm"
    REPENTANCE = "repentance"
    REGRET = "regret"
    EXPLANATION = "explanation"
    REQUEST_FORGIVENESS = "request_forgiveness"


class Card(StrEnum):
    """What stops the advice on style and opens another page (requirement S29)."""

    SELF_HARM = "self_harm"
    THREAT = "threat"
    VIOLENCE = "violence"
    CONTEMPT = "contempt"


class Clue(StrEnum):
    """What is noticed on the way to a label, and never said by itself."""

    ACT = "act"
    ADMISSION = "admission"
    ABOUT_A_WRONG = "about_a_wrong"


class Finding(msgspec.Struct, frozen=True):
    """One place in the draft: what it was found to be, [start, end) in characters, one kind sentence."""

    label: Flag | Component | Card
    start: int
    end: int
    sentence: str


class Reading(msgspec.Struct, frozen=True):
    """All that was found in one draft, each label once, in the fixed order of its enum.

    `findings` hold the places of flags, components and cards, in the order of the text; `spoken` the draft.
    """

    flags: tuple[Flag, ...]
    components: tuple[Component, ...]
    findings: tuple[Finding, ...]
    cards: tuple[Card, ...]
    spoken: str


class Comment(msgspec.Struct, frozen=True):
    """One thing to show beside a draft: what it is about, the writer's own words, one kind sentence."""

    label: Flag | Component
    quoted: str
    sentence: str


class TooLongError(ValueError):
    """A draft has more characters than the coach reads."""

    def __init__(self) -> None:
        super().__init__(f"a draft has at most {LONGEST:,} characters; read it in parts")
