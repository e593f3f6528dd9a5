"""Turns an export into a file: JSON for programs, or one page in plain words for reading and printing."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import Entry, kind_of
from goldseam.ledger import export
from goldseam.ledger.ring import FORMER, GIVEN, HELPER, SHARED
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.account.telling import told
from goldseam.web.account.telling_bond import BOND_HEADINGS
from goldseam.web.account.telling_decided import DECIDED_HEADINGS
from goldseam.web.account.telling_measured import MEASURED_HEADINGS
from goldseam.web.account.telling_nearness import NEARNESS_HEADINGS
from goldseam.web.account.telling_openness import OPENNESS_HEADINGS
from goldseam.web.account.telling_own import OWN_HEADINGS
from goldseam.web.account.telling_promises import PROMISES_HEADINGS

HEADINGS: Mapping[str, Promise] = {
    "note": _("Notes"),
    "check_in": _("Check-ins"),
    "evening": _("Evening minutes"),
    "answered": _("What you told"),
    "reflected": _("Six questions to yourself"),
    "safety": _("Private safety check"),
    "lapse": _("When it happened again"),
    "public_words": _("Words before others"),
    "practice": _("Practices"),
    "practice_step": _("Practices begun"),
    "invited": _("Invitations"),
    "invitation_ended": _("Invitations that ended"),
    "joined": _("Joined"),
    "paused": _("Paused"),
    "resumed": _("Taken up again"),
    "left": _("Left"),
    "returned": _("Came back"),
    "handed": _("Handed over"),
    "corrected": _("Corrections"),
    "withdrawn": _("Withdrawn"),
    "lie": _("Lies put right, for yourself"),
    "lie_told": _("Lies put right: told"),
    "lie_corrected": _("Lies put right"),
    "ending_draft": _("Drafts of the ending message"),
    "ending_sent": _("It is ended"),
    "witness": _("How to see the ending"),
    "distance_plan": _("Rules for keeping the distance"),
    "channel_closed": _("Ways that are closed"),
    "contact": _("Contact with the other person"),
    "handed_on": _("No contact: handed over"),
    "closeness": _("Wishes for closeness"),
    "breach": _("What happened between us"),
    "breach_seen": _("How each of us sees it"),
    "review_draft": _("Looking back together, not released"),
    "standing_draft": _("Where trust stands, not released"),
    "released": _("Released to each other"),
    "not_this_round": _("Left out this time"),
    "talk_begun": _("Talks begun"),
    "talk_turn": _("Turns in talks"),
    "talk_paused": _("Time-outs in talks"),
    "talk_closed": _("Talks closed"),
    "terms": _("What a counsellor keeps and reports"),
    "copy": _("Copies for a counsellor"),
    "helper_note": _("Notes of a counsellor"),
    "helper_renewed": _("Counsellor: going on"),
    "helper_proposed": _("Counsellor: proposed"),
    "helper_confirmed": _("Counsellor: agreed to"),
    "helper_opened": _("Counsellor: opened"),
    "client": _("People I accompany"),
    "account_part": _("The full account"),
    "account_sealed": _("The full account, sealed"),
    "account_told": _("Told outside the program"),
    "account_read": _("Where reading stopped"),
    "detail_level": _("How much detail is wanted"),
    "hand_over": _("Times for an account"),
    "hand_over_agreed": _("Times agreed to"),
    "hand_over_waits": _("Put off"),
    "device_seen": _("New devices"),
    "device_known": _("New devices seen"),
    "asked": _("Questions"),
    "answer_given": _("Answers"),
    "followed_up": _("Questions that follow"),
    "question_settled": _("Questions settled"),
    "question_reopened": _("Questions opened again"),
    "subject_rested": _("Resting the subject"),
    "subject_woken": _("Opening the subject again"),
    "question_time": _("Times for questions: proposed"),
    "question_time_agreed": _("Times for questions: agreed"),
    "question_time_ended": _("Times for questions: ended"),
    "question_noted": _("Questions not asked yet"),
    "answer_prepared": _("Answers in preparation"),
    "harm_told": _("What it did"),
    "said_back": _("Said back"),
    "said_back_heard": _("Said back: whether it fits"),
    "acts_owned": _("What was done"),
    "apology": _("Apologies"),
    "forgiveness_asked": _("Where forgiveness was asked for"),
    "amends_answered": _("A few words back"),
    "amends_draft": _("Amends: drafts"),
    "amends_handed": _("Amends: handed over"),
    "apology_said": _("Apologies said in person"),
    "public_words_asked": _("Words before others: asked"),
    "public_words_decided": _("Words before others: decided"),
    "recording": _("Recordings"),
    "kept_form": _("What arrived while locked"),
    "preference": _("Preferences"),
    "erased": _("Erased for good"),
    **PROMISES_HEADINGS,
    **OWN_HEADINGS,
    **DECIDED_HEADINGS,
    **MEASURED_HEADINGS,
    **NEARNESS_HEADINGS,
    **BOND_HEADINGS,
    **OPENNESS_HEADINGS,
}


# What a space is to the person who takes it along.
SPACES: Mapping[str, Promise] = {
    SHARED: _("Shared with %(name)s"),
    FORMER: _("Shared before with %(name)s"),
    HELPER: _("Given to %(name)s"),
    GIVEN: _("Shown openly to %(name)s"),
}


@dataclass(frozen=True)
class Told:
    """One entry as it is read: its day, its number, who wrote it where there are several, and what it says."""

    day: date
    number: int
    lines: tuple[tuple[str, str], ...]
    by: str = ""


@dataclass(frozen=True)
class Part:
    """One shared space as it is read: its heading, and its entries by kind."""

    heading: str
    groups: tuple[tuple[Promise, list[Told]], ...]


def as_text(unlocked: Unlocked, form: str, language: str, at: datetime) -> str:
    """The export as a file's text: `form` is json or html. The day is that of whoever asks, by their time zone."""
    day = timezone.localdate(at)
    if form == "json":
        return json.dumps(export.everything(unlocked, at, day), ensure_ascii=False, indent=1)
    with translation.override(language):
        page = {
            "groups": list(_groups(export.own_entries(unlocked), _told)),
            "parts": [_part(part, unlocked.person) for part in export.shared_parts(unlocked, day)],
            "language": language,
            "made": at,
        }
        return render_to_string("account/export_file.html", page)


