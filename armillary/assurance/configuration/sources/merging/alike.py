"""Which items may be the same thing as one: those of its name, or with what only one may have."""

from django.db.models import Q
from django.db.models.functions import Lower

from armillary.assurance.configuration.class_fields import unique_keys
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.vocabulary import UNENDED
from armillary.kernel.access.visibility import visible
from armillary.people.models import Person

MOST = 10


def alike(item: ConfigurationItem, actor: Person) -> list[ConfigurationItem]:
    """At most ten of its family, in the order of their numbers."""
    same = Q(lowered=item.name.lower())
    for key in unique_keys() & item.custom.keys():
        same |= Q(custom__contains={key: item.custom[key]})
    found = visible(ConfigurationItem, actor).alias(lowered=Lower("name")).filter(same)
    found = found.filter(family=item.family, state__in=UNENDED).exclude(pk=item.pk)
    return list(found.order_by("pk")[:MOST])
