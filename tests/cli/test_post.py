"""`goldseam post` as it is started: beside the server, ended with it, and one line where it cannot work."""

import argparse
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError
from django.utils import timezone

from goldseam.commands import beside, post
from goldseam.core.reminders import Order, Plan
from goldseam.core.reminders.contact import Push
from goldseam.environment import Environment, SettingError
from goldseam.ledger import push_devices, reminders
from goldseam.ledger.models import PushDevice

Run = Callable[..., Any]
Box = Any


def read(**given: str) -> Environment:
    return Environment.read({f"GOLDSEAM_{name}": value for name, value in given.items()})


def test_without_a_mail_server_it_says_what_to_set(refused: Callable[..., str]) -> None:
    assert "GOLDSEAM_SMTP_HOST" in refused("post", "--once")


def test_a_damaged_key_is_one_line(mailbox: Box, refused: Callable[..., str], settings: Any) -> None:
    assert mailbox
    settings.POST_KEY.write_bytes(b"short")
    assert "post.key is damaged" in refused("post", "--once")


@pytest.mark.django_db
def test_once_sends_what_is_due_and_prints_numbers(
    mailbox: Box,
    goldseam: Run,
    person: Callable[..., Any],
    inspecting: Callable[[], AbstractContextManager[None]],
) -> None:
    who = person("Alice").unlocked.person
    with inspecting():
        assert goldseam("post", "--once").out == "nothing was due\n"
        reminders.ask(who, "kim@mail.example", Order("Reminder", "Code", "Your code: 1"), timezone.now())
        done = goldseam("post", "--once")
    assert (done.code, done.out, done.lines) == (0, "1 sent\n", [])
    assert mailbox.people == ["kim@mail.example"]


@pytest.mark.django_db
def test_a_telling_sender_is_named_at_the_start(
    mailbox: Box, settings: Any, goldseam: Run, inspecting: Callable[[], AbstractContextManager[None]]
) -> None:
    smtp = read(SMTP_HOST="localhost", SMTP_SECURITY="none", SMTP_FROM="a@our-trust.example").smtp
    settings.SMTP = smtp
    assert mailbox
    with inspecting():
        done = goldseam("post", "--once")
    assert "may tell what the reminders are about" in done.err


