"""A small load generator: keep-alive connections to this machine, medians and requests a second."""

import http.client
import threading
import time
from dataclasses import dataclass, field

CONNECTIONS = 4


@dataclass
class Seen:
    """What came back: milliseconds a request, the last body's size, and whether all were answered with 200."""

    milliseconds: list[float] = field(default_factory=list)
    size: int = 0
    good: bool = True


def one_by_one(port: int, path: str, cookie: str, count: int) -> Seen:
    """Ask `count` times over one connection."""
    seen = Seen()
    connection = http.client.HTTPConnection("127.0.0.1", port)
    for _ in range(count):
        start = time.perf_counter()
        connection.request("GET", path, headers=_headers(cookie))
        answer = connection.getresponse()
        body = answer.read()
        seen.milliseconds.append((time.perf_counter() - start) * 1000)
        seen.good = seen.good and answer.status == 200
        seen.size = len(body)
    connection.close()
    return seen


def a_second(port: int, path: str, cookie: str, seconds: float) -> float:
    """Requests answered a second over a few connections at once, for at most so many seconds."""
    counts: list[int] = []
    stop = time.perf_counter() + seconds

    def ask() -> None:
        connection, count = http.client.HTTPConnection("127.0.0.1", port), 0
        while time.perf_counter() < stop:
            connection.request("GET", path, headers=_headers(cookie))
            connection.getresponse().read()
            count += 1
        counts.append(count)
        connection.close()

    start = time.perf_counter()
    threads = [threading.Thread(target=ask) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - start)


def _headers(cookie: str) -> dict[str, str]:
    return {"Cookie": cookie, "Accept-Encoding": "gzip"}
