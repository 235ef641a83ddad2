"""What is done with graphs that make others stumble, each by its name in the collection."""

import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from importlib import import_module

import pytest
from django.db import connection, transaction

from armillary.assurance.configuration import actions, jobs
from armillary.assurance.configuration.actions import verifying
from armillary.assurance.configuration.models import ConfigurationItem, Relation
from armillary.assurance.configuration.sources.actions.merging import merge
from armillary.assurance.configuration.sources.models import Reading
from armillary.assurance.configuration.tests.makers import a, way
from armillary.kernel.access.standing import stand_as
from armillary.kernel.errors import Refusal
from armillary.kernel.journal.models import Entry
from armillary.operations.incident.actions import categories, joining
from armillary.operations.incident.models import Category, Incident
from armillary.operations.incident.tests.makers import an_incident
from armillary.operations.incident.vocabulary import Tree
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.api.corpus import bad_inputs
from tests.configuration_proof.test_graphs_end import described_house, post
from tests.configuration_sources.makers import item, seen, told
from tests.makers import (
    MONDAY,
    a_customer,
    a_person,
    an_administrator,
    an_agent,
    api_client,
    by,
)

Treatment = Callable[[Person], None]
ITEMS = "/api/v1/configuration-items"
TOMORROW = MONDAY + timedelta(days=1)


def tied(keeper: Person, *edges: tuple[ConfigurationItem, str, ConfigurationItem]) -> None:
    for source, how, target in edges:
        actions.relate(source, by(keeper), relation_type=way(how), target=target)


def numbers(keeper: Person, first: ConfigurationItem, more: str = "") -> list[str]:
    """What its failure reaches, as programs are told."""
    answer = api_client(keeper).get(f"{ITEMS}/{first.number}/impact{more}").json()
    assert answer["total"] == len(answer["items"])
    return sorted(each["number"] for each in answer["items"])


def a_circle_of_two(keeper: Person) -> None:
    one, other = a("server", keeper), a("server", keeper)
    tied(keeper, (one, "depends_on", other), (other, "depends_on", one))

    assert numbers(keeper, one) == numbers(keeper, one, "?direction=upstream") == [other.number]


def a_circle_over_three_types(keeper: Person) -> None:
    guest, host, whole = (a(each, keeper) for each in ("virtual_machine", "server", "cluster"))
    tied(
        keeper,
        (guest, "runs_on", host),
        (host, "is_part_of", whole),
        (whole, "depends_on", guest),
    )

    for each in (guest, host, whole):
        found = numbers(keeper, each)
        assert len(found) == len(set(found)) <= 2
        assert each.number not in found
    shown = f"{ITEMS}/{guest.number}"
    assert api_client(keeper).get(shown).status_code == 200


def an_edge_to_somebody_elses(keeper: Person) -> None:
    """Neither by hand nor by what a program tells."""
    theirs = a("server", keeper, name="theirs", organisation=a_customer())
    stranger = a_person(Role.CONFIGURATION_MANAGER, organisation=a_customer())
    ours = a("laptop", keeper, name="ours", user=stranger)
    said = {"relation_type": "depends_on", "target": theirs.number}
    relations = [{"source": "own", "type": "depends_on", "target": "theirs"}]
    body = {"items": [seen("own", name="ours")], "relations": relations}
    client = api_client(stranger)

    by_hand = [
        post(client, f"{ITEMS}/{each.number}/relate", said).json()["errors"][0]["field"]
        for each in (ours, theirs)
    ]
    answer = post(client, "/api/v1/sources/agent/seen", body)

    assert (by_hand, answer.status_code) == (["target", "target"], 403)
    assert not Relation.objects.exists()
    assert not Reading.objects.exists()


def a_category_above_itself(keeper: Person) -> None:
    """Nobody can move a category: what it belongs to is said when it is made, and never again."""
    administrator = an_administrator()
    one = categories.define(by(administrator), name="One", tree=Tree.SYMPTOM)
    other = categories.define(by(administrator), name="Two", tree=Tree.SYMPTOM, parent=one)
    client = api_client(administrator)

    moved = post(client, f"/api/v1/categories/{one.number}/rename", {"parent": other.number})

    assert moved.status_code == 400
    assert "parent" in json.dumps(moved.json())
    assert list(Category.objects.order_by("pk").values_list("parent", flat=True)) == [None, one.pk]


def a_rule_that_meets_its_own_work(keeper: Person) -> None:
    """What the rules of integrity write is nothing that they look at."""
    a("server", keeper)
    found = []

    for day in range(3):
        asked = verifying.verify(by(keeper, MONDAY + timedelta(days=day)))
        jobs.look(by(keeper, MONDAY + timedelta(days=day)), {})
        asked.refresh_from_db()
        found.append((asked.opened > 0, asked.found))
    assert [opened for opened, _ in found] == [True, False, False]
    assert len({many for _, many in found}) == 1


