"""Invitations that are still open; nothing tells how one came to its end."""

from collections.abc import Callable

import msgspec
import pytest

from goldseam.core.records import Entry, InvitationEnded, Invited, Noted
from goldseam.core.records.invited import INVITED, OpenInvitation
from goldseam.core.records.kinds import Record

ONE, TWO = Invited("one", "space", "shared", "Bo"), Invited("two", "other", "helper")


@pytest.mark.parametrize(
    ("written", "open_ones"),
    [
        ([], []),
        ([ONE, TWO], ["one", "two"]),
        ([ONE, TWO, InvitationEnded("one")], ["two"]),
        ([InvitationEnded("one")], []),
        ([ONE, InvitationEnded("one"), InvitationEnded("one")], []),
        ([Noted("a")], []),
    ],
)
def test_an_invitation_is_open_until_it_ended(
    entries: Callable[..., list[Entry]], written: list[Record], open_ones: list[str]
) -> None:
    assert list(INVITED.over(entries(*written)).open) == open_ones


def test_an_open_invitation_tells_for_whom_and_since_when(entries: Callable[..., list[Entry]]) -> None:
    found = INVITED.over(entries(ONE)).open["one"]
    assert found == OpenInvitation("one", "space", "shared", "Bo", "2026-03-02")


def test_the_end_of_an_invitation_says_nothing_but_its_number() -> None:
    assert [field.name for field in msgspec.structs.fields(InvitationEnded)] == ["invitation"]
