"""Changes judged together, shares drawn anew, and the middle of many."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.engines.medians import middle
from armillary.engines.proportions import Interval, wilson
from armillary.engines.rate_ratio import Case, together
from armillary.engines.resampling import share_between

DAY, WEEK = 86_400, 7 * 86_400
NOW = 6 * WEEK
SHOP, MAIL = frozenset({1, 2}), frozenset({3})


def case(key: int, start: int, reach: frozenset[int], moments: list[int]) -> Case:
    return Case(key, (start, start + 2 * DAY), reach, sorted(moments))


def test_what_a_likelier_one_explains_is_not_told_of_the_next() -> None:
    """Two changes of the shop overlap by a day and a half; all of it follows the first."""
    usual = [week * WEEK + 1 for week in range(6)]
    caused = [NOW + hour * 3_600 for hour in range(2, 30)]
    first = case(1, NOW, SHOP, usual + caused)
    second = case(2, NOW + DAY // 2, SHOP, usual + caused)
    elsewhere = case(3, NOW, MAIL, usual)

    told = together([first, second, elsewhere])

    assert [told[key].is_believed for key in (1, 2, 3)] == [True, False, False]
    assert told[2].barred == (first.after,)
    assert told[3].barred == ()


def test_what_lies_wholly_in_the_time_of_another_is_behind_it() -> None:
    usual = [week * WEEK + 1 for week in range(6)]
    caused = [NOW + hour * 3_600 for hour in range(2, 30)]
    short = Case(2, (NOW + DAY, NOW + DAY + 3_600), SHOP, sorted(usual + caused))

    told = together([case(1, NOW, SHOP, usual + caused), short])

    assert (told[2].behind, told[2].ratio.chance) == (1, 1.0)


def test_a_case_alone_is_judged_as_it_is() -> None:
    told = together([case(1, NOW, SHOP, [NOW + 1])])

    assert (told[1].counted.before, told[1].counted.after) == (0, 1)
    assert together([]) == {}


@pytest.mark.parametrize("seed", range(3))
def test_of_changes_that_do_no_harm_few_are_believed(seed: int) -> None:
    dice = Random(seed)
    cases = []
    for key in range(200):
        moments = [m for m in range(WEEK, NOW + 2 * DAY, DAY // 4) if dice.random() < 0.06]
        cases.append(case(key, NOW, frozenset({key}), moments))

    assert sum(each.is_believed for each in together(cases).values()) <= 1


def test_groups_that_are_alike_leave_no_doubt_and_others_do() -> None:
    assert share_between([(1, 4)] * 20) == Interval(0.25, 0.25)
    found = share_between([(1, 1), (0, 1)] * 50)
    exact = wilson(50, 100)

    assert found.low == pytest.approx(exact.low, abs=0.02)
    assert found.high == pytest.approx(exact.high, abs=0.02)
    assert share_between([(0, 0)]) == Interval(0.0, 1.0)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=60))
def test_the_middle_lies_in_its_interval(values: list[int]) -> None:
    found = middle(values)

    assert found is not None
    assert min(values) <= found.low <= found.median <= found.high <= max(values)
    assert sum(value <= found.ninth for value in values) >= 0.9 * len(values)


def test_the_interval_of_the_middle_is_that_of_the_tables() -> None:
    """Of thirty the tenth and the twenty-first; of five nobody can be so sure."""
    thirty, five = middle(range(1, 31)), middle(range(5))

    assert thirty is not None
    assert five is not None
    assert (thirty.low, thirty.high) == (10, 21)
    assert (five.low, five.high) == (0, 4)
    assert middle([]) is None
