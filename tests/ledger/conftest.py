"""What several tests of the ledger share: entries, a thief's view of the tables, and databases of their own."""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from goldseam.core import vault
from goldseam.core.records.kinds import Record
from goldseam.ledger.spaces import OpenSpace

HERE = Path(__file__).parent
Write = Callable[..., list[int]]
Run = Callable[..., Any]


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
    """Every row of every table of the ledger, as plain values: what somebody sees who has the database."""

    def read() -> dict[str, list[Any]]:
        with inspecting():
            return {
                model.__name__: sorted(map(plain, model._default_manager.values_list()), key=repr)
                for model in apps.get_app_config("ledger").get_models()
            }

    return read


def plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row with its bytes as bytes: PostgreSQL hands out views of them."""
    return tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)


@pytest.fixture
def own_database(tmp_path: Path) -> Iterator[Mapping[str, str]]:
    """The environment of a database that no other test has: for processes that are started and killed."""
    environment = {**os.environ, "GOLDSEAM_HOME": str(tmp_path / "home")}
    if connection.vendor == "sqlite":
        yield environment
        return
    import psycopg  # noqa: PLC0415 - only there where PostgreSQL is tested

    address = os.environ["GOLDSEAM_DATABASE"]
    name = f"own_{secrets.token_hex(8)}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield {**environment, "GOLDSEAM_DATABASE": f"{address.rpartition('/')[0]}/{name}"}
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def run(own_database: Mapping[str, str]) -> Run:
    """Run one of the scripts beside the tests on a database of its own; return what it printed, from JSON."""

    def started(script: str, *arguments: str) -> Any:
        command = [sys.executable, str(HERE / script), *arguments]
        done = subprocess.run(command, env=own_database, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return started
