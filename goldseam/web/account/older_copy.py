"""When the stored copy is older than what this device saw: say so, and let its person decide to go on."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldseam.web.shared import cookies
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.signed_in import PersonRequest


@require_POST
@unlocked
def accept(request: PersonRequest) -> HttpResponse:
    """Go on with the copy that is there: forget the higher numbers on this device and in the ring."""
    opened = request.visitor.unlocked
    response = redirect("/today/")
    if opened is not None:
        request.visitor.unlocked = opened.go_on_with_older_copy()
        cookies.keep_heads(response, opened.person, b"")
    return response
