"""What is defined for a record type is in its form, page, list, facets, search, API and journal."""

import json
from typing import Any

import pytest
from django.test import Client

from armillary.fittings.custom_fields.vocabulary import Kind
from armillary.kernel.errors import Invalid
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from tests.batches.desk import a_bulk, things, work_off
from tests.custom_fields.fields import EXAMPLES, a_field, fill_in, name_of
from tests.listing.things import a_thing
from tests.makers import a_team, an_administrator, an_agent, api_client, signed_in_client
from tests.web.reading import words

pytestmark = pytest.mark.django_db
THINGS = "/api/v1/things"

each_kind = pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.value)


@pytest.fixture
def agent() -> Person:
    return an_agent()


@pytest.fixture
def api(agent: Person) -> Client:
    return api_client(agent)


@pytest.fixture
def pages(agent: Person) -> Client:
    return signed_in_client(agent)


def post(client: Client, url: str, data: Any, **headers: str) -> Any:
    return client.post(url, json.dumps(data), content_type="application/json", headers=headers)


@each_kind
def test_a_value_of_each_kind_goes_round(kind: Kind, api: Client) -> None:
    name, (_, given, told) = name_of(a_field(kind)), EXAMPLES[kind]

    made = post(api, THINGS, {"title": "Ladder", name: given})
    number = made.json()["number"]
    again = post(api, THINGS, {"title": "Second", name: made.json()[name]})

    assert (made.status_code, made.json()[name]) == (201, told)
    assert api.get(f"{THINGS}/{number}").json()[name] == told
    assert again.json()[name] == told


@pytest.mark.parametrize("kind", [Kind.PERSON, Kind.TEAM, Kind.RECORD])
def test_a_reference_goes_round(kind: Kind, api: Client, agent: Person) -> None:
    more = {"refers_to": "things"} if kind is Kind.RECORD else {}
    name = name_of(a_field(kind, as_facet=True, **more))
    target = {Kind.PERSON: agent, Kind.TEAM: a_team(agent), Kind.RECORD: a_thing(agent, "Box")}[
        kind
    ]

    made = post(api, THINGS, {"title": "Ladder", name: target.number}).json()
    found = api.get(f"{THINGS}?{name}={target.number}&expand=facets").json()

    assert made[name] == {"number": target.number, "name": str(getattr(target, "name", "Box"))}
    assert [each["number"] for each in found["items"]] == [made["number"]]
    [facet] = [each for each in found["facets"] if each["field"] == name]
    assert (facet["values"][0]["value"], facet["values"][0]["count"]["number"]) == (
        target.number,
        1,
    )


@each_kind
def test_a_page_shows_what_was_filled_in_by_its_form(
    kind: Kind, pages: Client, agent: Person
) -> None:
    field, (_, given, _) = a_field(kind, label="Shade"), EXAMPLES[kind]
    thing = a_thing(agent)
    typed = {True: "true", False: "false"}.get(given, given) if kind is Kind.BOOLEAN else given

    form = pages.get(f"/things/{thing.number}/fill_in?only={name_of(field)}")
    sent = pages.post(f"/things/{thing.number}/fill_in", {name_of(field): typed})
    page = pages.get(f"/things/{thing.number}")

    assert "Shade" in words(form.content.decode())
    assert sent.status_code == 303
    [fact] = [each for each in page.context["record"].facts if each.label == "Shade"]
    assert fact.value.kind != "none"
    assert fact.edit_url == f"/things/{thing.number}/fill_in?only={name_of(field)}"


def test_a_form_for_one_field_leaves_the_others_alone(pages: Client, agent: Person) -> None:
    first, second = a_field(label="First"), a_field(label="Second")
    thing = a_thing(agent)
    fill_in(thing, agent, custom_first="one", custom_second="two")

    sent = pages.post(
        f"/things/{thing.number}/fill_in", {"only": name_of(first), name_of(first): "three"}
    )

    thing.refresh_from_db()
    assert sent.status_code == 303
    assert thing.custom == {first.key: "three", second.key: "two"}


def test_the_form_of_a_new_record_has_it(pages: Client) -> None:
    a_field(label="Shelf", help="Where it stands.", default="A1")

    form = words(pages.get("/things/new").content.decode())
    made = pages.post("/things/new/shelve", {"title": "Ladder", "custom_shelf": "B2"})

    assert "Shelf" in form
    assert "Where it stands." in form
    assert "B2" in words(pages.get(made.headers["Location"]).content.decode())


def test_a_list_shows_it_sorts_by_it_and_narrows_by_it(pages: Client, agent: Person) -> None:
    a_field(Kind.CHOICE, label="Alert", as_column=True, as_facet=True)
    a_field(Kind.DECIMAL, label="Height", as_column=True)
    for title, alert, height in (("A", "red", "2"), ("B", "green", "10"), ("C", None, None)):
        fill_in(a_thing(agent, title), agent, custom_alert=alert, custom_height=height)

    listed = pages.get("/things?sort=-custom_height").context["list"]
    red = pages.get("/things?custom_alert=red").context["list"]
    tall = pages.get("/things?custom_height.gte=5").context["list"]
    empty = pages.get("/things?custom_alert=none").context["list"]

    assert [column.label for column in listed.columns][-2:] == ["Alert", "Height"]
    assert [row.count("10 m") for row in listed.rows] == [1, 0, 0]
    [facet] = [each for each in listed.facets if each.label == "Alert"]
    assert [(each.label, each.count) for each in facet.options] == [
        ("Red alert", "1"),
        ("Green", "1"),
        ("None", "1"),
    ]
    assert [len(each.rows) for each in (red, tall, empty)] == [1, 1, 1]
    assert [chip.label for chip in red.filters] == ["Alert: Red alert"]


