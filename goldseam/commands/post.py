"""`goldseam post`: sends reminders by mail and to devices when they are due. It opens no space of anybody."""

import argparse
import re
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from typing import IO, TYPE_CHECKING

from goldseam.commands.failure import CommandError
from goldseam.commands.shell import start_django
from goldseam.core.reminders.contact import Push
from goldseam.environment import Smtp

if TYPE_CHECKING:
    from goldseam.ledger.posting import Outcome
    from goldseam.ledger.push_key import PushKey

NAME = "post"
HELP = "Send reminders by mail and to devices when they are due; `goldseam serve` starts it by itself."
EVERY_SECONDS = 30.0
NO_SERVER = (
    "there is no way to send anything; for mail set GOLDSEAM_SMTP_HOST and GOLDSEAM_SMTP_FROM, for notices on "
    "devices GOLDSEAM_PUSH_CONTACT (docs/operating.md)"
)
NO_KEY = "post.key is damaged or cannot be reached; put a copy back, or remove it and set reminders up anew"
NO_PUSH_KEY = (
    "push.key is damaged or cannot be reached; put a copy back, or remove it and set notices up anew"
)
NO_OPENSSL = "notices on devices need the program openssl; install it: sudo apt-get install openssl"
WELL = ("sent", "passed over", "forgotten")
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

    from goldseam.ledger.post_key import PostKeyError, private_key  # noqa: PLC0415
    from goldseam.ledger.posting import Ways, post_due  # noqa: PLC0415
    from goldseam.ledger.push import PushRun  # noqa: PLC0415
    from goldseam.ledger.smtp import MailRun  # noqa: PLC0415

    smtp: Smtp | None = settings.SMTP
    push: Push | None = settings.PUSH
    if smtp is None and push is None:
        raise CommandError(NO_SERVER)
    _warn_of_telling(smtp, push)
    key = _push_key(alone=smtp is None) if push else None
    try:
        private = private_key()
    except PostKeyError:
        raise CommandError(NO_KEY) from None

    def post() -> Mapping["Outcome", int]:
        now = timezone.now()
        by_mail = MailRun(smtp).send if smtp else None
        return post_due(private, Ways(by_mail, PushRun(key, push, now).send if key and push else None), now)

    return post


def _push_key(*, alone: bool) -> "PushKey | None":
    """The key for push services. Without `openssl` there is none, and mail goes out all the same."""
    from goldseam.ledger.push_key import NoOpensslError, PushKeyError, push_key  # noqa: PLC0415

    try:
        return push_key()
    except PushKeyError:
        raise CommandError(NO_PUSH_KEY) from None
    except NoOpensslError:
        if alone:
            raise CommandError(NO_OPENSSL) from None
        sys.stderr.write(f"post: {NO_OPENSSL}\n")
        return None


def _warn_of_telling(smtp: Smtp | None, push: Push | None) -> None:
    """Name what would tell mail servers, push services or readers what this is about."""
    from goldseam.core.reminders import telling_words  # noqa: PLC0415

    for name, text in (
        ("GOLDSEAM_SMTP_FROM", smtp.sender if smtp else ""),
        ("GOLDSEAM_PUSH_CONTACT", push.contact if push else ""),
    ):
        if telling_words(re.sub(r"[^a-z]", " ", text.casefold())):
            sys.stderr.write(f"post: the address in {name} may tell what the reminders are about\n")


def _say_what_failed(done: Mapping["Outcome", int]) -> None:
    """One line where something did not go out; what went well says nothing."""
    failed = {name: count for name, count in done.items() if name not in WELL}
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
