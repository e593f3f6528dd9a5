"""Which elements the plan itself keeps, each with the rule's name: some of the method is what is not offered."""

from collections.abc import Mapping

# Names of functions in goldseam/core/plan; the content check holds them against the rules that there are.
KEPT_BY_RULES: Mapping[str, tuple[str, ...]] = {
    "A02.0": ("the_situation_opens_stages",),
    "A02.1": ("saying_is_asked_about_first",),
    "A05.1": ("forgiveness_is_asked_once",),
    "A05.3": ("forgiving_is_never_a_task",),
    "A06.8": ("one_of_two_is_enough",),
    "A07.4": ("public_words_need_a_yes",),
    "A10.0": ("the_situation_opens_stages",),
    "A10.9": ("first_days_are_short",),
    "A10.11": ("courting_waits_for_calm",),
    "B03.0": ("forgiving_is_never_a_task",),
    "B04.0": ("barriers_are_shown_to_whoever_can_move_them",),
    "B04.3": ("forgiving_is_never_a_task",),
    "B05.8": ("public_words_need_a_yes",),
    "B06.0": ("self_forgiveness_follows_responsibility",),
    "C01.3": ("rhythm_is_kept",),
    "C02.3": ("the_injured_partner_opens_the_subject",),
    "C05.0": ("space_is_kept",),
    "C05.1": ("space_is_kept",),
    "C05.2": ("courting_waits_for_calm",),
    "C06.0": ("space_is_kept",),
    "C06.1": ("touch_is_never_owed",),
    "C13.1": ("saying_is_asked_about_first",),
    "D03.5": ("the_accused_are_asked_first",),
    "D04.0": ("conditions_hold",),
    "D04.5": ("the_injured_partner_opens_the_subject",),
}
