"""What a period will come to: chances add up, and more that was seen says more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.engines.forecasts import at_most, outlook


@given(st.integers(0, 60), st.integers(0, 40), st.integers(0, 200))
def test_chances_rise_to_one(coming: int, missed: int, met: int) -> None:
    chances = [at_most(each, coming, missed, missed + met) for each in range(-1, coming + 1)]

    assert chances[0] == 0 or coming < 0
    assert chances == sorted(chances)
    assert chances[-1] == 1


@given(st.integers(0, 60), st.integers(0, 40), st.integers(0, 200))
def test_what_is_likely_holds_nine_of_ten(coming: int, missed: int, met: int) -> None:
    expected, low, high = outlook(coming, missed, missed + met)
    seen = missed + met

    assert 0 <= low <= high <= coming
    assert 0 <= expected <= coming
    inside = at_most(high, coming, missed, seen) - at_most(low - 1, coming, missed, seen)
    assert inside >= 0.9 - 1e-6


def test_golden_numbers() -> None:
    """One case to come: the share itself, with half a case added to each side."""
    assert at_most(0, 1, 5, 99) == pytest.approx(94.5 / 100)
    assert at_most(1, 20, 5, 100) == pytest.approx(0.7042, abs=1e-4)
    expected, low, high = outlook(20, 5, 100)
    assert (round(expected, 4), low, high) == (1.0891, 0, 3)


def test_whoever_has_seen_much_foretells_more_narrowly() -> None:
    few, many = outlook(100, 1, 10), outlook(100, 100, 1000)

    assert many.high - many.low < few.high - few.low


def test_nothing_to_come_is_nothing_to_miss() -> None:
    assert outlook(0, 3, 10) == (0.0, 0, 0)
    assert at_most(0, 0, 3, 10) == 1
