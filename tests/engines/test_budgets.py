"""Error budgets: the golden numbers of N2, and when somebody is woken up."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.engines import budgets
from armillary.engines.budgets import DAY, HOUR, MINUTE, Seen, Urgency

NOBODY = Seen(0, 0)


def seen(**windows: Seen) -> dict[int, Seen]:
    """What was counted in each window; in those that are not named, nothing."""
    sizes = {
        "five_minutes": 5 * MINUTE,
        "half_an_hour": 30 * MINUTE,
        "an_hour": HOUR,
        "six_hours": 6 * HOUR,
        "three_days": 3 * DAY,
    }
    return dict.fromkeys(budgets.WINDOWS, NOBODY) | {sizes[name]: windows[name] for name in windows}


@pytest.mark.parametrize(
    ("target", "minutes"), [(0.999, 43.2), (0.9995, 21.6), (0.9999, 4.32), (1, 0)]
)
def test_so_many_minutes_of_thirty_days_may_go_wrong(target: float, minutes: float) -> None:
    assert budgets.allowed(target, 30 * 24 * 60) == pytest.approx(minutes)


@pytest.mark.parametrize(
    ("rate", "hours", "share"), [(14.4, 1, 0.02), (6, 6, 0.05), (1, 72, 0.10), (1, 720, 1)]
)
def test_a_burn_takes_so_much_of_the_budget_of_thirty_days(
    rate: float, hours: float, share: float
) -> None:
    assert budgets.consumed(rate, hours, 720) == pytest.approx(share)


def test_a_burn_says_when_nothing_is_left() -> None:
    assert budgets.exhausted_in(14.4, 720) == 50
    assert budgets.exhausted_in(2, 720, share_left=0.5) == 180
    assert budgets.exhausted_in(0, 720) == inf
    assert budgets.exhausted_in(3, 720, share_left=-0.1) == 0


def test_a_burn_of_one_spends_the_budget_as_time_passes() -> None:
    assert budgets.burn(Seen(5, 100), 0.95) == pytest.approx(1)
    assert budgets.left(Seen(5, 100), 0.95) == pytest.approx(0)
    assert budgets.left(Seen(1, 100), 0.95) == pytest.approx(0.8)
    assert budgets.left(Seen(10, 100), 0.95) == pytest.approx(-1)
    assert budgets.burn(NOBODY, 0.95) is None


def test_where_nothing_may_go_wrong_the_first_burns_without_end() -> None:
    assert budgets.burn(Seen(1, 1000), 1) == inf
    assert budgets.burn(Seen(0, 1000), 1) == 0
    assert budgets.left(Seen(1, 1000), 1) == -inf


def test_somebody_is_woken_up_when_it_burns_fast_and_still_does() -> None:
    [alarm] = budgets.alarms(
        seen(an_hour=Seen(20, 1000), five_minutes=Seen(2, 80), six_hours=Seen(20, 6000)), 0.999
    )

    assert (alarm.rule.rate, alarm.rule.urgency) == (14.4, Urgency.PAGE)
    assert alarm.burn == pytest.approx(20)


def test_what_is_over_wakes_nobody_up() -> None:
    assert budgets.alarms(seen(an_hour=Seen(20, 1000), five_minutes=Seen(0, 80)), 0.999) == []
    assert budgets.alarms(seen(an_hour=Seen(20, 1000)), 0.999) == []


def test_at_the_rate_itself_nobody_is_woken_up() -> None:
    assert budgets.alarms(seen(three_days=Seen(5, 100), six_hours=Seen(5, 100)), 0.95) == []
    [alarm] = budgets.alarms(seen(three_days=Seen(6, 100), six_hours=Seen(5.1, 100)), 0.95)
    assert alarm.rule.urgency is Urgency.TICKET


def test_a_handful_of_cases_wakes_nobody_up() -> None:
    few = {"an_hour": Seen(9, 9), "five_minutes": Seen(1, 1)}

    assert budgets.alarms(seen(**few), 0.95) == []
    assert budgets.alarms(seen(**few), 0.95, fewest=9) != []


@given(st.integers(0, 500), st.integers(1, 500), st.floats(0, 0.999))
def test_what_is_left_and_what_is_burnt_are_the_whole(bad: int, good: int, target: float) -> None:
    counted = Seen(bad, bad + good)
    burnt = budgets.burn(counted, target)

    assert burnt is not None
    assert budgets.left(counted, target) + burnt == pytest.approx(1)
    assert burnt <= 1 / budgets.budget(target) + 1e-6


def test_what_is_no_target_is_refused() -> None:
    with pytest.raises(ValueError, match="between"):
        budgets.budget(99.5)
