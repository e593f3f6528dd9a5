"""Progress: one's own figures, shifts as questions, and words against deeds one person at a time."""

import gzip
import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from goldseam.core.records import CheckedIn
from goldseam.core.records.measured import ShiftAnswered, ShiftSaid
from goldseam.core.records.promise import Outcome, PromiseClosed, Promised, Recurs

Who = Any
Words = Callable[[Any], str]
TODAY = date(2026, 11, 22)


def answered(who: Who, days: int, value: Callable[[int], int], item: str = "relied") -> None:
    """So many days of check-ins up to yesterday."""
    first = TODAY - timedelta(days=days)
    who.wrote(*(CheckedIn(first + timedelta(days=day), {item: value(day)}) for day in range(days)))


def kept(who: Who, other: Who, days: int, outcome: Outcome, *, seen: Outcome | None = None) -> None:
    """A daily promise of `who`, and how each of its days went, as its author and as the other says."""
    first = TODAY - timedelta(days=days)
    (seq,) = who.gave(Promised("I call at six", first, Recurs.DAILY))
    each = [first + timedelta(days=day) for day in range(days)]
    who.gave(*(PromiseClosed(seq, day, outcome) for day in each))
    if seen is not None:
        other.gave(*(PromiseClosed(seq, day, seen) for day in each))


@pytest.mark.parametrize("what", ["what=questionnaire&of=gad-2", "what=reading&of=relied", "what=all", ""])
def test_what_is_not_there_cannot_be_handed_over(what: str, couple: Any) -> None:
    assert couple.alice.get(f"/progress/share/?{what}").status_code == 404


def test_a_reading_and_the_deeds_are_each_one_sentence_to_hand_over(couple: Any, words: Words) -> None:
    answered(couple.bob, 100, lambda _day: 5)
    kept(couple.alice, couple.bob, 30, Outcome.KEPT)
    assert "No clear change" in words(couple.bob.get("/progress/share/?what=reading&of=relied"))
    assert "Of ten promises about" in words(couple.bob.get("/progress/share/?what=deeds"))


def shifted(who: Who) -> str:
    """A clear shift in the answers of somebody; the ISO day of the question it opens."""
    answered(who, 120, lambda day: (8 if day < 90 else 1) + day % 2)
    found = re.findall(r'name="since" value="([^"]+)"', who.get("/progress/").content.decode())
    return str(found[0])


def test_a_shift_is_a_question_with_three_answers_of_equal_weight(bob: Who, words: Words) -> None:
    shifted(bob)
    page = bob.get("/progress/")
    assert "Did something happen around then?" in words(page)
    (pair,) = re.findall(r'<div class="pair">.*?</div>', page.content.decode(), re.DOTALL)
    assert pair.count('<button class="button"') == pair.count("<button") == 3


def test_a_named_shift_is_marked_in_the_picture_and_not_asked_again(bob: Who, words: Words) -> None:
    since = shifted(bob)
    fields = {"item": "relied", "since": since, "said": "named", "words": "the <letter>"}
    for _ in range(2):
        assert bob.post("/progress/shift/", fields).status_code == 302
    page = bob.get("/progress/")
    assert len(bob.read(ShiftAnswered)) == 1
    assert "the <letter>" in words(page)
    assert "Did something happen" not in words(page)


def test_nothing_happened_is_an_answer_and_is_not_asked_again(bob: Who, words: Words) -> None:
    since = shifted(bob)
    bob.post("/progress/shift/", {"item": "relied", "since": since, "said": "nothing", "words": "left over"})
    assert bob.read(ShiftAnswered)[-1].words == ""
    assert "Did something happen" not in words(bob.get("/progress/"))


def test_whoever_does_not_want_to_be_asked_is_not_and_can_want_it_again(bob: Who, words: Words) -> None:
    shifted(bob)
    for _ in range(2):
        bob.post("/progress/shift/", {"said": "do_not_ask", "words": ""})
    page = words(bob.get("/progress/"))
    assert "Did something happen" not in page
    assert "You are not asked about shifts." in page
    bob.post("/progress/shift/", {"said": "ask_again"})
    assert "Did something happen" in words(bob.get("/progress/"))
    assert [each.said for each in bob.read(ShiftAnswered)] == [ShiftSaid.DO_NOT_ASK, ShiftSaid.ASK_AGAIN]


@pytest.mark.parametrize(
    ("typed", "status"), [("", 422), ("x" * 121, 422), ("the letter", 302)], ids=["empty", "long", "short"]
)
def test_a_name_is_a_few_words_and_what_was_typed_stays(typed: str, status: int, bob: Who) -> None:
    sent = bob.post(
        "/progress/shift/", {"item": "relied", "since": "2026-10-01", "said": "named", "words": typed}
    )
    assert sent.status_code == status
    assert status == 302 or f'value="{typed}"' in sent.content.decode()


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"said": "named", "item": "relied", "since": "yesterday", "words": "x"},
        {"said": "named", "item": "relied", "since": "2026-13-01", "words": "x"},
        {"said": "named", "item": "weather", "since": "2026-10-01", "words": "x"},
        {"said": "else", "item": "relied", "since": "2026-10-01"},
    ],
)
def test_an_answer_to_nothing_is_passed_over(fields: dict[str, str], bob: Who) -> None:
    assert bob.post("/progress/shift/", fields)["Location"] == "/progress/"
    assert not bob.read(ShiftAnswered)


