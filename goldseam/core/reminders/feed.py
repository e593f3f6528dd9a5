"""Writes a calendar of single events: times in UTC, one text, nothing else (RFC 5545)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

LASTS = timedelta(minutes=15)
_STAMP = "%Y%m%dT%H%M%SZ"
# Octets a line may have without its end (RFC 5545, 3.1).
_LINE = 75


def feed(moments: Sequence[datetime], text: str, mark: str, stamp: datetime) -> bytes:
    """The calendar as bytes (UTF-8): an event of 15 minutes for each moment (UTC), with an alarm at its start.

    `mark` tells the events of one calendar from another's, `stamp` (UTC) is when it was written.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Calendar//EN", "CALSCALE:GREGORIAN"]
    for moment in moments:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{moment:{_STAMP}}-{mark}",
            f"DTSTAMP:{stamp:{_STAMP}}",
            f"DTSTART:{moment:{_STAMP}}",
            f"DTEND:{moment + LASTS:{_STAMP}}",
            f"SUMMARY:{_escaped(text)}",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{_escaped(text)}",
            "TRIGGER:PT0S",
            "END:VALARM",
            "END:VEVENT",
        ]
    return b"".join(_folded(line) for line in (*lines, "END:VCALENDAR"))


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> bytes:
    """One line with its end; a long one goes on in the next, which begins with a space."""
    parts, part = [], b""
    for letter in line:
        octets = letter.encode()
        if len(part) + len(octets) > _LINE:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join((*parts, part)) + b"\r\n"
