"""`goldseam method`: every practice as a list, where each element lives, and the check of the method."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from goldseam.commands.content import whole_method
from goldseam.commands.failure import CommandError
from goldseam.commands.given import add_json, add_language
from goldseam.commands.shell import start_django
from goldseam.core.catalogue.listing import method_listing
from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.quality import check_method
from goldseam.core.catalogue.words import CONTENT
from goldseam.core.plan.gates import SITUATION_RULES
from goldseam.core.plan.history import HISTORY_RULES

NAME = "method"
HELP = "List every practice of the method, say where each element lives, or check it."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Language and form, or the check."""
    parser.add_argument(
        "--check", action="store_true", help="check practices, elements and words, and say what is wrong"
    )
    parser.add_argument(
        "--content", metavar="FOLDER", help="with --check: a folder of the same form to check"
    )
    parser.add_argument(
        "--where", action="store_true", help="where each element lives: page, practices, rules"
    )
    add_language(parser)
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Print the list, or what the check found."""
    if given.check:
        return _check(CONTENT if given.content is None else Path(given.content), as_json=given.json)
    if given.content is not None:
        raise CommandError("--content goes with --check")
    if given.where:
        return _where(as_json=given.json)
    listed = method_listing(whole_method(), Language(given.lang))
    if given.json:
        sys.stdout.write(json.dumps(listed, ensure_ascii=False, indent=1) + "\n")
        return 0
    for each in listed:
        sys.stdout.write(f"{each['stage']:<10} {each['for']:<9} {each['slug']}: {each['title']}\n")
    return 0


def _where(*, as_json: bool) -> int:
    start_django()
    from goldseam.web.library.method_order import where  # noqa: PLC0415 - needs Django started

    if as_json:
        found = [asdict(each) for each in where()]
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return 0
    for each in where():
        rules = f" [{' '.join(each.rules)}]" if each.rules else ""
        sys.stdout.write(
            f"{each.element:<7} {each.page or '-':<36} {' '.join(each.practices) or '-'}{rules}\n"
        )
    return 0


def _check(root: Path, *, as_json: bool) -> int:
    rules = {rule.__name__ for rule in (*SITUATION_RULES, *HISTORY_RULES)}
    found = check_method(rules, root)
    if found.problems:
        raise CommandError("\n".join(found.problems))
    if as_json:
        sys.stdout.write(json.dumps(dict(found.figures), ensure_ascii=False, indent=1) + "\n")
        return 0
    sys.stdout.writelines(f"{name}: {value}\n" for name, value in found.figures)
    sys.stdout.write("Nothing is wrong.\n")
    return 0
