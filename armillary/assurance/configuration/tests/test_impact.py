"""What fails with what, asked of the CMDB: through groups, through time, and as far as one sees."""

import json
from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries.impact import downstream, upstream
from armillary.assurance.configuration.tests.makers import a, way
from armillary.engines.dependencies import State
from armillary.people.models import Person
from tests.makers import MONDAY, a_caller, api_client, by

TUESDAY = MONDAY + timedelta(days=1)
WEDNESDAY = MONDAY + timedelta(days=2)
ITEMS = "/api/v1/configuration-items"
Item = ConfigurationItem


def needs(keeper: Person, item: Item, *targets: Item, how: str = "depends_on", **more: Any) -> None:
    """Relate an item to others, since Monday."""
    for target in targets:
        actions.relate(item, by(keeper), relation_type=way(how), target=target, **more)


@pytest.fixture
def shop(keeper: Person) -> dict[str, Item]:
    """A shop on two of three servers with a cache; the servers share a feed."""
    named = {name: a("server", keeper, name=name) for name in ("one", "two", "three", "cache")}
    named |= {name: a("business_service", keeper, name=name) for name in ("shop", "web")}
    named["feed"] = a("power_feed", keeper, name="feed")
    servers = [named[name] for name in ("one", "two", "three")]
    needs(keeper, named["shop"], named["web"])
    needs(keeper, named["shop"], named["cache"], how="works_better_with")
    needs(keeper, named["web"], *servers, how="consists_of", group="servers", needed=2)
    for server in servers[:2]:
        needs(keeper, server, named["feed"], how="is_powered_by")
    return named


def fates(found: Iterable[Any]) -> dict[str, State]:
    return {row.item.name: row.becomes for row in found}


def test_one_of_three_leaves_two_of_which_two_are_needed(
    keeper: Person, shop: dict[str, Item]
) -> None:
    found = downstream([shop["one"].pk], keeper)

    assert fates(found.rows()) == {"web": State.REDUCED, "shop": State.REDUCED}
    left = found.redundancy(shop["web"].pk)
    assert left
    assert (left.standing, left.needed, left.members) == (2, 2, 3)


def test_what_feeds_two_of_three_brings_the_shop_down_and_the_way_is_told(
    keeper: Person, shop: dict[str, Item]
) -> None:
    found = downstream([shop["feed"].pk], keeper)

    rows = {row.item.name: row for row in found.rows()}
    assert rows["shop"].becomes is State.DOWN
    assert rows["shop"].path in [
        tuple(shop[name].number for name in ("feed", server, "web", "shop"))
        for server in ("one", "two")
    ]
    assert found.complete


@pytest.mark.parametrize(("needed", "fate"), [(2, State.REDUCED), (3, State.DOWN)])
def test_a_named_group_counts_whatever_type_joins_it(
    keeper: Person, needed: int, fate: State
) -> None:
    network = a("technical_service", keeper, name="network")
    routers = [a("router", keeper, name=f"router {at}") for at in range(3)]
    needs(keeper, network, *routers, group="routers", needed=needed)

    found = downstream([routers[0].pk], keeper)

    assert fates(found.rows()) == {"network": fate}
    assert found.redundancy(network.pk) == (2, needed, 3)
    alone = [row.alone for row in upstream(network.pk, keeper).rows()]
    assert alone == [fate is State.DOWN] * 3


def test_what_is_better_with_a_group_is_worse_without_one_of_it(keeper: Person) -> None:
    shop, caches = a("business_service", keeper), [a("server", keeper) for _ in range(2)]
    needs(keeper, shop, *caches, how="works_better_with", group="caches", needed=1)

    [row] = downstream([caches[0].pk], keeper).rows()

    assert row.becomes is State.DEGRADED


def test_a_cache_makes_the_shop_worse(keeper: Person, shop: dict[str, Item]) -> None:
    assert fates(downstream([shop["cache"].pk], keeper).rows()) == {"shop": State.DEGRADED}


def test_causes_are_told_with_what_brings_the_shop_down_alone(
    keeper: Person, shop: dict[str, Item]
) -> None:
    found = upstream(shop["shop"].pk, keeper)

    assert {row.item.name: row.alone for row in found.rows()} == {
        "web": True,
        "cache": False,
        "one": False,
        "two": False,
        "three": False,
        "feed": True,
    }
    feed = next(row for row in found.rows() if row.item.name == "feed")
    assert feed.path[0] == shop["feed"].number
    assert feed.path[-1] == shop["shop"].number


def test_what_is_retired_holds_nothing_up(keeper: Person, shop: dict[str, Item]) -> None:
    actions.retire(shop["three"], by(keeper))

    assert fates(downstream([shop["one"].pk], keeper).rows()) == {
        "web": State.DOWN,
        "shop": State.DOWN,
    }
    actions.retire(shop["web"], by(keeper))
    assert fates(downstream([shop["one"].pk], keeper).rows()) == {}


def test_a_relation_that_points_the_other_way_is_followed_too(keeper: Person) -> None:
    part, whole, other = a("server", keeper), a("server", keeper, name="whole"), a("server", keeper)
    needs(keeper, part, whole, how="is_part_of")

    assert fates(downstream([part.pk], keeper).rows()) == {"whole": State.DOWN}
    assert [row.item.key for row in upstream(whole.pk, keeper).rows()] == [part.pk]
    assert fates(downstream([other.pk], keeper).rows()) == {}


