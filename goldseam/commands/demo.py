"""`goldseam demo`: the application with a made-up couple, a year of their days, and a counsellor."""

import argparse
import os
from pathlib import Path

from goldseam.commands.content import all_content
from goldseam.commands.given import add_language
from goldseam.commands.shell import prepare, start_django
from goldseam.environment import DEFAULT_ORIGIN

NAME = "demo"
HELP = "Serve the application with a made-up couple and a year of their days."


def arguments(parser: argparse.ArgumentParser) -> None:
    """The language of what the two wrote."""
    add_language(parser)


def run(given: argparse.Namespace) -> int:
    """Make the couple in a home of its own, then serve."""
    home = Path(os.environ.get("GOLDSEAM_HOME", "var")).absolute() / "demo"
    os.environ["GOLDSEAM_HOME"] = str(home)
    os.environ.pop("GOLDSEAM_DATABASE", None)
    all_content()
    start_django()
    prepare()
    from django.conf import settings  # noqa: PLC0415 - needs Django started
    from django.utils import timezone  # noqa: PLC0415

    from goldseam.commands.serve import listen_at, serve  # noqa: PLC0415
    from goldseam.demo.making import PASSPHRASE, make_couple  # noqa: PLC0415

    made = make_couple(home, given.lang, timezone.now(), timezone.localdate())
    lines = [
        "A made-up couple and a counsellor. Nothing here is secret, and nothing of it is real.",
        "Robin broke trust, Kim was hurt, and Ada is the counsellor whom Kim invited.",
        *(f"Sign in as {each['name']} with the passphrase: {PASSPHRASE}" for each in made),
    ]
    host, port = listen_at("", settings.ORIGIN or DEFAULT_ORIGIN)
    serve(host, port, 1, settings.ORIGIN, also_say="\n".join(lines) + "\n")
    return 0
