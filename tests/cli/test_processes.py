"""The command as it is started: a process of its own, its exit code, and what it does not load."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
DAYS = b"date,value\n2026-01-01,3\n"
LOADED = "import sys, {module}; print(sorted(name.partition('.')[0] for name in sys.modules))"
MAIN = "import sys; from goldseam.cli import main; main({arguments!r}); print(sorted(sys.modules), file=sys.stderr)"


def python(code: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run([sys.executable, "-c", code], input=stdin, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return done


def test_the_example_is_planned_by_the_installed_command(program: Run) -> None:
    example = program("plan", "--example")
    assert (example.code, example.err) == (0, "")
    made = program("plan", "-", "--today", "2026-11-22", "--json", stdin=example.out.encode())
    assert (made.code, made.err) == (0, "")
    assert 1 <= len(json.loads(made.out)["suggestions"]) <= 3


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (("plan", "/no/such/file", "--today", "2026-11-22"), b""),
        (("plan", "-", "--today", "2026-11-22"), b"\0"),
        (("trust", "-"), b"date,value\nx,\xff\n"),
        (("method", "--nope"), b""),
    ],
)
def test_bad_input_ends_with_2_and_one_line(arguments: tuple[str, ...], stdin: bytes, program: Run) -> None:
    done = program(*arguments, stdin=stdin)
    assert (done.code, done.out, len(done.lines)) == (2, "", 1)


def test_russian_is_printed_wherever_it_goes(program: Run) -> None:
    done = program("method", "--lang", "ru", environment={"LC_ALL": "C.UTF-8"})
    assert done.code == 0
    assert any("а" <= letter <= "я" for letter in done.out)


def test_whoever_reads_a_few_lines_and_stops_sees_no_error() -> None:
    command = [str(Path(sys.executable).with_name("goldseam")), "method", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (["method", "--json"], b""),
        (["plan", "--example"], b""),
        (["trust", "-", "--json"], DAYS),
        (["plan", "-", "--today", "2026-11-22"], b"example"),
    ],
)
def test_the_pure_commands_load_no_django_and_no_settings(
    arguments: list[str], stdin: bytes, program: Run
) -> None:
    given = program("plan", "--example").out.encode() if stdin == b"example" else stdin
    done = python(MAIN.format(arguments=arguments), given)
    loaded = done.stderr.decode()
    for module in ("'django'", "'goldseam.settings'", "'goldseam.ledger'", "'sqlite3'"):
        assert module not in loaded


def test_the_core_is_imported_by_itself() -> None:
    loaded = python(LOADED.format(module="goldseam.core")).stdout.decode()
    for module in ("django", "granian", "psycopg"):
        assert f"'{module}'" not in loaded


def test_every_module_of_the_core_is_imported_without_django() -> None:
    root = Path(__file__).parents[2] / "goldseam" / "core"
    names = [
        ".".join(("goldseam", "core", *path.relative_to(root).with_suffix("").parts)).removesuffix(
            ".__init__"
        )
        for path in root.rglob("*.py")
    ]
    code = "import importlib, sys\n" + "\n".join(f"importlib.import_module({name!r})" for name in names)
    loaded = python(f"{code}\nprint([name for name in sys.modules if name.startswith('django')])").stdout
    assert loaded.strip() == b"[]"


def test_a_command_prepares_a_home_that_only_its_owner_reads(program: Run, tmp_path: Path) -> None:
    none = program("doctor", "--json")
    assert (none.code, none.out, len(none.lines)) == (2, "", 1)
    unknown = program("export", "--as", "nobody-1234", stdin=b"whatever it was\n")
    assert unknown.code == 2
    assert unknown.lines[-1] == "goldseam export: this name and passphrase open nothing together"
    assert (tmp_path / "home").stat().st_mode & 0o077 == 0
    assert (tmp_path / "home" / "server.key").stat().st_mode & 0o777 == 0o600
    whole = program("doctor", "--json")
    assert (whole.code, json.loads(whole.out)) == (0, {"whole": True, "found": []})


@pytest.mark.parametrize(
    ("name", "value", "part"),
    [
        ("GOLDSEAM_ORIGIN", "http://trust.example", "GOLDSEAM_ORIGIN"),
        ("GOLDSEAM_ORIGIN", "https://trust.example/path", "GOLDSEAM_ORIGIN"),
        ("GOLDSEAM_DATABASE", "mysql://x/y", "GOLDSEAM_DATABASE"),
        ("GOLDSEAM_KDF_MEMORY_MIB", "16", "GOLDSEAM_KDF_MEMORY_MIB"),
        ("GOLDSEAM_KDF_PASSES", "many", "GOLDSEAM_KDF_PASSES"),
    ],
)
def test_a_setting_that_cannot_be_used_is_one_line(name: str, value: str, part: str, program: Run) -> None:
    done = program("doctor", environment={name: value})
    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
    assert part in done.err


def test_a_damaged_server_secret_is_one_line(program: Run, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "server.key").write_bytes(b"short")
    done = program("doctor")
    assert (done.code, len(done.lines)) == (2, 1)
    assert "server.key" in done.err


def test_it_is_a_module_too() -> None:
    done = subprocess.run([sys.executable, "-m", "goldseam", "--version"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
