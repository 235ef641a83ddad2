"""Moments that are known from elsewhere, or that can be reckoned on the fingers."""

from datetime import date

import pytest

from armillary.engines.worktime import (
    ALL_DAY,
    ALWAYS,
    Calendar,
    FaultyCalendar,
    NoSuchTime,
    after_months,
    between,
    due,
    in_turn,
    intersect,
    intervals,
    is_working_day,
    midnight,
    minus,
    nth,
    shift,
    union,
    wall,
    week,
)
from tests.engines.worktime.moments import (
    BERLIN,
    BERLIN_OFFICE,
    CLOSED,
    HOUR,
    MINUTE,
    OFFICE_WEEK,
    at,
    utc,
)

EARLY = Calendar(BERLIN, (((1 * HOUR, 5 * HOUR),),) * 7)
NIGHTS = Calendar(BERLIN, week([[(22 * HOUR, 6 * HOUR)]] * 7))


def test_easter_is_not_worked() -> None:
    assert due(BERLIN_OFFICE, at("2026-04-02 16:30"), 8 * HOUR) == at("2026-04-07 15:30")


def test_a_pause_is_not_counted() -> None:
    paused = [(at("2026-04-07 09:00"), at("2026-04-07 15:00"))]

    found = due(BERLIN_OFFICE, at("2026-04-02 16:30"), 8 * HOUR, paused)

    assert found == at("2026-04-08 12:30")


def test_a_day_of_a_calendar_that_is_always_open_is_24_hours_whatever_clocks_do() -> None:
    assert due(ALWAYS, at("2026-03-28 12:00"), 24 * HOUR) == at("2026-03-29 13:00")
    assert due(ALWAYS, utc("2026-03-28 22:00"), 8 * HOUR) == utc("2026-03-29 06:00")
    assert due(ALWAYS, utc("2026-10-24 22:00"), 8 * HOUR) == utc("2026-10-25 06:00")


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-05-08 16:00", "2026-05-11 09:00", 2.0),
        ("2026-05-08 21:00", "2026-05-11 09:30", 1.5),
        ("2026-05-11 09:00", "2026-05-08 16:00", 0.0),
        ("2025-12-31 16:00", "2026-01-01 09:00", 2.0),
    ],
)
def test_evenings_and_weekends_are_not_worked(start: str, end: str, hours: float) -> None:
    assert between(BERLIN_OFFICE, at(start), at(end)) == hours * HOUR


def test_the_night_when_clocks_are_turned_is_shorter_or_longer() -> None:
    lengths = [
        between(EARLY, at(f"{day} 00:00"), at(f"{day} 23:00"))
        for day in ("2026-03-28", "2026-03-29", "2026-10-25")
    ]

    assert lengths == [4 * HOUR, 3 * HOUR, 5 * HOUR]


def test_a_whole_day_has_23_or_25_hours() -> None:
    whole = Calendar(BERLIN, (ALL_DAY,) * 7)

    spring = between(
        whole, midnight(BERLIN, date(2026, 3, 29)), midnight(BERLIN, date(2026, 3, 30))
    )
    autumn = between(
        whole, midnight(BERLIN, date(2026, 10, 25)), midnight(BERLIN, date(2026, 10, 26))
    )

    assert (spring, autumn) == (23 * HOUR, 25 * HOUR)


def test_hours_in_the_gap_do_not_take_place_and_hours_in_the_overlap_do_so_twice() -> None:
    quarter = Calendar(BERLIN, (((2 * HOUR + 900, 2 * HOUR + 1800),),) * 7)

    assert intervals(quarter, utc("2026-03-29 00:00"), utc("2026-03-29 12:00")) == []
    assert intervals(quarter, utc("2026-10-25 00:00"), utc("2026-10-25 12:00")) == [
        (utc("2026-10-25 00:15"), utc("2026-10-25 00:30")),
        (utc("2026-10-25 01:15"), utc("2026-10-25 01:30")),
    ]


