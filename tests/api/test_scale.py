"""The same number of statements for ten rows and for ten thousand, whatever is asked."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.listing.crowd import a_crowd
from tests.makers import an_agent, api_client

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/api/v1/things",
    "/api/v1/things?limit=200&sort=holder,-due_at&open=true",
    "/api/v1/things?expand=facets&state=lent&limit=200",
    "/api/v1/things?q=crowd&limit=200",
    "/api/v1/search?q=crowd&limit=50",
    "/api/v1/search?q=thing",
]


def statements(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_ten_thousand_rows_take_no_more_statements_than_ten() -> None:
    agent = an_agent()
    client = api_client(agent)
    statements(client, "/api/v1/")
    a_crowd(agent, 10)
    few = [statements(client, address) for address in ADDRESSES]
    a_crowd(agent, 9_990)
    many = [statements(client, address) for address in ADDRESSES]

    assert many == few
    assert client.get("/api/v1/things?expand=facets").json()["total"] == {
        "number": 1_000,
        "more": True,
    }
