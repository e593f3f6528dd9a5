"""Questions between two: seen first exactly as the other will see them, settled by who asked, resting when wished."""

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

import pytest

from goldseam.core.records import (
    AnswerGiven,
    Asked,
    ClosenessWished,
    Corrected,
    FollowedUp,
    Handed,
    Paused,
    QuestionNoted,
    QuestionSettled,
    SafetyAnswered,
)
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.question import AnswerHow, QuestionWhen

Who = Any
Words = Callable[[Any], str]
ASK = "/truth/questions/ask/"
FIELDS = {"text": "Who else\n<knew>?", "under": "I want to know whom I can trust", "when": "at_question_time"}


def seen(response: Any) -> list[str]:
    """The parts of a thread as a page shows them."""
    return re.findall(r'<article class="card seam">.*?</article>', response.content.decode(), re.DOTALL)


def typed(response: Any) -> Mapping[str, str]:
    """What goes on hidden in a preview."""
    html = response.content.decode().partition("<main")[2]
    found = re.findall(r'type="hidden" name="(text|under|when)" value="([^"]*)"', html)
    return {name: unescape(value) for name, value in found}


def ask(who: Who, **fields: str) -> Any:
    return who.post(ASK, {**FIELDS, **fields, "move": "hand"})


def records(who: Who, kind: Any) -> list[Any]:
    return [entry.record for entry in who.shared.read(kind)]


def test_s12_the_other_sees_exactly_what_the_preview_showed(couple: Any) -> None:
    preview = couple.bob.post(ASK, {**FIELDS, "move": "preview"})
    assert not records(couple.alice, Asked)
    page = couple.bob.post(ASK, {**typed(preview), "move": "hand"})["Location"].partition("?")[0]
    assert "Who else<br>&lt;knew&gt;?" in seen(preview)[0]
    assert seen(couple.alice.get(page)) == seen(couple.bob.get(page)) == seen(preview)
    assert records(couple.alice, Asked) == [
        Asked(FIELDS["text"], FIELDS["under"], QuestionWhen.AT_QUESTION_TIME)
    ]


def test_s12_nothing_is_asked_before_the_preview_was_answered(couple: Any) -> None:
    for step in ({}, {"move": "preview"}, {"move": "back"}, {"move": "send"}):
        assert couple.bob.post(ASK, {**FIELDS, **step}).status_code == 200
    assert not records(couple.bob, Asked)
    assert "Who else" in couple.bob.post(ASK, {**FIELDS, "move": "back"}).content.decode()


def test_asking_is_one_tap_from_today_of_whoever_was_hurt(couple: Any, bob: Who) -> None:
    assert f'href="{ASK}"' in bob.get("/today/").content.decode()
    assert f'href="{ASK}"' not in couple.alice.get("/today/").content.decode()
    assert bob.get(ASK).status_code == 200


@pytest.mark.parametrize("wrong", [{"text": " "}, {"text": "x" * 200_001}, {"under": "x" * 200_001}])
def test_what_cannot_be_asked_comes_back_as_it_was_typed(couple: Any, wrong: dict[str, str]) -> None:
    answer = ask(couple.bob, **wrong)
    assert answer.status_code == 422
    assert "I want to know" in answer.content.decode() or "under" in wrong
    assert not records(couple.bob, Asked)


def test_a_form_that_is_sent_twice_asks_once(couple: Any) -> None:
    assert ask(couple.bob)["Location"] == ask(couple.bob)["Location"]
    ask(couple.bob, text="Another")
    assert len(records(couple.bob, Asked)) == 2


def test_a_question_waits_on_today_without_a_word_of_it(couple: Any, words: Words) -> None:
    assert "A question waits" not in words(couple.alice.get("/today/"))
    ask(couple.bob)
    page = words(couple.alice.get("/today/"))
    assert "A question waits for you" in page
    assert "knew" not in page
    assert "A question waits" not in words(couple.bob.get("/today/"))


def test_the_list_shows_each_of_them_what_waits_and_what_they_asked(couple: Any, words: Words) -> None:
    ask(couple.bob)
    ask(couple.alice, text="What do you need?")
    assert "Waits for you Who else <knew>? Bob, 22 November 2026" in words(
        couple.alice.get("/truth/questions/")
    )
    page = words(couple.bob.get("/truth/questions/"))
    assert page.index("What do you need?") < page.index("You asked") < page.index("Who else")


def test_what_is_settled_is_listed_last_and_a_page_at_a_time(couple: Any) -> None:
    seqs = couple.bob.gave(*(Asked(f"number {count}.") for count in range(65)))
    couple.bob.gave(*(QuestionSettled(seq) for seq in seqs))
    found, page = [], "/truth/questions/"
    while page:
        html = couple.alice.get(page).content.decode()
        found += re.findall(r"number \d+\.", html)
        older = re.findall(r'href="(\?before=\d+)"', html)
        page = f"/truth/questions/{older[0]}" if older else ""
    assert found == [f"number {count}." for count in range(64, -1, -1)]
    assert couple.alice.get("/truth/questions/?before=x").status_code == 200


