"""The service-desk report: its figures at the boundaries, and what it costs."""

from datetime import UTC, datetime
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from armillary.fittings.chronicle import OneByOne
from armillary.kernel.access import first_rows
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.operations.incident.imports.directory import Directory
from armillary.operations.incident.imports.replay import Replay
from armillary.operations.incident.models import Incident
from armillary.operations.incident.report import Period, service_desk
from tests.incident_import.logs import line, plans
from tests.makers import MONDAY

pytestmark = pytest.mark.django_db

QUERIES = 5


def lived(*lines: str) -> None:
    """These lines, taken over verb by verb."""
    act = Act(actor=first_rows.robot(), at=MONDAY, door=Door.IMPORT)
    stand_as(act.actor)
    replay = Replay(OneByOne(), Directory.of_what_is_here(OneByOne(), act))
    for plan in plans(*lines):
        replay.run(plan)


def opened(number: int, at: str, **cells: str) -> str:
    return line(number=f"INC{number}", opened_at=at, sys_updated_at=at, **cells)


def closed(number: int, at: str, end: str, **cells: str) -> str:
    return opened(number, at, incident_state="Closed", resolved_at=end, closed_at=end, **cells)


def told(period: Period | None = None, now: datetime = MONDAY) -> dict[str, Any]:
    stand_as(first_rows.robot())
    return service_desk(Incident.objects.all(), period or Period(), now)


def test_without_incidents_there_are_no_figures_to_make_up() -> None:
    assert told() == {
        "incidents": 0,
        "priority": {"1": 0, "2": 0, "3": 0, "4": 0},
        "sla_met": 0,
        "sla_met_pct": None,
        "reassigned": 0,
        "reopened": 0,
        "hours_to_resolve": {"n": 0, "mean": None, "median": None, "p90": None},
        "opened_by_month": {},
        "backlog_at_month_end": {},
        "by_team": {},
        "by_category": {},
    }


def at(day: int, minute: int = 0) -> datetime:
    return datetime(2016, 3, day, 0, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("period", "incidents"),
    [
        (Period(at(1), at(2)), 1),
        (Period(at(1, 1), at(2)), 0),
        (Period(at(1), at(2, 1)), 2),
        (Period(None, at(1)), 0),
        (Period(None, at(1, 1)), 1),
        (Period(at(2), None), 1),
        (Period(), 2),
    ],
)
def test_a_period_begins_with_its_first_moment_and_ends_before_its_last(
    period: Period, incidents: int
) -> None:
    lived(opened(1, "1/3/2016 00:00"), opened(2, "2/3/2016 00:00"))

    assert told(period)["incidents"] == incidents


def test_hours_are_interpolated_between_neighbours() -> None:
    lived(
        closed(1, "1/3/2016 00:00", "1/3/2016 01:00"),
        closed(2, "1/3/2016 00:00", "1/3/2016 02:00"),
        closed(3, "1/3/2016 00:00", "1/3/2016 10:00"),
        opened(4, "1/3/2016 00:00", incident_state="Closed"),
    )

    assert told()["hours_to_resolve"] == {"n": 3, "mean": 4.333, "median": 2.0, "p90": 8.4}


def test_an_incident_is_open_until_the_moment_of_its_closing() -> None:
    lived(
        closed(1, "31/3/2016 23:59", "1/4/2016 00:00"),
        closed(2, "31/3/2016 23:59", "31/3/2016 23:59"),
        closed(3, "1/4/2016 00:00", "30/4/2016 23:59"),
    )

    report = told()

    assert report["opened_by_month"] == {"2016-03": 2, "2016-04": 1}
    assert report["backlog_at_month_end"] == {"2016-03-31": 1, "2016-04-30": 0}


def test_a_backlog_goes_on_to_the_last_month_that_has_ended() -> None:
    lived(opened(1, "15/1/2016 12:00"), closed(2, "15/1/2016 12:00", "2/3/2016 12:00"))

    report = told(now=datetime(2016, 4, 30, 23, 59, tzinfo=UTC))

    assert report["backlog_at_month_end"] == {"2016-01-31": 2, "2016-02-29": 2, "2016-03-31": 1}


def test_agreements_that_nobody_judged_are_left_out_of_the_share() -> None:
    lived(
        opened(1, "1/3/2016 00:00", made_sla="true"),
        opened(2, "1/3/2016 00:00", made_sla="false"),
        opened(3, "1/3/2016 00:00", made_sla="false"),
        opened(4, "1/3/2016 00:00", made_sla="?"),
    )

    report = told()

    assert (report["incidents"], report["sla_met"], report["sla_met_pct"]) == (4, 1, 33.33)


def test_teams_and_categories_go_by_their_count_and_the_unknown_come_last() -> None:
    lived(
        opened(1, "1/3/2016 00:00", assignment_group="Beta", category="Zeta"),
        opened(2, "1/3/2016 00:00", assignment_group="Alpha", category="Zeta"),
        opened(3, "1/3/2016 00:00", assignment_group="Gamma", subcategory="?"),
        opened(4, "1/3/2016 00:00", assignment_group="Gamma", category="?"),
        opened(5, "1/3/2016 00:00", category="?"),
    )

    report = told()

    assert list(report["by_team"].items()) == [
        ("Gamma", 2),
        ("Alpha", 1),
        ("Beta", 1),
        ("unknown", 1),
    ]
    assert list(report["by_category"].items()) == [("Zeta", 2), ("Category 1", 1), ("unknown", 2)]


def test_a_team_that_is_called_unknown_takes_nothing_from_the_count() -> None:
    lived(
        opened(1, "1/3/2016 00:00", assignment_group="unknown"),
        opened(2, "1/3/2016 00:00", assignment_group="unknown"),
        opened(3, "1/3/2016 00:00"),
        opened(4, "1/3/2016 00:00", assignment_group="Alpha"),
    )

    assert list(told()["by_team"].items()) == [("Alpha", 1), ("unknown", 3)]


@pytest.mark.parametrize("incidents", [1, 30])
def test_the_report_costs_the_same_for_few_and_many(
    incidents: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    lived(*(closed(n, f"{n}/3/2016 00:00", f"{n}/6/2016 00:00") for n in range(1, incidents + 1)))
    stand_as(first_rows.robot())

    with django_assert_num_queries(QUERIES):
        service_desk(Incident.objects.all(), Period(), MONDAY)
