"""Who asks what fails with an item that was merged is told of the one that stands for it."""

from datetime import timedelta
from typing import Any

import pytest

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries.impact import downstream, upstream
from armillary.assurance.configuration.queries.survivors import survivors
from armillary.assurance.configuration.sources.actions.merging import merge
from armillary.assurance.configuration.tests.makers import a, way
from armillary.kernel.access.standing import stand_as
from armillary.operations.incident.hit import hit_by
from armillary.operations.incident.suspects import lead_of
from armillary.operations.incident.tests.makers import an_incident
from armillary.people.models import Person
from tests.configuration_sources.makers import TUESDAY
from tests.makers import MONDAY, api_client, by, signed_in_client

SUNDAY = TUESDAY + timedelta(days=5)
Estate = dict[str, ConfigurationItem]


@pytest.fixture
def estate(keeper: Person) -> Estate:
    """Mail depends on the first server; the third went into the second, and that into the first."""
    first, second, third = (a("server", keeper, name=f"db{each}") for each in "123")
    mail, rack = a("business_service", keeper, name="Mail"), a("rack", keeper, name="R1")
    actions.relate(mail, by(keeper), relation_type=way("depends_on"), target=third)
    actions.relate(first, by(keeper), relation_type=way("is_located_in"), target=rack)
    merge(third, by(keeper, TUESDAY), into=second)
    merge(second, by(keeper, TUESDAY), into=first)
    return {"first": first, "second": second, "third": third, "mail": mail}


def test_its_impact_is_that_of_the_survivor(keeper: Person, estate: Estate) -> None:
    first, third = estate["first"], estate["third"]

    down = downstream((third.pk,), keeper)
    above = upstream(estate["second"].pk, keeper)

    assert [row.item.name for row in down.rows()] == ["Mail"]
    assert {key: each.key for key, each in down.instead.items()} == {third.pk: first.pk}
    assert (above.key, list(above.instead)) == (first.pk, [estate["second"].pk])
    assert survivors([first.pk, third.pk]) == {third.pk: first.pk}
    assert downstream((first.pk,), keeper).instead == {}


def test_before_it_was_merged_it_stood_for_itself(keeper: Person, estate: Estate) -> None:
    api, path = api_client(keeper), f"/api/v1/configuration-items/{estate['third'].number}/impact"

    then, now = api.get(f"{path}?as_of={MONDAY:%Y-%m-%dT23:00:00Z}").json(), api.get(path).json()

    assert [(each["instead"], each["total"]) for each in (then, now)] == [
        ({}, 1),
        ({estate["third"].number: estate["first"].number}, 1),
    ]


def test_what_if_counts_it_once(keeper: Person, estate: Estate) -> None:
    failed = [estate[name].number for name in ("first", "second", "third")]

    found = api_client(keeper).post(
        "/api/v1/configuration-items/what-if", {"failed": failed}, "application/json"
    )

    assert (found.status_code, found.json()["down"]) == (200, 1)


def test_the_graph_is_that_of_the_survivor_and_says_so(keeper: Person, estate: Estate) -> None:
    page = signed_in_client(keeper).get(f"/configuration-items/{estate['third'].number}/graph")

    words = page.content.decode()
    first, third = estate["first"].number, estate["third"].number
    assert f"{third} was merged into {first} db1, which stands for both." in words
    assert "Mail" in words


def test_an_incident_about_it_hits_what_the_survivor_hits(keeper: Person, estate: Estate) -> None:
    incident = an_incident(affected_item=estate["third"])
    stand_as(keeper)

    hit, lead = hit_by(incident, keeper), lead_of(incident, keeper)

    assert hit
    assert [row.item.name for row in hit.services] == ["Mail"]
    assert hit.failed.key == estate["first"].pk
    assert "was merged into" in hit.unknown[0]
    assert lead
    assert lead.about == (estate["first"].pk,)


def test_a_question_that_names_it_means_the_survivor(keeper: Person, estate: Estate) -> None:
    text = f"service where needs (anything where number = {estate['third'].number})"

    told: Any = api_client(keeper).get("/api/v1/questions/answer", {"q": text}).json()
    page = signed_in_client(keeper).get("/questions/ask", {"q": text}).content.decode()

    assert [each["name"] for each in told["items"]] == ["Mail"]
    assert told["notes"] == [
        (
            f"{estate['third'].number} was merged into {estate['first'].number} db1, "
            "which stands for both."
        )
    ]
    assert told["notes"][0] in page
