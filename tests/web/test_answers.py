"""Answers: true, not now with a day, or not remembered, and no fourth way; corrected where everybody sees it (T1)."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldseam.core.records import (
    AnswerGiven,
    AnswerPrepared,
    Asked,
    ClosenessWished,
    Corrected,
    Handed,
    Paused,
    SafetyAnswered,
)
from goldseam.core.records.handed import CorrectionHow, HandedKind
from goldseam.core.records.question import AnswerHow

Who = Any
Words = Callable[[Any], str]
TRUE = {"how": "true", "text": "Nobody <else>", "by": "", "helps": ""}


def asked(couple: Any, text: str = "Who knew?") -> str:
    """A question of Bob's: its page."""
    (seq,) = couple.bob.gave(Asked(text))
    return f"/truth/questions/{seq}/"


def answer(who: Who, page: str, **fields: str) -> Any:
    return who.post(f"{page}answer/", {**TRUE, "move": "hand", **fields})


def given(who: Who, kind: Any = AnswerGiven) -> list[Any]:
    return [entry.record for entry in who.shared.read(kind)]


def seen(response: Any) -> list[str]:
    return re.findall(r'<article class="card seam">.*?</article>', response.content.decode(), re.DOTALL)


def test_there_are_three_ways_to_answer_and_no_fourth(couple: Any) -> None:
    page = asked(couple)
    html = couple.alice.get(f"{page}answer/").content.decode()
    assert re.findall(r'name="how" value="(\w+)"', html) == [each.value for each in AnswerHow]


@pytest.mark.parametrize(
    ("fields", "record"),
    [
        ({}, AnswerGiven(0, AnswerHow.TRUE, "Nobody <else>")),
        (
            {"how": "not_now", "text": "", "by": "2026-12-03", "helps": "left over"},
            AnswerGiven(0, AnswerHow.NOT_NOW, "", date(2026, 12, 3)),
        ),
        (
            {"how": "not_remembered", "text": "", "by": "2026-12-03", "helps": "the calendar"},
            AnswerGiven(0, AnswerHow.NOT_REMEMBERED, "", None, "the calendar"),
        ),
    ],
)
def test_s12_the_other_sees_exactly_what_the_preview_showed(
    couple: Any, fields: dict[str, str], record: AnswerGiven
) -> None:
    page = asked(couple)
    preview = answer(couple.alice, page, **fields, move="preview")
    assert not given(couple.bob)
    assert answer(couple.alice, page, **fields).status_code == 302
    (found,) = given(couple.bob)
    assert (found.how, found.text, found.by, found.helps) == (
        record.how,
        record.text,
        record.by,
        record.helps,
    )
    shown = [re.sub(r"<p><a .*?</p>", "", part).split() for part in seen(couple.bob.get(page))]
    assert shown[1] == seen(preview)[0].split()


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": " "},
        {"text": "x" * 200_001},
        {"how": "not_now", "by": ""},
        {"how": "not_now", "by": "2026-11-21"},
        {"how": "not_now", "by": "2027-11-21"},
        {"how": "not_now", "by": "soon"},
        {"how": "not_remembered", "helps": "x" * 200_001},
    ],
)
def test_what_is_no_answer_comes_back_as_it_was_typed(couple: Any, wrong: dict[str, str]) -> None:
    page = asked(couple)
    refused = answer(couple.alice, page, **wrong)
    assert refused.status_code == 422
    assert 'role="alert"' in refused.content.decode()
    assert not given(couple.bob)


def test_whoever_asked_does_not_answer(couple: Any) -> None:
    page = asked(couple)
    assert couple.bob.get(f"{page}answer/").status_code == 404
    assert answer(couple.bob, page).status_code == 404
    assert not given(couple.alice)


def test_an_answer_that_is_sent_twice_is_given_once_and_can_be_given_anew(couple: Any) -> None:
    page = asked(couple)
    for text in ("Nobody", "Nobody", "My sister", "My sister"):
        answer(couple.alice, page, text=text)
    assert [each.text for each in given(couple.bob)] == ["Nobody", "My sister"]


