"""Nothing that is written, and no name or secret, is found in the database or its files in any usual disguise."""

import base64
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection

from goldseam.core import vault
from goldseam.core.catalogue.codewords import load_codewords
from goldseam.core.catalogue.model import Language
from goldseam.core.records import (
    KINDS,
    Answered,
    CheckedIn,
    Erased,
    EveningReviewed,
    FormKept,
    Joined,
    Lapsed,
    LapseHow,
    LapseKind,
    Noted,
    PracticeMark,
    PracticeMarked,
    PracticeStepped,
    Preferred,
    PublicWordsAnswered,
    Reflected,
    SafetyAnswered,
)
from goldseam.core.records.check_in import RECENT, SERIES
from goldseam.core.records.kinds import Record
from goldseam.core.records.lapse import LAPSES
from goldseam.core.records.practice import PRACTICES, WALKS
from goldseam.core.records.preference import PREFERENCES
from goldseam.core.records.public_words import PUBLIC_WORDS
from goldseam.core.records.release import ReleaseTopic
from goldseam.core.records.situation import ANSWERS, REFLECTIONS, SAFETY
from goldseam.core.reminders import Order, Plan
from goldseam.ledger import inbox, invitations, people, post_key, push_devices, releases, reminders, sessions
from goldseam.ledger.checkpoints import LONGEST_TAIL
from tests.core.records.together_samples import FOLDS_TOGETHER, together_samples

DAY = date(2026, 3, 2)
LATIN, CYRILLIC = "canaryQ7xKv2", "Канарейка\u0416"
FOLDS = (
    ANSWERS,
    REFLECTIONS,
    SAFETY,
    RECENT,
    SERIES,
    PRACTICES,
    WALKS,
    PREFERENCES,
    LAPSES,
    PUBLIC_WORDS,
    *FOLDS_TOGETHER,
)


def samples(word: str) -> tuple[Record, ...]:
    """One record of every kind with the word in every text it can hold. Numbers of erased ones hold none."""
    return (
        Answered(f"{word}-question", (f"{word}-value",)),
        Reflected(f"{word}-question", f"{word} in a text"),
        SafetyAnswered({f"{word}-topic": f"{word}-answer"}),
        CheckedIn(DAY, {f"{word}-item": 3}, f"{word} in a line"),
        EveningReviewed(DAY, kept=f"{word} kept", missed=f"{word} missed"),
        PracticeMarked(f"{word}-practice", PracticeMark.DONE),
        PracticeStepped(f"{word}-practice", 2),
        Lapsed(
            DAY, LapseHow.FOUND_OUT, LapseKind.SLIP, (f"{word}-cause",), f"{word} again", f"{word} changes"
        ),
        PublicWordsAnswered(f"{word}-audience", agreed=True),
        Noted(f"{word} in a note", practice=f"{word}-practice"),
        FormKept(f"/{word}/", ((f"{word}-field", f"{word}-typed"),)),
        Preferred(f"{word}-name", f"{word}-value"),
        Erased((1,)),
        *together_samples(word),
    )


