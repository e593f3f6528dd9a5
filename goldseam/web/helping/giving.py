"""A counsellor as whoever invited them has it: found, listed, let go on, and ended in one step."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.core.records import HelperNoted, HelperRenewed, InvitationEnded, Joined, Noted
from goldseam.core.records.helping import HELPING
from goldseam.core.records.invited import INVITED
from goldseam.ledger.ending import end_space, renew
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.invitations import end_invitation
from goldseam.ledger.small_spaces import last_days
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Spaces, Unlocked
from goldseam.web.shared import clock

# What an `Invited` says of a counsellor: for one's own copies, or for chosen copies of what both share.
ALONE, BOTH = "helper", "helper_for_both"


@dataclass(frozen=True)
class Share:
    """A small space that goes on: the name its giver chose for it, whose it is, and its last day."""

    space: OpenSpace
    name: str
    both: bool
    invitation: str
    until: date


def shares(spaces: Spaces, today: date) -> tuple[Share, ...]:
    """Every counsellor this person shares something with now. Four queries, however many there are."""
    known = {each.space: each for each in spaces.private.states(INVITED)[INVITED].open.values()}
    ends = last_days((space.id for space in spaces.helpers), today)
    found = []
    for space in spaces.helpers:
        each = known.get(str(space.id))
        if space.id in ends:
            name = (each.name if each else "") or _("A counsellor")
            both = each is not None and each.role == BOTH
            found.append(Share(space, name, both, each.invitation if each else "", ends[space.id]))
    return tuple(sorted(found, key=lambda share: (share.until, share.name)))


def share_of(opened: Unlocked, space: UUID) -> tuple[Spaces, Share]:
    """One of them. What is over, and what is another's, looks the same: 404."""
    spaces = opened.spaces()
    for share in shares(spaces, clock.today()):
        if share.space.id == space:
            return spaces, share
    raise Http404


def keep_notes(private: OpenSpace, share: Share) -> int:
    """Copy the counsellor's notes to the own private notes, each once; return how many were new."""
    try:
        state = share.space.states(HELPING)[HELPING]
        entries = share.space.some((line.seq for line in state.notes), HelperNoted) if state.notes else {}
    except SpaceDamagedError:
        # What no longer opens can still be ended (S15).
        return 0
    name = state.terms.name if state.terms else share.name
    texts = [
        _("%(name)s, %(day)s:") % {"name": name, "day": date_format(entry.day, "j E Y")}
        + f"\n\n{entry.record.text}"
        for entry in entries.values()
        if isinstance(entry.record, HelperNoted)
    ]
    have = {entry.record.text for entry in private.read(Noted) if isinstance(entry.record, Noted)}
    new = [Noted(text) for text in texts if text not in have]
    if new:
        private.append(*new, at=clock.now(), day=clock.today())
    return len(new)


def end(spaces: Spaces, share: Share) -> None:
    """End it at once for everybody: first the notes are kept, then the invitation, the rows and the keys go."""
    keep_notes(spaces.private, share)
    if share.invitation:
        end_invitation(UUID(share.invitation))
        spaces.private.append(InvitationEnded(share.invitation), at=clock.now(), day=clock.today())
    end_space(share.space)


def go_on(share: Share, until: date) -> bool:
    """Let it go on until a new last day; whether that day holds now (S14).

    A shorter time takes one person. Where both invited, a longer one takes both, and the earlier of their
    two days holds.
    """
    share.space.append(HelperRenewed(until), at=clock.now(), day=clock.today())
    holds = _agreed_day(share.space) if share.both and until > share.until else until
    if holds is None or (holds != until and holds <= share.until):
        return False
    renew(share.space, holds)
    return holds == until


def _agreed_day(space: OpenSpace) -> date | None:
    """The last day that everybody who came in as a giver wishes, each by their own newest word."""
    entries = space.read(Joined, HelperRenewed)
    givers = {entry.author for entry in entries if isinstance(entry.record, Joined)}
    wished = {
        entry.author: entry.record.until for entry in entries if isinstance(entry.record, HelperRenewed)
    }
    both = [wished[giver] for giver in givers if giver in wished]
    return min(both) if len(givers) > 1 and len(both) == len(givers) else None