def two_sources_that_undo_each_other(keeper: Person) -> None:
    """Each changes it once when it tells; neither is moved to tell again by the other."""
    values = []
    for source, memory in (("a", "64"), ("b", "32"), ("a", "64"), ("b", "32")):
        told(keeper, seen("db", serial_number="S1", memory=memory), source=source)
        values.append(item("db").attributes.get("memory"))

    lines = Entry.objects.filter(record_type="configuration-items").count()
    verifying.verify(by(keeper, TOMORROW))
    jobs.look(by(keeper, TOMORROW), {})
    assert Entry.objects.filter(record_type="configuration-items").count() == lines
    assert len(set(values)) <= 2


TREATMENTS: Mapping[str, Treatment] = {
    "g-2": a_circle_of_two,
    "g-3-mixed": a_circle_over_three_types,
    "g-tenant": an_edge_to_somebody_elses,
    "g-parent": a_category_above_itself,
    "g-rule-self": a_rule_that_meets_its_own_work,
    "g-rule-pair": two_sources_that_undo_each_other,
}


def at_once(keeper: Person, *acts: Callable[[], object]) -> list[str]:
    """What becomes of acts that begin at the same moment."""

    def done(act: Callable[[], object]) -> str:
        try:
            with transaction.atomic():
                stand_as(keeper)
                act()
        except Refusal as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as threads:
        return sorted(threads.map(done, acts))


def each_the_parent_of_the_other() -> None:
    with transaction.atomic():
        keeper = an_agent(Role.INCIDENT_MANAGER)
        stand_as(keeper)
        one, other = an_incident(), an_incident()

    def put(child: Incident, parent: Incident) -> None:
        joining.set_parent(child, by(keeper), parent=parent)

    found = at_once(keeper, partial(put, one, other), partial(put, other, one))

    assert found in (["Invalid", "done"], ["Conflict", "done"])
    with transaction.atomic():
        stand_as(keeper)
        assert Incident.objects.filter(parent__isnull=False).count() == 1


def each_merged_into_the_other() -> None:
    with transaction.atomic():
        keeper = described_house()
        one, other = a("server", keeper), a("server", keeper)

    def join(item: ConfigurationItem, into: ConfigurationItem) -> None:
        merge(item, by(keeper), into=into)

    found = at_once(keeper, partial(join, one, other), partial(join, other, one))

    assert found[1] == "done", found
    with transaction.atomic():
        stand_as(keeper)
        assert ConfigurationItem.objects.filter(merged_into__isnull=False).count() == 1


RACES: Mapping[str, Callable[[], None]] = {
    "g-parent-race": each_the_parent_of_the_other,
    "g-merge": each_merged_into_the_other,
}
ELSEWHERE: Mapping[str, tuple[str, str]] = {
    "g-self": (
        "tests.configuration_proof.test_graphs_end",
        "test_what_may_not_be_related_is_refused_with_field_and_rule",
    ),
    "g-delete-cycle": (
        "tests.configuration_proof.test_graphs_end",
        "test_circles_end_with_each_thing_once_and_each_edge_can_be_taken_away",
    ),
    "g-diamond-20": (
        "tests.configuration_proof.test_graphs_end",
        "test_a_million_paths_are_twenty_diamonds",
    ),
    "g-dup-edge": (
        "tests.configuration_proof.test_graphs_end",
        "test_the_same_relation_twice_at_once_is_there_once",
    ),
    "g-delegate": (
        "tests.approvals.test_circles",
        "test_a_vote_that_was_passed_on_goes_no_further_and_is_cast_once",
    ),
    "g-delegate-requester": (
        "tests.approvals.test_self_approval",
        "test_nobody_passes_the_vote_on_to_the_requester",
    ),
    "g-mail-pong": (
        "tests.mail.test_loops",
        "test_a_responder_without_headers_gets_two_mails_about_a_record_and_no_more",
    ),
}
"""The test in which each of these has its treatment."""


@pytest.mark.parametrize("treatment", TREATMENTS.values(), ids=TREATMENTS.keys())
def test_a_bad_graph_is_treated_as_we_say(treatment: Treatment, keeper: Person) -> None:
    treatment(keeper)


@pytest.mark.parametrize("race", RACES.values(), ids=RACES.keys())
def test_of_two_who_close_a_circle_at_once_one_is_refused(
    race: Callable[[], None], own_database: None
) -> None:
    race()


@pytest.mark.parametrize(("module", "name"), ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_what_is_treated_elsewhere_is_there(module: str, name: str) -> None:
    assert callable(getattr(import_module(module), name))


def test_nothing_of_the_collection_is_forgotten() -> None:
    collected = {record["id"] for record, _ in bad_inputs("L-graph")}
    if not collected:
        pytest.skip("There is no collection beside this project.")

    assert collected == TREATMENTS.keys() | RACES.keys() | ELSEWHERE.keys()
