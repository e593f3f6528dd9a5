"""`goldseam post`: sends reminders by mail when they are due. It holds the post's key, and opens no space."""

import argparse
import re
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from functools import partial
from typing import IO, TYPE_CHECKING

from goldseam.commands.failure import CommandError
from goldseam.commands.shell import start_django
from goldseam.environment import Smtp

if TYPE_CHECKING:
    from goldseam.ledger.posting import Outcome

NAME = "post"
HELP = "Send reminders by mail when they are due; `goldseam serve` starts it by itself."
EVERY_SECONDS = 30.0
NO_SERVER = "no mail server is named; set GOLDSEAM_SMTP_HOST and GOLDSEAM_SMTP_FROM (docs/operating.md)"
NO_KEY = "post.key is damaged or cannot be reached; put a copy back, or remove it and set reminders up anew"
NO_LEDGER = "there is no ledger of this version here; start the server once, or check GOLDSEAM_HOME"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Once, or for as long as it runs."""
    parser.add_argument("--once", action="store_true", help="send what is due now, and end")
    parser.add_argument("--until-eof", action="store_true", help="end when standard input does")


def run(given: argparse.Namespace) -> int:
    """Send until stopped. What is printed are numbers: no address, no word, no name."""
    start_django()
    from django.db import DatabaseError  # noqa: PLC0415 - needs Django started

    post = _post()
    try:
        done = post()
    except DatabaseError:
        raise CommandError(NO_LEDGER) from None
    if given.once:
        sys.stdout.write(f"{_in_words(done)}\n")
        return 0
    stopped = _stopped_by_signals()
    if given.until_eof:
        threading.Thread(target=_wait_for_end, args=(sys.stdin, stopped), daemon=True).start()
    while True:
        _say_what_failed(done)
        if stopped.wait(EVERY_SECONDS):
            return 0
        try:
            done = post()
        except DatabaseError:
            done = {}
            _reconnect()


def _post() -> Callable[[], Mapping["Outcome", int]]:
    """What sends everything that is due at the moment it is called."""
    from django.conf import settings  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from goldseam.core.reminders import telling_words  # noqa: PLC0415
    from goldseam.ledger.post_key import PostKeyError, private_key  # noqa: PLC0415
    from goldseam.ledger.posting import post_due  # noqa: PLC0415
    from goldseam.ledger.smtp import send  # noqa: PLC0415

    smtp: Smtp | None = settings.SMTP
    if smtp is None:
        raise CommandError(NO_SERVER)
    if telling_words(re.sub(r"[^a-z]", " ", smtp.sender.casefold())):
        sys.stderr.write("post: the address in GOLDSEAM_SMTP_FROM may tell what the mails are about\n")
    try:
        private = private_key()
    except PostKeyError:
        raise CommandError(NO_KEY) from None
    return lambda: post_due(private, partial(send, smtp), timezone.now())


def _say_what_failed(done: Mapping["Outcome", int]) -> None:
    """One line where something did not go out; what went well says nothing."""
    failed = {name: count for name, count in done.items() if name not in ("sent", "passed over")}
    if failed:
        sys.stderr.write(f"post: {_in_words(failed)}\n")
        sys.stderr.flush()


def _in_words(done: Mapping["Outcome", int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(done.items())) or "nothing was due"


def _reconnect() -> None:
    from django.db import close_old_connections  # noqa: PLC0415

    close_old_connections()


def _stopped_by_signals() -> threading.Event:
    stopped = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stopped.set())
    return stopped


def _wait_for_end(stream: IO[str], stopped: threading.Event) -> None:
    """The server that started this is gone once its end of the pipe is, however it ended."""
    stream.read()
    stopped.set()
