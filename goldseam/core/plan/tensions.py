"""The rules that settle where the method argues with itself (T2 to T17) and keep people from harm.

Each is one small function: a situation in, what waits out; `docs/decisions/plan-rules.md` lists them.
"""

from collections.abc import Iterator

from goldseam.core.catalogue.model import Audience, Fact, Sensitivity, Stage
from goldseam.core.plan.ban import Ban, Rule
from goldseam.core.plan.traits import Trait, trait_mask
from goldseam.core.plan.view import View
from goldseam.core.situation.model import Answer, Barrier, Closeness, Role, SafetyTopic, Touch

OFFENDING = (Audience.OFFENDING, Audience.BOTH)
_SAYING = (Sensitivity.TELLING, Sensitivity.PARTING)
_EXPOSES = (
    *_SAYING,
    Sensitivity.OPENNESS,
    Sensitivity.TOUCH,
    Sensitivity.COURTING,
    Sensitivity.FORGIVENESS_ASKED,
    Sensitivity.RAISES_THE_SUBJECT,
    Sensitivity.PUBLIC,
)
# The question of T17 has not been answered yet: what waits for it is asked about, and not only held back.
ASK_IF_SAFE = "ask_if_safe"
_HELP = trait_mask(Trait.HELP_IN_FEAR, Trait.HELP_IN_SELF_HARM)
_FOR_ONESELF = _HELP | trait_mask(Trait.FOR_ONESELF, Trait.HEALTH)
_MAY_GO_ON = {SafetyTopic.STILL_GOING_ON, SafetyTopic.ADDICTION}
_ANGER = {Barrier.EMOTIONS_TOO_HIGH, Barrier.REVENGE, Barrier.ANGER_PILES_UP}


def nobody_owes_harm(view: View) -> Iterator[Ban]:
    """T16, T4: whoever is afraid has a way of their own; nothing asks to bear, open up or get in touch.

    The one who is called offending may be the one who is coerced, so of their work only what is for
    themselves is left; a person who is afraid is not told to lie no more, or to see the other side.
    """
    if view.holds(Fact.FEAR):
        theirs = (Stage.TELL, Stage.SHOW, Stage.RENEW)
        yield Ban("fear", trait_mask(Trait.CONTACT))
        yield Ban("fear", trait_mask(*_EXPOSES, Sensitivity.PATIENCE, Trait.OPENNESS_MODULE), spare=_HELP)
        yield Ban("fear", trait_mask(*theirs, audiences=(Audience.INJURED,)), spare=_HELP)
        yield Ban("fear", trait_mask(Trait.ANY, audiences=OFFENDING), spare=_FOR_ONESELF)


def help_comes_first(view: View) -> Iterator[Ban]:
    """S05: with thoughts of self-harm hand-overs and hard looks at oneself wait."""
    if view.holds(Fact.SELF_HARM):
        heavy = (Stage.TELL, Stage.OWN, Stage.SHOW, Stage.RENEW, Stage.DECIDE)
        yield Ban("self_harm", trait_mask(Trait.CONTACT))
        yield Ban("self_harm", trait_mask(*_EXPOSES, *heavy, Sensitivity.PATIENCE, Trait.LONG), spare=_HELP)
        yield Ban("self_harm", trait_mask(Trait.ANY, audiences=OFFENDING), spare=_FOR_ONESELF)


def an_unanswered_check_is_respected(view: View) -> Iterator[Ban]:
    """T4, T17: without the private check nothing is suggested that could be dangerous to do."""
    if view.holds(Fact.SAFETY_NOT_ANSWERED):
        exposes = (*_SAYING, Sensitivity.OPENNESS, Sensitivity.TOUCH, Sensitivity.PUBLIC)
        yield Ban("safety_not_answered", trait_mask(*exposes), spare=_HELP)


def saying_is_asked_about_first(view: View) -> Iterator[Ban]:
    """T17: before telling or parting the person is asked, in private, whether it is safe."""
    if view.situation.addressed_safely is Answer.YES:
        return
    asked = view.situation.addressed_safely is not Answer.NOT_ASKED
    yield Ban("not_safe_to_say" if asked else ASK_IF_SAFE, trait_mask(*_SAYING), spare=_HELP)


def space_is_kept(view: View) -> Iterator[Ban]:
    """T3, T8: while space is asked for, nothing means getting in touch."""
    if view.situation.closeness is not Closeness.NEAR:
        near = (Trait.CONTACT, Sensitivity.COURTING, Sensitivity.TOUCH)
        yield Ban("space", trait_mask(*near))
        yield Ban("space", trait_mask(Sensitivity.RAISES_THE_SUBJECT, audiences=OFFENDING))


def touch_is_never_owed(view: View) -> Iterator[Ban]:
    """T3 and health first: touch waits for a wish of its own, and for the tests where a body is at risk."""
    if view.situation.touch is not Touch.WELCOME:
        yield Ban("touch", trait_mask(Sensitivity.TOUCH))
    first = [entry.slug for entry in view.index.health if entry.audience in view.audiences]
    if view.holds(Fact.BODY_AT_RISK) and first and view.last_done.keys().isdisjoint(first):
        yield Ban("health_before_touch", trait_mask(Sensitivity.TOUCH))