def test_a_chain_deeper_than_most_is_followed_to_its_end(keeper: Person) -> None:
    chain = [a("server", keeper) for _ in range(80)]
    for dependent, needed in pairwise(chain):
        needs(keeper, dependent, needed)
    needs(keeper, chain[-1], chain[40])

    rows = list(downstream([chain[-1].pk], keeper).rows())

    assert len(rows) == 79
    assert max(len(row.path) for row in rows) == 80
    assert len(list(upstream(chain[0].pk, keeper).rows())) == 79


def test_more_than_is_looked_at_is_left_out_and_told(keeper: Person) -> None:
    chain = [a("server", keeper) for _ in range(6)]
    for dependent, needed in pairwise(chain):
        needs(keeper, dependent, needed)

    found = downstream([chain[-1].pk], keeper, most=3)

    assert not found.complete
    assert len(list(found.rows())) == 3


def test_yesterday_is_answered_as_it_was(keeper: Person, shop: dict[str, Item]) -> None:
    client = api_client(keeper)
    then = MONDAY + timedelta(hours=5)
    asked = f"{ITEMS}/{shop['feed'].number}/impact?as_of={then:%Y-%m-%dT%H:%M:%SZ}"
    before = client.get(asked)
    actions.unrelate(
        shop["web"], by(keeper, TUESDAY), relation_type=way("consists_of"), target=shop["one"]
    )
    actions.describe(shop["web"], by(keeper, WEDNESDAY), name="new web")

    assert client.get(asked).content == before.content
    now = client.get(f"{ITEMS}/{shop['feed'].number}/impact").json()
    assert {row["name"]: row["becomes"] for row in now["items"]}["new web"] == "down"
    assert {row["name"] for row in before.json()["items"]} == {"one", "two", "web", "shop"}


def wrong(refused: Any) -> list[str]:
    return [each["field"] for each in refused.json()["errors"]]


def supposed(client: Client, numbers: Any, query: str = "") -> Any:
    return client.post(
        f"{ITEMS}/what-if{query}", json.dumps({"failed": numbers}), content_type="application/json"
    )


def test_programs_ask_what_fails_when_some_do(keeper: Person, shop: dict[str, Item]) -> None:
    client = api_client(keeper)
    pair = [shop["one"].number, shop["two"].number]

    told = supposed(client, pair).json()
    services = supposed(client, pair, "?family=service&depth=1").json()

    assert (told["total"], told["down"], told["degraded"], told["reduced"]) == (2, 2, 0, 0)
    assert told["left_out"] is None
    assert [row["name"] for row in services["items"]] == ["web"]
    assert services["items"][0] == {
        "number": shop["web"].number,
        "name": "web",
        "class": "business_service",
        "family": "service",
        "state": "in_production",
        "depth": 1,
        "path": [shop["two"].number, shop["web"].number],
        "becomes": "down",
        "redundancy": {"standing": 1, "needed": 2, "members": 3},
    }


def test_programs_ask_what_an_item_rests_on(keeper: Person, shop: dict[str, Item]) -> None:
    client = api_client(keeper)

    told = client.get(f"{ITEMS}/{shop['web'].number}/impact?direction=upstream&limit=3").json()

    assert (told["total"], told["alone"]) == (4, 1)
    assert told["left_out"] == "Only the first 3 of 4 are told."
    assert [row["rule"] for row in told["items"]] == ["k_of_n"] * 3
    assert told["items"][0]["group"] == {"needed": 2, "members": 3}


def test_others_see_of_an_impact_what_they_see_of_items(
    keeper: Person, shop: dict[str, Item]
) -> None:
    caller = a_caller()
    laptop, screen = (a("laptop", keeper, user=caller) for _ in range(2))
    needs(keeper, laptop, shop["web"])
    needs(keeper, screen, laptop)
    needs(keeper, shop["cache"], laptop)
    client = api_client(caller)

    told = client.get(f"{ITEMS}/{laptop.number}/impact").json()
    causes = client.get(f"{ITEMS}/{screen.number}/impact?direction=upstream").json()

    assert [row["number"] for row in told["items"]] == [screen.number]
    assert [row["path"] for row in causes["items"]] == [[laptop.number, screen.number]]
    assert client.get(f"{ITEMS}/{shop['web'].number}/impact").status_code == 404
    refused = supposed(client, [shop["web"].number])
    assert (refused.status_code, wrong(refused)) == (422, ["failed"])


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("?direction=sideways", "direction"),
        ("?depth=0", "depth"),
        ("?limit=many", "limit"),
        ("?family=pets", "family"),
        ("?as_of=yesterday", "as_of"),
        ("?believed_at=", "believed_at"),
        ("?deep=3", "deep"),
    ],
)
def test_a_question_that_is_none_is_refused_by_name(
    keeper: Person, shop: dict[str, Item], query: str, field: str
) -> None:
    refused = api_client(keeper).get(f"{ITEMS}/{shop['web'].number}/impact{query}")

    assert refused.status_code == 400
    assert wrong(refused) == [field]


@pytest.mark.parametrize("failed", [None, [], "CI-000001", ["CI-999999"], [7], [None], ["x" * 99]])
def test_what_did_not_fail_is_refused(keeper: Person, failed: Any) -> None:
    refused = supposed(api_client(keeper), failed)

    assert refused.status_code == 422
    assert wrong(refused) == ["failed"]
