"""`goldseam plan`: from a situation file to at most three suggestions; a simulated walk; the proof of good sense."""

import argparse
import json
import sys
from datetime import date, timedelta

from goldseam.commands.content import whole_method
from goldseam.commands.failure import CommandError
from goldseam.commands.given import add_json, add_language, day_of, text_of
from goldseam.commands.proving import print_proof
from goldseam.commands.simulating import print_walk
from goldseam.core.catalogue.model import Language
from goldseam.core.plan.model import UnknownPracticeError
from goldseam.core.plan.planner import plan_json, why_not
from goldseam.core.plan.simulation import MOST_WEEKS, Pattern, walk
from goldseam.core.situation.model import Situation
from goldseam.core.situation.reading import SituationError, example, read_situation

NAME = "plan"
HELP = "Plan a day for a situation file."


def arguments(parser: argparse.ArgumentParser) -> None:
    """The situation, the day, and what to ask about."""
    parser.add_argument(
        "situation", nargs="?", metavar="SITUATION.json", help="a file, or - for standard input"
    )
    parser.add_argument("--today", metavar="YYYY-MM-DD", help="the day to plan")
    parser.add_argument("--example", action="store_true", help="print a valid situation file and stop")
    parser.add_argument("--why", metavar="PRACTICE", help="say why this practice is, or is not, in the plan")
    parser.add_argument("--simulate", metavar="WEEKS", type=int, help="walk so many weeks from --today on")
    parser.add_argument("--seed", type=int, default=1, help="with --simulate: another number, another walk")
    parser.add_argument(
        "--pattern",
        default=Pattern.MIXED.value,
        choices=[each.value for each in Pattern],
        help="with --simulate: how the suggestions are answered",
    )
    parser.add_argument("--proof", action="store_true", help="plan every situation there is, and check each")
    parser.add_argument("--sample", metavar="N", type=int, help="with --proof: only so many of them")
    add_language(parser)
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Print the plan, an example, why a practice is not in it, a walk through weeks, or the proof."""
    if given.example:
        sys.stdout.write(example().decode())
        return 0
    if given.proof:
        if given.sample is not None and given.sample < 1:
            raise CommandError("--sample: give a whole number from 1 on")
        return print_proof(given.sample, as_json=given.json)
    if not given.situation or not given.today:
        raise CommandError("give SITUATION.json and --today YYYY-MM-DD, or --example, or --proof")
    return _planned(given, _situation(given.situation))


def _situation(name: str) -> Situation:
    try:
        return read_situation(text_of(name).encode())
    except SituationError as error:
        raise CommandError(f"{name}: {error}") from None


def _planned(given: argparse.Namespace, situation: Situation) -> int:
    day, language = day_of(given.today), Language(given.lang)
    if given.why:
        try:
            sys.stdout.write(why_not(whole_method(), situation, day, given.why, language) + "\n")
        except UnknownPracticeError as error:
            raise CommandError(f"--why: {error}") from None
        return 0
    if given.simulate is not None:
        if not 1 <= given.simulate <= MOST_WEEKS:
            raise CommandError(f"--simulate: give a number of weeks from 1 to {MOST_WEEKS}")
        if date.max - day < timedelta(weeks=MOST_WEEKS + 1):
            raise CommandError("--today: with --simulate the year is 9988 at most")
        made_walk = walk(whole_method(), situation, day, given.simulate, given.seed, Pattern(given.pattern))
        print_walk(made_walk, as_json=given.json)
        return 0
    made = plan_json(whole_method(), situation, day, language)
    sys.stdout.write(json.dumps(made, ensure_ascii=False, indent=1) + "\n" if given.json else _text(made))
    return 0


def _text(made: dict[str, object]) -> str:
    lines = [f"{made['stage']} / {made['track']}"]
    suggestions = made["suggestions"]
    if isinstance(suggestions, list):
        lines += [f"- {each['title']} ({each['practice']})\n  {each['reason']}" for each in suggestions]
    return "\n".join(lines) + "\n"
