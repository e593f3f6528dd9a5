"""The full account written alone: a caution first, parts in order of time, two devices, and telling it outside."""

import re
from html import unescape
from typing import Any

import pytest

from goldseam.core.records import AccountPart, AccountTold, Answered, DetailChosen, SafetyAnswered
from goldseam.core.records.account import PartKind, ToldHow

Who = Any
Two = Any
ACCOUNT, PART, CAUTION = "/truth/account/", "/truth/account/part/", "/truth/account/caution/"


def page(who: Who, address: str = ACCOUNT) -> str:
    return unescape(who.get(address).content.decode())


def cautioned(who: Who) -> Who:
    who.post(CAUTION)
    return who


def written(who: Who, **fields: str) -> int:
    """Write one part; its number."""
    assert who.post(PART, {"part": "event", **fields})["Location"] == ACCOUNT
    return max(entry.seq for entry in who.space.read(AccountPart))


def test_before_the_first_word_there_is_a_caution_on_a_screen_of_its_own(alice: Who, words: Any) -> None:
    assert alice.get(ACCOUNT)["Location"] == CAUTION
    assert alice.get(PART)["Location"] == CAUTION
    said = words(alice.get(CAUTION))
    for warned in ("divorce", "custody", "work", "criminal", "lawyer", "told aloud"):
        assert warned in said
    assert "<textarea" not in page(alice, CAUTION)
    assert alice.post(CAUTION)["Location"] == ACCOUNT
    assert alice.get(ACCOUNT).status_code == 200
    assert "<textarea" in page(alice, PART)


def test_declining_the_caution_leaves_it_for_the_next_time(alice: Who) -> None:
    alice.get(CAUTION)
    assert alice.get(ACCOUNT)["Location"] == CAUTION


def test_every_field_is_optional_but_one_and_days_are_kept_as_they_are_remembered(alice: Who) -> None:
    cautioned(alice)
    written(alice, when="3 May 2024", happened="third")
    written(alice, when="spring 2023", money="second")
    written(alice, when="2022", unsure="first")
    shown = page(alice)
    assert shown.index("2022") < shown.index("spring 2023") < shown.index("3 May 2024")
    assert alice.post(PART, {"part": "event", "when": " "}).status_code == 422


@pytest.mark.parametrize(("field", "length"), [("when", 81), ("happened", 20_001), ("health", 20_001)])
def test_what_is_too_long_comes_back_as_it_was_typed(alice: Who, field: str, length: int) -> None:
    answer = alice.post(PART, {"part": "event", field: "w" * length, "knew": "<Dana>"})
    assert answer.status_code == 422
    assert "w" * length in answer.content.decode()
    assert "&lt;Dana&gt;" in answer.content.decode()
    assert not alice.read(AccountPart)


def test_denials_and_reasons_have_their_own_few_fields(alice: Who) -> None:
    cautioned(alice)
    denial, reasons = page(alice, f"{PART}?part=denial"), page(alice, f"{PART}?part=reasons")
    assert re.findall(r'<textarea id="id_(\w+)"', denial) == ["said", "truth"]
    assert re.findall(r'<textarea id="id_(\w+)"', reasons) == ["happened"]
    assert 'name="when"' not in reasons
    assert "excuse" in reasons
    alice.post(PART, {"part": "reasons", "happened": "why", "when": "2020", "said": "not asked"})
    assert alice.read(AccountPart) == [AccountPart(PartKind.REASONS, happened="why")]


def test_prompts_ask_and_never_suggest_and_never_ask_for_sexual_detail(alice: Who, words: Any) -> None:
    cautioned(alice)
    prompts = re.findall(r"<ul class=\"points\">(.*?)</ul>", page(alice), re.DOTALL)[-1]
    asked = re.findall(r"<li>(.*?)</li>", prompts)
    assert len(asked) >= 7
    assert all(each.endswith("?") for each in asked)
    for kind in ("", "?part=denial", "?part=reasons"):
        assert not re.search(
            r"\b(sex|intercourse|intimate|bed|position)", words(alice.get(PART + kind)).lower()
        )


def test_a_changed_part_takes_the_place_of_the_old_words_which_are_gone(alice: Who) -> None:
    cautioned(alice)
    root = written(alice, happened="MARKED old")
    base = re.findall(r'name="base" value="(\d+)"', page(alice, f"{PART}?of={root}"))[0]
    alice.post(PART, {"part": "event", "of": root, "base": base, "happened": "new words"})
    assert [each.happened for each in alice.read(AccountPart)] == ["new words"]
    assert "MARKED" not in page(alice)
    again = re.findall(r'name="base" value="(\d+)"', page(alice, f"{PART}?of={root}"))[0]
    alice.post(PART, {"of": root, "base": again, "happened": "new words", "move": "erase"})
    assert not alice.read(AccountPart)
    assert alice.get(f"{PART}?of={root}").status_code == 404


def test_two_devices_at_once_lose_nothing(alice: Who) -> None:
    cautioned(alice)
    root = written(alice, happened="the beginning")
    form = {"part": "event", "of": root, "base": root}
    alice.post(PART, {**form, "happened": "from the phone"})
    late = alice.post(PART, {**form, "happened": "from the laptop"})
    assert late.status_code == 409
    shown = unescape(late.content.decode())
    assert "from the phone" in shown
    assert "from the laptop" in shown
    assert "another device" in shown
    assert [each.happened for each in alice.read(AccountPart)] == ["from the phone"]
    base = re.findall(r'name="base" value="(\d+)"', shown)[0]
    both = {"part": "event", "of": root, "base": base, "happened": "from the phone and the laptop"}
    assert alice.post(PART, both)["Location"] == ACCOUNT
    assert [each.happened for each in alice.read(AccountPart)] == ["from the phone and the laptop"]