def test_only_who_asked_asks_further_and_settles(couple: Any, words: Words) -> None:
    (seq,) = couple.bob.gave(Asked("Who knew?"))
    page = f"/truth/questions/{seq}/"
    assert couple.alice.get(f"{page}follow/").status_code == 404
    assert couple.alice.post(f"{page}follow/", {"text": "x", "move": "hand"}).status_code == 404
    for move in ("settle", "reopen"):
        assert couple.alice.post(f"{page}settle/", {"move": move}).status_code == 404
    assert not records(couple.bob, QuestionSettled)
    preview = couple.bob.post(f"{page}follow/", {"text": "And since when?"})
    assert not records(couple.bob, FollowedUp)
    for _ in range(2):
        couple.bob.post(f"{page}follow/", {"text": "And since when?", "move": "hand"})
    assert records(couple.bob, FollowedUp) == [FollowedUp(seq, "And since when?")]
    assert "And since when?" in seen(preview)[0]
    assert "And since when?" in seen(couple.alice.get(page))[1]
    for move in ("settle", "settle", "nonsense"):
        couple.bob.post(f"{page}settle/", {"move": move})
    assert "Settled" in words(couple.alice.get(page))
    couple.bob.post(f"{page}settle/", {"move": "reopen"})
    assert "Waits for an answer" in words(couple.alice.get(page))


@pytest.mark.parametrize("seq", [0, 1, 99, 10**14])
def test_a_number_that_is_no_question_is_not_there(couple: Any, seq: int) -> None:
    (note,) = couple.alice.gave(Handed(HandedKind.NOTE, "", "a note"))
    for number in (seq, note):
        for part in ("", "follow/", "answer/", "correct/1/"):
            assert couple.bob.get(f"/truth/questions/{number}/{part}").status_code == 404


def test_t3_ones_own_wish_never_paces_ones_own_questions(couple: Any) -> None:
    couple.bob.gave(ClosenessWished("no_contact", practical=False))
    assert ask(couple.bob).status_code == 302
    assert ask(couple.bob, text="And another").status_code == 302


def test_t3_under_the_others_wish_for_space_one_question_a_day_passes(couple: Any, words: Words) -> None:
    couple.alice.gave(ClosenessWished("space"))
    assert ask(couple.bob).status_code == 302
    held = ask(couple.bob, text="And another")
    assert held.status_code == 409
    assert "Space was asked for." in words(held)
    assert typed(held)["text"] == "And another"
    (seq,) = [entry.seq for entry in couple.bob.shared.read(Asked)]
    follow = couple.bob.post(f"/truth/questions/{seq}/follow/", {"text": "more", "move": "hand"})
    assert follow.status_code == 409
    letter = {"kind": "letter", "text": "a letter", "move": "hand"}
    assert couple.bob.post("/us/hand/write/", letter).status_code == 409


def test_s05_with_thoughts_of_self_harm_help_comes_first(couple: Any, words: Words) -> None:
    couple.bob.wrote(SafetyAnswered({"self_harm": "yes"}))
    held = ask(couple.bob)
    assert held.status_code == 409
    assert "Help comes first." in words(held)


def test_while_the_space_rests_what_was_typed_is_given_back(couple: Any, words: Words) -> None:
    couple.alice.gave(Paused())
    for move in ("preview", "hand"):
        answer = couple.bob.post(ASK, {**FIELDS, "move": move})
        assert answer.status_code == 409
        assert "whom I can trust" in words(answer)
    assert couple.bob.post(ASK, {**FIELDS, "move": "keep"}).status_code == 302
    assert not records(couple.bob, Asked)


def test_alone_questions_are_written_down_changed_and_erased(bob: Who, words: Words) -> None:
    assert bob.post(ASK, FIELDS)["Location"] == "/truth/questions/own/?kept=1"
    (seq,) = [entry.seq for entry in bob.space.read(QuestionNoted)]
    page = f"/truth/questions/own/{seq}/"
    assert "knew" in words(bob.get("/truth/questions/own/?kept=1"))
    assert "whom I can trust" in bob.get(page).content.decode()
    bob.post(page, {"text": "Who paid?", "move": "hand"})
    assert bob.get(page).status_code == 404
    (seq,) = [entry.seq for entry in bob.space.read(QuestionNoted)]
    bob.post(f"/truth/questions/own/{seq}/", {"move": "erase"})
    assert not bob.read(QuestionNoted)
    assert "Not every question has to be asked." in words(bob.get("/truth/questions/own/"))


