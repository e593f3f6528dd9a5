"""What every test of the shell may use: people made quickly, a fixed day, and a watch over every query."""

import os
import re
import tempfile
import threading
import traceback
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from goldseam.core.reminders import Order
from goldseam.core.reminders.contact import Push
from goldseam.ledger import people, post_key, push_key
from goldseam.ledger.posting import Outcome, Ways, post_due
from goldseam.ledger.push import PushRun
from goldseam.ledger.smtp import send
from goldseam.ledger.spaces import OpenSpace
from tests.made_mail import Mailbox
from tests.made_media import MARKER
from tests.made_push import CONTACT, PushService

# A machine at work is no slower a program: nothing is timed in a test. What fails says how to see it again.
hypothesis.settings.register_profile("untimed", deadline=None, print_blob=True)
hypothesis.settings.load_profile("untimed")

PASSPHRASE = "testing: marble lantern orbit"
MakePerson = Callable[..., people.NewPerson]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """Put the SQLite test database into a real file: its journal and its settings are those of production."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(Path(settings.HOME) / "tests.sqlite3")
    # Each process of a test run has keys and a deletion log of its own, as it has a database of its own.
    own = Path(settings.HOME) / os.environ.get("PYTEST_XDIST_WORKER", "alone")
    settings.SERVER_KEYS, settings.DELETIONS = own / "changing.key", own / "deletions.log"
    request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture
def now() -> datetime:
    """A moment that does not depend on the clock."""
    return datetime(2026, 3, 2, 18, 30, 15, tzinfo=UTC)


@pytest.fixture
def day(now: datetime) -> date:
    """The day of that moment."""
    return now.date()


@pytest.fixture
def passphrase() -> str:
    """The passphrase of everybody the factory makes."""
    return PASSPHRASE


@pytest.fixture
def person(db: None, day: date) -> MakePerson:  # noqa: ARG001 - a person is stored
    """Make somebody: `person("Alice")`. The testing profile of the key derivation makes that quick."""

    def make(name: str = "Alice", passphrase: str = PASSPHRASE) -> people.NewPerson:
        return people.create_person(name, passphrase, day)

    return make


@pytest.fixture
def alice(person: MakePerson) -> people.NewPerson:
    """The person most tests are about."""
    return person("Alice")


@pytest.fixture
def space(alice: people.NewPerson) -> OpenSpace:
    """Alice's private space."""
    return alice.unlocked.private_space()


# Each table with the column that says whose rows are meant (docs/architecture.md, "From one machine to many").
OWNER = {
    "ledger_item": "space_id",
    "ledger_space": "id",
    "ledger_person": "id",
    "ledger_ringentry": "person_id",
    "ledger_session": "person_id",
    "ledger_sealedinbox": "person_id",
    "ledger_checkpoint": "person_id",
    "ledger_signinname": "name_key",
    "ledger_throttle": "key",
    "ledger_invitation": "id",
    "ledger_releasehalf": "space_id",
    "ledger_deletion": "owner",
    "ledger_unsettled": "person_id",
    "ledger_reminder": "person_id",
    "ledger_pushdevice": "person_id",
    "ledger_calendarfeed": "person_id",
}


class Watch:
    """Looks at every statement while a test runs: each names one space or one person, and joins none."""

    def __init__(self) -> None:
        self.on = False
        self.aside = threading.local()
        self.broken: list[str] = []

    def attach(self, connection: BaseDatabaseWrapper, **_: object) -> None:
        if self.look not in connection.execute_wrappers:
            connection.execute_wrappers.append(self.look)

    def look(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        if self.on and not getattr(self.aside, "on", False) and not _names_its_owner(sql):
            where = [step for step in traceback.extract_stack() if "/goldseam/" in step.filename][-3:]
            self.broken.append(f"{sql}\n{''.join(traceback.format_list(where))}")
        return execute(sql, params, many, context)

    @contextmanager
    def set_aside(self) -> Iterator[None]:
        self.aside.on = True
        try:
            yield
        finally:
            self.aside.on = False


def _names_its_owner(sql: str) -> bool:
    """Whether each part of a statement that reads or changes the ledger's rows says whose rows it means."""
    return all(_part_names_its_owner(part) for part in re.split(r"\bUNION(?: ALL)?\b", sql))


def _part_names_its_owner(part: str) -> bool:
    if not re.match(r"[\s(]*(SELECT|UPDATE|DELETE)\b", part):
        return True
    tables = set(re.findall(r'(?:FROM|UPDATE|JOIN|,)\s+"(ledger_\w+)"', part))
    if not tables:
        return True
    _, _, where = part.partition(" WHERE ")
    owner = OWNER.get(next(iter(tables)), "")
    named = re.search(rf'(?:"\w+"\.)?"{owner}" (?:= %s|= \(%s\)|IN \(%s\))', where)
    return len(tables) == 1 and named is not None


watch = Watch()
connection_created.connect(watch.attach, dispatch_uid="tests.watch")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, Any, Any]:
    """While the body of a test runs, and only then: its own preparation and clearing up may name nobody."""
    watch.broken.clear()
    watch.on = True
    try:
        result = yield
    finally:
        watch.on = False
    if watch.broken:
        pytest.fail("A query names neither a space nor a person:\n" + "\n".join(watch.broken), pytrace=False)
    return result


