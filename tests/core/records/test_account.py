"""The full account: parts in order of time, and a hand-over that opens only when both confirmed."""

from collections.abc import Callable
from datetime import date

import msgspec
import pytest

from goldseam.core.records import (
    AccountPart,
    AccountReadTo,
    AccountTold,
    Corrected,
    DetailChosen,
    Entry,
    HandOverAgreed,
    HandOverProposed,
    HandOverWaits,
    Noted,
    Released,
    Withdrawn,
)
from goldseam.core.records.account import (
    DETAILS,
    PartKind,
    ToldHow,
    last_told,
    read_account,
    read_to,
    sealed_account,
    standing_parts,
)
from goldseam.core.records.hand_over import HAND_OVERS, HandOvers, newest
from goldseam.core.records.release import RELEASES, ReleaseTopic
from goldseam.core.records.rough_date import UNDATED, rough_date

By = Callable[..., list[Entry]]
Who = dict[str, str]
LATER = date(2026, 3, 5)
AT = "2026-03-06T20:00"
AGREED = (("a", HandOverProposed(AT)), ("b", HandOverAgreed(1)))


def given(number: int = 1, topic: ReleaseTopic = ReleaseTopic.ACCOUNT) -> Released:
    return Released(topic, str(number), b"sealed", b"half")


@pytest.mark.parametrize(
    ("words", "year", "month", "day"),
    [
        ("2023", 2023, 0, 0),
        ("about 2023, I think", 2023, 0, 0),
        ("May 2024", 2024, 5, 0),
        ("3 May 2024", 2024, 5, 3),
        ("May 3rd, 2024", 2024, 5, 3),
        ("2024-05-03", 2024, 5, 3),
        ("2024-05", 2024, 5, 0),
        ("03.05.2024", 2024, 5, 3),
        ("05/2024", 2024, 5, 0),
        ("spring 2024", 2024, 4, 0),
        ("the end of 2022", 2022, 11, 0),
        ("3 мая 2024 г.", 2024, 5, 3),
        ("3-го марта 2024", 2024, 3, 3),
        ("весной 2024", 2024, 4, 0),
        ("в начале 2021", 2021, 2, 0),
        ("maybe 2024, married then", 2024, 0, 0),
        ("99.99.2024", 2024, 0, 0),
        ("40 May 2024", 2024, 5, 0),
    ],
)
def test_a_day_is_as_exact_as_it_is_remembered(words: str, year: int, month: int, day: int) -> None:
    found = rough_date(words)
    assert (found.year, found.month, found.day) == (year, month, day)


@pytest.mark.parametrize("words", ["", "before the move", "\0", "12", "9" * 100_000, "٢٠٢٤"])
def test_what_says_no_day_is_undated_and_comes_last(words: str) -> None:
    assert rough_date(words) == UNDATED
    assert rough_date("2031") < UNDATED


def test_parts_stand_in_order_of_time_with_denials_and_reasons_behind_and_their_words_as_written(
    entries: Callable[..., list[Entry]],
) -> None:
    found = standing_parts(
        entries(
            AccountPart(PartKind.REASONS, happened="why"),
            AccountPart(when="3 May 2024"),
            AccountPart(PartKind.DENIAL, when="2020"),
            AccountPart(when="before we moved"),
            AccountPart(when="spring 2024"),
            AccountPart(when="2023"),
            Noted("no part of it"),
        )
    )
    assert [each.root for each in found] == [6, 5, 2, 4, 3, 1]
    assert [each.part.when for each in found][:4] == ["2023", "spring 2024", "3 May 2024", "before we moved"]


def test_a_changed_part_stands_in_the_place_of_the_first_also_when_that_was_erased(
    entries: Callable[..., list[Entry]],
) -> None:
    written = entries(AccountPart(happened="one"), AccountPart(happened="two", root=1))
    (found,) = standing_parts(written)
    assert (found.root, found.seq, found.seqs, found.part.happened) == (1, 2, (1, 2), "two")
    (found,) = standing_parts(written[1:])
    assert (found.root, found.seq, found.seqs) == (1, 2, (2,))


