"""What the graph tells the desk: what an incident hits, who is suspected, and who calls."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client

from armillary.assurance.configuration import actions as items
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.tests.conftest import keeper
from armillary.assurance.configuration.tests.makers import a, of, way
from armillary.operations.incident.models import Incident
from armillary.operations.incident.tests.makers import an_incident
from armillary.operations.incident.vocabulary import Impact, Priority, Urgency
from armillary.people.models import Person
from tests.makers import a_caller, an_agent, api_client, by, signed_in_client
from tests.web.reading import queries_of, texts, words

pytestmark = pytest.mark.django_db
__all__ = ["keeper"]
Item = ConfigurationItem
House = Mapping[str, Item]
PART = {"HX-Request": "true"}


def needs(keeper: Person, item: Item, *targets: Item, how: str = "depends_on", **more: Any) -> None:
    for target in targets:
        items.relate(item, by(keeper), relation_type=way(how), target=target, **more)


@pytest.fixture
def house(keeper: Person) -> House:
    """Mail and shop on one server, a wiki on one of two others; without the disk mail is slow."""
    found = {name: a("server", keeper, name=name) for name in ("one", "two", "three", "disk")}
    found |= {name: a("business_service", keeper, name=name) for name in ("mail", "shop", "wiki")}
    for service in ("mail", "shop"):
        needs(keeper, found[service], found["one"])
    needs(keeper, found["mail"], found["disk"], how="works_better_with")
    pair = (found["two"], found["three"])
    needs(keeper, found["wiki"], *pair, how="consists_of", group="servers", needed=1)
    return found


def about(item: Item | None = None, **said: Any) -> Incident:
    told = {"impact": Impact.ONE_PERSON, "urgency": Urgency.WORK_STOPPED}
    return an_incident(affected_item=item, **{**told, **said})


def panel(client: Client, incident: Incident, name: str = "impact") -> str:
    return client.get(f"/incidents/{incident.number}/{name}", headers=PART).content.decode()


def test_what_brings_services_down_is_told_with_the_way_and_proposes_its_impact(
    house: House,
) -> None:
    incident = about(house["one"])
    page = panel(signed_in_client(an_agent()), incident)

    assert "If one has failed: Services: 2 down." in words(page)
    assert {*texts(page, "hit-way")} == {"one → mail", "one → shop"}
    assert "Proposed impact: The whole service. mail is down." in words(page)
    assert "the priority would be critical" in words(page)


def test_a_proposal_is_accepted_by_one_act(house: House) -> None:
    incident, client = about(house["one"]), signed_in_client(an_agent())
    sent = {"impact": "1", "urgency": "1", "version": str(incident.version)}

    client.post(f"/incidents/{incident.number}/prioritise", sent)

    incident.refresh_from_db()
    assert (incident.impact, incident.priority) == (Impact.WHOLE_SERVICE, Priority.CRITICAL)
    assert "That is the impact it has." in words(panel(client, incident))
    assert "Accept this impact" not in panel(client, incident)


def test_what_only_slows_a_service_is_several_peoples(house: House) -> None:
    page = panel(signed_in_client(an_agent()), about(house["disk"]))

    assert "Proposed impact: Several people. mail is degraded." in words(page)


def test_what_has_another_beside_it_hits_nobody_and_tells_what_is_left(house: House) -> None:
    page = panel(signed_in_client(an_agent()), about(house["two"]))

    assert "Services: 1 with less to fall back on." in words(page)
    assert texts(page, "hit-left") == ["1 of 2 stand, 1 needed"]
    assert "That is the impact it has." in words(page)


def test_people_who_have_in_use_what_fails_are_counted(house: House, keeper: Person) -> None:
    for _ in range(2):
        laptop = a("laptop", keeper)
        needs(keeper, laptop, house["disk"])
        items.give_to(laptop, by(keeper), user=a_caller())

    page = panel(signed_in_client(an_agent()), about(house["disk"]))

    assert "2 people have something in use that is hit." in words(page)


def test_a_service_that_is_named_need_not_be_down_for_all(house: House) -> None:
    page = panel(signed_in_client(an_agent()), about(service=house["mail"]))

    assert "Name the item, and an impact is proposed." in words(page)
    assert "Accept this impact" not in page


def test_what_the_graph_does_not_know_is_said(house: House, keeper: Person) -> None:
    page = panel(signed_in_client(an_agent()), about(a("server", keeper, name="lonely")))

    assert "No service is recorded to rest on it" in words(page)


def test_the_graph_is_not_for_callers_and_its_places_neither(house: House) -> None:
    caller = a_caller()
    incident = about(house["one"], reporter=caller)
    client = signed_in_client(caller)

    for name in ("impact", "suspects"):
        assert client.get(f"/incidents/{incident.number}/{name}").status_code == 403
        answer = api_client(caller).get(f"/api/v1/incidents/{incident.number}/{name}")
        assert answer.status_code == 403
    assert "What it hits" not in client.get(f"/incidents/{incident.number}").content.decode()


def test_the_page_of_an_incident_asks_nothing_of_the_graph(house: House) -> None:
    client = signed_in_client(an_agent())
    named, bare = about(house["one"]), about()

    few, many = (queries_of(client, f"/incidents/{each.number}") for each in (bare, named))

    assert many == few
    page = client.get(f"/incidents/{named.number}").content.decode()
    assert f'hx-get="/incidents/{named.number}/suspects"' in page


def test_without_a_script_the_panels_are_pages(house: House) -> None:
    incident, client = about(house["one"]), signed_in_client(an_agent())

    pages = [
        client.get(f"/incidents/{incident.number}/{name}").content.decode()
        for name in ("impact", "suspects")
    ]

    assert [f"<h1>{start}" in page for start, page in zip(TITLES, pages, strict=True)] == [True] * 2
    assert client.get("/incidents/INC-999999/impact").status_code == 404


TITLES = ("What INC-", "Where the cause of INC-")


def suspects(incident: Incident, agent: Person) -> list[dict[str, Any]]:
    found = api_client(agent).get(f"/api/v1/incidents/{incident.number}/suspects").json()
    told: list[dict[str, Any]] = found["suspects"]
    return told


def test_what_two_reports_share_is_suspected_first_with_the_evidence(house: House) -> None:
    agent = an_agent()
    mine, other = about(service=house["mail"]), about(service=house["shop"])

    first, *_ = suspects(mine, agent)

    assert first["items"] == [house["one"].number]
    assert first["explains"] == sorted([house["mail"].number, house["shop"].number])
    assert (first["score"], first["silent"]) == (2.0, [])
    assert first["incidents"] == sorted([mine.number, other.number])
    page = panel(signed_in_client(agent), mine, "suspects")
    assert texts(page, "suspect")[0].startswith("one")


def test_a_service_of_which_nobody_says_a_word_speaks_against_a_suspect(house: House) -> None:
    agent = an_agent()

    found = {tuple(each["items"]): each for each in suspects(about(service=house["mail"]), agent)}

    assert found[house["one"].number,]["silent"] == [house["shop"].number]
    assert found[house["one"].number,]["score"] == 0.5
    assert found[house["disk"].number,]["score"] == found[house["mail"].number,]["score"] == 1.0


def test_two_that_stand_in_for_each_other_are_suspected_together(house: House) -> None:
    agent = an_agent()

    found = suspects(about(service=house["wiki"]), agent)

    assert [(each["items"], each["score"]) for each in found] == [
        ([house["wiki"].number], 1.0),
        (sorted([house["two"].number, house["three"].number]), 0.0),
    ]


def test_an_incident_that_names_nothing_has_no_suspects() -> None:
    agent = an_agent()
    incident = an_incident()

    assert suspects(incident, agent) == []
    hit = api_client(agent).get(f"/api/v1/incidents/{incident.number}/impact").json()
    assert (hit["failed"], hit["services"], hit["proposed_impact"]) == (None, None, None)


def test_the_impact_is_told_to_programs_too(house: House) -> None:
    incident = about(house["one"])

    hit = api_client(an_agent()).get(f"/api/v1/incidents/{incident.number}/impact").json()

    assert (hit["failed"], hit["proposed_impact"], hit["proposed_priority"]) == (
        house["one"].number,
        Impact.WHOLE_SERVICE,
        Priority.CRITICAL,
    )
    assert [(each["name"], each["becomes"]) for each in hit["services"]["items"]] == [
        ("mail", "down"),
        ("shop", "down"),
    ]


def card(client: Client, **asked: str) -> str:
    return client.get("/incidents/caller-card", asked).content.decode()


def test_the_card_of_a_caller_tells_what_is_open_and_what_they_use(
    house: House, keeper: Person
) -> None:
    caller = a_caller()
    laptop = a("laptop", keeper, name="laptop-7")
    items.give_to(laptop, by(keeper), user=caller)
    incident = an_incident(caller)

    page = card(signed_in_client(an_agent()), caller=caller.number)

    assert caller.name in words(page)
    assert caller.organisation.name in words(page)
    assert incident.number in words(page)
    assert f'data-pick="affected_item" data-value="{laptop.number}"' in page


def test_the_services_of_the_chosen_item_are_proposed(house: House) -> None:
    page = card(signed_in_client(an_agent()), affected_item=house["one"].number)

    assert texts(page, "pick-name") == ["mail", "shop"]
    assert f'data-pick="service" data-value="{house["mail"].number}"' in page


def test_callers_get_no_card_but_their_own(house: House) -> None:
    caller, other = a_caller(), a_caller()

    page = card(signed_in_client(caller), caller=other.number, affected_item=house["one"].number)

    assert caller.name in words(page)
    assert other.name not in words(page)
    assert "pick-name" not in page


@pytest.mark.parametrize("said", ["", "Gre", "PER-999999999", "CI-000001", "\u0000"])
def test_what_is_typed_half_names_nobody(said: str) -> None:
    client = signed_in_client(an_agent())

    assert "caller-card" not in card(client, caller=said, affected_item=said)


def test_what_is_planned_stands_beside_what_is(house: House, keeper: Person) -> None:
    new = items.foresee(by(keeper), name="one-b", configuration_class=of("server"))
    needs(keeper, house["mail"], new)

    page = signed_in_client(keeper).get(f"/configuration-items/{house['mail'].number}")

    planned = page.content.decode().partition('id="planned-title"')[2]
    assert "one-b" in words(planned)
    assert "Planned" in words(planned)


def test_the_suspects_are_marked_in_the_graph_and_one_finds_back(house: House) -> None:
    incident, client = about(house["mail"], title="No mail"), signed_in_client(an_agent())
    about(house["shop"])
    where = f"/configuration-items/{house['mail'].number}/graph?view=impact&direction=upstream"
    address = f"{where}&overlay=suspects&incident={incident.number}"

    asked = address.replace("&", "&amp;")
    assert f'href="{asked}"' in panel(client, incident, "suspects")
    assert f"incident={incident.number}" in panel(client, incident)
    page = client.get(address).content.decode()
    document = client.get(address.replace("graph?", "graph.json?")).json()

    assert f'href="/incidents/{incident.number}"' in page
    assert f"The likeliest cause of {incident.number}, as of now: one." in words(page)
    assert "Suspect 1 (+2.0): explains mail, shop" in words(page)
    ranks = {each["label"]: each["suspect"] for each in document["nodes"] if "suspect" in each}
    assert ranks["one"] == 1
    assert ranks["disk"] == max(ranks.values())


def test_suspects_are_those_of_an_incident_that_one_sees(house: House) -> None:
    client, number = signed_in_client(an_agent()), house["mail"].number
    graph = f"/configuration-items/{number}/graph?overlay=suspects"

    assert client.get(f"{graph}&incident=INC-999999").status_code == 404
    assert client.get(f"{graph}&incident=x").status_code == 400
    assert client.get(graph).status_code == 200
    stranger = signed_in_client(a_caller())
    assert stranger.get(f"{graph}&incident={about(house['mail']).number}").status_code == 404
