"""Shares with their intervals, the size of samples, and what is still believed: golden numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.engines.freshness import freshness
from armillary.engines.proportions import allocated, sample_size, wilson


@pytest.mark.parametrize(
    ("hits", "looked_at", "low", "high"),
    [(47, 50, 0.838, 0.979), (190, 200, 0.910, 0.973), (0, 0, 0.0, 1.0), (10, 10, 0.722, 1.0)],
)
def test_a_share_has_the_interval_of_the_textbook(
    hits: int, looked_at: int, low: float, high: float
) -> None:
    found = wilson(hits, looked_at)

    assert (round(found.low, 3), round(found.high, 3)) == (low, high)


@pytest.mark.parametrize(
    ("population", "expected", "margin", "size"),
    [(1200, 0.5, 0.05, 292), (1200, 0.95, 0.02, 331), (0, 0.5, 0.05, 0), (1, 0.5, 0.05, 1)],
)
def test_a_sample_is_as_large_as_cochran_says(
    population: int, expected: float, margin: float, size: int
) -> None:
    assert sample_size(population, expected, margin) == size


@given(st.dictionaries(st.integers(1, 6), st.integers(0, 500)), st.integers(0, 600))
def test_a_sample_is_dealt_out_whole_and_leaves_no_stratum_out(
    strata: dict[int, int], size: int
) -> None:
    dealt = allocated(strata, size)

    filled = {key for key, count in strata.items() if count}
    assert set(dealt) == filled
    assert all(1 <= dealt[key] <= strata[key] for key in filled)
    assert sum(dealt.values()) == min(sum(strata.values()), max(size, len(filled)))


def test_half_is_believed_after_a_half_life() -> None:
    assert [freshness(days, 90) for days in (-1, 0, 90, 180)] == [1.0, 1.0, 0.5, 0.25]


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="hits"):
        wilson(3, 2)
    with pytest.raises(ValueError, match="between"):
        sample_size(10, 1.0, 0.05)
    with pytest.raises(ValueError, match="half-life"):
        freshness(1, 0)
