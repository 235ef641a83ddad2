"""What is done with times and calendars that make others stumble: a sample, and the collection."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from armillary.engines.worktime import (
    ALWAYS,
    HORIZON,
    Calendar,
    after_months,
    between,
    due,
    instant,
    wall,
    week,
)
from armillary.fittings.calendars.models import Calendar as CalendarRecord
from armillary.fittings.calendars.vocabulary import WEEKDAYS
from tests.api.corpus import bad_inputs
from tests.calendars.makers import a_calendar
from tests.makers import an_administrator, api_client, signed_in_client

pytestmark = pytest.mark.django_db
HOUR = 3600
NIGHT = (((1 * HOUR, 5 * HOUR),),) * 7
NAMES = ("start", "pause_from", "pause_to", "hours", "minutes", "week", "year")
WHOLE: dict[str, Any] = dict.fromkeys(WEEKDAYS, "all day")
Treatment = Callable[[Client, Client], None]


def tried(web: Client, **asked: str) -> str:
    """The page of a calendar of Berlin that never closes, asked when something is due."""
    calendar = CalendarRecord.objects.filter(name="All of Berlin").first() or a_calendar(
        name="All of Berlin", **WHOLE
    )
    answer = web.get(f"/calendars/{calendar.number}", {"hours": "1", **asked})
    assert answer.status_code == 200
    return answer.content.decode()


def defined(api: Client, **said: str) -> tuple[int, Mapping[str, Any]]:
    """The answer of the API to a new calendar."""
    body = {"name": "Night", "zone": "Europe/Berlin", **said}
    answer = api.post("/api/v1/calendars", json.dumps(body), content_type="application/json")
    return answer.status_code, answer.json()


def a_time_that_does_not_exist(web: Client, api: Client) -> None:
    assert "never show 2026-03-29 02:30" in tried(web, start="2026-03-29T02:30:00")


def a_time_that_comes_twice(web: Client, api: Client) -> None:
    """The first one is meant."""
    assert "25 October 2026, 02:30 (" in tried(web, start="2026-10-25T02:30:00")
    assert instant("Europe/Berlin", datetime(2026, 10, 25, 2, 30)) == _utc("2026-10-25T00:30")  # noqa: DTZ001


def eight_hours_over_the_gap(web: Client, api: Client) -> None:
    assert due(ALWAYS, _utc("2026-03-28T22:00"), 8 * HOUR) == _utc("2026-03-29T06:00")


def eight_hours_over_the_overlap(web: Client, api: Client) -> None:
    assert due(ALWAYS, _utc("2026-10-24T22:00"), 8 * HOUR) == _utc("2026-10-25T06:00")


def hours_in_the_gap_and_in_the_overlap(web: Client, api: Client) -> None:
    night = Calendar("Europe/Berlin", NIGHT)
    lasted = [
        between(night, _utc(f"{day}T00:00") - 2 * HOUR, _utc(f"{day}T12:00"))
        for day in ("2026-03-29", "2026-10-25")
    ]
    assert lasted == [3 * HOUR, 5 * HOUR]


def kathmandu(web: Client, api: Client) -> None:
    nine = instant("Asia/Kathmandu", datetime(2026, 1, 1, 9))  # noqa: DTZ001
    assert nine == _utc("2026-01-01T03:15")
    assert f"{wall('Asia/Kathmandu', nine):%H:%M}" == "09:00"


def a_year_after_a_leap_day(web: Client, api: Client) -> None:
    """The last day of February."""
    assert after_months(date(2028, 2, 29), 12) == date(2029, 2, 28)


def a_leap_second(web: Client, api: Client) -> None:
    assert "That is no date and time" in tried(web, start="2016-12-31T23:59:60Z")


def the_year_10000(web: Client, api: Client) -> None:
    assert "That is no date and time" in tried(web, start="10000-01-01T00:00:00Z")
    assert "years 1970 to 2299" in tried(web, start="9999-01-01T00:00:00")


def after_2038(web: Client, api: Client) -> None:
    assert "19 January 2038, 05:14" in tried(web, start="2038-01-19T04:14:08")
    assert due(ALWAYS, 2**31 - 1, 1) == 2**31


def milliseconds(web: Client, api: Client) -> None:
    assert "That is no date and time" in tried(web, start="1767225600000")


def no_zone(web: Client, api: Client) -> None:
    """The clocks of the calendar are meant."""
    assert "1 January 2026, 01:00 (Europe/Berlin)" in tried(web, start="2026-01-01T00:00:00")


def an_unknown_zone(web: Client, api: Client) -> None:
    status, told = defined(api, zone="Europe/Atlantis")
    assert status == 422
    assert "Europe/Atlantis" in str(told)


def the_end_of_the_day(web: Client, api: Client) -> None:
    """24:00 is the end of its day; nothing begins then."""
    assert defined(api, monday="00:00-24:00")[0] == 201
    assert defined(api, monday="24:00-06:00")[0] == 422


def no_hours(web: Client, api: Client) -> None:
    status, told = defined(api, **dict.fromkeys(WEEKDAYS, "closed"))
    assert (status, told["errors"][0]["field"]) == (422, "monday")


def fifty_years_of_holidays(web: Client, api: Client) -> None:
    """The search ends at the horizon."""
    first = date(2026, 1, 1)
    holidays = {first + timedelta(days=number): () for number in range(366 * 50)}
    assert HORIZON < 50
    assert due(Calendar("UTC", NIGHT, holidays), _utc("2026-01-01T00:00"), 60) is None


def hours_over_midnight(web: Client, api: Client) -> None:
    """A night shift."""
    assert defined(api, monday="17:00-09:00")[0] == 201
    assert week([[(17 * HOUR, 9 * HOUR)], *[[]] * 6])[1] == ((0, 9 * HOUR),)


def nothing_to_do(web: Client, api: Client) -> None:
    assert "More than nought" in tried(web, start="2026-01-01T00:00", hours="0")


def less_than_nothing(web: Client, api: Client) -> None:
    assert "not below nought" in tried(web, start="2026-01-01T00:00", hours="-5")


def a_hundred_pauses_in_a_second(web: Client, api: Client) -> None:
    start = _utc("2026-01-01T00:00")
    assert due(ALWAYS, start, 60, [(start + 5, start + 5)] * 100) == start + 60
    assert due(ALWAYS, start, 60, [(start + 5, start + 6)] * 100) == start + 61


def the_31st_of_each_month(web: Client, api: Client) -> None:
    """Of a shorter month its last day, always counted from the start."""
    days = [after_months(date(2026, 1, 31), months).day for months in range(5)]
    assert days == [31, 28, 31, 30, 31]


TREATMENTS: Mapping[str, Treatment] = {
    "k-gap": a_time_that_does_not_exist,
    "k-fold": a_time_that_comes_twice,
    "k-sla-over-gap": eight_hours_over_the_gap,
    "k-sla-over-fold": eight_hours_over_the_overlap,
    "k-bh-gap": hours_in_the_gap_and_in_the_overlap,
    "k-kathmandu": kathmandu,
    "k-leap-day": a_year_after_a_leap_day,
    "k-leap-second": a_leap_second,
    "k-y10000": the_year_10000,
    "k-2038": after_2038,
    "k-epoch-ms": milliseconds,
    "k-naive": no_zone,
    "k-tz-bad": an_unknown_zone,
    "k-24": the_end_of_the_day,
    "k-cal-empty": no_hours,
    "k-cal-holiday": fifty_years_of_holidays,
    "k-cal-inverse": hours_over_midnight,
    "k-sla-zero": nothing_to_do,
    "k-sla-neg": less_than_nothing,
    "k-pause-100": a_hundred_pauses_in_a_second,
    "k-recur-31": the_31st_of_each_month,
}
ELSEWHERE = frozenset({"k-cal-edit", "k-clock-back"})
"""What is done with running clocks is proved in `tests/clocks/test_bad_time.py`."""


@pytest.mark.parametrize("treatment", TREATMENTS.values(), ids=TREATMENTS.keys())
def test_bad_time_is_treated_as_we_say(treatment: Treatment) -> None:
    keeper = an_administrator()

    treatment(signed_in_client(keeper), api_client(keeper))


def test_nothing_of_the_collection_is_forgotten() -> None:
    collected = {record["id"] for record, _ in bad_inputs("K-time")}
    if not collected:
        pytest.skip("There is no collection beside this project.")

    assert collected <= TREATMENTS.keys() | ELSEWHERE


def test_every_time_of_the_collection_is_answered_on_the_page() -> None:
    collected = [value for _, value in bad_inputs("K-time") if isinstance(value, str)]
    if not collected:
        pytest.skip("There is no collection beside this project.")
    web = signed_in_client(an_administrator())

    for value in collected:
        tried(web, **dict.fromkeys(NAMES, value))


def _utc(written: str) -> int:
    return int(datetime.fromisoformat(written).replace(tzinfo=UTC).timestamp())
