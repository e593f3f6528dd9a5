"""Signing in: twenty people at once against a real server, and whether a wrong name takes another time."""

import http.client
import re
import statistics
import threading
import time
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from goldseam.bench.people import PASSPHRASE
from goldseam.bench.timing import Figure, figure
from goldseam.ledger import people

AT_ONCE = 20
TRIES = 200
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


def at_once(port: int, today: date) -> Figure:
    """The 95th percentile of twenty people signing in together, the key derivation at its floor."""
    names = [people.create_person("bench", PASSPHRASE, today).sign_in_name for _ in range(AT_ONCE)]
    taken: list[float] = []
    gate = threading.Barrier(AT_ONCE)
    threads = [threading.Thread(target=_sign_in, args=(port, name, gate, taken)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(taken) != AT_ONCE:
        raise RuntimeError("not everybody could sign in")
    slowest = sorted(taken)[round(AT_ONCE * 0.95) - 1]
    return figure(f"{AT_ONCE} sign-ins at once, 95th percentile", [slowest], "s", 3.0)


def wrong_name_against_wrong_passphrase(today: date) -> Iterator[Figure]:
    """The medians of a wrong name and of a wrong passphrase, tried in turn: they differ by less than 5 %."""
    known = people.create_person("bench", PASSPHRASE, today).sign_in_name
    taken: dict[str, list[float]] = {"known": [], "unknown": []}
    for number in range(TRIES):
        for kind, name in (("known", known), ("unknown", f"nobody{number}-1234")):
            start = time.perf_counter()
            try:
                people.open_with_passphrase(name, f"not this one, try {number}")
            except people.CannotOpenError:
                taken[kind].append((time.perf_counter() - start) * 1000)
    difference = abs(1 - statistics.median(taken["unknown"]) / statistics.median(taken["known"])) * 100
    yield figure("wrong passphrase", taken["known"], "ms", None)
    yield figure("wrong name", taken["unknown"], "ms", None)
    yield figure("difference of their medians", [difference], "%", 5.0)


def _sign_in(port: int, name: str, gate: threading.Barrier, taken: list[float]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/sign-in/")
    answer = connection.getresponse()
    page = answer.read()
    token = TOKEN.search(page)
    if token is None:
        gate.abort()
        return
    form = {"name": name, "passphrase": PASSPHRASE, "csrfmiddlewaretoken": token.group(1).decode()}
    headers = {
        "Cookie": (answer.headers.get("Set-Cookie") or "").split(";")[0],
        "Content-Type": "application/x-www-form-urlencoded",
        "Origin": f"http://127.0.0.1:{port}",
    }
    gate.wait()
    start = time.perf_counter()
    connection.request("POST", "/sign-in/", urlencode(form), headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status == 302:
        taken.append(time.perf_counter() - start)
