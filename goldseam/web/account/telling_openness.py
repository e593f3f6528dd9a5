"""Says the records of openness and of plans: for the export that is read."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.web.openness.wording import OPENNESS_TELLERS

OPENNESS_HEADINGS: Mapping[str, Promise] = {
    "openness_given": _("Openness: shown"),
    "openness": _("Openness: in words"),
    "openness_renewed": _("Openness: gone on with"),
    "openness_answered": _("Openness: answers"),
    "openness_opened": _("Openness: opened"),
    "openness_look": _("Openness: a day to look again"),
    "openness_unneeded": _("Openness: not needed any more"),
    "where": _("Where I am"),
    "plan_said": _("Plans said beforehand"),
    "plan_changed": _("Plans: changed"),
    "plan_dropped": _("Plans: called off"),
    "along_answered": _("Come along: answers"),
}
__all__ = ["OPENNESS_HEADINGS", "OPENNESS_TELLERS"]
