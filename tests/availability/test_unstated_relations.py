"""Outages name incidents, and the model states nothing between the two: that is a finding."""

from datetime import date

import pytest

from armillary.operations.incident.tests.makers import an_incident
from armillary.people.models import Person
from armillary.transformation.flow.related import related
from armillary.transformation.flow.span import Span
from tests.availability.makers import a_service_on_a_server, was_down
from tests.makers import an_agent, signed_in_client

pytestmark = pytest.mark.django_db
ENDS = "availability-management", "incident-and-service-request-management"
NOVEMBER = Span(date(2026, 11, 1), date(2026, 11, 30), is_now=False)
MAY = Span(date(2026, 5, 1), date(2026, 5, 31), is_now=False)


def test_records_of_the_period_that_name_one_of_another_process_are_counted(
    keeper: Person,
) -> None:
    service, _ = a_service_on_a_server(keeper)
    known = an_incident()
    for hours, incident in enumerate((known, known, None)):
        was_down(service, keeper, 10 - 2 * hours, 1, incident=incident)

    assert related(NOVEMBER, keeper) == {ENDS: 2}
    assert related(MAY, keeper) == {}


def test_the_findings_tell_of_it_and_lead_to_the_map(keeper: Person) -> None:
    service, _ = a_service_on_a_server(keeper)
    was_down(service, keeper, 5, 1, incident=an_incident())

    page = signed_in_client(an_agent()).get("/hand-offs/findings?days=365")

    [row] = [each for each in page.context["rows"] if not each.edge]
    assert (row.kind, row.seen) == ("Not in the model", "1 record names one of its")
    assert row.todo_url == "/map/availability-management"
