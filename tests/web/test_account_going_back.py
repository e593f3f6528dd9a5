"""A confirmed hand-over goes back by itself where the same person says that it is not safe, or its time goes by."""

from datetime import timedelta
from typing import Any

import pytest

from goldseam.core.records import AccountSealed, Answered, Left, Released, SafetyAnswered
from goldseam.core.situation.questions import SKIPPED
from goldseam.ledger import releases
from goldseam.ledger.spaces import MovedOnError
from tests.web.account_of_two import HAND_OVER, SEAL, Two, agreed, confirm, page, seal, written

CALM = dict.fromkeys(
    (
        "fear",
        "humiliation",
        "violence",
        "sexual_coercion",
        "still_going_on",
        "addiction",
        "self_harm",
        "pushed",
    ),
    "no",
)


@pytest.mark.parametrize("topic", ["self_harm", "fear", "violence", "pushed"])
@pytest.mark.parametrize("who", ["alice", "bob"])
def test_s05_a_later_safety_check_takes_back_what_was_confirmed(couple: Two, who: str, topic: str) -> None:
    number = agreed(couple)
    one, other = getattr(couple, who), couple.bob if who == "alice" else couple.alice
    confirm(one, number)
    assert one.shared.read(Released)
    one.post("/safety/", {**CALM, topic: "yes", "move": "save"})
    assert not one.shared.read(Released)
    confirm(other, number)
    assert couple.bob.get(f"/truth/account/read/{number}/").status_code == 404


def test_s16_the_other_sees_the_same_before_and_after_it_went_back(couple: Two, seen_by: Any) -> None:
    number = agreed(couple)
    before = seen_by(couple.bob, f"/truth/account/ready/{number}/")
    confirm(couple.alice, number)
    couple.alice.post("/safety/", {**CALM, "fear": "yes", "move": "save"})
    assert seen_by(couple.bob, f"/truth/account/ready/{number}/") == before


@pytest.mark.parametrize("topic", ["still_going_on", "addiction"])
def test_what_says_nothing_of_danger_takes_nothing_back(couple: Two, topic: str) -> None:
    number = agreed(couple)
    confirm(couple.alice, number)
    couple.alice.post("/safety/", {**CALM, topic: "yes", "move": "save"})
    assert couple.alice.shared.read(Released)


@pytest.mark.parametrize("form", [{"addressed_safely": "no", "move": "next"}, {"move": "skip"}])
def test_t17_where_telling_is_not_safe_any_more_it_is_not_yet_again(
    couple: Two, form: dict[str, str]
) -> None:
    number = agreed(couple)
    confirm(couple.alice, number)
    couple.alice.post("/situation/addressed_safely/", form)
    assert not couple.alice.shared.read(Released)
    assert couple.alice.read(AccountSealed)
    confirm(couple.bob, number)
    assert couple.bob.get(f"/truth/account/read/{number}/").status_code == 404


def test_afterwards_it_can_be_confirmed_anew(couple: Two) -> None:
    number = agreed(couple)
    confirm(couple.alice, number)
    couple.alice.post("/safety/", {**CALM, "fear": "yes", "move": "save"})
    confirm(couple.alice, number)
    confirm(couple.bob, number)
    assert "MARKED one" in page(couple.bob, f"/truth/account/read/{number}/?whole=1")


def test_what_has_opened_stays_open(couple: Two) -> None:
    number = agreed(couple)
    confirm(couple.alice, number)
    confirm(couple.bob, number)
    couple.alice.post("/safety/", {**CALM, "fear": "yes", "move": "save"})
    assert "MARKED one" in page(couple.bob, f"/truth/account/read/{number}/?whole=1")


