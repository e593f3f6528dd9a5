"""Has a picture drawn anew by a process of its own, which holds no key and may not take much."""

import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from goldseam.web.photos import child

CHILD = Path(child.__file__)
# Beside others at work a process has its seconds of computing later.
LONGEST_SECONDS = 20
# Whoever waits takes a thread of the server from everybody: a few seconds, then the form comes back.
PATIENCE_SECONDS = 3.0
# A picture takes some hundred megabytes for a moment: not many at once.
AT_ONCE = threading.BoundedSemaphore(2)


class NotAPhotoError(Exception):
    """It is no picture that can be kept here, or it is broken."""


class TooManyPointsError(Exception):
    """It would become too big when it is opened, whatever its file has."""


class BusyError(Exception):
    """Other work has the machine, pictures or something else; this one can come again in a minute."""


@dataclass(frozen=True)
class Photo:
    """A picture drawn anew: JPEG bytes that carry nothing but what is seen."""

    jpeg: bytes
    width: int
    height: int


def clean(data: bytes) -> Photo:
    """Draw a picture anew, at most 2048 points a side, upright, without place, time, camera or words.

    Raises:
        NotAPhotoError, TooManyPointsError, BusyError: nothing of it was kept.
    """
    if not AT_ONCE.acquire(timeout=PATIENCE_SECONDS):
        raise BusyError
    try:
        done = _drawn(data)
    finally:
        AT_ONCE.release()
    if done.returncode == child.TOO_MANY_POINTS:
        raise TooManyPointsError
    if done.returncode:
        raise NotAPhotoError
    try:
        width, height = child.size_of(done.stdout)
    except child.NotAPhotoError:
        raise NotAPhotoError from None
    return Photo(done.stdout, width, height)


def _drawn(data: bytes) -> "subprocess.CompletedProcess[bytes]":
    # What a broken picture does to the process that opens it must reach neither keys nor the server.
    try:
        return subprocess.run(  # noqa: S603 - our own file, by our own interpreter
            [sys.executable, "-I", "-B", str(CHILD)],
            input=data,
            capture_output=True,
            env={},
            cwd="/",
            timeout=LONGEST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        # A picture that takes too long by itself is ended before, by its own limit (child.SECONDS).
        raise BusyError from None
