"""A video of 100 MB as the recorder sends it, and as a form without a script does: how fast, with how much memory."""

import http.client
import json
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from goldseam.bench.people import Measured
from goldseam.bench.timing import Figure, figure

MEGABYTE = 1_000_000
LENGTH = 100 * MEGABYTE
RUNS = 3
EDGE = b"edge-of-a-form"
HEAD = b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm V_VP8"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


def figures(port: int, person: Measured, process: int) -> Iterator[Figure]:
    """Send it three times each way; `process` is the server that was started."""
    sender = _Sender(port, person.cookie)
    by_parts = [_rate(sender.in_parts) for _ in range(RUNS)]
    yield figure("saving a 100 MB video, part by part", by_parts, "MB/s", 30.0, at_least=True)
    in_a_form = [_rate(sender.in_a_form) for _ in range(RUNS)]
    yield figure("saving a 100 MB video, in a form", in_a_form, "MB/s", 30.0, at_least=True)
    played = [_rate(sender.played) for _ in range(RUNS)]
    yield figure("playing a 100 MB video", played, "MB/s", None, at_least=True)
    yield figure("worker process that did it, at most", [_peak(process)], "MB", 200.0)


class _Sender:
    """One browser that holds the video in memory."""

    def __init__(self, port: int, cookie: str) -> None:
        self.video = (HEAD + os.urandom(MEGABYTE) * 101)[:LENGTH]
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.cookie = cookie
        self.page = ""
        answer, page = self._ask("GET", "/recordings/new/")
        found = TOKEN.search(page)
        if found is None:
            raise RuntimeError("the recording page has no form")
        self.token = found[1].decode()
        self.cookie += "; " + str(answer.headers["Set-Cookie"]).partition(";")[0]

    def in_parts(self) -> None:
        begun = self._tell("/recordings/up/", {"length": LENGTH})
        place, part = f"/recordings/up/{begun['media']}/", begun["part"]
        for number in begun["lacking"]:
            self._ask("POST", f"{place}{number}/", self.video[number * part : (number + 1) * part])
        self.page = self._tell(place, {"name": "bench"})["page"]

    def in_a_form(self) -> None:
        before = (
            f'--{EDGE.decode()}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{self.token}\r\n'
            f'--{EDGE.decode()}\r\nContent-Disposition: form-data; name="file"; filename="v.webm"\r\n'
            "Content-Type: video/webm\r\n\r\n"
        ).encode()
        pieces = [before, self.video, b"\r\n--" + EDGE + b"--\r\n"]
        kind = f"multipart/form-data; boundary={EDGE.decode()}"
        self._ask("POST", "/recordings/new/", pieces, kind, sum(map(len, pieces)))

    def played(self) -> None:
        _, data = self._ask("GET", self.page.partition("?")[0] + "play/")
        if data != self.video:
            raise RuntimeError("the video came back as another one")

    def _tell(self, address: str, message: dict[str, object]) -> dict[str, Any]:
        _, data = self._ask("POST", address, json.dumps(message).encode(), "application/json")
        return dict(json.loads(data))

    def _ask(
        self,
        method: str,
        address: str,
        body: bytes | Iterable[bytes] = b"",
        kind: str = "application/octet-stream",
        length: int = 0,
    ) -> tuple[http.client.HTTPResponse, bytes]:
        headers = {"Cookie": self.cookie, "Content-Type": kind, "X-CSRFToken": getattr(self, "token", "")}
        if length:
            headers["Content-Length"] = str(length)
        self.connection.request(method, address, body, headers)
        answer = self.connection.getresponse()
        data = answer.read()
        if answer.status >= 400:
            raise RuntimeError(f"{method} of a recording was answered with {answer.status}")
        return answer, data


def _rate(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return LENGTH / MEGABYTE / (time.perf_counter() - start)


def _peak(parent: int) -> float:
    """The most resident megabytes that the process which serves ever had."""
    for folder in Path("/proc").iterdir():
        status = folder / "status"
        if folder.name.isdigit() and status.exists():
            text = status.read_text()
            if f"PPid:\t{parent}\n" in text and (found := re.search(r"VmHWM:\s+(\d+)", text)):
                return int(found[1]) / 1024
    return float("nan")
