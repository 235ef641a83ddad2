"""The graph page in a browser: drawn, walked by keys, as tables, on a phone, and when large."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from playwright.sync_api import Page, expect

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.tests.makers import a, way
from armillary.people.models import Person
from tests.browser.conftest import Opening
from tests.browser.test_every_page import LOOKS, PHONE, seen_everywhere
from tests.makers import by, now

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
Item = ConfigurationItem
HOSTILE = '"><img src=x onerror=alert(1)>'


@pytest.fixture(scope="module")
def shop(agent: Person) -> dict[str, Item]:
    """A shop that needs one of two servers, both of them on one feed."""
    at = now()
    made = {name: a("server", agent, at, name=name) for name in ("one", HOSTILE)}
    made |= {name: a("business_service", agent, at, name=name) for name in ("shop", "cluster")}
    made["feed"] = a("power_feed", agent, at, name="feed")
    needs: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
        ("shop", "depends_on", "cluster", {}),
        ("cluster", "consists_of", "one", {"needed": 1, "group": "x"}),
        ("cluster", "consists_of", HOSTILE, {"needed": 1, "group": "x"}),
        ("one", "is_powered_by", "feed", {}),
        (HOSTILE, "is_powered_by", "feed", {}),
    )
    for item, how, target, more in needs:
        actions.relate(
            made[item], by(agent, now()), relation_type=way(how), target=made[target], **more
        )
    return made


def drawn(page: Page, nodes: int) -> None:
    plot = page.locator("armillary-graph[data-state=drawn]")
    expect(plot).to_have_attribute("data-nodes", str(nodes))


def path(item: Item, query: str = "") -> str:
    return f"/configuration-items/{item.number}/graph{query}"


@pytest.mark.parametrize("query", ["", "?view=impact", "?view=impact&direction=upstream&depth=1"])
def test_it_shuts_nobody_out_and_never_scrolls_sideways(
    query: str, open_page: Opening, agent: Person, shop: dict[str, Item]
) -> None:
    page = open_page(agent, path(shop["cluster"], query))

    assert seen_everywhere(page) == [(0, [])] * len(LOOKS)


def test_it_is_drawn_and_walked_by_keys(
    open_page: Opening, agent: Person, shop: dict[str, Item]
) -> None:
    page = open_page(agent, path(shop["shop"], "?layout=layers&depth=3"))
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    drawn(page, 6)
    card = page.locator("[data-graph-card]")

    page.locator("armillary-graph").focus()
    expect(card).to_contain_text("shop")
    for key in ("ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    expect(card).to_contain_text("cluster")
    page.keyboard.press("/")
    expect(page.locator("[data-graph-find]")).to_be_focused()
    page.keyboard.type("img src")
    expect(card).to_contain_text(HOSTILE)
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")

    page.wait_for_url(f"**/configuration-items/{shop[HOSTILE].number}")
    assert wrong == []


def test_a_setting_changes_plot_table_and_address(
    open_page: Opening, agent: Person, shop: dict[str, Item]
) -> None:
    page = open_page(agent, path(shop["feed"]))
    drawn(page, 5)

    page.get_by_label("Impact").check(force=True)

    expect(page.locator("#graph-answer")).to_contain_text("If feed fails: 4 down.")
    drawn(page, 6)
    assert "view=impact" in page.url


def test_the_picture_that_is_saved_has_names_as_text(
    open_page: Opening, agent: Person, shop: dict[str, Item]
) -> None:
    page = open_page(agent, path(shop["feed"]))
    drawn(page, 5)

    with page.expect_download() as saved:
        page.locator("[data-graph-do=save]").click()

    text = saved.value.path().read_text()
    assert text.startswith("<svg")
    assert "<img" not in text
    assert "&lt;img src=x onerror=alert(1)&gt;" in text


def test_two_thousand_things_become_few_nodes_and_open_to_all(
    open_page: Opening, agent: Person, shop: dict[str, Item]
) -> None:
    hub = a("business_service", agent, now(), name="hub")
    two_thousand_on(hub, agent)

    page = open_page(agent, path(hub), viewport=PHONE)

    drawn(page, 2)
    expect(page.locator("#graph-answer")).to_contain_text("2,000 items are within 2 steps of hub.")
    page.goto(path(hub, "?most=2000&opened=laptop.1&layout=clusters"))
    drawn(page, 2_000)
    assert page.evaluate("document.querySelectorAll('*').length") < 6_000


def two_thousand_on(hub: Item, agent: Person) -> None:
    """Laptops that depend on a hub, all of them in two statements."""
    like = a("laptop", agent, now())
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('armillary.act', %s, true)", (str(uuid4()),))
        cursor.execute(_LAPTOPS, {"like": like.pk})
        keys = [row[0] for row in cursor.fetchall()]
        bound: dict[str, Any] = {
            "keys": keys,
            "hub": hub.pk,
            "way": way("depends_on").pk,
            "at": now(),
        }
        cursor.execute(_DEPENDING, bound)


_COLUMNS = """created_at, updated_at, version, state, organisation_id, name, description,
    configuration_class_id, family, environment, missing, quarantined, custom"""
_LAPTOPS = f"""
insert into configuration_configurationitem ({_COLUMNS})
select {_COLUMNS.replace(" name,", " 'laptop ' || n,")}
from configuration_configurationitem, generate_series(1, 2000) n where id = %(like)s
returning id
"""
_DEPENDING = """
insert into configuration_relation (source_id, relation_type_id, target_id, "group", provenance,
    confidence, valid_from, recorded_from)
select unnest(%(keys)s::bigint[]), %(way)s, %(hub)s, '', '', 1, %(at)s, %(at)s
"""
