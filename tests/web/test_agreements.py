"""Agreements (S19): proposed in words, confirmed by each alone, some after a night, ended by either at once."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldseam.core.records import ClosenessWished, Paused
from goldseam.core.records.agreement import (
    AgreementConfirmed,
    AgreementLookedAt,
    AgreementProposed,
    AgreementTopic,
    AgreementWithdrawn,
)

Words = Callable[[Any], str]
Two, Who = Any, Any
NEW, LIST = "/agreements/new/", "/agreements/"
SUPPER = {
    "topic": "other",
    "text": "Supper & being late",
    "mine": "I do not wait",
    "yours": "You tell me by <noon>",
    "review": "2026-12-20",
}


def proposed(who: Who, topic: AgreementTopic = AgreementTopic.OTHER) -> int:
    return int(who.gave(AgreementProposed(topic, "supper", date(2026, 12, 20), "I wait", "you tell"))[0])


def does(who: Who, seq: int, move: str, **more: str) -> Any:
    return who.post(f"/agreements/{seq}/", {"move": move, **more})


def later(couple: Two, **amount: float) -> None:
    couple.alice.clock.passes(**amount)
    for who in (couple.alice, couple.bob):
        who.unlock(who.passphrase)


def in_force(couple: Two) -> int:
    seq = proposed(couple.bob)
    later(couple, days=1)
    couple.alice.gave(AgreementConfirmed(seq))
    couple.bob.gave(AgreementConfirmed(seq))
    return seq


def test_it_is_seen_before_it_is_proposed_and_proposed_once(couple: Two, words: Words) -> None:
    preview = words(couple.bob.post(NEW, SUPPER))
    assert "What Bob does I do not wait What Alice does You tell me by <noon>" in preview
    assert not couple.bob.shared.read(AgreementProposed)
    for _ in range(2):
        made = couple.bob.post(NEW, {**SUPPER, "move": "hand"})["Location"]
    assert len(couple.bob.shared.read(AgreementProposed)) == 1
    for who in (couple.alice, couple.bob):
        assert "It binds nobody yet." in words(who.get(made))
        assert "Supper & being late" in words(who.get(LIST))


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": "w" * 2001},
        {"mine": "", "yours": ""},
        {"review": ""},
        {"review": "2026-11-22"},
        {"review": "2028-01-01"},
    ],
)
def test_what_cannot_be_proposed_comes_back_as_it_was_typed(couple: Two, wrong: dict[str, str]) -> None:
    refused = couple.bob.post(NEW, {**SUPPER, "topic": "money", **wrong, "move": "hand"})
    assert refused.status_code == 422
    assert 'value="money" checked' in refused.content.decode()
    assert not couple.bob.shared.read(AgreementProposed)


def test_the_words_can_be_changed_before(couple: Two) -> None:
    back = couple.bob.post(NEW, {**SUPPER, "move": "back"})
    assert "You tell me by &lt;noon&gt;</textarea>" in back.content.decode()


@pytest.mark.parametrize("order", [("alice", "bob"), ("bob", "alice")])
def test_s19_it_binds_after_two_separate_yeses_the_proposers_own_among_them(
    couple: Two, order: tuple[str, str], words: Words
) -> None:
    seq = proposed(couple.bob)
    later(couple, days=1)
    first, second = (getattr(couple, each) for each in order)
    for _ in range(2):
        does(first, seq, "confirm")
    assert len(first.shared.read(AgreementConfirmed)) == 1
    assert "It binds nobody yet." in words(second.get(f"/agreements/{seq}/"))
    assert f"/agreements/{seq}/" in second.get("/today/").content.decode()
    assert f"/agreements/{seq}/" not in first.get("/today/").content.decode()
    does(second, seq, "confirm")
    for who in (couple.alice, couple.bob):
        assert "In force" in words(who.get(f"/agreements/{seq}/"))


@pytest.mark.parametrize("topic", AgreementTopic)
@pytest.mark.parametrize("who", ["alice", "bob"])
def test_s19_about_whatever_it_is_a_yes_counts_after_a_day(
    couple: Two, topic: AgreementTopic, who: str, words: Words
) -> None:
    seq, acting = proposed(couple.bob, topic), getattr(couple, who)
    assert "A yes counts from 23 November 2026, " in words(acting.get(f"/agreements/{seq}/"))
    later(couple, hours=23.9)
    early = does(acting, seq, "confirm")
    assert early.status_code == 409
    assert not acting.shared.read(AgreementConfirmed)
    later(couple, hours=0.2)
    assert does(acting, seq, "confirm").status_code == 302
    assert acting.shared.read(AgreementConfirmed)


@pytest.mark.parametrize("who", ["alice", "bob"])
@pytest.mark.parametrize("binding", [False, True])
def test_s19_each_ends_it_alone_at_once_also_while_the_space_is_paused(
    couple: Two, who: str, binding: bool, words: Words
) -> None:
    seq = proposed(couple.bob)
    if binding:
        later(couple, days=1)
        couple.alice.gave(AgreementConfirmed(seq))
        couple.bob.gave(AgreementConfirmed(seq))
    couple.alice.gave(Paused(), ClosenessWished("no_contact"))
    for _ in range(2):
        assert does(getattr(couple, who), seq, "withdraw").status_code == 302
    assert len(couple.alice.shared.read(AgreementWithdrawn)) == 1
    assert "It binds nobody." in words(couple.alice.get(f"/agreements/{seq}/"))
    assert does(couple.alice, seq, "confirm").status_code in {302, 409}
    assert "It binds nobody." in words(couple.bob.get(f"/agreements/{seq}/"))


def test_a_no_stands_beside_the_yes_with_the_same_weight(couple: Two) -> None:
    seq = proposed(couple.bob)
    later(couple, days=1)
    page = couple.alice.get(f"/agreements/{seq}/").content.decode()
    pair = page.split('<div class="pair">')[1].split("</div>")[0]
    assert pair.count('class="button"') == 3


def test_it_is_looked_at_again_on_its_day_and_on_another_after_that(couple: Two, words: Words) -> None:
    seq = in_force(couple)
    assert f"/agreements/{seq}/" not in couple.alice.get("/today/").content.decode()
    later(couple, days=27)
    assert "An agreement to look at again:" in words(couple.alice.get("/today/"))
    assert does(couple.alice, seq, "look", review="").status_code == 422
    assert does(couple.alice, seq, "look", review="2026-12-20").status_code == 422
    does(couple.alice, seq, "look", review="2027-01-20")
    does(couple.alice, seq, "look", review="2027-01-20")
    assert len(couple.alice.shared.read(AgreementLookedAt)) == 1
    assert "An agreement to look at again:" not in words(couple.bob.get("/today/"))


def test_s19_a_year_is_not_put_off_by_one_alone(couple: Two, words: Words) -> None:
    seq = in_force(couple)
    page = f"/agreements/{seq}/"
    for _ in range(2):
        assert does(couple.alice, seq, "look", review="2027-11-01").status_code == 302
    assert len(couple.alice.shared.read(AgreementLookedAt)) == 1
    asks = "would like to look at it again on 1 November 2027. Until both say yes, 20 December 2026 stands."
    for who in (couple.alice, couple.bob):
        assert f"Alice {asks}" in words(who.get(page))
    later(couple, days=27)
    for who in (couple.alice, couple.bob):
        assert "An agreement to look at again:" in words(who.get("/today/"))


def test_s20_yes_to_a_later_day_and_leaving_it_have_the_same_weight(couple: Two, words: Words) -> None:
    seq = in_force(couple)
    does(couple.alice, seq, "look", review="2027-11-01")
    pair = (
        couple.bob.get(f"/agreements/{seq}/")
        .content.decode()
        .split('<div class="pair">')[1]
        .split("</div>")[0]
    )
    assert pair.count('class="button"') == 2
    does(couple.bob, seq, "keep")
    assert "Until both say yes" not in words(couple.alice.get(f"/agreements/{seq}/"))
    does(couple.alice, seq, "look", review="2027-11-01")
    does(couple.bob, seq, "look", review="2027-11-01")
    assert "Until both say yes" not in words(couple.alice.get(f"/agreements/{seq}/"))
    later(couple, days=27)
    assert "An agreement to look at again:" not in words(couple.alice.get("/today/"))


def test_whoever_asked_for_a_later_day_takes_it_back(couple: Two, words: Words) -> None:
    seq = in_force(couple)
    does(couple.alice, seq, "look", review="2027-11-01")
    mine = words(couple.alice.get(f"/agreements/{seq}/"))
    assert "Take it back" in mine
    assert "Yes, on that day" not in mine
    for _ in range(2):
        does(couple.alice, seq, "keep")
    assert len(couple.alice.shared.read(AgreementLookedAt)) == 2
    assert "Until both say yes" not in words(couple.bob.get(f"/agreements/{seq}/"))


def test_what_is_no_act_and_what_is_no_agreement_change_nothing(couple: Two) -> None:
    seq = proposed(couple.bob)
    assert does(couple.alice, seq, "nonsense").status_code == 302
    assert does(couple.alice, seq, "look", review="2027-01-20").status_code == 302
    assert couple.alice.get(f"/agreements/{seq + 50}/").status_code == 404
    assert not couple.alice.shared.read(AgreementConfirmed, AgreementWithdrawn, AgreementLookedAt)


def test_a_proposal_is_paced_and_waits_while_the_space_is_paused(couple: Two, words: Words) -> None:
    couple.alice.gave(ClosenessWished("no_contact"))
    held = couple.bob.post(NEW, {**SUPPER, "move": "hand"})
    assert held.status_code == 409
    assert "No contact was asked for." in words(held)
    couple.alice.gave(Paused())
    assert "You tell me by <noon>" in words(couple.bob.post(NEW, {**SUPPER, "move": "hand"}))
    assert not couple.bob.shared.read(AgreementProposed)


def test_what_is_over_is_listed_a_page_at_a_time(couple: Two) -> None:
    for _number in range(31):
        couple.bob.gave(AgreementWithdrawn(proposed(couple.bob)))
    page = couple.alice.get(LIST).content.decode()
    assert page.count(">supper ") == 30
    older = page.split("?before=")[1].split('"')[0]
    assert couple.alice.get(f"{LIST}?before={older}").content.decode().count(">supper ") == 1


def test_alone_the_page_says_what_it_is_for(alice: Who, words: Words) -> None:
    assert "Once you share a space" in words(alice.get(LIST))
