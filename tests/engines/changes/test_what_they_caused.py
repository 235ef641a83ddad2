"""What changes caused: golden vectors of N4, brute force, and five planted among two hundred."""

from itertools import product
from math import inf
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from armillary.engines.rate_ratio import (
    adjusted,
    at_least,
    at_most,
    bounds,
    concentration,
    counted,
    discovered,
    enrichment,
    ratio,
    suspicion,
)

DAY, WEEK = 86_400, 7 * 86_400


@pytest.mark.parametrize(("after", "chance"), [(4, 0.019), (2, 0.24), (1, 0.59)])
def test_the_golden_vectors_of_rates(after: int, chance: float) -> None:
    assert ratio(12, 28, after, 2).chance == pytest.approx(chance, abs=5e-3)


def test_four_in_two_days_against_twelve_in_twenty_eight() -> None:
    found = ratio(12, 28, 4, 2)

    assert found.ratio == pytest.approx(4.67, abs=5e-3)
    assert found.chance == pytest.approx(0.019, abs=5e-4)
    assert found.low < found.ratio < found.high


def test_nothing_before_has_an_open_end_and_nothing_at_all_says_nothing() -> None:
    assert (ratio(0, 28, 3, 2).ratio, ratio(0, 28, 3, 2).high) == (inf, inf)
    assert ratio(0, 28, 0, 2).chance == 1.0
    assert ratio(5, 28, 0, 2).low == 0.0


@given(st.integers(0, 8), st.sampled_from([0.1, 0.25, 0.5, 0.9]))
def test_exact_chances_are_those_of_counting_all_cases(hits: int, share: float) -> None:
    cases = [sum(case) for case in product((0, 1), repeat=8)]
    chances = {many: share**many * (1 - share) ** (8 - many) for many in range(9)}

    above = sum(chances[many] for many in cases if many >= hits)

    assert at_least(hits, 8, share) == pytest.approx(above)
    assert at_most(hits, 8, share) == pytest.approx(1 - above + chances[hits] * cases.count(hits))


@given(st.integers(1, 40), st.data())
def test_the_bounds_are_where_the_count_becomes_too_unlikely(of: int, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, of))

    low, high = bounds(hits, of)

    assert low <= hits / of <= high
    assert low == 0 or at_least(hits, of, low) == pytest.approx(0.025)
    assert high == 1 or at_most(hits, of, high) == pytest.approx(0.025)


def test_the_same_hours_of_the_weeks_before_are_compared_without_what_was_not_usual() -> None:
    after = (5 * WEEK, 5 * WEEK + 2 * DAY)
    moments = sorted([5 * WEEK + 1, 4 * WEEK + 1, 3 * WEEK + 1, 3 * WEEK + 3 * DAY, WEEK])

    whole = counted(moments, after)
    without = counted(moments, after, without=[(3 * WEEK, 3 * WEEK + DAY)])

    assert whole == (3, 8 * DAY, 1, 2 * DAY)
    assert without == (2, 7 * DAY, 1, 2 * DAY)


@given(st.lists(st.floats(0, 1), max_size=12))
def test_discoveries_are_those_of_the_step_up_rule(chances: list[float]) -> None:
    ranked = sorted(chances)
    steps = [0.1 * rank / len(ranked) for rank in range(1, len(ranked) + 1)]
    assume(all(abs(chance - step) > 1e-12 for chance, step in zip(ranked, steps, strict=True)))
    pairs = zip(ranked, steps, strict=True)
    fitting = [rank for rank, (chance, step) in enumerate(pairs, 1) if chance <= step]
    bound = ranked[max(fitting) - 1] if fitting else -1.0

    assert discovered(chances) == [at for at, chance in enumerate(chances) if chance <= bound]
    assert all(
        share >= chance - 1e-12 for share, chance in zip(adjusted(chances), chances, strict=True)
    )


def test_fisher_counts_all_tables() -> None:
    assert enrichment(3, 4, 1, 4).chance == pytest.approx(17 / 70)
    assert enrichment(2, 2, 0, 3).odds == inf
    assert enrichment(0, 0, 0, 0).chance == 1.0


def test_who_does_it_all_has_the_steepest_curve() -> None:
    alone = concentration({1: 10.0, 2: 0.0, 3: 0.0, 4: 0.0})
    equal = concentration({1: 1.0, 2: 1.0})

    assert alone.curve[1] == (0.25, 1.0)
    assert (alone.gini, equal.gini) == (0.75, 0.0)
    assert concentration({1: 0.0}).few(0.6) == ()


def test_who_came_later_or_lies_out_of_reach_gets_nothing_for_it() -> None:
    found = suspicion(None, 0.5, 0.0, -1)

    assert found == (0.0, 0.15, 0.0, 0.0)
    assert suspicion(0, 0.0, 1.0, 0).score == pytest.approx(1.0)


@pytest.mark.parametrize("seed", range(5))
def test_five_planted_among_two_hundred_are_found(seed: int) -> None:
    """Five changes cause sixty of a hundred minutes; of what is found a tenth is false at most."""
    dice = Random(seed)
    planted = set(dice.sample(range(200), 5))
    chances, minutes = [], {}
    for change in range(200):
        usual = [moment for moment in range(0, 6 * WEEK, DAY // 4) if dice.random() < 0.06]
        caused = (
            [5 * WEEK + dice.randrange(2 * DAY) for _ in range(12)] if change in planted else []
        )
        found = counted(sorted([*usual, *caused]), (5 * WEEK, 5 * WEEK + 2 * DAY))
        chances.append(ratio(found.before, found.time_before, found.after, found.time_after).chance)
        minutes[change] = found.after * (60 if change in planted else 15)

    believed = set(discovered(chances))

    assert planted <= believed
    assert len(believed - planted) <= 0.1 * len(believed)
    few = concentration({change: float(minutes[change]) for change in minutes}).few(0.6)
    assert set(few) <= planted