def _groups(entries: Iterable[Entry], tell: Callable[[Entry], Told]) -> Iterator[tuple[Promise, list[Told]]]:
    """The entries of each kind under its heading, oldest first; kinds without entries are left out."""
    by_kind: dict[str, list[Entry]] = {}
    for entry in entries:
        by_kind.setdefault(kind_of(type(entry.record)), []).append(entry)
    for kind, heading in HEADINGS.items():
        if kind in by_kind:
            yield heading, [tell(entry) for entry in by_kind[kind]]


def _told(entry: Entry) -> Told:
    return Told(entry.day, entry.seq, tuple(told(entry.record)))


def _part(part: export.SharedPart, me: UUID) -> Part:
    """One shared space in words: who wrote is "I" or a name, and a neutral one for whoever is gone (S23)."""
    somebody = gettext("your partner")
    others = [name or somebody for person, name in part.names.items() if person != me]

    def tell(entry: Entry) -> Told:
        lines = list(told(entry.record))
        if entry.seq in part.texts:
            lines.append((gettext("Text"), part.texts[entry.seq]))
        by = gettext("I") if entry.author == me else part.names.get(entry.author, "") or somebody
        return Told(entry.day, entry.seq, tuple(lines), by)

    heading = str(SPACES[part.what]) % {"name": ", ".join(others) or somebody}
    return Part(heading, tuple(_groups(part.entries, tell)))