def test_several_choices_are_counted_each(api: Client, agent: Person) -> None:
    a_field(Kind.CHOICES, label="Made of", as_facet=True)
    fill_in(a_thing(agent, "A"), agent, custom_made_of=["iron", "wood"])
    fill_in(a_thing(agent, "B"), agent, custom_made_of=["iron"])

    found = api.get(f"{THINGS}?expand=facets").json()
    wooden = api.get(f"{THINGS}?custom_made_of=wood,glass").json()

    [facet] = [each for each in found["facets"] if each["field"] == "custom_made_of"]
    assert {each["value"]: each["count"]["number"] for each in facet["values"]} == {
        "iron": 2,
        "wood": 1,
        "glass": 0,
    }
    assert [each["title"] for each in wooden["items"]] == ["A"]


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.DECIMAL, Kind.DATE, Kind.MOMENT, Kind.INTEGER])
def test_a_list_in_its_order_goes_on_from_page_to_page(
    kind: Kind, api: Client, agent: Person
) -> None:
    name = name_of(a_field(kind))
    for _ in range(3):
        fill_in(a_thing(agent), agent, **{name: EXAMPLES[kind][1]})
    a_thing(agent)

    seen, url = [], f"{THINGS}?sort=-{name},number&limit=1"
    while url:
        page = api.get(url).json()
        seen += [each["number"] for each in page["items"]]
        url = page["next"]

    assert len(seen) == len(set(seen)) == 4


def test_search_finds_it_and_marks_it(api: Client, agent: Person) -> None:
    a_field(label="Serial", searched=True)
    a_field(label="Silent")
    thing = a_thing(agent)
    fill_in(thing, agent, custom_serial="XK-4711 walnut", custom_silent="mahogany")

    found = api.get("/api/v1/search?q=walnut").json()
    listed = api.get(f"{THINGS}?q=4711").json()

    [hit] = found["groups"][0]["hits"]
    assert hit["number"] == thing.number
    assert [each["text"] for each in hit["snippet"] if each["hit"]] == ["walnut"]
    assert [each["number"] for each in listed["items"]] == [thing.number]
    assert api.get("/api/v1/search?q=mahogany").json()["groups"] == []


def test_the_journal_tells_each_field_before_and_after(agent: Person, pages: Client) -> None:
    a_field(label="Serial")
    thing = a_thing(agent)
    fill_in(thing, agent, custom_serial="old")
    fill_in(thing, agent, custom_serial="new")

    line = Entry.objects.filter(record_type="things", record_id=thing.pk).latest("pk")
    page = words(pages.get(f"/things/{thing.number}").content.decode())

    assert (line.verb, line.changes) == ("fill_in", {"custom_serial": ["old", "new"]})
    assert "Serial old new" in " ".join(page.replace("→", " ").split())


def test_the_description_of_the_api_has_it(api: Client) -> None:
    a_field(Kind.CHOICES, label="Made of", as_facet=True)

    told = api.get("/api/v1/openapi.json").json()

    assert "custom_made_of" in told["components"]["schemas"]["Thing"]["properties"]
    body = told["paths"]["/things"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert body["properties"]["custom_made_of"]["title"] == "Made of"
    names = [each.get("name") for each in told["paths"]["/things"]["get"]["parameters"]]
    assert "custom_made_of" in names
    assert "Made of" in words(api.get("/api/docs/things").content.decode())


def test_a_retired_field_is_gone_and_comes_back_with_its_values(agent: Person, api: Client) -> None:
    field = a_field(label="Serial", as_column=True)
    thing = a_thing(agent)
    fill_in(thing, agent, custom_serial="kept")
    administrator = api_client(an_administrator())

    post(administrator, f"/api/v1/custom-fields/{field.number}/retire", {})
    hidden = api.get(f"{THINGS}/{thing.number}").json()
    post(administrator, f"/api/v1/custom-fields/{field.number}/revive", {})

    assert "custom_serial" not in hidden
    assert api.get(f"{THINGS}?custom_serial=kept").json()["items"][0]["custom_serial"] == "kept"


def test_many_are_filled_in_at_once(agent: Person) -> None:
    a_field(Kind.INTEGER, label="Weight", minimum="1")
    some = things(agent, 3)

    batch = a_bulk(agent, "fill_in", some, custom_weight="7")
    work_off()

    batch.refresh_from_db()
    assert batch.done == 3
    for thing in some:
        thing.refresh_from_db()
    assert [thing.custom for thing in some] == [{"weight": 7}] * 3
    with pytest.raises(Invalid, match="custom_weight"):
        a_bulk(agent, "fill_in", some, custom_weight="0")
