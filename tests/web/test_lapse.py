"""It happened again: told or found out, a slip or a return, without a count, and help first (T15, T17)."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldseam.core.records import Answered, Lapsed, LapseHow, LapseKind, PracticeMark, PracticeMarked
from goldseam.core.situation.model import Answer, CameOut, Done
from goldseam.web.today.state import read_today

Who = Any
DAY = date(2026, 11, 20)
SAFE = "/situation/addressed_safely/"


def sent(who: Who, **fields: Any) -> Any:
    return who.post("/again/", {"on": "2026-11-20", "how": "told_same_day", **fields})


def situation(who: Who) -> Any:
    return read_today(who.unlocked.spaces(), who.clock.today).situation


def page(who: Who, address: str = "/again/now/") -> str:
    return str(who.get(address).content.decode())


def test_all_of_it_is_kept_as_it_was_said(alice: Who) -> None:
    fields = {"extent": "return", "touches": ["money", "lying"], "what": "said no", "changes": "I show it"}
    answer = sent(alice, how="told_late", known_on="2026-11-22", **fields)
    assert answer["Location"] == "/again/now/"
    assert alice.read(Lapsed) == [
        Lapsed(
            DAY,
            LapseHow.TOLD_LATE,
            LapseKind.RETURN,
            ("lying", "money"),
            "said no",
            "I show it",
            known_on=date(2026, 11, 22),
        )
    ]


def test_two_answers_are_enough_and_the_day_is_today_unless_changed(alice: Who) -> None:
    assert re.search(r'name="on" value="2026-11-22" max="2026-11-22"', page(alice, "/again/"))
    sent(alice)
    assert alice.read(Lapsed) == [Lapsed(DAY, LapseHow.TOLD_SAME_DAY, LapseKind.NOT_SURE)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"on": "2026-11-23"},
        {"on": "2016-01-01"},
        {"on": ""},
        {"on": "yesterday"},
        {"how": ""},
        {"how": "confessed"},
        {"how": "found_out", "known_on": "2026-11-19"},
        {"how": "told_late", "known_on": "2026-11-23"},
        {"how": "told_late", "known_on": "soon"},
        {"what": "x" * 20_001},
        {"changes": "x" * 20_001},
    ],
)
def test_what_cannot_be_taken_comes_back_as_it_was_typed(wrong: dict[str, str], alice: Who) -> None:
    typed = {"extent": "slip", "touches": ["money"], "what": "in my words", "changes": "the phone lies open"}
    answer = sent(alice, **{**typed, **wrong})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'role="alert"' in html
    assert 'value="slip" checked' in html
    assert 'value="money" checked' in html
    assert "in my words" in html or "what" in wrong
    assert "the phone lies open" in html or "changes" in wrong
    assert not alice.read(Lapsed)


def test_answers_that_no_page_offers_are_left_out(alice: Who) -> None:
    sent(alice, extent="worst", touches=["unknown", "nonsense"], known_on="nonsense")
    (kept,) = alice.read(Lapsed)
    assert (kept.extent, kept.touches, kept.known_on) == (LapseKind.NOT_SURE, (), None)


def test_a_day_that_is_the_same_is_no_delay(alice: Who) -> None:
    sent(alice, how="told_late", known_on="2026-11-20")
    sent(alice, how="found_out", known_on="")
    assert [each.known_on for each in alice.read(Lapsed)] == [None, None]


def test_the_one_who_was_hurt_is_asked_in_their_own_words(bob: Who, words: Callable[[Any], str]) -> None:
    told = words(bob.get("/again/"))
    assert "I was told the same day" in told
    assert "I found out" in told
    assert "It is not told yet" not in told
    assert sent(bob, how="not_told_yet").status_code == 422
    sent(bob, how="found_out", own="mine")
    assert not bob.read(Lapsed)[-1].own
    assert "has to be decided tonight" in words(bob.get("/again/now/"))


def test_whoever_is_both_says_whose_it_was(carol: Who) -> None:
    assert 'name="own"' in page(carol, "/again/")
    assert sent(carol, how="not_told_yet", own="theirs").status_code == 422
    sent(carol, own="theirs")
    sent(carol, how="not_told_yet", own="mine")
    assert [each.own for each in carol.read(Lapsed)] == [False, True]


def test_the_plan_knows_it_and_nothing_falls_to_zero(alice: Who, words: Callable[[Any], str]) -> None:
    alice.wrote(PracticeMarked("stay-yourself", PracticeMark.DONE))
    before = situation(alice)
    assert (before.repeated, before.lapsed_on) == (False, None)
    sent(alice)
    after = situation(alice)
    assert (after.repeated, after.lapsed_on) == (True, DAY)
    # That it was told is the doing of one practice more.
    assert set(after.done) == {*before.done, Done("name-a-slip", DAY, acted=True)}
    assert after.came_out is CameOut.CONFESSED
    told = words(alice.get("/again/now/"))
    assert "Nothing falls back to zero" in told
    assert "small and gentle" in told
    assert re.search(r'href="/practices/[\w-]+/"', page(alice))


def test_long_after_it_the_days_are_not_called_hard(alice: Who, words: Callable[[Any], str]) -> None:
    sent(alice, on="2026-09-01")
    assert "small and gentle" not in words(alice.get("/again/now/"))


@pytest.mark.parametrize("role", ["offending", "both"])
def test_t17_not_told_yet_first_asks_whether_it_is_safe(role: str, arrive: Callable[..., Who]) -> None:
    who = arrive("Alice", role=role, causes=("lying",), came_out="confessed")
    sent(who, how="not_told_yet")
    html = page(who)
    assert f'class="button go" href="{SAFE}?next=/again/now/"' in html
    assert situation(who).came_out is CameOut.PARTLY
    who.post(SAFE, {"addressed_safely": "no"})
    html = page(who)
    assert SAFE not in html
    assert "/practices/reach-specialist-help/" in html
    who.post(SAFE, {"addressed_safely": "yes"})
    assert SAFE not in page(who)


def test_t17_a_yes_from_before_does_not_count_for_what_came_after(alice: Who) -> None:
    alice.post(SAFE, {"addressed_safely": "yes"})
    sent(alice, how="not_told_yet")
    assert situation(alice).addressed_safely is Answer.NOT_ASKED
    assert SAFE in page(alice)
    assert SAFE in page(alice, "/today/")
    alice.post(SAFE, {"addressed_safely": "yes"})
    assert situation(alice).addressed_safely is Answer.YES
    (change,) = re.findall(r"/again/change/\?of=(\d+)", page(alice))
    again = {"of": change, "on": "2026-11-20", "how": "not_told_yet", "what": "more of it"}
    alice.post("/again/change/", again)
    assert situation(alice).addressed_safely is Answer.YES


def test_t17_a_no_from_before_stays_a_no(alice: Who) -> None:
    alice.post(SAFE, {"addressed_safely": "no"})
    sent(alice, how="not_told_yet")
    assert situation(alice).addressed_safely is Answer.NO
    assert "/practices/reach-specialist-help/" in page(alice)


def test_what_was_told_leaves_the_answer_alone(alice: Who) -> None:
    alice.post(SAFE, {"addressed_safely": "yes"})
    sent(alice, how="told_late")
    assert situation(alice).addressed_safely is Answer.YES


def test_what_was_told_or_is_the_partners_asks_no_such_question(alice: Who, bob: Who) -> None:
    for how in ("told_same_day", "told_late", "found_out"):
        sent(alice, how=how)
        assert SAFE not in page(alice)
    sent(bob, how="found_out")
    assert SAFE not in page(bob)


def test_t15_told_late_and_found_out_are_answered_differently(
    alice: Who, words: Callable[[Any], str]
) -> None:
    said = set()
    for how in ("told_same_day", "told_late", "found_out"):
        sent(alice, how=how)
        said.add(words(alice.get("/again/now/")))
    assert len(said) == 3
    assert any("Telling late is still telling" in each for each in said)


def test_t15_a_slip_and_a_return_are_answered_differently(alice: Who, bob: Who) -> None:
    for who in (alice, bob):
        sent(who, extent="slip")
        assert "is not the same as going back to it" in page(who)
        assert "/situation/ongoing/" not in page(who)
        sent(who, extent="return")
        assert "/situation/ongoing/" in page(who)


def test_help_stands_on_the_form_and_after_it(alice: Who, bob: Who) -> None:
    for who in (alice, bob):
        sent(who)
        for address in ("/again/", "/again/now/"):
            assert 'href="/help/' in re.split("<main", page(who, address))[1]


def test_with_nothing_written_there_is_nothing_to_help_with(alice: Who) -> None:
    assert alice.get("/again/now/")["Location"] == "/again/"
    assert "Nothing is written here" in page(alice, "/again/earlier/")


def test_earlier_ones_are_read_by_their_days_and_never_counted(
    alice: Who, words: Callable[[Any], str]
) -> None:
    sent(alice, how="told_late", known_on="2026-11-22", what="my words")
    sent(alice, on="2026-11-21")
    told = words(alice.get("/again/earlier/"))
    assert told.index("21 November 2026") < told.index("20 November 2026")
    assert "I told it later, 22 November 2026" in told
    assert "my words" not in told
    main = words(alice.get("/again/earlier/")).partition("What you wrote before")[2]
    assert not re.search(r"\b2\b|times|two", main)


def test_an_earlier_one_is_opened_and_changed_and_both_entries_stay(alice: Who) -> None:
    sent(alice, how="not_told_yet", what="my words", touches=["money"])
    (address,) = re.findall(r'href="(/again/change/\?of=\d+)"', page(alice, "/again/earlier/"))
    html = page(alice, address)
    assert "my words" in html
    assert 'value="money" checked' in html
    assert 'value="not_told_yet" checked' in html
    root = address.rpartition("=")[2]
    change = {"of": root, "on": "2026-11-20", "how": "told_late", "known_on": "2026-11-22", "what": "more"}
    assert alice.post("/again/change/", {**change, "on": "2027-01-01"}).status_code == 422
    assert alice.post("/again/change/", change)["Location"] == "/again/earlier/?saved=1"
    first, second = alice.read(Lapsed)
    assert (first.follows, second.follows, second.what) == (None, int(root), "more")
    assert page(alice, "/again/earlier/").count("/again/change/") == 1
    assert situation(alice).lapsed_on == date(2026, 11, 22)
    assert situation(alice).came_out is CameOut.CONFESSED


def test_what_was_not_so_is_taken_back_and_the_plan_forgets_it(bob: Who) -> None:
    sent(bob, how="found_out")
    (root,) = re.findall(r"/again/change/\?of=(\d+)", page(bob, "/again/earlier/"))
    assert bob.post("/again/change/", {"of": root, "move": "withdraw"})["Location"].startswith("/again/")
    assert "/again/change/" not in page(bob, "/again/earlier/")
    assert (situation(bob).repeated, situation(bob).lapsed_on) == (False, None)
    assert bob.get("/again/now/")["Location"] == "/again/"


@pytest.mark.parametrize("of", ["", "0", "1", "-1", "x", "²", "\0", "9" * 40])
def test_a_number_that_is_no_lapse_leads_back_to_the_list(of: str, alice: Who) -> None:
    assert alice.get("/again/change/", data={"of": of})["Location"] == "/again/earlier/"
    for move in ({}, {"move": "withdraw"}):
        fields = {"of": of, "on": "2026-11-20", "how": "told_late", **move}
        assert alice.post("/again/change/", fields)["Location"] == "/again/earlier/"
    assert not alice.read(Lapsed)


def test_an_earlier_one_keeps_its_voice_when_the_role_is_changed(
    alice: Who, words: Callable[[Any], str]
) -> None:
    (root,) = alice.wrote(Lapsed(DAY, LapseHow.NOT_TOLD_YET, LapseKind.SLIP))
    alice.wrote(Answered("role", "injured"))
    assert "It is not told yet" in words(alice.get(f"/again/change/?of={root}"))
    alice.post("/again/change/", {"of": str(root), "on": "2026-11-20", "how": "told_late"})
    assert alice.read(Lapsed)[-1].own


def test_what_was_written_asks_for_the_passphrase_again_after_five_minutes(alice: Who) -> None:
    sent(alice)
    alice.clock.passes(minutes=6)
    assert alice.get("/again/earlier/")["Location"].startswith("/locked/")
    assert alice.get("/again/change/?of=1")["Location"].startswith("/locked/")
    assert alice.get("/again/").status_code == 200


def test_it_stands_in_the_menu_and_beside_what_was_told(alice: Who) -> None:
    for address in ("/menu/", "/situation/"):
        assert 'href="/again/"' in page(alice, address)


def test_the_export_says_all_of_it_in_words(alice: Who, words: Callable[[Any], str]) -> None:
    root = alice.wrote(Lapsed(DAY, LapseHow.FOUND_OUT, LapseKind.RETURN, ("lying", "gone"), "said no"))[0]
    gone = Lapsed(DAY, LapseHow.FOUND_OUT, LapseKind.RETURN, follows=root, withdrawn=True)
    alice.wrote(gone, Lapsed(DAY, LapseHow.NOT_TOLD_YET, LapseKind.SLIP, own=False))
    told = words(alice.post("/account/export/", {"format": "html", "passphrase": alice.passphrase}))
    for part in ("It was found out", "Going back to it", "Lies", "said no", "Taken back", "not told yet"):
        assert part in told
