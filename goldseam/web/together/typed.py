"""What was typed on its way to the other: tidied, measured, and carried from one step to the next without a loss."""

from typing import Any

from django.utils.translation import gettext as _

from goldseam.web.shared.signed_in import PersonRequest

LONGEST_TITLE = 120
LONGEST_TEXT = 200_000


def text_of(request: PersonRequest, name: str) -> str:
    """One field as it was typed, with plain ends of lines: what is shown before is what arrives."""
    return request.POST.get(name, "").replace("\r\n", "\n").strip()


def wrong_text(text: str, *, may_be_empty: bool = False) -> str:
    """What to do about a text that cannot be taken; "" where nothing is wrong."""
    if not text and not may_be_empty:
        return _("Write something first.")
    return _("This is too long. Send it in two parts.") if len(text) > LONGEST_TEXT else ""


def wrong_title(title: str) -> str:
    """As `wrong_text`, for a title."""
    return _("This title is too long. A few words are enough.") if len(title) > LONGEST_TITLE else ""


def steps(request: PersonRequest, **context: Any) -> dict[str, Any]:
    """The context of one step. A form that waited while locked waits on until its last step (shared/kept.py)."""
    return {"place": "us", "kept_item": request.POST.get("kept_item", ""), **context}
