"""One suggestion in one situation, as the proof looks at it: from the situation itself, not from the plan's view."""

import datetime as dt
from collections.abc import Callable

import msgspec

from goldseam.core.catalogue.model import Audience, Catalogue, Fact, Facts, Sensitivity
from goldseam.core.situation.model import CameOut, Cause, LapseKnown, Role, Safety, SafetyTopic, Situation

BREACHES = set(Cause) - {Cause.JEALOUSY, Cause.UNKNOWN, Cause.DISTRUST_FROM_THE_START}
_WEEKS_BACK = {
    LapseKnown.TOLD: 2,
    LapseKnown.FOUND_OUT: 3,
    LapseKnown.NOT_TOLD: 3,
    LapseKnown.NOT_SAID: 0,
}
_AFRAID = {"fear", "violence", "sexual_coercion", "humiliation", "pushed"}


class Case(msgspec.Struct, frozen=True):
    """One suggestion in one situation on one day, with what the questions below need to know."""

    slug: str
    facts: Facts
    situation: Situation
    today: dt.date
    holds: frozenset[Fact]
    catalogue: Catalogue

    @property
    def asks(self) -> set[Sensitivity]:
        """What the practice asks of somebody."""
        return set(self.facts.asks)

    @property
    def needs(self) -> set[Fact]:
        """The facts that the practice is written for."""
        return {*self.facts.when_all, *self.facts.when_any}

    @property
    def is_help(self) -> bool:
        """Whether it is help in danger."""
        return bool(self.needs & {Fact.FEAR, Fact.SELF_HARM, Fact.NOT_SAFE_TO_SAY})

    @property
    def is_health(self) -> bool:
        """Whether it is about a body at risk."""
        return Fact.BODY_AT_RISK in self.needs

    @property
    def theirs(self) -> bool:
        """Whether the person does it as the one who broke trust."""
        injured = self.situation.role is Role.INJURED
        return self.facts.audience is not Audience.INJURED and not injured

    @property
    def afraid(self) -> bool:
        """Whether fear, force or pressure was named."""
        situation = self.situation
        named = any(topic.value in _AFRAID for topic in situation.safety_topics)
        return situation.safety is Safety.FEAR or named or situation.watched.value in {"yes", "not_sure"}

    @property
    def low(self) -> bool:
        """Whether thoughts of self-harm were named."""
        named = SafetyTopic.SELF_HARM in self.situation.safety_topics
        return self.situation.safety is Safety.SELF_HARM or named

    @property
    def untold(self) -> bool:
        """Whether there is something that nobody has told yet."""
        return self.situation.came_out is CameOut.NOT_YET and self.breached

    @property
    def breached(self) -> bool:
        """Whether there was, or may have been, a breach: jealousy alone is none."""
        causes = set(self.situation.causes)
        return bool(causes & BREACHES) or Cause.JEALOUSY not in causes

    @property
    def days(self) -> int | None:
        """Days since it came out, where that is known."""
        came_out_on = self.situation.came_out_on
        if self.untold or came_out_on is None or (self.today - came_out_on).days < -1:
            return None
        return (self.today - came_out_on).days

    @property
    def on_the_way_back(self) -> bool:
        """Whether it happened again so lately that the plan is still on its way back."""
        lapsed_on, returned = self.situation.lapsed_on, self.situation.lapse_returned
        if lapsed_on is None or not self.breached:
            return False
        weeks = _WEEKS_BACK[self.situation.lapse_known] + int(returned)
        return 0 <= (self.today - lapsed_on).days < 7 * weeks

    @property
    def gone_back(self) -> bool:
        """Whether it was taken up again in the last seven days."""
        lapsed_on = self.situation.lapsed_on
        again = self.situation.lapse_returned and self.on_the_way_back
        return again and lapsed_on is not None and (self.today - lapsed_on).days < 7

    def within(self, days: int) -> bool:
        """Whether it came out within so many days."""
        return self.days is not None and self.days <= days

    def done_before(self, of: Callable[[Facts], bool]) -> bool:
        """Whether some practice of this kind was done up to today."""
        done = {deed.practice for deed in self.situation.done if deed.on <= self.today}
        return any(slug in done and of(each.facts) for slug, each in self.catalogue.practices.items())
