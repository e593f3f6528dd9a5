"""What a restore must not bring back by the way: a longer last day of a share, or bytes that a crash left."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from goldseam.core.records import Noted
from goldseam.ledger import deletions, ending, leaving, media_files, openness
from goldseam.ledger.backup import restoring
from goldseam.ledger.backup.replaying import replay
from goldseam.ledger.deletions import Line, What
from goldseam.ledger.models import Person
from goldseam.ledger.small_spaces import last_days
from tests.made_media import made, recording

Whole = Callable[[Any], bool]
PutBack = Callable[[Callable[[], object]], int]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("media_folder")]
DAY = timedelta(days=1)


def test_a_share_that_was_shortened_does_not_get_its_longer_last_day_back(
    filled: Any, put_back: PutBack, day: date, whole: Whole
) -> None:
    filled.join(filled.bob, filled.invite_helper(filled.alice), "Dana")
    (small,) = filled.alice.spaces().helpers
    offer = openness.begin(
        filled.alice, Noted("x"), at=datetime(2026, 3, 2, 12, tzinfo=UTC), day=day, ends_on=day + 90 * DAY
    )

    def shorten() -> None:
        for days in (30, 2, 9):
            ending.renew(small, day + days * DAY)
            openness.prolong(offer, day + days * DAY)

    assert put_back(shorten) == 2
    assert last_days([small.id, offer.id], day) == {small.id: day + 9 * DAY, offer.id: day + 9 * DAY}
    assert whole(filled)


def test_a_share_that_goes_on_longer_than_before_the_backup_stays_as_it_was_backed_up(
    filled: Any, put_back: PutBack, day: date
) -> None:
    filled.join(filled.bob, filled.invite_helper(filled.alice), "Dana")
    (small,) = filled.alice.spaces().helpers
    before = last_days([small.id], day)
    ending.renew(small, day + DAY)
    deletions.move_to_log(day)
    ending.renew(small, before[small.id])
    assert put_back(lambda: None) == 0, "what was shortened before the backup and then went on, goes on"
    assert last_days([small.id], day) == before
    assert replay([Line(day, What.ENDS, small.id, seq, b"") for seq in (0, 2**62)]) == 0


def test_broken_off_right_after_it_counts_a_restore_leaves_no_byte_of_what_was_deleted(
    filled: Any, put_back: PutBack, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared, bob = filled.space(filled.alice), filled.bob.private_space()
    made(bob, recording(1000))
    left: list[object] = []

    def act() -> None:
        leaving.take_back_recordings(shared, at=now, day=now.date())
        leaving.delete_account(filled.bob, take_back=False, at=now, day=now.date())

    def settled() -> None:
        left.extend([*media_files.media_there(shared.id), *media_files.media_there(bob.id)])
        transaction.on_commit(broken_off)

    def broken_off() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(media_files, "settle", settled)
    with pytest.raises(restoring.RestoredError):
        put_back(act)
    assert left == [], "before anything counts"
    assert Person.objects.count() == 1
