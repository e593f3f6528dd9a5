"""`goldseam coach`: drafts in, a line each; what is there, what can be misread, and where. Nothing is kept."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import TypeVar

import msgspec

from goldseam.commands.failure import CommandError
from goldseam.commands.given import add_json, add_language, text_of
from goldseam.core.catalogue.model import Language
from goldseam.core.coach import LONGEST, Component, Flag, Reading, TooLongError, read
from goldseam.core.coach.measuring import Labelled, Measured, Score, measure

NAME = "coach"
HELP = "Read drafts of an apology from standard input, one JSON object a line."


class Draft(msgspec.Struct, frozen=True):
    """A line to read; other fields are left alone."""

    id: str
    text: str


class LabelledDraft(Draft, frozen=True):
    """A line to measure with."""

    flags: frozenset[Flag]
    components: frozenset[Component]


Kind = TypeVar("Kind", bound=Draft)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Lines to read, or a file to measure with."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--jsonl", action="store_true", help='lines {"id", "text"} from standard input')
    what.add_argument(
        "--measure", metavar="FILE", help="labelled drafts: print how well the coach reads them"
    )
    add_language(parser)
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Print a line for each draft, or the figures; a bad line ends it before anything is printed."""
    language = Language(given.lang)
    if given.measure is None:
        sys.stdout.writelines(
            [_line(draft, _read(draft, language, number)) for number, draft in _drafts("-", Draft)]
        )
        return 0
    pairs = [
        (
            Labelled(frozenset(draft.flags), frozenset(draft.components)),
            _labels(_read(draft, language, number)),
        )
        for number, draft in _drafts(given.measure, LabelledDraft)
    ]
    _print_figures(measure(pairs), as_json=given.json)
    return 0


def _drafts(name: str, kind: type[Kind]) -> Iterator[tuple[int, Kind]]:
    # Only a line feed ends a line: U+2028 and its kin may stand inside a draft.
    for number, line in enumerate(text_of(name).split("\n"), 1):
        if line.strip():
            try:
                yield number, msgspec.json.decode(line, type=kind)
            except (msgspec.DecodeError, UnicodeEncodeError):
                # The decoder's own sentence may quote the line.
                fields = ", ".join(f'"{field}"' for field in kind.__struct_fields__)
                raise CommandError(f"line {number}: give one JSON object with {fields}") from None


def _read(draft: Draft, language: Language, number: int) -> Reading:
    try:
        return read(draft.text, language)
    except TooLongError:
        raise CommandError(f"line {number}: a draft has at most {LONGEST:,} characters") from None
    except TimeoutError:
        raise CommandError(f"line {number}: takes too long to read; give it in parts") from None


def _line(draft: Draft, reading: Reading) -> str:
    found = {
        "id": draft.id,
        "flags": reading.flags,
        "components": reading.components,
        "findings": [
            {"label": each.label, "span": [each.start, each.end], "sentence": each.sentence}
            for each in reading.findings
        ],
        "cards": reading.cards,
    }
    # Half a surrogate pair may stand in an id; ASCII output can carry it.
    return json.dumps(found) + "\n"


def _labels(reading: Reading) -> Labelled:
    return Labelled(frozenset(reading.flags), frozenset(reading.components))


def _print_figures(found: Measured, *, as_json: bool) -> None:
    rows = {
        **{label: _figures(score) for label, score in found.labels},
        "flags": _figures(found.flags),
        "components": _figures(found.components),
    }
    if as_json:
        whole = {
            "drafts": found.drafts,
            "healthy": found.healthy,
            "false_flags": round(found.false_flags, 4),
            "labels": rows,
        }
        sys.stdout.write(json.dumps(whole, indent=1) + "\n")
        return
    healthy = f"{found.healthy_flagged} of {found.healthy} wrongly flagged ({found.false_flags:.1%})"
    sys.stdout.write(f"drafts: {found.drafts}\nhealthy drafts: {healthy}\n")
    sys.stdout.write(f"{'label':<20} {'precision':>9} {'recall':>6} {'f1':>6}\n")
    for name, row in rows.items():
        sys.stdout.write(f"{name:<20} {row['precision']:>9.2f} {row['recall']:>6.2f} {row['f1']:>6.2f}\n")


def _figures(score: Score) -> dict[str, float]:
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "right": score.right,
        "wrong": score.wrong,
        "missed": score.missed,
    }