def test_words_against_deeds_shows_one_person_at_a_time_and_two_figures(couple: Any, words: Words) -> None:
    answered(couple.bob, 100, lambda _day: 5)
    kept(couple.alice, couple.bob, 60, Outcome.KEPT)
    page = words(couple.bob.get("/progress/deeds/"))
    assert "Word kept Of ten promises about 9" in page
    assert "Told by oneself Nothing was missed so far." in page
    assert "assumptions" in page
    assert "As Alice sees it" not in page
    assert "No promise has ended yet" in words(couple.bob.get("/progress/deeds/?of=mine"))
    mine = couple.alice.get("/progress/deeds/?of=mine")
    assert "Of ten promises about 9" in words(mine)
    assert '<svg viewBox="0 0 340 276"' not in mine.content.decode()


def test_whoever_alone_has_promised_sees_their_own_first(couple: Any, words: Words) -> None:
    kept(couple.alice, couple.bob, 40, Outcome.KEPT)
    first = words(couple.alice.get("/progress/deeds/"))
    assert first == words(couple.alice.get("/progress/deeds/?of=mine"))
    assert first != words(couple.alice.get("/progress/deeds/?of=theirs"))


def test_both_views_stand_where_the_two_say_it_differently(couple: Any, words: Words) -> None:
    kept(couple.alice, couple.bob, 40, Outcome.KEPT, seen=Outcome.MISSED_FOUND)
    for who, own, other in ((couple.bob, "0.", "9."), (couple.alice, "9.", "0.")):
        page = words(who.get("/progress/deeds/" + ("?of=mine" if who is couple.alice else "")))
        as_own, as_other = page.split("sees it")[0], page.split("sees it")[1]
        assert f"about {own}" in as_own
        assert f"about {other}" in as_other


def test_felt_trust_is_in_nobody_elses_picture(couple: Any) -> None:
    kept(couple.alice, couple.bob, 40, Outcome.KEPT)
    before = couple.alice.get("/progress/deeds/").content
    answered(couple.bob, 100, lambda _day: 3)
    assert re.sub(rb'value="[^"]+"', b"", couple.alice.get("/progress/deeds/").content) == re.sub(
        rb'value="[^"]+"', b"", before
    )


def test_three_years_of_words_against_deeds_are_small_and_have_a_table(couple: Any) -> None:
    answered(couple.bob, 1095, lambda day: day * 7 % 11)
    kept(couple.alice, couple.bob, 1095, Outcome.KEPT, seen=Outcome.LATE)
    html = couple.bob.get("/progress/deeds/").content.decode()
    (figure,) = re.findall(r"<svg viewBox=\"0 0 340.*?</svg>", html, re.DOTALL)
    assert len(gzip.compress(figure.encode())) < 30_000
    assert html.count('<th scope="row">') == 36


def test_deeds_alone_say_what_they_need(alice: Who, words: Words) -> None:
    assert "It needs a shared space first" in words(alice.get("/progress/deeds/"))


def test_what_was_promised_goes_into_the_reading_only_after_the_own_safety_check(
    couple: Any, words: Words
) -> None:
    answered(couple.bob, 160, lambda day: 2 + day // 25)
    kept(couple.alice, couple.bob, 150, Outcome.KEPT)
    rising = words(couple.bob.get("/progress/"))
    assert "rose by about" in rising
    (seq,) = couple.alice.gave(Promised("I say where I am", TODAY - timedelta(days=60), Recurs.DAILY))
    days = [TODAY - timedelta(days=back) for back in range(60) for _ in range(3)]
    for number in range(6):
        (seq,) = couple.alice.gave(Promised(f"more {number}", TODAY - timedelta(days=60), Recurs.DAILY))
        couple.alice.gave(*(PromiseClosed(seq, day, Outcome.MISSED_TOLD) for day in sorted(set(days))))
    assert "while less of what was promised to you was kept" in words(couple.bob.get("/progress/"))


def test_a_barrier_one_named_is_said_to_be_in_the_way(arrive: Any, words: Words) -> None:
    who = arrive("Bob", role="injured", barriers=("B04.5",))
    answered(who, 100, lambda _day: 5)
    assert "You named things that stand in the way" in words(who.get("/progress/"))


def test_own_days_go_out_as_numbers_alone(bob: Who) -> None:
    bob.wrote(
        CheckedIn(TODAY, {"relied": 7}, "a line of words"),
        CheckedIn(TODAY - timedelta(days=2), {"relied": 4}),
    )
    table = bob.post("/progress/days/csv/", {"of": "relied"})
    assert table.content == b"date,value\r\n2026-11-20,4\r\n2026-11-22,7\r\n"
    assert table["Content-Disposition"] == 'attachment; filename="days-relied.csv"'
    report = json.loads(bob.post("/progress/days/json/", {"of": "relied"}).content)
    assert report["answers"] == [{"date": "2026-11-20", "value": 4.0}, {"date": "2026-11-22", "value": 7.0}]
    assert len(report["days"]) == 3
    assert bob.post("/progress/days/xml/", {"of": "relied"}).status_code == 404
    assert bob.post("/progress/days/csv/", {"of": "weather"}).status_code == 404


@pytest.mark.parametrize("item", ["mood", "sleep", "appetite"])
def test_what_is_asked_of_the_body_is_shown_and_goes_out_too(bob: Who, item: str) -> None:
    bob.wrote(CheckedIn(TODAY - timedelta(days=1), {item: 3}), CheckedIn(TODAY, {item: 6}))
    page = bob.get(f"/progress/?of={item}").content.decode()
    assert f'<a href="?of={item}" aria-current="true">' in page
    assert "chart-line" in page
    table = bob.post("/progress/days/csv/", {"of": item}).content
    assert table == b"date,value\r\n2026-11-21,3\r\n2026-11-22,6\r\n"