def test_a_ledger_that_is_not_there_is_one_line(
    mailbox: Box, refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert mailbox

    def broken() -> dict[Any, int]:
        raise DatabaseError

    monkeypatch.setattr(post, "_post", lambda: broken)
    assert "start the server once" in refused("post", "--once")


def test_it_goes_on_after_a_database_that_was_away_and_ends_with_its_server(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    came: list[Any] = [{"later": 2, "sent": 1}, DatabaseError(), {"sent": 1}]
    stopping = iter([False, False, True])

    def once() -> Any:
        found = came.pop(0)
        if isinstance(found, DatabaseError):
            raise found
        return found

    monkeypatch.setattr(post, "_post", lambda: once)
    monkeypatch.setattr(post, "_reconnect", lambda: came.append("again"))
    monkeypatch.setattr(post, "_stopped_by_signals", lambda: SimpleNamespace(wait=lambda _: next(stopping)))
    assert post.run(argparse.Namespace(once=False, until_eof=False)) == 0
    assert came == ["again"]
    assert capsys.readouterr().err == "post: 2 later\n"


def test_the_end_of_its_input_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    monkeypatch.setattr(post, "_post", lambda: dict)
    text = SimpleNamespace(read=lambda: "")
    stopped = threading.Event()
    post._wait_for_end(text, stopped)  # type: ignore[arg-type]
    assert stopped.is_set()
    try:
        monkeypatch.setattr(sys, "stdin", text)
        assert post.run(argparse.Namespace(once=False, until_eof=True)) == 0
    finally:
        for each, handler in kept.items():
            signal.signal(each, handler)


def test_beside_a_server_it_runs_and_ends_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def instead(_command: list[str], **more: Any) -> subprocess.Popen[bytes]:
        started.append(popen([sys.executable, "-c", "import sys; sys.stdin.read()"], **more))
        ready.append(True)
        return started[-1]

    ready: list[bool] = []
    monkeypatch.setattr("goldseam.commands.beside.subprocess.Popen", instead)
    monkeypatch.setattr(beside, "PATIENCE_SECONDS", 60.0)
    with beside.post_beside(wanted=True):
        while not ready:
            pass
    assert [each.returncode for each in started] == [0]


def test_one_that_fails_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[bool] = []
    popen = subprocess.Popen

    def failing(_command: list[str], **more: Any) -> subprocess.Popen[bytes]:
        started.append(True)
        return popen([sys.executable, "-c", "raise SystemExit(2)"], **more)

    monkeypatch.setattr("goldseam.commands.beside.subprocess.Popen", failing)
    monkeypatch.setattr(beside, "AGAIN_SECONDS", 0.0)
    with beside.post_beside(wanted=True):
        while len(started) < 2:
            pass


def test_where_none_is_wanted_none_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldseam.commands.beside.subprocess.Popen", None)
    with beside.post_beside(wanted=False):
        pass


@pytest.mark.django_db
def test_once_pushes_what_is_due_without_any_mail_server(
    push_service: Any,
    goldseam: Run,
    person: Callable[..., Any],
    inspecting: Callable[[], AbstractContextManager[None]],
) -> None:
    who, now = person("Alice").unlocked.person, timezone.now()
    every_day = Plan(tuple(range(7)), 0, "UTC", quiet_from=0, quiet_to=0)
    push_devices.add(who, uuid4(), push_service.endpoint, Order("a", "b", "c", every_day), now)
    PushDevice.objects.filter(person=who).update(due=now)
    with inspecting():
        done = goldseam("post", "--once")
    assert (done.code, done.out, done.lines) == (0, "1 sent\n", [])
    assert len(push_service.asked) == 1


def test_without_openssl_it_says_what_to_install(
    push_service: Any, refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert push_service
    monkeypatch.setattr("goldseam.ledger.push_key.shutil.which", lambda _name: None)
    assert "apt-get install openssl" in refused("post", "--once")
    assert push_devices.offered() == ""


@pytest.mark.django_db
def test_without_openssl_mail_goes_out_all_the_same(
    mailbox: Box,
    settings: Any,
    goldseam: Run,
    monkeypatch: pytest.MonkeyPatch,
    inspecting: Callable[[], AbstractContextManager[None]],
) -> None:
    assert mailbox
    settings.PUSH = Push("mailto:a@mail.example")
    monkeypatch.setattr("goldseam.ledger.push_key.shutil.which", lambda _name: None)
    with inspecting():
        done = goldseam("post", "--once")
    assert (done.code, done.out) == (0, "nothing was due\n")
    assert "apt-get install openssl" in done.err


def test_a_damaged_push_key_is_one_line(
    push_service: Any, refused: Callable[..., str], settings: Any
) -> None:
    assert push_service
    settings.POST_KEY.with_name("push.key").write_bytes(b"short")
    assert "push.key is damaged" in refused("post", "--once")


def test_nobody_who_answers_for_notices_is_none() -> None:
    assert read().push is None


@pytest.mark.parametrize(
    "contact", ["mailto:a@mail.example", "https://mail.example", "https://mail.example/who"]
)
def test_a_contact_and_hosts_are_taken(contact: str) -> None:
    hosts = "push.example.org *.example.org:8443  localhost:1"
    assert read(PUSH_CONTACT=contact).push == Push(contact)
    assert read(PUSH_CONTACT=contact, PUSH_HOSTS=hosts).push == Push(contact, tuple(hosts.split()))


@pytest.mark.parametrize(
    "given",
    [
        {"PUSH_HOSTS": "push.example.org"},
        {"PUSH_CONTACT": "a@mail.example"},
        {"PUSH_CONTACT": "mailto:nobody"},
        {"PUSH_CONTACT": "http://mail.example"},
        {"PUSH_CONTACT": "https://mail.example/ x"},
        *(
            {"PUSH_CONTACT": "mailto:a@mail.example", "PUSH_HOSTS": hosts}
            for hosts in (
                "https://x.org",
                "x.org/y",
                "*",
                "*.",
                "a@b.org",
                "x.org:0",
                "x.org:65536",
                "[::1]",
                "x.org.",
            )
        ),
    ],
)
def test_what_is_no_contact_or_no_host_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(SettingError, match="GOLDSEAM_PUSH"):
        read(**given)


def test_no_mail_server_is_none() -> None:
    assert read().smtp is None
    assert str(read().post_key).endswith("/var/post.key")


def test_a_mail_server_has_the_port_of_its_security() -> None:
    given = {"SMTP_HOST": "mail.example.org", "SMTP_FROM": "a@mail.example"}
    ports = []
    for security in ("tls", "starttls"):
        smtp = read(**given, SMTP_SECURITY=security).smtp
        assert smtp is not None
        ports.append(smtp.port)
    assert ports == [465, 587]


def test_its_password_is_not_printed() -> None:
    smtp = read(SMTP_HOST="h", SMTP_FROM="a@mail.example", SMTP_USER="u", SMTP_PASSWORD="hidden").smtp
    assert "hidden" not in repr(smtp)


@pytest.mark.parametrize(
    "given",
    [
        {"SMTP_HOST": "mail.example.org"},
        {"SMTP_FROM": "a@mail.example"},
        {"SMTP_HOST": "mail.example.org", "SMTP_FROM": "nobody"},
        {"SMTP_HOST": "mail.example.org", "SMTP_FROM": "a@mail.example", "SMTP_SECURITY": "none"},
        {"SMTP_HOST": "mail.example.org", "SMTP_FROM": "a@mail.example", "SMTP_SECURITY": "yes"},
        {"SMTP_HOST": "mail.example.org", "SMTP_FROM": "a@mail.example", "SMTP_PORT": "0"},
    ],
)
def test_what_is_no_mail_server_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(SettingError, match="GOLDSEAM_SMTP"):
        read(**given)
