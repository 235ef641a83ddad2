"""Days taken from iCalendar files, which other programs write in many ways."""

from datetime import date

import pytest

from armillary.fittings.calendars import holiday_actions, icalendar, queries
from armillary.fittings.calendars.hours import Unreadable
from armillary.fittings.calendars.models import Layer
from armillary.kernel.errors import Invalid
from tests.calendars.makers import holidays, stand_anew
from tests.makers import an_administrator, by

CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VTIMEZONE
DTSTART:19700101T000000
END:VTIMEZONE
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20261224
DTEND;VALUE=DATE:20261225
SUMMARY:Christmas Eve\\, all
  day
BEGIN:VALARM
SUMMARY:Not the event
END:VALARM
END:VEVENT
begin:vevent
dtstart;value=date:20261228
dtend;value=date:20270102
summary;language=en:Works holiday
end:vevent
BEGIN:VEVENT
DTSTART;TZID=Europe/Berlin:20260619T000000
SUMMARY:Founders' day
RRULE:FREQ=YEARLY
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def an_event(*lines: str) -> str:
    return "\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT"))


def test_events_become_lines_of_dates() -> None:
    assert icalendar.lines_in(CALENDAR) == [
        "2026-12-24 Christmas Eve, all day",
        "2026-12-28..2027-01-01 Works holiday",
        "06-19 Founders' day",
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no event in it"),
        ("Dear team, we close on Friday.", "no event in it"),
        (an_event("SUMMARY:When"), "“When” has no date"),
        (an_event("DTSTART:20261340", "SUMMARY:Never"), "“Never” has no date"),
        (an_event("DTSTART:20261224", "RRULE:FREQ=WEEKLY"), "repeats by FREQ=WEEKLY"),
        ("\n".join([an_event("DTSTART:20261224")] * 401), "more than 400"),
    ],
)
def test_what_holds_no_days_is_refused_with_a_reason(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        icalendar.lines_in(text)


@pytest.mark.django_db
def test_days_are_added_once_and_a_refusal_adds_none() -> None:
    closed, keeper = holidays(own_days="2026-12-24 Christmas Eve, all day"), an_administrator()

    holiday_actions.add_days(closed, by(keeper), text=CALENDAR)
    holiday_actions.add_days(closed, by(keeper), text=CALENDAR)
    with pytest.raises(Invalid, match="no event in it"):
        holiday_actions.add_days(closed, by(keeper), text="nothing")

    stand_anew()
    days = queries.holidays(closed.pk)
    assert len(closed.own_days.splitlines()) == 3
    assert days[date(2026, 12, 30)] == "Works holiday"
    assert days[date(2030, 6, 19)] == "Founders' day"
    assert Layer.objects.count() == 2