def test_an_answer_that_came_is_told_on_today_without_a_word_of_it(couple: Any, words: Words) -> None:
    page = asked(couple)
    answer(couple.alice, page)
    today = words(couple.bob.get("/today/"))
    assert "An answer came" in today
    assert "Nobody" not in today
    assert "A question waits" not in words(couple.alice.get("/today/"))
    couple.bob.post(f"{page}settle/", {"move": "settle"})
    assert "An answer came" not in words(couple.bob.get("/today/"))


def test_t3_an_answer_to_what_was_asked_passes_any_wish_for_space(couple: Any) -> None:
    couple.bob.gave(ClosenessWished("no_contact", practical=False))
    for text in ("first", "second"):
        assert answer(couple.alice, asked(couple), text=text).status_code == 302


def test_s05_with_thoughts_of_self_harm_only_not_now_is_asked_of_anybody(couple: Any, words: Words) -> None:
    page = asked(couple)
    couple.alice.wrote(SafetyAnswered({"self_harm": "yes"}))
    held = answer(couple.alice, page)
    assert held.status_code == 409
    assert "Help comes first." in words(held)
    assert answer(couple.alice, page, how="not_now", by="2026-12-01").status_code == 302


def test_while_the_space_rests_the_answer_stays_with_its_author(couple: Any, words: Words) -> None:
    page = asked(couple)
    couple.bob.gave(Paused())
    assert "Nobody <else>" in words(answer(couple.alice, page))
    assert answer(couple.alice, page, move="keep")["Location"] == "/truth/answers/?kept=1"
    assert couple.alice.read(AnswerPrepared) == [AnswerPrepared("Nobody <else>", "Who knew?")]
    assert not given(couple.bob)


def test_a043_a_question_that_compares_gets_a_private_hint_for_who_answers(couple: Any, words: Words) -> None:
    compares, plain = asked(couple, "Was she better than me?"), asked(couple)
    hint = "comes from the wound"
    assert hint in words(couple.alice.get(f"{compares}answer/"))
    assert hint not in words(couple.alice.get(f"{plain}answer/"))
    assert hint not in words(couple.bob.get(compares)) + words(couple.alice.get(compares))


def test_an_answer_is_corrected_below_what_was_said(couple: Any, words: Words) -> None:
    page = asked(couple)
    answer(couple.alice, page)
    (seq,) = [entry.seq for entry in couple.bob.shared.read(AnswerGiven)]
    correct = f"{page}correct/{seq}/"
    assert f'href="{correct}"' in couple.alice.get(page).content.decode()
    assert couple.bob.get(correct).status_code == 404
    assert couple.alice.get(f"{page}correct/{seq + 9}/").status_code == 404
    assert couple.alice.post(correct, {"text": " ", "move": "hand"}).status_code == 422
    fields = {"text": "My sister knew", "how": "noticed"}
    preview = couple.alice.post(correct, fields)
    assert not given(couple.bob, Corrected)
    for _ in range(2):
        couple.alice.post(correct, {**fields, "move": "hand"})
    assert given(couple.bob, Corrected) == [Corrected(seq, "My sister knew", CorrectionHow.NOTICED)]
    for shown in (words(preview), words(couple.bob.get(page))):
        assert "Nobody <else> Corrected on 22 November 2026, noticed by its author My sister knew" in shown


def test_t2_a_correction_passes_while_the_subject_rests(couple: Any) -> None:
    page = asked(couple)
    answer(couple.alice, page)
    (seq,) = [entry.seq for entry in couple.bob.shared.read(AnswerGiven)]
    couple.bob.post("/truth/questions/rest/", {"move": "rest"})
    sent = couple.alice.post(f"{page}correct/{seq}/", {"text": "My sister", "how": "asked", "move": "hand"})
    assert sent.status_code == 302
    couple.bob.gave(Paused())
    held = couple.alice.post(f"{page}correct/{seq}/", {"text": "My aunt", "how": "asked", "move": "hand"})
    assert held.status_code == 409


