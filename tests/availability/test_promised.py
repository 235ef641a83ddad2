"""Objectives of availability: measured month by month, by their hours, with what caused it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.service_level import actions as agreements
from armillary.assurance.service_level.actions import objectives
from armillary.assurance.service_level.models import Objective
from armillary.assurance.service_level.queries.measuring import Attained, Period
from armillary.assurance.service_level.queries.measuring.measurers import attained
from armillary.assurance.service_level.tests.makers import a_draft, a_manager, agreed
from armillary.assurance.service_level.vocabulary import Measure
from armillary.design.availability import actions
from armillary.fittings.calendars.actions import define
from armillary.kernel.access.standing import stand_as
from armillary.operations.incident.tests.makers import a_resolved_incident
from armillary.people.models import Person
from tests.availability.makers import LONG_AGO, a_service_on_a_server, was_down
from tests.makers import MONDAY, a_customer, an_agent, by, signed_in_client, the_robot
from tests.service_level.kept import measured

NOVEMBER = Period(date(2026, 11, 1), date(2026, 12, 1))
OCTOBER = Period(date(2026, 10, 1), date(2026, 11, 1))
WORKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


def promised(service: ConfigurationItem, target: str = "99.5 %", **given: Any) -> Objective:
    """An objective of availability that binds since the first of November."""
    manager, act = a_manager(), by(the_robot())
    agreement = a_draft(manager, a_customer(), service, valid_from=NOVEMBER.start, **given)
    made = objectives.define(
        act, agreement=agreement, measure=Measure.AVAILABILITY, target=target, share=Decimal(100)
    )
    agreements.waive(agreement, act, reason="For this test.", until=date(2027, 1, 31))
    agreed(agreement)
    stand_as(the_robot())
    return made


def come_to(objective: Objective, now: datetime = MONDAY) -> dict[date, Attained]:
    each = measured(objective)
    found = attained([each], [OCTOBER, NOVEMBER], now)
    return {period.start: what for (_, period), what in found.items()}


def watched(service: ConfigurationItem, **given: Any) -> None:
    given = {"title": "A probe", "since": LONG_AGO, **given}
    actions.begin_lookout(by(the_robot()), item=service, **given)


def test_a_month_is_measured_up_to_now_and_not_before_it_was_promised(keeper: Person) -> None:
    service, server = a_service_on_a_server(keeper)
    watched(service)
    was_down(server, keeper, before=33, lasted=5)
    objective = promised(service)

    found = come_to(objective)

    hours = 22 * 24 + 9
    assert list(found) == [NOVEMBER.start]
    assert found[NOVEMBER.start].whole == hours * 3600
    assert found[NOVEMBER.start].good == pytest.approx((hours - 5) * 3600)
    assert found[NOVEMBER.start].unit == "s"
    assert found[NOVEMBER.start].url == (
        f"/objectives/{objective.number}/availability?month=2026-11"
    )


def test_only_agreed_hours_count(keeper: Person) -> None:
    service, server = a_service_on_a_server(keeper)
    watched(service)
    given: Any = dict.fromkeys(WORKDAYS, "08:00-16:00")
    office = define(by(the_robot()), name="Office", zone="UTC", **given)
    was_down(server, keeper, before=73, lasted=10)  # Friday from 08:00 to 18:00
    stand_as(the_robot())

    found = come_to(promised(service, hours=office))[NOVEMBER.start]

    assert found.whole == (15 * 8 + 1) * 3600
    assert found.good == pytest.approx(found.whole - 8 * 3600)


def test_what_the_share_does_not_tell_is_said_beside_it(keeper: Person) -> None:
    service, server = a_service_on_a_server(keeper)
    watched(service, since=datetime(2026, 11, 2, tzinfo=UTC))
    was_down(server, keeper, before=33, lasted=2, planned=True)

    found = come_to(promised(service))[NOVEMBER.start]

    assert found.note == "2 h planned, 24 h not measured"
    assert found.good == found.whole == (22 * 24 + 9 - 26) * 3600


def test_many_objectives_take_as_many_statements_as_one(keeper: Person) -> None:
    own = [measured(promised(a_service_on_a_server(keeper)[0])) for _ in range(3)]
    attained(own, [NOVEMBER], MONDAY)

    with CaptureQueriesContext(connection) as of_all:
        attained(own, [OCTOBER, NOVEMBER], MONDAY)
    with CaptureQueriesContext(connection) as of_one:
        attained(own[:1], [NOVEMBER], MONDAY)

    assert len(of_all) == len(of_one)


def test_the_page_of_an_objective_names_outage_incident_and_way(keeper: Person) -> None:
    service, server = a_service_on_a_server(keeper)
    watched(service)
    outage = was_down(server, keeper, before=33, lasted=5, title="Power unit burnt")
    objective = promised(service)

    text = (
        signed_in_client(keeper)
        .get(f"/objectives/{objective.number}/availability?month=2026-11")
        .content.decode()
    )

    assert f"{outage.number} Power unit burnt" in text
    assert "crew1 → Crew planning" in text
    assert "and was promised 99.5 %" in text


def test_the_page_of_a_service_refuses_what_is_no_month(keeper: Person) -> None:
    service, _ = a_service_on_a_server(keeper)
    client = signed_in_client(keeper)

    fine = client.get(f"/configuration-items/{service.number}/availability")
    month = client.get(f"/configuration-items/{service.number}/availability?month=2026-13")
    hours = client.get(f"/configuration-items/{service.number}/availability?hours=CAL-999999")

    assert (fine.status_code, month.status_code, hours.status_code) == (200, 400, 404)
    assert "so nobody knows" in fine.content.decode()


def test_an_incident_proposes_the_outage_that_it_tells_of(keeper: Person) -> None:
    service, _ = a_service_on_a_server(keeper)
    incident = a_resolved_incident(an_agent(), at=MONDAY + timedelta(hours=2), service=service)
    client = signed_in_client(keeper)

    proposed = client.get(f"/incidents/{incident.number}/outages").content.decode()
    was_down(service, keeper, before=1, lasted=0.5, incident=incident)
    known = client.get(f"/incidents/{incident.number}/outages").content.decode()

    assert "Was Crew planning down for 2 h from" in proposed
    assert f"item={service.number}" in proposed
    assert "Crew planning down</a>" in known