def test_a_sealed_text_gives_the_parts_back_without_their_numbers() -> None:
    part = AccountPart(PartKind.DENIAL, "spring 2024", said="I said no", truth="Это было", root=9)
    assert read_account(sealed_account([part])) == (msgspec.structs.replace(part, root=0),)
    assert sealed_account([]) == ""


@pytest.mark.parametrize("text", ["", "ready", "{}", "[1]", "[" * 100_000, '[{"kind":"note","text":"a"}]'])
def test_what_is_no_account_gives_no_parts(text: str) -> None:
    assert read_account(text) == ()


def test_telling_it_elsewhere_is_kept_and_can_be_taken_back(entries: Callable[..., list[Entry]]) -> None:
    told, not_told = AccountTold(LATER, ToldHow.ALOUD), AccountTold(LATER, ToldHow.NOT_TOLD)
    assert last_told(entries(told, Noted("a"))) == told
    assert last_told(entries(told, not_told)) is None
    assert last_told([]) is None


def test_reading_goes_on_where_it_stopped_for_each_account(entries: Callable[..., list[Entry]]) -> None:
    read = entries(AccountReadTo(1, 2), AccountReadTo(9, 5), AccountReadTo(1, 4), Noted("a"))
    assert (read_to(read, 1), read_to(read, 9), read_to(read, 3)) == (4, 5, 0)


def test_everybody_has_their_own_level_of_detail_and_the_newest_stands(by: By, who: Who) -> None:
    state = DETAILS.over(
        by(("a", DetailChosen("facts_only")), LATER, ("a", DetailChosen("everything_i_ask")))
    )
    assert {person: (each.level, each.on) for person, each in state.chosen.items()} == {
        who["a"]: ("everything_i_ask", "2026-03-05")
    }


def test_a_time_holds_once_the_other_agreed_and_nobody_agrees_to_their_own(by: By, who: Who) -> None:
    own = HAND_OVERS.over(by(("a", HandOverProposed(AT)), ("a", HandOverAgreed(1)), ("b", HandOverAgreed(7))))
    assert (len(own.proposed), own.agreed) == (1, ())
    state = HAND_OVERS.over(by(*AGREED))
    agreed = state.current(who["a"])
    assert agreed is not None
    assert (agreed.seq, agreed.at, agreed.round, state.proposed) == (1, AT, "1", ())
    assert (agreed.by, agreed.on) == (who["b"], "2026-03-02")
    assert state.current(who["b"]) is None


def test_the_one_who_will_read_may_propose_as_well(by: By, who: Who) -> None:
    state = HAND_OVERS.over(by(("b", HandOverProposed(AT, mine=False)), ("a", HandOverAgreed(1))))
    assert state.current(who["a"]) is not None
    assert state.current(who["b"]) is None


def test_the_newest_proposal_of_each_counts_and_both_accounts_stand_apart(by: By, who: Who) -> None:
    state = HAND_OVERS.over(
        by(
            ("a", HandOverProposed(AT)),
            ("b", HandOverProposed(AT)),
            ("a", HandOverProposed("2026-03-07T20:00")),
            ("b", HandOverProposed(AT, mine=False)),
            ("b", HandOverAgreed(3)),
        )
    )
    assert [each.seq for each in state.proposed] == [2]
    agreed = state.current(who["a"])
    assert agreed is not None
    assert agreed.seq == 3


@pytest.mark.parametrize("person", ["a", "b"])
def test_not_ready_carries_a_day_and_ends_the_time_for_both(by: By, who: Who, person: str) -> None:
    state = HAND_OVERS.over(by(*AGREED, (person, HandOverWaits(1, LATER))))
    assert state.current(who["a"]) is None
    assert state.waits == {who["a"]: "2026-03-05"}
    assert state.waits_by == {who["a"]: who[person]}
    again = HAND_OVERS.over(
        by(*AGREED, (person, HandOverWaits(1, LATER)), *AGREED[:1], ("b", HandOverAgreed(4)))
    )
    assert again.current(who["a"]) is not None
    assert again.waits == again.waits_by == {}


