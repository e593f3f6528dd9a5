"""The server's keys for the commands: the copy that is kept apart, putting it back, and asking for one."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

from goldseam.commands.failure import CommandError
from goldseam.core import vault
from goldseam.environment import SERVER_SECRET_BYTES

ASK = (
    "The server key has no copy yet, or an older one. Without it nobody can sign in after a loss, and no backup\n"
    "opens. Write one to a stick or another machine: goldseam backup --server-key FILE\n"
)
LOST = (
    "changing.key is missing or damaged in {home}, and without it nobody can sign in; "
    "put it back from your copy: goldseam restore --server-key COPY"
)
NOTE = (
    "Goldseam: the keys of this server, written on {day}. Keep this apart from the backups: with a backup it\n"
    "opens what a thief of the running machine would have. It opens no text: that takes a passphrase.\n"
    "Put it back with: goldseam restore --server-key FILE. Destroy it when you have written a newer one."
)


def today() -> date:
    """The day by which keys are counted, the same in every time zone."""
    return datetime.now(UTC).date()


def check_there() -> bool:
    """See to it that the keys are there; return whether a copy of them is asked for.

    Raises:
        CommandError: they are missing or damaged.
    """
    from django.conf import settings  # noqa: PLC0415 - needs Django started

    from goldseam.ledger import server_keys  # noqa: PLC0415

    try:
        return server_keys.current().copy_is_asked_for
    except server_keys.ServerKeyLostError:
        raise CommandError(LOST.format(home=settings.SERVER_KEYS.parent)) from None


def write_copy(name: str) -> None:
    """Write a new file with all the keys there are, and remember that there is a copy.

    Raises:
        CommandError: it cannot be written.
    """
    from django.conf import settings  # noqa: PLC0415 - needs Django started

    from goldseam.ledger import server_keys  # noqa: PLC0415

    check_there()
    with server_keys.locked():
        keys = server_keys.bring_up_to(today()).with_copy()
        stays = (Path(settings.HOME) / "server.key").read_bytes()
        text = vault.write_keys(keys, stays, NOTE.format(day=keys.today))
        _write_new(Path(name), text.encode(), f"--server-key {name}")
        server_keys.store(keys)


def read_copy(name: str) -> tuple[vault.DayKeys, bytes]:
    """What stands in a copy: the changing keys, and the one that stays.

    Raises:
        CommandError: it cannot be read, or is not whole.
    """
    try:
        keys, stays = vault.read_keys(Path(name).read_text("utf-8", "replace"))
    except OSError as error:
        raise CommandError(f"--server-key {name}: cannot be read ({error.strerror})") from None
    except vault.DecryptError:
        raise CommandError(f"--server-key {name}: this is no whole copy of a server key") from None
    if stays is None or len(stays) != SERVER_SECRET_BYTES:
        raise CommandError(
            f"--server-key {name}: this is changing.key alone; give what was written as a copy"
        )
    return keys, stays


def put_back(home: Path, name: str) -> list[Path]:
    """Put the keys of a copy where they are missing; return the files that were made. What is there stays.

    Raises:
        CommandError: there is another server key already, or nothing can be written.
    """
    keys, stays = read_copy(name)
    files = (
        (home / "server.key", stays),
        (home / "changing.key", vault.write_keys(keys.with_copy()).encode()),
    )
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if files[0][0].exists() and files[0][0].read_bytes() != stays:
            raise CommandError(
                f"there is another server key in {home}; give an empty GOLDSEAM_HOME. "
                "Where it was made anew after a loss, move that server.key away first"
            )
    except OSError as error:
        raise CommandError(f"GOLDSEAM_HOME: {home} cannot be used ({error.strerror})") from None
    _check_ours(home, keys)
    made = [place for place, _ in files if not place.exists()]
    for place, data in files:
        if place in made:
            _write_new(place, data, str(place))
    return made


def _check_ours(home: Path, keys: vault.DayKeys) -> None:
    """Refuse to put a key beside the changing keys of another server: nobody could sign in with the two."""
    place = home / "changing.key"
    try:
        there = vault.read_keys(place.read_text("utf-8", "replace"))[0] if place.exists() else None
    except OSError as error:
        raise CommandError(f"GOLDSEAM_HOME: {home} cannot be used ({error.strerror})") from None
    except vault.DecryptError:
        raise CommandError(f"{place} is damaged; remove it, and try again") from None
    if there is not None and not there.may_follow(keys):
        raise CommandError(
            f"{place} is of another server than this copy, or from before it; give an empty GOLDSEAM_HOME, "
            "or move that changing.key away first"
        )


def _write_new(place: Path, data: bytes, called: str) -> None:
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise CommandError(f"{called}: cannot be written ({error.strerror}); give a new file") from None
