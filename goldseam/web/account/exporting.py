"""Turns an export into a file: JSON for programs, or one page in plain words for reading and printing."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import KINDS, Entry, kind_of
from goldseam.ledger import export
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.account.telling import told

HEADINGS: Mapping[str, Promise] = {
    "note": _("Notes"),
    "check_in": _("Check-ins"),
    "evening": _("Evening minutes"),
    "answered": _("What you told"),
    "reflected": _("Six questions to yourself"),
    "safety": _("Private safety check"),
    "practice": _("Practices"),
    "practice_step": _("Practices begun"),
    "kept_form": _("What arrived while locked"),
    "preference": _("Preferences"),
    "erased": _("Erased for good"),
}


@dataclass(frozen=True)
class Told:
    """One entry as it is read: its day, its number, and what it says."""

    day: date
    number: int
    lines: tuple[tuple[str, str], ...]


def as_text(unlocked: Unlocked, form: str, language: str, at: datetime) -> str:
    """The export as a file's text: `form` is json or html."""
    if form == "json":
        return json.dumps(export.everything(unlocked, at), ensure_ascii=False, indent=1)
    entries = unlocked.private_space().read(*KINDS)
    with translation.override(language):
        page = {"groups": list(_groups(entries)), "language": language, "made": at}
        return render_to_string("account/export_file.html", page)


def _groups(entries: list[Entry]) -> Iterator[tuple[Promise, list[Told]]]:
    """The entries of each kind under its heading, oldest first; kinds without entries are left out."""
    for kind, heading in HEADINGS.items():
        mine = [entry for entry in entries if kind_of(type(entry.record)) == kind]
        if mine:
            yield heading, [Told(entry.day, entry.seq, tuple(told(entry.record))) for entry in mine]
