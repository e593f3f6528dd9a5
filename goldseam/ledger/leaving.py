"""Leaving the shared space, and deleting an account: what stays, what goes, and under which name (S22, S23)."""

from contextlib import suppress
from datetime import date, datetime

from goldseam.core.records import Left, Released
from goldseam.core.records.amends import AMENDS, AMENDS_TAKEN_BACK_FREELY
from goldseam.core.records.appreciation import GratitudeSaid
from goldseam.core.records.handed import HANDED, TAKEN_BACK_FREELY
from goldseam.core.records.memory import MemoryKept
from goldseam.core.records.recording import RECORDINGS
from goldseam.core.records.together import TOGETHER
from goldseam.ledger import photos, releases, reminders
from goldseam.ledger.ending import end_space, put_aside
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.invitations import end_own_invitation
from goldseam.ledger.media import remove
from goldseam.ledger.people import delete_person
from goldseam.ledger.spaces import MovedOnError, OpenSpace
from goldseam.ledger.unlocked import Unlocked

# As letters are: their author may take them back.
FREE = (MemoryKept, GratitudeSaid)


def leave(space: OpenSpace, *, at: datetime, day: date) -> None:
    """Freeze the shared space for both and put it aside. Nothing in it is lost. Safe to repeat.

    An invitation that is open ends with it, all openness, and this person's reminders: nothing goes on by itself.
    """
    unlocked = Unlocked(space.person, space.master, space.heads)
    reminders.stop(space.person)
    end_own_invitation(unlocked)
    for given in unlocked.spaces().given:
        end_space(given)
    if not space.is_there(day):
        return
    state = space.states(TOGETHER)[TOGETHER]
    if str(space.person) not in state.left_by:
        space.append(Left(), at=at, day=day)
    put_aside(space)


def delete_account(unlocked: Unlocked, *, take_back: bool, at: datetime, day: date) -> None:
    """Delete a person: all that is private at once; what was handed over as S22 and they themselves say.

    With `take_back`, what may be taken back becomes an empty place with its time. The rest stays readable
    under a neutral name for whoever received it. Every step is safe to repeat.
    """
    # What somebody damaged, or put back, must not keep anybody here.
    with suppress(SpaceDamagedError):
        end_own_invitation(unlocked)
    spaces = unlocked.spaces()
    for small in (*spaces.helpers, *spaces.given):
        end_space(small)
    for space in (*((spaces.shared,) if spaces.shared else ()), *spaces.former):
        with suppress(SpaceDamagedError):
            _depart(space, take_back=take_back, at=at, day=day)
    delete_person(unlocked)


def _depart(space: OpenSpace, *, take_back: bool, at: datetime, day: date) -> None:
    # What was never opened was never handed over: it goes in any case.
    for entry in space.read(Released):
        if entry.author == space.person:
            releases.take_back(space, entry, at=at, day=day)
    if take_back:
        lines = space.states(HANDED)[HANDED].items
        me = str(space.person)
        free = [each for each in lines if each.author == me and each.kind in TAKEN_BACK_FREELY]
        # A correction tells what it was about: it goes with its item.
        mine = [seq for each in free for seq in (each.seq, *each.corrections)]
        amends = space.states(AMENDS)[AMENDS].lines
        given = [each for each in amends if each.author == me and each.kind in AMENDS_TAKEN_BACK_FREELY]
        mine += [seq for each in given for seq in (each.seq, *each.corrections)]
        if mine:
            space.erase(mine, at=at, day=day)
        take_back_recordings(space, at=at, day=day)
        take_back_good_things(space, at=at, day=day)
    while not _gone(space, at=at, day=day):
        pass


def take_back_recordings(space: OpenSpace, media: str = "", *, at: datetime, day: date) -> int:
    """Erase this person's own recordings here, or the one of that id; return how many. Safe to repeat (S22)."""
    me = str(space.person)
    found = space.states(RECORDINGS)[RECORDINGS].items
    mine = [line for line in found if line.author == me and media in ("", line.media)]
    if mine:
        space.erase([line.seq for line in mine], at=at, day=day)
    # The bytes once the record is gone for good: the other way round it would name what is not there.
    for line in mine:
        remove(space, line)
    return len(mine)


def take_back_good_things(space: OpenSpace, *, at: datetime, day: date) -> None:
    """Erase this person's own photos, memories and thanks here. Safe to repeat (S22)."""
    photos.take_back(space, photos.own(space), at=at, day=day)
    written = [entry.seq for entry in space.read(*FREE) if entry.author == space.person]
    if written:
        space.erase(written, at=at, day=day)


def _gone(space: OpenSpace, *, at: datetime, day: date) -> bool:
    """Say that this person is gone, or end the space where nobody is left. False: somebody wrote meanwhile.

    Of two who delete their accounts at once, the second one has to see the first: else rows stay for nobody.
    """
    state = space.states(TOGETHER)[TOGETHER]
    me = str(space.person)
    if set(state.members) - {me} <= set(state.gone):
        end_space(space)
        return True
    try:
        if me not in state.gone:
            space.append(Left(gone=True), at=at, day=day, after=space.last_seen)
    except MovedOnError:
        return False
    return True
