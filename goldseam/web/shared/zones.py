"""Whose day it is: a person's own time zone where they chose one, kept on the device; else the server's."""

import re
from collections.abc import Callable
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

COOKIE = "zone"
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+/-]{0,60}", re.ASCII)
_AREAS = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


def found(name: str) -> ZoneInfo | None:
    """The zone of this name, or None where there is no such."""
    try:
        return ZoneInfo(name) if _NAME.fullmatch(name) else None
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return None


@cache
def names() -> tuple[str, ...]:
    """The names to choose from, by part of the world."""
    return tuple(sorted(name for name in available_timezones() if name.split("/")[0] in _AREAS))


class ZoneMiddleware:
    """Lets each request count days and hours where its person is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the zone that the device names; an unknown one counts as none."""
        zone = found(request.COOKIES.get(COOKIE, ""))
        with timezone.override(zone):
            return self.get_response(request)
