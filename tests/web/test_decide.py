"""Where do we stand: no verdict, three ways of equal weight, nothing the other can see, safety before telling."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from goldseam.core.records import Answered, CheckedIn, Lapsed, LapseHow, LapseKind, SafetyAnswered
from goldseam.core.records.decided import Decided, Way
from goldseam.core.records.own import OwnWritten
from goldseam.core.records.promise import Outcome, PromiseClosed, Promised, Recurs

Who = Any
Words = Callable[[Any], str]


def test_without_check_ins_it_says_that_there_is_not_enough_to_tell(carol: Who) -> None:
    page = carol.get("/decide/").content.decode()
    assert "There is not enough to tell" in page
    assert "%" not in page.split("<main", 1)[1]


def test_what_there_is_to_go_by_is_shown_with_how_sure_it_is(bob: Who) -> None:
    today = bob.clock.today
    bob.wrote(*(CheckedIn(today - timedelta(days=back), {"relied": 4}) for back in range(20, 0, -1)))
    bob.wrote(Lapsed(today - timedelta(days=5), LapseHow.FOUND_OUT, LapseKind.SLIP, what="never shown here"))
    page = bob.get("/decide/").content.decode()
    assert "There is not enough to tell" not in page
    assert "found out" in page
    assert "never shown here" not in page


def promised(who: Who, other: Who, days: int, outcome: Callable[[int], Outcome]) -> None:
    """A daily promise of `who` up to yesterday, and how each of its days went, as both say."""
    first = who.clock.today - timedelta(days=days)
    (seq,) = who.gave(Promised("I call at six", first, Recurs.DAILY))
    each = [(first + timedelta(days=day), outcome(day)) for day in range(days)]
    for one in (who, other):
        one.gave(*(PromiseClosed(seq, day, how) for day, how in each))


def rose(who: Who, days: int = 180) -> None:
    """Check-ins that went up evenly, to yesterday."""
    first = who.clock.today - timedelta(days=days)
    who.wrote(
        *(CheckedIn(first + timedelta(days=day), {"relied": 1 + day * 8 // days}) for day in range(days))
    )


def test_it_says_the_same_as_the_page_of_progress_where_deeds_went_the_other_way(
    couple: Any, words: Words
) -> None:
    alice, bob = couple.alice, couple.bob
    rose(bob)
    promised(alice, bob, 180, lambda day: Outcome.KEPT if day < 90 else Outcome.MISSED_FOUND)
    bob.wrote(Answered("barriers", ("B04.5",)))
    both_hold = "Your answers rose, while less of what was promised to you was kept than three months ago."
    assert both_hold in words(bob.get("/progress/?of=relied"))
    assert both_hold in words(bob.get("/decide/"))


def test_both_sentences_of_deeds_stand_there_as_the_page_of_deeds_says_them(
    couple: Any, words: Words
) -> None:
    alice, bob = couple.alice, couple.bob
    promised(alice, bob, 40, lambda day: (Outcome.KEPT, Outcome.MISSED_TOLD, Outcome.MISSED_FOUND)[day % 3])
    for who, heading in ((bob, "How promises made to you went"), (alice, "How your own promises went")):
        page, deeds = words(who.get("/decide/")), words(who.get("/progress/deeds/"))
        sentences = re.findall(r"Of ten (?:promises|that were missed) about [^.]+\.\d[^.]*\.", deeds)
        assert len(sentences) == 2
        assert all(each in page for each in sentences)
        assert heading in page


def test_each_sees_deeds_as_they_themselves_say_they_went(couple: Any, words: Words) -> None:
    alice, bob = couple.alice, couple.bob
    first = alice.clock.today - timedelta(days=40)
    (seq,) = alice.gave(Promised("I call at six", first, Recurs.DAILY))
    days = [first + timedelta(days=day) for day in range(40)]
    alice.gave(*(PromiseClosed(seq, day, Outcome.KEPT) for day in days))
    bob.gave(*(PromiseClosed(seq, day, Outcome.MISSED_FOUND) for day in days))
    assert "Of ten promises about 9" in words(alice.get("/decide/"))
    assert "Of ten promises about 0" in words(bob.get("/decide/"))


def test_where_nothing_was_promised_or_shared_there_is_no_word_of_deeds(
    couple: Any, carol: Who, words: Words
) -> None:
    for who in (couple.alice, couple.bob, carol):
        assert "Word kept" not in words(who.get("/decide/"))


def test_barriers_are_only_those_that_this_person_can_move(alice: Who, bob: Who) -> None:
    alice.wrote(Answered("barriers", ("B04.2", "B04.5")))
    bob.wrote(Answered("barriers", ("B04.3", "B04.5")))
    hers, his = (who.get("/decide/").content.decode() for who in (alice, bob))
    assert "We hardly talk" in hers
    assert "We hardly talk" in his
    assert "show that I was wrong" in hers
    assert "cannot forgive" in his


@pytest.mark.parametrize(
    ("slug", "way"), [("go-on", Way.GO_ON), ("not-yet", Way.NOT_YET), ("part-well", Way.PART_WELL)]
)
def test_each_way_can_be_chosen_and_changed_on_the_same_day(carol: Who, slug: str, way: Way) -> None:
    carol.wrote(Decided(Way.NOT_YET, "earlier"))
    assert carol.post(f"/decide/{slug}/", {"why": "so it is"})["Location"] == f"/decide/{slug}/?saved=1"
    carol.post(f"/decide/{slug}/", {"why": "so it is"})
    assert carol.read(Decided)[1:] == [Decided(way, "so it is")]
    assert "so it is</textarea>" in carol.get(f"/decide/{slug}/").content.decode()


def test_a_day_to_look_again_is_one_quiet_line_from_that_day_on(carol: Who) -> None:
    line = "look again at where you stand"
    carol.post("/decide/not-yet/", {"why": "", "until": (carol.clock.today + timedelta(days=3)).isoformat()})
    assert line not in carol.get("/today/").content.decode()
    carol.clock.passes(days=4)
    carol.unlock(carol.passphrase)
    assert line in carol.get("/today/").content.decode()
    assert "allowed today, too" in carol.get("/decide/").content.decode()
    carol.post("/decide/not-yet/", {"why": "", "until": ""})
    assert line not in carol.get("/today/").content.decode()


@pytest.mark.parametrize("until", ["yesterday", "2026-02-30", "2020-01-01"])
def test_a_day_that_cannot_be_is_refused_and_the_words_stay(carol: Who, until: str) -> None:
    answer = carol.post("/decide/not-yet/", {"why": "I wait", "until": until})
    assert answer.status_code == 422
    assert "I wait</textarea>" in answer.content.decode()
    assert carol.read(Decided) == []


def test_t17_telling_each_other_is_asked_about_first_and_closed_where_it_is_not_safe(carol: Who) -> None:
    assert "is it safe for you to say it" in carol.get("/decide/part-well/telling/").content.decode()
    carol.post("/decide/part-well/telling/", {"sentence": "kept nowhere"})
    assert carol.read(OwnWritten) == []
    carol.wrote(Answered("addressed_safely", "no"))
    page = carol.get("/decide/part-well/").content.decode()
    assert "/decide/part-well/telling/" not in page
    assert 'href="/help/"' in page
    assert 'name="sentence"' not in carol.get("/decide/part-well/telling/").content.decode()
    carol.wrote(Answered("addressed_safely", "yes"))
    assert 'name="sentence"' in carol.get("/decide/part-well/telling/").content.decode()


def test_t17_fear_closes_telling_although_it_was_safe_once(carol: Who) -> None:
    carol.wrote(Answered("addressed_safely", "yes"), SafetyAnswered({"fear": "yes"}))
    assert "/decide/part-well/telling/" not in carol.get("/decide/part-well/").content.decode()
    assert 'name="sentence"' not in carol.get("/decide/part-well/telling/").content.decode()


def test_notes_about_parting_are_kept_and_stay_apart_from_the_other_pages(carol: Who) -> None:
    carol.post("/decide/part-well/children/", {"words": "we both stay your parents", "same": "school"})
    assert "we both stay your parents</textarea>" in carol.get("/decide/part-well/children/").content.decode()
    answer = carol.post("/decide/part-well/children/", {"words": "x" * 200_001, "same": "school"})
    assert answer.status_code == 422
    assert len(carol.read(OwnWritten)) == 2


def test_the_other_sees_nothing_of_it(couple: Any, seen_by: Any) -> None:
    alice, bob = couple.alice, couple.bob
    before = seen_by(bob)
    alice.post("/decide/part-well/", {"why": "it is over", "until": date(2027, 1, 1).isoformat()})
    alice.post("/decide/part-well/practical/", {"open": "the flat"})
    assert seen_by(bob) == before


@pytest.mark.parametrize("page", ["/decide/nowhere/", "/decide/part-well/nowhere/"])
def test_an_unknown_way_is_not_there(carol: Who, page: str) -> None:
    assert carol.get(page).status_code == 404
