"""What the bench is measured on is what the verbs would have left."""

from typing import Any

import pytest
from django.db import transaction

from armillary.assurance.configuration import first_rows
from armillary.assurance.configuration.models import ConfigurationItem, Relation, Version
from armillary.assurance.configuration.queries import relations
from armillary.fittings.chronicle import Chronicle, Enactor, Keys, OneByOne, write
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from armillary.reference.roles import Role
from bench.estate import HUB, Estate
from tests.makers import MONDAY, a_person, by, the_robot

pytestmark = pytest.mark.django_db
SIZE = 30


def test_the_estate_is_left_alike_by_verbs_and_by_the_fast_path() -> None:
    the_robot()
    first_rows.install(MONDAY)
    keeper = a_person(Role.CONFIGURATION_MANAGER)
    with transaction.atomic():
        fill(OneByOne(), keeper)
        one_by_one = left()
        transaction.set_rollback(True)
    chronicle = Chronicle(Keys(at_once=7))

    with relations.gathered():
        fill(chronicle, keeper)
        write(by(keeper), [chronicle.hand_over()])

    assert left() == one_by_one
    assert [len(each) for each in one_by_one] == [SIZE, SIZE, 3 * (SIZE - 3), SIZE + 3 * (SIZE - 3)]
    assert HUB in {name for name, *_ in one_by_one[0]}


def fill(history: Enactor, keeper: Person) -> None:
    estate = Estate(SIZE, by(keeper), history)
    for _ in range(SIZE):
        estate.add()


def left() -> list[list[Any]]:
    """Items, versions, relations and lines, by names, because keys go on.

    Not the numbers of versions: a thing that is related at once is written once, as of the last.
    """
    items = ConfigurationItem.objects.values_list(
        *("name", "state", "version", "configuration_class", "family", "custom", "created_at"),
        *("updated_at", "organisation", "last_seen_at", "criticality"),
    )
    versions = Version.objects.values_list(
        *("content__name", "content__state", "valid_from", "valid_to", "organisation")
    )
    held = Relation.objects.values_list(
        *("source__name", "relation_type", "target__name", "group", "needed", "share"),
        *("provenance", "confidence", "valid_from", "valid_to", "recorded_from", "recorded_to"),
    )
    lines = Entry.objects.filter(record_type="configuration-items").values_list(
        *("verb", "at", "actor", "door", "activity", "state_before", "state_after", "version"),
        *("text", "audience"),
    )
    return [sorted(each, key=str) for each in (items, versions, held, lines)]
