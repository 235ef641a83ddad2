"""The way of a service over the map: in order of time, around the hub, always the same."""

import re
from datetime import timedelta
from itertools import permutations

import pytest

from armillary.assurance.change.tests.makers import a_draft
from armillary.fittings.handoffs import actions as handoffs
from armillary.kernel.registry import record_types
from armillary.operations.incident.tests.makers import an_incident
from armillary.transformation.flow.belonging import ways
from armillary.transformation.flow.span import Service, Span
from armillary.transformation.flow.workflow import steps
from armillary.web.map.way import FARTHEST, NEAREST, legs_of, way_of
from armillary.web.map.wheels import OF_PROCESSES
from tests.makers import MONDAY, a_caller, a_service, an_agent, by, signed_in_client

INCIDENTS = "incident-and-service-request-management"
PLACES = OF_PROCESSES.places
ORDER = (INCIDENTS, INCIDENTS, "problem-management", "change-management", INCIDENTS)
WEEK = Span(MONDAY.date() - timedelta(days=6), MONDAY.date(), is_now=True)


def test_what_follows_in_the_same_process_leads_nowhere() -> None:
    assert legs_of(ORDER) == {
        (INCIDENTS, "problem-management"): 1,
        ("problem-management", "change-management"): 1,
        ("change-management", INCIDENTS): 1,
    }


def test_stations_are_numbered_as_they_came_in() -> None:
    way = way_of(ORDER, PLACES)

    assert [(each.id, each.order) for each in way.stations] == [
        (INCIDENTS, 1),
        ("problem-management", 2),
        ("change-management", 3),
    ]
    assert way == way_of(ORDER, PLACES)


def test_however_many_legs_there_are_each_has_a_circle_of_its_own_between_hub_and_ring() -> None:
    order = [name for pair in permutations(PLACES, 2) for name in pair]

    tracks = way_of(order, PLACES).tracks

    radii = [float(re.findall(r"A([\d.]+)", each.way)[0]) for each in tracks]
    assert len(tracks) == len(legs_of(order))
    assert all(NEAREST <= radius <= FARTHEST for radius in radii)


def test_nothing_is_no_way() -> None:
    assert way_of((), PLACES).stations == ()


@pytest.mark.django_db
def test_the_way_of_a_service_has_its_records_and_hand_offs_in_order_of_time() -> None:
    agent, service = an_agent(), a_service()
    incident = an_incident(service=service)
    an_incident(service=a_service())
    handed = handoffs.offer(
        by(agent, MONDAY + timedelta(hours=1)),
        about=incident,
        edge=64,
        to_process="problem-management",
        wish="Why",
    )
    change = a_draft(service=service)

    found = steps(WEEK, Service(service.pk, agent))

    assert {(each.slug, each.key) for each in found} == {
        ("configuration-items", service.pk),
        ("incidents", incident.pk),
        ("changes", change.pk),
        ("hand-offs", handed.pk),
    }
    assert [each.at for each in found] == sorted(each.at for each in found)
    assert (found[-1].process, found[-1].onwards) == (INCIDENTS, "problem-management")


@pytest.mark.django_db
def test_the_page_tells_the_way_and_its_table() -> None:
    agent, service = an_agent(), a_service()
    incident = an_incident(service=service)

    page = signed_in_client(agent).get(f"/map/workflow?service={service.number}")

    assert {row.number for row in page.context["steps"]} == {service.number, incident.number}
    text = page.content.decode()
    assert f'href="/incidents/{incident.number}"' in text
    assert 'class="way-track"' in text


@pytest.mark.django_db
def test_without_a_service_the_page_asks_for_one() -> None:
    client = signed_in_client(an_agent())

    assert "Choose a service" in client.get("/map/workflow").content.decode()
    assert client.get("/map/workflow?service=CI-999999").status_code == 400
    assert signed_in_client(a_caller()).get("/map/workflow").status_code in {403, 404}


def test_a_record_belongs_to_what_it_names_and_to_what_its_own_record_names() -> None:
    kinds = record_types()
    assert set(ways(kinds["incidents"])) == {"service", "affected_item"}
    assert set(ways(kinds["changes"])) == {"service", "item", "affected__item"}
    assert "change__service" in ways(kinds["work-orders"])
    assert ways(kinds["persons"]) == ()