def disguises(word: str) -> Iterator[bytes]:
    """The bytes under which a word may lie somewhere."""
    plain = word.encode()
    for codec in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"):
        yield word.encode(codec)
    yield json.dumps(word)[1:-1].encode()
    yield quote(word).encode()
    for text in (plain.hex(), plain.hex().upper(), word.encode("utf-16-le").hex()):
        yield text.encode()
    for shift in range(3):
        padded = bytes(shift) + plain + bytes(3)
        sure = slice(-(-shift * 8 // 6), (shift + len(plain)) * 8 // 6)
        yield base64.b64encode(padded)[sure]
        yield base64.urlsafe_b64encode(padded)[sure]


def hits(haystack: bytes, words: tuple[str, ...]) -> list[bytes]:
    return [needle for word in words for needle in disguises(word) if needle in haystack]


@pytest.fixture
def words(alice: people.NewPerson, passphrase: str, now: datetime) -> tuple[str, ...]:
    """Leave both words wherever something can be left; return them with the other secrets of Alice."""
    unlocked, space = alice.unlocked, alice.unlocked.private_space()
    device = sessions.sign_in(unlocked, f"{LATIN} {CYRILLIC}", shared=False, now=now)
    session = sessions.find(device, now)
    assert session is not None
    for word in (LATIN, CYRILLIC):
        for _ in range(LONGEST_TAIL // len(KINDS) + 1):
            space.append(*samples(word), at=now, day=DAY)
        space.states(*FOLDS)
        inbox.leave(device, session, Noted(word), at=now, day=DAY)
    inbox.take_in(unlocked)
    space.erase([1], at=now, day=DAY)
    space.states(*FOLDS)
    inbox.leave(device, session, Noted(f"{LATIN} {CYRILLIC}"), at=now, day=DAY)
    code = people.new_recovery_code(unlocked)
    people.create_person(f"{LATIN}{CYRILLIC}"[:30], passphrase, DAY)
    sessions.lock(sessions.sign_in(unlocked, LATIN, shared=True, now=now))
    made = invitations.invite_partner(unlocked, Joined(f"{LATIN} {CYRILLIC}"), at=now, day=DAY)
    shared = unlocked.shared_space()
    assert shared is not None
    text = f"{LATIN} {CYRILLIC}"
    post_key.private_key()
    reminders.ask(unlocked.person, f"{LATIN}@{LATIN}.example", Order(text, text, text), now)
    reminders.open_feed(unlocked.person, Order(text, text, text))
    plan = Plan((0,), 19 * 60, "UTC")
    push_devices.add(unlocked.person, uuid4(), f"https://{LATIN}.example", Order(text, text, text, plan), now)
    releases.release(shared, ReleaseTopic.REVIEW, text, text, at=now, day=DAY, after=1)
    spoken = vault.spell_invitation_code(made.code, load_codewords(Language.EN))
    code_words = (code, spoken, made.code.reveal().hex())
    return LATIN, LATIN.casefold(), CYRILLIC, CYRILLIC.casefold(), passphrase, alice.sign_in_name, *code_words


def test_every_kind_of_record_has_a_sample() -> None:
    assert {type(record) for record in samples(LATIN)} == set(KINDS)


@pytest.mark.parametrize("word", [LATIN, CYRILLIC, "x" * 7])
@pytest.mark.parametrize("shift", range(4))
def test_the_search_finds_a_word_in_every_disguise(word: str, shift: int) -> None:
    text = "z" * shift + word + "z"
    for haystack in (
        text.encode(),
        text.encode("utf-16"),
        text.encode("utf-16-be"),
        json.dumps(text).encode(),
        text.encode().hex().encode(),
        base64.b64encode(text.encode()),
        base64.urlsafe_b64encode(text.encode()),
        quote(text).encode(),
    ):
        assert hits(b"\xff\0" + haystack + b"\0\xff", (word,))
    assert not hits(b"canary", (word,))


def test_no_column_of_any_table_holds_a_word(
    words: tuple[str, ...], stored: Callable[[], dict[str, list[Any]]]
) -> None:
    tables = stored()
    assert all(rows for table, rows in tables.items() if table not in ("Throttle", "Unsettled"))
    for table, rows in tables.items():
        for value in (value for row in rows for value in row):
            raw = value if isinstance(value, bytes) else str(value).encode()
            assert hits(raw, words) == [], table


def test_no_column_of_any_table_names_a_kind(
    words: tuple[str, ...], stored: Callable[[], dict[str, list[Any]]]
) -> None:
    assert words
    names = [str(kind.__struct_config__.tag) for kind in KINDS] + [fold.name for fold in FOLDS]
    seen = b"".join(
        value for rows in stored().values() for row in rows for value in row if isinstance(value, bytes)
    )
    assert [name for name in names if len(name) > len("note") and name.encode() in seen] == []


def raw_files() -> dict[str, bytes]:
    """All files in which the database keeps anything, as they lie on the disk."""
    if connection.vendor == "sqlite":
        files = sorted(Path(settings.HOME).glob(f"{Path(str(connection.settings_dict['NAME'])).name}*"))
        assert {file.suffix.rpartition("-")[2] for file in files} >= {"wal", "shm"}
    else:
        with connection.cursor() as cursor:
            cursor.execute("CHECKPOINT")
            cursor.execute("SHOW data_directory")
            place = Path(cursor.fetchone()[0])
        files = [*place.glob("base/**/*"), *place.glob("pg_wal/*"), *place.parent.glob("log")]
    return {file.name: file.read_bytes() for file in files if file.is_file()}


@pytest.mark.django_db(transaction=True)
def test_no_file_of_the_database_holds_a_word(
    alice: people.NewPerson,
    words: tuple[str, ...],
    inspecting: Callable[[], AbstractContextManager[None]],
) -> None:
    person = alice.unlocked.person
    with inspecting():
        files = raw_files()

    known = person.hex.encode() if connection.vendor == "sqlite" else person.bytes
    assert any(known in raw for raw in files.values()), "the search looks where the rows are"
    for name, raw in files.items():
        assert hits(raw, words) == [], name
