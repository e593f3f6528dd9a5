"""`goldseam export`: everything one person wrote, as JSON or as a page to read."""

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from goldseam.commands.failure import CommandError
from goldseam.commands.given import add_language
from goldseam.commands.shell import prepare, start_django

NAME = "export"
HELP = "Export everything one person wrote."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whose, in which form, into which file."""
    parser.add_argument(
        "--as", dest="person", metavar="NAME", required=True, help="a sign-in name, as anna-4821"
    )
    parser.add_argument("--format", default="json", choices=["json", "html"], help="json or html")
    parser.add_argument("--output", metavar="FILE", help="a new file (default: standard output)")
    add_language(parser)


def run(given: argparse.Namespace) -> int:
    """Open, collect, write."""
    start_django()
    prepare()
    text = _text(given)
    if not given.output:
        sys.stdout.write(text)
        return 0
    try:
        handle = os.open(Path(given.output), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise CommandError(
            f"--output {given.output}: cannot be written ({error.strerror}); give a new file"
        ) from None
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    return 0


def _text(given: argparse.Namespace) -> str:
    from goldseam.commands.person import opened  # noqa: PLC0415 - needs Django started
    from goldseam.core.vault import DecryptError  # noqa: PLC0415
    from goldseam.ledger.head import SpaceDamagedError  # noqa: PLC0415
    from goldseam.web.account import exporting  # noqa: PLC0415

    try:
        return exporting.as_text(opened(given.person), given.format, given.lang, datetime.now(UTC)) + "\n"
    except (SpaceDamagedError, DecryptError):
        raise CommandError(
            "something stored is missing or was changed; see: goldseam doctor --as NAME"
        ) from None
