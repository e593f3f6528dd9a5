"""What promises showed: two figures with how sure they are, fading with time, and silence where little ended."""

import pytest
from scipy.stats import beta

from goldseam.core.trust.beta import beta_below, beta_share
from goldseam.core.trust.shown import ENOUGH_ENDED, ENOUGH_MISSED, HALF_LIFE, Outcomes, Share, shown, shown_on

DAY = 739_500


def daily(
    days: int, *, kept: int = 0, late: int = 0, told: int = 0, found: int = 0, start: int = DAY
) -> Outcomes:
    return Outcomes(range(start, start + days), [kept] * days, [late] * days, [told] * days, [found] * days)


@pytest.mark.parametrize("a", [0.7, 1.0, 3.0, 40.2, 1000.0])
@pytest.mark.parametrize("b", [0.9, 1.0, 8.5, 200.0])
def test_the_interval_is_that_of_the_beta_distribution(a: float, b: float) -> None:
    for probability in (0.05, 0.5, 0.95):
        share = beta_share(probability, a, b)
        assert share == pytest.approx(beta.ppf(probability, a, b), abs=1e-8)
        assert beta_below(share, a, b) == pytest.approx(probability, abs=1e-6)
    assert (beta_below(0.0, a, b), beta_below(1.0, a, b)) == (0.0, 1.0)


def test_an_improbable_tail_is_found_too() -> None:
    assert beta_share(0.05, 0.02, 0.02) == pytest.approx(beta.ppf(0.05, 0.02, 0.02), abs=1e-8)
    assert beta_share(0.95, 5000.0, 1.0) == pytest.approx(beta.ppf(0.95, 5000.0, 1.0), abs=1e-8)


def test_nothing_is_said_before_enough_has_ended() -> None:
    assert shown(Outcomes(), DAY).word is None
    assert shown(daily(ENOUGH_ENDED - 1, kept=1), DAY + 30).word is None
    assert shown(daily(ENOUGH_ENDED, kept=1), DAY + 30).word is not None
    assert shown(daily(ENOUGH_MISSED - 1, told=1, kept=9), DAY + 30).told is None
    assert shown(daily(ENOUGH_MISSED, told=1, kept=9), DAY + 30).told is not None


def test_the_posterior_is_the_counts_upon_a_uniform_prior() -> None:
    found = shown(Outcomes([DAY], [12], [2], [3], [1]), DAY)
    a, b = 1 + 12 + 1, 1 + 3 + 1 + 1  # of two that were late one counts as kept, one as not
    assert found.word is not None
    assert found.told is not None
    assert found.word.value == pytest.approx(a / (a + b))
    assert found.word.low == pytest.approx(beta.ppf(0.05, a, b), abs=1e-8)
    assert found.word.high == pytest.approx(beta.ppf(0.95, a, b), abs=1e-8)
    assert found.told.value == pytest.approx(4 / 6)
    assert (found.ended, found.missed) == (18, 4)


def test_an_outcome_counts_half_after_its_half_life() -> None:
    found = shown(Outcomes([DAY], [20], [0], [0], [0]), DAY + HALF_LIFE)
    assert found.word is not None
    assert found.word.value == pytest.approx(11 / 12)


def test_told_and_found_out_are_two_figures_and_the_word_is_the_same_in_both() -> None:
    told, found = shown(daily(9, kept=3, told=1), DAY + 9), shown(daily(9, kept=3, found=1), DAY + 9)
    assert told.word == found.word
    assert told.told is not None
    assert found.told is not None
    assert told.told.low > found.told.high


def test_what_ended_later_is_not_known_yet() -> None:
    early, late = shown_on(daily(40, kept=1), (DAY + 19, DAY + 39))
    assert (early.ended, late.ended) == (20, 40)
    assert list(shown_on(daily(40, kept=1), ())) == []


def test_a_word_that_clearly_changed_in_three_months_is_told_and_no_other() -> None:
    good, bad = daily(120, kept=1), daily(120, found=1, start=DAY + 120)
    both = Outcomes(*([*getattr(good, name), *getattr(bad, name)] for name in Outcomes.__struct_fields__))
    assert shown(both, DAY + 239).moved == -1
    assert shown(good, DAY + 119).moved == 0
    turned = Outcomes(both.days, [*[0] * 120, *[1] * 120], [0] * 240, [0] * 240, [*[1] * 120, *[0] * 120])
    assert shown(turned, DAY + 239).moved == 1
    assert shown(daily(5, kept=9), DAY + 5).moved == 0


def test_a_share_lies_within_its_interval() -> None:
    found = shown(daily(30, kept=2, late=1, told=1, found=1), DAY + 30)
    for share in (found.word, found.told):
        assert isinstance(share, Share)
        assert 0.0 < share.low < share.value < share.high < 1.0
