"""Runs `goldseam post` beside the server that started it, and ends it with it."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

AGAIN_SECONDS = 30.0
PATIENCE_SECONDS = 5.0


@contextmanager
def post_beside(*, wanted: bool) -> Iterator[None]:
    """Keep the post at work for the length of the block; started again where it fails."""
    if not wanted:
        yield
        return
    keeper = _Keeper()
    thread = threading.Thread(target=keeper.keep, name="post", daemon=True)
    thread.start()
    try:
        yield
    finally:
        keeper.end()
        thread.join(PATIENCE_SECONDS)


class _Keeper:
    def __init__(self) -> None:
        self.over = threading.Event()
        self.lock = threading.Lock()
        self.process: subprocess.Popen[bytes] | None = None

    def keep(self) -> None:
        while True:
            with self.lock:
                if self.over.is_set():
                    return
                command = [sys.executable, "-m", "goldseam", "post", "--until-eof"]
                self.process = subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603 - our own command
            self.process.wait()
            self._hang_up()
            if self.over.wait(AGAIN_SECONDS):
                return

    def end(self) -> None:
        self.over.set()
        self._hang_up()
        if self.process is None:
            return
        try:
            self.process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.terminate()

    def _hang_up(self) -> None:
        """Close the post's input, at whose end it ends."""
        with self.lock:
            if self.process is not None and self.process.stdin is not None:
                self.process.stdin.close()
