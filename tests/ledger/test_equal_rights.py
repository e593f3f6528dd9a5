"""S13: both have the same rights. Whatever one may do, the other may, in every situation they can get into.

The same history is lived twice, the second time with the two people swapped. Who invited whom stays as it was,
so a right that comes with inviting, or with a role between the two, would show.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st

from goldseam.core.records import Noted, Paused, Released, Resumed, Withdrawn
from goldseam.core.records.handed import HANDED, Handed, HandedKind
from goldseam.core.records.release import ReleaseTopic
from goldseam.core.records.together import TOGETHER
from goldseam.ledger import invitations, leaving, releases
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.people import NewPerson
from goldseam.ledger.spaces import MovedOnError, OpenSpace

MakePerson = Callable[..., NewPerson]
REFUSALS = (
    SpaceDamagedError,
    MovedOnError,
    invitations.AlreadyTogetherError,
    invitations.CannotJoinError,
    invitations.OwnInvitationError,
    releases.ReleasedAlreadyError,
)
ROUND = "2026-W10"


class World:
    """Two people who share a space, and what each has told the other outside of it: words of invitations."""

    def __init__(self, two: Any) -> None:
        two.join(two.bob, two.invite(two.alice))
        self.two = two
        self.told: list[Any] = [None, None]

    def person(self, who: int) -> Any:
        return self.two.bob if who else self.two.alice

    def space(self, who: int) -> OpenSpace:
        """The space they began with, in use or put aside; or the newest this person waits in."""
        spaces = self.person(who).spaces()
        found: OpenSpace = (*spaces.former, spaces.shared)[0]
        return found

    def now(self) -> dict[str, Any]:
        return {"at": self.two.now, "day": self.two.now.date()}

    def last_of(self, who: int, author: int) -> int:
        """The newest note this person sees of one of the two; a number that is nothing where there is none."""
        notes = [each for each in self.space(who).read(Noted) if each.author == self.person(author).person]
        return notes[-1].seq if notes else 999


def write(world: World, who: int) -> object:
    return world.space(who).append(Noted(f"{who}"), **world.now()) and "written"


def hand_over(world: World, who: int) -> object:
    handed = Handed(HandedKind.ACCOUNT, "title", "text")
    return world.space(who).append(handed, **world.now()) and "handed"


def withdraw(world: World, who: int) -> object:
    space = world.space(who)
    lines = space.states(HANDED)[HANDED].items
    return lines and space.append(Withdrawn(lines[0].seq), **world.now()) and "said"


def write_late(world: World, who: int) -> object:
    space = world.space(who)
    space.head()
    write(world, 1 - who)
    return space.append(Noted("late"), **world.now(), after=space.last_seen)


def erase_own(world: World, who: int) -> object:
    world.space(who).erase([world.last_of(who, who)], **world.now())
    return "erased"


def erase_theirs(world: World, who: int) -> object:
    world.space(who).erase([world.last_of(who, 1 - who)], **world.now())
    return "erased"


def pause(world: World, who: int) -> object:
    return world.space(who).append(Paused(), **world.now()) and "paused"


def resume(world: World, who: int) -> object:
    return world.space(who).append(Resumed(), **world.now()) and "resumed"


def release(world: World, who: int) -> object:
    space = world.space(who)
    space.head()
    after = space.last_seen
    return releases.release(space, ReleaseTopic.REVIEW, ROUND, "x", **world.now(), after=after) and "released"


def take_back(world: World, who: int) -> object:
    space = world.space(who)
    return sorted(releases.take_back(space, each, **world.now()) for each in space.read(Released))


def open_release(world: World, who: int) -> object:
    space = world.space(who)
    members = {world.person(0).person, world.person(1).person}
    return sorted((releases.opened(space, space.read(Released), members) or {}).values())


def leave(world: World, who: int) -> object:
    leaving.leave(world.space(who), **world.now())
    return "left"


def invite(world: World, who: int) -> object:
    return world.two.invite(world.person(who)) and "invited"


def invite_back(world: World, who: int) -> object:
    world.told[who] = invitations.invite_back(world.person(who), world.space(who), at=world.two.now)
    return "invited back"


def end_invitation(world: World, who: int) -> object:
    return invitations.end_own_invitation(world.person(who))


def come_back(world: World, who: int) -> object:
    made = world.told[1 - who]
    return made and world.two.join(world.person(who), made).role


def join_own(world: World, who: int) -> object:
    made = world.told[who]
    return made and world.two.join(world.person(who), made).role


ACTS = (
    write,
    hand_over,
    withdraw,
    write_late,
    erase_own,
    erase_theirs,
    pause,
    resume,
    release,
    take_back,
    open_release,
    leave,
    invite,
    invite_back,
    end_invitation,
    come_back,
    join_own,
)


# Histories that lead far, whatever chance brings beside them.
PARTED = [
    (leave, 0),
    (invite_back, 0),
    (join_own, 0),
    (come_back, 1),
    (write, 1),
    (hand_over, 0),
    (withdraw, 0),
]
RESTED = [(write, 0), (pause, 0), (write, 1), (resume, 0), (write_late, 1), (erase_own, 0), (erase_theirs, 0)]
OPENED = [
    (release, 0),
    (release, 0),
    (open_release, 1),
    (release, 1),
    (open_release, 0),
    (take_back, 0),
    (invite, 1),
]


def outcome(world: World, act: Callable[[World, int], object], who: int) -> str:
    try:
        return str(act(world, who))
    except REFUSALS as error:
        return type(error).__name__


def view(world: World, who: int) -> list[Any]:
    """What one of the two holds, in words that do not say which of the two it is."""
    told = []
    me = str(world.person(who).person)
    for space in world.person(who).spaces().all[1:]:
        state = space.states(TOGETHER)[TOGETHER]
        acts = [sorted(each == me for each in group) for group in (state.paused_by, state.left_by)]
        mine = [str(entry.author) == me for entry in space.read(Noted, Handed, Released)]
        told.append((space.role, len(state.members), acts, mine))
    return told


def live(world: World, history: list[tuple[Callable[[World, int], object], int]]) -> list[str]:
    return [outcome(world, act, who) for act, who in history]


@pytest.fixture
def world(person: MakePerson, strangers: Any, now: datetime) -> Callable[[], World]:
    """A world of its own for every history."""
    return lambda: World(type(strangers)((person("Alice"), person("Bob")), now))


@pytest.mark.parametrize("act", ACTS, ids=lambda each: each.__name__)
def test_what_one_may_do_at_the_beginning_the_other_may(world: Callable[[], World], act: Any) -> None:
    first, second = world(), world()

    assert outcome(first, act, 0) == outcome(second, act, 1)
    assert (view(first, 0), view(first, 1)) == (view(second, 1), view(second, 0))


def test_what_one_may_do_after_any_history_the_other_may(world: Callable[[], World]) -> None:
    seen: set[str] = set()
    steps = st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from((0, 1))), min_size=3, max_size=10)

    @hypothesis.settings(max_examples=40, database=None)
    @hypothesis.example(history=PARTED)
    @hypothesis.example(history=RESTED)
    @hypothesis.example(history=OPENED)
    @hypothesis.given(history=steps)
    def lived_twice(history: list[Any]) -> None:
        first, second = world(), world()
        came = live(first, history)
        assert came == live(second, [(act, 1 - who) for act, who in history])
        assert (view(first, 0), view(first, 1)) == (view(second, 1), view(second, 0))
        seen.update(came)

    lived_twice()
    assert len(seen) > 10, "the histories lead somewhere"
