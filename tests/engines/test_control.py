"""What is out of the ordinary: golden numbers, and limits that luck seldom crosses."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.engines.control import ALARM, USUAL, Count, funnel, p_chart, pooled
from armillary.engines.proportions import Interval, needed

SHARES = st.floats(0.01, 0.99)


def test_a_period_is_held_against_three_standard_deviations_of_all() -> None:
    counts = [Count(95, 100), Count(190, 200), Count(72, 100), Count(0, 0)]

    chart = p_chart(counts)

    assert pooled(counts) == 357 / 400
    ends = [[round(end, 4) for end in each.limits] for each in chart]
    assert ends == [[0.7996, 0.9854], [0.8268, 0.9582], [0.7996, 0.9854], [0.0, 1.0]]
    assert [each.is_unusual for each in chart] == [False, False, True, False]
    assert chart[-1].share is None


def test_a_period_can_be_held_against_what_is_expected() -> None:
    (only,) = p_chart([Count(40, 50)], 0.95)

    assert only.is_unusual
    assert [round(end, 4) for end in only.limits] == [0.8575, 1.0]


def test_of_nothing_at_all_nothing_is_unusual() -> None:
    (only,) = p_chart([Count(0, 0)])

    assert (pooled([]), only.is_unusual, only.limits) == (None, False, Interval(0.0, 1.0))


@pytest.mark.parametrize(
    ("expected", "size", "within", "low", "high"),
    [
        (0.9, 100, USUAL, 0.832, 0.960),
        (0.9, 100, ALARM, 0.792, 0.986),
        (0.9, 1_000_000, USUAL, 0.8994, 0.9006),
        (0.5, 2, USUAL, 0.0, 1.0),
        (1.0, 20, USUAL, 1.0, 1.0),
        (0.9, 0, USUAL, 0.0, 1.0),
    ],
)
def test_a_funnel_is_wide_for_few_and_narrow_for_many(
    expected: float, size: int, within: float, low: float, high: float
) -> None:
    digits = 4 if size > 1000 else 3

    assert tuple(round(end, digits) for end in funnel(expected, size, within)) == (low, high)


@given(SHARES, st.integers(1, 120), st.sampled_from([USUAL, ALARM]))
def test_limits_are_crossed_by_luck_no_oftener_than_said(
    expected: float, size: int, within: float
) -> None:
    low, high = funnel(expected, size, within)

    def chance(hits: int) -> float:
        return float(comb(size, hits) * expected**hits * (1 - expected) ** (size - hits))

    tail = (1 - within) / 2 + 1e-9
    assert sum(chance(hits) for hits in range(size + 1) if hits / size < low - 1e-12) <= tail
    assert sum(chance(hits) for hits in range(size + 1) if hits / size > high + 1e-12) <= tail


@given(SHARES, st.integers(1, 5000))
def test_a_funnel_holds_what_is_expected_and_mirrors_its_opposite(
    expected: float, size: int
) -> None:
    low, high = funnel(expected, size)
    other = funnel(1 - expected, size)

    assert 0 <= low <= high <= 1
    assert low - 1 / size <= expected <= high + 1 / size
    assert (other.low, other.high) == pytest.approx((1 - high, 1 - low), abs=1e-6)


@pytest.mark.parametrize(
    ("margin", "expected", "size"), [(0.05, 0.5, 385), (0.05, 0.9, 139), (0.02, 0.95, 457)]
)
def test_so_many_are_needed_to_know_a_share(margin: float, expected: float, size: int) -> None:
    assert needed(margin, expected) == size


def test_what_is_no_share_is_refused() -> None:
    with pytest.raises(ValueError, match="between"):
        funnel(1.1, 10)
    with pytest.raises(ValueError, match="between"):
        needed(0.0)
