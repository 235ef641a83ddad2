"""How many statements each hot call takes, exactly: a new one is a decision, not an accident."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.operations.incident.tests.makers import an_incident, work_in_progress
from armillary.people.models import Person
from tests.makers import a_team, an_agent, api_client, signed_in_client

pytestmark = pytest.mark.django_db

NEW = {"title": "No network", "impact": 3, "urgency": 2}
END = {"resolution": "Restarted it.", "resolution_code": "fixed_by_agent"}


def statements(call: Callable[[], object]) -> int:
    """Of a second call: the first one notes that the key is in use, and fills what is kept."""
    call()
    with CaptureQueriesContext(connection) as queries:
        call()
    return len(queries)


@pytest.fixture
def agent() -> Person:
    """Somebody who works on three incidents."""
    agent = an_agent()
    for _ in range(3):
        work_in_progress(agent)
    return agent


def test_acts_by_the_api(agent: Person) -> None:
    client, team = api_client(agent), a_team(agent)
    fresh = iter([an_incident().number for _ in range(2)])

    def create() -> None:
        assert client.post("/api/v1/incidents", NEW, "application/json").status_code == 201

    def assign_and_resolve() -> None:
        path = f"/api/v1/incidents/{next(fresh)}"
        for verb, said in (("assign", {"team": team.number}), ("resolve", END)):
            assert client.post(f"{path}/{verb}", said, "application/json").status_code == 200

    assert (statements(create), statements(assign_and_resolve)) == (7, 19)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/api/v1/incidents?open=true&sort=priority,reported_at", 4),
        ("/api/v1/incidents/{}?expand=journal", 6),
        ("/api/v1/incidents?q=vpn&sort=-reported_at", 5),
        ("/api/v1/search?q=vpn", 6),
    ],
)
def test_reads_by_the_api(agent: Person, path: str, expected: int) -> None:
    client, address = api_client(agent), path.format(work_in_progress(agent).number)

    assert statements(lambda: client.get(address)) == expected


@pytest.mark.parametrize(("path", "expected"), [("/incidents?open=true", 7), ("/incidents/{}", 13)])
def test_pages(agent: Person, path: str, expected: int) -> None:
    client, address = signed_in_client(agent), path.format(work_in_progress(agent).number)

    assert statements(lambda: client.get(address)) == expected