def test_a_proposal_can_be_put_off_or_taken_away_without_a_word(by: By, who: Who) -> None:
    proposed = ("a", HandOverProposed(AT))
    assert HAND_OVERS.over(by(proposed, ("b", HandOverWaits(1)))) == HandOvers()
    assert HAND_OVERS.over(by(proposed, ("a", HandOverWaits(1)))) == HandOvers()
    assert HAND_OVERS.over(by(proposed, ("b", HandOverWaits(1, LATER)))).waits == {who["a"]: "2026-03-05"}
    asked = ("b", HandOverProposed(AT, mine=False))
    put_off = HAND_OVERS.over(by(asked, ("a", HandOverWaits(1, LATER))))
    assert (put_off.waits, put_off.waits_by) == ({who["a"]: "2026-03-05"}, {who["a"]: who["a"]})
    assert HAND_OVERS.over(by(asked, ("b", HandOverWaits(1, LATER)))) == HandOvers()


@pytest.mark.parametrize("order", ["ab", "ba"])
def test_it_opens_with_the_second_of_two_whoever_that_is(by: By, who: Who, order: str) -> None:
    one = HAND_OVERS.over(by(*AGREED, (order[0], given())))
    assert one.given == ()
    assert one.current(who["a"]) is not None
    both = HAND_OVERS.over(by(*AGREED, (order[0], given()), LATER, (order[1], given())))
    (found,) = both.given
    texts = {"a": 3 + order.index("a"), "b": 3 + order.index("b")}
    assert (found.giver, found.seq, found.ready, found.on) == (who["a"], texts["a"], texts["b"], "2026-03-05")
    assert both.current(who["a"]) is None
    assert both.opened(1) == newest(both.given, who["a"]) == found
    assert both.opened(2) is newest(both.given, who["b"]) is None


def test_releases_of_another_topic_or_of_no_agreed_time_open_nothing(by: By) -> None:
    both = [*AGREED, ("a", given(topic=ReleaseTopic.REVIEW)), ("b", given(topic=ReleaseTopic.REVIEW))]
    assert HAND_OVERS.over(by(*both)).given == ()
    assert HAND_OVERS.over(by(("a", given(5)), ("b", given(5)))) == HandOvers()


def test_what_both_released_at_the_very_moment_it_was_put_off_is_open_here_as_in_the_ledger(by: By) -> None:
    written = by(*AGREED, ("b", given()), ("b", HandOverWaits(1, LATER)), ("a", given()))
    assert len(HAND_OVERS.over(written).given) == 1
    assert RELEASES.over(written).round(ReleaseTopic.ACCOUNT, "1").opened_on


def test_corrections_follow_the_opened_text_and_only_its_giver_adds_them(by: By) -> None:
    opened = (*AGREED, ("a", given()), ("b", given()))
    state = HAND_OVERS.over(
        by(*opened, ("a", Corrected(3, "May")), ("b", Corrected(3, "no")), ("a", Corrected(4, "x")))
    )
    assert (state.given[0].corrections, state.given[0].corrected_on) == ((5,), "2026-03-02")
    state = HAND_OVERS.over(by(*opened, ("b", Withdrawn(3)), LATER, ("a", Withdrawn(3)), ("a", Withdrawn(3))))
    assert state.given[0].withdrawn_on == "2026-03-05"


def test_a_correction_before_it_opened_is_passed_over(by: By) -> None:
    state = HAND_OVERS.over(by(*AGREED, ("a", given()), ("a", Corrected(3, "May")), ("b", given())))
    assert state.given[0].corrections == ()


def test_an_older_checkpoint_of_releases_reads_with_no_accounts() -> None:
    assert msgspec.json.decode(b"{}", type=RELEASES.state).account == ()
