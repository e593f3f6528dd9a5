"""The pure half: trust engine, plan, opening items."""

import random
import secrets
from collections.abc import Iterator
from datetime import date
from functools import partial
from uuid import uuid4

from goldseam.bench.timing import Figure, slow_end, timed
from goldseam.core import coach, vault
from goldseam.core.catalogue.loader import load_catalogue
from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.words import CONTENT
from goldseam.core.plan.planner import plan
from goldseam.core.situation.reading import example, read_situation
from goldseam.core.trust import Initial, Variances, filter_days, picture, series, smooth, way

DAY = date(2026, 6, 1)


def figures() -> Iterator[Figure]:
    """Everything that needs no database."""
    yield from _trust()
    yield _plan()
    yield _opening()
    yield from _coach()


def _answers(days: int) -> dict[int, float]:
    chance = random.Random(5)  # noqa: S311 - made-up answers
    start = DAY.toordinal() - days + 1
    return {start + back: float(chance.randint(1, 8)) for back in range(days) if chance.random() >= 0.2}


def _trust() -> Iterator[Figure]:
    today = DAY.toordinal()
    answers = _answers(3653)
    values = series(answers, today - 3652, today)
    model, prior = Variances(1.7, 0.02, 0.0001), Initial(5.0, 0.0, 4.0, 0.01)
    name = "trust: filter and smoother, 3,653 days, 20 % missing"
    yield timed(name, 10.0, 15, lambda: smooth(filter_days(values, model, prior)))
    year = _answers(365)
    yield timed("trust: variance grid, 365 days", 50.0, 15, lambda: picture(year, today - 364, today))
    long = _answers(1096)
    yield timed(
        "trust: picture and way of three years",
        None,
        9,
        lambda: way(series(long, today - 1095, today), picture(long, today - 1095, today)),
    )


def _plan() -> Figure:
    catalogue, situation = load_catalogue(CONTENT), read_situation(example())
    return timed("plan of one day", 2.0, 200, lambda: plan(catalogue, situation, DAY, Language.EN))


def _opening() -> Figure:
    key, space, author = vault.SpaceKey.generate(secrets.token_bytes), uuid4(), uuid4()
    tag = vault.kind_tag(key, "check_in")
    items = []
    for seq in range(1, 1001):
        address = vault.ItemAddress(space, seq, 1, tag, author, DAY)
        items.append((address, vault.seal_item(key, address, b"x" * 200, secrets.token_bytes)))
    name = "opening 1,000 items one by one"
    return timed(name, 25.0, 15, lambda: [vault.open_item(key, address, body) for address, body in items])


def _coach() -> Iterator[Figure]:
    drafts = {
        Language.EN: "I am sorry that I hid the loan from you. You found the letter and could not sleep. ",
        Language.RU: "Прости, что я скрывал от тебя кредит. Ты нашла письмо и не спала до утра. ",
    }
    for language, draft in drafts.items():
        for letters, goal in ((400, 5.0), (4000, 50.0)):
            text = (draft * 60)[:letters]
            name = f"coach: a draft of {letters:,} characters, {language}"
            yield slow_end(name, goal, 60, partial(coach.read, text, language))
