"""What is written together is what the verbs leave, one act after the other."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.models import ConfigurationItem, Relation, Version
from armillary.assurance.configuration.queries import relations
from armillary.assurance.configuration.tests.makers import of, way
from armillary.fittings.chronicle import Chronicle, Enactor, Keys, OneByOne, write
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from tests.makers import MONDAY, by, the_robot

HOUR = timedelta(hours=1)


def story(enactor: Enactor, keeper: Person, hand_over: Callable[[], None]) -> None:
    """Two things come, hang together, and one of them goes."""
    said: dict[str, Any] = {"custom_serial_number": "SN1", "custom_memory": 64}
    server = enactor.create(
        actions.register, by(keeper), name="db1", configuration_class=of("server"), **said
    )
    rack = enactor.create(
        actions.register, by(keeper), name="R1", configuration_class=of("rack"), user=keeper
    )
    hand_over()
    place, power = way("is_located_in"), way("is_powered_by")
    later = by(keeper, MONDAY + HOUR)
    enactor.perform(actions.relate, server, later, relation_type=place, target=rack)
    enactor.perform(
        actions.relate, server, later, relation_type=power, target=rack, group="feeds", needed=1
    )
    enactor.perform(actions.retire, rack, by(keeper, MONDAY + 2 * HOUR), reason="Moved.")
    hand_over()


def left() -> dict[str, list[Any]]:
    """Everything that is there afterwards, by names, because keys go on."""
    items, held = ConfigurationItem.objects.order_by("name"), Relation.objects.all()
    lines = Entry.objects.filter(record_type="configuration-items").order_by("at", "verb", "pk")
    told = ("verb", "at", "actor", "activity", "state_before", "state_after", "version", "text")
    return {
        "items": list(
            items.values_list("name", "state", "version", "custom", "user", "updated_at")
        ),
        "versions": list(
            Version.objects.order_by("content__name", "pk").values_list(
                "content__name", "content__state", "content__custom", "valid_from", "number"
            )
        ),
        "relations": sorted(
            held.values_list(
                "source__name",
                "relation_type__name",
                "target__name",
                "group",
                "needed",
                "valid_from",
                "recorded_from",
            )
        ),
        "lines": list(lines.values_list(*told)),
    }


def test_a_story_leaves_the_same_both_ways(keeper: Person) -> None:
    with transaction.atomic():
        story(OneByOne(), keeper, lambda: None)
        one_by_one = left()
        transaction.set_rollback(True)
    chronicle = Chronicle(Keys(at_once=5))

    def hand_over() -> None:
        write(by(the_robot()), [chronicle.hand_over()])

    with relations.gathered():
        story(chronicle, keeper, hand_over)

    assert left() == one_by_one
    assert len(one_by_one["versions"]) == 3
