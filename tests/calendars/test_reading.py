"""Hours and dates as people write them."""

from datetime import date

import pytest

from armillary.fittings.calendars import dates, hours
from armillary.fittings.calendars.hours import Unreadable


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("08:00-17:00", "08:00-17:00"),
        ("8-12, 13:30 – 17", "08:00-12:00, 13:30-17:00"),
        ("13-17;8-12", "08:00-12:00, 13:00-17:00"),
        ("22:00-06:00", "22:00-06:00"),
        ("22-0", "22:00-24:00"),
        ("00:00-24:00", "00:00-24:00"),
        ("All day", "00:00-24:00"),
        ("24h", "00:00-24:00"),
        ("", "closed"),
        (" Closed ", "closed"),
    ],
)
def test_hours_are_read_and_written_in_one_form(text: str, tidy: str) -> None:
    assert hours.tidy(text) == tidy
    assert hours.tidy(tidy) == tidy


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("whenever", "“whenever” are no hours"),
        ("25:00-26:00", "No clock shows 25:00"),
        ("08:60-09:00", "No clock shows 8:60|No clock shows 08:60"),
        ("09:00-09:00", "lasts no time"),
        ("24:00-06:00", "lasts no time"),
        ("8-12, 11-17", "lie over each other"),
        ("22-6, 23-24", "Only the last stretch"),
        ("٠٨:٠٠-١٧:٠٠", "are no hours"),
        (",".join(f"{n}:00-{n}:30" for n in range(13)), "at most 12"),
    ],
)
def test_hours_that_cannot_be_are_refused_with_a_reason(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        hours.read(text)


def test_holidays_are_dates_with_names() -> None:
    found = dates.holidays_in("2026-12-24..26 Works holiday\n\n 01-02  Rest ")

    assert found[date(2026, 12, 25)] == "Works holiday"
    assert found[date(2027, 1, 2)] == found[date(2050, 1, 2)] == "Rest"
    assert len(found) == 3 + len(dates.EVER)


def test_exceptions_are_dates_with_hours_and_a_reason() -> None:
    found = dates.exceptions_in("2026-12-24 08:00-10:00, 11-12 Christmas Eve\n12-31 closed")

    assert found[date(2026, 12, 24)] == (((28800, 36000), (39600, 43200)), "Christmas Eve")
    assert found[date(2031, 12, 31)] == ((), "")


def test_a_date_of_each_year_that_only_some_have_is_one_of_those() -> None:
    found = dates.holidays_in("02-29 Leap day")

    assert date(2028, 2, 29) in found
    assert len(found) == 25


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Christmas", "Line 1, “Christmas”: Begin with a date"),
        ("2026-12-24 A\n2026-13-01 B", "Line 2, “2026-13-01 B”: There is no such date"),
        ("02-30 Never", "No year has such a date"),
        ("2026-12-24", "what it is called"),
        ("2026-12-24..20 Back", "ends before it begins"),
        ("2026-01-01..2027-06-01 Long", "more than a year"),
        ("12-24..26 Each", "need a year"),
        ("9999-01-01 Far", "from 1970 to 2100"),
        ("\n".join(f"{year}-01-01 A" for year in range(2000, 2401)), "at most 400 lines"),
    ],
)
def test_dates_that_cannot_be_are_refused_with_their_line(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        dates.holidays_in(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2026-12-24 Christmas Eve", "Say its hours"),
        ("2026-12-24 22:00-06:00 Night", "end by 24:00"),
        ("2026-12-24 08:99-12 Odd", "No clock shows"),
    ],
)
def test_exceptions_without_hours_of_their_own_day_are_refused(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        dates.exceptions_in(text)
