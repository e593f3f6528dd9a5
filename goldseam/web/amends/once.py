"""Forgiveness is asked for at most once a breach (T7): a box ticked again, and words that ask without it."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.web.amends import coaching, drafts
from goldseam.web.amends.before import Before, before_an_apology
from goldseam.web.amends.coaching import Reads
from goldseam.web.amends.pieces import Typed
from goldseam.web.truth.access import Here


def asked_already(here: Here, typed: Typed) -> str:
    """Why the box may not be ticked: the sentence that says so, "" where it may be."""
    if not typed.asks:
        return ""
    state = drafts.state_of(here)
    line = state.by_root(typed.draft)
    if line is not None and line.handed_on:
        # A form that is sent twice is handed over once; it does not ask a second time.
        return ""
    before = before_an_apology(here, state, typed.breach)
    if before.asked_on is None:
        return ""
    day = {"day": date_format(before.asked_on, "j E Y")}
    if before.for_named:
        return (
            _(
                "You asked for forgiveness on %(day)s. Choose what this is about, or leave the box empty: "
                "for one thing, once is enough."
            )
            % day
        )
    return _("You asked for forgiveness for this on %(day)s. Once is enough: leave the box empty.") % day


def seems_to_ask(typed: Typed, before: Before, reads: Reads) -> str:
    """What its author is told where the words ask and the box is empty; "" elsewhere. It holds nothing up."""
    if typed.asks or not coaching.asks_for_forgiveness(typed.words, reads):
        return ""
    if before.asked_on is None:
        return _(
            "This seems to ask for forgiveness. If it does, change the words and tick the box for it. "
            "Only you see this line."
        )
    day = {"day": date_format(before.asked_on, "j E Y")}
    if before.for_named:
        return (
            _(
                "This seems to ask for forgiveness. You asked for it on %(day)s. Choose what this is about: "
                "for one thing, once is enough. Only you see this line."
            )
            % day
        )
    return (
        _(
            "This seems to ask for forgiveness. You asked for it on %(day)s, and once is enough. "
            "Only you see this line."
        )
        % day
    )
