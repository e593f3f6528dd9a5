"""Correct a lie: kept alone, told when it is safe, handed over visibly, marked where it came soon (A01.4, T2)."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldseam.core.records import (
    Answered,
    ClosenessWished,
    LieCorrected,
    LieNoted,
    LieTold,
    Paused,
    SafetyAnswered,
)
from goldseam.core.records.handed import CorrectionHow
from goldseam.core.records.lie import ToldWay

Who = Any
LIE, EARLIER = "/truth/lie/", "/truth/lie/earlier/"
FIELDS = {
    "said": "I was at <work>.",
    "truth": "I was not.\nI was in the park.",
    "why": "I was afraid.",
    "on": "2026-11-22",
    "time": "09:30",
    "denied": "yes",
    "how": "noticed",
}


def sent(who: Who, move: str, **fields: str) -> Any:
    return who.post(LIE, {**FIELDS, **fields, "move": move})


def handed(who: Who, **fields: str) -> str:
    answer = sent(who, "hand", **fields)
    assert answer.status_code == 302, answer.content.decode()
    assert answer["Location"].startswith("/truth/told/"), answer["Location"]
    return str(answer["Location"].removesuffix("?handed=1"))


def shared(who: Who, *kinds: Any) -> list[Any]:
    return [entry.record for entry in who.shared.read(*kinds)]


def article(response: Any) -> str:
    (found,) = re.findall(r"<article.*?</article>", response.content.decode(), re.DOTALL)
    return str(found)


def test_it_is_two_taps_from_every_page(alice: Who) -> None:
    for page in ("/practices/", "/notes/", "/account/", "/safety/"):
        assert 'href="/truth/"' in alice.get(page).content.decode()
    assert 'href="/truth/lie/"' in alice.get("/truth/").content.decode()
    assert 'href="/truth/lie/"' in alice.get("/menu/").content.decode()


def test_the_menu_of_the_hurt_partner_does_not_hold_it(bob: Who) -> None:
    assert 'href="/truth/lie/"' not in bob.get("/menu/").content.decode()
    assert bob.get(LIE).status_code == 200


def test_alone_it_is_kept_and_nothing_offers_to_hand_it_over(alice: Who) -> None:
    page = alice.get(LIE).content.decode()
    assert 'value="keep"' in page
    assert 'value="preview"' not in page
    assert sent(alice, "keep")["Location"] == f"{EARLIER}?saved=1"
    (kept,) = alice.read(LieNoted)
    assert (kept.said, kept.truth, kept.why, kept.denied) == (
        "I was at <work>.",
        "I was not.\nI was in the park.",
        "I was afraid.",
        True,
    )
    assert (kept.said_on, kept.said_time) == (date(2026, 11, 22), "09:30")


@pytest.mark.parametrize("move", ["preview", "hand"])
def test_alone_whatever_was_pressed_it_is_only_kept(move: str, alice: Who) -> None:
    assert sent(alice, move)["Location"] == f"{EARLIER}?saved=1"
    assert len(alice.read(LieNoted)) == 1


def test_t17_before_telling_is_spoken_of_safety_is_asked(alice: Who, words: Callable[[Any], str]) -> None:
    sent(alice, "keep")
    for page in (LIE, EARLIER):
        said = words(alice.get(page))
        assert "is it safe for you to say it?" in said
        assert "I have told it" not in said
        assert "How to say it" not in said


@pytest.mark.parametrize("answer", ["no", "not_sure"])
def test_t17_where_it_is_not_safe_nothing_asks_to_tell_also_together(
    answer: str, couple: Any, words: Callable[[Any], str]
) -> None:
    couple.alice.wrote(Answered("addressed_safely", answer))
    page = couple.alice.get(LIE)
    assert "Your safety comes before any repair" in words(page)
    assert 'value="preview"' not in page.content.decode()
    assert sent(couple.alice, "hand")["Location"] == f"{EARLIER}?saved=1"
    assert not shared(couple.bob, LieCorrected)
    assert len(couple.alice.read(LieNoted)) == 1


def test_t17_together_and_untold_it_is_asked_too(couple: Any, words: Callable[[Any], str]) -> None:
    couple.alice.wrote(Answered("came_out", "not_yet"))
    assert "is it safe for you to say it?" in words(couple.alice.get(LIE))
    couple.alice.wrote(Answered("addressed_safely", "yes"))
    assert 'value="preview"' in couple.alice.get(LIE).content.decode()


def test_once_it_is_safe_it_can_be_marked_as_told(alice: Who, words: Callable[[Any], str]) -> None:
    alice.wrote(Answered("addressed_safely", "yes"))
    sent(alice, "keep")
    (line,) = re.findall(r'href="(/truth/lie/\d+/)"', alice.get(EARLIER).content.decode())
    assert "I have told it" in words(alice.get(line))
    refused = alice.post(f"{line}told/", {"on": "2026-11-22", "how": "asked"})
    assert refused.status_code == 422
    assert 'value="asked" checked' in refused.content.decode()
    assert alice.post(f"{line}told/", {"on": "2026-11-22", "how": "asked", "way": "here"}).status_code == 422
    alice.post(f"{line}told/", {"on": "2026-11-22", "how": "asked", "way": "aloud"})
    (told,) = alice.read(LieTold)
    assert (told.how, told.way, told.on) == (CorrectionHow.ASKED, ToldWay.ALOUD, date(2026, 11, 22))
    assert "Aloud · 22 November 2026" in words(alice.get(EARLIER))
    assert alice.get(line)["Location"] == EARLIER
    assert alice.get(f"{line}told/")["Location"] == EARLIER


def test_a_kept_one_can_be_changed_and_taken_away(alice: Who) -> None:
    sent(alice, "keep")
    (root,) = [entry.seq for entry in alice.space.read(LieNoted)]
    opened = alice.get(f"{LIE}{root}/").content.decode()
    assert "I was at &lt;work&gt;." in opened
    assert 'value="09:30"' in opened
    alice.post(f"{LIE}{root}/", {**FIELDS, "truth": "I was at home.", "move": "keep"})
    assert [(each.truth, each.follows) for each in alice.read(LieNoted)][1] == ("I was at home.", root)
    assert alice.get(EARLIER).content.decode().count(f'href="{LIE}{root}/"') == 1
    assert "I was at home." in alice.get(f"{LIE}{root}/").content.decode()
    alice.post(f"{LIE}{root}/", {"move": "erase"})
    assert not alice.read(LieNoted)
    assert alice.get(f"{LIE}{root}/")["Location"] == EARLIER


def test_s12_the_other_reads_exactly_what_the_preview_showed(couple: Any) -> None:
    preview = sent(couple.alice, "preview")
    assert not shared(couple.bob, LieCorrected)
    page = handed(couple.alice)
    assert article(preview) == article(couple.bob.get(page)) == article(couple.alice.get(page))
    assert "You were not imagining it." in article(preview)
    assert "22 November 2026, about 09:30" in article(preview)


def test_going_back_loses_nothing(couple: Any) -> None:
    html = sent(couple.alice, "back").content.decode()
    for typed in (
        "I was at &lt;work&gt;.",
        "I was not.\nI was in the park.",
        "I was afraid.",
        'value="09:30"',
    ):
        assert typed in html
    assert re.search(r'name="denied" value="yes" checked', html)
    assert re.search(r'name="how" value="noticed" checked', html)


@pytest.mark.parametrize(
    "wrong",
    [
        {"said": " "},
        {"truth": ""},
        {"why": "x" * 200_001},
        {"on": "2026-11-23"},
        {"on": "soon"},
        {"time": "late"},
        {"time": "23:30"},
    ],
)
@pytest.mark.parametrize("move", ["keep", "hand"])
def test_what_cannot_be_taken_comes_back_as_it_was_typed(
    move: str, wrong: dict[str, str], couple: Any
) -> None:
    answer = sent(couple.alice, move, **wrong)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert 'name="how" value="noticed" checked' in answer.content.decode()
    assert not couple.alice.read(LieNoted)
    assert not shared(couple.alice, LieCorrected)


def test_told_unasked_within_a_day_is_marked_and_the_mark_stays(
    couple: Any, words: Callable[[Any], str]
) -> None:
    page = handed(couple.alice)
    mark = "Told by Alice unasked, within a day of saying it."
    assert mark in words(couple.bob.get(page))
    couple.alice.clock.passes(days=3)
    for who in (couple.alice, couple.bob):
        who.unlock(who.passphrase)
    couple.alice.post(f"{page}correct/", {"text": "It was Monday.", "how": "found", "move": "hand"})
    assert mark in words(couple.bob.get(page))
    assert "told within a day" in words(couple.bob.get(EARLIER))


@pytest.mark.parametrize(
    "fields",
    [{"on": "2026-11-21", "time": "09:30"}, {"on": ""}, {"on": "2026-11-21", "time": ""}, {"how": "asked"}],
)
def test_what_is_told_later_or_asked_for_has_no_mark(fields: dict[str, str], couple: Any) -> None:
    page = handed(couple.alice, **fields)
    assert "within a day" not in couple.bob.get(page).content.decode()


def test_the_day_and_the_time_of_saying_are_those_of_the_people_here(couple: Any, settings: Any) -> None:
    settings.TIME_ZONE = "Asia/Vladivostok"
    handed(couple.alice, on="2026-11-22", time="05:00")
    (told,) = shared(couple.bob, LieCorrected)
    assert told.said_at == int(couple.alice.clock.now().timestamp()) - 23 * 3600


def test_earlier_is_an_answer_too(couple: Any, words: Callable[[Any], str]) -> None:
    page = handed(couple.alice, on="", time="")
    assert "earlier; the day is not known" in words(couple.bob.get(page))


def test_t2_a_lie_is_put_right_also_while_space_is_asked_for_and_again(couple: Any) -> None:
    couple.bob.gave(ClosenessWished("space"))
    handed(couple.alice)
    handed(couple.alice, said="Something else.")
    assert len(shared(couple.bob, LieCorrected)) == 2


def test_t2_under_no_contact_it_waits_is_kept_and_says_so(couple: Any, words: Callable[[Any], str]) -> None:
    couple.bob.gave(ClosenessWished("no_contact"))
    preview = sent(couple.alice, "preview")
    assert "waits until contact is possible again" in words(preview)
    assert 'value="hand"' not in preview.content.decode()
    assert sent(couple.alice, "hand")["Location"] == f"{EARLIER}?saved=1"
    assert not shared(couple.bob, LieCorrected)
    assert "waits until contact is possible again" in words(couple.alice.get(EARLIER))
    couple.bob.gave(ClosenessWished("near"))
    (root,) = [entry.seq for entry in couple.alice.space.read(LieNoted)]
    answer = couple.alice.post(f"{LIE}{root}/", {**FIELDS, "move": "hand"})
    assert answer["Location"].startswith("/truth/told/")
    assert couple.alice.read(LieTold)[0].way is ToldWay.HERE
    assert "Kept for yourself" not in words(couple.alice.get(EARLIER))


def test_while_the_space_rests_it_is_kept(couple: Any, words: Callable[[Any], str]) -> None:
    couple.bob.gave(Paused())
    assert "rests just now" in words(sent(couple.alice, "preview"))
    assert sent(couple.alice, "hand")["Location"] == f"{EARLIER}?saved=1"
    assert len(couple.alice.read(LieNoted)) == 1


def test_s05_with_thoughts_of_self_harm_help_comes_first(couple: Any) -> None:
    couple.alice.wrote(SafetyAnswered({"self_harm": "yes"}))
    preview = sent(couple.alice, "preview").content.decode()
    assert 'class="notice care"' in preview
    assert 'value="hand"' not in preview
    sent(couple.alice, "hand")
    assert not shared(couple.bob, LieCorrected)
    assert len(couple.alice.read(LieNoted)) == 1


def test_a_form_that_is_sent_twice_does_it_once(couple: Any) -> None:
    assert handed(couple.alice) == handed(couple.alice)
    assert len(shared(couple.bob, LieCorrected)) == 1
    for _ in range(2):
        sent(couple.alice, "keep")
    assert len(couple.alice.read(LieNoted)) == 1


def test_s03_what_is_kept_alone_changes_nothing_for_the_other(couple: Any, seen_by: Any) -> None:
    before = seen_by(couple.bob)
    sent(couple.alice, "keep")
    assert seen_by(couple.bob) == before


def test_s01_before_the_own_safety_check_a_person_is_alone_here(couple: Any, carol: Who) -> None:
    assert 'value="preview"' not in carol.get(LIE).content.decode()
    assert carol.get("/truth/told/1/")["Location"].startswith("/safety/")
    page = handed(couple.alice)
    assert carol.get(page).status_code == 302
