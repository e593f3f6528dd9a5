"""A dispute sorted: each alone, advice that differs (T10), opened together or kept, and giving in seen by oneself."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import Paused, Released
from goldseam.core.records.closeness import ClosenessWished
from goldseam.core.records.dispute import DisputeEnded, DisputeOpened, DisputeSorted
from tests.web.disputing import DISHES, NAME, PAGE, SORT, opened, release, sort

Who = Any
Words = Callable[[Any], str]
OFTEN = "You gave in five times running."


def test_the_list_says_where_each_stands_and_nothing_of_what_the_other_sealed(
    couple: Any, words: Words
) -> None:
    number = opened(couple.alice)
    sort(couple.alice, **{"for": number})
    assert "the dishes Waits for you" in words(couple.alice.get(PAGE))
    release(couple.alice, number)
    assert "the dishes Yours is released." in words(couple.alice.get(PAGE))
    assert "the dishes Waits for you" in words(couple.bob.get(PAGE))
    couple.bob.post(f"{PAGE}both/{number}/", {"move": "not_this"})
    assert "the dishes Left out for now" in words(couple.bob.get(PAGE))
    sort(couple.bob, **{"for": number})
    release(couple.bob, number)
    for who in (couple.alice, couple.bob):
        assert "the dishes Opened" in words(who.get(PAGE))


def test_three_questions_are_private_and_answered_with_advice_for_this_person(
    couple: Any, words: Words
) -> None:
    for who, says, not_so in (
        (couple.alice, "Be gentle with the person", "You may say just that"),
        (couple.bob, "You may say just that", "Be gentle with the person"),
    ):
        page = words(who.get(sort(who)))
        assert says in page
        assert not_so not in page
        assert "Nobody here decides who is right." in page
    assert not couple.alice.shared.read(DisputeOpened)


def test_for_one_who_is_both_the_advice_holds_both(carol: Who, words: Words) -> None:
    page = words(carol.get(sort(carol, wound="no")))
    assert "as any two people have" in page
    assert "Settle the small thing fairly" in page


def test_answers_are_changed_and_their_old_words_go(bob: Who, words: Words) -> None:
    page = sort(bob)
    root = page.split("/")[2]
    form = bob.get(f"{SORT}?of={root}").content.decode()
    assert "whose turn" in form
    assert bob.post(SORT, {**DISHES, "text": "whose evening", "of": root})["Location"] == page
    assert [record.about for record in bob.read(DisputeSorted)] == ["whose evening"]
    assert "whose evening" in words(bob.get(page))


@pytest.mark.parametrize("wrong", [{"title": ""}, {"title": "a" * 121}, {"text": "a" * 5001}])
def test_answers_that_cannot_be_kept_are_not_lost(wrong: dict[str, str], bob: Who) -> None:
    answer = bob.post(SORT, {**DISHES, **wrong})
    assert answer.status_code == 422
    assert "one evening" in answer.content.decode()
    assert not bob.read(DisputeSorted)


def test_an_unknown_answer_about_the_wound_counts_as_not_sure(bob: Who, words: Words) -> None:
    assert "Did the old wound speak? Not sure" in words(bob.get(sort(bob, wound="loudly")))


def test_giving_in_that_was_mistapped_or_erased_does_not_count(bob: Who, words: Words) -> None:
    pages = [sort(bob, title=f"dispute {number}") for number in range(6)]
    for page in pages[:5]:
        bob.post(page, {"how": "i_gave_in"})
    assert OFTEN in words(bob.get(PAGE))
    bob.post(pages[4], {"how": "agreed"})
    assert "How it ended: We found something for both" in words(bob.get(pages[4]))
    assert OFTEN not in words(bob.get(PAGE))
    assert len(bob.read(DisputeEnded)) == 5
    for page in (pages[4], pages[5]):
        bob.post(page, {"how": "i_gave_in"})
    assert OFTEN in words(bob.get(PAGE))
    for page in pages[:5]:
        bob.post(page, {"move": "erase"})
    assert OFTEN not in words(bob.get(PAGE))
    assert len(bob.read(DisputeEnded)) == 1


def test_what_has_ended_stays_as_it_was_told(bob: Who, words: Words) -> None:
    page = sort(bob)
    bob.post(page, {"how": "let_be"})
    root = page.split("/")[2]
    assert "whose turn" not in bob.get(f"{SORT}?of={root}").content.decode()
    bob.post(SORT, {**DISHES, "text": "otherwise", "of": root})
    assert "whose turn" in words(bob.get(page))
    assert "How it ended: We let it be" in words(bob.get(page))


def test_answers_are_erased_for_good(bob: Who) -> None:
    page = sort(bob)
    assert bob.post(page, {"move": "erase"})["Location"] == PAGE
    assert bob.get(page).status_code == 404
    assert not bob.read(DisputeSorted)


def test_t10_giving_in_five_times_running_is_said_to_that_person_alone(couple: Any, words: Words) -> None:
    for number in range(5):
        assert OFTEN not in words(couple.alice.get(PAGE))
        page = sort(couple.alice, title=f"dispute {number}")
        for _ in range(2):
            couple.alice.post(page, {"how": "i_gave_in"})
        couple.alice.post(page, {"how": "dance"})
    assert OFTEN in words(couple.alice.get(PAGE))
    assert OFTEN in words(couple.alice.get(page))
    assert len(couple.alice.read(DisputeEnded)) == 5
    for address in (PAGE, "/today/"):
        assert OFTEN not in words(couple.bob.get(address))
    couple.alice.post(sort(couple.alice), {"how": "agreed"})
    assert OFTEN not in words(couple.alice.get(PAGE))


def test_s24_nothing_of_how_it_ended_reaches_the_other(couple: Any, seen_by: Callable[..., Any]) -> None:
    page = sort(couple.alice)
    before, head = seen_by(couple.bob), couple.alice.shared.head().last
    couple.alice.post(page, {"how": "they_gave_in"})
    assert seen_by(couple.bob) == before
    assert couple.alice.shared.head().last == head


def test_a_dispute_is_named_once_seen_first_and_stands_on_the_others_today(couple: Any, words: Words) -> None:
    looked = couple.alice.post(NAME, {"title": "the <dishes>"})
    assert "They will see exactly this" in words(looked)
    for _ in range(2):
        couple.alice.post(NAME, {"title": "the <dishes>", "move": "hand"})
    assert len(couple.alice.shared.read(DisputeOpened)) == 1
    assert "Alice would like to sort a dispute." in words(couple.bob.get("/today/"))
    assert "would like to sort" not in words(couple.alice.get("/today/"))
    assert "the <dishes>" in words(couple.bob.get(PAGE))


@pytest.mark.parametrize("title", ["", "a" * 121])
def test_a_name_that_cannot_be_is_given_back(title: str, couple: Any) -> None:
    answer = couple.alice.post(NAME, {"title": title})
    assert answer.status_code == 422
    assert f'value="{title}"' in answer.content.decode()


def test_t3_a_name_waits_while_no_contact_is_asked_for(couple: Any) -> None:
    couple.bob.gave(ClosenessWished("no_contact"))
    assert couple.alice.post(NAME, {"title": "the dishes", "move": "hand"}).status_code == 409
    assert not couple.alice.shared.read(DisputeOpened)


def test_answers_open_for_both_once_both_released_and_not_before(couple: Any, words: Words) -> None:
    number = opened(couple.alice)
    page = f"{PAGE}both/{number}/"
    assert "First three questions, for you alone." in words(couple.bob.get(page))
    sort(couple.alice, **{"for": number})
    sort(couple.bob, text="the whole week", wound="no", helps="a plan", **{"for": number})
    release(couple.bob, number)
    assert "would like to sort" not in words(couple.bob.get("/today/"))
    waiting = couple.alice.get(page)
    assert "the whole week" not in words(waiting)
    assert "Yours is released." in words(couple.bob.get(page))
    release(couple.alice, number)
    cards = [
        re.findall(r"<h2>(Alice|Bob)</h2>(.*?)</section>", who.get(page).content.decode(), re.DOTALL)
        for who in (couple.alice, couple.bob)
    ]
    assert cards[0] == cards[1]
    assert {name for name, _ in cards[0]} == {"Alice", "Bob"}
    assert "the whole week" in words(couple.alice.get(page))
    assert "Be gentle with the person" in words(couple.alice.get(page))
    assert "Be gentle with the person" not in words(couple.bob.get(page))


def test_s12_only_what_was_shown_is_released(couple: Any, words: Words) -> None:
    number = opened(couple.alice)
    page = f"{PAGE}both/{number}/"
    couple.alice.post(page, {"move": "release", "seen": ""})
    root = sort(couple.alice, **{"for": number}).split("/")[2]
    assert "whose turn" in words(couple.alice.get(page))
    old = re.findall(r'name="seen" value="(\w+)"', couple.alice.get(page).content.decode())[0]
    couple.alice.post(SORT, {**DISHES, "text": "changed", "of": root})
    couple.alice.post(page, {"move": "release", "seen": old})
    assert not couple.alice.shared.read(Released)


def test_what_was_written_alone_is_taken_along(couple: Any, words: Words) -> None:
    root = sort(couple.bob).split("/")[2]
    number = opened(couple.alice, "Sunday")
    assert "Take what you wrote about the dishes" in words(couple.bob.get(f"{PAGE}both/{number}/"))
    assert "whose turn" in couple.bob.get(f"{SORT}?of={root}&for={number}").content.decode()
    couple.bob.post(SORT, {**DISHES, "of": root, "for": number})
    assert "Release it" in words(couple.bob.get(f"{PAGE}both/{number}/"))
    assert couple.bob.read(DisputeSorted)[-1].dispute == int(number)


def test_a_release_is_taken_back_while_it_is_sealed(couple: Any, words: Words) -> None:
    number = opened(couple.alice)
    sort(couple.alice, **{"for": number})
    release(couple.alice, number)
    couple.alice.post(f"{PAGE}both/{number}/", {"move": "take_back"})
    assert "Release it" in words(couple.alice.get(f"{PAGE}both/{number}/"))
    assert not couple.alice.shared.read(Released)


def test_either_leaves_it_out_without_a_reason(couple: Any, words: Words) -> None:
    number = opened(couple.alice)
    couple.bob.post(f"{PAGE}both/{number}/", {"move": "not_this"})
    assert "No reason is needed." in words(couple.alice.get(f"{PAGE}both/{number}/"))
    assert "would like to sort" not in words(couple.bob.get("/today/"))


def test_a_number_that_is_no_dispute_leads_to_private_answers(couple: Any) -> None:
    sort(couple.bob, **{"for": "99"})
    assert couple.bob.read(DisputeSorted)[-1].dispute == 0
    assert couple.bob.get(f"{SORT}?of=x&for=99").status_code == 200


def test_a_space_that_rests_takes_no_name_and_loses_none(couple: Any) -> None:
    couple.bob.gave(Paused())
    answer = couple.alice.post(NAME, {"title": "the dishes"})
    assert answer.status_code == 409
    assert "the dishes" in answer.content.decode()
