"""After hard days: fewer things, gentler things, nothing new to begin, until a week has gone by."""

from collections.abc import Iterator

from goldseam.core.catalogue.model import Sensitivity, Stage
from goldseam.core.plan.ban import Ban, Rule
from goldseam.core.plan.traits import Trait, trait_mask
from goldseam.core.plan.view import View

_ALWAYS = trait_mask(Trait.HELP_IN_FEAR, Trait.HELP_IN_SELF_HARM, Trait.HEALTH)
_BEGINS = (Stage.RENEW, Sensitivity.COURTING, Sensitivity.FORGIVENESS_ASKED, Sensitivity.TOUCH)


def nothing_new_begins(view: View) -> Iterator[Ban]:
    """What builds on calm waits for calm."""
    if view.hard_days:
        yield Ban("hard_days", trait_mask(*_BEGINS), spare=_ALWAYS)


def nothing_demanding(view: View) -> Iterator[Ban]:
    """Long work waits; what stops harm, tells the truth or helps to stay does not."""
    if view.hard_days:
        spare = _ALWAYS | trait_mask(Stage.STOP, Stage.TELL, Stage.STAY)
        yield Ban("hard_days", trait_mask(Trait.DEMANDING), spare=spare)


CALM_RULES: tuple[Rule, ...] = (nothing_new_begins, nothing_demanding)
