"""Whether promises can be kept: golden vectors of N14, and what must hold for any past."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.engines.dependencies.blocks import k_of_n, series
from armillary.engines.feasibility import (
    ENOUGH,
    Chance,
    Stage,
    Verdict,
    judge,
    longest,
    uncovered,
    within,
)
from armillary.engines.proportions import wilson
from armillary.engines.worktime import ALWAYS, Calendar, lasting

HOUR = 3600
times = st.lists(st.integers(0, 100_000), min_size=ENOUGH, max_size=60)


def test_the_golden_vectors_of_availability() -> None:
    assert series(0.999, 0.9995, k_of_n(1, [0.99, 0.99])) == pytest.approx(0.9984, abs=5e-5)
    assert k_of_n(2, [0.99] * 3) == pytest.approx(0.9997, abs=5e-6)


def test_contracts_allow_the_sum_of_their_maxima_and_of_the_handovers() -> None:
    assert longest([Stage(0, HOUR // 2), Stage(900, 2 * HOUR), Stage(900, 4 * HOUR)]) == 25_200
    assert longest([]) == 0


def test_one_stage_is_counted_exactly() -> None:
    chance = within([[1] * 18 + [5, 9]], 5, seed=1)

    assert chance == Chance(0.95, *wilson(19, 20), 20)


def test_stages_are_drawn_from_their_pasts_and_the_same_seed_draws_the_same() -> None:
    coin = [0, 1] * 100

    chance = within([coin, coin], 1, seed=7)

    assert chance is not None
    assert chance.share == pytest.approx(0.75, abs=0.01)
    assert chance == within([coin, coin], 1, seed=7)
    assert chance.cases == 200


def test_a_stage_that_comes_back_takes_its_time_once_more() -> None:
    once = within([[1] * 50, [1] * 50], 2, seed=3)
    again = within([[1] * 50, [1] * 50], 2, seed=3, again=(0.0, 0.25))

    assert once is not None
    assert again is not None
    assert once.share == 1.0
    assert again.share == pytest.approx(0.75, abs=0.01)


def test_of_too_few_cases_nothing_is_said() -> None:
    assert within([[1] * (ENOUGH - 1)], 5, seed=1) is None
    assert within([[1] * ENOUGH, [1]], 5, seed=1) is None
    assert within([], 5, seed=1) is None
    assert judge(None, 0.5) is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("hits", "cases", "promised", "verdict"),
    [
        (980, 1000, 0.95, Verdict.HOLDS),
        (955, 1000, 0.95, Verdict.DOUBTFUL),
        (900, 1000, 0.95, Verdict.FAILS),
        (30, 30, 0.95, Verdict.UNKNOWN),
        (30, 30, 1.0, Verdict.HOLDS),
        (999, 1000, 1.0, Verdict.FAILS),
    ],
)
def test_what_was_seen_is_held_against_what_is_promised(
    hits: int, cases: int, promised: float, verdict: Verdict
) -> None:
    chance = within([[0] * hits + [9] * (cases - hits)], 5, seed=1)

    assert judge(chance, promised) is verdict


@given(stage=times, target=st.integers(0, 200_000), more=st.integers(0, 50_000))
def test_more_time_never_makes_it_less_likely(stage: list[int], target: int, more: int) -> None:
    tight, wide = within([stage], target, seed=1), within([stage], target + more, seed=1)

    assert tight is not None
    assert wide is not None
    assert tight.share <= wide.share
    assert tight.low <= tight.share <= tight.high


@given(first=times, second=times, target=st.integers(0, 200_000))
def test_what_always_fits_is_certain_and_what_never_does_is_not(
    first: list[int], second: list[int], target: int
) -> None:
    chance = within([first, second], target, seed=5, rounds=200)

    assert chance is not None
    assert chance.share == 1.0 or max(first) + max(second) > target
    assert chance.share == 0.0 or min(first) + min(second) <= target


def test_chances_to_come_back_are_checked() -> None:
    with pytest.raises(ValueError, match="for each stage"):
        within([[1] * 20, [1] * 20], 5, seed=1, again=(0.5,))


DAYS = ((8 * HOUR, 18 * HOUR),)
OFFICE = Calendar("UTC", (DAYS,) * 5 + ((), ()))
NIGHTS = Calendar("UTC", (((0, 8 * HOUR), (18 * HOUR, 24 * HOUR)),) * 5 + ((), ()))
MONDAY, NEXT_MONDAY = 1_795_392_000, 1_795_996_800  # 2026-11-23 and a week later


def test_what_nobody_covers_is_found_to_the_second() -> None:
    left = uncovered(ALWAYS, [OFFICE], MONDAY, NEXT_MONDAY)

    assert lasting(left) == (7 * 24 - 5 * 10) * HOUR
    assert left[0] == (MONDAY, MONDAY + 8 * HOUR)
    assert lasting(uncovered(ALWAYS, [OFFICE, NIGHTS], MONDAY, NEXT_MONDAY)) == 48 * HOUR
    assert uncovered(OFFICE, [ALWAYS], MONDAY, NEXT_MONDAY) == []
    assert lasting(uncovered(OFFICE, [], MONDAY, NEXT_MONDAY)) == 50 * HOUR
