"""Prints a simulated walk: the weeks of a made-up person, as text or as JSON."""

import json
import sys

from goldseam.core.plan.simulation import Answered, Walk, Week, walk_json


def print_walk(made: Walk, *, as_json: bool) -> None:
    """One paragraph a week: the stage, what was offered on how many days, what became of it, what opened."""
    if as_json:
        sys.stdout.write(json.dumps(walk_json(made), ensure_ascii=False, indent=1) + "\n")
        return
    for week in made.weeks:
        sys.stdout.write("\n".join(_lines(week)) + "\n\n")


def _lines(week: Week) -> list[str]:
    first, last = week.days[0].on, week.days[-1].on
    lines = [f"Week {week.number}, {first} to {last}: {week.days[-1].stage.value}"]
    if any(day.lapse for day in week.days):
        lines.append("  a lapse happened")
    if any(day.hard for day in week.days):
        lines.append("  kept small after hard days")
    offered = ", ".join(f"{slug} ({count})" for slug, count in sorted(week.offered.items()))
    rows = [("offered", offered)]
    for name, answer in (
        ("done", Answered.DONE),
        ("put off", Answered.PUT_OFF),
        ("refused", Answered.REFUSED),
    ):
        rows.append((name, ", ".join(week.answered(answer))))
    opened = [*(f"[{stage.value}]" for stage in week.opened.stages), *week.opened.practices]
    rows.append(("became possible", ", ".join(opened)))
    return lines + [f"  {name}: {value}" for name, value in rows if value]
