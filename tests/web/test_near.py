"""Being near and giving room: signs, touch, being reached, being away, care; the stricter wish is obeyed (T3)."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import Answered, Left, Paused
from goldseam.core.records.closeness import ClosenessWished
from goldseam.core.records.sign import ComeSigned, LeaveMeSigned, SignEnded
from goldseam.core.records.touch import SexLevel, TouchLevel, TouchWished
from goldseam.core.situation.model import Touch
from goldseam.web.today.state import read_today

Who = Any
Words = Callable[[Any], str]
NEAR, TOUCH = "/near/", "/near/touch/"


def touch_of(who: Who) -> Touch:
    return read_today(who.unlocked.spaces(), who.clock.today).situation.touch


def test_alone_the_place_is_there_and_takes_nothing(bob: Who, words: Words) -> None:
    assert "Some of it needs nobody else." in words(bob.get(NEAR))
    assert bob.post(NEAR, {"sign": "come"})["Location"] == NEAR


@pytest.mark.parametrize(
    ("sign", "kind", "says"),
    [
        ("come", ComeSigned, "Bob would like you to come."),
        ("leave_me", LeaveMeSigned, "Bob wants to be left alone for now."),
    ],
)
def test_one_tap_is_seen_here_and_on_today_and_fades_by_itself(
    sign: str, kind: Any, says: str, couple: Any, words: Words
) -> None:
    for _ in range(2):
        couple.bob.post(NEAR, {"sign": sign})
    assert len(couple.bob.shared.read(kind)) == 1
    for page in (NEAR, "/today/"):
        assert says in words(couple.alice.get(page))
    couple.alice.clock.passes(hours=6)
    couple.alice.unlock(couple.alice.passphrase)
    for page in (NEAR, "/today/"):
        assert says not in words(couple.alice.get(page))


def test_s17_nothing_tells_that_a_sign_was_seen(couple: Any) -> None:
    couple.bob.post(NEAR, {"sign": "come"})
    before = couple.bob.get(NEAR).content
    head = couple.bob.shared.head().last
    for page in (NEAR, "/today/"):
        couple.alice.get(page)
    token = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
    assert token.sub(b"", couple.bob.get(NEAR).content) == token.sub(b"", before)
    assert couple.bob.shared.head().last == head


@pytest.mark.parametrize("sign", ["come", "leave_me"])
def test_a_sign_given_and_taken_away_twenty_times_shows_as_given_once(sign: str, couple: Any) -> None:
    token = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')

    def seen() -> list[str]:
        pages = (NEAR, "/today/", "/today/waiting/", "/us/")
        return [token.sub("", couple.alice.get(page).content.decode()) for page in pages]

    nothing = seen()
    couple.bob.post(NEAR, {"sign": sign})
    once = seen()
    for _ in range(20):
        couple.bob.post(NEAR, {"sign": "end"})
        couple.bob.post(NEAR, {"sign": sign})
    assert seen() == once != nothing
    couple.bob.post(NEAR, {"sign": "end"})
    assert seen() == nothing


def test_a_sign_that_stands_and_one_that_is_gone_are_not_written_again(couple: Any) -> None:
    for sign in ("come", "leave_me", "end"):
        couple.bob.post(NEAR, {"sign": sign})
        head = couple.bob.shared.head().last
        for _ in range(3):
            couple.bob.post(NEAR, {"sign": sign})
        assert couple.bob.shared.head().last == head


def test_t3_while_space_is_asked_for_come_is_said_once_a_day_however_often_it_is_taken_away(
    couple: Any,
) -> None:
    couple.alice.gave(ClosenessWished("space"))
    said = [couple.bob.post(NEAR, {"sign": sign}).status_code for sign in ("come", "end", "come", "leave_me")]
    assert said == [302, 302, 409, 302]
    assert len(couple.bob.shared.read(ComeSigned)) == 1


def test_a_sign_is_taken_away_by_its_author_alone(couple: Any, words: Words) -> None:
    couple.bob.post(NEAR, {"sign": "come"})
    couple.alice.post(NEAR, {"sign": "end"})
    assert not couple.bob.shared.read(SignEnded)
    couple.bob.post(NEAR, {"sign": "end"})
    assert "would like you" not in words(couple.alice.get(NEAR))


def test_t3_come_waits_where_room_is_asked_for_and_leave_me_passes(couple: Any, words: Words) -> None:
    couple.bob.gave(ClosenessWished("no_contact"))
    answer = couple.alice.post(NEAR, {"sign": "come"})
    assert answer.status_code == 409
    assert "No contact was asked for." in words(answer)
    couple.alice.post(NEAR, {"sign": "leave_me"})
    assert not couple.alice.shared.read(ComeSigned)
    assert couple.alice.shared.read(LeaveMeSigned)


def test_come_waits_while_the_other_wants_to_be_left_alone(couple: Any, words: Words) -> None:
    couple.bob.post(NEAR, {"sign": "leave_me"})
    answer = couple.alice.post(NEAR, {"sign": "come"})
    assert answer.status_code == 409
    assert "Bob asked to be left alone for now." in words(answer)


def test_what_is_no_sign_is_passed_over(couple: Any) -> None:
    assert couple.bob.post(NEAR, {"sign": "dance"})["Location"] == NEAR
    assert not couple.bob.shared.read(ComeSigned, LeaveMeSigned)


def test_a_space_that_rests_takes_no_new_sign_and_lets_one_go(couple: Any) -> None:
    couple.bob.post(NEAR, {"sign": "come"})
    couple.alice.gave(Paused())
    assert couple.bob.post(NEAR, {"sign": "leave_me"}).status_code == 409
    assert couple.bob.post(NEAR, {"sign": "end"}).status_code == 302
    assert couple.bob.shared.read(SignEnded)


def test_silence_about_touch_is_no_yes(couple: Any, words: Words) -> None:
    couple.alice.post(TOUCH, {"touch": "as_it_comes", "sex": "open"})
    page = words(couple.alice.get(TOUCH))
    assert "Holding and hugs only when asked, each time. Sex: not now." in page
    assert "What Bob wishes Nothing was said." in page


def test_t3_the_stricter_wish_about_touch_holds_on_both_screens_and_in_both_plans(
    couple: Any, words: Words
) -> None:
    for who in (couple.alice, couple.bob):
        who.wrote(Answered("closeness", "near"))
        assert who.post(TOUCH, {"touch": "as_it_comes", "sex": "open"}).status_code == 302
        assert who.read(Answered)[-1] == Answered("touch", "welcome")
    assert touch_of(couple.alice) is touch_of(couple.bob) is Touch.WELCOME
    couple.bob.post(TOUCH, {"touch": "none", "sex": "never_ask"})
    for who in (couple.alice, couple.bob):
        assert "What holds now No touch for now. Sex: not now, and it is not asked about." in words(
            who.get(TOUCH)
        )
        assert touch_of(who) is Touch.NOT_NOW


def test_the_answer_of_the_intake_starts_the_wish_and_is_never_a_yes_to_sex(couple: Any) -> None:
    couple.bob.wrote(Answered("touch", "welcome"))
    page = couple.bob.get(TOUCH).content.decode()
    assert re.findall(r'name="(\w+)" value="(\w+)" checked', page) == [("touch", "as_it_comes")]
    assert not couple.bob.shared.read(TouchWished)


@pytest.mark.parametrize("fields", [{}, {"touch": "none"}, {"sex": "open"}, {"touch": "x", "sex": "open"}])
def test_half_a_wish_is_asked_for_again(fields: dict[str, str], couple: Any) -> None:
    answer = couple.bob.post(TOUCH, fields)
    assert answer.status_code == 422
    assert all(
        f'value="{value}" checked' in answer.content.decode() for value in fields.values() if value != "x"
    )
    assert not couple.bob.shared.read(TouchWished)


def test_the_same_wish_is_written_once(couple: Any) -> None:
    for _ in range(2):
        couple.bob.post(TOUCH, {"touch": "none", "sex": "not_now"})
    assert len(couple.bob.shared.read(TouchWished)) == 1


def test_a_no_passes_while_the_space_rests_and_a_yes_waits(couple: Any) -> None:
    couple.bob.gave(TouchWished(TouchLevel.AS_IT_COMES, SexLevel.OPEN))
    couple.alice.gave(Paused())
    assert couple.bob.post(TOUCH, {"touch": "none", "sex": "never_ask"}).status_code == 302
    assert couple.bob.post(TOUCH, {"touch": "as_it_comes", "sex": "never_ask"}).status_code == 409
    assert [entry.record.touch for entry in couple.bob.shared.read(TouchWished)][-1] is TouchLevel.NONE


def test_after_leaving_the_plan_keeps_to_the_own_answer(couple: Any) -> None:
    couple.alice.wrote(Answered("closeness", "near"), Answered("touch", "welcome"))
    couple.bob.gave(TouchWished(TouchLevel.NONE, SexLevel.NEVER_ASK))
    assert touch_of(couple.alice) is Touch.NOT_NOW
    couple.bob.gave(Left())
    assert touch_of(couple.alice) is Touch.WELCOME


def test_t8_care_is_private_reads_only_and_leaves_no_trace(couple: Any, words: Words) -> None:
    couple.alice.wrote(Answered("closeness", "near"))
    before = couple.alice.shared.head().last, couple.alice.space.head().last
    page = words(couple.alice.get("/near/care/"))
    assert "What one can do without being asked." in page
    assert "leave it there" in page
    assert "Have you eaten today?" not in page
    assert (couple.alice.shared.head().last, couple.alice.space.head().last) == before
    couple.bob.wrote(Answered("closeness", "near"))
    own = words(couple.bob.get("/near/care/"))
    assert "Have you eaten today?" in own
    assert "leave it there" not in own


def test_t3_care_for_the_other_waits_while_space_is_asked_for(couple: Any, words: Words) -> None:
    couple.bob.gave(ClosenessWished("space"))
    page = words(couple.alice.get("/near/care/"))
    assert "Care for your partner waits." in page
    assert "leave it there" not in page
    assert "Have you eaten today?" in page


def test_how_to_listen_is_there_for_one_and_for_two(couple: Any, carol: Who, words: Words) -> None:
    for who in (couple.alice, carol):
        assert "Say back what you heard" in words(who.get("/near/listening/"))
