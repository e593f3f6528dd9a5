"""The served half: one server process, signed-in pages, sizes on the wire, memory, start."""

import gzip
import http.client
import os
import re
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from goldseam.bench import couples, pages, recordings, signing_in
from goldseam.bench.load import a_second, one_by_one
from goldseam.bench.people import Measured, somebody, with_items
from goldseam.bench.timing import Figure, figure

PORT = 8765
ASKED = 200
ROUNDS = 5
SECONDS = 8.0
GOALS = {"new": (12.0, 75.0), "three years": (20.0, 45.0)}
SIZE = re.compile(rb'(?:href|src)="(/static/[^"]+)"')


def figures(now: datetime, today: date, home: Path) -> Iterator[Figure]:
    """Start a server on a home of its own, which `goldseam bench` prepared, and ask it."""
    new = somebody("new", 0, now, today)
    long = somebody("three years", 1096, now, today)
    few, many = with_items("200 items", 200, now, today), with_items("20,000 items", 20_000, now, today)
    start = time.perf_counter()
    server = _start(home)
    try:
        yield figure("started again: first line printed", [(time.perf_counter() - start)], "s", 3.0)
        one_by_one(PORT, "/today/", new.cookie, 5)
        yield figure("idle worker process", [_memory(server.pid)], "MB", 70.0)
        for person in (new, long):
            yield from _today(person)
        yield from _flat(few, many)
        seen = one_by_one(PORT, "/progress/", long.cookie, 40)
        yield figure("progress page, three years", seen.milliseconds[1:], "ms", 60.0)
        yield figure("first signed-in view over the wire, gzip", [_wire(new.cookie)], "KB", 35.0)
        # Before signing in, whose key derivation takes memory of its own.
        yield from recordings.figures(PORT, new, server.pid)
        yield signing_in.at_once(PORT, today)
        yield from couples.long_shared_space(PORT, now, today)
        yield from couples.twenty_at_once(PORT, now, today)
        yield from pages.figures(PORT, home, now, today)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)
    yield from signing_in.wrong_name_against_wrong_passphrase(today)


def _today(person: Measured) -> Iterator[Figure]:
    median, rate = GOALS[person.label]
    seen = one_by_one(PORT, "/today/", person.cookie, ASKED)
    if not seen.good:
        raise RuntimeError("the Today page did not answer with 200")
    yield figure(f"Today page, {person.label}", seen.milliseconds[5:], "ms", median)
    rates = [a_second(PORT, "/today/", person.cookie, SECONDS / 2) for _ in range(2)]
    yield figure(f"Today pages a second, {person.label}", rates, "1/s", rate, at_least=True)


def _flat(few: Measured, many: Measured) -> Iterator[Figure]:
    """The ratio of the two medians, taken in turn, since the speed of a shared machine drifts."""
    ratios = []
    for _ in range(ROUNDS):
        short = one_by_one(PORT, "/today/", few.cookie, ASKED // 2)
        long = one_by_one(PORT, "/today/", many.cookie, ASKED // 2)
        ratios.append(statistics.median(long.milliseconds) / statistics.median(short.milliseconds))
    yield figure("Today page, 20,000 items against 200", ratios, "x", 1.25)


def _start(home: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "GOLDSEAM_HOME": str(home), "GOLDSEAM_ORIGIN": f"http://127.0.0.1:{PORT}"}
    command = [sys.executable, "-m", "goldseam", "serve"]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603 - ourselves
    if server.stdout is not None:
        server.stdout.readline()
    return server


def _memory(parent: int) -> float:
    """Resident megabytes of the process that serves: the child of the one that was started."""
    for folder in Path("/proc").iterdir():
        status = folder / "status"
        if folder.name.isdigit() and status.exists():
            text = status.read_text()
            if f"PPid:\t{parent}\n" in text and (found := re.search(r"VmRSS:\s+(\d+)", text)):
                return int(found.group(1)) / 1024
    return float("nan")


def _wire(cookie: str) -> float:
    """Kilobytes of the page and of every file it asks for, as sent with gzip."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT)
    connection.request("GET", "/today/", headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    page = answer.read()
    text = gzip.decompress(page) if answer.headers.get("Content-Encoding") == "gzip" else page
    total = len(page)
    for path in sorted(set(SIZE.findall(text))):
        connection.request("GET", path.decode(), headers={"Accept-Encoding": "gzip"})
        total += len(connection.getresponse().read())
    return total / 1024
