"""What the tests of backup and restore share: two people with a bit of everything, a file, and an empty place."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from goldseam.core.records import Noted
from goldseam.core.records.handed import Handed, HandedKind
from goldseam.core.records.release import ReleaseTopic
from goldseam.ledger import deletions, doctor, media, media_files, releases, server_keys, uploads
from goldseam.ledger.backup import checking, making, restoring, tables
from tests.made_media import made, recording

LATER = timedelta(days=3)
WORD = "canaryQ7xKv2"


@pytest.fixture(autouse=True)
def watched_aside(own_keys: Path, inspecting: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    """Keys and a log that no other test has; whoever backs up walks whole tables."""
    assert own_keys
    with inspecting():
        yield


@pytest.fixture
def word() -> str:
    """What stands in everything that `filled` wrote."""
    return WORD


@pytest.fixture
def filled(two: Any, now: datetime, day: date) -> Any:
    """Alice and Bob with notes, something handed over, half a release, a recording and one that is on its way."""
    for who in (two.alice, two.bob):
        space = who.private_space()
        space.append(*[Noted(f"{WORD} {number}" * 40) for number in range(30)], at=now, day=day)
        space.erase([3], at=now, day=day)
    shared = two.space(two.alice)
    shared.append(Handed(HandedKind.LETTER, WORD, WORD), at=now, day=day)
    releases.release(shared, ReleaseTopic.REVIEW, "r", WORD, at=now, day=day, after=shared.last_seen)
    made(shared, recording(media.CHUNK + 1000))
    uploads.put_chunk(uploads.begin(shared, 1000), 0, recording(1000))
    return two


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where backups go."""
    return tmp_path / "backup"


@pytest.fixture
def back_up(file: Path, now: datetime) -> Callable[[], checking.Checked]:
    """Write a backup and read it back."""

    def run() -> checking.Checked:
        with file.open("wb") as out:
            making.write(out, server_keys.current(), now)
        return checking.check(file, server_keys.current())

    return run


@pytest.fixture
def empty() -> Callable[[], None]:
    """Make the place empty, as a new machine is."""

    def clear() -> None:
        for space in media_files.spaces_there():
            media_files.remove_space(space)
        for model in reversed(list(apps.get_app_config("ledger").get_models())):
            model._default_manager.all().delete()

    return clear


@pytest.fixture
def whole() -> Callable[[Any], bool]:
    """Whether everything that two people hold opens, and the ledger looks whole without keys."""

    def look(two: Any) -> bool:
        return not [*doctor.with_keys(two.alice), *doctor.with_keys(two.bob), *doctor.without_keys()]

    return look


@pytest.fixture
def rows() -> Callable[[], dict[str, bytes]]:
    """A digest of every table that is backed up."""

    def read() -> dict[str, bytes]:
        return {name: counted.digest for name, counted in tables.digests().items()}

    return read


@pytest.fixture
def put_back(
    back_up: Callable[[], object], empty: Callable[[], None], file: Path, now: datetime, settings: Any
) -> Callable[[Callable[[], object]], int]:
    """Back up, do something, lose everything, and put the backup back with the log of what was done."""

    def run(act: Callable[[], object]) -> int:
        back_up()
        act()
        deletions.move_to_log((now + LATER).date())
        empty()
        lines = list(deletions.read_log(settings.DELETIONS))
        return restoring.restore(file, server_keys.current(), lines)

    return run
