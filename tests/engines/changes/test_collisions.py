"""Changes that get in each other's way: the golden vector, brute force, and speed."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.engines.collisions import (
    DAY,
    Period,
    Planned,
    Reason,
    Severity,
    Vicinity,
    breaches,
    collisions,
    slots,
)
from armillary.engines.worktime import Span

HOUR = 3_600
EVENING = Planned(1, 22 * HOUR, 26 * HOUR, back_out=45 * 60, verify=15 * 60, items=frozenset({7}))


def reasons(change: Planned, other: Planned, vicinity: Vicinity | None = None) -> list[Reason]:
    return [each.reason for each in collisions(change, [other], vicinity)]


def test_what_must_be_back_by_two_and_takes_an_hour_to_go_back_is_decided_by_one() -> None:
    assert EVENING.last_decision == 25 * HOUR


def test_windows_that_only_touch_do_not_meet() -> None:
    after = replace(EVENING, key=2, start=26 * HOUR, end=27 * HOUR)

    assert reasons(EVENING, after) == []
    assert reasons(EVENING, replace(after, prepare=1)) == [Reason.SAME_ITEM]
    assert reasons(replace(EVENING, watch=1), after) == [Reason.SAME_ITEM]


@pytest.mark.parametrize(
    ("other", "vicinity", "reason"),
    [
        (Planned(2, 23 * HOUR, 24 * HOUR, items=frozenset({7})), Vicinity(), Reason.SAME_ITEM),
        (
            Planned(2, 23 * HOUR, 24 * HOUR, items=frozenset({8})),
            Vicinity(members=frozenset({8})),
            Reason.SAME_GROUP,
        ),
        (
            Planned(2, 23 * HOUR, 24 * HOUR, items=frozenset({8})),
            Vicinity(dependents={8: 2}),
            Reason.FALLS_WITH,
        ),
        (
            Planned(2, 23 * HOUR, 24 * HOUR, items=frozenset({8})),
            Vicinity(needed={8: 1}),
            Reason.NEEDS,
        ),
    ],
)
def test_what_meets_in_time_and_in_the_graph_collides(
    other: Planned, vicinity: Vicinity, reason: Reason
) -> None:
    assert reasons(EVENING, other, vicinity) == [reason]
    assert reasons(EVENING, replace(other, start=40 * HOUR, end=41 * HOUR), vicinity) == []


def test_people_tools_and_services_are_shared_too() -> None:
    one = replace(EVENING, services=frozenset({1}), people=frozenset({2, 3}), tools=frozenset({4}))
    other = replace(one, key=2, items=frozenset({9}), people=frozenset({3}))

    found = collisions(one, [other])

    assert {each.reason: each.shared for each in found} == {
        Reason.SAME_PERSON: (3,),
        Reason.SAME_TOOL: (4,),
        Reason.SAME_SERVICE: (1,),
    }
    assert found[-1].severity is Severity.NOTICE


def test_an_order_is_broken_whether_they_meet_or_not() -> None:
    before = Planned(2, 40 * HOUR, 41 * HOUR)
    follower = replace(EVENING, follows=frozenset({2}))

    assert reasons(follower, before) == [Reason.ORDER]
    assert reasons(before, follower) == [Reason.ORDER]
    assert reasons(follower, replace(before, start=20 * HOUR, end=22 * HOUR)) == []


def test_the_vicinity_ends_where_it_is_told_to() -> None:
    wide = Vicinity({1: 1, 2: 3}, {3: 2}, frozenset({4}))

    assert wide.within(2) == Vicinity({1: 1}, {3: 2}, frozenset({4}))


def test_a_freeze_bars_and_a_time_outside_a_window_is_told_to_the_second() -> None:
    freeze = Period(5, Reason.FREEZE, 25 * HOUR, 50 * HOUR)

    found = breaches(EVENING, [freeze], windows=[(20 * HOUR, 24 * HOUR)])

    assert [(each.reason, each.other, each.meets) for each in found] == [
        (Reason.FREEZE, 5, (25 * HOUR, 26 * HOUR)),
        (Reason.OUTSIDE_WINDOW, 0, (24 * HOUR, 26 * HOUR)),
    ]
    assert breaches(EVENING, [Period(5, Reason.FREEZE, 26 * HOUR, 50 * HOUR)]) == []


def test_a_window_without_room_to_go_back_is_barred() -> None:
    hasty = replace(EVENING, back_out=4 * HOUR)

    assert [each.reason for each in breaches(hasty, [])] == [Reason.NO_ROOM]


keys = st.frozensets(st.integers(1, 6), max_size=2)
changes = st.builds(
    lambda key, start, length, prepare, watch, items, people, follows: Planned(
        key, start, start + length, prepare, watch, 0, 0, items, people=people, follows=follows
    ),
    st.integers(2, 9),
    st.integers(0, 30),
    st.integers(1, 8),
    st.integers(0, 3),
    st.integers(0, 3),
    keys,
    keys,
    st.frozensets(st.integers(1, 9), max_size=1),
)


@given(
    changes,
    st.lists(changes, max_size=4),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=2),
)
def test_a_slot_is_where_nothing_stands_in_the_way_and_every_such_start_is_one(
    change: Planned, others: list[Planned], freezes: list[Span]
) -> None:
    change = replace(change, key=1)
    periods = [
        Period(key, Reason.FREEZE, start, start + length)
        for key, (start, length) in enumerate(freezes)
    ]
    windows, length = [(2, 20), (22, 45)], change.end - change.start

    found = slots(change, others, periods, windows, since=0, horizon=45, step=1, most=100)

    clear = []
    for start in range(46 - length):
        moved = replace(change, start=start, end=start + length)
        grave = [each for each in collisions(moved, others) if each.severity > Severity.NOTICE]
        if not grave and not breaches(moved, periods, windows):
            clear.append((start, start + length))
    assert list(found.found) == clear


def test_what_stands_in_the_way_is_told() -> None:
    other = Planned(2, 10 * HOUR, 12 * HOUR, items=frozenset({7}))

    found = slots(EVENING, [other], since=9 * HOUR, horizon=2 * DAY)

    assert found.found[0] == (12 * HOUR, 16 * HOUR)
    assert [(each.reason, each.by, each.end) for each in found.blocked] == [
        (Reason.SAME_ITEM, 2, 12 * HOUR)
    ]


def test_a_change_is_compared_with_five_thousand() -> None:
    dice = Random(6)
    others = [
        Planned(
            key,
            start := dice.randrange(90 * DAY),
            start + dice.randrange(HOUR, 8 * HOUR),
            HOUR,
            HOUR,
            items=frozenset(dice.sample(range(1_000_000), 3)),
            people=frozenset({dice.randrange(300)}),
        )
        for key in range(2, 5_002)
    ]
    change = Planned(1, 45 * DAY, 45 * DAY + 4 * HOUR, items=frozenset(range(3)))
    near = Vicinity(dict.fromkeys(range(100_000), 2), dict.fromkeys(range(5_000), 1))

    assert collisions(change, others, near)
    found = slots(change, others, vicinity=near, since=0)

    assert len(found.found) <= 100