@pytest.mark.parametrize("when", QuestionWhen)
def test_when_the_answer_is_wished_is_kept_with_a_question_for_later(couple: Any, when: QuestionWhen) -> None:
    kept = couple.bob.post(ASK, {"text": "Who paid?", "when": when.value, "move": "keep"})
    assert kept["Location"] == "/truth/questions/own/?kept=1"
    ((seq, noted),) = [(entry.seq, entry.record) for entry in couple.bob.space.read(QuestionNoted)]
    assert noted.when is when
    page = f"/truth/questions/own/{seq}/"
    form = couple.bob.get(page).content.decode()
    chosen = re.findall(r'name="when" value="(\w+)" checked', form)
    assert chosen == [when.value]
    preview = couple.bob.post(page, {"text": "Who paid?", "when": chosen[0], "move": "preview"})
    couple.bob.post(page, {**typed(preview), "move": "hand"})
    assert records(couple.alice, Asked) == [Asked("Who paid?", "", when)]


def test_alone_changing_a_question_keeps_when_the_answer_was_wished(bob: Who) -> None:
    (seq,) = bob.wrote(QuestionNoted("Who paid?", when=QuestionWhen.AT_QUESTION_TIME))
    page = f"/truth/questions/own/{seq}/"
    assert 'name="when"' not in bob.get(page).content.decode()
    bob.post(page, {"text": "Who paid for it?", "move": "keep"})
    assert bob.read(QuestionNoted)[-1].when is QuestionWhen.AT_QUESTION_TIME


def test_what_was_written_alone_is_asked_one_by_one_later(couple: Any, words: Words) -> None:
    first, _second = couple.bob.wrote(QuestionNoted("Who paid?", "money"), QuestionNoted("Stays with me"))
    page = f"/truth/questions/own/{first}/"
    assert "money" in couple.bob.get(page).content.decode()
    preview = couple.bob.post(page, {"text": "Who paid?", "under": "money", "move": "preview"})
    assert not records(couple.alice, Asked)
    couple.bob.post(page, {**typed(preview), "move": "hand"})
    assert records(couple.alice, Asked) == [Asked("Who paid?", "money")]
    assert "Stays with me" not in words(couple.alice.get("/truth/questions/"))
    own = words(couple.bob.get("/truth/questions/own/"))
    assert "Stays with me" in own
    assert "Who paid?" not in own


def test_s27_own_lists_ask_again_after_five_minutes(couple: Any) -> None:
    couple.bob.clock.passes(minutes=6)
    for page in ("/truth/questions/own/", "/truth/answers/"):
        assert couple.bob.get(page)["Location"].startswith("/locked/")
    assert couple.bob.get(ASK).status_code == 200


def test_s01_questions_between_two_come_after_the_own_safety_check(couple: Any, carol: Who) -> None:
    bob = couple.bob
    (seq,) = [entry.seq for entry in bob.space.read(SafetyAnswered)]
    assert bob.get("/truth/questions/").status_code == 200
    bob.space.erase([seq], at=bob.clock.now(), day=bob.clock.today)
    for page in ("/truth/", "/truth/questions/", ASK):
        assert bob.get(page)["Location"].startswith("/safety/?next=")
    assert carol.get("/truth/questions/").status_code == 200


def test_the_pages_cost_the_same_with_a_long_history(couple: Any, costs: Callable[[Who, str], int]) -> None:
    (seq,) = couple.bob.gave(Asked("Who knew?"))
    pages = ("/truth/questions/", f"/truth/questions/{seq}/", "/today/")
    for count in (3, 40):
        for _ in range(count):
            couple.bob.gave(Asked("And?"), FollowedUp(seq, "And?"))
            couple.alice.gave(AnswerGiven(seq, AnswerHow.TRUE, "nobody"))
        for page in pages:
            couple.bob.get(page)
        found = [costs(couple.bob, page) for page in pages]
        if count == 3:
            little = found
    assert found == little


def test_what_was_asked_is_read_by_nobody_else(couple: Any, carol: Who, words: Words) -> None:
    (seq,) = couple.bob.gave(Asked("Who knew?"))
    carol.wrote(SafetyAnswered({"fear": "no"}))
    assert carol.get(f"/truth/questions/{seq}/")["Location"] == "/us/"
    assert "Who knew?" not in words(carol.get("/truth/questions/"))


def test_reading_a_thread_leaves_no_trace(couple: Any) -> None:
    (seq,) = couple.bob.gave(Asked("Who knew?"))
    couple.alice.gave(AnswerGiven(seq, AnswerHow.TRUE, "nobody"), Corrected(seq + 1, "my sister"))
    page = f"/truth/questions/{seq}/"
    before = seen(couple.bob.get(page))
    couple.alice.get(page)
    assert seen(couple.bob.get(page)) == before
    assert len(before) == 2
