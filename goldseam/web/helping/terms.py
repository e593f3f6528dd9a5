"""The terms of a counsellor as they are typed: a name, what they keep from the partner, what they must report."""

from django.utils.translation import gettext as _

from goldseam.core.records import TermsStated
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together import naming
from goldseam.web.together.typed import text_of

# A sentence or two that somebody reads before anything is copied.
LONGEST = 1000


def terms_in(request: PersonRequest) -> TermsStated:
    """The terms as they were sent, tidied; an unusable name is "" and found wrong below."""
    name = naming.called(request.POST.get("name", ""))
    return TermsStated(name, text_of(request, "keeps"), text_of(request, "reports"))


def wrong_terms(terms: TermsStated) -> str:
    """What to do about terms that cannot be taken; "" where nothing is wrong."""
    if not terms.name:
        return naming.problem()
    if not terms.keeps or not terms.reports:
        return _("Say both in a sentence: what you keep to yourself, and what you must report.")
    if max(len(terms.keeps), len(terms.reports)) > LONGEST:
        return _("This is too long. Say it in fewer words.")
    return ""
