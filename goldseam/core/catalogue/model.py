"""What one practice of the method is: its facts once, its words in every language."""

from collections.abc import Mapping
from enum import StrEnum

import msgspec


class Language(StrEnum):
    """The languages every word of the method is complete in."""

    EN = "en"
    RU = "ru"


class Stage(StrEnum):
    """Where in the method something belongs. Stages are gates, not a ladder."""

    UNDERSTAND = "understand"
    STOP = "stop"
    TELL = "tell"
    OWN = "own"
    STAY = "stay"
    SHOW = "show"
    RENEW = "renew"
    DECIDE = "decide"


class Audience(StrEnum):
    """Who a practice or an element is for."""

    OFFENDING = "offending"
    INJURED = "injured"
    BOTH = "both"


class Rhythm(StrEnum):
    """How often a practice makes sense."""

    ONCE = "once"
    DAILY = "daily"
    WEEKLY = "weekly"
    WHEN_NEEDED = "when_needed"


class Evidence(StrEnum):
    """What stands behind a practice, weakest first."""

    ARTICLES = "articles"
    CLINICAL = "clinical"
    UNCONTROLLED = "uncontrolled"
    TRIAL = "trial"


class Fact(StrEnum):
    """One plain statement about a situation on a day, which a practice may ask for or exclude."""

    FIRST_72_HOURS = "first_72_hours"
    FIRST_TWO_WEEKS = "first_two_weeks"
    FIRST_THREE_MONTHS = "first_three_months"
    LATER = "later"
    DAY_UNKNOWN = "day_unknown"
    NOT_TOLD = "not_told"
    TOLD_IN_PART = "told_in_part"
    CONFESSED = "confessed"
    DISCOVERED = "discovered"
    ONGOING = "ongoing"
    REPEATED = "repeated"
    OTHER_PERSON = "other_person"
    OTHER_PERSON_UNAVOIDABLE = "other_person_unavoidable"
    TOGETHER = "together"
    APART = "apart"
    SEPARATED = "separated"
    CHILDREN = "children"
    NEAR = "near"
    SOME_SPACE = "some_space"
    NO_CONTACT = "no_contact"
    BOTH_HURT = "both_hurt"
    FEAR = "fear"
    SELF_HARM = "self_harm"
    SAFETY_NOT_ANSWERED = "safety_not_answered"
    BODY_AT_RISK = "body_at_risk"
    TRACK_LIE = "track_lie"
    TRACK_INFIDELITY = "track_infidelity"
    TRACK_PROMISE_OR_MONEY = "track_promise_or_money"
    TRACK_EXPECTATIONS = "track_expectations"
    TRACK_JEALOUSY = "track_jealousy"
    TRACK_UNKNOWN = "track_unknown"
    CAUSE_INFIDELITY = "cause_infidelity"
    CAUSE_MONEY = "cause_money"
    CAUSE_HABIT = "cause_habit"
    CRISIS_BEFORE = "barrier_crisis_before"
    NO_HUMILITY = "barrier_no_humility"
    CANNOT_FORGIVE_NOW = "barrier_cannot_forgive_now"
    HAPPENED_AGAIN = "barrier_happened_again"
    NO_TALKING = "barrier_no_talking"
    EMOTIONS_TOO_HIGH = "barrier_emotions_too_high"
    REVENGE = "barrier_revenge"
    PASSED_OVER = "barrier_passed_over"
    ANGER_PILES_UP = "barrier_anger_piles_up"
    NOT_SAFE_TO_SAY = "not_safe_to_say"
    PARTING = "parting"
    NOT_DECIDING = "not_deciding"


class Sensitivity(StrEnum):
    """What a practice asks of somebody that a rule must weigh before it is offered."""

    TELLING = "telling"
    PARTING = "parting"
    PATIENCE = "patience"
    OPENNESS = "openness"
    TOUCH = "touch"
    COURTING = "courting"
    FORGIVENESS_ASKED = "forgiveness_asked"
    RAISES_THE_SUBJECT = "raises_the_subject"
    SELF_FORGIVENESS = "self_forgiveness"
    ASSUMES_ENDED = "assumes_ended"
    PUBLIC = "public"


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"audience": "for"}):
    """The language-free half of a practice (`facts.toml`).

    `after` names practices that come first; `instead_of` names practices that say the same, of which one is
    enough (named in one of the two files, it holds both ways); `when_all`, `when_any` and `unless` are
    conditions over `Fact`; `contact` is true where doing it means getting in touch with the partner.
    """

    stage: Stage
    audience: Audience
    lives: str
    covers: tuple[str, ...]
    minutes: int
    rhythm: Rhythm
    contact: bool
    evidence: Evidence
    sources: tuple[str, ...]
    core: bool = False
    weight: int = 50
    after: tuple[str, ...] = ()
    instead_of: tuple[str, ...] = ()
    when_all: tuple[Fact, ...] = ()
    when_any: tuple[Fact, ...] = ()
    unless: tuple[Fact, ...] = ()
    asks: tuple[Sensitivity, ...] = ()


class PracticeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a practice in one language (`en.toml`, `ru.toml`)."""

    title: str
    why: str
    steps: tuple[str, ...]
    words: tuple[str, ...]
    avoid: tuple[str, ...]
    worked: str
    alone: str
    space: str
    together: str


class Practice(msgspec.Struct, frozen=True):
    """Something a person can do today: a slug, its facts, its words by language."""

    slug: str
    facts: Facts
    words: Mapping[Language, PracticeWords]


class Element(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"audience": "for"}):
    """One thing that the method asks for, under its id (`A01.2`)."""

    id: str
    stage: Stage
    audience: Audience
    lives: str


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a statement comes from. `kind` bounds the evidence label that may rest on it."""

    id: str
    kind: Evidence
    title: str
    reference: str
    address: str = ""


class Catalogue(msgspec.Struct, frozen=True, eq=False):
    """The whole method as data, read once and never changed; one catalogue equals only itself."""

    practices: Mapping[str, Practice]
    elements: Mapping[str, Element]
    sources: Mapping[str, Source]
