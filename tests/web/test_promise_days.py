"""The days of promises: each says for themselves how one went, both views stand, nothing is rewritten (S22)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import translation

from goldseam.core.records import Left, Paused
from goldseam.core.records.promise import Outcome, PromiseClosed, Promised, Recurs
from goldseam.web.promises import one
from goldseam.web.promises.wording import when

Words = Callable[[Any], str]
Costs = Callable[[Any, str], int]
Two, Who = Any, Any
LIST, TODAY = "/promises/", date(2026, 11, 22)


def given(who: Who, recurs: Recurs = Recurs.DAILY, first: date = TODAY, text: str = "I call at six") -> int:
    return int(who.gave(Promised(text, first, recurs))[0])


def day(seq: int, on: date = TODAY) -> str:
    return f"/promises/{seq}/day/{on.isoformat()}/"


def says(who: Who, seq: int, outcome: Outcome, words: str = "", on: date = TODAY) -> Any:
    return who.post(day(seq, on), {"outcome": outcome.value, "words": words})


def test_two_people_who_close_one_day_differently_both_stand_and_nobody_decides(
    couple: Two, words: Words
) -> None:
    seq = given(couple.alice)
    says(couple.alice, seq, Outcome.KEPT, "at ten past")
    says(couple.bob, seq, Outcome.MISSED_FOUND, "I rang myself")
    pages = [words(who.get(day(seq))) for who in (couple.alice, couple.bob)]
    for page in pages:
        assert "Alice Kept 22 November 2026 at ten past" in page
        assert "Bob Missed, and found out 22 November 2026 I rang myself" in page
        assert "Both views stand." in page
    said = words(couple.bob.get(f"/promises/{seq}/"))
    assert "Alice: Kept Bob: Missed, and found out" in said


def test_what_was_found_out_cannot_be_marked_as_told(couple: Two, words: Words) -> None:
    seq = given(couple.alice)
    says(couple.bob, seq, Outcome.MISSED_FOUND)
    assert 'value="missed_told"' not in couple.alice.get(day(seq)).content.decode()
    refused = says(couple.alice, seq, Outcome.MISSED_TOLD, "I meant <to> tell")
    assert refused.status_code == 422
    assert "This was found out before." in words(refused)
    assert "I meant &lt;to&gt; tell</textarea>" in refused.content.decode()
    assert says(couple.alice, seq, Outcome.MISSED_FOUND, "I meant to tell").status_code == 302


@pytest.mark.parametrize(("late", "soon"), [(0, True), (1, True), (2, False)])
def test_told_by_oneself_within_a_day_is_shown_so_and_later_is_still_told(
    couple: Two, late: int, soon: bool, words: Words
) -> None:
    seq = given(couple.alice)
    couple.alice.clock.passes(days=late)
    for who in (couple.alice, couple.bob):
        who.unlock(who.passphrase)
    says(couple.alice, seq, Outcome.MISSED_TOLD)
    said = words(couple.bob.get(f"/promises/{seq}/"))
    assert "Missed, and told" in said
    assert ("said within a day" in said) is soon


def test_an_outcome_is_corrected_beside_what_was_said_and_said_twice_it_is_once(
    couple: Two, words: Words
) -> None:
    seq = given(couple.alice)
    for outcome in (Outcome.KEPT, Outcome.KEPT, Outcome.LATE, Outcome.WITHDRAWN, Outcome.WITHDRAWN):
        says(couple.alice, seq, outcome)
    said = [entry.record.outcome for entry in couple.alice.shared.read(PromiseClosed)]
    assert said == [Outcome.KEPT, Outcome.LATE, Outcome.WITHDRAWN]
    page = words(couple.bob.get(day(seq)))
    assert "Kept 22 November 2026 Kept, but late 22 November 2026 Taken back 22 November 2026" in page


@pytest.mark.parametrize(
    ("who", "outcome"), [("alice", "released"), ("alice", ""), ("bob", "withdrawn"), ("bob", "x")]
)
def test_what_somebody_cannot_say_of_a_day_is_asked_again(couple: Two, who: str, outcome: str) -> None:
    seq = given(couple.alice)
    refused = getattr(couple, who).post(day(seq), {"outcome": outcome, "words": "my <words>"})
    assert refused.status_code == 422
    assert "my &lt;words&gt;</textarea>" in refused.content.decode()
    assert not couple.alice.shared.read(PromiseClosed)


def test_the_other_lets_go_of_a_day_and_it_is_asked_for_no_more(couple: Two, words: Words) -> None:
    seq = given(couple.alice, Recurs.ONCE)
    assert "How did it go?" in words(couple.alice.get(LIST))
    says(couple.bob, seq, Outcome.RELEASED)
    assert "How did it go?" not in words(couple.alice.get(LIST))


@pytest.mark.parametrize("page", ["2026-11-21", "2026-11-24", "soon", "2026-02-30"])
def test_a_day_that_is_not_due_is_no_page(couple: Two, page: str) -> None:
    seq = given(couple.alice)
    assert couple.alice.get(f"/promises/{seq}/day/{page}/").status_code == 404
    assert couple.alice.get(day(seq + 50)).status_code == 404


def test_words_that_are_too_long_come_back(couple: Two) -> None:
    assert says(couple.alice, given(couple.alice), Outcome.KEPT, "w" * 2001).status_code == 422


def test_a_recurring_promise_rolls_by_itself_and_asks_for_a_few_days_only(couple: Two) -> None:
    seq = given(couple.alice, first=TODAY - timedelta(days=60))
    assert f"/promises/{seq}/" in couple.alice.get("/today/").content.decode()
    listed = couple.alice.get(f"/promises/{seq}/").content.decode()
    assert listed.count("Nothing said yet") == 14
    assert "?before=2026-11-09" in listed
    old = couple.alice.get(f"/promises/{seq}/?before=2026-11-09").content.decode()
    assert day(seq, date(2026, 11, 8)) in old
    assert says(couple.alice, seq, Outcome.KEPT, on=date(2026, 9, 30)).status_code == 302


def test_a_day_still_to_come_is_not_said_to_lack_words_and_a_weekday_is_named(
    couple: Two, words: Words
) -> None:
    seq = given(couple.alice, Recurs.WEEKDAYS, TODAY - timedelta(days=3))
    page = words(couple.bob.get(f"/promises/{seq}/"))
    assert "Monday, 23 November 2026 Still ahead Friday, 20 November 2026 Nothing said yet" in page
    assert "22 November 2026 Still ahead" not in words(couple.bob.get(f"/promises/{given(couple.alice)}/"))


@pytest.mark.parametrize(("language", "weekday"), [("en", "Sunday"), ("ru", "воскресенье")])
def test_a_weekday_inside_a_russian_sentence_is_written_small(language: str, weekday: str) -> None:
    with translation.override(language):
        assert when(TODAY, Recurs.WEEKLY).endswith(weekday)


def test_today_and_the_evening_minute_lead_to_what_was_promised_and_only_its_author(couple: Two) -> None:
    seq = given(couple.alice, Recurs.ONCE)
    for page in ("/today/", "/evening/"):
        assert day(seq) in couple.alice.get(page).content.decode()
        assert day(seq) not in couple.bob.get(page).content.decode()
    says(couple.alice, seq, Outcome.KEPT)
    for page in ("/today/", "/evening/"):
        assert day(seq) not in couple.alice.get(page).content.decode()


@pytest.mark.parametrize("who", ["alice", "bob"])
@pytest.mark.parametrize("rest", [Paused(), Left()])
def test_while_sharing_rests_the_evening_asks_about_no_shared_promise_and_about_the_own_ones(
    couple: Two, who: str, rest: Any, words: Words
) -> None:
    seq = given(couple.alice, Recurs.ONCE)
    couple.alice.wrote(Promised("I sleep", TODAY))
    assert day(seq) in couple.alice.get("/evening/").content.decode()
    getattr(couple, who).gave(rest)
    evening = couple.alice.get("/evening/")
    assert day(seq) not in evening.content.decode()
    assert "A promise to yourself" in words(evening)


def test_found_out_meanwhile_gives_the_words_back(couple: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the check and the writing, the other says that they found out."""
    seq, write, done = given(couple.alice), type(couple.alice.shared).append, []

    def append(space: Any, *records: Any, **more: Any) -> Any:
        if not done:
            done.append(True)
            couple.bob.gave(PromiseClosed(seq, TODAY, Outcome.MISSED_FOUND))
        return write(space, *records, **more)

    monkeypatch.setattr(type(couple.alice.shared), "append", append)
    refused = says(couple.alice, seq, Outcome.MISSED_TOLD, "I tell <you>")
    assert refused.status_code == 422
    assert "I tell &lt;you&gt;</textarea>" in refused.content.decode()


def test_a_page_costs_the_same_however_many_promises_and_days_there_are(couple: Two, costs: Costs) -> None:
    seq = given(couple.alice, first=TODAY - timedelta(days=40))
    pages = (LIST, f"/promises/{seq}/", day(seq), "/evening/")
    before = [costs(couple.bob, page) for page in pages]
    for number in range(one.PAGE + 6):
        given(couple.alice, Recurs.ONCE, text=f"thing {number}")
        on = TODAY - timedelta(days=number + 1)
        couple.alice.gave(PromiseClosed(seq, on, Outcome.KEPT))
    assert [costs(couple.bob, page) for page in pages] == before
