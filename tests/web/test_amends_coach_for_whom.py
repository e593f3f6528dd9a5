"""Who is read over, and for what: danger before style, and never for style whoever was hurt (S29)."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import (
    Answered,
    Apologised,
    Asked,
    BreachNamed,
    BreachSeen,
    HarmTold,
    QuestionNoted,
    SaidBack,
)
from goldseam.core.records.amends import ApologyForm
from goldseam.core.records.breach import Part
from goldseam.web.amends import coaching
from tests.web.reading_over import (
    APOLOGY,
    DIE,
    HARM,
    LETTER,
    LONG,
    PUBLIC,
    RUSSIAN,
    SORRY_IF,
    STATEMENT,
    comments,
    filled,
    paused,
    pressed,
)

Who = Any
Words = Callable[[Any], str]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        (DIE, ["/help/", "/practices/reach-help-tonight/"]),
        ("You are worthless, you pathetic idiot.", ["/practices/pause-with-a-return/"]),
    ],
)
def test_s29_words_of_danger_or_contempt_open_a_card_and_no_advice_on_style(
    text: str, ways: list[str], couple: Any
) -> None:
    for answer in (
        pressed(couple.alice, APOLOGY, f"{SORRY_IF} {text}"),
        paused(couple.alice, APOLOGY, f"{SORRY_IF} {text}"),
        couple.alice.post(APOLOGY, {**filled(APOLOGY, f"{SORRY_IF} {text}"), "move": "preview"}),
    ):
        assert not comments(answer)
        card = (
            answer.content.decode().partition('<section class="notice care">')[2].partition("</section>")[0]
        )
        assert re.findall('href="([^"]+)"', card) == ways
        for way in ways:
            assert couple.alice.get(way).status_code == 200


def test_a_card_holds_nothing_up(couple: Any) -> None:
    assert couple.alice.post(APOLOGY, {**filled(APOLOGY, DIE), "move": "keep"}).status_code == 302
    assert couple.alice.post(APOLOGY, {**filled(APOLOGY, DIE), "move": "hand"}).status_code == 302


@pytest.mark.parametrize("page", [HARM, LETTER, PUBLIC])
def test_whoever_was_hurt_is_asked_about_danger_and_never_about_style(
    page: str, couple: Any, words: Words
) -> None:
    bob, contempt = couple.bob, "You are worthless, you pathetic idiot."
    assert 'value="read"' not in bob.get(page).content.decode()
    for text in (SORRY_IF, contempt, LONG):
        assert words(paused(bob, page, text)) == ""
        preview = bob.post(page, {**filled(page, text), "move": "preview"})
        assert not comments(preview)
        assert "notice care" not in preview.content.decode()
    for answer in (paused(bob, page, DIE), bob.post(page, {**filled(page, DIE), "move": "preview"})):
        assert 'href="/help/"' in answer.content.decode().partition("notice care")[2]


@pytest.fixture(params=["ask", "again", "follow"])
def asking(request: pytest.FixtureRequest, couple: Any) -> tuple[Who, str]:
    """Whoever asks, and where: a question, one of their own list, and asking further."""
    if request.param == "ask":
        return couple.alice, "/truth/questions/ask/"
    if request.param == "again":
        (noted,) = couple.bob.wrote(QuestionNoted("Where were you?"))
        return couple.bob, f"/truth/questions/own/{noted}/"
    (asked,) = couple.bob.gave(Asked("Where were you?"))
    return couple.bob, f"/truth/questions/{asked}/follow/"


def test_a_question_is_never_read_for_its_style_and_danger_opens_help(asking: tuple[Who, str]) -> None:
    who, page = asking
    assert "coach.js" in who.get(page).content.decode()
    assert "excuse" not in paused(who, page, LONG).content.decode()
    assert 'href="/help/"' in paused(who, page, DIE).content.decode()


def test_s29_without_a_script_the_preview_of_a_question_opens_help(asking: tuple[Who, str]) -> None:
    who, page = asking
    quiet = who.post(page, {"text": LONG, "move": "preview"}).content.decode()
    assert "notice care" not in quiet
    assert "<q>" not in quiet
    for fields in ({"text": DIE}, {"text": "Where were you?", "under": DIE})[: 1 if "follow" in page else 2]:
        seen = who.post(page, {**fields, "move": "preview"})
        assert seen.status_code == 200
        assert 'href="/help/"' in seen.content.decode().partition("notice care")[2]
        assert 'value="hand"' in seen.content.decode()


@pytest.mark.parametrize("way", ["answer", "heard"])
def test_what_whoever_was_hurt_answers_is_asked_about_danger_only(way: str, couple: Any) -> None:
    record = Apologised(None, ApologyForm.LETTER, "", "sorry")
    (seq,) = couple.alice.gave(record) if way == "answer" else couple.bob.gave(HarmTold(None, "I lie awake"))
    if way == "heard":
        (seq,) = couple.alice.gave(SaidBack(seq, "You lie awake"))
    page = f"/amends/{seq}/{way}/"
    assert 'value="read"' not in couple.bob.get(page).content.decode()
    assert not comments(paused(couple.bob, page, SORRY_IF))
    assert 'href="/help/"' in paused(couple.bob, page, DIE).content.decode()


def test_somebody_who_is_both_is_read_by_who_they_are_in_the_breach_and_on_the_page(couple: Any) -> None:
    alice = couple.alice
    alice.wrote(Answered("role", "both"))
    mine, theirs = couple.bob.gave(BreachNamed("The card"), BreachNamed("The trip"))
    alice.gave(BreachSeen(mine, Part.ME, Part.PARTNER), BreachSeen(theirs, Part.PARTNER, Part.ME))
    assert comments(paused(alice, APOLOGY, SORRY_IF))
    assert comments(paused(alice, APOLOGY, SORRY_IF, breach=str(mine)))
    assert not comments(paused(alice, APOLOGY, SORRY_IF, breach=str(theirs)))
    assert not comments(paused(alice, HARM, SORRY_IF, breach=str(mine)))
    assert not comments(paused(alice, LETTER, SORRY_IF))


def test_whoever_was_hurt_is_not_read_for_style_where_no_breach_is_named(couple: Any, words: Words) -> None:
    bob = couple.bob
    (harm,) = couple.alice.gave(HarmTold(None, "I lie awake"))
    for page in (APOLOGY, STATEMENT, f"/amends/{harm}/say-back/"):
        assert 'value="read"' not in bob.get(page).content.decode()
        assert words(paused(bob, page, LONG)) == ""
        assert 'href="/help/"' in paused(bob, page, DIE).content.decode()


def test_a_breach_of_which_nothing_was_said_leaves_it_to_the_role(couple: Any) -> None:
    (silent, unsure) = couple.alice.gave(BreachNamed("The card"), BreachNamed("The trip"))
    for who in (couple.alice, couple.bob):
        who.gave(BreachSeen(unsure))
    for breach in (silent, unsure):
        assert comments(paused(couple.alice, APOLOGY, SORRY_IF, breach=str(breach)))
        assert not comments(paused(couple.bob, APOLOGY, SORRY_IF, breach=str(breach)))


def test_whoever_was_hurt_is_read_where_they_named_what_they_broke(couple: Any) -> None:
    (mine,) = couple.bob.gave(BreachNamed("The trip"))
    couple.bob.gave(BreachSeen(mine, Part.ME, Part.PARTNER))
    assert comments(paused(couple.bob, APOLOGY, SORRY_IF, breach=str(mine)))


def test_a_draft_is_read_in_the_language_of_most_of_its_letters(couple: Any) -> None:
    assert any("Прости" in quoted for quoted in comments(paused(couple.alice, APOLOGY, RUSSIAN)))
    mixed = f"{SORRY_IF} {SORRY_IF} Прости."
    assert any("sorry if" in quoted for quoted in comments(paused(couple.alice, APOLOGY, mixed)))
    for text, expected in (("", "en"), ("123 …", "en"), ("да", "ru"), ("yes", "en"), ("да yes no", "en")):
        assert coaching.language_of(text) == expected


@pytest.mark.parametrize("text", ["x" * 20_001, "so " * 60_000])
def test_what_is_too_long_to_read_is_told_in_a_sentence_and_kept_all_the_same(
    text: str, couple: Any, words: Words
) -> None:
    for answer in (pressed(couple.alice, APOLOGY, text), paused(couple.alice, APOLOGY, text)):
        assert answer.status_code == 200
        assert "too long to be read over at once" in words(answer)
    assert couple.alice.post(APOLOGY, {**filled(APOLOGY, text), "move": "keep"}).status_code == 302


def test_what_takes_too_long_is_told_in_a_sentence_and_handed_over_all_the_same(
    couple: Any, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*_: Any) -> Any:
        raise TimeoutError

    monkeypatch.setattr(coaching, "read", slow)
    assert "could not be read over this time" in words(paused(couple.alice, APOLOGY, SORRY_IF))
    assert "could not be read over this time" in words(pressed(couple.alice, APOLOGY, SORRY_IF))
    assert couple.alice.post(APOLOGY, {**filled(APOLOGY, SORRY_IF), "move": "hand"}).status_code == 302


@pytest.mark.parametrize("body", [b"[]", b"{", b'{"text": 5}', b"\xff", b'{"text": "' + b"x" * 100_000])
def test_a_message_that_says_nothing_gets_nothing(body: bytes, couple: Any, words: Words) -> None:
    couple.alice.get(APOLOGY)
    answer = couple.alice.client.post(
        APOLOGY, body, content_type="application/json", headers={"X-CSRFToken": couple.alice.token}
    )
    assert answer.status_code == 200
    assert words(answer) == ""


def test_a_pause_without_the_token_of_the_page_is_refused(couple: Any) -> None:
    answer = couple.alice.client.post(APOLOGY, "{}", content_type="application/json")
    assert answer.status_code == 403


def test_an_empty_draft_is_asked_for_words_and_what_was_chosen_stays(couple: Any) -> None:
    answer = couple.alice.post(APOLOGY, {"form": "deed", "move": "read"})
    assert answer.status_code == 422
    assert re.search(r'value="deed" checked', answer.content.decode())


def test_words_of_the_draft_stand_escaped_beside_it(couple: Any) -> None:
    html = paused(couple.alice, APOLOGY, 'I am sorry if <b onclick="x">you</b> were hurt.').content.decode()
    assert not re.search(r"<b[ >]", html)
