"""Looking back together: sealed until both have released, left out without a reason, and nothing told before."""

import re
from typing import Any

import pytest

from goldseam.core.records import (
    Paused,
    Released,
    ReviewDrafted,
)
from goldseam.ledger import releases
from tests.web.reviewing import (
    RELEASE,
    REVIEW,
    WRITE,
    halves,
    hidden,
    later,
    moved,
    page,
    released,
    shown,
    together,
    wrote,
)

Two = Any
Who = Any


def test_five_questions_are_kept_in_private_and_each_may_stay_empty(couple: Two) -> None:
    assert wrote(couple.alice, kept="the call at six", change="  ")["Location"] == RELEASE
    (draft,) = couple.alice.read(ReviewDrafted)
    assert (draft.round, draft.answers["kept"], draft.answers["went_well"]) == (
        "2026-W48",
        "the call at six",
        "",
    )
    assert not couple.alice.unlocked.shared_space().read(Released)
    assert "the call at six" in page(couple.alice, WRITE)
    assert wrote(couple.alice)["Location"] == REVIEW
    assert couple.alice.get(RELEASE)["Location"] == REVIEW


def test_an_answer_that_is_too_long_comes_back_as_it_was_typed(couple: Two) -> None:
    answer = wrote(couple.alice, kept="k" * 5_001, change="no phones & <dinner>")
    assert answer.status_code == 422
    assert "k" * 5_001 in answer.content.decode()
    assert "no phones &amp; &lt;dinner&gt;" in answer.content.decode()
    assert not couple.alice.read(ReviewDrafted)


def test_what_is_typed_after_the_round_opened_is_kept_in_private(couple: Two) -> None:
    released(couple.alice, kept="a")
    released(couple.bob, kept="b")
    assert wrote(couple.alice, kept="a second thought")["Location"] == RELEASE
    assert couple.alice.read(ReviewDrafted)[-1].answers["kept"] == "a second thought"


def test_the_preview_shows_exactly_what_the_other_reads_afterwards(couple: Two) -> None:
    wrote(couple.alice, appreciation="You <waited>\nfor me", change="phones away")
    preview = re.findall(r'<section class="card">.*?</section>', page(couple.alice, RELEASE), re.DOTALL)
    couple.alice.post(RELEASE, hidden(couple.alice, RELEASE))
    released(couple.bob, kept="b")
    for section in preview:
        assert section in page(couple.bob)


def test_what_changed_since_the_preview_is_shown_again_and_not_released(couple: Two) -> None:
    wrote(couple.alice, kept="first")
    old = hidden(couple.alice, RELEASE)
    wrote(couple.alice, kept="second")
    answer = couple.alice.post(RELEASE, old)
    assert answer.status_code == 200
    assert "second" in answer.content.decode()
    assert not halves(couple)


@pytest.mark.parametrize("fields", [{}, {"round": "2026-W02"}, {"round": "x", "seen": "x"}])
def test_a_release_of_another_round_releases_nothing(couple: Two, fields: dict[str, str]) -> None:
    wrote(couple.alice, kept="a")
    assert (
        couple.alice.post(RELEASE, {**hidden(couple.alice, RELEASE), "round": "", **fields}).status_code
        == 302
    )
    assert not halves(couple)


def test_both_texts_open_at_the_next_request_of_each(couple: Two) -> None:
    released(couple.alice, kept="MARKED by one")
    assert "MARKED" not in page(couple.bob)
    released(couple.bob, kept="MARKED by the other")
    for who in (couple.alice, couple.bob):
        assert "MARKED by one" in page(who)
        assert "MARKED by the other" in page(who)


@pytest.mark.parametrize("after", ["released", "left out", "taken back", "taken up and left out"])
def test_no_page_of_the_other_holds_a_word_before_both_have_released(couple: Two, after: str) -> None:
    released(couple.alice, went_well="MARKED well", kept="MARKED kept", change="MARKED change")
    if "left out" in after:
        moved(couple.bob, "not_this")
    if after == "taken back":
        moved(couple.alice, "take_back")
    if after == "taken up and left out":
        wrote(couple.bob, kept="after all")
    assert "MARKED" not in str(shown(couple.bob))
    later(couple, days=9)
    assert "MARKED" not in str(shown(couple.bob))


def test_s16_writing_releasing_and_taking_back_leave_every_page_of_the_other_as_it_was(couple: Two) -> None:
    wrote(couple.bob, kept="mine")
    before = shown(couple.bob)
    wrote(couple.alice, kept="one")
    assert shown(couple.bob) == before
    released(couple.alice, kept="two")
    assert shown(couple.bob) == before
    moved(couple.alice, "take_back")
    assert shown(couple.bob) == before


