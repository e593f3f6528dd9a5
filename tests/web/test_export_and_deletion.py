"""Taking everything along, and leaving nothing behind: both ask for the passphrase (S22, S23)."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps

from goldseam.core.records import (
    KINDS,
    Answered,
    CheckedIn,
    EveningReviewed,
    FormKept,
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
    kind_of,
)
from goldseam.core.records.check_in import Truth
from goldseam.core.records.release import ReleaseTopic
from goldseam.ledger.releases import release
from tests.core.records.together_samples import together_samples

Who = Any
DAY = date(2026, 11, 21)
EVERYTHING = (
    Answered("living", "apart"),
    Reflected("why_trust", "because <b>we</b> & the children"),
    SafetyAnswered({"fear": "yes"}),
    CheckedIn(DAY, {"safe": 3, "mood": None}, "a line 😀 \u202eright to left"),
    EveningReviewed(DAY, Truth.NOT_ALL, "kept one promise", "missed another", told=False),
    PracticeMarked("stay-yourself", PracticeMark.NOT_NOW, date(2026, 11, 25)),
    PracticeStepped("stay-yourself", 2),
    Lapsed(DAY, LapseHow.TOLD_LATE, LapseKind.SLIP, ("lying",), "a call kept back", "the phone lies open"),
    PublicWordsAnswered("our choir", agreed=True),
    Noted("заметка ночью", "stay-yourself"),
    FormKept("/evening/", (("missed", "a form that waits"),)),
    Preferred("exit", "https://news.example/"),
    *together_samples("between us"),
)
WORDS = (
    "because",
    "a line 😀",
    "kept one promise",
    "missed another",
    "a call kept back",
    "the phone lies open",
    "our choir",
    "заметка ночью",
    "a form that waits",
    "https://news.example/",
    "between us in an account",
    "between us corrected",
    "between us wished",
    "between us seen",
    "between us drafted",
    "between us stands",
    "between us next",
    "between us advised",
)


@pytest.fixture
def writer(alice: Who) -> Who:
    """Somebody who wrote something of every kind, and erased one note."""
    numbers = alice.wrote(*EVERYTHING, Noted("regretted at once"))
    alice.space.erase([numbers[-1]], at=alice.clock.now(), day=alice.clock.today)
    return alice


def exported(who: Who, form: str, passphrase: str | None = None) -> Any:
    return who.post("/account/export/", {"format": form, "passphrase": passphrase or who.passphrase})


def test_there_is_an_example_of_every_kind_here(writer: Who) -> None:
    assert {type(record) for record in EVERYTHING} | {type(writer.space.read(KINDS[-1])[0].record)} | {
        kind for kind in KINDS if kind_of(kind) == "erased"
    } == set(KINDS)


def test_the_json_export_holds_every_entry_as_it_was_written(writer: Who) -> None:
    answer = exported(writer, "json")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="goldseam-2026-11-22.json"'
    found = json.loads(answer.content)
    assert found["format"] == "goldseam-export-1"
    assert {entry["kind"] for entry in found["entries"]} == {kind_of(kind) for kind in KINDS}
    numbers = [entry["number"] for entry in found["entries"]]
    assert numbers == sorted(numbers)
    assert len(numbers) == len(writer.space.read(*KINDS))
    for words in WORDS:
        assert words in answer.content.decode()
    assert "regretted at once" not in answer.content.decode()


def test_the_html_export_holds_every_kind_and_runs_nothing(writer: Who, words: Callable[[Any], str]) -> None:
    answer = exported(writer, "html")
    page = answer.content.decode()
    assert answer.headers["Content-Disposition"].endswith('.html"')
    for part in WORDS:
        assert part in words(answer)
    assert "<b>we</b>" not in page
    assert "<script" not in page
    assert page.count("<article>") == len(writer.space.read(*KINDS))


@pytest.mark.parametrize("form", ["json", "html", "odd", ""])
def test_an_export_needs_the_passphrase(form: str, writer: Who) -> None:
    answer = exported(writer, form, "not the one it was made with")
    assert answer.status_code == 403
    assert "Content-Disposition" not in answer.headers
    assert "заметка ночью" not in answer.content.decode()


def test_each_gets_their_own_words_only(writer: Who, bob: Who) -> None:
    bob.wrote(Noted("only Bob's"))
    assert "only Bob's" not in exported(writer, "json").content.decode()
    assert "заметка ночью" not in exported(bob, "json").content.decode()


def test_what_both_released_is_in_the_export_and_what_is_sealed_is_not(couple: Any) -> None:
    now, day = couple.alice.clock.now(), couple.alice.clock.today
    for who, round_id, text in (
        (couple.alice, "2026-W46", "Alice in the open"),
        (couple.bob, "2026-W46", "Bob in the open"),
        (couple.alice, "2026-W47", "Alice still sealed"),
    ):
        space = who.shared
        after = space.head().last
        release(space, ReleaseTopic.REVIEW, round_id, text, at=now, day=day, after=after)
    for form in ("json", "html"):
        text = exported(couple.bob, form).content.decode()
        assert "Alice in the open" in text
        assert "Bob in the open" in text
        assert "still sealed" not in text
    for part in json.loads(exported(couple.bob, "json").content)["shared"]:
        for entry in part["entries"]:
            assert not {"half", "sealed", "key"} & entry["fields"].keys()


def test_a_deletion_needs_the_passphrase(writer: Who) -> None:
    answer = writer.post("/account/delete/", {"passphrase": "not the one it was made with"})
    assert answer.status_code == 403
    assert "заметка ночью" in writer.get("/notes/").content.decode()


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("/account/delete/", "This passphrase does not fit. Nothing was deleted. Try once more."),
        ("/account/export/", "This passphrase does not fit. Try once more."),
        ("/account/code/", "This passphrase does not fit. Try once more."),
        ("/locked/", "This passphrase does not fit. Try once more."),
    ],
)
def test_where_the_passphrase_alone_is_asked_no_error_speaks_of_a_name(
    page: str, says: str, alice: Who, words: Callable[[Any], str]
) -> None:
    answer = alice.post(page, {"passphrase": "not the one it was made with"})
    assert answer.status_code == 403
    assert says in words(answer)
    assert "Look at the name" not in words(answer)


def test_after_a_deletion_alone_nothing_is_said_to_stay(alice: Who, words: Callable[[Any], str]) -> None:
    told = words(alice.post("/account/delete/", {"passphrase": alice.passphrase, "handed": "leave"}))
    assert "Nothing of yours is left here. Backups" in told
    assert "stays with whoever received it" not in told


@pytest.mark.parametrize(
    ("fate", "says"),
    [
        ("leave", "What you left stays with whoever received it."),
        ("take_back", "Accounts, answers and what was told stay with whoever received them."),
    ],
)
def test_s23_after_a_deletion_it_is_said_what_stays_with_the_other(
    fate: str, says: str, couple: Any, words: Callable[[Any], str]
) -> None:
    leaving = {"passphrase": couple.alice.passphrase, "handed": fate}
    told = words(couple.alice.post("/account/delete/", leaving))
    assert "Your place is deleted" in told
    assert says in told
    assert "Nothing of yours is left here." not in told


def test_s23_a_deletion_leaves_no_row_behind(
    writer: Who,
    bob: Who,
    browsers: Callable[..., Who],
    inspecting: Callable[[], AbstractContextManager[None]],
) -> None:
    space, person = writer.space.id, writer.device.person
    elsewhere = browsers()
    elsewhere.sign_in(writer.name, writer.passphrase)
    elsewhere.lock()
    elsewhere.post("/notes/write/", {"text": "left while locked"})
    writer.wrote(*[Noted(f"note {number}") for number in range(60)])
    writer.get("/today/")
    answer = writer.post("/account/delete/", {"passphrase": writer.passphrase})
    assert answer.status_code == 200
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert not {"session", "unlock"} & writer.cookies.keys()
    with inspecting():
        rows = {
            model.__name__: [
                row for row in model._default_manager.values_list() if {space, person}.intersection(ids(row))
            ]
            for model in apps.get_app_config("ledger").get_models()
        }
    # What is deleted is noted by its random ids alone, so that no backup brings it back.
    noted = {what for _owner, what, _seq, _mark in rows.pop("Deletion")}
    assert noted == {"item", "space", "person"}
    assert not any(rows.values())
    assert elsewhere.get("/today/")["Location"].startswith("/sign-in/")
    assert browsers().sign_in(writer.name, writer.passphrase).status_code == 403
    assert bob.get("/today/").status_code == 200


def test_after_a_deletion_the_name_is_as_if_it_had_never_been(
    alice: Who, browsers: Callable[..., Who], words: Callable[[Any], str]
) -> None:
    alice.post("/account/delete/", {"passphrase": alice.passphrase})
    gone, never = browsers(), browsers()
    assert words(gone.sign_in(alice.name, alice.passphrase)) == words(never.sign_in("never-1234", "x"))


def ids(row: tuple[Any, ...]) -> set[UUID]:
    """The identifiers in a row."""
    return {value for value in row if isinstance(value, UUID)}
