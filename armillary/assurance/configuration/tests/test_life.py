"""The life of an item, told as a person would tell it."""

from datetime import timedelta

import pytest

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.models import ConfigurationItem, Version
from armillary.assurance.configuration.queries import as_of, relations
from armillary.assurance.configuration.tests.makers import a, of, way
from armillary.assurance.configuration.vocabulary import State
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken, WrongState
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from tests.makers import MONDAY, a_caller, a_person, by

TUESDAY = MONDAY + timedelta(days=1)
WEDNESDAY = MONDAY + timedelta(days=2)


def test_a_server_is_registered_with_what_its_class_is_described_by(keeper: Person) -> None:
    server = a("server", keeper, name="db1", custom_serial_number="SN1", custom_memory="64")

    kept = ConfigurationItem.objects.get(pk=server.pk)
    assert kept.number == f"CI-{kept.pk:06d}"
    assert (kept.state, kept.family) == (State.IN_PRODUCTION, "compute")
    assert kept.attributes == {"serial_number": "SN1", "memory": "64.00"}
    line = Entry.objects.get(record_type="configuration-items", record_id=server.pk)
    assert line.activity == "configuration-management.define-and-maintain-cis"
    assert line.changes["custom_memory"] == [None, "64.00"]


def test_an_attribute_of_another_class_is_refused(keeper: Person) -> None:
    with pytest.raises(Invalid) as refusal:
        a("server", keeper, custom_toner_left="3")

    assert refusal.value.fields == {"custom_toner_left": "There is no such field here."}
    assert not ConfigurationItem.objects.exists()
    assert not Version.objects.exists()


def test_no_two_have_the_same_serial_number(keeper: Person) -> None:
    a("server", keeper, custom_serial_number="SN1")

    with pytest.raises(Invalid) as refusal:
        a("laptop", keeper, custom_serial_number="SN1")

    assert refusal.value.fields == {
        "custom_serial_number": "Another record has this value, and no two may."
    }
    assert ConfigurationItem.objects.count() == 1


def test_a_laptop_is_planned_bought_stored_handed_out_and_scrapped(keeper: Person) -> None:
    act, user = by(keeper), a_caller()
    laptop = actions.foresee(act, name="Laptop 7", configuration_class=of("laptop"))

    for verb in (actions.order, actions.receive, actions.put_in_stock):
        verb(laptop, act)
    actions.put_into_production(laptop, act)
    actions.give_to(laptop, act, user=user)
    actions.retire(laptop, act)
    actions.dispose(laptop, act)

    assert (laptop.state, laptop.user_id) == (State.DISPOSED, None)
    assert laptop.organisation_id == user.organisation_id
    assert list(Version.objects.order_by("pk").values_list("content__state", flat=True)) == [
        "planned",
        "ordered",
        "received",
        "in_stock",
        "in_production",
        "in_production",
        "retired",
        "disposed",
    ]


def test_what_one_cannot_touch_is_never_ordered(keeper: Person) -> None:
    machine = actions.foresee(by(keeper), name="vm1", configuration_class=of("virtual_machine"))
    lines = Entry.objects.count()

    with pytest.raises(RuleBroken, match="it is never ordered"):
        actions.order(machine, by(keeper))
    with pytest.raises(WrongState):
        actions.dispose(machine, by(keeper))

    assert machine.state == State.PLANNED
    assert (Entry.objects.count(), Version.objects.count()) == (lines, 1)


def test_nothing_is_of_a_class_that_is_too_general(keeper: Person) -> None:
    with pytest.raises(Invalid, match="too general"):
        a("computer", keeper)


def test_who_is_not_responsible_registers_nothing(keeper: Person) -> None:
    with pytest.raises(NotAllowed):
        actions.register(by(a_person()), name="x", configuration_class=of("server"))

    assert not ConfigurationItem.objects.exists()


def test_a_relation_begins_and_ends_and_both_are_remembered(keeper: Person) -> None:
    service, server = a("business_service", keeper), a("server", keeper)
    needs = way("depends_on")
    actions.relate(service, by(keeper, TUESDAY), relation_type=needs, target=server)
    actions.unrelate(service, by(keeper, WEDNESDAY), relation_type=needs, target=server)

    edge = relations.Edge(service.pk, needs.pk, server.pk, "", None, None)
    noon = TUESDAY + timedelta(hours=3)
    assert relations.edges() == []
    assert as_of.relations(as_of.Moment(noon, noon)) == [edge]
    assert as_of.relations(as_of.Moment(noon, WEDNESDAY)) == [edge]
    assert as_of.relations(as_of.Moment(WEDNESDAY, WEDNESDAY)) == []
    assert as_of.relations(as_of.Moment(MONDAY, WEDNESDAY)) == []


def test_a_relation_needs_a_rule(keeper: Person) -> None:
    service, contract = a("business_service", keeper), a("contract", keeper)

    with pytest.raises(Invalid, match="There is no rule by which “Contract” runs on “Business"):
        actions.relate(contract, by(keeper), relation_type=way("runs_on"), target=service)

    assert relations.edges() == []


def test_a_thing_stands_in_one_place_at_most(keeper: Person) -> None:
    server, first, second = a("server", keeper), a("rack", keeper), a("rack", keeper)
    place = way("is_located_in")
    actions.relate(server, by(keeper), relation_type=place, target=first)

    with pytest.raises(Invalid, match="1 already, and that is the most"):
        actions.relate(server, by(keeper), relation_type=place, target=second)
    with pytest.raises(Invalid, match="related in this way already"):
        actions.relate(server, by(keeper), relation_type=place, target=first)

    assert [each.target for each in relations.edges()] == [first.pk]


def test_a_correction_changes_the_past_and_keeps_what_was_believed(keeper: Person) -> None:
    server = a("server", keeper, name="db1", custom_memory="32")
    actions.describe(server, by(keeper, TUESDAY), name="db2")
    corrected = WEDNESDAY + timedelta(hours=1)
    actions.correct(
        server, by(keeper, corrected), field="memory", value="64", since=MONDAY, until=WEDNESDAY
    )

    def memory(valid: object, recorded: object) -> object:
        found = as_of.item(server.pk, as_of.Moment(valid, recorded))  # type: ignore[arg-type]
        return found and (found.content["name"], found.content["custom"]["memory"])

    assert memory(MONDAY, WEDNESDAY) == ("db1", "32.00")
    assert memory(MONDAY, corrected) == ("db1", "64.00")
    assert memory(TUESDAY, corrected) == ("db2", "64.00")
    assert memory(WEDNESDAY, corrected) == ("db2", "32.00")
    assert server.attributes == {"memory": "32.00"}


def test_a_correction_up_to_this_day_changes_the_item_too(keeper: Person) -> None:
    server = a("server", keeper, name="db1")

    actions.correct(server, by(keeper, WEDNESDAY), field="name", value="db9", since=TUESDAY)

    assert server.name == "db9"
    found = as_of.item(server.pk, as_of.Moment(TUESDAY, WEDNESDAY))
    assert found
    assert found.content["name"] == "db9"
    assert as_of.item(server.pk, as_of.Moment(TUESDAY, TUESDAY)).content["name"] == "db1"  # type: ignore[union-attr]
