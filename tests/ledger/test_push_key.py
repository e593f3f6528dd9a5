"""The key for push services: made once by openssl, readable by its user only, and named as missing in plain words."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from goldseam.core.reminders import vapid
from goldseam.core.reminders.contact import Push
from goldseam.ledger import post_key, push_devices, push_key
from tests.made_push import CONTACT, decoded


@pytest.fixture(autouse=True)
def place(settings: Any, tmp_path: Path) -> Path:
    settings.HOME, settings.POST_KEY = tmp_path, tmp_path / "kept" / "post.key"
    settings.PUSH = Push(CONTACT)
    settings.POST_KEY.parent.mkdir()
    post_key.private_key()
    return tmp_path


def test_it_is_made_once_beside_the_key_of_the_post_and_only_its_user_reads_it(place: Path) -> None:
    made = push_key.push_key()
    assert made.file == place / "kept" / "push.key"
    assert made.file.stat().st_mode & 0o777 == 0o600
    assert push_key.push_key() == made
    assert sorted(each.name for each in made.file.parent.iterdir()) == ["post.key", "push.key"]


def test_its_public_half_lies_beside_the_database_as_browsers_take_it(place: Path) -> None:
    assert push_devices.offered() == ""
    made = push_key.push_key()
    assert (place / "push.pub").read_text() == made.public == push_key.public_key()
    assert push_devices.offered() == made.public
    assert len(decoded(made.public)) == vapid.POINT_BYTES


def test_the_private_half_is_never_an_argument(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    run = subprocess.run

    def watched(command: list[str], **more: Any) -> Any:
        seen.append(command)
        return run(command, **more)

    monkeypatch.setattr("goldseam.ledger.push_key.subprocess.run", watched)
    made = push_key.push_key()
    made.sign(b"text")
    words = [line for line in made.file.read_text().splitlines() if line]
    assert len(seen) == 3
    assert [word for word in words if word in str(seen)] == []


def test_openssl_gets_no_password_and_no_setting_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOLDSEAM_SMTP_PASSWORD", "canaryQ7xKv2")
    monkeypatch.setenv("OPENSSL_CONF", "/canaryQ7xKv2")
    told = tmp_path / "told"
    told.write_text("#!/bin/sh\nexport -p\n")
    told.chmod(0o700)
    said = push_key.PushKey(str(told), tmp_path / "push.key", "x").sign(b"text")
    assert b"PWD" in said
    assert b"canary" not in said
    assert b"GOLDSEAM" not in said


def test_without_openssl_there_is_none_and_none_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    push_key.push_key()
    monkeypatch.setattr("goldseam.ledger.push_key.shutil.which", lambda _name: None)
    with pytest.raises(push_key.NoOpensslError):
        push_key.push_key()
    assert push_devices.offered() == ""
    with pytest.raises(push_key.NoOpensslError):
        push_key.push_key()


def test_nobody_who_answers_for_it_means_none_is_offered(settings: Any) -> None:
    push_key.push_key()
    settings.PUSH = None
    assert push_devices.offered() == ""


def test_a_post_that_never_ran_means_none_is_offered(place: Path) -> None:
    push_key.push_key()
    (place / "post.pub").unlink()
    assert push_devices.offered() == ""


@pytest.mark.parametrize(
    "content", ["", "short", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"]
)
def test_a_damaged_key_is_named_and_not_made_anew(place: Path, content: str) -> None:
    file = place / "kept" / "push.key"
    file.write_text(content)
    with pytest.raises(push_key.PushKeyError):
        push_key.push_key()
    assert file.read_text() == content


def test_a_key_of_another_kind_is_named() -> None:
    made = push_key.push_key()
    push_key._run(made.program, "genpkey", "-algorithm", "ED25519", "-out", str(made.file))
    with pytest.raises(push_key.PushKeyError):
        push_key.push_key()


def test_a_program_that_fails_or_hangs_signs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(push_key, "SECONDS", 0.1)
    for program in ("/bin/false", "/nowhere/openssl"):
        with pytest.raises(push_key.PushKeyError):
            push_key.PushKey(program, tmp_path / "push.key", "x").sign(b"text")
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nexec sleep 30\n")
    slow.chmod(0o700)
    with pytest.raises(push_key.PushKeyError):
        push_key.PushKey(str(slow), tmp_path / "push.key", "x").sign(b"text")


def test_a_damaged_public_half_is_none_until_the_post_puts_it_right(place: Path) -> None:
    made = push_key.push_key()
    for wrong in (b"short", b"\xff" * 87):
        (place / "push.pub").write_bytes(wrong)
        assert push_key.public_key() == ""
        push_key.push_key()
        assert push_key.public_key() == made.public


def test_of_two_that_begin_at_once_both_find_the_same_one(monkeypatch: pytest.MonkeyPatch) -> None:
    put, found = push_key.put_once, []

    def twice(file: Path, key: bytes) -> None:
        put(file, b"the one that was first")
        found.append(file.read_bytes())
        put(file, key)
        found.append(file.read_bytes())
        file.write_bytes(key)

    monkeypatch.setattr(push_key, "put_once", twice)
    push_key.push_key()
    assert found[0] == found[1]
