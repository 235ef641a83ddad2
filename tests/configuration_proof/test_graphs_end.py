"""Whatever the graph is like, what is asked of it is answered, and what cannot be is refused."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test import Client

from armillary.assurance.configuration import actions, first_rows
from armillary.assurance.configuration.actions import relation_types
from armillary.assurance.configuration.models import (
    ConfigurationItem,
    Relation,
    RelationRule,
)
from armillary.assurance.configuration.models.facts import CURRENT
from armillary.assurance.configuration.queries.paths import END, LEFT_OUT
from armillary.assurance.configuration.tests.makers import a, way
from armillary.kernel.access.standing import stand_as
from armillary.kernel.errors import Invalid, Refusal
from armillary.people.models import Person
from armillary.records.models import numbered
from armillary.reference.roles import Role
from tests.configuration_proof.shapes import chain, diamonds, needs, servers
from tests.makers import MONDAY, a_caller, a_person, api_client, by, signed_in_client

ITEMS = "/api/v1/configuration-items"
IN_TIME = 10.0
"""Seconds, also where the machine does much else: who walks every path never ends."""


def described_house() -> Person:
    """A configuration manager in a house whose CMDB is described."""
    keeper = a_person(Role.CONFIGURATION_MANAGER)
    stand_as(keeper)
    first_rows.install(MONDAY)
    return keeper


def number(key: int) -> str:
    return numbered(ConfigurationItem.prefix, key)


def get(client: Client, address: str) -> Any:
    """The answer, which has come in time."""
    started = time.monotonic()
    answer: Any = client.get(address)
    assert time.monotonic() - started < IN_TIME
    return answer


def post(client: Client, address: str, said: dict[str, Any]) -> Any:
    """The answer of a verb, whatever version of the item the caller has seen."""
    return client.post(address, said, content_type="application/json", headers={"If-Match": "*"})


def test_a_chain_of_ten_thousand_is_told_to_its_end(own_database: None) -> None:
    with transaction.atomic():
        keeper = described_house()
        keys = servers(keeper, 10_000)
        needs(chain(keys))
        client = api_client(keeper)
    with connections["owner"].cursor() as owner:
        owner.execute("analyze configuration_relation, configuration_configurationitem")

    told = get(client, f"{ITEMS}/{number(keys[-1])}/impact").json()
    causes = get(client, f"{ITEMS}/{number(keys[0])}/impact?direction=upstream").json()

    assert (told["total"], told["down"], told["left_out"]) == (9_999, 9_999, None)
    last = max(told["items"], key=lambda each: each["depth"])
    assert (last["number"], last["depth"]) == (number(keys[0]), 9_999)
    assert last["path"][:2] == [number(keys[-1]), number(keys[-2])]
    assert last["path"][END] == LEFT_OUT
    assert last["path"][-2:] == [number(keys[1]), number(keys[0])]
    assert (causes["total"], len(causes["items"])) == (9_999, 9_999)


def test_a_million_paths_are_twenty_diamonds(keeper: Person) -> None:
    keys = servers(keeper, 61)
    needs(diamonds(keys))
    client, page = api_client(keeper), signed_in_client(keeper)
    first, last = number(keys[0]), number(keys[-1])

    told = get(client, f"{ITEMS}/{last}/impact").json()
    failed = {"failed": [number(keys[-2]), number(keys[-3])]}
    supposed: Any = client.post(f"{ITEMS}/what-if", failed, content_type="application/json")
    causes = get(client, f"{ITEMS}/{first}/impact?direction=upstream").json()

    assert [each["number"] for each in told["items"] if each["depth"] == 40] == [first]
    assert len({each["number"] for each in told["items"]}) == told["total"] == 60
    assert supposed.json()["total"] == 58
    assert causes["total"] == 60
    for view in ("near", "impact"):
        graph = f"/configuration-items/{last}/graph.json?view={view}&depth=8&to={first}"
        assert get(page, graph).status_code == 200
    asked = "anything where needs within 20 (server where needs within 20 server)"
    assert get(client, f"/api/v1/questions/answer?q={asked}").json()["count"]["number"] == 58


def test_circles_end_with_each_thing_once_and_each_edge_can_be_taken_away(keeper: Person) -> None:
    server, guest, service = (
        a(each, keeper) for each in ("server", "virtual_machine", "business_service")
    )
    edges = [
        (service, "depends_on", guest),
        (guest, "runs_on", server),
        (server, "depends_on", guest),
    ]
    for source, how, target in edges:
        actions.relate(source, by(keeper), relation_type=way(how), target=target)
    client = api_client(keeper)

    told = get(client, f"{ITEMS}/{guest.number}/impact").json()

    assert sorted(each["number"] for each in told["items"]) == sorted(
        (server.number, service.number)
    )
    for source, how, target in edges:
        actions.unrelate(source, by(keeper), relation_type=way(how), target=target)
    assert not Relation.objects.filter(CURRENT).exists()


def refused(act: Callable[[], Any]) -> dict[str, str]:
    """The fields that are wrong, with the rule; nothing was written."""
    before = Relation.objects.count()
    with pytest.raises(Invalid) as refusal:
        act()
    assert Relation.objects.count() == before
    return refusal.value.fields


def test_what_may_not_be_related_is_refused_with_field_and_rule(keeper: Person) -> None:
    server, rack, gone = a("server", keeper), a("rack", keeper, name="R1"), a("server", keeper)
    actions.retire(gone, by(keeper))
    act: Any = by(keeper)
    relate: Any = actions.relate
    needs_it, place = way("depends_on"), way("is_located_in")
    relate(server, act, relation_type=place, target=rack)

    wrong = [
        refused(lambda: relate(server, act, relation_type=needs_it, target=server)),
        refused(lambda: relate(rack, act, relation_type=way("runs_on"), target=server)),
        refused(lambda: relate(server, act, relation_type=place, target=rack)),
        refused(lambda: relate(server, act, relation_type=needs_it, target=gone)),
        refused(lambda: relate(rack, act, relation_type=place, target=server, needed=2)),
    ]

    assert [list(each) for each in wrong[:4]] == [
        ["target"],
        ["relation_type"],
        ["target"],
        ["target"],
    ]
    assert "itself" in wrong[0]["target"]
    assert "no rule" in wrong[1]["relation_type"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"needed": 0, "group": "g"}, "needed"),
        ({"needed": -1, "group": "g"}, "needed"),
        ({"needed": 2}, "group"),
        ({"needed": 10**12, "group": "g"}, "needed"),
        ({"needed": "two", "group": "g"}, "needed"),
        ({"share": "0", "group": "g"}, "share"),
        ({"share": "NaN", "group": "g"}, "share"),
        ({"share": "1e400", "group": "g"}, "share"),
        ({"since": "2999-01-01T00:00:00Z"}, "since"),
        ({"group": "g" * 61}, "group"),
        ({"confidence": "2"}, "confidence"),
        ({"provenance": "p" * 61}, "provenance"),
    ],
)
def test_a_group_that_makes_no_sense_is_refused(
    keeper: Person, given: dict[str, Any], field: str
) -> None:
    one, other = a("server", keeper), a("server", keeper)
    said = {"relation_type": "depends_on", "target": other.number, **given}

    answer = post(api_client(keeper), f"{ITEMS}/{one.number}/relate", said)

    assert 400 <= answer.status_code < 500
    assert field in [each["field"] for each in answer.json().get("errors", [{"field": ""}])]
    assert not Relation.objects.exists()


def test_more_are_needed_than_there_are_so_all_of_them_are(keeper: Person) -> None:
    service, *parts = a("business_service", keeper), a("server", keeper), a("server", keeper)
    for part in parts:
        actions.relate(
            service, by(keeper), relation_type=way("depends_on"), target=part, group="g", needed=9
        )

    told = get(api_client(keeper), f"{ITEMS}/{parts[0].number}/impact").json()

    assert [(each["number"], each["becomes"]) for each in told["items"]] == [
        (service.number, "down")
    ]


def test_no_relation_leads_to_what_one_may_not_see(keeper: Person) -> None:
    caller, hidden = a_caller(), a("server", keeper)
    mine = a("laptop", keeper, user=caller)
    said = {"relation_type": "depends_on", "target": hidden.number}

    answer = post(api_client(caller), f"{ITEMS}/{mine.number}/relate", said)

    assert answer.status_code in (403, 422)
    assert not Relation.objects.exists()
    assert hidden.name not in answer.content.decode()


def test_of_two_writers_at_once_one_reaches_the_most_there_may_be(own_database: None) -> None:
    with transaction.atomic():
        keeper = described_house()
        for each in RelationRule.objects.filter(relation_type__name="depends_on"):
            relation_types.limit(each, by(keeper), at_most_from=1)
        one, *others = a("server", keeper), a("server", keeper), a("server", keeper)
        kind = way("depends_on")

    def tie(target: ConfigurationItem) -> str:
        try:
            with transaction.atomic():
                stand_as(keeper)
                actions.relate(one, by(keeper), relation_type=kind, target=target)
        except Refusal as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "related"

    with ThreadPoolExecutor(2) as threads:
        ends = sorted(threads.map(tie, others))

    assert ends == ["Invalid", "related"]
    assert Relation.objects.filter(CURRENT).count() == 1


def test_the_same_relation_twice_at_once_is_there_once(own_database: None) -> None:
    with transaction.atomic():
        keeper = described_house()
        one, other = a("server", keeper), a("server", keeper)
        kind = way("depends_on")

    def tie(ends: tuple[ConfigurationItem, ConfigurationItem]) -> str:
        try:
            with transaction.atomic():
                stand_as(keeper)
                actions.relate(ends[0], by(keeper), relation_type=kind, target=ends[1])
        except Refusal as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "related"

    with ThreadPoolExecutor(3) as threads:
        ends = sorted(threads.map(tie, [(one, other), (one, other), (other, one)]))

    assert ends == ["Invalid", "related", "related"]
    assert Relation.objects.filter(CURRENT).count() == 2
