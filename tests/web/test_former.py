"""What was shared and is shared no more: read by both, changed only by taking one's own words back (S21, S22)."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldseam.core.records import Corrected, Erased, Handed, Withdrawn
from goldseam.core.records.handed import TAKEN_BACK_FREELY, HandedKind

Who = Any
Words = Callable[[Any], str]


def handed(who: Who, kind: HandedKind, text: str) -> int:
    return int(who.gave(Handed(kind, f"title of {text}", text))[0])


@pytest.fixture
def apart(couple: Any) -> Any:
    """Alice handed over one item of every kind, Bob a note; then Bob left."""
    alice = couple.alice
    couple.items = {kind: handed(alice, kind, f"text of {kind.value}") for kind in HandedKind}
    couple.of_bob = handed(couple.bob, HandedKind.NOTE, "from Bob to Alice")
    space = alice.shared
    alice.gave(Corrected(couple.items[HandedKind.NOTE], "what I add"))
    couple.here = f"/us/former/{space.id}/"
    couple.bob.post("/us/leave/")
    couple.space = space
    return couple


def test_it_is_reached_from_us_and_from_the_menu(apart: Any, words: Words) -> None:
    for who in (apart.alice, apart.bob):
        for page in ("/us/", "/menu/"):
            assert 'href="/us/former/"' in who.get(page).content.decode()
        assert f'href="{apart.here}"' in who.get("/us/former/").content.decode()
    assert "With Bob" in words(apart.alice.get("/us/former/"))


def test_whoever_shared_nothing_finds_nothing(alice: Who, words: Words) -> None:
    assert "Nothing is here now." in words(alice.get("/us/former/"))


def test_a_space_in_use_is_not_among_them(couple: Any, words: Words) -> None:
    space = couple.alice.shared.id
    assert "Nothing is here now." in words(couple.alice.get("/us/former/"))
    assert couple.alice.get(f"/us/former/{space}/").status_code == 404


def test_both_read_every_item_with_its_words_its_author_and_its_corrections(apart: Any, words: Words) -> None:
    for who in (apart.alice, apart.bob):
        page = words(who.get(apart.here))
        for kind in HandedKind:
            assert f"text of {kind.value}" in page
        assert "from Bob to Alice" in page
        one = words(who.get(f"{apart.here}{apart.items[HandedKind.NOTE]}/"))
        assert "From Alice" in one
        assert "what I add" in one


@pytest.mark.parametrize("kind", HandedKind)
def test_s22_an_own_item_is_emptied_or_marked_as_its_kind_allows(
    kind: HandedKind, apart: Any, words: Words
) -> None:
    item = f"{apart.here}{apart.items[kind]}/"
    assert apart.alice.post(item)["Location"] == f"{apart.here}?done=1"
    text = f"text of {kind.value}"
    for who in (apart.alice, apart.bob):
        page = words(who.get(apart.here))
        assert (f" {text} " in page) is (kind not in TAKEN_BACK_FREELY)
        if kind in TAKEN_BACK_FREELY:
            assert who.get(item).status_code == 404
            assert "what I add" not in page or kind is not HandedKind.NOTE
        else:
            assert "as withdrawn" in words(who.get(item))


def test_what_is_taken_back_takes_its_corrections_along(apart: Any) -> None:
    apart.alice.post(f"{apart.here}{apart.items[HandedKind.NOTE]}/")
    assert not apart.space.read(Corrected)
    assert apart.space.read(Erased)


def test_marking_twice_is_marking_once(apart: Any) -> None:
    item = f"{apart.here}{apart.items[HandedKind.ACCOUNT]}/"
    apart.alice.post(item)
    apart.alice.post(item)
    assert len(apart.space.read(Withdrawn)) == 1
    assert "<form method" not in apart.alice.get(item).content.decode().split("<main")[1]


def test_s22_nobody_takes_back_what_the_other_wrote(apart: Any) -> None:
    head = apart.space.head()
    item = f"{apart.here}{apart.items[HandedKind.LETTER]}/"
    assert "Take it back" not in apart.bob.get(item).content.decode()
    assert apart.bob.post(item).status_code == 404
    assert apart.space.head() == head


@pytest.mark.parametrize("number", [0, 1, 9999, 2**62])
def test_a_number_that_is_no_item_is_not_there(number: int, apart: Any) -> None:
    for send in (apart.alice.get, apart.alice.post):
        assert send(f"{apart.here}{number}/").status_code == 404


def test_a_stranger_finds_no_more_than_where_nothing_ever_was(apart: Any, carol: Who, words: Words) -> None:
    nowhere = words(carol.get(f"/us/former/{uuid4()}/"))
    item = f"{apart.here}{apart.items[HandedKind.LETTER]}/"
    for address in (apart.here, item):
        assert carol.get(address).status_code == carol.post(address).status_code == 404
        assert words(carol.get(address)) == nowhere


def test_a_private_space_is_no_former_one(apart: Any) -> None:
    assert apart.alice.get(f"/us/former/{apart.alice.space.id}/").status_code == 404


def test_many_items_come_a_page_at_a_time_and_cost_the_same(apart: Any, couple: Any) -> None:
    def cost() -> int:
        couple.alice.get(apart.here)
        with CaptureQueriesContext(connection) as queries:
            couple.alice.get(apart.here)
        return len(queries)

    little = cost()
    records = [Handed(HandedKind.NOTE, f"number {number}", f"words {number}") for number in range(300)]
    apart.space.append(*records, at=apart.alice.clock.now(), day=apart.alice.clock.today)
    assert cost() == little <= 14
    page = couple.alice.get(apart.here).content.decode()
    assert "words 299" in page
    assert "words 250" not in page
    older = page.split('rel="next"')[0].split('href="')[-1].rstrip('" ')
    assert "words 250" in couple.alice.get(apart.here + older).content.decode()


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "0"])
def test_an_odd_page_is_some_page(before: str, apart: Any) -> None:
    assert apart.alice.get(f"{apart.here}?before={before}").status_code == 200
