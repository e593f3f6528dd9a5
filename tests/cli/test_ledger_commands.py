"""`goldseam doctor` and `goldseam export`: a name, a passphrase on standard input, and a plain answer."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from goldseam.commands import doctor, export
from goldseam.core.records import Noted
from goldseam.ledger import people, server_keys
from goldseam.ledger.models import Item

Run = Callable[..., Any]
Person = Any


@pytest.fixture(autouse=True)
def prepared(
    db: None,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
    inspecting: Callable[[], Any],
    settings: Any,
    tmp_path: Path,
    day: Any,
) -> Iterator[None]:
    """The database of the tests stands in for the one a command would prepare; a check walks all of it.

    A copy of the server key was written, so none is asked for.
    """
    settings.SERVER_KEYS = tmp_path / "changing.key"
    server_keys.make_if_missing(day)
    server_keys.store(server_keys.current().with_copy())
    monkeypatch.setattr(doctor, "start_django", lambda: None)
    for name in ("start_django", "prepare"):
        monkeypatch.setattr(export, name, lambda: None)
    with inspecting():
        yield


@pytest.fixture
def writer(alice: Person, now: Any, day: Any) -> Person:
    """Alice, who wrote two notes."""
    alice.unlocked.private_space().append(Noted("first words"), Noted("слова 😀"), at=now, day=day)
    return alice


@pytest.fixture
def typed(passphrase: str) -> bytes:
    """What is typed when the passphrase is asked for."""
    return passphrase.encode() + b"\n"


def test_a_whole_ledger_is_said_to_be_whole(writer: Person, typed: bytes, goldseam: Run) -> None:
    for arguments, stdin in (((), b""), (("--as", writer.sign_in_name), typed)):
        done = goldseam("doctor", *arguments, stdin=stdin)
        assert (done.code, done.out, done.err) == (0, "Everything is whole.\n", "")
        found = json.loads(goldseam("doctor", "--json", *arguments, stdin=stdin).out)
        assert found == {"whole": True, "found": []}


def test_what_is_wrong_is_named_with_exit_code_1(writer: Person, typed: bytes, goldseam: Run) -> None:
    space = writer.unlocked.private_space().id
    Item.objects.filter(space=space, seq=1).update(body=b"changed")
    done = goldseam("doctor")
    assert (done.code, done.err) == (1, "")
    assert f"space {space}: item 1" in done.out
    opened = json.loads(goldseam("doctor", "--json", "--as", writer.sign_in_name, stdin=typed).out)
    assert opened["whole"] is False
    assert any("does not open" in line for line in opened["found"])


def test_a_missing_row_is_named(writer: Person, goldseam: Run) -> None:
    Item.objects.filter(space=writer.unlocked.private_space().id, seq=2).delete()
    assert "2 items are counted, 1 are stored" in goldseam("doctor").out


def test_json_is_everything_that_was_written(writer: Person, typed: bytes, goldseam: Run) -> None:
    done = goldseam("export", "--as", writer.sign_in_name, stdin=typed)
    found = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert found["format"] == "goldseam-export-1"
    assert [entry["fields"]["text"] for entry in found["entries"]] == ["first words", "слова 😀"]


def test_html_is_a_page_to_read(writer: Person, typed: bytes, goldseam: Run) -> None:
    done = goldseam("export", "--as", writer.sign_in_name, "--format", "html", "--lang", "ru", stdin=typed)
    assert done.code == 0
    assert '<html lang="ru">' in done.out
    assert "слова 😀" in done.out


def test_a_file_is_new_and_for_its_owner_alone(
    writer: Person, typed: bytes, goldseam: Run, tmp_path: Path
) -> None:
    file = tmp_path / "mine.json"
    arguments = ("export", "--as", writer.sign_in_name, "--output", str(file))
    done = goldseam(*arguments, stdin=typed)
    assert (done.code, done.out) == (0, "")
    assert file.stat().st_mode & 0o777 == 0o600
    assert "first words" in file.read_text(encoding="utf-8")
    again = goldseam(*arguments, stdin=typed)
    assert (again.code, len(again.lines)) == (2, 1)
    assert "give a new file" in again.err


@pytest.mark.parametrize("output", ["/no/such/folder/x.json", ".", "x" * 5000])
def test_a_file_that_cannot_be_written_is_refused(
    output: str, writer: Person, typed: bytes, refused: Callable[..., str]
) -> None:
    assert "--output" in refused("export", "--as", writer.sign_in_name, "--output", output, stdin=typed)


@pytest.mark.parametrize("command", ["doctor", "export"])
@pytest.mark.parametrize("stdin", [b"wrong\n", b"", b"\n", b"\0\n", b"x" * 100_000, b"\xff\xfe\n"])
def test_a_wrong_name_and_a_wrong_passphrase_are_the_same_line(
    command: str, stdin: bytes, writer: Person, typed: bytes, refused: Callable[..., str]
) -> None:
    wrong = refused(command, "--as", writer.sign_in_name, stdin=stdin)
    assert wrong == refused(command, "--as", "nobody-1234", stdin=typed)
    assert "nobody" not in wrong


def test_it_asks_without_echo_at_a_terminal(
    writer: Person, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from goldseam.commands import person  # noqa: PLC0415 - needs Django started

    asked: list[str] = []

    def ask(text: str) -> str:
        asked.append(text)
        return passphrase

    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("getpass.getpass", ask)
    assert person.opened(writer.sign_in_name).person == writer.unlocked.person
    assert asked == ["Passphrase: "]


def test_a_lost_server_key_is_a_plain_line(
    writer: Person, typed: bytes, refused: Callable[..., str], settings: Any
) -> None:
    settings.SERVER_KEYS.unlink()
    for command in ("doctor", "export"):
        assert "--server-key COPY" in refused(command, "--as", writer.sign_in_name, stdin=typed)


def test_a_busy_machine_is_a_plain_line(
    writer: Person, typed: bytes, refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from goldseam.ledger.kdf_queue import ServerBusyError  # noqa: PLC0415

    def busy(*_: Any) -> Any:
        raise ServerBusyError

    monkeypatch.setattr(people, "place_in_queue", busy)
    refused("doctor", "--as", writer.sign_in_name, stdin=typed)


def test_a_damaged_space_is_exported_as_a_plain_line(
    writer: Person, typed: bytes, refused: Callable[..., str]
) -> None:
    Item.objects.filter(space=writer.unlocked.private_space().id, seq=1).update(body=b"changed")
    line = refused("export", "--as", writer.sign_in_name, stdin=typed)
    assert "goldseam doctor" in line


@pytest.mark.parametrize(
    "arguments",
    [("export",), ("export", "--as"), ("export", "--as", "a", "--format", "pdf"), ("doctor", "--nope")],
)
def test_what_is_missing_or_unknown_is_one_line(
    arguments: tuple[str, ...], refused: Callable[..., str]
) -> None:
    refused(*arguments)
