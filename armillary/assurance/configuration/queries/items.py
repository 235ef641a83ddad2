"""What can be asked about items and their classes as they are now."""

from typing import NamedTuple

from django.db import connection
from django.db.models import Q, QuerySet

from armillary.assurance.configuration.models import (
    Attribute,
    ConfigurationClass,
    ConfigurationItem,
)
from armillary.assurance.configuration.vocabulary import Family, Standing
from armillary.kernel.access.visibility import EVERYTHING, staff_or_own
from armillary.people.models import Person


def seen(actor: Person) -> Q:
    """The provider's people see all; others what they have or own, and the services of their own
    organisation; its representative all that belongs to it."""
    if actor.is_staff:
        return EVERYTHING
    services = Q(family=Family.SERVICE, organisation=actor.organisation_id)
    return staff_or_own("user", "owner")(actor) | services


def active_below(of: ConfigurationClass) -> bool:
    """Whether there are active classes right below this one."""
    return ConfigurationClass.objects.filter(parent=of.pk, state=Standing.ACTIVE).exists()


def are_of(of: ConfigurationClass) -> bool:
    """Whether there are items of this very class."""
    return ConfigurationItem.objects.filter(configuration_class=of.pk).exists()


def attributes() -> QuerySet[Attribute]:
    """All that things are described by, the oldest first."""
    found: QuerySet[Attribute] = Attribute.objects.order_by("pk")
    return found


class Homonym(NamedTuple):
    """Another attribute of the same name: of which class, and what its values look like."""

    of_class: int
    label: str
    kind: str
    unit: str
    choices: str


def homonyms(name: str, *, but: int | None) -> list[Homonym]:
    """The other attributes of this name."""
    with connection.cursor() as cursor:
        cursor.execute(_HOMONYMS, (name, but or 0))
        return [Homonym(*row) for row in cursor.fetchall()]


_HOMONYMS = """
select c.id, c.label, a.kind, a.unit, a.choices
from configuration_attribute a join configuration_configurationclass c on c.id = a.of_class_id
where a.name = %s and a.id <> %s order by a.id
"""
