"""What a person has told about what happened: one frozen value that the plan is made from."""

import datetime as dt
from enum import StrEnum

import msgspec


class Role(StrEnum):
    """Who is asking: the one who broke trust, the one whose trust was broken, or somebody who is both."""

    OFFENDING = "offending"
    INJURED = "injured"
    BOTH = "both"


class Cause(StrEnum):
    """What cost the trust."""

    INFIDELITY_PHYSICAL = "infidelity_physical"
    INFIDELITY_EMOTIONAL = "infidelity_emotional"
    INFIDELITY_ONLINE = "infidelity_online"
    LYING = "lying"
    BROKEN_PROMISE = "broken_promise"
    MONEY = "money"
    PORNOGRAPHY = "pornography"
    GAMBLING_OR_SUBSTANCES = "gambling_or_substances"
    UNSPOKEN_EXPECTATION = "unspoken_expectation"
    DISTRUST_FROM_THE_START = "distrust_from_the_start"
    WORDS_WITHOUT_DEEDS = "words_without_deeds"
    GOALS_OUT_OF_REACH = "goals_out_of_reach"
    JEALOUSY = "jealousy"
    UNKNOWN = "unknown"


class CameOut(StrEnum):
    """How it came out, if it did."""

    CONFESSED = "confessed"
    DISCOVERED = "discovered"
    PARTLY = "partly"
    NOT_YET = "not_yet"


class OtherPerson(StrEnum):
    """Whether somebody else is part of it, and whether that person can be avoided."""

    NONE = "none"
    DISTANT = "distant"
    UNAVOIDABLE = "unavoidable"


class Living(StrEnum):
    """Where the two live now."""

    TOGETHER = "together"
    APART = "apart"
    SEPARATED = "separated"


class Closeness(StrEnum):
    """The wish for closeness that holds now; of two wishes the stricter one."""

    NEAR = "near"
    SPACE = "space"
    NO_CONTACT = "no_contact"


class Barrier(StrEnum):
    """What stands in the way of trust coming back, under its element's id."""

    CRISIS_BEFORE = "B04.1"
    NO_HUMILITY = "B04.2"
    CANNOT_FORGIVE_NOW = "B04.3"
    HAPPENED_AGAIN = "B04.4"
    NO_TALKING = "B04.5"
    EMOTIONS_TOO_HIGH = "B04.6"
    REVENGE = "B04.7"
    PASSED_OVER = "B04.8"
    ANGER_PILES_UP = "B04.9"


class Safety(StrEnum):
    """What the person's own private safety check says."""

    CLEAR = "clear"
    FEAR = "fear"
    SELF_HARM = "self_harm"
    NOT_ANSWERED = "not_answered"


class SafetyTopic(StrEnum):
    """What was answered with yes in the safety check; several can hold at once."""

    FEAR = "fear"
    VIOLENCE = "violence"
    SEXUAL_COERCION = "sexual_coercion"
    HUMILIATION = "humiliation"
    STILL_GOING_ON = "still_going_on"
    ADDICTION = "addiction"
    SELF_HARM = "self_harm"
    PUSHED = "pushed"


class Answer(StrEnum):
    """The answer to a question that is asked in private before something is suggested."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"
    NOT_ASKED = "not_asked"


class Touch(StrEnum):
    """The wish about touch and sex, which stands apart from closeness and is never owed."""

    WELCOME = "welcome"
    ASK_FIRST = "ask_first"
    NOT_NOW = "not_now"
    NOT_SAID = "not_said"


class LevelOfDetail(StrEnum):
    """How much the injured partner wants to hear unasked."""

    FACTS_ONLY = "facts_only"
    FACTS_AND_CIRCUMSTANCES = "facts_and_circumstances"
    EVERYTHING_I_ASK = "everything_i_ask"
    NOT_SAID = "not_said"


class Agreement(StrEnum):
    """What the two had agreed on before, for any kind of couple."""

    ONLY_US = "only_us"
    OPEN = "open"
    NEVER_SPOKEN = "never_spoken"
    APART_THEN = "apart_then"
    OTHER = "other"
    NOT_SAID = "not_said"


class LapseKnown(StrEnum):
    """How a lapse became known: told by whoever did it, found out, or not told yet (T15)."""

    TOLD = "told"
    FOUND_OUT = "found_out"
    NOT_TOLD = "not_told"
    NOT_SAID = "not_said"


class ChosenWay(StrEnum):
    """The way that this person chose for now, for themselves alone."""

    GO_ON = "go_on"
    NOT_YET = "not_yet"
    PART_WELL = "part_well"
    NOT_CHOSEN = "not_chosen"


class Done(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A practice, and a day on which it was done; `acted`: by an act on a page, without a mark on the practice."""

    practice: str
    on: dt.date
    acted: bool = False


class Postponed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A practice that is not for now, and the day on which it may come back; `on` is the day it was put off."""

    practice: str
    until: dt.date
    on: dt.date | None = None


class Situation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is known about one person's situation.

    The fields down to `safety` are the stable keys of a situation file; whatever has a default may be left
    out. `asked` names practices that the person asked to see again. `addressed_safely` answers "is it safe
    to tell, or to part?", `watched` answers "are you watched, kept from people or from money?"; both are
    asked in private. `resting` is true while the injured partner lets the subject rest;
    `public_words_agreed` while the injured partner's yes to public words is on record. `lapsed_on` is the last
    day on which it happened again, told or found out; `lapse_known` says which of the two, `lapse_returned` that
    it was more than one act, `lapse_own` is false where the partner did it. `way` is the person's own choice for
    now, known to nobody else, and `look_again` the day until which "not yet" asks for rest. `closeness_between`:
    the closeness is what holds between the two in their shared space, so no reason says whose wish it is.
    `closeness_said` is false where nobody answered and `closeness` is the careful guess, so no reason says that
    it was asked for.
    """

    role: Role
    causes: tuple[Cause, ...]
    came_out: CameOut
    ongoing: bool
    other_person: OtherPerson
    living: Living
    children: bool
    closeness: Closeness
    repeated: bool
    safety: Safety
    came_out_on: dt.date | None = None
    barriers: tuple[Barrier, ...] = ()
    done: tuple[Done, ...] = ()
    postponed: tuple[Postponed, ...] = ()
    refused: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    safety_topics: tuple[SafetyTopic, ...] = ()
    addressed_safely: Answer = Answer.NOT_ASKED
    watched: Answer = Answer.NOT_ASKED
    touch: Touch = Touch.NOT_SAID
    level_of_detail: LevelOfDetail = LevelOfDetail.NOT_SAID
    agreement: Agreement = Agreement.NOT_SAID
    ongoing_unsure: bool = False
    resting: bool = False
    public_words_agreed: bool = False
    lapsed_on: dt.date | None = None
    lapse_known: LapseKnown = LapseKnown.NOT_SAID
    lapse_returned: bool = False
    lapse_own: bool = True
    way: ChosenWay = ChosenWay.NOT_CHOSEN
    look_again: dt.date | None = None
    closeness_between: bool = False
    closeness_said: bool = True
