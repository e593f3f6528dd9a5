"""Invitations that a person has given out and that are still open, kept in their private space."""

from collections.abc import Iterable, Mapping

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record


class Invited(Record, frozen=True, tag="invited"):
    """An invitation to a space: both by their ids, the role of the space, a name for whom it is."""

    invitation: str
    space: str
    role: str
    name: str = ""


class InvitationEnded(Record, frozen=True, tag="invitation_ended"):
    """This invitation is over: used, ended, or out of time. Nothing says which."""

    invitation: str


class OpenInvitation(msgspec.Struct, frozen=True, omit_defaults=True):
    """One invitation that was not ended. `on` is the ISO day it was given out."""

    invitation: str
    space: str
    role: str
    name: str
    on: str


class Invitations(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is open, by the id of the invitation, oldest first."""

    open: Mapping[str, OpenInvitation] = {}


def _invited(state: Invitations, entries: Iterable[Entry]) -> Invitations:
    found = dict(state.open)
    for entry in entries:
        match entry.record:
            case Invited(invitation=name, space=space, role=role, name=whom):
                found[name] = OpenInvitation(name, space, role, whom, entry.day.isoformat())
            case InvitationEnded(invitation=name):
                found.pop(name, None)
    return Invitations(found)


INVITED = Fold("invited", 1, (Invited, InvitationEnded), Invitations, _invited)