def test_days_that_touch_are_one_stretch_of_work_over_new_year_too() -> None:
    start, end = utc("2025-06-01 00:00"), utc("2027-06-01 00:00")

    assert intervals(ALWAYS, start, end) == [(start, end)]


def test_work_goes_on_over_midnight() -> None:
    assert between(NIGHTS, at("2026-05-08 21:00"), at("2026-05-09 12:00")) == 8 * HOUR
    assert due(NIGHTS, at("2026-05-08 23:00"), 2 * HOUR) == at("2026-05-09 01:00")


def test_what_is_reached_at_closing_time_is_due_then_and_not_next_morning() -> None:
    assert due(BERLIN_OFFICE, at("2026-05-08 16:00"), HOUR) == at("2026-05-08 17:00")
    assert due(BERLIN_OFFICE, at("2026-05-08 16:00"), HOUR + 1) == at("2026-05-11 08:00") + 1


def test_what_takes_no_time_is_due_at_once_and_less_than_none_is_refused() -> None:
    assert due(BERLIN_OFFICE, at("2026-05-09 12:00"), 0) == at("2026-05-09 12:00")
    with pytest.raises(ValueError, match="less than no time"):
        due(BERLIN_OFFICE, at("2026-05-09 12:00"), -1)


def test_nothing_is_due_where_no_work_is_ever_done() -> None:
    holidays = {date.fromordinal(each): () for each in range(735_000, 755_000)}
    always_a_holiday = Calendar(BERLIN, OFFICE_WEEK, holidays)

    assert due(CLOSED, at("2026-05-08 16:00"), 1) is None
    assert due(always_a_holiday, at("2026-05-08 16:00"), 1) is None
    assert shift(CLOSED, date(2026, 5, 8), 1) is None
    assert due(BERLIN_OFFICE, utc("2299-12-31 23:00"), HOUR) is None


def test_pauses_within_one_second_and_over_each_other_take_no_more_than_they_last() -> None:
    start, pause = at("2026-05-08 10:00"), at("2026-05-08 11:00")
    within_a_second = [(pause, pause)] * 100
    over_each_other = [(pause, pause + 600), (pause + 300, pause + 900), (pause - 7200, pause)]

    assert due(BERLIN_OFFICE, start, 2 * HOUR, within_a_second) == at("2026-05-08 12:00")
    assert due(BERLIN_OFFICE, start, 2 * HOUR, over_each_other) == at("2026-05-08 13:15")


def test_calendars_of_two_zones_are_joined_by_what_their_own_clocks_show() -> None:
    york = Calendar("America/New_York", OFFICE_WEEK)
    day = at("2026-05-12 00:00"), at("2026-05-13 00:00")

    hours = [
        [(wall(BERLIN, start).hour, wall(BERLIN, end).hour) for start, end in intervals(it, *day)]
        for it in (
            intersect(BERLIN_OFFICE, york),
            union(BERLIN_OFFICE, york),
            minus(BERLIN_OFFICE, york),
        )
    ]

    assert hours == [[(14, 17)], [(8, 23)], [(8, 14)]]


def test_working_days_are_counted_from_a_date_that_is_not_counted() -> None:
    maundy_thursday = date(2026, 4, 2)

    found = [shift(BERLIN_OFFICE, maundy_thursday, steps) for steps in (-1, 0, 1, 2)]

    assert found == [date(2026, 4, 1), maundy_thursday, date(2026, 4, 7), date(2026, 4, 8)]
    assert shift(BERLIN_OFFICE, date(2026, 4, 3), 0) == date(2026, 4, 7)


def test_a_month_has_a_first_an_nth_and_a_last_working_day() -> None:
    found = [nth(BERLIN_OFFICE, 2026, 5, number) for number in (1, 5, -1, 21, 22)]

    assert found == [
        date(2026, 5, 1),
        date(2026, 5, 7),
        date(2026, 5, 29),
        date(2026, 5, 29),
        None,
    ]
    with pytest.raises(ValueError, match="first working day is 1"):
        nth(BERLIN_OFFICE, 2026, 5, 0)