@pytest.mark.parametrize(
    "said", [SafetyAnswered({"self_harm": "yes"}), Answered("addressed_safely", SKIPPED)]
)
def test_an_answer_that_was_broken_off_half_way_counts_on_the_next_page(couple: Two, said: Any) -> None:
    number = agreed(couple)
    confirm(couple.alice, number)
    couple.alice.wrote(said)
    page(couple.alice, HAND_OVER)
    assert not couple.alice.shared.read(Released)


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_at_the_very_moment_of_opening_the_time_is_looked_at_again(
    couple: Two, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = agreed(couple)
    one, sealing, tried = getattr(couple, who), releases.release, []

    def slow(*given: Any, **named: Any) -> Any:
        # Somebody wrote in between, and by the time of the next try the day is over.
        if not tried:
            tried.append(one.clock.passes(days=2))
            raise MovedOnError
        return sealing(*given, **named)

    monkeypatch.setattr(releases, "release", slow)
    assert confirm(one, number)["Location"] == HAND_OVER
    assert tried
    assert not one.shared.read(Released)
    one.unlock(one.passphrase)
    assert "This time is over" in page(one, HAND_OVER)


def test_what_was_put_off_in_between_is_not_confirmed(couple: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    number = agreed(couple)
    sealing, tried = releases.release, []
    until = (couple.alice.clock.today + timedelta(days=9)).isoformat()

    def crossed(*given: Any, **named: Any) -> Any:
        if not tried:
            tried.append(couple.bob.post(HAND_OVER, {"move": "not_ready", "number": number, "until": until}))
        return sealing(*given, **named)

    monkeypatch.setattr(releases, "release", crossed)
    confirm(couple.alice, number)
    assert tried
    assert not couple.alice.shared.read(Released)


def test_nothing_is_sealed_for_somebody_who_left(couple: Two, words: Any) -> None:
    written(couple)
    seen = page(couple.alice, SEAL).split('name="seen" value="')[1].split('"')[0]
    couple.bob.gave(Left())
    answer = couple.alice.post(SEAL, {"seen": seen, "move": "seal"})
    assert answer.status_code == 409
    assert "There is nobody to seal it for now." in words(answer)
    assert not couple.alice.read(AccountSealed)
    assert 'value="seal"' not in page(couple.alice, SEAL)
    assert f'href="{SEAL}"' not in page(couple.alice, HAND_OVER)


def test_a_seal_from_before_comes_off_also_after_somebody_left(couple: Two) -> None:
    written(couple)
    seal(couple.alice)
    couple.bob.gave(Left())
    couple.alice.post(SEAL, {"move": "unseal"})
    assert not couple.alice.read(AccountSealed)


@pytest.mark.parametrize("leads", ["/truth/account/", "/truth/account/hand-over/", "/truth/lie/7/"])
def test_after_the_private_question_one_lands_where_one_was_going(alice: Any, leads: str) -> None:
    form = {"move": "next", "addressed_safely": "yes", "next": leads}
    assert alice.post("/situation/addressed_safely/", form)["Location"] == leads
    assert alice.post("/situation/addressed_safely/", {"move": "skip", "next": leads})["Location"] == leads
    assert alice.post("/situation/addressed_safely/", {"move": "back", "next": leads})["Location"] == leads
    unsafe = alice.post("/situation/addressed_safely/", {**form, "addressed_safely": "no"})
    assert unsafe["Location"] == "/practices/reach-specialist-help/"


@pytest.mark.parametrize("leads", ["https://example.org/", "//example.org", "/\\example.org", "overview", ""])
def test_only_a_path_of_this_place_is_gone_on_to(alice: Any, leads: str) -> None:
    form = {"move": "next", "addressed_safely": "yes", "next": leads}
    assert alice.post("/situation/addressed_safely/", form)["Location"] == "/today/"


def test_the_pages_that_ask_first_say_where_they_were(alice: Any) -> None:
    alice.post("/truth/account/caution/")
    way = "/situation/addressed_safely/?next=/truth/account/"
    assert f'href="{way}"' in page(alice, "/truth/account/")
    assert 'name="next" value="/truth/account/"' in page(alice, way)
