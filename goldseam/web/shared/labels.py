"""The plain words on screen for the closed sets of the core."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.catalogue.model import Audience, Evidence, Rhythm, Stage

STAGES: Mapping[Stage, Promise] = {
    Stage.UNDERSTAND: _("Understand"),
    Stage.STOP: _("Stop"),
    Stage.TELL: _("Tell"),
    Stage.OWN: _("Own it"),
    Stage.STAY: _("Be there"),
    Stage.SHOW: _("Show"),
    Stage.RENEW: _("Renew"),
    Stage.DECIDE: _("Decide"),
}
STAGE_SENTENCES: Mapping[Stage, Promise] = {
    Stage.UNDERSTAND: _("See clearly what happened and where you stand."),
    Stage.STOP: _("End the harm, for good."),
    Stage.TELL: _("The truth, whole and not in pieces."),
    Stage.OWN: _("Say what was done, without reasons that excuse it."),
    Stage.STAY: _("Stay with the hurt, at the pace of the one who is hurt."),
    Stage.SHOW: _("Small deeds that match the words."),
    Stage.RENEW: _("Build something new between you."),
    Stage.DECIDE: _("Go on, part well, or not yet. At any time."),
}
AUDIENCES: Mapping[Audience, Promise] = {
    Audience.OFFENDING: _("for the one who broke trust"),
    Audience.INJURED: _("for the one who was hurt"),
    Audience.BOTH: _("for either of you"),
}
RHYTHMS: Mapping[Rhythm, Promise] = {
    Rhythm.ONCE: _("once"),
    Rhythm.DAILY: _("daily"),
    Rhythm.WEEKLY: _("weekly"),
    Rhythm.WHEN_NEEDED: _("when needed"),
}
EVIDENCE: Mapping[Evidence, Promise] = {
    Evidence.ARTICLES: _("From the articles this method is drawn from. Not tested."),
    Evidence.CLINICAL: _("From what counsellors and researchers write. Not tested in this form."),
    Evidence.UNCONTROLLED: _("From a small study without a comparison group."),
    Evidence.TRIAL: _("From a study with a comparison group, in another setting than this."),
}
EVIDENCE_SHORT: Mapping[Evidence, Promise] = {
    Evidence.ARTICLES: _("the source articles"),
    Evidence.CLINICAL: _("clinical writing"),
    Evidence.UNCONTROLLED: _("a small study"),
    Evidence.TRIAL: _("a trial"),
}
IN_DANGER = _("When help comes first")
HARD_MOMENTS: Mapping[Audience, Promise] = {
    Audience.INJURED: _("When I was hurt"),
    Audience.OFFENDING: _("When I broke trust"),
    Audience.BOTH: _("For either of us"),
}
