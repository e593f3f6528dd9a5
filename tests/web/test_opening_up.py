"""Why, vows and small questions: written alone, read at the same moment, passed without a reason, never overwritten."""

from types import SimpleNamespace
from typing import Any

import pytest

from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.small_questions import load_small_questions
from goldseam.core.records import ClosenessWished, Paused
from goldseam.core.records.release import RELEASES, ReleaseTopic
from goldseam.core.records.upkeep import BondDrafted
from tests.web.browsing import TOKEN

Who = Any
FIRST, SECOND = load_small_questions(Language.EN)[:2]
PAGES = ("/good/why/", "/good/vows/", "/good/open/")


def fields_of(page: Any) -> dict[str, str]:
    """What the release form sends along."""
    import re  # noqa: PLC0415 - only here

    return dict(re.findall(r'name="(round|seen)" value="([^"]*)"', TOKEN.sub("", page.content.decode())))


def release(who: Who, page: str, text: str) -> Any:
    assert who.post(f"{page}write/", {"text": text})["Location"] == f"{page}release/"
    return who.post(f"{page}release/", fields_of(who.get(f"{page}release/")))


def rounds(who: Who, topic: ReleaseTopic) -> Any:
    return who.shared.states(RELEASES)[RELEASES].of(topic)


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_read_before_both_have_released(couple: SimpleNamespace, page: str) -> None:
    before = couple.bob.get(page).content.decode()
    assert release(couple.alice, page, "because you asked").status_code == 302
    sealed = couple.bob.get(page).content.decode()
    assert TOKEN.sub("", sealed) == TOKEN.sub("", before)
    assert "sealed" in couple.alice.get(page).content.decode()
    release(couple.bob, page, "because you stayed")
    for who in (couple.alice, couple.bob):
        body = who.get(page).content.decode()
        assert "because you asked" in body
        assert "because you stayed" in body


def test_a_new_vow_never_takes_the_place_of_an_old_one(couple: SimpleNamespace) -> None:
    for words in ("the old vow", "the new vow"):
        for who in (couple.alice, couple.bob):
            release(who, "/good/vows/", f"{words} of {who.name}")
    assert [each.round for each in rounds(couple.bob, ReleaseTopic.VOWS)] == ["1", "2"]
    page = couple.bob.get("/good/vows/").content.decode()
    assert "the new vow" in page
    assert "/good/vows/round/1/" in page
    assert "the old vow" in couple.bob.get("/good/vows/round/1/").content.decode()
    assert couple.bob.get("/good/vows/round/3/").status_code == 404


def test_small_questions_start_light_and_move_on_when_both_have_answered(couple: SimpleNamespace) -> None:
    assert FIRST.says in couple.alice.get("/good/open/").content.decode()
    for who in (couple.alice, couple.bob):
        release(who, "/good/open/", f"an answer of {who.name}")
    assert SECOND.says in couple.alice.get("/good/open/").content.decode()
    assert "an answer of" in couple.bob.get(f"/good/open/round/{FIRST.id}/").content.decode()


def test_either_may_pass_without_a_reason_and_a_sealed_answer_can_be_taken_back(
    couple: SimpleNamespace,
) -> None:
    release(couple.alice, "/good/open/", "my answer")
    for _twice in range(2):
        couple.bob.post("/good/open/", {"move": "pass", "round": FIRST.id})
    page = couple.alice.get("/good/open/").content.decode()
    assert SECOND.says in page
    assert FIRST.says in page
    couple.alice.post("/good/open/", {"move": "take_back", "round": FIRST.id})
    assert FIRST.says not in couple.alice.get("/good/open/").content.decode()
    assert [each.not_this for each in rounds(couple.bob, ReleaseTopic.OPENING)] == [
        (str(couple.bob.unlocked.person),)
    ]


def test_why_and_vows_cannot_be_passed(couple: SimpleNamespace) -> None:
    couple.bob.post("/good/why/", {"move": "pass", "round": "1"})
    assert rounds(couple.alice, ReleaseTopic.WHY) == ()


def test_what_is_released_is_taken_back_until_the_other_has_too(couple: SimpleNamespace) -> None:
    release(couple.alice, "/good/why/", "first words")
    couple.alice.post("/good/why/", {"move": "take_back", "round": "1"})
    release(couple.alice, "/good/why/", "better words")
    release(couple.bob, "/good/why/", "mine")
    couple.alice.post("/good/why/", {"move": "take_back", "round": "1"})
    page = couple.bob.get("/good/why/").content.decode()
    assert "better words" in page
    assert "first words" not in page


def test_exactly_what_was_shown_is_released(couple: SimpleNamespace) -> None:
    couple.alice.post("/good/why/write/", {"text": "one"})
    shown = fields_of(couple.alice.get("/good/why/release/"))
    couple.alice.wrote(BondDrafted("why", "1", "another"))
    answer = couple.alice.post("/good/why/release/", shown)
    assert "It was changed since you looked" in answer.content.decode()
    assert couple.alice.post("/good/why/release/", {**shown, "round": "9"}).status_code == 302
    assert rounds(couple.alice, ReleaseTopic.WHY) == ()


@pytest.mark.parametrize("record", [ClosenessWished("no_contact"), Paused()])
def test_t3_releasing_waits_and_the_words_stay(couple: SimpleNamespace, record: Any) -> None:
    couple.alice.post("/good/why/write/", {"text": "one"})
    shown = fields_of(couple.alice.get("/good/why/release/"))
    couple.bob.gave(record)
    assert couple.alice.post("/good/why/release/", shown).status_code == 409
    assert rounds(couple.alice, ReleaseTopic.WHY) == ()
    assert couple.alice.read(BondDrafted)[-1].text == "one"


@pytest.mark.parametrize("text", ["", "x" * 10_001])
def test_words_that_cannot_be_taken_are_given_back(couple: SimpleNamespace, text: str) -> None:
    answer = couple.alice.post("/good/why/write/", {"text": text})
    assert (answer.status_code, text in answer.content.decode()) == (422, True)


def test_there_is_nothing_to_release_before_something_is_written_and_nothing_to_write_after(
    couple: SimpleNamespace,
) -> None:
    assert couple.alice.get("/good/why/release/")["Location"] == "/good/why/"
    release(couple.alice, "/good/why/", "one")
    assert couple.alice.get("/good/why/write/")["Location"] == "/good/why/"


def test_when_all_questions_are_behind_them_it_says_so(couple: SimpleNamespace) -> None:
    for question in load_small_questions(Language.EN):
        couple.bob.post("/good/open/", {"move": "pass", "round": question.id})
    assert "These were all the questions." in couple.alice.get("/good/open/").content.decode()
    assert couple.alice.get("/good/open/write/")["Location"] == "/good/open/"