@pytest.mark.parametrize("days", [3, 7, 9, 20, 31, 36, 40, 70])
@pytest.mark.parametrize("left", [True, False])
def test_s16_a_release_that_waits_is_not_seen_from_what_comes_due_later(
    couple: Two, days: int, left: bool
) -> None:
    if left:
        moved(couple.bob, "not_this")
    later(couple, days=days)
    without = shown(couple.bob)
    assert without["/today/"][0] == 200
    released(couple.alice, kept="one")
    assert halves(couple) == 1
    assert shown(couple.bob) == without


@pytest.mark.parametrize("days", [2, 12, 33, 61])
def test_s16_nor_from_what_was_released_long_before(couple: Two, days: int, rolled_back: Any) -> None:
    found, start = [], couple.alice.clock.moment
    cookies = {who: dict(who.client.cookies) for who in (couple.alice, couple.bob)}
    for first in (True, False):
        with rolled_back():
            if first:
                released(couple.alice, kept="one")
            assert halves(couple) == first
            later(couple, days=days)
            found.append(shown(couple.bob))
            assert found[-1]["/today/"][0] == 200
        couple.alice.clock.moment = start
        for who, kept in cookies.items():
            who.client.cookies.clear()
            who.client.cookies.update(kept)
    assert found[0] == found[1]


def test_releasing_twice_is_releasing_once(couple: Two) -> None:
    wrote(couple.alice, kept="a")
    fields = hidden(couple.alice, RELEASE)
    for _ in range(2):
        assert couple.alice.post(RELEASE, fields)["Location"] == REVIEW
    assert halves(couple) == 1
    assert len(couple.alice.unlocked.shared_space().read(Released)) == 1


def test_s15_what_was_released_is_taken_back_in_one_step_until_both_have(couple: Two) -> None:
    released(couple.alice, kept="MARKED")
    fields = {"move": "take_back", "round": "2026-W48"}
    for _ in range(2):
        assert couple.alice.post(REVIEW, fields).status_code == 302
    assert not halves(couple)
    released(couple.bob, kept="b")
    assert "MARKED" not in str(shown(couple.bob))
    assert "MARKED" in page(couple.alice, RELEASE)
    couple.alice.post(RELEASE, hidden(couple.alice, RELEASE))
    couple.alice.post(REVIEW, fields)
    assert "MARKED" in page(couple.bob)


def test_s22_nobody_takes_back_what_the_other_released(couple: Two) -> None:
    released(couple.alice, kept="a")
    couple.bob.post(REVIEW, {"move": "take_back", "round": "2026-W48"})
    assert halves(couple) == 1


def test_while_the_space_rests_nothing_is_released_and_the_draft_stays(couple: Two) -> None:
    wrote(couple.alice, kept="MARKED")
    fields = hidden(couple.alice, RELEASE)
    together(couple.bob, Paused())
    assert couple.alice.post(RELEASE, fields).status_code == 409
    assert couple.alice.post(REVIEW, {"move": "not_this", "round": "2026-W48"}).status_code == 409
    assert not halves(couple)
    assert "MARKED" in page(couple.alice, RELEASE)
    assert wrote(couple.alice, kept="still writing").status_code == 302


def test_a_pause_that_comes_between_reading_and_releasing_leaves_nothing_released(
    couple: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrote(couple.alice, kept="MARKED")
    fields, release, paused = hidden(couple.alice, RELEASE), releases.release, []

    def slowly(*given: Any, **more: Any) -> Any:
        if not paused:
            paused.append(together(couple.bob, Paused()))
        return release(*given, **more)

    monkeypatch.setattr(releases, "release", slowly)
    assert couple.alice.post(RELEASE, fields).status_code == 409
    assert paused
    assert not halves(couple)


def test_two_releases_of_the_same_moment_both_count(couple: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    wrote(couple.alice, kept="from alice")
    wrote(couple.bob, kept="from bob")
    mine, theirs = (hidden(who, RELEASE) for who in (couple.alice, couple.bob))
    release, others = releases.release, []

    def slowly(*given: Any, **more: Any) -> Any:
        if not others:
            others.append("bob")
            couple.bob.post(RELEASE, theirs)
        return release(*given, **more)

    monkeypatch.setattr(releases, "release", slowly)
    couple.alice.post(RELEASE, mine)
    assert halves(couple) == 2
    for who in (couple.alice, couple.bob):
        assert "from alice" in page(who)
        assert "from bob" in page(who)