def test_what_was_erased_on_one_device_is_not_lost_on_the_other(alice: Who) -> None:
    cautioned(alice)
    root = written(alice, happened="the beginning")
    form = {"part": "event", "of": root, "base": root}
    alice.post(PART, {**form, "move": "erase"})
    late = alice.post(PART, {**form, "happened": "typed meanwhile"})
    assert late.status_code == 409
    assert "typed meanwhile" in late.content.decode()
    assert 'name="of"' not in late.content.decode()
    written(alice, happened="typed meanwhile")
    assert [each.happened for each in alice.read(AccountPart)] == ["typed meanwhile"]


def test_an_erasing_from_an_old_page_does_not_take_newer_words(alice: Who) -> None:
    cautioned(alice)
    root = written(alice, happened="one")
    alice.post(PART, {"part": "event", "of": root, "base": root, "happened": "newer"})
    late = alice.post(PART, {"part": "event", "of": root, "base": root, "happened": "one", "move": "erase"})
    assert late.status_code == 409
    assert [each.happened for each in alice.read(AccountPart)] == ["newer"]


def test_a_form_that_is_sent_twice_writes_once(alice: Who) -> None:
    for _ in range(2):
        written(cautioned(alice), happened="the same", when="2023")
    assert len(alice.read(AccountPart)) == 1


def test_the_whole_on_one_page_prints_without_forms(alice: Who) -> None:
    cautioned(alice)
    written(alice, when="2023", happened="MARKED <b>")
    main = page(alice, "/truth/account/paper/").split("<main")[1]
    assert "MARKED" in main
    assert "<form" not in main
    assert "2023" in main


@pytest.mark.parametrize("how", ["aloud", "paper"])
def test_told_outside_is_a_full_way_with_nothing_written(alice: Who, how: str) -> None:
    assert alice.post("/truth/account/told/", {"how": how, "on": "2026-11-20"}).status_code == 302
    assert alice.read(AccountTold)[-1].how == how
    assert not alice.read(AccountPart)
    assert "20 November 2026" in page(alice, "/truth/account/told/")
    alice.post("/truth/account/told/", {"how": "not_told"})
    assert alice.read(AccountTold)[-1].how is ToldHow.NOT_TOLD
    assert "20 November 2026" not in page(alice, "/truth/account/told/")


@pytest.mark.parametrize("fields", [{"how": "aloud", "on": "2026-11-23"}, {"on": "2026-11-20"}, {"how": "x"}])
def test_telling_needs_a_way_and_a_day_that_has_come(alice: Who, fields: dict[str, str]) -> None:
    assert alice.post("/truth/account/told/", fields).status_code == 422
    assert not alice.read(AccountTold)


def test_t17_handing_over_is_not_spoken_of_before_it_is_asked_whether_telling_is_safe(couple: Two) -> None:
    alice = cautioned(couple.alice)
    written(alice, happened="it")
    handing = ("/truth/account/first/", "/truth/account/seal/")
    assert "/situation/addressed_safely/" in page(alice)
    for answer in ("no", "not_sure"):
        alice.wrote(Answered("addressed_safely", answer))
        assert "Hand it over" not in page(alice)
        assert 'href="/help/"' in page(alice)
        assert all(alice.get(each)["Location"] == "/truth/account/hand-over/" for each in handing)
        assert "/truth/account/seal/" not in page(alice, "/truth/account/hand-over/")
    alice.wrote(Answered("addressed_safely", "yes"))
    assert "Hand it over" in page(alice)
    assert all(alice.get(each).status_code == 200 for each in handing)


def test_s05_somebody_who_is_afraid_reads_that_nothing_asks_them_to_tell(couple: Two) -> None:
    alice = cautioned(couple.alice)
    alice.wrote(Answered("addressed_safely", "yes"), SafetyAnswered({"fear": "yes"}))
    assert "Nothing here asks you to tell" in page(alice)
    alice.wrote(SafetyAnswered({"fear": "no"}))
    assert "Nothing here asks you to tell" not in page(alice)


@pytest.mark.parametrize(("chooser", "writer"), [("alice", "bob"), ("bob", "alice")])
def test_the_level_of_detail_is_everybodys_own_private_until_told_and_changeable(
    couple: Two, chooser: str, writer: str
) -> None:
    who, other = getattr(couple, chooser), cautioned(getattr(couple, writer))
    who.post("/truth/account/detail/", {"level": "facts_only", "move": "keep"})
    assert "The facts only" not in page(other)
    assert not who.shared.read(DetailChosen)
    who.post("/truth/account/detail/", {"level": "facts_only", "move": "tell"})
    assert "The facts only" in page(other)
    who.post("/truth/account/detail/", {"level": "everything_i_ask", "move": "tell"})
    assert "Everything I ask" in page(other)
    assert "body, money, home or children" in page(other)
    assert who.post("/truth/account/detail/", {"level": "all"}).status_code == 422


def test_the_level_works_alone_and_says_what_none_withholds(bob: Who, words: Any) -> None:
    bob.post("/truth/account/detail/", {"level": "facts_only"})
    assert 'value="facts_only" checked' in page(bob, "/truth/account/detail/")
    said = words(bob.get("/truth/account/detail/"))
    for touched in ("body", "money", "home", "children", "still goes on"):
        assert touched in said


def test_nothing_of_the_account_is_on_any_page_of_the_other(couple: Two, seen_by: Any) -> None:
    cautioned(couple.alice)
    before = seen_by(couple.bob)
    written(couple.alice, happened="MARKED", when="spring 2024")
    couple.alice.post("/truth/account/told/", {"how": "aloud", "on": "2026-11-20"})
    assert seen_by(couple.bob) == before
