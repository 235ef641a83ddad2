"""After a large reading plans are made for what is there now."""

import json

import pytest
from django.db import connection

from armillary.assurance.configuration.models import ConfigurationItem, Relation
from armillary.assurance.configuration.tests.makers import of
from armillary.people.models import Person
from tests.configuration_sources.makers import seen, told

MANY = 120


@pytest.fixture(autouse=True)
def known_as_empty(keeper: Person) -> None:
    """How large a table was outlives even a transaction that is taken back."""
    with connection.cursor() as cursor:
        cursor.execute("select sources_know_anew(2147483647)")


def expected(statement: str) -> int:
    """How many rows the planner expects."""
    with connection.cursor() as cursor:
        cursor.execute(f"explain (format json) {statement}")
        plan = cursor.fetchone()[0]
    found = json.loads(plan) if isinstance(plan, str) else plan
    return int(found[0]["Plan"]["Plan Rows"])


def test_the_planner_knows_what_a_large_reading_has_brought(keeper: Person) -> None:
    servers = f"""select 1 from configuration_configurationitem
        where configuration_class_id = {of("server").pk}"""
    relations = "select 1 from configuration_relation where recorded_to is null"
    before = (expected(servers), expected(relations))

    things = [seen(f"host/{n}", memory=n) for n in range(MANY)]
    ties = [
        {"source": f"host/{n}", "type": "connects_to", "target": f"host/{n + 1}"}
        for n in range(MANY - 1)
    ]
    told(keeper, *things, relations=ties)

    assert ConfigurationItem.objects.count() == MANY
    begun = Relation.objects.count()
    assert before != (MANY, begun)
    assert (expected(servers), expected(relations)) == (MANY, begun)


def test_a_small_one_is_left_to_the_database(keeper: Person) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select reltuples from pg_class where relname = 'configuration_claim'")
        before = cursor.fetchone()
        told(keeper, seen("host/1"))
        cursor.execute("select reltuples from pg_class where relname = 'configuration_claim'")
        assert cursor.fetchone() == before
