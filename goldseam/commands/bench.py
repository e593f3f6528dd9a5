"""`goldseam bench`: the project's figures, measured here and now, beside the ones to reach."""

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from goldseam.bench.timing import Figure
from goldseam.commands.given import add_json
from goldseam.commands.shell import prepare, start_django

NAME = "bench"
HELP = "Measure the figures that the project promises."


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to measure."""
    parser.add_argument("--serve", action="store_true", help="also start a server and measure its pages")
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Print each figure as it is measured."""
    found = []
    for each in _figures(serve=given.serve):
        found.append(each)
        if not given.json:
            mark = " " if each.reached else "!"
            goal = "" if each.goal is None else f"  (to reach: {each.goal:g})"
            spread = f"{each.low:.2f} to {each.high:.2f}"
            sys.stdout.write(f"{mark} {each.name}: {each.median:.2f} {each.unit}, {spread}{goal}\n")
            sys.stdout.flush()
    if given.json:
        rows = [{**vars(each), "reached": each.reached} for each in found]
        sys.stdout.write(json.dumps(rows, indent=1) + "\n")
    return 0


def _figures(*, serve: bool) -> Iterator[Figure]:
    from goldseam.bench import core  # noqa: PLC0415 - loads what it measures

    yield from core.figures()
    if not serve:
        return
    home = Path(tempfile.mkdtemp(prefix="goldseam-bench-"))
    os.environ["GOLDSEAM_HOME"] = str(home)
    os.environ.pop("GOLDSEAM_DATABASE", None)
    start_django()
    prepare()
    from django.utils import timezone  # noqa: PLC0415

    from goldseam.bench import serving  # noqa: PLC0415 - needs Django started

    try:
        yield from serving.figures(timezone.now(), timezone.localdate(), home)
    finally:
        shutil.rmtree(home, ignore_errors=True)