def test_alone_answers_are_prepared_changed_and_erased(alice: Who, words: Words) -> None:
    assert "prepare true answers" in words(alice.get("/truth/questions/"))
    assert alice.post("/truth/answers/", {"text": " "}).status_code == 422
    alice.post("/truth/answers/", {"question": "When?", "text": "In May"})
    (seq,) = [entry.seq for entry in alice.space.read(AnswerPrepared)]
    alice.post(f"/truth/answers/{seq}/", {"question": "When?", "text": "In June"})
    assert alice.get(f"/truth/answers/{seq}/").status_code == 404
    assert alice.read(AnswerPrepared) == [AnswerPrepared("In June", "When?", seq)]
    assert "In June" in words(alice.get("/truth/answers/?kept=1"))
    (seq,) = [entry.seq for entry in alice.space.read(AnswerPrepared)]
    assert "In June" in alice.get(f"/truth/answers/{seq}/").content.decode()
    alice.post(f"/truth/answers/{seq}/", {"move": "erase"})
    assert not alice.read(AnswerPrepared)


def test_a_prepared_answer_fills_the_form_of_a_question_that_waits(couple: Any) -> None:
    page = asked(couple)
    couple.alice.wrote(AnswerPrepared("In May, twice", "When?"))
    seq = page.split("/")[3]
    html = couple.alice.get(f"/truth/answers/?for={seq}").content.decode()
    assert f'action="{page}answer/"' in html
    form = couple.alice.post(f"{page}answer/", {"text": "In May, twice", "move": "back"})
    assert form.status_code == 200
    assert "In May, twice" in form.content.decode()
    for nothing in ("99", "x", ""):
        assert "Use this" not in couple.alice.get(f"/truth/answers/?for={nothing}").content.decode()
    assert not given(couple.bob)


@pytest.fixture
def against(couple: Any) -> str:
    """A question whose answer will not fit together with a letter and an answer of Alice's."""
    couple.alice.gave(Handed(HandedKind.LETTER, "", "I never met Robin alone. We met once, in March 2026."))
    first = asked(couple, "How often did you meet Robin?")
    answer(couple.alice, first, text="I met Robin twice.", decided="as_is")
    return asked(couple, "How often did you and Robin meet?")


def test_what_does_not_fit_is_shown_to_its_author_first_with_two_ways_and_no_third(
    couple: Any, against: str, words: Words
) -> None:
    for move in ("preview", "hand"):
        check = answer(couple.alice, against, text="I met Robin five times.", move=move)
        assert check.status_code == 200
        assert "On 22 November 2026 you wrote “" in words(check)
        html = check.content.decode().partition("<main")[2]
        assert re.findall(r'<button [^>]*name="(?:move|decided)" value="(\w+)"', html) == ["correct", "as_is"]
    assert len(given(couple.bob)) == 1
    assert "you wrote" not in words(couple.bob.get(against))


def test_it_can_be_sent_as_it_is(couple: Any, against: str) -> None:
    text = "I met Robin five times."
    preview = answer(couple.alice, against, text=text, decided="as_is", move="preview")
    assert 'value="hand"' in preview.content.decode()
    assert answer(couple.alice, against, text=text, decided="as_is").status_code == 302
    assert given(couple.bob)[-1].text == text
    assert not given(couple.bob, Corrected)


def test_correcting_it_goes_with_the_new_answer_visibly(couple: Any, against: str, words: Words) -> None:
    fields = {"text": "I met Robin five times.", "decided": "correct", "came": "asked"}
    assert answer(couple.alice, against, **fields, correction=" ").status_code == 422
    preview = answer(couple.alice, against, **fields, correction="It was five times.", move="preview")
    assert "I met Robin twice. Corrected on 22 November 2026, after a question It was five times." in words(
        preview
    )
    assert not given(couple.bob, Corrected)
    for _ in range(2):
        answer(couple.alice, against, **fields, correction="It was five times.")
    corrected = given(couple.bob, Corrected)
    assert Corrected(corrected[-1].follows, "It was five times.", CorrectionHow.ASKED) == corrected[-1]
    assert len({each.follows for each in corrected}) == len(corrected)
    assert len(given(couple.bob)) == 2


def test_a_private_draft_that_does_not_fit_is_shown_and_stays_private(couple: Any, words: Words) -> None:
    couple.alice.wrote(AnswerPrepared("I met Robin five times.", "How often did you meet Robin?"))
    page = asked(couple, "How often did you meet Robin?")
    check = answer(couple.alice, page, text="I met Robin twice.")
    assert "In a private draft" in words(check)
    html = check.content.decode().partition("<main")[2]
    assert re.findall(r'<button [^>]*name="(?:move|decided)" value="(\w+)"', html) == ["back", "as_is"]
    assert "five times" not in words(couple.bob.get(page))