@pytest.fixture
def inspecting() -> Callable[[], AbstractContextManager[None]]:
    """For tests that walk whole tables as a thief would: `with inspecting(): ...`."""
    return watch.set_aside


@pytest.fixture
def owners() -> Mapping[str, str]:
    """The tables the watch knows, with the column that names the owner of a row."""
    return OWNER


@pytest.fixture
def names_its_owner() -> Callable[[str], bool]:
    """The judgement of the watch over one statement."""
    return _names_its_owner


@pytest.fixture
def media_folder(settings: Any, tmp_path: Path) -> Path:
    """Where the chunks of recordings lie: a folder that no other test has (own_media gives it to every one)."""
    place = tmp_path / "media"
    media = {**settings.STORAGES["media"], "OPTIONS": {"location": str(place)}}
    settings.STORAGES = {**settings.STORAGES, "media": media}
    return place


@pytest.fixture
def mailbox(settings: Any, tmp_path: Path) -> Iterator[Mailbox]:
    """A mail server on this machine, with the key pair of the post in a folder of its own."""
    made = Mailbox()
    settings.HOME, settings.POST_KEY, settings.SMTP = tmp_path, tmp_path / "post.key", made.smtp
    post_key.private_key()
    made.up()
    yield made
    made.down()


@pytest.fixture
def post(
    mailbox: Mailbox, inspecting: Callable[[], AbstractContextManager[None]]
) -> Callable[..., dict[Outcome, int]]:
    """Post everything that is due at a moment."""

    def run(now: datetime, hand: Callable[[str, Order], None] | None = None) -> dict[Outcome, int]:
        with inspecting():
            ways = Ways(mail=hand or partial(send, mailbox.smtp))
            return dict(post_due(post_key.private_key(), ways, now))

    return run


@pytest.fixture
def push_service(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PushService]:
    """A push service on this machine that this server knows and trusts, with the keys of the post."""
    made = PushService(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.certificate))
    settings.HOME, settings.POST_KEY = tmp_path, tmp_path / "post.key"
    settings.PUSH = Push(CONTACT, (made.host,))
    post_key.private_key()
    push_key.push_key()
    made.up()
    yield made
    made.down()


@pytest.fixture
def push(
    push_service: PushService, inspecting: Callable[[], AbstractContextManager[None]]
) -> Callable[..., dict[Outcome, int]]:
    """Push everything that is due at a moment, in a run of the post of its own."""
    assert push_service

    def run(now: datetime, hand: Callable[[str, Order], None] | None = None) -> dict[Outcome, int]:
        with inspecting():
            ways = Ways(push=hand or PushRun(push_key.push_key(), settings.PUSH, now).send)
            return dict(post_due(post_key.private_key(), ways, now))

    return run


@pytest.fixture
def in_clear(tmp_path: Path) -> Callable[[], list[str]]:
    """The files in which a made-up recording lies readable: of the home, of this test, and temporary ones."""

    begun = tmp_path.stat().st_ctime - 1

    def search() -> list[str]:
        temporary = [path for path in Path(tempfile.gettempdir()).glob("*") if _written(path) >= begun]
        places = [*temporary, *Path(settings.HOME).rglob("*"), *tmp_path.rglob("*")]
        return [path.name for path in places if path.is_file() and MARKER in _bytes(path)]

    return search


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""  # of somebody else, or gone meanwhile
