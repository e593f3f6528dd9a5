"""A throw-away PostgreSQL cluster on a free port, run by a user who is not root, gone with the test run."""

import atexit
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

BINARIES = Path("/usr/lib/postgresql")
UNPRIVILEGED = ("postgres", "nobody")


def start_cluster(_: Path) -> str:
    """Make and start a cluster; return its address for `GOLDSEAM_DATABASE`."""
    found = sorted(BINARIES.glob("*/bin/postgres"))
    if not found:
        raise SystemExit("PostgreSQL is not installed. Run: apt-get install postgresql")
    binaries = found[-1].parent
    # A place of its own: the test's home is closed to other users, and PostgreSQL needs a short socket path.
    place = Path(tempfile.mkdtemp(prefix="gs-pg-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    user = _unprivileged(place)
    data, port = place / "data", _free_port()
    _run(
        [binaries / "initdb", "-D", data, "-U", "goldseam", "-A", "trust", "-E", "UTF8", "--no-sync"],
        place,
        user,
    )
    options = f"-p {port} -k {place} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off"
    log = place / "log"
    _run([binaries / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start"], place, user)
    atexit.register(_run, [binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop"], place, user)
    _run(
        [binaries / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "goldseam", "goldseam"], place, user
    )
    return f"postgresql://goldseam@127.0.0.1:{port}/goldseam"


def _unprivileged(place: Path) -> str | None:
    """Hand the place to a user who may run PostgreSQL; nothing to do for whoever is not root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    user = next(name for name in UNPRIVILEGED if name in known)
    shutil.chown(place, user)
    return user


def _run(command: list[Path | str], place: Path, user: str | None) -> None:
    # PostgreSQL wants a HOME of its own when it is started from root.
    environment = {"HOME": str(place), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    subprocess.run(
        [str(part) for part in command],
        check=True,
        cwd=place,
        env=environment,
        user=user,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
