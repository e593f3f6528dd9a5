"""What several tests of the ledger share: entries, a thief's view of the tables, and databases of their own."""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from goldseam.core import vault
from goldseam.core.records import Joined, Returned, TermsStated
from goldseam.core.records.kinds import Record
from goldseam.ledger import invitations, server_keys, wrapping
from goldseam.ledger.people import NewPerson
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Unlocked

HERE = Path(__file__).parent
Write = Callable[..., list[int]]
Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def own_media(media_folder: Path) -> Path:
    """No test finds the recordings of another."""
    return media_folder


@pytest.fixture
def write(now: datetime, day: date) -> Write:
    """Append records to a space and return their numbers."""

    def append(space: OpenSpace, *records: Record) -> list[int]:
        return [entry.seq for entry in space.append(*records, at=now, day=day)]

    return append


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the items that were opened, in order: what a page costs."""
    numbers: list[int] = []
    open_item = vault.open_item

    def counting(key: vault.SpaceKey, address: vault.ItemAddress, body: bytes) -> bytes:
        numbers.append(address.seq)
        return open_item(key, address, body)

    monkeypatch.setattr(vault, "open_item", counting)
    return numbers


@pytest.fixture
def stored(inspecting: Callable[[], AbstractContextManager[None]]) -> Callable[[], dict[str, list[Any]]]:
    """Every row of every table of the ledger, as plain values: what somebody sees who has the database.

    But for what was deleted, by its ids, which leaves the database within a minute (test_deletions.py).
    """

    def read() -> dict[str, list[Any]]:
        with inspecting():
            return {
                model.__name__: sorted(map(plain, model._default_manager.values_list()), key=repr)
                for model in apps.get_app_config("ledger").get_models()
                if model.__name__ != "Deletion"
            }

    return read


def plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row with its bytes as bytes: PostgreSQL hands out views of them."""
    return tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)


@dataclass(frozen=True)
class Two:
    """Two people and how they come together. `alice` invited; both are asked for anew at every use."""

    made: tuple[NewPerson, NewPerson]
    now: datetime

    @property
    def alice(self) -> Unlocked:
        """Alice in a request of her own."""
        return Unlocked(self.made[0].unlocked.person, self.made[0].unlocked.master)

    @property
    def bob(self) -> Unlocked:
        """Bob in a request of his own."""
        return Unlocked(self.made[1].unlocked.person, self.made[1].unlocked.master)

    def space(self, who: Unlocked) -> OpenSpace:
        """The space of two as one of them holds it."""
        shared = who.shared_space()
        assert shared is not None
        return shared

    def invite(self, who: Unlocked, name: str = "Alice") -> invitations.NewInvitation:
        """Invite to a fresh space of two."""
        return invitations.invite_partner(who, Joined(name), at=self.now, day=self.now.date())

    def invite_helper(self, who: Unlocked) -> invitations.NewInvitation:
        """Open a small space for a counsellor, for fourteen days."""
        ends_on = self.now.date() + timedelta(days=14)
        return invitations.invite_helper(who, at=self.now, day=self.now.date(), ends_on=ends_on)

    def join(self, who: Unlocked, made: invitations.NewInvitation, name: str = "Bob") -> OpenSpace:
        """Join with the right words, greeting as the role and the epoch ask for."""

        def greeting(payload: vault.InvitationPayload) -> Record:
            if payload.role != "shared":
                return TermsStated(name, "what you say", "danger")
            return Returned(name) if payload.epoch > 1 else Joined(name)

        return invitations.join(who, made.id, made.code, greeting, at=self.now, day=self.now.date())


@pytest.fixture
def strangers(person: Callable[[str], NewPerson], now: datetime) -> Two:
    """Alice and Bob, who share nothing yet."""
    return Two((person("Alice"), person("Bob")), now)


@pytest.fixture
def two(strangers: Two) -> Two:
    """Alice and Bob with a space of two, to which she invited him."""
    strangers.join(strangers.bob, strangers.invite(strangers.alice))
    return strangers


@pytest.fixture
def own_keys(settings: Any, tmp_path: Path, day: date) -> Path:
    """A file of the server's changing keys, and a deletion log, that no other test has."""
    settings.SERVER_KEYS, settings.DELETIONS = tmp_path / "changing.key", tmp_path / "deletions.log"
    server_keys.make_if_missing(day)
    return tmp_path / "changing.key"


@pytest.fixture
def daily(day: date, inspecting: Callable[[], AbstractContextManager[None]]) -> Callable[[int], bool]:
    """What the server does once a day, so many days later."""

    def run(days: int) -> bool:
        with inspecting():
            return wrapping.daily(day + timedelta(days=days))

    return run


@pytest.fixture
def new_place(tmp_path: Path) -> Iterator[Callable[..., dict[str, str]]]:
    """Makes environments of databases and homes that nobody has: `new_place("name", engine="sqlite")`."""
    address, made = os.environ.get("GOLDSEAM_DATABASE", ""), []

    def make(home: str, engine: str = connection.vendor) -> dict[str, str]:
        environment = {**os.environ, "GOLDSEAM_HOME": str(tmp_path / home)}
        environment.pop("GOLDSEAM_DATABASE", None)
        if engine == "sqlite":
            return environment
        made.append(f"own_{secrets.token_hex(8)}")
        _on_server(address, f"CREATE DATABASE {made[-1]}")
        return {**environment, "GOLDSEAM_DATABASE": f"{address.rpartition('/')[0]}/{made[-1]}"}

    yield make
    for name in made:
        _on_server(address, f"DROP DATABASE {name} WITH (FORCE)")


def _on_server(address: str, statement: str) -> None:
    import psycopg  # noqa: PLC0415 - only there where PostgreSQL is tested

    with psycopg.connect(address, autocommit=True) as server:
        server.execute(statement)


@pytest.fixture
def own_database(new_place: Callable[..., dict[str, str]]) -> Mapping[str, str]:
    """The environment of a database that no other test has: for processes that are started and killed."""
    return new_place("home")


@pytest.fixture
def run(own_database: Mapping[str, str]) -> Run:
    """Run one of the scripts beside the tests on a database of its own; return what it printed, from JSON."""

    def started(script: str, *arguments: str) -> Any:
        command = [sys.executable, str(HERE / script), *arguments]
        done = subprocess.run(command, env=own_database, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return started
