"""Classes, attributes and ways of relating as data: administrators change them, items follow."""

import pytest

from armillary.assurance.configuration import actions, foresight
from armillary.assurance.configuration.actions import attributes, classes, relation_types
from armillary.assurance.configuration.models import (
    Attribute,
    ConfigurationClass,
    ConfigurationItem,
    RelationRule,
)
from armillary.assurance.configuration.tests.makers import a, of, way
from armillary.assurance.configuration.vocabulary import Falls, Need, Rule, Standing
from armillary.fittings.custom_fields.vocabulary import Kind
from armillary.kernel.access.standing import stand_as
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken
from armillary.people.models import Person
from tests.makers import an_administrator, an_agent, by, signed_in_client


def test_a_new_class_has_what_those_above_it_have(keeper: Person) -> None:
    blade = classes.define(by(keeper), label="Blade server", parent=of("server"))
    stand_as(keeper)

    made = a("blade_server", keeper, custom_serial_number="SN1", custom_memory=64)

    assert (blade.family, blade.life, blade.name) == ("compute", "physical", "blade_server")
    assert made.attributes == {"serial_number": "SN1", "memory": "64.00"}
    rack = a("rack", keeper)
    actions.relate(made, by(keeper), relation_type=way("is_located_in"), target=rack)


def test_a_new_attribute_is_asked_for_at_once_and_below(keeper: Person) -> None:
    old = a("server", keeper)
    made = attributes.define(
        by(keeper),
        of_class=of("server"),
        label="Rail kit",
        kind=Kind.CHOICE,
        choices="short\nlong",
        need=Need.REQUIRED,
    )
    stand_as(keeper)

    with pytest.raises(Invalid) as refusal:
        a("server", keeper)
    with pytest.raises(Invalid):
        a("server", keeper, custom_rail_kit="broad")
    new = a("server", keeper, custom_rail_kit="long")
    actions.describe(old, by(keeper), name="still without")

    assert refusal.value.fields == {"custom_rail_kit": "This is needed."}
    assert new.attributes == {"rail_kit": "long"}
    attributes.retire(made, by(keeper))
    stand_as(keeper)
    assert a("server", keeper).attributes == {}


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"label": "Memory", "kind": Kind.TEXT}, "kind"),
        ({"label": "Memory", "kind": Kind.DECIMAL, "unit": "MB"}, "unit"),
        ({"label": "X", "kind": Kind.TEXT, "unit": "kg"}, "unit"),
        ({"label": "X", "kind": Kind.CHOICE, "choices": ""}, "choices"),
        ({"label": "X", "kind": Kind.INTEGER, "minimum": "5", "maximum": "2"}, "maximum"),
        ({"label": "X", "kind": Kind.RECORD}, "kind"),
        ({"label": "X", "kind": Kind.TEXT, "name": "9x"}, "name"),
        ({"label": "X", "kind": Kind.BOOLEAN, "is_unique": True}, "is_unique"),
    ],
)
def test_an_attribute_that_makes_no_sense_is_refused(
    given: dict[str, object], field: str, keeper: Person
) -> None:
    before = Attribute.objects.count()

    with pytest.raises(Invalid) as refusal:
        attributes.define(by(keeper), of_class=of("site"), **given)  # type: ignore[arg-type]

    assert field in refusal.value.fields
    assert Attribute.objects.count() == before


def test_a_class_goes_after_what_is_of_it(keeper: Person) -> None:
    a("server", keeper)

    with pytest.raises(RuleBroken, match="There are items of this class"):
        classes.retire(of("server"), by(keeper))
    with pytest.raises(RuleBroken, match="active classes below"):
        classes.retire(of("computer"), by(keeper))
    classes.retire(of("tablet"), by(keeper))

    assert of("tablet").state == Standing.RETIRED
    with pytest.raises(Invalid, match="is retired"):
        a("tablet", keeper)


def test_an_agent_changes_no_class(keeper: Person) -> None:
    before = ConfigurationClass.objects.count()

    with pytest.raises(NotAllowed):
        classes.define(by(an_agent()), label="Mine", parent=of("server"))

    assert ConfigurationClass.objects.count() == before


def test_a_way_of_relating_is_named_permitted_and_forbidden(keeper: Person) -> None:
    act = by(an_administrator())
    made = relation_types.define(
        act, forward="steers", backward="is steered by", falls=Falls.TARGET, rule=Rule.ANY
    )
    rule = relation_types.permit(
        act, relation_type=made, from_class=of("server"), to_class=of("facility")
    )
    server, rack, site = a("server", keeper), a("rack", keeper), a("site", keeper)
    actions.relate(server, by(keeper), relation_type=made, target=rack)

    told = foresight.of_forbidding(rule, act, {})
    relation_types.forbid(rule, act)
    stand_as(keeper)

    assert told.startswith("Joined by this rule: 1 relations.")
    with pytest.raises(Invalid, match="There is no rule"):
        actions.relate(server, by(keeper), relation_type=made, target=site)
    with pytest.raises(Invalid, match="only there"):
        relation_types.define(act, forward="x", backward="y", falls=Falls.NEITHER, rule=Rule.ANY)
    assert RelationRule.objects.get(pk=rule.pk).state == Standing.RETIRED


def test_the_forms_tell_how_much_would_be_touched(keeper: Person) -> None:
    a("server", keeper, custom_memory=8)
    a("server", keeper)
    memory = Attribute.objects.get(name="memory", of_class=of("computer"))
    form = signed_in_client(keeper).get(f"/attributes/{memory.number}/retire").content.decode()

    assert "With a value: 1 item." in form
    said = {"of_class": of("server").number, "need": "required"}
    assert foresight.of_defining_attribute(None, by(keeper), said).startswith(
        "There already: 2 items of this class and below."
    )
    assert "inherits" in foresight.of_defining_class(
        None, by(keeper), {"parent": of("server").number}
    )


def test_another_class_hides_what_it_has_not_and_keeps_it(keeper: Person) -> None:
    server, rack = a("server", keeper, custom_serial_number="SN1"), a("rack", keeper)
    actions.relate(server, by(keeper), relation_type=way("is_located_in"), target=rack)

    actions.classify(server, by(keeper), configuration_class=of("hypervisor"))
    assert server.attributes == {"serial_number": "SN1"}
    with pytest.raises(Invalid, match="end this relation first"):
        actions.classify(server, by(keeper), configuration_class=of("business_service"))

    assert ConfigurationItem.objects.get(pk=server.pk).configuration_class == of("hypervisor")
