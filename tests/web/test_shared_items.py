"""What was handed over: read by both without a trace, corrected beside it, taken back or marked by its author."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldseam.core.records import BreachNamed, Corrected, Handed, Withdrawn
from goldseam.core.records.handed import TAKEN_BACK_FREELY, CorrectionHow, HandedKind
from goldseam.web.together import shelf
from goldseam.web.together.couple import couple_of

Who = Any
STAYS = tuple(kind for kind in HandedKind if kind not in TAKEN_BACK_FREELY)


def seen(response: Any) -> str:
    """The item as a page shows it."""
    (found,) = re.findall(r'<article class="card seam">.*?</article>', response.content.decode(), re.DOTALL)
    return str(found)


def gave(
    who: Who, kind: HandedKind = HandedKind.LETTER, title: str = "A title", text: str = "the words"
) -> str:
    """The page of something that was handed over."""
    (seq,) = who.gave(Handed(kind, title, text))
    return f"/us/shared/{seq}/"


def correct(who: Who, page: str, text: str, how: str = "asked", move: str = "hand") -> Any:
    return who.post(f"{page}correct/", {"text": text, "how": how, "move": move})


def numbers(response: Any) -> list[int]:
    return [int(seq) for seq in re.findall(r'href="/us/shared/(\d+)/"', response.content.decode())]


def test_the_newest_stands_first_with_author_day_kind_and_title(
    couple: Any, words: Callable[[Any], str]
) -> None:
    gave(couple.alice, HandedKind.PRACTICAL, "School", "on Monday at nine")
    gave(couple.bob, HandedKind.VIEW, "", "first of all, this")
    for who in (couple.alice, couple.bob):
        said = words(who.get("/us/shared/"))
        # Where no title was given, the kind stands in its place, once.
        bobs = "How I see the situation Bob · 22 November 2026 first of all, this"
        assert bobs in said
        alices = "School Alice · Children, health, home, money · 22 November 2026 on Monday at nine"
        assert said.index(bobs) < said.index(alices)


def test_thirty_stand_on_a_page_and_the_links_lead_through_all_of_them_and_back(couple: Any) -> None:
    seqs = couple.alice.gave(*(Handed(HandedKind.NOTE, f"{count}", "text") for count in range(95)))
    gone = seqs[40:43]
    couple.alice.shared.erase(gone, at=couple.alice.clock.now(), day=couple.alice.clock.today)
    page, pages = couple.bob.get("/us/shared/"), []
    while page:
        pages.append(numbers(page))
        older = re.search(r'href="(\?before=\d+)" rel="next"', page.content.decode())
        last, page = page, older and couple.bob.get(f"/us/shared/{older.group(1)}")
    assert [seq for part in pages for seq in part] == [seq for seq in seqs[::-1] if seq not in gone]
    # Three that were taken back at once leave one line between the others.
    assert [len(part) for part in pages] == [30, 30 - 1, 30, 3]
    back = []
    while last:
        back.append(numbers(last))
        newer = re.search(r'href="(/us/shared/|\?before=\d+)" rel="prev"', last.content.decode())
        last = newer and couple.bob.get("/us/shared/" + newer.group(1).removeprefix("/us/shared/"))
    assert back == pages[::-1]


@pytest.mark.parametrize("before", ["x", "-1", "", "9" * 40, "999", "²"])
def test_a_number_nobody_gave_out_shows_the_newest(before: str, couple: Any) -> None:
    page = gave(couple.alice)
    assert page in couple.bob.get(f"/us/shared/?before={before}").content.decode()


def test_before_the_first_there_is_nothing(couple: Any) -> None:
    gave(couple.alice)
    answer = couple.bob.get("/us/shared/?before=0")
    assert answer.status_code == 200
    assert numbers(answer) == []


def test_s21_corrections_stand_below_in_order_and_nothing_is_rewritten(
    couple: Any, words: Callable[[Any], str]
) -> None:
    page = gave(couple.alice, HandedKind.ACCOUNT)
    preview = correct(couple.alice, page, "it was <May>", move="preview")
    assert "it was" not in seen(couple.bob.get(page))
    assert correct(couple.alice, page, "it was <May>")["Location"].startswith(page)
    assert seen(couple.bob.get(page)) == seen(preview)
    correct(couple.alice, page, "no, June", "found")
    said = words(couple.bob.get(page))
    places = [
        said.index(each)
        for each in (
            "the words",
            "Corrected on 22 November 2026, after a question it was <May>",
            "Corrected on 22 November 2026, after it was found out no, June",
        )
    ]
    assert places == sorted(places)
    assert "corrected" in words(couple.bob.get("/us/shared/"))


def test_a_correction_comes_back_as_it_was_typed(couple: Any) -> None:
    page = gave(couple.alice)
    html = correct(couple.alice, page, "line\r\ntwo", "noticed", move="back").content.decode()
    assert "line\ntwo</textarea>" in html
    assert 'value="noticed" checked' in html
    for text in ("", "  ", "x" * 200_001):
        answer = correct(couple.alice, page, text)
        assert answer.status_code == 422
        assert text.strip() in answer.content.decode()
    correct(couple.alice, page, "open", "nonsense")
    correct(couple.alice, page, "open", "nonsense")
    assert [each.record.how for each in couple.bob.shared.read(Corrected)] == [CorrectionHow.NOT_SAID]


@pytest.mark.parametrize("kind", sorted(TAKEN_BACK_FREELY))
def test_s22_what_may_be_taken_back_goes_with_its_words_and_leaves_its_place(
    kind: HandedKind, couple: Any, words: Callable[[Any], str]
) -> None:
    page = gave(couple.alice, kind)
    correct(couple.alice, page, "and a correction")
    assert "Take this back" in words(couple.alice.get(f"{page}back/"))
    assert couple.alice.post(f"{page}back/").status_code == 302
    for who in (couple.alice, couple.bob):
        said = words(who.get("/us/shared/"))
        assert "Alice: taken back on 22 November 2026" in said
        assert "the words" not in said
        assert who.get(page).status_code == 404
    assert not couple.bob.shared.read(Handed, Corrected)


@pytest.mark.parametrize("kind", STAYS)
def test_s22_everything_else_can_be_marked_and_stays_readable(
    kind: HandedKind, couple: Any, words: Callable[[Any], str]
) -> None:
    page = gave(couple.alice, kind)
    assert "Mark it as withdrawn" in words(couple.alice.get(f"{page}back/"))
    for _ in range(2):
        assert couple.alice.post(f"{page}back/")["Location"] == page
    said = words(couple.bob.get(page))
    assert "the words" in said
    assert "Marked as withdrawn on 22 November 2026 by its author." in said
    assert "marked as withdrawn" in words(couple.bob.get("/us/shared/"))
    assert len(couple.bob.shared.read(Withdrawn)) == 1


def test_the_first_page_of_us_gets_the_newest_lines(couple: Any) -> None:
    for count in range(7):
        gave(couple.alice, title=f"number {count}")
    found = couple_of(couple.bob.unlocked)
    assert found is not None
    assert [line.title for line in shelf.newest(found)] == [f"number {count}" for count in range(6, 1, -1)]
    assert [line.title for line in shelf.newest(found, 1)] == ["number 6"]


MOST = 16


def test_no_page_takes_more_queries_with_a_longer_history(couple: Any) -> None:
    page = gave(couple.alice)
    pages = ("/us/shared/", page, f"{page}back/", "/us/breaches/", "/us/hand/", "/us/hand/own/")

    def costs() -> list[int]:
        found = []
        for each in (*pages, *pages):
            with CaptureQueriesContext(connection) as queries:
                assert couple.alice.get(each).status_code == 200
            found.append(len(queries))
        return found[len(pages) :]

    little = costs()
    records = (Handed(HandedKind.NOTE, "t", "text"), BreachNamed("A breach"))
    couple.alice.gave(*(records * 150))
    assert costs() == little
    assert max(little) <= MOST
