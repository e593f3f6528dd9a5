"""Good things: the list and ideas stay with their reader, thanks are handed over, nothing is counted or hinted at."""

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from goldseam.core.catalogue.ideas import Like
from goldseam.core.records import Answered, ClosenessWished, Left, Paused, SafetyAnswered
from goldseam.core.records.appreciation import GRATITUDES, GratitudeSaid, GratitudeWelcomed, SpecialNoted
from goldseam.core.records.idea import AngerMarked, IdeaMark, IdeaMarked, LikingNoted
from goldseam.core.records.touch import SexLevel, TouchLevel, TouchWished
from goldseam.core.records.upkeep import UpkeepReviewed, UpkeepWritten
from goldseam.ledger import export

Who = Any
SECRETS = ("canary-plum", "canary-line", "canary-seen", "one-song", "Send one song with one line")


@pytest.fixture
def courting(couple: SimpleNamespace) -> SimpleNamespace:
    """Alice has used everything of her own there is."""
    couple.alice.post("/good/list/", {"text": "canary-line", "seen": "canary-seen"})
    couple.alice.post("/good/ideas/likes/", {"like": "food", "text": "canary-plum"})
    couple.alice.post("/good/ideas/mark/", {"idea": "one-song", "mark": "kept"})
    couple.alice.post("/good/ideas/mark/", {"idea": "tea-as-they-like", "mark": "not_us"})
    couple.alice.post("/good/ideas/anger/", {"angry": "yes"})
    return couple


def taken_along(who: Who) -> dict[str, Any]:
    """What their export holds."""
    return export.everything(who.unlocked, who.clock.now(), who.clock.today)


def test_t8_nothing_of_it_is_on_any_page_of_the_other_or_in_what_both_share(
    courting: SimpleNamespace, seen_by: Callable[..., dict[str, str]]
) -> None:
    for page, body in seen_by(courting.bob).items():
        found = [each for each in SECRETS if each in body and not (page == "/good/ideas/" and "song" in each)]
        assert not found, page
    taken = taken_along(courting.bob)
    assert not [each for each in SECRETS if each in json.dumps(taken, ensure_ascii=False)]
    mine = taken_along(courting.alice)
    assert not [each for each in SECRETS if each in json.dumps(mine["shared"], ensure_ascii=False)]
    assert all(each in json.dumps(mine["entries"]) for each in SECRETS[:3])


def test_t8_the_pages_of_the_other_are_the_same_byte_for_byte_before_and_after(
    couple: SimpleNamespace, seen_by: Callable[..., dict[str, str]]
) -> None:
    before = seen_by(couple.bob)
    couple.alice.post("/good/ideas/likes/", {"like": "music", "text": "cello"})
    couple.alice.post("/good/ideas/mark/", {"idea": "one-song", "mark": "kept"})
    couple.alice.post("/good/list/", {"text": "a laugh"})
    couple.alice.post("/good/upkeep/write/", {"keeps": "soup"})
    assert seen_by(couple.bob) == before


NEAR = Answered("closeness", "near")


def test_what_the_other_likes_leads_the_ideas(alice: Who, words: Callable[[Any], str]) -> None:
    alice.wrote(NEAR)
    alice.post("/good/ideas/likes/", {"like": "gifts", "text": "stones"})
    alice.post("/good/ideas/likes/", {"like": "places", "text": "the lake"})
    page = words(alice.get("/good/ideas/"))
    assert "Bring home a stone, a leaf or a shell" in page or "Plant something they like" in page
    assert "I looked for ideas. I chose this because" in page


def test_an_idea_is_kept_put_away_or_opened_again(alice: Who) -> None:
    for mark in ("kept", "not_us", "open", "nonsense"):
        alice.post("/good/ideas/mark/", {"idea": "one-song", "mark": mark})
    alice.post("/good/ideas/mark/", {"idea": "no-such", "mark": "kept"})
    assert [each.mark for each in alice.read(IdeaMarked)] == [IdeaMark.KEPT, IdeaMark.NOT_US, IdeaMark.OPEN]


def test_alone_nothing_is_shown_before_the_wish_for_closeness_is_told(alice: Who) -> None:
    page = alice.get("/good/ideas/").content.decode()
    assert 'name="idea"' not in page
    assert "/situation/closeness/" in page


def test_three_others_come_and_all_can_be_walked_through(alice: Who) -> None:
    alice.wrote(NEAR)
    first, second = (alice.get(f"/good/ideas/?after={n}").content.decode() for n in ("0", "3"))
    assert first.count('name="idea"') == second.count('name="idea"') == 3
    assert first != second
    assert alice.get("/good/ideas/?after=900&how=together&free=1").content.decode().count('name="idea"') == 3


