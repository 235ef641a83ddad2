"""The risk of a change: golden vectors of N9, and what must hold for any past."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.engines.change_risk import (
    Exposed,
    Level,
    Seen,
    adjusted,
    consequence,
    fitted,
    highest,
    level_of,
    shares,
    smoothed,
    through,
)
from armillary.engines.dependencies import Edge, Graph, Rule, chance_to_fall
from armillary.engines.scoring import brier, reliability

shares_of_one = st.floats(0.001, 0.999)
seen = st.integers(0, 50).flatmap(
    lambda many: st.integers(0, many).map(lambda failed: Seen(failed, many))
)


def test_two_of_ten_under_a_parent_of_six_in_a_hundred() -> None:
    assert smoothed(Seen(2, 10), 0.06) == pytest.approx(0.138, abs=5e-4)


@given(seen, shares_of_one)
def test_a_share_lies_between_what_was_seen_and_what_is_said_of_its_parent(
    of: Seen, parent: float
) -> None:
    share = smoothed(of, parent)

    own = of.failures / of.changes if of.changes else parent
    assert min(own, parent) - 1e-12 <= share <= max(own, parent) + 1e-12


@given(st.lists(seen, max_size=3), shares_of_one)
def test_a_level_of_which_nothing_was_seen_changes_nothing(
    levels: list[Seen], prior: float
) -> None:
    assert through([*levels, Seen(0, 0)], prior) == pytest.approx(through(levels, prior))


@given(shares_of_one, st.floats(0.1, 10))
def test_a_factor_is_taken_back_by_its_reverse(share: float, factor: float) -> None:
    there = adjusted(share, [factor, 1 / factor])

    assert there == pytest.approx(share, abs=1e-6)
    assert adjusted(share, [factor]) >= share - 1e-9 or factor < 1


def test_the_loss_of_a_pair_is_what_the_graph_says() -> None:
    pair = Graph.of(
        [
            Edge(1, 2, Rule.K_OF_N, group=1),
            Edge(1, 3, Rule.K_OF_N, group=1),
        ]
    )

    both = chance_to_fall(pair, 1, {2: 0.2, 3: 0.5})
    one = chance_to_fall(pair, 1, {2: 0.2})

    assert consequence([Exposed(1, both, 60, weight=3)]) == pytest.approx(18)
    assert consequence([Exposed(1, one, 60, weight=3)]) == 0


def test_who_brings_most_stands_first() -> None:
    found = shares([Exposed(1, 0.1, 10), Exposed(2, 0.3, 10)])

    assert [(each.service, round(each.part, 2)) for each in found] == [(2, 0.75), (1, 0.25)]


@given(st.lists(st.sampled_from(Level), min_size=1, max_size=3))
def test_no_judge_talks_a_risk_down(levels: list[Level]) -> None:
    assert highest(*levels, None) == max(levels)


def test_where_nobody_has_judged_the_risk_is_high() -> None:
    assert highest(None, None) is Level.HIGH
    assert [level_of(loss) for loss in (0, 10, 100, 1_000)] == list(Level)


def test_a_prophet_who_is_always_right_has_nought_and_a_coin_a_quarter() -> None:
    assert brier([(0.0, False), (1.0, True)]) == 0
    assert brier([(0.5, False), (0.5, True)]) == 0.25
    assert brier([]) is None


def test_what_was_said_stands_beside_what_came() -> None:
    cases = [(0.03, False)] * 48 + [(0.03, True)] * 2 + [(1.0, True)]

    low, high = reliability(cases, (0.0, 0.05, 1.0))

    assert (low.cases, round(low.foretold, 2), low.happened) == (50, 0.03, 0.04)
    assert low.interval.low < 0.04 < low.interval.high
    assert (high.cases, high.happened) == (1, 1.0)


def test_factors_are_learnt_and_a_fact_that_was_never_seen_stays() -> None:
    dice = Random(9)
    facts = [[float(dice.random() < 0.3), 0.0] for _ in range(4_000)]
    failed = [dice.random() < adjusted(0.1, [3.0 if novel else 1.0]) for novel, _ in facts]

    novel, never = fitted(facts, [0.1] * len(facts), failed, [1.0, 1.7])

    assert novel == pytest.approx(3.0, rel=0.2)
    assert never == pytest.approx(1.7)


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="fail"):
        smoothed(Seen(3, 2), 0.1)
    with pytest.raises(ValueError, match="factor"):
        adjusted(0.1, [0.0])
    with pytest.raises(ValueError, match="bounds"):
        level_of(1, (3, 2, 1))
