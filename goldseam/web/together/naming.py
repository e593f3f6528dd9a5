"""The name somebody wants to be called by in a space they share: any name, and short enough to read."""

from django.utils.translation import gettext as _

LONGEST = 40


def called(typed: str) -> str:
    """The name as it is kept, or "" where it is none: only what can be seen counts, and spaces are one."""
    name = " ".join(typed[: LONGEST * 4].split())
    return name if len(name) <= LONGEST and name.isprintable() else ""


def problem() -> str:
    """What to do about a name that is none."""
    return _("Write the name you want to be called here, in at most 40 letters.")
