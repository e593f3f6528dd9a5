"""Who may do what with what was handed over: the same for both, without a trace of reading, also at rest."""

import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldseam.core.records import Answered, BreachNamed, ClosenessWished, Handed, Paused, Withdrawn
from goldseam.core.records.handed import HandedKind
from goldseam.ledger import leaving
from goldseam.ledger.models import Item

Who = Any


def plain(response: Any) -> str:
    """A page without what is random in it."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())


def gave(
    who: Who, kind: HandedKind = HandedKind.LETTER, title: str = "A title", text: str = "the words"
) -> str:
    """The page of something that was handed over."""
    (seq,) = who.gave(Handed(kind, title, text))
    return f"/us/shared/{seq}/"


def correct(who: Who, page: str, text: str, how: str = "asked", move: str = "hand") -> Any:
    return who.post(f"{page}correct/", {"text": text, "how": how, "move": move})


def left(who: Who) -> None:
    leaving.leave(who.shared, at=who.clock.now(), day=who.clock.today)


ACTS = ("correct/", "back/")


def matrix(author: Who, reader: Who) -> list[tuple[int, ...]]:
    """What each of the two gets on every page of something the author handed over, for every kind."""
    found = []
    for kind in HandedKind:
        page = gave(author, kind)
        answers = [who.get(page).status_code for who in (author, reader)]
        for act in ACTS:
            answers += [who.get(page + act).status_code for who in (reader, author)]
            answers += [
                who.post(page + act, {"text": "mine", "move": "hand"}).status_code for who in (reader, author)
            ]
        found.append(tuple(answers))
    return found


def test_s13_s22_neither_changes_what_the_other_wrote_whoever_they_are_and_whatever_their_roles(
    couple: Any,
) -> None:
    alice, bob = couple.alice, couple.bob
    found = [matrix(alice, bob), matrix(bob, alice)]
    for roles in (("injured", "offending"), ("both", "both")):
        alice.wrote(Answered("role", roles[0]))
        bob.wrote(Answered("role", roles[1]))
        found += [matrix(alice, bob), matrix(bob, alice)]
    allowed = (200, 200, 404, 200, 404, 302, 404, 200, 404, 302)
    assert found == [[allowed] * len(HandedKind)] * 6


def test_what_the_other_tries_leaves_everything_as_it_was(couple: Any) -> None:
    page = gave(couple.alice)
    before = list(
        Item.objects.filter(space=couple.alice.shared.id).order_by("seq").values_list("seq", "body")
    )
    for act in ACTS:
        couple.bob.post(page + act, {"text": "mine", "move": "hand"})
    after = list(Item.objects.filter(space=couple.alice.shared.id).order_by("seq").values_list("seq", "body"))
    assert before == after


def test_foreign_other_and_emptied_numbers_look_like_numbers_nobody_gave_out(couple: Any) -> None:
    page = gave(couple.alice)
    couple.alice.post(f"{page}back/")
    (breach,) = couple.alice.gave(BreachNamed("A breach"))
    theirs = gave(couple.bob)
    (private,) = couple.alice.wrote(Answered("living", "apart"))
    nobody = plain(couple.alice.get("/us/shared/987654/"))
    for other in (page, f"/us/shared/{breach}/", "/us/shared/1/", f"/us/shared/{private + 500}/"):
        for act in ("", *ACTS):
            answer = couple.alice.get(other + act)
            assert (answer.status_code, plain(answer)) == (404, nobody)
    for act in ACTS:
        assert plain(couple.alice.get(theirs + act)) == nobody
    for huge in ("9" * 19, "9" * 60):
        assert couple.alice.get(f"/us/shared/{huge}/").status_code == 404


def test_a_stranger_is_shown_nothing(couple: Any, carol: Who) -> None:
    page = gave(couple.alice)
    for address in ("/us/shared/", page, f"{page}back/", f"{page}correct/"):
        answer = carol.get(address)
        assert answer.status_code == 302
        assert "the words" not in answer.content.decode()


def tables() -> Sequence[object]:
    """Everything there is in every table."""
    return [(model.__name__, sorted(map(repr, model.objects.values_list()))) for model in apps.get_models()]


def test_s17_s18_reading_leaves_no_trace(
    couple: Any, inspecting: Callable[[], AbstractContextManager[None]]
) -> None:
    page = gave(couple.alice, HandedKind.ACCOUNT)
    correct(couple.alice, page, "a correction")
    (breach,) = couple.alice.gave(BreachNamed("A breach"))
    bob = couple.bob
    # Once a minute a session notes that it is in use, and nothing of what it is used for.
    bob.get("/menu/")
    with inspecting():
        before = tables()
    for address in (
        "/us/",
        "/us/shared/",
        page,
        "/us/breaches/",
        f"/us/breaches/{breach}/",
        f"/us/breaches/{breach}/view/",
        "/us/breaches/new/",
        "/us/hand/",
        "/us/hand/write/?kind=letter",
    ):
        with CaptureQueriesContext(connection) as queries:
            assert bob.get(address).status_code == 200
        assert [each["sql"] for each in queries if not each["sql"].startswith("SELECT")] == []
    with inspecting():
        assert tables() == before


def test_s18_what_alice_sees_is_the_same_before_and_after_bob_read_it(couple: Any) -> None:
    page = gave(couple.alice)
    before = [plain(couple.alice.get(each)) for each in ("/us/", "/us/shared/", page)]
    for each in ("/us/", "/us/shared/", page):
        couple.bob.get(each)
    assert [plain(couple.alice.get(each)) for each in ("/us/", "/us/shared/", page)] == before


def test_while_it_is_paused_reading_and_withdrawing_work_and_a_correction_is_given_back(
    couple: Any, words: Callable[[Any], str]
) -> None:
    letter, account = gave(couple.alice), gave(couple.alice, HandedKind.ACCOUNT)
    couple.bob.gave(Paused())
    assert "the words" in words(couple.bob.get(letter))
    assert "Correct it" not in words(couple.alice.get(account))
    for move in ("preview", "hand"):
        answer = correct(couple.alice, account, "what I typed", move=move)
        assert answer.status_code == 409
        assert "what I typed" in words(answer)
    assert couple.alice.post(f"{letter}back/").status_code == 302
    assert couple.alice.post(f"{account}back/").status_code == 302
    assert couple.alice.get(letter).status_code == 404
    assert len(couple.alice.shared.read(Withdrawn)) == 1


def test_after_the_other_left_own_withdrawals_work_and_nothing_else(
    couple: Any, words: Callable[[Any], str]
) -> None:
    letter, account = gave(couple.alice), gave(couple.alice, HandedKind.ACCOUNT)
    theirs = gave(couple.bob)
    left(couple.bob)
    assert "the words" in words(couple.alice.get(theirs))
    assert couple.alice.post(f"{theirs}back/").status_code == 404
    assert correct(couple.alice, account, "late").status_code == 409
    assert couple.alice.post("/us/hand/write/", {"text": "late", "move": "hand"}).status_code == 409
    assert couple.alice.post(f"{letter}back/").status_code == 302
    assert couple.alice.post(f"{account}back/").status_code == 302
    assert "Marked as withdrawn" in words(couple.alice.get(account))
    assert couple.alice.get(letter).status_code == 404


def test_t3_under_no_contact_a_letter_is_not_corrected_and_an_account_is(couple: Any) -> None:
    letter, account = gave(couple.alice), gave(couple.alice, HandedKind.ACCOUNT)
    couple.bob.gave(ClosenessWished("no_contact"))
    held = correct(couple.alice, letter, "please read this")
    assert held.status_code == 422
    assert "please read this" in held.content.decode()
    assert correct(couple.alice, account, "it was May").status_code == 302
