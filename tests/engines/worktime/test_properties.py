"""What is true of business time whatever the calendar: it adds up, never runs back, and inverts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.engines.worktime import (
    DAY,
    HORIZON,
    Calendar,
    Hours,
    Span,
    WorkingTime,
    between,
    due,
    intersect,
    intervals,
    lasting,
    merged,
    minus,
    nth,
    shift,
    union,
)
from tests.engines.worktime.by_minute import ZONES
from tests.engines.worktime.moments import BERLIN_OFFICE, utc

START, END = utc("2024-01-01 00:00"), utc("2029-01-01 00:00")
moments = st.integers(START, END)
durations = st.integers(0, 4_000_000)
dates = st.dates(date(2024, 1, 1), date(2029, 1, 1))


@st.composite
def some_hours(draw: st.DrawFn) -> Hours:
    ends = sorted(draw(st.sets(st.integers(0, DAY), max_size=6)))
    return tuple(zip(ends[::2], ends[1::2], strict=False))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    weekly = tuple(draw(some_hours()) for _ in range(7))
    days = draw(st.dictionaries(dates, some_hours(), max_size=5))
    return Calendar(draw(st.sampled_from(ZONES)), weekly, days)


def working_times() -> st.SearchStrategy[WorkingTime]:
    ways = st.sampled_from((union, intersect, minus))
    both = st.builds(lambda way, one, other: way(one, other), ways, calendars(), calendars())
    return st.one_of(calendars(), both)


spans = st.tuples(moments, st.integers(0, 900_000)).map(lambda it: (it[0], it[0] + it[1]))
pauses = st.lists(spans, max_size=6)


@given(working_times(), st.lists(moments, min_size=3, max_size=3))
def test_time_adds_up(calendar: WorkingTime, some: list[int]) -> None:
    first, second, third = sorted(some)

    whole = between(calendar, first, third)

    assert whole == between(calendar, first, second) + between(calendar, second, third)
    assert whole == lasting(intervals(calendar, first, third))


@given(working_times(), moments, durations, durations)
def test_more_work_is_never_due_earlier(
    calendar: WorkingTime, start: int, some: int, more: int
) -> None:
    early, late = due(calendar, start, some), due(calendar, start, some + more)

    assert late is None or (early is not None and start <= early <= late)


@given(working_times(), moments, moments, durations)
def test_what_starts_later_is_never_due_earlier(
    calendar: WorkingTime, one: int, other: int, seconds: int
) -> None:
    early, late = (due(calendar, start, seconds) for start in sorted((one, other)))

    assert late is None or early is None or early <= late


@given(working_times(), moments, durations, pauses)
def test_a_due_moment_is_the_first_by_which_the_work_was_done(
    calendar: WorkingTime, start: int, seconds: int, pauses: list[Span]
) -> None:
    found = due(calendar, start, seconds, pauses)

    def worked(end: int) -> int:
        paused = sum(
            between(calendar, max(since, start), min(until, end)) for since, until in merged(pauses)
        )
        return between(calendar, start, end) - paused

    if found is None:
        end = utc("2024-01-01 00:00") + HORIZON * 365 * DAY
        assert worked(end) < seconds
    else:
        assert worked(found) == seconds
        assert seconds == 0 or worked(found - 1) == seconds - 1


@given(working_times(), moments, durations, pauses, spans)
def test_a_pause_never_shortens(
    calendar: WorkingTime, start: int, seconds: int, pauses: list[Span], one_more: Span
) -> None:
    without = due(calendar, start, seconds, pauses)
    paused = due(calendar, start, seconds, [*pauses, one_more])

    assert paused is None or (without is not None and without <= paused)


@given(calendars(), moments, durations, pauses)
def test_asked_again_from_scratch_the_answer_is_the_same(
    calendar: Calendar, start: int, seconds: int, pauses: list[Span]
) -> None:
    again = Calendar(calendar.zone, calendar.weekly, dict(calendar.days))

    assert again == calendar
    assert hash(again) == hash(calendar)
    assert due(calendar, start, seconds, pauses) == due(again, start, seconds, pauses[::-1])


@given(calendars(), calendars(), moments, moments)
def test_what_two_have_in_common_and_what_each_has_alone_make_both(
    one: Calendar, other: Calendar, start: int, end: int
) -> None:
    def lasts(calendar: WorkingTime) -> int:
        return between(calendar, start, end)

    common = lasts(intersect(one, other))

    assert lasts(one) == common + lasts(minus(one, other))
    assert lasts(union(one, other)) == lasts(one) + lasts(other) - common


@given(dates, st.integers(1, 40))
def test_as_many_working_days_back_as_forth_is_where_we_began(day: date, steps: int) -> None:
    begun = shift(BERLIN_OFFICE, day, 0)
    assert begun is not None

    there = shift(BERLIN_OFFICE, begun, steps)

    assert there is not None
    assert shift(BERLIN_OFFICE, there, -steps) == begun


@pytest.mark.parametrize("month", range(1, 13))
def test_the_first_working_day_of_a_month_is_the_next_after_the_month_before(month: int) -> None:
    last_of_the_month_before = date(2026, month, 1) - timedelta(days=1)

    assert nth(BERLIN_OFFICE, 2026, month, 1) == shift(BERLIN_OFFICE, last_of_the_month_before, 1)
