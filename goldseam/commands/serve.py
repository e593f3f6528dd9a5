"""`goldseam serve`: the web application on this machine, in as many processes as wanted."""

import argparse
import errno
import os
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from goldseam.commands import server_key
from goldseam.commands.beside import post_beside
from goldseam.commands.content import all_content
from goldseam.commands.failure import CommandError
from goldseam.commands.shell import prepare, start_django
from goldseam.environment import DEFAULT_ORIGIN, DEFAULT_PORTS, is_loopback

NAME = "serve"
HELP = "Serve the web application."
# Argon2id and SQLite let go of the interpreter, so a few threads a process keep one core busy.
THREADS = 4
LONGEST_START_SECONDS = 60.0
PORT_BEHIND_PROXY = 8000
WHO_RUNS_IT = (
    "For two people, somebody else than either partner should run this server.\n"
    "On one shared laptop its owner could, with skill, read everything.\n"
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and the address people open."""
    parser.add_argument(
        "--origin", help=f"the address people open (default: {DEFAULT_ORIGIN}; others need https)"
    )
    parser.add_argument(
        "--listen",
        help=f"host:port to listen on, behind a proxy (default: as origin; with https 127.0.0.1:{PORT_BEHIND_PROXY})",
    )
    parser.add_argument("--processes", type=int, default=1, help="server processes, one a core (default: 1)")
    parser.add_argument("--no-post", action="store_true", help="leave `goldseam post` to be run elsewhere")


def run(given: argparse.Namespace) -> int:
    """Prepare the database, then serve until stopped."""
    if given.origin:
        os.environ["GOLDSEAM_ORIGIN"] = given.origin
    if given.listen:
        os.environ["GOLDSEAM_LISTEN"] = given.listen
    if given.processes < 1:
        raise CommandError("--processes: a whole number from 1")
    all_content()
    start_django()
    prepare()
    asked_for = server_key.check_there()
    from django.conf import settings  # noqa: PLC0415

    host, port = listen_at(settings.LISTEN, settings.ORIGIN)
    if asked_for:
        sys.stderr.write(server_key.ASK)
        sys.stderr.flush()
    sends = settings.SMTP is not None or settings.PUSH is not None
    with post_beside(wanted=sends and not given.no_post):
        serve(host, port, given.processes, settings.ORIGIN, also_say=WHO_RUNS_IT)
    return 0


def serve(host: str, port: int, processes: int, origin: str, *, also_say: str = "") -> None:
    """Run granian; print the origin as the last line once the first page answers."""
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.server import Server  # noqa: PLC0415

    os.environ.setdefault("GOLDSEAM_KDF_SLOTS", str(max(1, (os.cpu_count() or 1) // processes)))
    server = Server(
        "goldseam.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        log_access=False,
        log_enabled=False,
    )
    threading.Thread(target=_announce, args=(host, port, origin, also_say), daemon=True).start()
    server.serve()


def _announce(host: str, port: int, origin: str, also_say: str) -> None:
    """Wait until the server answers, then say where it is."""
    request = urllib.request.Request(
        f"http://{host}:{port}/health/", headers={"Host": urlsplit(origin).netloc}
    )
    deadline = time.monotonic() + LONGEST_START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(request, timeout=5):  # noqa: S310 - our own loopback address
                break
        except urllib.error.HTTPError:
            break
        except OSError:
            time.sleep(0.02)
    sys.stdout.write(f"{also_say}{origin}\n")
    sys.stdout.flush()


def listen_at(listen: str, origin: str) -> tuple[str, int]:
    """Where to listen: as given, or as the origin says; behind a proxy on this machine.

    Raises:
        CommandError: it is no host:port, others could reach it without https, or it cannot be had.
    """
    parts = urlsplit(origin)
    secure = parts.scheme == "https"
    own = PORT_BEHIND_PROXY if secure else parts.port or DEFAULT_PORTS["http"]
    host, _, port = listen.rpartition(":") if listen else ("127.0.0.1", "", str(own))
    if not host or not (port.isascii() and port.isdigit()) or not 0 < int(port) < 65536:
        raise CommandError("--listen: give it as host:port, such as 127.0.0.1:8000")
    if not secure and not is_loopback(host):
        raise CommandError(
            "--listen: http is for this machine only; give 127.0.0.1:8000, or an --origin with https"
        )
    _probe(host, int(port), "--listen 127.0.0.1:8001" if secure else "--origin http://127.0.0.1:8001")
    return host, int(port)


def _probe(host: str, port: int, instead: str) -> None:
    """Find out now, and not in a server process, that a port cannot be had."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CommandError(
                    f"{host}:{port} is taken; stop what runs there, or give {instead}"
                ) from None
            raise CommandError(f"{host}:{port} cannot be listened on; give {instead}") from None
