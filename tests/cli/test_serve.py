"""Where the server may be opened and where it listens: https for other machines, http on this one only."""

import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from goldseam.commands.failure import CommandError
from goldseam.commands.serve import WHO_RUNS_IT, listen_at
from goldseam.environment import Environment, SettingError

Run = Callable[..., Any]
HTTP, HTTPS = "http://127.0.0.1:8000", "https://trust.example"


def read(origin: str, listen: str = "") -> Environment:
    return Environment.read({"GOLDSEAM_ORIGIN": origin, "GOLDSEAM_LISTEN": listen})


@pytest.mark.parametrize(
    "origin",
    [
        "http://trust.example",
        "http://192.168.1.20:8000",
        "http://0.0.0.0:8000",
        "http://127.0.0.1.example",
        "http://localhost.example:8000",
        "http://localhost@trust.example",
        "HTTP://TRUST.EXAMPLE",
    ],
)
def test_http_is_refused_but_on_this_machine(origin: str) -> None:
    with pytest.raises(SettingError, match="https://name"):
        read(origin)


@pytest.mark.parametrize(
    "origin",
    [
        "",
        "trust.example",
        "https://",
        "https://*",
        "https://.trust.example",
        "https://trust.example/path",
        "https://trust.example?x",
        "https://trust.example#x",
        "https://anna@trust.example",
        "https://trust.example:0",
        "https://trust.example:70000",
        "https://[::1",
        "https://two words",
        "ftp://trust.example",
    ],
)
def test_what_is_no_origin_is_refused(origin: str) -> None:
    with pytest.raises(SettingError, match="GOLDSEAM_ORIGIN"):
        read(origin)


@pytest.mark.parametrize(
    ("given", "origin", "hosts"),
    [
        ("http://localhost:8001/", "http://localhost:8001", ["127.0.0.1", "localhost", "[::1]"]),
        ("https://localhost:8443", "https://localhost:8443", ["127.0.0.1", "localhost", "[::1]"]),
        ("HTTPS://Trust.Example:443/", HTTPS, ["trust.example"]),
        ("https://192.168.1.20", "https://192.168.1.20", ["192.168.1.20"]),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443", ["[2001:db8::1]"]),
        ("https://доверие.example", "https://xn--b1adeao7aq.example", ["xn--b1adeao7aq.example"]),
    ],
)
def test_an_origin_is_kept_as_browsers_send_it(given: str, origin: str, hosts: list[str]) -> None:
    found = read(given)
    assert (found.origin, found.hosts) == (origin, hosts)


@pytest.mark.parametrize(
    ("listen", "here"),
    [
        ("", True),
        ("127.0.0.1:8000", True),
        ("127.0.0.2:8000", True),
        ("localhost:8000", True),
        ("0.0.0.0:8000", False),
        ("192.168.1.20:8000", False),
        ("[::]:8000", False),
        ("trust.example:8000", False),
        (":8000", False),
    ],
)
def test_only_a_loopback_address_is_this_machine_alone(listen: str, here: bool) -> None:
    assert read(HTTPS, listen).listens_here is here


@pytest.fixture
def free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        yield int(busy.getsockname()[1])


def test_it_listens_where_its_http_origin_is(free: int) -> None:
    assert listen_at("", f"http://localhost:{free}") == ("127.0.0.1", free)


def test_behind_a_proxy_it_listens_where_it_is_told(free: int) -> None:
    assert listen_at(f"127.0.0.1:{free}", "https://trust.example:8443") == ("127.0.0.1", free)
    assert listen_at(f"0.0.0.0:{free}", HTTPS) == ("0.0.0.0", free)  # noqa: S104 - no socket is left open


@pytest.mark.parametrize("listen", ["0.0.0.0:8000", "192.168.1.20:8000", "trust.example:8000"])
def test_plain_http_is_listened_for_on_this_machine_only(listen: str) -> None:
    with pytest.raises(CommandError, match="http is for this machine only"):
        listen_at(listen, HTTP)


@pytest.mark.parametrize(
    "listen", ["8000", ":8000", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:70000"]
)
def test_what_is_no_place_to_listen_is_refused(listen: str) -> None:
    with pytest.raises(CommandError, match="host:port"):
        listen_at(listen, HTTPS)


@pytest.mark.parametrize("origin", ["http://127.0.0.1:{}", "https://trust.example"])
def test_a_port_that_is_taken_is_one_line_with_a_way_on(origin: str, taken: int) -> None:
    with pytest.raises(CommandError, match="is taken; stop what runs there, or give --"):
        listen_at(f"127.0.0.1:{taken}", origin.format(taken))


def test_an_address_of_another_machine_is_one_line_too() -> None:
    with pytest.raises(CommandError, match="cannot be listened on"):
        listen_at("192.0.2.1:8000", HTTPS)


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("--origin", "http://trust.example"), "https://name"),
        (("--origin", HTTP, "--listen", "0.0.0.0:8000"), "http is for this machine only"),
        (("--origin", HTTPS, "--listen", "8000"), "host:port"),
    ],
)
def test_what_it_cannot_serve_ends_with_2_and_one_line(
    arguments: tuple[str, ...], part: str, program: Run
) -> None:
    done = program("serve", *arguments)
    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
    assert part in done.err


def test_who_should_run_it_is_said_in_two_short_lines() -> None:
    assert "somebody else than either partner should run this server" in WHO_RUNS_IT
    assert "its owner could, with skill, read everything" in WHO_RUNS_IT
    assert WHO_RUNS_IT.count("\n") == 2


def test_recordings_lie_in_the_home_unless_another_storage_is_named() -> None:
    here = Environment.read({"GOLDSEAM_HOME": "elsewhere"}).media
    assert here["BACKEND"] == "goldseam.ledger.media_files.MediaFiles"
    assert here["OPTIONS"]["location"].endswith("elsewhere/media")
    named = {"GOLDSEAM_MEDIA_STORAGE": "storages.S3", "GOLDSEAM_MEDIA_OPTIONS": '{"bucket_name": "gold"}'}
    assert Environment.read(named).media == {"BACKEND": "storages.S3", "OPTIONS": {"bucket_name": "gold"}}


@pytest.mark.parametrize("options", ["{", "[]", "bucket=gold"])
def test_options_of_a_storage_that_are_no_json_are_refused(options: str) -> None:
    with pytest.raises(SettingError, match="GOLDSEAM_MEDIA_OPTIONS"):
        Environment.read({"GOLDSEAM_MEDIA_OPTIONS": options})
