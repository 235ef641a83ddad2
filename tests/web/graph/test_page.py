"""The graph page of an item: what it shows, to whom, of when, and how much of it."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from armillary.assurance.configuration import actions, first_rows
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.tests.makers import a, way
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.makers import MONDAY, a_caller, a_person, by, signed_in_client, the_robot

pytestmark = pytest.mark.django_db
Item = ConfigurationItem
Shop = dict[str, Item]


@pytest.fixture
def keeper(db: None) -> Person:
    the_robot()
    first_rows.install(MONDAY)
    return a_person(Role.CONFIGURATION_MANAGER)


def relate(
    keeper: Person, item: Item, how: str, *targets: Item, days: int = 0, **more: Any
) -> None:
    for target in targets:
        at = MONDAY + timedelta(days=days)
        actions.relate(item, by(keeper, at), relation_type=way(how), target=target, **more)


@pytest.fixture
def shop(keeper: Person) -> Shop:
    """A shop on a cluster of which one of two is needed, both on one feed; the site is beside."""
    found = {name: a("server", keeper, name=name) for name in ("one", "two")}
    found |= {name: a("business_service", keeper, name=name) for name in ("shop", "cluster")}
    found["feed"] = a("power_feed", keeper, name="feed")
    relate(keeper, found["shop"], "depends_on", found["cluster"])
    relate(keeper, found["cluster"], "consists_of", found["one"], found["two"], needed=1, group="x")
    relate(keeper, found["one"], "is_powered_by", found["feed"], days=2)
    return found


def read(client: Client, item: Item, **asked: str | int) -> dict[str, Any]:
    answer = client.get(f"/configuration-items/{item.number}/graph.json", asked)
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def labels(found: dict[str, Any], kind: str = "item") -> list[str]:
    return sorted(each["label"] for each in found["nodes"] if each["kind"] == kind)


def test_the_neighbourhood_ends_after_so_many_steps(keeper: Person, shop: Shop) -> None:
    client = signed_in_client(keeper)

    assert labels(read(client, shop["shop"], depth=1)) == ["cluster", "shop"]
    assert labels(read(client, shop["shop"])) == ["cluster", "one", "shop", "two"]


def test_it_can_be_looked_one_way_only(keeper: Person, shop: Shop) -> None:
    client = signed_in_client(keeper)

    up = read(client, shop["one"], direction="upstream", depth=8)
    down = read(client, shop["one"], direction="downstream", depth=8)

    assert labels(up) == ["feed", "one"]
    assert labels(down) == ["cluster", "one", "shop"]


def test_a_group_of_which_some_are_needed_is_a_gate(keeper: Person, shop: Shop) -> None:
    found = read(signed_in_client(keeper), shop["shop"])

    gate = next(each for each in found["nodes"] if each["kind"] == "gate")
    assert gate["label"] == "1 of 2 needed"
    through = [(each["from"], each["to"]) for each in found["edges"] if gate["id"] in each.values()]
    assert sorted(through) == sorted(
        [
            (shop["cluster"].number, gate["id"]),
            (gate["id"], shop["one"].number),
            (gate["id"], shop["two"].number),
        ]
    )


def test_an_impact_tells_what_becomes_of_each_and_what_still_stands(
    keeper: Person, shop: Shop
) -> None:
    found = read(signed_in_client(keeper), shop["feed"], view="impact")

    fates = {each["label"]: each["outcome"] for each in found["nodes"] if each["kind"] == "item"}
    assert fates == {
        "feed": "down",
        "one": "down",
        "cluster": "reduced",
        "shop": "reduced",
        "two": "",
    }
    page = signed_in_client(keeper).get(
        f"/configuration-items/{shop['feed'].number}/graph?view=impact"
    )
    assert "If feed fails: 1 down, 2 with less to fall back on." in page.content.decode()


def test_a_single_point_of_failure_is_named(keeper: Person, shop: Shop) -> None:
    found = read(signed_in_client(keeper), shop["shop"], view="impact", direction="upstream")

    assert {each["label"] for each in found["nodes"] if each.get("alone")} == {"cluster"}


def test_the_way_between_two_is_shown_alone(keeper: Person, shop: Shop) -> None:
    found = read(signed_in_client(keeper), shop["shop"], to=shop["feed"].number)

    assert labels(found) == ["cluster", "feed", "one", "shop"]
    assert len(found["path"]) == 4


def test_where_no_way_leads_the_page_says_so(keeper: Person, shop: Shop) -> None:
    other = a("server", keeper, name="alone")

    page = signed_in_client(keeper).get(
        f"/configuration-items/{shop['shop'].number}/graph?to={other.number}"
    )

    assert "No way leads from shop" in page.content.decode()


def test_a_graph_of_the_past_has_the_relations_of_then(keeper: Person, shop: Shop) -> None:
    client, tuesday = signed_in_client(keeper), MONDAY + timedelta(days=1)

    then = read(client, shop["one"], as_of=f"{tuesday:%Y-%m-%dT%H:%M:%SZ}")
    now = read(client, shop["one"])

    assert "feed" not in labels(then)
    assert "feed" in labels(now)


def test_before_it_was_there_it_has_no_graph(keeper: Person, shop: Shop) -> None:
    answer = signed_in_client(keeper).get(
        f"/configuration-items/{shop['one'].number}/graph", {"as_of": "2001-01-01"}
    )

    assert answer.status_code == 404


def test_others_see_what_is_theirs_and_nothing_through_what_is_not(
    keeper: Person, shop: Shop
) -> None:
    caller = a_caller()
    laptop, far = (a("laptop", keeper, name=name, user=caller) for name in ("mine", "far"))
    relate(keeper, laptop, "depends_on", shop["one"])
    relate(keeper, far, "depends_on", shop["one"])

    found = read(signed_in_client(caller), laptop, depth=8)
    other = signed_in_client(caller).get(f"/configuration-items/{shop['one'].number}/graph.json")

    assert labels(found) == ["mine"]
    assert other.status_code == 404


def test_hostile_names_are_text(keeper: Person, shop: Shop) -> None:
    name = '<img src=x onerror="alert(1)"></script>'
    actions.describe(shop["one"], by(keeper), name=name)
    client = signed_in_client(keeper)

    page = client.get(f"/configuration-items/{shop['one'].number}/graph").content.decode()

    assert name not in page
    assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;" in page
    assert name in labels(read(client, shop["one"]))


@pytest.mark.parametrize(
    "asked",
    [
        {"depth": "9"},
        {"depth": "-1"},
        {"most": "1"},
        {"view": "sideways"},
        {"to": "INC-000001"},
        {"as_of": "yesterday"},
        {"opened": "dragon"},
        {"sort": "luck"},
        {"colour": "red"},
        {"page": "0"},
        {"layout": ["rings", "layers"]},
    ],
    ids=str,
)
def test_a_setting_that_there_is_not_is_refused(
    keeper: Person, shop: Shop, asked: dict[str, Any]
) -> None:
    answer = signed_in_client(keeper).get(f"/configuration-items/{shop['one'].number}/graph", asked)

    assert answer.status_code in (400, 422)
    assert next(iter(asked)) in answer.content.decode()


@pytest.mark.parametrize("view", ["near", "impact", "near&overlay=incidents"])
def test_the_statements_do_not_grow_with_what_is_found(
    keeper: Person, shop: Shop, view: str
) -> None:
    client = signed_in_client(keeper)
    path = f"/configuration-items/{shop['one'].number}/graph.json?view={view}&depth=2"
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(path)
    for _ in range(20):
        relate(keeper, a("business_service", keeper), "depends_on", shop["one"])

    with CaptureQueriesContext(connection) as many:
        answer = client.get(path)

    assert len(answer.json()["nodes"]) > 20
    assert len(many) == len(few)


def test_more_than_fits_is_grouped_and_the_group_opens(keeper: Person, shop: Shop) -> None:
    for number in range(110):
        laptop = a("laptop", keeper, name=f"laptop {number}")
        relate(keeper, laptop, "depends_on", shop["one"])
    client = signed_in_client(keeper)

    closed = read(client, shop["one"], most=100)
    opened = read(client, shop["one"], most=100, opened="laptop.1")

    assert labels(closed, "group") == ["110 × Laptop"]
    assert len(opened["nodes"]) <= 101
    assert len(labels(opened, "group")) == 1
    page = client.get(f"/configuration-items/{shop['one'].number}/graph?most=100")
    assert "opened=laptop.1" in page.content.decode()


def test_a_failure_is_counted_to_its_end_where_only_the_nearest_are_shown(
    keeper: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain = [a("server", keeper, name=f"s{number}") for number in range(6)]
    for one, other in pairwise(chain):
        relate(keeper, one, "depends_on", other)
    monkeypatch.setattr("armillary.web.graph.found.MOST", 3)
    client = signed_in_client(keeper)
    ends = f"/configuration-items/{chain[-1].number}/graph?view=impact"

    page = client.get(ends).content.decode()
    causes = client.get(
        f"/configuration-items/{chain[0].number}/graph?view=impact&direction=upstream"
    ).content.decode()
    way_to = read(client, chain[-1], view="impact", to=chain[0].number)

    assert "If s5 fails: 5 down." in page
    assert "All of them are counted; the 5,000 nearest are shown." in page
    assert "s0 can fail with 5 items; 5 of them bring it down alone: s1, s2, s3, s4, s5." in causes
    assert labels(read(client, chain[-1], view="impact")) == ["s3", "s4", "s5"]
    assert labels(way_to) == ["s0", "s1", "s2", "s3", "s4", "s5"]
