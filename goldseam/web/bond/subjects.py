"""The three things that open for both at once: why they chose each other, vows, and answers to small questions."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.records.release import ReleaseTopic


@dataclass(frozen=True)
class Subject:
    """One of them: its address and its words. `asks` is "" where the question comes from the content."""

    topic: ReleaseTopic
    address: str
    title: Promise
    lead: Promise
    asks: Promise | str
    example: Promise
    again: Promise | str = ""


WHY = Subject(
    ReleaseTopic.WHY,
    "/good/why/",
    _("Why we chose each other"),
    _("Each of you writes it alone. It opens for both at the same moment."),
    _("Why did I choose you?"),
    _("You asked the waiter how his exam went. I thought: that is how I want to live."),
    _("Write it anew"),
)
VOWS = Subject(
    ReleaseTopic.VOWS,
    "/good/vows/",
    _("Vows, old and new"),
    _(
        "In your own words, each their own, opened together. The first may be what you once promised. "
        "A new one never takes the place of an old one."
    ),
    _("What do I promise you, from today?"),
    _("I tell you the hard things on the day they happen. When I am afraid, I say so and stay."),
    _("Make a new vow"),
)
OPENING = Subject(
    ReleaseTopic.OPENING,
    "/good/open/",
    _("Opening up, by small questions"),
    _(
        "Both answer, both are read at the same moment. They begin light. Either of you may pass, without a reason."
    ),
    "",
    _("The smell of wet coal. My grandmother's cellar, and being allowed to carry the lamp."),
)
