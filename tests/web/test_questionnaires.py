"""Questionnaires: of one's own choice, once a month at most, whole or not at all, and said in words."""

import json
import re
from collections.abc import Callable
from typing import Any

from goldseam.core.records.handed import Handed
from goldseam.core.records.measured import QuestionnaireAnswered

Who = Any
Words = Callable[[Any], str]
PHQ = "/progress/questions/phq-9/"


def answers(items: int, points: int = 0, **others: str) -> dict[str, str]:
    return {f"item_{number}": str(points) for number in range(1, items + 1)} | others


def measured(who: Who) -> list[QuestionnaireAnswered]:
    return list(who.read(QuestionnaireAnswered))


def test_a_whole_questionnaire_is_kept_and_said_in_words(alice: Who, words: Words) -> None:
    sent = alice.post("/progress/questions/gad-7/", answers(7, 2))
    assert sent["Location"] == "/progress/questions/gad-7/result/"
    assert measured(alice) == [QuestionnaireAnswered("gad-7", (2,) * 7)]
    page = words(alice.get(sent["Location"]))
    assert "14 of 21 points. From 10 points on" in page
    assert "This is no diagnosis" in page
    assert "Spitzer" in page


def test_a_long_questionnaire_says_how_far_one_is_and_a_short_one_needs_no_parts(
    alice: Who, words: Words
) -> None:
    long = words(alice.get("/progress/questions/csi-16/"))
    assert [f"{first} to {first + 3} of 16" in long for first in (1, 5, 9, 13)] == [True] * 4
    assert "1 to 4 of 9" not in words(alice.get(PHQ))


def test_an_item_without_an_answer_is_named_and_nothing_is_kept(alice: Who) -> None:
    sent = alice.post("/progress/questions/gad-7/", answers(7, 1, item_3=""))
    html = sent.content.decode()
    assert sent.status_code == 422
    assert html.count("Still open.") == 1
    assert html.count(" checked") == 6
    assert alice.post("/progress/questions/gad-7/", answers(7, 9)).status_code == 422
    assert not measured(alice)


def test_an_answer_about_not_living_opens_the_safety_card_before_the_result(alice: Who, words: Words) -> None:
    sent = alice.post(PHQ, answers(9, 0, item_9="1"))
    first = words(alice.get(sent["Location"]))
    assert "People to call" in first
    assert "points" not in first
    after = words(alice.get(f"{sent['Location']}?seen=1"))
    assert "1 of 27 points" in after
    assert "People to call" in after
    assert "nothing that others see has changed" in first


def test_no_other_answer_opens_it(alice: Who, words: Words) -> None:
    sent = alice.post(PHQ, answers(9, 3, item_9="0"))
    assert "24 of 27 points" in words(alice.get(sent["Location"]))


def test_once_a_month_at_most_and_a_form_sent_twice_is_kept_once(alice: Who, words: Words) -> None:
    for _ in range(2):
        assert alice.post(PHQ, answers(9, 1))["Location"] == f"{PHQ}result/"
    assert len(measured(alice)) == 1
    assert "again from 20 December 2026" in words(alice.get("/progress/questions/"))
    alice.clock.passes(days=28)
    alice.unlock(alice.passphrase)
    assert alice.get(PHQ).status_code == 200


def test_a_difference_is_said_only_where_it_is_more_than_chance(alice: Who, words: Words) -> None:
    for points, said in ((2, ""), (1, "back in the range"), (1, "not certain"), (2, "worse by more")):
        alice.post(PHQ, answers(9, points, item_9="0"))
        page = words(alice.get(f"{PHQ}result/"))
        assert said in page
        assert "What this does not say" in page
        alice.clock.passes(days=29)
        alice.unlock(alice.passphrase)


def test_where_no_difference_was_published_none_is_said(alice: Who, words: Words) -> None:
    for points in (4, 0):
        alice.post("/progress/questions/k6/", answers(6, points))
        alice.clock.passes(days=29)
        alice.unlock(alice.passphrase)
    page = words(alice.get("/progress/questions/k6/result/"))
    assert "was not published" in page
    assert "© World Health Organization 2003" in page


def test_items_without_an_official_translation_stay_english_and_the_page_says_so(
    arrive: Any, words: Words
) -> None:
    who = arrive("Вера", language="ru")
    html = who.get("/progress/questions/csi-4/").content.decode()
    assert '<fieldset class="question" lang="en">' in html
    assert '<p class="notice">' in html
    assert '<p class="notice">' not in who.get(PHQ).content.decode()
    assert "Вам не хотелось ничего делать" in words(who.get(PHQ))
    assert '<fieldset class="question" lang="ru">' in who.get(PHQ).content.decode()


def test_its_sums_go_out_as_numbers_alone(alice: Who) -> None:
    alice.post("/progress/questions/gad-7/", answers(7, 2))
    assert 'action="/progress/days/csv/"' in alice.get("/progress/questions/gad-7/result/").content.decode()
    table = alice.post("/progress/days/csv/", {"of": "gad-7"})
    assert table.content == b"date,value\r\n2026-11-22,14\r\n"
    report = json.loads(alice.post("/progress/days/json/", {"of": "gad-7"}).content)
    assert report == {"answers": [{"date": "2026-11-22", "value": 14}]}


def test_nothing_of_a_questionnaire_reaches_the_other(couple: Any, seen_by: Any) -> None:
    before = seen_by(couple.bob)
    couple.alice.post(PHQ, answers(9, 3))
    assert seen_by(couple.bob) == before


def test_a_result_is_handed_over_only_after_it_was_looked_at(couple: Any) -> None:
    couple.alice.post("/progress/questions/gad-2/", answers(2, 1))
    page = couple.alice.get("/progress/share/?what=questionnaire&of=gad-2").content.decode()
    text = re.findall(r'<textarea id="\w+" name="text"[^>]*>\s*(.*?)</textarea>', page, re.DOTALL)[0]
    assert text.startswith("GAD-2, 22 November 2026: 2 of 6 points.")
    assert text.rstrip().endswith("This is no diagnosis.")
    assert not couple.bob.shared.read(Handed)
