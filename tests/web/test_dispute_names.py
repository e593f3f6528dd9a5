"""The name of a dispute taken back: before it opens, by whoever gave it; what opened stays with both (S22)."""

from collections.abc import Callable
from typing import Any

from goldseam.core.records import Released
from goldseam.core.records.dispute import DisputeOpened
from tests.web.disputing import PAGE, opened, release, sort

Words = Callable[[Any], str]


def test_a_name_is_taken_back_by_whoever_gave_it(couple: Any) -> None:
    number = opened(couple.alice)
    page = f"{PAGE}both/{number}/"
    couple.bob.post(page, {"move": "erase"})
    assert couple.bob.get(page).status_code == 200
    couple.alice.post(page, {"move": "erase"})
    assert couple.bob.get(page).status_code == 404
    assert couple.bob.get(f"{PAGE}both/99/").status_code == 404


def test_s22_what_opened_for_both_is_not_taken_away_by_whoever_named_it(couple: Any, words: Words) -> None:
    number = opened(couple.alice)
    page = f"{PAGE}both/{number}/"
    sort(couple.alice, **{"for": number})
    sort(couple.bob, text="the whole week", **{"for": number})
    for who in (couple.alice, couple.bob):
        assert "Take the name back" in words(couple.alice.get(page))
        release(who, number)
    assert "Take the name back" not in words(couple.alice.get(page))
    assert couple.alice.post(page, {"move": "erase"})["Location"] == page
    for who in (couple.alice, couple.bob):
        for text in ("the dishes", "whose turn", "the whole week"):
            assert text in words(who.get(page))
    assert len(couple.alice.shared.read(DisputeOpened)) == 1


def test_a_sealed_release_is_taken_back_without_the_name(couple: Any, words: Words) -> None:
    number = opened(couple.alice)
    page = f"{PAGE}both/{number}/"
    sort(couple.bob, **{"for": number})
    release(couple.bob, number)
    couple.alice.post(page, {"move": "erase"})
    assert couple.alice.get(page).status_code == 404
    assert f'"{page}"' in couple.bob.get(PAGE).content.decode()
    assert "Its name was taken back Yours is still sealed." in words(couple.bob.get(PAGE))
    assert "Its name was taken back." in words(couple.bob.get(page))
    for move in ("not_this", "erase", "release"):
        couple.bob.post(page, {"move": move})
    assert len(couple.bob.shared.read(Released)) == 1
    assert couple.bob.post(page, {"move": "take_back"})["Location"] == PAGE
    assert not couple.bob.shared.read(Released)
    assert couple.bob.get(page).status_code == 404
    assert "Its name was taken back" not in words(couple.bob.get(PAGE))


def test_with_the_name_the_own_sealed_words_go_too(couple: Any) -> None:
    number = opened(couple.alice)
    root = sort(couple.alice, **{"for": number})
    release(couple.alice, number)
    couple.alice.post(f"{PAGE}both/{number}/", {"move": "erase"})
    assert not couple.bob.shared.read(Released, DisputeOpened)
    assert couple.bob.get(f"{PAGE}both/{number}/").status_code == 404
    assert f"both/{number}" not in couple.alice.get(root).content.decode()
