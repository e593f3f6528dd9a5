"""Breaches by name: who broke trust and who was hurt as each of them sees it, and both views stand (S24)."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import BreachNamed, BreachSeen, ClosenessWished, Handed, Paused
from goldseam.core.records.breach import Part
from goldseam.core.records.handed import HandedKind

Who = Any
NEW = "/us/breaches/new/"
FIELDS = {
    "title": "The <second> card",
    "when": "last spring",
    "broke": "me",
    "hurt": "partner",
    "words": "I hid it.\nFor a year.",
}


def sections(response: Any) -> list[str]:
    """The views a page shows, in order."""
    html = response.content.decode()
    return re.findall(r'<section class="card">.*?</section>', html, re.DOTALL)


def named(who: Who, **fields: str) -> str:
    answer = who.post(NEW, {**FIELDS, **fields, "move": "hand"})
    assert answer.status_code == 302
    return str(answer["Location"])


def see(who: Who, page: str, **fields: str) -> Any:
    said = {"broke": "partner", "hurt": "me", "words": "I found it myself.", **fields}
    return who.post(f"{page}view/", {**said, "move": "hand"})


def test_the_two_views_stand_beside_each_other_under_their_authors_names(
    couple: Any, words: Callable[[Any], str]
) -> None:
    page = named(couple.alice)
    see(couple.bob, page, broke="both", hurt="both")
    said = words(couple.alice.get(page))
    assert "Alice Who broke trust: Alice Who was hurt: Bob I hid it. For a year." in said
    assert "Bob Who broke trust: both Who was hurt: both I found it myself." in said
    assert sections(couple.alice.get(page)) == sections(couple.bob.get(page))


def test_s24_the_same_page_whether_the_views_agree_or_differ(couple: Any) -> None:
    page = named(couple.alice, words="")
    frames = []
    for broke, hurt in (("partner", "me"), ("me", "partner"), ("not_sure", "not_sure")):
        see(couple.bob, page, broke=broke, hurt=hurt, words="")
        html = couple.bob.get(page).content.decode()
        frames.append(re.sub(r'<section class="card">.*?</section>|value="[^"]+"', "", html, flags=re.DOTALL))
    assert frames[0] == frames[1] == frames[2]
    assert "differ" not in frames[0]


def test_s12_the_view_is_seen_exactly_as_the_preview_showed_it(couple: Any) -> None:
    preview = couple.alice.post(NEW, FIELDS)
    page = named(couple.alice)
    assert sections(preview) == sections(couple.bob.get(page))[:1]
    assert "I hid it.<br>For a year." in sections(preview)[0]
    theirs = couple.bob.post(f"{page}view/", {"broke": "partner", "hurt": "me", "words": "mine"})
    see(couple.bob, page, words="mine")
    assert sections(theirs) == sections(couple.alice.get(page))[1:]


def test_nothing_is_named_before_the_preview_was_answered(couple: Any) -> None:
    for step in ({}, {"move": "preview"}, {"move": "back"}):
        assert couple.alice.post(NEW, {**FIELDS, **step}).status_code == 200
    assert not couple.bob.shared.read(BreachNamed, BreachSeen)


def test_going_back_loses_nothing(couple: Any) -> None:
    html = couple.alice.post(NEW, {**FIELDS, "move": "back"}).content.decode()
    assert 'value="The &lt;second&gt; card"' in html
    assert 'value="last spring"' in html
    assert 'name="broke" value="me" checked' in html
    assert 'name="hurt" value="partner" checked' in html
    assert "I hid it.\nFor a year." in html


@pytest.mark.parametrize(
    "wrong", [{"title": " "}, {"title": "x" * 121}, {"when": "x" * 121}, {"words": "x" * 200_001}]
)
def test_what_cannot_be_taken_comes_back_as_it_was_typed(wrong: dict[str, str], couple: Any) -> None:
    answer = couple.alice.post(NEW, {**FIELDS, **wrong, "move": "hand"})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert 'name="broke" value="me" checked' in answer.content.decode()
    assert not couple.alice.shared.read(BreachNamed)


def test_a_person_may_carry_both_roles_one_for_each_breach(couple: Any, words: Callable[[Any], str]) -> None:
    first, second = (
        named(couple.alice),
        named(couple.alice, title="The message", broke="partner", hurt="me"),
    )
    assert "Who broke trust: Alice Who was hurt: Bob" in words(couple.bob.get(first))
    assert "Who broke trust: Bob Who was hurt: Alice" in words(couple.bob.get(second))
    listed = words(couple.bob.get("/us/breaches/"))
    assert "last spring · named by Alice on 22 November 2026" in listed
    assert listed.index("The <second> card") < listed.index("The message")


def test_words_are_optional_and_what_is_not_chosen_is_not_sure(couple: Any) -> None:
    couple.alice.post(NEW, {"title": "A promise", "broke": "nonsense", "move": "hand"})
    (named_, seen) = [entry.record for entry in couple.bob.shared.read(BreachNamed, BreachSeen)]
    assert named_ == BreachNamed("A promise")
    assert (seen.broke, seen.hurt, seen.words) == (Part.NOT_SURE, Part.NOT_SURE, "")


def test_nobody_has_to_say_how_they_see_it(couple: Any, words: Callable[[Any], str]) -> None:
    page = named(couple.alice)
    for who in (couple.alice, couple.bob):
        assert "Bob Nothing is written here." in words(who.get(page))


def test_s21_what_was_said_before_stays_to_be_read(couple: Any, words: Callable[[Any], str]) -> None:
    page = named(couple.alice)
    couple.alice.clock.passes(days=1)
    for who in (couple.alice, couple.bob):
        who.unlock(who.passphrase)
    see(couple.alice, page, broke="both", hurt="both", words="I see more now.")
    said = words(couple.bob.get(page))
    assert said.index("I see more now.") < said.index("Said before") < said.index("I hid it.")
    assert "I see more now." in couple.alice.get(f"{page}view/").content.decode()


def test_s22_nobody_says_anything_under_the_name_of_the_other(
    couple: Any, words: Callable[[Any], str]
) -> None:
    page = named(couple.alice)
    see(couple.bob, page)
    see(couple.bob, page, words="said again")
    (mine, theirs) = sections(couple.alice.get(page))
    assert "I hid it." in mine
    assert "Said before" not in mine
    assert "said again" in theirs
    assert "The <second> card" in words(couple.alice.get(page))


def test_a_form_that_is_sent_twice_is_handed_over_once(couple: Any) -> None:
    assert named(couple.alice) == named(couple.alice)
    page = named(couple.alice)
    for _ in range(2):
        assert see(couple.bob, page)["Location"] == page
    assert len(couple.alice.shared.read(BreachNamed)) == 1
    assert len(couple.alice.shared.read(BreachSeen)) == 2


@pytest.mark.parametrize("first", ["breach", "letter"])
def test_t3_naming_and_seeing_are_paced_as_a_letter_is(
    first: str, couple: Any, words: Callable[[Any], str]
) -> None:
    page = named(couple.bob)
    couple.bob.gave(ClosenessWished("space"))
    if first == "breach":
        assert see(couple.alice, page).status_code == 302
    else:
        couple.alice.gave(Handed(HandedKind.LETTER, "", "one a day"))
    for held in (
        see(couple.alice, page, words="more"),
        couple.alice.post(NEW, {**FIELDS, "move": "hand"}),
        couple.alice.post("/us/hand/write/", {"kind": "note", "text": "x", "move": "hand"}),
    ):
        assert held.status_code == 409
        assert "Today's one thing has been handed over" in words(held)


def test_while_it_rests_the_views_are_read_and_what_was_typed_is_given_back(
    couple: Any, words: Callable[[Any], str]
) -> None:
    page = named(couple.alice)
    couple.bob.gave(Paused())
    for who in (couple.alice, couple.bob):
        assert "I hid it." in words(who.get(page))
        assert "The <second> card" in words(who.get("/us/breaches/"))
    answer = couple.alice.post(NEW, {**FIELDS, "title": "Another", "move": "hand"})
    assert answer.status_code == 409
    for typed in ("Another", "last spring", "For a year."):
        assert typed in words(answer)
    assert see(couple.bob, page).status_code == 409


@pytest.mark.parametrize("number", ["999", "1", "0", "9" * 40])
def test_what_is_no_breach_is_not_found(number: str, couple: Any) -> None:
    for page in (f"/us/breaches/{number}/", f"/us/breaches/{number}/view/"):
        assert couple.alice.get(page).status_code == 404
        assert couple.alice.post(page, {**FIELDS, "move": "hand"}).status_code == 404
