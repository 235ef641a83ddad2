"""Pages of the CMDB tell what one comes to them for: of classes, baselines, and items."""

import re
from datetime import timedelta
from typing import Any

import pytest

from armillary.assurance.configuration import actions, jobs
from armillary.assurance.configuration.actions import attributes, baselines
from armillary.assurance.configuration.models import Attribute
from armillary.assurance.configuration.queries import neighbours
from armillary.assurance.configuration.tests.makers import a, of, way
from armillary.assurance.configuration.tests.test_verifying import verified
from armillary.assurance.configuration.vocabulary import Family, Need
from armillary.operations.incident.tests.makers import an_incident
from armillary.people.models import Person
from tests.configuration_sources.makers import TUESDAY, item, seen, told
from tests.makers import by, signed_in_client
from tests.web.reading import words


def read(keeper: Person, path: str) -> str:
    """The text of a page, in single spaces."""
    answer: Any = signed_in_client(keeper).get(path)
    assert answer.status_code == 200, answer.content
    return words(answer.content.decode())


def test_a_class_tells_its_place_its_attributes_and_what_it_may_be_related_to(
    keeper: Person,
) -> None:
    server = of("server")

    page = read(keeper, f"/configuration-classes/{server.number}")

    assert "Computer › Server" in page
    assert "Memory memory Number with decimals, in GiB Optional Computer" in page
    assert "Asset tag asset_tag Text unique Optional this class" in page
    assert re.search(r"is located in Facility\b", page)
    assert "serial number asset tag resource id" in page


def test_what_a_class_says_itself_counts_before_what_it_inherits(keeper: Person) -> None:
    above = Attribute.objects.get(of_class=of("computer"), name="memory")
    attributes.define(
        by(keeper),
        label="Memory",
        of_class=of("server"),
        kind=above.kind,
        unit=above.unit,
        need=Need.REQUIRED,
    )

    page = read(keeper, f"/configuration-classes/{of('server').number}")

    assert "Memory memory Number with decimals, in GiB Required this class" in page
    assert page.count("Number with decimals, in GiB") == 2


def test_a_class_of_which_nothing_is_said_says_what_to_do(keeper: Person) -> None:
    fresh = actions.classes.define(by(keeper), label="Ship", family=Family.FACILITY)

    page = read(keeper, f"/configuration-classes/{fresh.number}")

    assert "A new attribute is asked for here and in all classes below." in page
    assert "names this class, or one above it." in page
    assert "found again by the key that the source gave it" in page


def test_a_baseline_leads_to_what_changed_since_and_to_the_items_of_then(keeper: Person) -> None:
    a("server", keeper, name="db1")
    first = baselines.freeze(by(keeper, TUESDAY), name="First")
    a("server", keeper, TUESDAY + timedelta(hours=1), name="db2")
    second = baselines.freeze(by(keeper, TUESDAY + timedelta(days=1)), name="Second")
    client: Any = signed_in_client(keeper)

    page = client.get(f"/baselines/{second.number}").content.decode()
    of_then = client.get(f"/baselines/{first.number}").content.decode()

    assert f"/configuration-items/compare?from={second.number}" in page
    assert f"?from={first.number}&amp;to={second.number}" in page
    [address] = re.findall(r'href="(/configuration-items\?as_of=[^"]+)"', of_then)
    listed = client.get(address.replace("&amp;", "&")).content.decode()
    assert ("db1" in listed, "db2" in listed) == (True, False)
    changed = read(keeper, f"/configuration-items/compare?from={first.number}&to={second.number}")
    assert "1 came" in changed


def test_an_item_tells_what_sources_say_what_is_wrong_and_how_many_report_it(
    keeper: Person,
) -> None:
    told(keeper, seen("host/7", name="db1", serial_number="S1", memory="64"))
    server = item("db1")
    described: dict[str, Any] = {"custom_memory": "32"}
    actions.describe(server, by(keeper, TUESDAY), **described)
    told(keeper, seen("host/7", name="db1", serial_number="S1", memory="64"), at=TUESDAY)
    verified(keeper, TUESDAY)
    an_incident(affected_item=server)

    page = read(keeper, f"/configuration-items/{server.number}")

    assert "Open incidents 1" in page
    assert re.search(r"What is wrong with it \d", page)
    assert "No owner It has no owner." in page
    assert "discovery host/7" in page
    assert re.search(r"Memory 64(\.00)? GiB", page)


def test_an_item_of_which_nobody_said_anything_shows_no_empty_boxes(keeper: Person) -> None:
    server = a("server", keeper, owner=keeper)

    page = read(keeper, f"/configuration-items/{server.number}")

    assert "What sources say" not in page
    assert "What is wrong with it" not in page
    assert "Open incidents" not in page


def test_more_relations_than_a_page_holds_are_counted_and_can_be_asked_for(
    keeper: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "MOST", 2)
    rack = a("rack", keeper, name="rack 1")
    for _ in range(5):
        tied = a("server", keeper)
        actions.relate(tied, by(keeper), relation_type=way("is_located_in"), target=rack)
    client: Any = signed_in_client(keeper)

    page = client.get(f"/configuration-items/{rack.number}").content.decode()

    [address] = re.findall(r'href="(/questions/ask[^"]+)">Ask for all 5<', page)
    assert "5 things" in read(keeper, address.replace("&amp;", "&"))


def test_many_relations_of_one_type_hide_none_of_another(
    keeper: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "MOST", 2)
    server, others = a("server", keeper), [a("server", keeper) for _ in range(4)]
    for each in others:
        actions.relate(each, by(keeper), relation_type=way("depends_on"), target=server)
    actions.relate(others[0], by(keeper), relation_type=way("authenticates_with"), target=server)

    found = neighbours.neighbours(server.pk)

    assert [each.many for each in found] == [4, 4, 1]


def test_a_choice_that_must_be_made_cannot_be_unmade(keeper: Person) -> None:
    client: Any = signed_in_client(keeper)

    revising = client.get(f"/relation-types/{way('runs_on').number}/revise").content.decode()

    assert re.findall(r'<input type="radio" name="falls" value="(\w*)"', revising) == [
        "source",
        "target",
        "neither",
    ]


def test_what_no_verification_could_open_yet_is_told(
    keeper: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "MOST_OPENED", 1)
    for name in ("one", "two", "three"):
        a("contract", keeper, name=name)
    done = verified(keeper, TUESDAY)

    health = read(keeper, "/reports/cmdb-health")

    assert done.left_out > 0
    assert f"{done.number}, which left {done.left_out} more to the next one" in health
    assert "No audit has been concluded. Show" in health


def test_new_forms_begin_with_their_first_field(keeper: Person) -> None:
    client: Any = signed_in_client(keeper)

    page = client.get("/attributes/new?of_class=server").content.decode()

    assert re.findall(r'<(?:input|select|textarea)[^>]*name="(\w+)"[^>]*autofocus', page) == [
        "label"
    ]
