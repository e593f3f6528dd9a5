"""Two people at once: a shared space with very many items, and twenty couples using theirs for a minute."""

import http.client
import re
import secrets
import statistics
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import urlencode

from goldseam.bench.load import one_by_one
from goldseam.bench.people import BATCH, Measured, somebody
from goldseam.bench.timing import Figure, figure
from goldseam.core.records import Handed, Joined, SafetyAnswered
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.kinds import Record
from goldseam.core.vault import InvitationPayload
from goldseam.ledger import invitations

COUPLES = 20
SECONDS = 60.0
# Two requests a second each couple: one a second each person, every third of them a write.
PAUSE = 1.0
WRITE_EVERY = 3
NO_ANSWER = 0
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass
class Run:
    """What one person met: milliseconds a request, what was written, and every answer that was none."""

    milliseconds: list[float] = field(default_factory=list)
    written: int = 0
    errors: list[int] = field(default_factory=list)


def pair(label: str, items: int, now: datetime, today: date) -> tuple[Measured, Measured]:
    """Two people who share a space in which the first one handed over so many notes."""
    one, other = somebody(label, 0, now, today), somebody(label, 0, now, today)
    for each in (one, other):
        each.unlocked.private_space().append(SafetyAnswered({}), at=now, day=today)

    def greeting(_: InvitationPayload) -> Record:
        return Joined("B")

    made = invitations.invite_partner(one.unlocked, Joined("A"), at=now, day=today)
    invitations.join(other.unlocked, made.id, made.code, greeting, at=now, day=today)
    space = one.unlocked.spaces().shared
    for start in range(0, items, BATCH):
        notes = [
            Handed(HandedKind.NOTE, f"note {number}", "x" * 200)
            for number in range(start, min(items, start + BATCH))
        ]
        if space is not None:
            space.append(*notes, at=now, day=today)
    return one, other


def long_shared_space(port: int, now: datetime, today: date) -> Iterator[Figure]:
    """The first page of what was handed over, when that is very much."""
    one, _ = pair("20,000 shared items", 20_000, now, today)
    first = one_by_one(port, "/us/shared/", one.cookie, 1)
    yield figure("shared space of 20,000 items, read for the very first time", first.milliseconds, "ms", None)
    seen = one_by_one(port, "/us/shared/", one.cookie, 30)
    if not seen.good:
        raise RuntimeError("the page of what was handed over did not answer with 200")
    yield figure("shared space of 20,000 items, first page", seen.milliseconds, "ms", 150.0)


def twenty_at_once(port: int, now: datetime, today: date) -> Iterator[Figure]:
    """Twenty couples for a minute: how long the slowest twentieth waits, and whether a write was lost."""
    couples = [pair("couple", 3, now, today) for _ in range(COUPLES)]
    runs = [Run() for _ in range(2 * COUPLES)]
    people = [person for couple in couples for person in couple]
    threads = [
        threading.Thread(target=_use, args=(port, person, run))
        for person, run in zip(people, runs, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    waits = sorted(wait for run in runs for wait in run.milliseconds)
    slow = waits[round(len(waits) * 0.95) - 1]
    yield figure(f"{COUPLES} couples at once, 95th percentile of {len(waits)} requests", [slow], "ms", 300.0)
    yield figure(f"{COUPLES} couples at once, median", [statistics.median(waits)], "ms", None)
    errors = sum(len(run.errors) for run in runs)
    yield figure(f"{COUPLES} couples at once, answers that were errors", [float(errors)], "", 0.0)
    yield figure(f"{COUPLES} couples at once, writes lost", [float(_lost(couples, runs))], "", 0.0)


def _lost(couples: list[tuple[Measured, Measured]], runs: list[Run]) -> int:
    """How many of the writes that were answered are not there for the other one."""
    lost = 0
    for place, (_, other) in enumerate(couples):
        space = other.unlocked.spaces().shared
        there = 0 if space is None else len(space.read(Handed))
        lost += abs(3 + runs[2 * place].written + runs[2 * place + 1].written - there)
    return lost


def _use(port: int, person: Measured, run: Run) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    cookie, token = _ready(connection, person)
    time.sleep(secrets.randbelow(1000) / 1000)
    stop, number = time.perf_counter() + SECONDS, 0
    while time.perf_counter() < stop:
        start = time.perf_counter()
        writing = number % WRITE_EVERY == 0
        try:
            status = _write(connection, port, cookie, token) if writing else _read(connection, cookie, number)
        except (http.client.HTTPException, OSError):
            # No answer is an error too, and the slowest of all: the next request begins on a new connection.
            status = NO_ANSWER
            connection.close()
        taken = time.perf_counter() - start
        run.milliseconds.append(taken * 1000)
        if status != (302 if writing else 200):
            run.errors.append(status)
        run.written += writing and status == 302
        number += 1
        time.sleep(max(0.0, PAUSE - taken))
    connection.close()


def _ready(connection: http.client.HTTPConnection, person: Measured) -> tuple[str, str]:
    """The cookies and the token of a form, as a browser would hold them."""
    connection.request("GET", "/us/hand/write/?kind=note", headers={"Cookie": person.cookie})
    answer = connection.getresponse()
    found = TOKEN.search(answer.read())
    if found is None:
        raise RuntimeError("the form to hand something over did not come")
    given = [value.split(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie"]
    return "; ".join([person.cookie, *given]), found.group(1).decode()


def _read(connection: http.client.HTTPConnection, cookie: str, number: int) -> int:
    path = ("/us/shared/", "/today/", "/us/")[number % 3]
    connection.request("GET", path, headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    return answer.status


def _write(connection: http.client.HTTPConnection, port: int, cookie: str, token: str) -> int:
    words = {"kind": "practical", "title": "", "text": secrets.token_hex(40), "move": "hand"}
    headers = {
        "Cookie": cookie,
        "Content-Type": "application/x-www-form-urlencoded",
        "Origin": f"http://127.0.0.1:{port}",
    }
    body = urlencode({**words, "csrfmiddlewaretoken": token})
    connection.request("POST", "/us/hand/write/", body, headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status