def the_injured_partner_opens_the_subject(view: View) -> Iterator[Ban]:
    """T2: unasked, the offending partner only ends, corrects, adds or reports; a resting matter rests."""
    if view.situation.resting:
        yield Ban("resting", trait_mask(Sensitivity.RAISES_THE_SUBJECT))
    if Role.OFFENDING in view.hats:
        subject = trait_mask(Sensitivity.RAISES_THE_SUBJECT, audiences=(Audience.OFFENDING,))
        yield Ban("subject", subject, spare=trait_mask(Stage.STOP, Stage.TELL))


def public_words_need_a_yes(view: View) -> Iterator[Ban]:
    """T6: nothing public without the injured partner's recorded yes."""
    if not view.situation.public_words_agreed:
        yield Ban("public", trait_mask(Sensitivity.PUBLIC))


def forgiveness_is_asked_once(view: View) -> Iterator[Ban]:
    """T7: once for a breach, however it was asked."""
    asking = trait_mask(Sensitivity.FORGIVENESS_ASKED)
    entries = (view.index.by_slug.get(slug) for slug in view.last_done)
    if any(entry is not None and entry.traits & asking for entry in entries):
        yield Ban("forgiveness_asked", asking)


def courting_waits_for_calm(view: View) -> Iterator[Ban]:
    """T8: not while they are angry, not in the first weeks, not over something untold or still going on."""
    angry = not _ANGER.isdisjoint(view.situation.barriers)
    if angry or view.holds(Fact.FIRST_TWO_WEEKS, Fact.NOT_TOLD, Fact.ONGOING):
        yield Ban("courting", trait_mask(Sensitivity.COURTING))


def self_forgiveness_follows_responsibility(view: View) -> Iterator[Ban]:
    """T9: after responsibility has been taken, not instead of it."""
    taken = any(entry.slug in view.last_done for entry in view.index.owning)
    if Role.OFFENDING in view.hats and not taken:
        yield Ban("responsibility_first", trait_mask(Sensitivity.SELF_FORGIVENESS, audiences=OFFENDING))


def forgiving_is_never_a_task(view: View) -> Iterator[Ban]:
    """T11: forgiveness is the injured partner's to decide, and no practice asks for it."""
    if view.situation.role is Role.INJURED:
        yield Ban("forgiving_is_yours", trait_mask(Sensitivity.FORGIVENESS_ASKED))


def barriers_are_shown_to_whoever_can_move_them(view: View) -> Iterator[Ban]:
    """T11: what only the other can change is no suggestion."""
    if view.situation.role is Role.OFFENDING:
        yield Ban("not_yours_to_move", trait_mask(Trait.ONLY_INJURED_MOVE_IT))
    if view.situation.role is Role.INJURED:
        yield Ban("not_yours_to_move", trait_mask(Trait.ONLY_OFFENDING_MOVE_IT))


def the_accused_are_asked_first(view: View) -> Iterator[Ban]:
    """T12: accused without a breach, nobody is told to drop people or report where they are."""
    if not (view.holds(Fact.TRACK_JEALOUSY) and Role.OFFENDING in view.hats):
        return
    reports = (Sensitivity.OPENNESS, Trait.OPENNESS_MODULE, Trait.NO_CONTACT_MODULE)
    yield Ban("no_breach", trait_mask(*reports, audiences=OFFENDING))
    if view.situation.watched is Answer.NOT_ASKED:
        yield Ban("ask_if_watched", trait_mask(Sensitivity.PATIENCE, audiences=OFFENDING))


def nothing_assumes_an_end_that_is_not_known(view: View) -> Iterator[Ban]:
    """T1, S05: while it goes on, or nobody can say, nothing is suggested that takes it as over."""
    unsure = view.situation.ongoing_unsure or not _MAY_GO_ON.isdisjoint(view.situation.safety_topics)
    if unsure or view.holds(Fact.ONGOING):
        yield Ban("not_ended", trait_mask(Sensitivity.ASSUMES_ENDED))
    elif view.lapse_stage is Stage.STOP:
        yield Ban("gone_back", trait_mask(Sensitivity.ASSUMES_ENDED))


def what_builds_anew_waits_after_a_lapse(view: View) -> Iterator[Ban]:
    """T15: in the weeks that lead back, nothing goes on as if it had not happened again; then it opens by itself."""
    if view.lapse_stage is not None:
        anew = trait_mask(Stage.RENEW, Sensitivity.COURTING, Sensitivity.FORGIVENESS_ASKED)
        yield Ban("after_lapse", anew, spare=_HELP | trait_mask(Trait.HEALTH))


def parting_well_builds_nothing_new(view: View) -> Iterator[Ban]:
    """T13: whoever chose to part well is not asked to come closer; what is for oneself stays."""
    if view.holds(Fact.PARTING):
        closer = trait_mask(Stage.RENEW, Sensitivity.COURTING)
        yield Ban("parting", closer, spare=_FOR_ONESELF)


TENSIONS: tuple[Rule, ...] = (
    nobody_owes_harm,
    help_comes_first,
    an_unanswered_check_is_respected,
    saying_is_asked_about_first,
    space_is_kept,
    touch_is_never_owed,
    the_injured_partner_opens_the_subject,
    public_words_need_a_yes,
    forgiveness_is_asked_once,
    courting_waits_for_calm,
    self_forgiveness_follows_responsibility,
    forgiving_is_never_a_task,
    barriers_are_shown_to_whoever_can_move_them,
    the_accused_are_asked_first,
    nothing_assumes_an_end_that_is_not_known,
    what_builds_anew_waits_after_a_lapse,
    parting_well_builds_nothing_new,
)
