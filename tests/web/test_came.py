"""Today tells calmly that something came from the other, and that they came in themselves: where, and no words."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldseam.core.records import (
    Apologised,
    ClosenessWished,
    ContactLogged,
    Corrected,
    DistancePlanned,
    Erased,
    Handed,
    LieCorrected,
    Paused,
    Withdrawn,
)
from goldseam.core.records.amends import ApologyForm
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.no_contact import ContactBegan, ContactKnown
from goldseam.core.records.question import SubjectRested
from tests.made_media import lines_of, made, recording
from tests.web.account_of_two import opened

Two, Who = Any, Any
Words = Callable[[Any], str]
TODAY = "/today/"
NOTE = Handed(HandedKind.NOTE, "MARKED title", "MARKED words")
BINS = Handed(HandedKind.PRACTICAL, "", "MARKED bins")
SORRY = Apologised(None, ApologyForm.LETTER, "MARKED", "MARKED words")
CAME, PRACTICAL = "Something was handed to you", "A practical message came"
OTHER_CAME = "Whoever you invited has come."
LIE = LieCorrected("MARKED said", "MARKED true")
MET = ContactLogged(date(2026, 11, 22), ContactBegan.THEY, ContactKnown.WITHIN_A_DAY, "MARKED rang")
RIGHT, MET_TOLD = "Something was put right", "Something was told about no contact"
OPENED, ADDED = "An account opened", "Something was added to an account"


def voice(who: Who) -> str:
    """Hand a recording over; the name of what the other has of it."""
    line = made(who.space, recording(100))
    assert who.post(f"/recordings/{line.media}/hand/", {"move": "hand"}).status_code == 302
    return lines_of(who.shared)[-1].media


def later(two: Two, days: int) -> None:
    two.alice.clock.passes(days=days)
    for who in (two.alice, two.bob):
        who.unlock(who.passphrase)


def page(who: Who) -> str:
    return str(who.get(TODAY).content.decode())


@pytest.mark.parametrize("wish", ["near", "space"])
@pytest.mark.parametrize(("giver", "reader"), [("alice", "bob"), ("bob", "alice")])
def test_what_was_handed_over_is_one_tap_away_and_none_of_its_words_stand_on_today(
    couple: Two, giver: str, reader: str, wish: str
) -> None:
    getattr(couple, reader).gave(ClosenessWished(wish))
    (seq,) = getattr(couple, giver).gave(NOTE)
    seen = page(getattr(couple, reader))
    assert f'<a href="/us/shared/{seq}/">{CAME}</a>' in seen
    assert "MARKED" not in seen
    assert CAME not in page(getattr(couple, giver))
    assert "MARKED words" in getattr(couple, reader).get(f"/us/shared/{seq}/").content.decode()


def test_several_things_are_one_line_that_leads_to_all_of_them(couple: Two) -> None:
    couple.alice.gave(NOTE, NOTE)
    assert page(couple.bob).count(CAME) == 1
    assert f'<a href="/us/shared/">{CAME}</a>' in page(couple.bob)


def test_t3_under_no_contact_only_what_is_practical_is_told_of(couple: Two, words: Words) -> None:
    couple.alice.gave(NOTE, SORRY, BINS)
    voice(couple.alice)
    kept_back = (CAME, "Words about amends came", "A recording came")
    assert all(told in words(couple.bob.get(TODAY)) for told in kept_back)
    couple.bob.gave(ClosenessWished("no_contact"))
    seen = words(couple.bob.get(TODAY))
    assert PRACTICAL in seen
    assert not any(told in seen for told in kept_back)
    couple.bob.gave(ClosenessWished("no_contact", practical=False))
    assert PRACTICAL not in words(couple.bob.get(TODAY))


def test_an_apology_and_a_recording_are_told_of_and_lead_to_their_pages(couple: Two) -> None:
    (seq,) = couple.alice.gave(SORRY)
    media = voice(couple.alice)
    seen = page(couple.bob)
    for address in (f"/amends/{seq}/", f"/recordings/{media}/"):
        assert f'<p class="notice"><a href="{address}">' in seen
        assert couple.bob.get(address).status_code == 200
    assert "MARKED" not in seen


def test_t2_while_the_subject_rests_for_somebody_amends_are_not_told_of(couple: Two, words: Words) -> None:
    couple.alice.gave(SORRY)
    assert "Words about amends came" in words(couple.bob.get(TODAY))
    couple.bob.gave(SubjectRested())
    assert "Words about amends came" not in words(couple.bob.get(TODAY))


@pytest.mark.parametrize("wish", ["near", "space"])
@pytest.mark.parametrize(("giver", "reader"), [("alice", "bob"), ("bob", "alice")])
def test_a_lie_put_right_and_a_contact_told_lead_to_their_pages_without_their_words(
    couple: Two, giver: str, reader: str, wish: str
) -> None:
    getattr(couple, reader).gave(ClosenessWished(wish))
    for record, says, all_of_it in (
        (LIE, RIGHT, "/truth/lie/earlier/"),
        (MET, MET_TOLD, "/truth/no-contact/"),
    ):
        (seq,) = getattr(couple, giver).gave(record)
        seen = page(getattr(couple, reader))
        assert f'<p class="notice"><a href="/truth/told/{seq}/">{says}</a>' in seen
        assert "MARKED" not in seen
        assert says not in page(getattr(couple, giver))
        assert getattr(couple, reader).get(f"/truth/told/{seq}/").status_code == 200
        getattr(couple, giver).gave(record)
        seen = page(getattr(couple, reader))
        assert seen.count(says) == 1
        assert f'<a href="{all_of_it}">{says}</a>' in seen


def test_what_was_put_right_is_new_again_once_it_is_corrected_and_silent_once_it_is_withdrawn(
    couple: Two, words: Words
) -> None:
    (lie,) = couple.alice.gave(LIE)
    later(couple, 3)
    assert RIGHT not in words(couple.bob.get(TODAY))
    couple.alice.gave(Corrected(lie, "MARKED Monday"))
    assert RIGHT in words(couple.bob.get(TODAY))
    assert RIGHT not in words(couple.alice.get(TODAY))
    couple.bob.gave(ClosenessWished("no_contact"))
    assert RIGHT not in words(couple.bob.get(TODAY))
    couple.bob.gave(ClosenessWished("near"))
    couple.alice.gave(Withdrawn(lie))
    assert RIGHT not in words(couple.bob.get(TODAY))


def test_an_account_that_opened_is_told_to_both_and_what_is_added_to_whoever_reads(
    couple: Two, words: Words
) -> None:
    number = opened(couple)
    read = f"/truth/account/read/{number}/"
    for who in (couple.alice, couple.bob):
        assert f'<p class="notice"><a href="{read}">{OPENED}</a>' in page(who)
        assert "MARKED" not in page(who)
    later(couple, 3)
    assert OPENED not in words(couple.bob.get(TODAY))
    couple.alice.post(f"{read}correct/", {"text": "MARKED June", "how": "noticed", "move": "hand"})
    assert f'<p class="notice"><a href="{read}">{ADDED}</a>' in page(couple.bob)
    assert "MARKED" not in page(couple.bob)
    assert ADDED not in page(couple.alice)
    couple.alice.post(f"{read}correct/", {"move": "withdraw"})
    assert ADDED not in page(couple.bob)


def test_t3_under_no_contact_nothing_of_the_truth_is_told_on_today(couple: Two, words: Words) -> None:
    opened(couple)
    couple.alice.gave(LIE, MET)
    truth = (RIGHT, MET_TOLD, OPENED)
    assert all(each in words(couple.bob.get(TODAY)) for each in truth)
    couple.bob.gave(ClosenessWished("no_contact"))
    assert not any(each in words(couple.bob.get(TODAY)) for each in truth)
    couple.bob.gave(ClosenessWished("near"), Paused())
    assert not any(each in words(couple.bob.get(TODAY)) for each in truth)


def test_t2_while_the_subject_rests_only_what_comes_unasked_is_told_of(couple: Two, words: Words) -> None:
    number = opened(couple)
    couple.bob.gave(SubjectRested())
    couple.alice.gave(DistancePlanned("MARKED rules"))
    assert not any(each in words(couple.bob.get(TODAY)) for each in (OPENED, MET_TOLD))
    form = {"text": "MARKED June", "how": "noticed", "move": "hand"}
    couple.alice.post(f"/truth/account/read/{number}/correct/", form)
    couple.alice.gave(LIE, MET)
    assert all(each in words(couple.bob.get(TODAY)) for each in (RIGHT, MET_TOLD, ADDED))


def test_it_is_quiet_after_three_days_while_sharing_rests_and_when_it_was_taken_back(
    couple: Two, words: Words
) -> None:
    (seq,) = couple.alice.gave(NOTE)
    couple.bob.gave(Paused())
    assert CAME not in words(couple.bob.get(TODAY))
    couple.bob.post("/us/pause/", {"move": "go_on"})
    assert CAME in words(couple.bob.get(TODAY))
    couple.alice.shared.erase([seq], at=couple.alice.clock.now(), day=couple.alice.clock.today)
    assert couple.alice.shared.read(Erased)
    assert CAME not in words(couple.bob.get(TODAY))
    couple.alice.gave(NOTE)
    couple.bob.clock.passes(days=3)
    couple.bob.unlock(couple.bob.passphrase)
    assert CAME not in words(couple.bob.get(TODAY))


def test_s17_looking_at_it_changes_nothing_on_any_page_of_the_other(
    couple: Two, seen_by: Callable[..., dict[str, str]]
) -> None:
    (seq,) = couple.alice.gave(NOTE)
    before = seen_by(couple.alice)
    couple.bob.get(TODAY)
    couple.bob.get(f"/us/shared/{seq}/")
    couple.bob.post("/today/came-in/", {"on": "2026-11-22"})
    assert seen_by(couple.alice) == before


def test_the_one_who_invited_is_told_without_a_name_until_they_say_they_saw_it(
    couple: Two, words: Words
) -> None:
    assert OTHER_CAME not in words(couple.bob.get(TODAY))
    seen = page(couple.alice)
    assert OTHER_CAME in seen
    assert "Bob" not in seen
    couple.alice.clock.passes(days=2)
    couple.alice.unlock(couple.alice.passphrase)
    assert OTHER_CAME in words(couple.alice.get(TODAY))
    assert couple.alice.post("/today/came-in/", {"on": "2026-11-22"})["Location"] == "/us/"
    assert OTHER_CAME not in words(couple.alice.get(TODAY))


@pytest.mark.parametrize("on", ["", "soon", "2026-13-01", "2020-01-01"])
def test_a_note_of_another_day_hides_nothing(couple: Two, on: str, words: Words) -> None:
    assert couple.alice.post("/today/came-in/", {"on": on}).status_code == 302
    assert OTHER_CAME in words(couple.alice.get(TODAY))


def test_today_costs_the_same_however_much_was_handed_over(
    couple: Two, costs: Callable[[Who, str], int]
) -> None:
    couple.alice.gave(NOTE)
    costs(couple.bob, TODAY)
    little = costs(couple.bob, TODAY)
    couple.alice.gave(*[NOTE] * 40, *[SORRY] * 10, *[LIE] * 10, *[MET] * 10)
    costs(couple.bob, TODAY)
    assert costs(couple.bob, TODAY) == little