def test_a_date_that_a_zone_left_out_is_no_working_day() -> None:
    samoa = Calendar("Pacific/Apia", (ALL_DAY,) * 7)

    found = [is_working_day(samoa, date(2011, 12, day)) for day in (29, 30, 31)]

    assert found == [True, False, True]


def test_a_date_begins_when_the_clock_shows_it_first() -> None:
    beirut_where_midnight_is_left_out = midnight("Asia/Beirut", date(2026, 3, 29))
    havana_where_it_comes_twice = midnight("America/Havana", date(2026, 11, 1))

    assert beirut_where_midnight_is_left_out == utc("2026-03-28 22:00")
    assert havana_where_it_comes_twice == utc("2026-11-01 04:00")


def test_of_a_wall_time_that_comes_twice_the_first_is_meant() -> None:
    assert at("2026-10-25 02:30") == utc("2026-10-25 00:30")
    assert at("2026-01-15 09:00", "Asia/Kathmandu") == utc("2026-01-15 03:15")


def test_a_wall_time_that_never_comes_is_refused() -> None:
    with pytest.raises(NoSuchTime, match="never show 2026-03-29 02:30"):
        at("2026-03-29 02:30")
    with pytest.raises(NoSuchTime, match="1970 to 2299"):
        at("9999-12-31 23:59")


def test_years_after_2038_are_reckoned_like_any_other() -> None:
    assert due(ALWAYS, utc("2038-01-19 03:14"), MINUTE) == utc("2038-01-19 03:15")


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 31), 2, date(2026, 3, 31)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
    ],
)
def test_a_step_by_months_ends_on_the_last_day_of_a_shorter_month(
    day: date, months: int, expected: date
) -> None:
    assert after_months(day, months) == expected


@pytest.mark.parametrize("name", ["Europe/Atlantis", "", "../etc/passwd", "Europe", "a\0b", "/"])
def test_a_zone_that_is_not_known_is_refused(name: str) -> None:
    with pytest.raises(FaultyCalendar, match="There is no time zone"):
        Calendar(name, OFFICE_WEEK)


@pytest.mark.parametrize("hours", [(-1, 5), (5, 5), (9, 8), (0, 86_401)])
def test_hours_that_cannot_be_are_refused(hours: tuple[int, int]) -> None:
    with pytest.raises(FaultyCalendar, match="between 00:00 and 24:00"):
        Calendar("UTC", ((hours,),) * 7)
    with pytest.raises(FaultyCalendar, match="between 00:00 and 24:00"):
        Calendar("UTC", OFFICE_WEEK, {date(2026, 1, 1): (hours,)})


def test_a_week_has_seven_days() -> None:
    with pytest.raises(FaultyCalendar, match="seven days"):
        Calendar("UTC", ((),) * 6)
    with pytest.raises(FaultyCalendar, match="seven days"):
        week([[]] * 8)
    with pytest.raises(FaultyCalendar, match="another time than they begin"):
        week([[(60, 60)]] * 7)


def test_calendars_follow_each_other_each_from_its_moment_on() -> None:
    new_year = at("2026-01-01 00:00")
    changed = in_turn([(None, BERLIN_OFFICE), (new_year, NIGHTS), (at("2027-06-01 00:00"), EARLY)])

    hours = [
        between(changed, at(f"{day} 00:00"), at(f"{day} 12:00")) / HOUR
        for day in ("2025-12-31", "2026-01-02", "2027-06-02")
    ]

    assert hours == [4, 6, 4]
    assert in_turn([(None, CLOSED)]) is CLOSED
    assert intervals(changed, at("2025-12-31 00:00"), at("2026-01-01 12:00")) == [
        (at("2025-12-31 08:00"), at("2025-12-31 17:00")),
        (new_year, at("2026-01-01 06:00")),
    ]
