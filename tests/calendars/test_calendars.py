"""The life of a calendar: said, combined, changed from a day on, and remembered as it was."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.engines.worktime import due
from armillary.fittings.calendars import actions, holiday_actions, queries
from armillary.fittings.calendars.models import Calendar, Layer
from armillary.fittings.calendars.vocabulary import Combination, State
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken
from armillary.kernel.journal.models import Entry
from tests.calendars.makers import (
    BERLIN,
    NEVER,
    a_calendar,
    berlin,
    combined,
    due_by,
    holidays,
    hours_between,
    stand_anew,
)
from tests.makers import MONDAY, an_administrator, an_agent, by

pytestmark = pytest.mark.django_db


def test_the_golden_case_is_reckoned_by_records() -> None:
    germany = holidays(country="de")
    office = a_calendar(holidays=germany)

    assert due_by(office, "2026-04-02 16:30", 8) == "2026-04-07 13:30"
    assert queries.holidays(germany.pk)[date(2026, 4, 3)] == "Good Friday"


def test_hours_are_kept_in_one_form() -> None:
    office = a_calendar(monday="8-12,13-17", saturday="", exceptions=" 2026-12-24  8-12 Eve \n\n")

    assert (office.monday, office.saturday) == ("08:00-12:00, 13:00-17:00", "closed")
    assert office.exceptions == "2026-12-24  8-12 Eve"
    assert hours_between(office, "2026-12-24 00:00", "2026-12-25 00:00") == 4


def test_an_exception_goes_before_a_holiday() -> None:
    closed = holidays(own_days="2026-12-24 Works holiday\n2026-12-28 Works holiday")
    office = a_calendar(holidays=closed, exceptions="2026-12-24 08:00-10:00 We are needed")

    assert hours_between(office, "2026-12-24 00:00", "2026-12-25 00:00") == 2
    assert hours_between(office, "2026-12-28 00:00", "2026-12-29 00:00") == 0


def test_public_holidays_on_which_we_work_are_left_out() -> None:
    germany = holidays(country="DE", region="BY", left_out="2027-11-01 We are open")

    assert "2027-11-01" not in germany.days
    assert "2028-11-01" in germany.days


def test_what_is_said_anew_holds_from_a_day_on_and_leaves_the_past() -> None:
    office = a_calendar()
    before = hours_between(office, "2026-11-23 00:00", "2026-12-05 00:00")

    actions.revise(
        office,
        by(an_administrator()),
        monday="08:00-12:00",
        from_day=date(2026, 11, 30),
    )

    assert (before, office.since) == (90, date(2026, 11, 30))
    assert hours_between(office, "2026-11-23 00:00", "2026-11-24 00:00") == 9
    assert hours_between(office, "2026-11-30 00:00", "2026-12-01 00:00") == 4
    assert hours_between(office, "2026-11-23 00:00", "2026-12-05 00:00") == before - 5


def test_a_change_holds_from_today_where_no_day_is_said() -> None:
    office = a_calendar()

    actions.revise(office, by(an_administrator(), MONDAY + timedelta(days=2)), friday="closed")

    assert office.since == date(2026, 11, 25)
    assert hours_between(office, "2026-11-20 00:00", "2026-11-21 00:00") == 9
    assert hours_between(office, "2026-11-27 00:00", "2026-11-28 00:00") == 0


def test_what_was_said_for_later_days_gives_way_to_what_is_said_for_earlier_ones() -> None:
    office, keeper = a_calendar(), an_administrator()

    actions.revise(office, by(keeper), monday="8-9", from_day=date(2026, 12, 14))
    actions.revise(office, by(keeper), monday="8-10", from_day=date(2026, 12, 7))

    hours = [
        hours_between(office, f"{day} 00:00", f"{day} 23:00")
        for day in ("2026-11-30", "2026-12-07", "2026-12-14")
    ]
    assert hours == [9, 2, 2]
    assert Layer.objects.count() == 2


def test_a_zone_changes_at_midnight_of_the_new_one() -> None:
    office = a_calendar(monday="00:00-24:00", tuesday="00:00-24:00")

    actions.revise(
        office, by(an_administrator()), zone="America/New_York", from_day=date(2026, 12, 1)
    )

    assert hours_between(office, "2026-11-30 00:00", "2026-12-02 08:00") == 24 + 6 + 24


def test_holidays_are_changed_from_a_day_on_too() -> None:
    closed = holidays(own_days="12-24 Eve")
    office = a_calendar(holidays=closed)

    holiday_actions.revise(
        closed, by(an_administrator()), own_days="12-31 New Year's Eve", from_day=date(2027, 1, 1)
    )

    assert hours_between(office, "2026-12-24 00:00", "2026-12-25 00:00") == 0
    assert hours_between(office, "2026-12-31 00:00", "2027-01-01 00:00") == 9
    assert hours_between(office, "2027-12-24 00:00", "2027-12-25 00:00") == 9
    assert hours_between(office, "2027-12-31 00:00", "2028-01-01 00:00") == 0


def test_a_calendar_observes_holidays_or_none() -> None:
    closed = holidays(own_days="12-24 Eve")
    office, keeper = a_calendar(), an_administrator()

    actions.observe(office, by(keeper), holidays=closed)
    assert hours_between(office, "2026-12-24 00:00", "2026-12-25 00:00") == 0
    actions.observe(office, by(keeper))

    assert hours_between(office, "2026-12-24 00:00", "2026-12-25 00:00") == 9


def test_two_calendars_make_one_that_follows_both() -> None:
    office = a_calendar()
    york = a_calendar(zone="America/New_York")
    both = combined(office, Combination.INTERSECT, york)

    assert (both.zone, hours_between(both, "2026-11-24 00:00", "2026-11-25 00:00")) == (BERLIN, 3)
    actions.revise(york, by(an_administrator()), tuesday="10:00-17:00")
    assert hours_between(both, "2026-11-24 00:00", "2026-11-25 00:00") == 1


def test_a_calendar_is_never_made_of_itself() -> None:
    office, nights = a_calendar(), a_calendar(monday="22:00-06:00")
    either = combined(office, Combination.UNION, nights)
    more = combined(either, Combination.UNION, nights)
    keeper = an_administrator()

    with pytest.raises(Invalid, match="made of"):
        actions.combine_anew(either, by(keeper), first=more, way=Combination.UNION, second=nights)
    with pytest.raises(Invalid, match="two different"):
        actions.combine_anew(either, by(keeper), first=office, way=Combination.UNION, second=office)

    either.refresh_from_db()
    assert (either.first_id, Layer.objects.count()) == (office.pk, 0)


def test_a_calendar_that_never_works_is_refused() -> None:
    office = a_calendar()

    with pytest.raises(Invalid, match="nothing would ever be due"):
        a_calendar(**NEVER)
    with pytest.raises(Invalid, match="nothing would ever be due"):
        actions.revise(office, by(an_administrator()), **NEVER)
    with pytest.raises(Invalid, match="no working time"):
        combined(office, Combination.MINUS, a_calendar())

    office.refresh_from_db()
    assert (office.monday, Layer.objects.count()) == ("08:00-17:00", 0)


def test_whoever_may_not_keep_calendars_changes_nothing() -> None:
    office = a_calendar()
    lines = Entry.objects.count()

    with pytest.raises(NotAllowed):
        actions.revise(office, by(an_agent()), monday="closed")

    office.refresh_from_db()
    assert (office.monday, Layer.objects.count()) == ("08:00-17:00", 0)
    assert not Entry.objects.filter(pk__gt=lines, record_id=office.pk, verb="revise").exists()


@pytest.mark.parametrize(
    ("arguments", "field", "why"),
    [
        ({"zone": "Europe/Atlantis"}, "zone", "no time zone “Europe/Atlantis”"),
        ({"zone": "Europe/Berln"}, "zone", "Do you mean .*Europe/Berlin"),
        ({"monday": "nine to five"}, "monday", "are no hours"),
        ({"exceptions": "someday"}, "exceptions", "Line 1"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(
    arguments: dict[str, Any], field: str, why: str
) -> None:
    with pytest.raises(Invalid, match=why) as refusal:
        a_calendar(**arguments)

    assert list(refusal.value.fields) == [field]
    assert not Calendar.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "field", "why"),
    [
        ({"country": "XX"}, "country", "Two capital letters"),
        ({"country": "DE", "region": "ZZ"}, "region", "Regions of DE are: BB"),
        ({"region": "BY"}, "country", "of which country"),
        ({}, "country", "or days of your own"),
        ({"own_days": "soon"}, "own_days", "Line 1"),
    ],
)
def test_holidays_of_nowhere_are_refused_by_their_field(
    arguments: dict[str, Any], field: str, why: str
) -> None:
    with pytest.raises(Invalid, match=why) as refusal:
        holidays(**arguments)

    assert list(refusal.value.fields) == [field]


def test_two_calendars_never_have_one_name() -> None:
    a_calendar(name="Office")

    with pytest.raises(RuleBroken, match="has, or had, this name"):
        a_calendar(name=" Office ")


def test_what_others_need_is_not_retired_and_what_was_retired_is_not_chosen() -> None:
    closed, keeper = holidays(own_days="12-24 Eve"), an_administrator()
    office = a_calendar(holidays=closed)
    nights = a_calendar(monday="22:00-06:00")
    either = combined(office, Combination.UNION, nights)

    with pytest.raises(RuleBroken, match=f"needed by {either.number}"):
        actions.retire(nights, by(keeper))
    with pytest.raises(RuleBroken, match=f"needed by {office.number}"):
        holiday_actions.retire(closed, by(keeper))
    actions.retire(either, by(keeper))
    actions.retire(nights, by(keeper))
    with pytest.raises(Invalid, match="is retired"):
        actions.revive(either, by(keeper))
    with pytest.raises(Invalid, match="is retired"):
        combined(office, Combination.UNION, nights)

    assert (nights.state, either.state) == (State.RETIRED, State.RETIRED)
    assert hours_between(either, "2026-11-24 00:00", "2026-11-25 00:00") == 15


def test_public_holidays_are_read_again_when_years_have_passed() -> None:
    germany, keeper = holidays(country="DE"), an_administrator()
    later = MONDAY + timedelta(days=366 * 5)
    first_known, last_known = min(germany.days), max(germany.days)

    holiday_actions.read_again(germany, by(keeper, later))

    assert max(germany.days) > last_known
    stand_anew()
    assert date.fromisoformat(first_known) in queries.holidays(germany.pk)
    holiday_actions.read_again(germany, by(keeper, later))
    assert Layer.objects.count() == 1


def test_a_known_calendar_costs_no_statement_and_a_changed_one_is_read_once() -> None:
    office, keeper = a_calendar(), an_administrator()
    start = berlin("2026-11-24 00:00")
    stand_anew()
    queries.calendar(office.pk)

    with CaptureQueriesContext(
        connection,
    ) as warm:
        due(queries.calendar(office.pk), start, 3600)
    actions.revise(office, by(keeper), tuesday="10-12")
    stand_anew()
    with CaptureQueriesContext(connection) as cold:
        found = due(queries.calendar(office.pk), start, 3600)
        queries.calendar(office.pk)

    assert (len(warm), len(cold)) == (0, 3)
    assert found == berlin("2026-11-24 11:00")


def test_what_changed_elsewhere_leaves_the_reckoned_years_alone() -> None:
    office = a_calendar()
    stand_anew()
    known = queries.calendar(office.pk)

    actions.rename(office, by(an_administrator()), name="Renamed")
    stand_anew()

    assert queries.calendar(office.pk) is known


def test_whoever_combines_anew_does_it_alone() -> None:
    """Two acts at once could make a circle that neither of them sees."""
    either = combined(a_calendar(), Combination.UNION, a_calendar(monday="closed"))

    with CaptureQueriesContext(connection) as done:
        actions.combine_anew(
            either,
            by(an_administrator()),
            first=a_calendar(),
            way=Combination.UNION,
            second=a_calendar(),
        )

    locks = [each["sql"] for each in done if "pg_advisory_xact_lock(4207019)" in each["sql"]]
    assert len(locks) == 1
