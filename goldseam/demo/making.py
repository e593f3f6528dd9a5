"""Makes the made-up couple and their counsellor once, in a home of its own, and remembers how to sign in."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TypedDict

from goldseam.core.records import Preferred
from goldseam.demo import story
from goldseam.demo.amends import make_amends
from goldseam.demo.bond import share_what_is_good
from goldseam.demo.counsellor import accompany, ada
from goldseam.demo.nearness import be_near
from goldseam.demo.openness import open_up
from goldseam.demo.own import be_oneself
from goldseam.demo.promises import promise
from goldseam.demo.recording import keep_recording
from goldseam.demo.seasons import pass_the_seasons
from goldseam.demo.together import share, share_the_last_weeks
from goldseam.demo.truth import tell
from goldseam.ledger import people

# Known to everybody who reads this file: a demo protects nothing, and says so.
PASSPHRASE = "demo only: nothing here is secret"  # noqa: S105 - made up, printed at the start
CAST: tuple[tuple[str, Callable[[date, str], Iterator[story.Written]]], ...] = (
    ("robin", story.robin),
    ("kim", story.kim),
    ("ada", ada),
)


class DemoPerson(TypedDict):
    """How one of them signs in."""

    role: str
    name: str


def make_couple(home: Path, language: str, now: datetime, today: date) -> list[DemoPerson]:
    """Make the two and the counsellor, or read who was made before."""
    remembered = home / f"couple-{language}.json"
    if remembered.exists():
        made: list[DemoPerson] = json.loads(remembered.read_text(encoding="utf-8"))
        return made
    made, cast = [], {}
    for role, written in CAST:
        person = people.create_person(role, PASSPHRASE, today)
        space = person.unlocked.private_space()
        space.append(Preferred("sign_in_name", person.sign_in_name), at=now, day=today)
        space.append_dated(sorted(written(today, language), key=lambda each: each[1]))
        made.append(DemoPerson(role=role, name=person.sign_in_name))
        cast[role] = person.unlocked
    two = share(cast["robin"], cast["kim"], today, language)
    tell(two)
    make_amends(two)
    promise(two)
    pass_the_seasons(two)
    share_the_last_weeks(two)
    keep_recording(two)
    share_what_is_good(two)
    be_near(two)
    be_oneself(two)
    open_up(two, cast["robin"], cast["kim"])
    accompany(cast["kim"], cast["ada"], today, language)
    remembered.write_text(json.dumps(made), encoding="utf-8")
    return made
