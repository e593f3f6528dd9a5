"""Handing over one sentence of one's own figures: chosen by itself, changed and looked at before it is given."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from goldseam.core.measures import load_instruments
from goldseam.core.records import Handed
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.measured import QUESTIONNAIRES
from goldseam.core.records.promise import WORD_KEPT
from goldseam.core.trust import basis, sentence, shown
from goldseam.core.trust.felt import FOLLOWED
from goldseam.core.trust.saying import told_oneself, word_kept
from goldseam.web.progress.meaning import in_a_sentence
from goldseam.web.progress.seen import course, ground, outcomes
from goldseam.web.shared import method
from goldseam.web.shared.access import fresh
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.today.check_in import WORDS
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple
from goldseam.web.together.handing import form


@fresh
@together
def share(request: PersonRequest, couple: Couple) -> HttpResponse:
    """The form of handing over, filled with the sentence. Nothing is handed over by choosing it."""
    which, of = request.GET.get("what", ""), request.GET.get("of", "")
    if which == "reading" and of in FOLLOWED:
        title, text = str(WORDS[of][0]), _reading(couple, of)
    elif which == "questionnaire":
        title, text = _questionnaire(couple, of)
    elif which == "deeds":
        title, text = _("What promises showed"), _deeds(couple)
    else:
        raise Http404
    return form(request, couple, Handed(HandedKind.NOTE, title, text))


def _reading(couple: Couple, item: str) -> str:
    seen = course(ground(couple.spaces, couple.day), item, couple.day)
    if seen is None:
        raise Http404
    words = method.words("reading")
    return f"{sentence(seen.seen.reading, words)} {basis(seen.seen.reading, words)}"


def _questionnaire(couple: Couple, measure: str) -> tuple[str, str]:
    instrument = next((each for each in load_instruments() if each.id == measure), None)
    taken = couple.private.states(QUESTIONNAIRES)[QUESTIONNAIRES].of(measure)
    if instrument is None or not taken:
        raise Http404
    return instrument.name, in_a_sentence(instrument, taken)


def _deeds(couple: Couple) -> str:
    kept = couple.space.states(WORD_KEPT)[WORD_KEPT]
    words = method.words("reading")
    seen = shown(outcomes(kept, str(couple.partner), str(couple.me)), couple.day.toordinal())
    return f"{word_kept(seen, words)} {told_oneself(seen, words)}"