@pytest.mark.parametrize("wish", ["space", "no_contact"])
def test_t3_no_idea_is_shown_while_space_is_asked_for(couple: SimpleNamespace, wish: str) -> None:
    assert 'name="idea"' in couple.alice.get("/good/ideas/").content.decode()
    couple.bob.gave(ClosenessWished(wish))
    page = couple.alice.get("/good/ideas/").content.decode()
    assert 'name="idea"' not in page
    assert "there are no ideas" in page


def test_none_while_the_other_is_angry_by_ones_own_mark(alice: Who) -> None:
    alice.wrote(NEAR)
    for _twice in range(2):
        alice.post("/good/ideas/anger/", {"angry": "yes"})
    assert 'name="idea"' not in alice.get("/good/ideas/").content.decode()
    alice.post("/good/ideas/anger/", {"angry": "no"})
    assert 'name="idea"' in alice.get("/good/ideas/").content.decode()
    assert [each.angry for each in alice.read(AngerMarked)] == [True, False]


@pytest.mark.parametrize(("touch", "offered"), [(TouchLevel.NONE, False), (TouchLevel.WHEN_ASKED, True)])
def test_touch_is_an_idea_only_where_the_other_is_open_to_it(
    couple: SimpleNamespace, touch: TouchLevel, offered: bool
) -> None:
    couple.bob.gave(TouchWished(touch, SexLevel.NEVER_ASK))
    couple.alice.wrote(LikingNoted(Like.TOUCH, "hands"))
    page = couple.alice.get("/good/ideas/").content.decode()
    assert (
        "ask if they would like" in page or "Ask once at the door" in page or "blanket" in page
    ) is offered


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ("/good/list/", {"text": "", "seen": "on Sunday"}),
        ("/good/list/", {"text": "x" * 1001}),
        ("/good/ideas/likes/", {"like": "food", "text": ""}),
        ("/good/ideas/likes/", {"like": "noise", "text": "drums"}),
        ("/good/ideas/likes/", {"like": "food", "text": "x" * 501}),
        ("/good/upkeep/write/", {"keeps": "", "slipping": "the desk"}),
        ("/good/upkeep/write/", {"keeps": "x" * 5001}),
    ],
)
def test_what_cannot_be_taken_is_given_back_as_it_was(alice: Who, page: str, fields: dict[str, str]) -> None:
    answer = alice.post(page, fields)
    assert answer.status_code == 422
    body = answer.content.decode()
    assert 'role="alert"' in body
    assert all(value in body for name, value in fields.items() if name != "like")
    assert not alice.read(SpecialNoted, LikingNoted, UpkeepWritten)


def test_a_line_and_a_liking_are_erased_by_their_writer_and_no_other(couple: SimpleNamespace) -> None:
    (line,) = couple.alice.wrote(SpecialNoted("a laugh"))
    (liking,) = couple.alice.wrote(LikingNoted(Like.TOUCH, "hands"))
    for page in (f"/good/list/{line}/erase/", f"/good/ideas/likes/{liking}/erase/"):
        assert couple.bob.post(page).status_code == 404
        assert couple.alice.post(page).status_code == 302
        assert couple.alice.post(page).status_code == 404
    assert not couple.alice.read(SpecialNoted, LikingNoted)


def said(who: Who) -> list[str]:
    return [entry.record.text for entry in who.shared.read(GratitudeSaid)]


def test_s12_thanks_are_looked_at_first_and_then_both_have_them(couple: SimpleNamespace) -> None:
    (line,) = couple.alice.wrote(SpecialNoted("you stayed at the table"))
    assert "you stayed at the table" in couple.alice.get(f"/good/thanks/write/?from={line}").content.decode()
    look = couple.alice.post("/good/thanks/write/", {"text": "you stayed at the table"})
    assert "They will see exactly this" in look.content.decode()
    assert not said(couple.bob)
    for _twice in range(2):
        assert (
            couple.alice.post("/good/thanks/write/", {"text": "you stayed", "move": "hand"}).status_code
            == 302
        )
    assert said(couple.bob) == ["you stayed"]
    assert "you stayed" in couple.bob.get("/good/thanks/").content.decode()


@pytest.mark.parametrize("asked", ["7", "x", "", "9" * 30])
def test_nothing_but_ones_own_line_is_brought_along(couple: SimpleNamespace, asked: str) -> None:
    couple.bob.wrote(SpecialNoted("a line of Bob's"))
    assert "a line of Bob" not in couple.alice.get(f"/good/thanks/write/?from={asked}").content.decode()


