"""The hot lists read a bounded number of rows, by an index, however many incidents there are."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from armillary.kernel.access import first_rows
from armillary.kernel.access.standing import stand_as
from armillary.operations.incident.tests.makers import an_incident
from tests.conftest import own_clone
from tests.makers import a_caller, a_team, an_agent, api_client, signed_in_client

MANY = 20_000
_CROWD = """
insert into incident_incident (COLUMNS)
select COLUMNS from (
    select (jsonb_populate_record(i, jsonb_build_object(
        'id', i.id + n,
        'title', 'Crowd ' || n,
        'state', case when n %% 20 = 0 then 'new' else 'cancelled' end,
        'closed_at', case when n %% 20 = 0 then null else now() end,
        'team_id', case when n %% 3 = 0 then %s::bigint end,
        'priority', 1 + n %% 4, 'proposed_priority', 1 + n %% 4,
        'reported_at', now() - n * interval '1 minute'))).*
    from incident_incident i, generate_series(1, %s) n where i.id = %s
) made
"""


@pytest.fixture(scope="module")
def clients(template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Client, Client]]:
    """An agent before 20,000 incidents, of which 1,000 are open: calling, and in a browser."""
    with django_db_blocker.unblock(), own_clone(template):
        with transaction.atomic(), connection.cursor() as cursor:
            stand_as(first_rows.robot())
            agent = an_agent()
            team, first = a_team(agent), an_incident(a_caller())
            cursor.execute(
                "select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute "
                "where attrelid = 'incident_incident'::regclass and attnum > 0 "
                "and not attisdropped"
            )
            (columns,) = cursor.fetchone()
            cursor.execute(
                "select set_config('armillary.act', 'crowd', true), "
                "set_config('statement_timeout', '120s', true)"
            )
            cursor.execute(_CROWD.replace("COLUMNS", columns), (team.pk, MANY, first.pk))
            both = api_client(agent), signed_in_client(agent)
        with connections["owner"].cursor() as cursor:
            cursor.execute("vacuum analyze incident_incident")
        yield both


def read(client: Client, address: str) -> list[dict[str, Any]]:
    """The scans of incidents that answering takes: how, and how many rows each of them read."""
    scans: list[dict[str, Any]] = []

    def explained(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if '"incident_incident"' in sql and sql.lstrip().lower().startswith(("select", "with")):
            with connection.connection.cursor() as cursor:
                cursor.execute("explain (analyze, format json) " + sql, params)
                scans.extend(_scans(cursor.fetchone()[0][0]["Plan"]))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explained):
        assert client.get(address).status_code == 200
    return scans


def _scans(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if plan.get("Relation Name") == "incident_incident":
        removed = plan.get("Rows Removed by Filter", 0)
        rows = (plan["Actual Rows"] + removed) * plan["Actual Loops"]
        yield {"how": plan["Node Type"], "rows": rows}
    for below in plan.get("Plans", ()):
        yield from _scans(below)


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/api/v1/incidents?open=true&sort=priority,reported_at", 60),
        ("/api/v1/incidents?sort=-reported_at", 60),
        ("/api/v1/incidents?q=crowd&sort=-reported_at", 1_001),
        ("/api/v1/incidents?q=4711", 2),
    ],
)
def test_lists_of_the_api(clients: tuple[Client, Client], path: str, most: int) -> None:
    scans = read(clients[0], path)

    assert [each for each in scans if each["rows"] > most or each["how"] == "Seq Scan"] == []


def test_the_queue_page(clients: tuple[Client, Client]) -> None:
    """Of what is over, the first 1,001 that come will do."""
    scans = read(clients[1], "/incidents?open=true")

    assert [each for each in scans if each["rows"] > 1_100] == []
