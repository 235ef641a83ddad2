"""How long things last: the textbook, the past itself where all of it is known, and the score."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.engines.scoring import Told, brier, reliability
from armillary.engines.survival import PULL, Sample, chance, curve

TIMES = st.lists(st.integers(0, 60), min_size=1, max_size=80)
SAMPLES = st.lists(st.tuples(st.integers(0, 60), st.booleans()), min_size=1, max_size=80)


def test_what_was_lost_from_sight_counts_as_long_as_it_was_seen() -> None:
    """Freireich 1963, 6-MP: the table in every textbook."""
    ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    lost = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    known = curve([Sample(each) for each in ended] + [Sample(each, ended=False) for each in lost])

    shares = [round(known.beyond(each), 4) for each in (5, 6, 7, 10, 13, 16, 22, 23, 40)]
    assert shares == [1.0, 0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482, 0.4482]
    assert [known.known(each) for each in (0, 6, 10, 23)] == [21, 17, 13, 5]


@given(TIMES, st.integers(0, 70), st.integers(0, 70))
def test_without_losses_it_is_the_past_itself(times: list[int], elapsed: int, left: int) -> None:
    known = curve(Sample(each) for each in times)

    longer = sum(each > elapsed for each in times)
    assert known.beyond(elapsed) == longer / len(times)
    found = known.chance(elapsed, left)
    if longer:
        assert found == pytest.approx(sum(each > elapsed + left for each in times) / longer)
    else:
        assert found is None


@given(SAMPLES)
def test_fewer_and_fewer_last(pairs: list[tuple[int, bool]]) -> None:
    known = curve(Sample(*each) for each in pairs)

    assert list(known.shares) == sorted(known.shares, reverse=True)
    assert all(0 <= each <= 1 for each in known.shares)
    assert known.cases == len(pairs)


@given(SAMPLES, st.integers(0, 60), st.integers(0, 60))
def test_with_less_time_left_more_is_late(
    pairs: list[tuple[int, bool]], elapsed: int, left: int
) -> None:
    known = curve(Sample(*each) for each in pairs)
    more, less = known.chance(elapsed, left + 1), known.chance(elapsed, left)

    assert (more is None) == (less is None)
    assert more is None or less is None or 0 <= more <= less <= 1


def test_what_is_late_already_is_late_for_sure() -> None:
    assert curve([Sample(10), Sample(20)]).chance(5, -1) == 1


@given(SAMPLES, st.integers(1, 20))
def test_a_curve_with_fewer_steps_stays_near(pairs: list[tuple[int, bool]], most: int) -> None:
    whole = curve(Sample(*each) for each in pairs)
    thin = whole.thinned(most)

    assert len(thin.times) <= max(most, 0)
    assert set(zip(thin.times, thin.shares, thin.left, strict=True)) <= set(
        zip(whole.times, whole.shares, whole.left, strict=True)
    )
    assert thin.beyond(10_000) == whole.beyond(10_000)


def test_a_group_is_drawn_towards_its_parent() -> None:
    parent = curve([Sample(10)] * 50 + [Sample(30)] * 50)
    group = curve([Sample(30)] * 4)

    assert parent.chance(0, 20) == 0.5
    assert chance([parent, group], 0, 20) == pytest.approx((4 * 1.0 + PULL * 0.5) / (4 + PULL))
    assert chance([parent], 0, 20) == 0.5
    assert chance([parent, group], 40, 20) is None
    assert chance([], 0, 20) is None


@given(SAMPLES, SAMPLES, st.integers(0, 60), st.integers(0, 60))
def test_it_lies_between_the_group_and_its_parent(
    one: list[tuple[int, bool]], other: list[tuple[int, bool]], elapsed: int, left: int
) -> None:
    parent, group = (curve(Sample(*each) for each in pairs) for pairs in (one, other))
    both = [each.chance(elapsed, left) for each in (parent, group)]
    told = [each for each in both if each is not None]

    found = chance([parent, group], elapsed, left)
    if told:
        assert found is not None
        assert min(told) - 1e-9 <= found <= max(told) + 1e-9
    else:
        assert found is None


def test_the_score_is_nought_for_who_knows_and_a_quarter_for_a_coin() -> None:
    assert brier([Told(1.0, True), Told(0.0, False)]) == 0
    assert brier([Told(0.5, True), Told(0.5, False)]) == 0.25
    assert brier([Told(0.9, True), Told(0.2, False)]) == pytest.approx(0.025)
    assert brier([]) is None


def test_what_was_foretold_is_held_against_what_came_about() -> None:
    told = [Told(0.1, False), Told(0.1, True), Told(0.75, True), Told(1.0, True)]

    bins = [(each.foretold, each.happened, each.cases) for each in reliability(told)]
    assert bins == [(0.1, 0.5, 2), (0.75, 1.0, 1), (1.0, 1.0, 1)]