def test_the_other_may_say_thank_you_once_and_nobody_thanks_themselves(couple: SimpleNamespace) -> None:
    (seq,) = couple.alice.gave(GratitudeSaid("you stayed"))
    assert couple.alice.post(f"/good/thanks/{seq}/welcome/").status_code == 404
    for _twice in range(2):
        assert couple.bob.post(f"/good/thanks/{seq}/welcome/")["Location"] == "/good/thanks/"
    assert len(couple.alice.shared.read(GratitudeWelcomed)) == 1
    assert "Bob says thank you." in couple.alice.get("/good/thanks/").content.decode()
    assert couple.bob.post("/good/thanks/999/welcome/").status_code == 404


def test_t3_thanks_are_paced_and_wait_with_their_words(couple: SimpleNamespace) -> None:
    couple.bob.gave(ClosenessWished("no_contact"))
    answer = couple.alice.post("/good/thanks/write/", {"text": "you stayed", "move": "hand"})
    assert answer.status_code == 409
    assert "you stayed" in answer.content.decode()
    assert not said(couple.bob)


def test_s05_help_comes_first(couple: SimpleNamespace) -> None:
    couple.alice.wrote(SafetyAnswered({"self_harm": "yes"}))
    assert couple.alice.post("/good/thanks/write/", {"text": "thanks", "move": "hand"}).status_code == 409


@pytest.mark.parametrize("record", [Paused(), Left()])
def test_a_resting_space_takes_no_thanks_and_gives_the_words_back(
    couple: SimpleNamespace, record: Any
) -> None:
    couple.bob.gave(record)
    answer = couple.alice.post("/good/thanks/write/", {"text": "you stayed", "move": "hand"})
    assert answer.status_code == 409
    assert "you stayed" in answer.content.decode()
    assert not said(couple.bob)


def test_s22_thanks_are_taken_back_by_their_author_after_a_question(couple: SimpleNamespace) -> None:
    (seq,) = couple.alice.gave(GratitudeSaid("you stayed"))
    page = f"/good/thanks/{seq}/back/"
    assert couple.bob.get(page).status_code == couple.bob.post(page).status_code == 404
    assert "you stayed" in couple.alice.get(page).content.decode()
    assert couple.alice.shared.states(GRATITUDES)[GRATITUDES].items
    couple.alice.post(page)
    assert not said(couple.bob)


def test_words_that_are_none_or_too_many_are_given_back(couple: SimpleNamespace) -> None:
    for text in ("", "x" * 2001):
        assert couple.alice.post("/good/thanks/write/", {"text": text, "move": "hand"}).status_code == 422
    back = couple.alice.post("/good/thanks/write/", {"text": "half a word", "move": "back"})
    assert (back.status_code, "half a word" in back.content.decode()) == (200, True)


def test_nothing_is_counted_on_any_page_of_it(courting: SimpleNamespace, words: Callable[[Any], str]) -> None:
    for n in range(3):
        courting.alice.gave(GratitudeSaid(f"thanks {'abc'[n]}"))
    for page in ("/good/", "/good/list/", "/good/thanks/", "/good/ideas/"):
        assert "3 " not in words(courting.bob.get(page)).replace("23 ", "")


def test_long_lists_come_in_pages(couple: SimpleNamespace) -> None:
    couple.alice.wrote(*(SpecialNoted(f"line-{n:02}.") for n in range(35)))
    first, second = (couple.alice.get(f"/good/list/?page={n}").content.decode() for n in (1, 2))
    assert "line-34." in first
    assert "line-04." not in first
    assert "line-04." in second
    assert couple.alice.get("/good/list/?page=99x").status_code == 200


def test_upkeep_is_looked_at_once_a_quarter_and_then_rests(alice: Who) -> None:
    alice.post("/good/upkeep/", {"text": "too early"})
    assert not alice.read(UpkeepReviewed)
    alice.post("/good/upkeep/write/", {"keeps": "soup", "slipping": "the desk", "whom": "my sister"})
    assert "A quarter has passed" not in alice.get("/good/upkeep/").content.decode()
    assert "soup" in alice.get("/good/upkeep/write/").content.decode()
    alice.clock.passes(days=91)
    alice.sign_in(alice.name, alice.passphrase)
    assert "A quarter has passed" in alice.get("/good/upkeep/").content.decode()
    assert "/good/upkeep/" in alice.get("/today/").content.decode()
    assert alice.post("/good/upkeep/", {"text": "x" * 5001}).status_code == 422
    alice.post("/good/upkeep/", {"text": "it fits"})
    page = alice.get("/good/upkeep/").content.decode()
    assert "it fits" in page
    assert "A quarter has passed" not in page
    assert "/good/upkeep/" not in alice.get("/today/").content.decode()
