"""The year of Robin, who broke trust, and Kim, who was hurt: what each wrote, day by day."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from goldseam.core.records import (
    Answered,
    CheckedIn,
    EveningReviewed,
    Lapsed,
    LapseHow,
    LapseKind,
    Noted,
    PracticeMark,
    PracticeMarked,
    Preferred,
    Reflected,
    SafetyAnswered,
)
from goldseam.core.records.check_in import Truth
from goldseam.core.records.kinds import Record
from goldseam.demo.words import EVENINGS, IT_HAPPENED_AGAIN, LINES, NOTES, REFLECTIONS

DAYS = 365
AGAIN = 109
# Two weeks of space, in which little is written; and some days after it happened again and was told.
SPACE, SHAKEN = range(205, 219), range(248, 259)
Written = tuple[Record, datetime, date]
SAFE = (
    "fear",
    "humiliation",
    "violence",
    "sexual_coercion",
    "still_going_on",
    "addiction",
    "self_harm",
    "pushed",
)
COMMON = (
    ("causes", ("infidelity_emotional", "lying")),
    ("agreement", "only_us"),
    ("ongoing", "no"),
    ("other_person", "unavoidable"),
    ("repeated", "no"),
    ("living", "together"),
    ("children", "yes"),
    ("closeness", "near"),
    ("touch", "ask_first"),
)
# Done by each in the months before: day from the start, practice.
ROBIN_DID = (
    (1, "stop-lying-today"),
    (2, "health-first-before-closeness"),
    (3, "end-it-for-good"),
    (9, "write-the-full-account"),
    (20, "own-it-without-causes"),
    (31, "write-an-apology-letter"),
    (40, "listen-for-ten-minutes"),
    (61, "say-where-you-will-be"),
    (90, "keep-small-promises"),
    (150, "keep-small-promises"),
    (247, "name-a-slip"),
    (290, "listen-for-ten-minutes"),
    (330, "keep-small-promises"),
)
KIM_DID = ((1, "breathe-and-ground"), (5, "write-it-down-privately"), (33, "see-a-counsellor"))


def robin(today: date, language: str) -> Iterator[Written]:
    """What the offending partner wrote."""
    start, chance = today - timedelta(days=DAYS), random.Random(11)  # noqa: S311 - a story, not a secret
    yield from _begin(start, language, "offending", "confessed")
    yield Answered("addressed_safely", "yes"), _at(start, 20), start
    for back in range(DAYS):
        day = start + timedelta(days=back)
        yield from _marks(ROBIN_DID, back, day)
        if chance.random() < 0.7:
            missed = chance.random() < 0.08
            kept, miss = EVENINGS[language][back % len(EVENINGS[language])]
            truth = Truth.NOT_ALL if chance.random() < 0.04 else Truth.YES
            record = EveningReviewed(day, truth, kept, miss if missed else "", True if missed else None)
            yield record, _at(day, 21), day
    for question, text in REFLECTIONS[language]:
        yield Reflected(question, text), _at(start, 22), start


def kim(today: date, language: str) -> Iterator[Written]:
    """What the injured partner wrote: a slow rise with swings, a deep fall in the fourth month, a small one later."""
    start, chance = today - timedelta(days=DAYS), random.Random(7)  # noqa: S311 - a story, not a secret
    yield from _begin(start, language, "injured", "confessed")
    for back in range(DAYS):
        day = start + timedelta(days=back)
        yield from _marks(KIM_DID, back, day)
        if chance.random() < (0.7 if back in SPACE else 0.24) or 62 <= back <= 69:
            continue
        fall = 2.6 if 110 <= back <= 134 else 1.4 if back in SHAKEN else 0.0
        level = 1.8 + 4.2 * back / DAYS - fall
        felt = {item: _answer(level + shift, chance) for item, shift in _SHIFTS.items()}
        line = LINES[language][back % len(LINES[language])] if back % 17 == 4 else None
        yield CheckedIn(day, felt, line), _at(day, 22), day
    for back, text in NOTES[language]:
        day = start + timedelta(days=back)
        yield Noted(text), _at(day, 3), day
    yield _again(start + timedelta(days=AGAIN), language)


def _again(day: date, language: str) -> Written:
    """What made the fall in the fourth month, as Kim wrote it: told two days late, and nothing since."""
    known = day + timedelta(days=2)
    what = IT_HAPPENED_AGAIN[language]
    record = Lapsed(day, LapseHow.TOLD_LATE, LapseKind.SLIP, ("lying",), what, known_on=known, own=False)
    return record, _at(known, 22), known


_SHIFTS = {"safe": 0.6, "relied": 0.0, "close": -0.4, "mood": 0.3, "sleep": 0.2}


def _answer(level: float, chance: random.Random) -> int:
    return min(10, max(0, round(chance.gauss(level, 1.3))))


def _begin(start: date, language: str, role: str, came_out: str) -> Iterator[Written]:
    at = _at(start, 20)
    yield Preferred("language", language), at, start
    yield Preferred("device_notice", start.isoformat()), at, start
    yield Preferred("code_confirmed", start.isoformat()), at, start
    yield Preferred("account_caution", start.isoformat()), at, start
    answers = (
        ("role", role),
        ("came_out", came_out),
        ("came_out_on", (start - timedelta(days=2)).isoformat()),
    )
    for question, value in (*answers, *COMMON, ("barriers", ())):
        yield Answered(question, value), at, start
    for back in range(0, DAYS, 30):
        day = start + timedelta(days=back)
        yield SafetyAnswered(dict.fromkeys(SAFE, "no")), _at(day, 20), day


def _marks(did: tuple[tuple[int, str], ...], back: int, day: date) -> Iterator[Written]:
    for when, slug in did:
        if when == back:
            yield PracticeMarked(slug, PracticeMark.DONE), _at(day, 20), day


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), UTC)
