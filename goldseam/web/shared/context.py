"""What every template may ask: who is there, which theme, where the exit leads, which place is this."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from goldseam.web.shared.signed_in import Visitor

# Neutral pages anybody may have open; a person may set their own (account/preferences.py).
EXIT_TO = "https://www.wikipedia.org/"
THEMES = ("light", "dark")
PLACES = (
    ("today", "/today/", _("Today")),
    ("truth", "/truth/", _("Truth")),
    ("us", "/us/", _("Us")),
    ("practices", "/practices/", _("Practices")),
    ("progress", "/progress/", _("Progress")),
)


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """The context of every page; reads no database."""
    visitor: Visitor = getattr(request, "visitor", Visitor())
    theme = request.COOKIES.get("theme", "")
    exit_to = request.COOKIES.get("exit", "")
    return {
        "visitor": visitor,
        "theme": theme if theme in THEMES else "",
        "language": get_language(),
        "exit_to": exit_to if exit_to.startswith("https://") and exit_to.isprintable() else EXIT_TO,
        "places": PLACES if visitor.unlocked else (),
    }
