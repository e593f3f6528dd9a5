"""`goldseam trust`: what a table of days says about felt trust, with its uncertainty."""

import argparse
import json
import sys

from goldseam.commands.calibrating import MOST_PERSONS, PERSONS, print_calibration
from goldseam.commands.failure import CommandError
from goldseam.commands.given import add_json, add_language, text_of
from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.words import load_words
from goldseam.core.trust import (
    DaysError,
    Initial,
    Variances,
    VariancesError,
    parse_initial,
    parse_variances,
    read_days,
    trust_report,
)
from goldseam.core.trust.calibration import POOLED

NAME = "trust"
HELP = "Read felt trust from days (a table with the columns date,value), or count how honest its bands are."


def arguments(parser: argparse.ArgumentParser) -> None:
    """The table, and variances for whoever brings their own."""
    parser.add_argument("days", metavar="DAYS.csv", nargs="?", help="a file, or - for standard input")
    parser.add_argument(
        "--calibrate", action="store_true", help="follow made-up people and count how often the bands hold"
    )
    parser.add_argument("--persons", metavar="N", type=int, help=f"with --calibrate, {PERSONS} if left out")
    parser.add_argument(
        "--variances", metavar="OBS,LEVEL,SLOPE", help="use these instead of integrating over them"
    )
    parser.add_argument(
        "--initial", metavar="LEVEL,SLOPE,VARLEVEL,VARSLOPE", help="the first day's prior, with --variances"
    )
    add_language(parser)
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Print the report, or the table of the calibration."""
    if given.calibrate:
        return _calibrated(given)
    if given.days is None or given.persons is not None:
        raise CommandError("give a table of days, or --calibrate with or without --persons N")
    variances, initial = _model(given)
    try:
        report = trust_report(
            read_days(text_of(given.days)), variances, initial, load_words(Language(given.lang), "reading")
        )
    except DaysError as error:
        raise CommandError(f"{given.days}, {error}") from None
    except VariancesError as error:
        raise CommandError(f"--variances and --initial: {error}") from None
    if given.json:
        sys.stdout.write(json.dumps(report, allow_nan=False) + "\n")
        return 0
    for name in ("answered", "reading", "change_30", "sentence"):
        sys.stdout.write(f"{name}: {json.dumps(report[name], ensure_ascii=False)}\n")
    return 0


def _calibrated(given: argparse.Namespace) -> int:
    persons = PERSONS if given.persons is None else given.persons
    if given.days is not None or given.variances or given.initial:
        raise CommandError("--calibrate makes people up: it takes no table, no --variances and no --initial")
    if not len(POOLED) <= persons <= MOST_PERSONS:
        raise CommandError(f"--persons: give a whole number from {len(POOLED)} to {MOST_PERSONS}")
    return print_calibration(persons, as_json=given.json)


def _model(given: argparse.Namespace) -> tuple[Variances | None, Initial | None]:
    if bool(given.variances) != bool(given.initial):
        raise CommandError("--variances and --initial are given together or not at all")
    if not given.variances:
        return None, None
    try:
        return parse_variances(given.variances), parse_initial(given.initial)
    except VariancesError as error:
        raise CommandError(f"--variances and --initial: {error}") from None
