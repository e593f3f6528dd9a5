"""No contact: ending it first, the distance kept, contact told or found out, each thing private until handed over."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldseam.core.records import (
    Answered,
    ChannelClosed,
    ClosenessWished,
    ContactLogged,
    DistancePlanned,
    EndingDrafted,
    EndingSent,
    HandedOn,
    Paused,
    WitnessWished,
)
from goldseam.core.records.no_contact import EndingWay, Witness, Witnessed

Who = Any
HERE = "/truth/no-contact/"
KEPT, CONTACT = f"{HERE}kept/", f"{HERE}contact/"
SENT = {"on": "2026-11-20", "way": "message", "witnessed": "read_before", "text": "It is <over>."}
FIELDS = {
    "on": "2026-11-22",
    "time": "09:30",
    "began": "they",
    "known": "not_told_yet",
    "what": "A <message>.",
}
CLOSED = {"name": "the old number", "on": "2026-11-20"}


def logged(who: Who, **fields: str) -> str:
    answer = who.post(CONTACT, {**FIELDS, **fields})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"].removesuffix("?saved=1"))


def kept(who: Who, page: str, fields: dict[str, str]) -> str:
    """Write something; the page where it is kept."""
    assert who.post(f"{HERE}{page}/", fields).status_code == 302
    return re.findall(rf'href="({KEPT}\d+/)"', who.get(KEPT).content.decode())[0]


def hand(who: Who, page: str) -> Any:
    return who.post(page, {"move": "hand"})


def handed(who: Who, page: str) -> str:
    answer = hand(who, page)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"].removesuffix("?handed=1"))


def shared(who: Who, *kinds: Any) -> list[Any]:
    return [entry.record for entry in who.shared.read(*kinds)]


def article(response: Any) -> str:
    (found,) = re.findall(r"<article.*?</article>", response.content.decode(), re.DOTALL)
    return str(found)


def test_while_it_goes_on_the_page_is_about_ending_it(alice: Who) -> None:
    alice.wrote(
        Answered("ongoing", "yes"),
        Answered("other_person", "distant"),
        Answered("causes", ("infidelity_physical",)),
    )
    page = alice.get(HERE).content.decode()
    assert f'href="{HERE}message/"' in page
    assert f'href="{HERE}sent/"' in page
    assert 'href="/help/"' in page
    for later in ("closed/", "distance/", "contact/", "seen/"):
        assert f'href="{HERE}{later}"' not in page


def test_once_it_is_ended_the_rest_opens_and_the_situation_is_asked_about(alice: Who) -> None:
    alice.wrote(Answered("ongoing", "not_sure"), Answered("causes", ("infidelity_physical",)))
    assert alice.post(f"{HERE}sent/", SENT)["Location"] == f"{HERE}?saved=1"
    assert alice.read(EndingSent) == [
        EndingSent(date(2026, 11, 20), EndingWay.MESSAGE, Witnessed.READ_BEFORE, "It is <over>.")
    ]
    page = alice.get(HERE).content.decode()
    for later in ("closed/", "distance/", "contact/", "message/"):
        assert f'href="{HERE}{later}"' in page
    assert "/situation/ongoing/" in page


def test_the_draft_has_words_to_borrow_and_is_sent_nowhere(alice: Who, words: Callable[[Any], str]) -> None:
    page = f"{HERE}message/"
    said = words(alice.get(page))
    assert "It is over between us, and this is final." in said
    assert "Nothing goes out from this page." in said
    assert alice.post(page, {"text": ""}).status_code == 422
    for text in ("It is over.", "It is over.", "It is over & final.\nPlease do not write."):
        alice.post(page, {"text": text})
    assert [each.text for each in alice.read(EndingDrafted)] == [
        "It is over.",
        "It is over & final.\nPlease do not write.",
    ]
    assert "It is over &amp; final.\nPlease do not write.</textarea>" in alice.get(page).content.decode()
    alice.post(page, {"text": ""})
    assert "</textarea>" in alice.get(page).content.decode()
    assert alice.read(EndingDrafted)[-1].text == ""


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ("sent", {**SENT, "on": "2026-11-23"}),
        ("sent", {**SENT, "way": "pigeon"}),
        ("sent", {**SENT, "witnessed": ""}),
        ("sent", {**SENT, "text": "x" * 200_001}),
        ("closed", {**CLOSED, "name": " "}),
        ("closed", {**CLOSED, "name": "x" * 121}),
        ("closed", {**CLOSED, "on": ""}),
        ("distance", {"text": " "}),
        ("contact", {**FIELDS, "known": ""}),
        ("contact", {**FIELDS, "began": "fate"}),
        ("contact", {**FIELDS, "on": "2026-11-23"}),
        ("contact", {**FIELDS, "time": "late"}),
        ("contact", {**FIELDS, "time": "23:00"}),
        ("contact", {**FIELDS, "known": "later", "known_on": "2026-11-21"}),
        ("contact", {**FIELDS, "known": "later", "known_on": "2026-11-23"}),
        ("contact", {**FIELDS, "what": "x" * 200_001}),
    ],
)
def test_what_cannot_be_taken_comes_back_as_it_was_typed(
    page: str, fields: dict[str, str], alice: Who
) -> None:
    answer = alice.post(f"{HERE}{page}/", fields)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'role="alert"' in html
    if page == "sent" and len(fields["text"]) < 99:
        assert "It is &lt;over&gt;." in html
    if page == "contact" and len(fields["what"]) < 99:
        assert "A &lt;message&gt;." in html
    assert not alice.read(EndingSent, ChannelClosed, DistancePlanned, ContactLogged)


def test_rules_are_in_own_words_and_the_newest_stand(alice: Who, words: Callable[[Any], str]) -> None:
    alice.wrote(Answered("other_person", "unavoidable"), Answered("causes", ("infidelity_emotional",)))
    assert "Because you cannot avoid each other" in words(alice.get(HERE))
    for text in ("Only work.", "Only work.", "Only work, in <writing>."):
        alice.post(f"{HERE}distance/", {"text": text})
    assert [each.text for each in alice.read(DistancePlanned)] == ["Only work.", "Only work, in <writing>."]
    assert "in &lt;writing&gt;.</textarea>" in alice.get(f"{HERE}distance/").content.decode()


def test_a_way_is_closed_on_a_day_and_no_device_is_touched(alice: Who, words: Callable[[Any], str]) -> None:
    page = kept(alice, "closed", CLOSED)
    assert "The program touches no device." in words(alice.get(f"{HERE}closed/"))
    assert "What is closed the old number Since 20 November 2026" in words(alice.get(page))


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ("sent", SENT),
        ("closed", CLOSED),
        ("distance", {"text": "Only work.\nNever alone."}),
        ("contact", FIELDS),
    ],
)
def test_s12_each_thing_is_private_until_it_is_handed_over_exactly_as_shown(
    page: str, fields: dict[str, str], couple: Any, seen_by: Any, words: Callable[[Any], str]
) -> None:
    before = seen_by(couple.bob)
    mine = kept(couple.alice, page, fields)
    assert seen_by(couple.bob) == before
    preview = couple.alice.get(mine)
    told = handed(couple.alice, mine)
    assert article(preview) == article(couple.bob.get(told))
    assert told in couple.bob.get(HERE).content.decode()
    assert f'href="{mine}"' not in couple.bob.get(HERE).content.decode()
    assert "A copy was handed over on 22 November 2026." in words(couple.alice.get(mine))
    assert len(couple.alice.read(HandedOn)) == 1


@pytest.mark.parametrize("ongoing", ["yes", "no"])
def test_nothing_asks_the_hurt_partner_to_look_or_to_watch(
    ongoing: str, couple: Any, words: Callable[[Any], str]
) -> None:
    couple.bob.wrote(Answered("ongoing", ongoing), Answered("causes", ("infidelity_physical",)))
    for page in (HERE, CONTACT, f"{HERE}seen/", KEPT):
        said = words(couple.bob.get(page)).replace("Private safety check", "")
        assert not re.search(
            r"\b(watch|monitor|spy|track|their phone|read their|check (?:their|his|her))", said, re.IGNORECASE
        )
    assert "Nothing here asks you to look for anything." in words(couple.bob.get(HERE))
    assert f'href="{HERE}message/"' not in couple.bob.get(HERE).content.decode()


def test_how_the_ending_is_seen_holds_only_where_both_chose_it(
    couple: Any, words: Callable[[Any], str]
) -> None:
    page = f"{HERE}seen/"
    assert couple.alice.post(page, {"witness": "everything"}).status_code == 422
    for _ in range(2):
        assert couple.alice.post(page, {"witness": "be_there"})["Location"] == f"{page}?saved=1"
    assert shared(couple.bob, WitnessWished) == [WitnessWished(Witness.BE_THERE)]
    assert "What Alice chose Be there" in words(couple.bob.get(page))
    assert "You both chose" not in words(couple.bob.get(page))
    couple.bob.post(page, {"witness": "be_there"})
    for who in (couple.alice, couple.bob):
        assert "You both chose: Be there." in words(who.get(page))
    couple.bob.post(page, {"witness": "not_now"})
    assert "You both chose" not in words(couple.alice.get(page))


def test_s20_every_choice_stands_alike(couple: Any) -> None:
    html = couple.bob.get(f"{HERE}seen/").content.decode()
    assert len(re.findall(r'<label class="choice"><input type="radio" name="witness"', html)) == len(Witness)
    assert " checked" not in html


def test_t2_contact_is_reported_while_space_is_asked_for_and_the_rest_is_paced(
    couple: Any, words: Callable[[Any], str]
) -> None:
    couple.bob.gave(ClosenessWished("space"))
    for what in ("first", "second"):
        handed(couple.alice, logged(couple.alice, what=what))
    handed(couple.alice, kept(couple.alice, "closed", CLOSED))
    for page, fields in (("distance", {"text": "Only work."}), ("sent", SENT)):
        held = hand(couple.alice, kept(couple.alice, page, fields))
        assert held.status_code == 409
        assert "Today's one thing has been handed over" in words(held)


def test_t3_under_no_contact_everything_waits(couple: Any, words: Callable[[Any], str]) -> None:
    couple.bob.gave(ClosenessWished("no_contact"))
    page = logged(couple.alice)
    assert 'value="hand"' not in couple.alice.get(page).content.decode()
    held = hand(couple.alice, page)
    assert held.status_code == 409
    assert "waits until contact is possible again" in words(held)
    assert hand(couple.alice, kept(couple.alice, "closed", CLOSED)).status_code == 409
    assert couple.alice.post(f"{HERE}seen/", {"witness": "be_there"}).status_code == 409
    assert not shared(couple.bob, ContactLogged, ChannelClosed, WitnessWished)


def test_while_the_space_rests_nothing_new_goes_in(couple: Any, words: Callable[[Any], str]) -> None:
    page = logged(couple.alice)
    couple.bob.gave(Paused())
    held = hand(couple.alice, page)
    assert held.status_code == 409
    assert "rests just now" in words(held)
    assert couple.alice.post(f"{HERE}seen/", {"witness": "be_there"}).status_code == 409
    assert not shared(couple.bob, ContactLogged, WitnessWished)


def test_nothing_is_added_up_and_long_lists_come_in_parts(alice: Who) -> None:
    alice.wrote(*(ChannelClosed(f"way {number}.", date(2026, 11, 20)) for number in range(35)))
    first = alice.get(KEPT).content.decode()
    assert "way 34." in first
    assert "way 4." not in first
    assert "35" not in re.sub(r"<[^>]+>", "", first)
    (older,) = re.findall(r'href="(\?before=\d+)"', first)
    assert "way 4." in alice.get(f"{KEPT}{older}").content.decode()


def test_the_method_leads_to_the_page(alice: Who) -> None:
    assert f'href="{HERE}"' in alice.get("/practices/method/A02/").content.decode()
    assert f'href="{HERE}"' in alice.get("/truth/").content.decode()


@pytest.mark.parametrize("number", ["999", "1", "0", "9" * 40])
def test_what_is_not_ones_own_to_open_leads_back(number: str, alice: Who) -> None:
    for page in (f"{KEPT}{number}/", f"{CONTACT}{number}/"):
        assert alice.get(page)["Location"] == KEPT
        assert alice.post(page, {"move": "hand"})["Location"] == KEPT
