"""Says the records of being near, of what hurts and of disputes: for the export that is read."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.web.nearness.wording import NEARNESS_TELLERS

NEARNESS_HEADINGS: Mapping[str, Promise] = {
    "touch_wish": _("Wishes about touch and sex"),
    "sign_come": _("Signs: come"),
    "sign_leave": _("Signs: leave me be"),
    "sign_ended": _("Signs taken away"),
    "reach": _("How each can be reached"),
    "away": _("Away for days"),
    "away_moved": _("Away: moved"),
    "away_ended": _("Away: over"),
    "trigger": _("What sets it off"),
    "trigger_card": _("Cards handed over"),
    "gentle_day": _("Days to be gentle on"),
    "gentle_day_told": _("Days to be gentle on: handed over"),
    "day_known": _("Gentle days: said"),
    "time_out": _("Time-outs in quarrels"),
    "dispute_sorted": _("Disputes, for oneself"),
    "dispute_ended": _("How disputes ended, for oneself"),
    "dispute": _("Disputes to sort together"),
}
__all__ = ["NEARNESS_HEADINGS", "NEARNESS_TELLERS"]
