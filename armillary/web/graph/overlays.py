"""What can be laid over a graph besides what the items say themselves."""

from collections import Counter
from collections.abc import Collection, Mapping

from django.db.models import Q

from armillary.kernel.access.visibility import visible
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import OPEN
from armillary.people.models import Person


def open_incidents(keys: Collection[int], actor: Person) -> Mapping[int, int]:
    """How many open incidents that the actor may see are about each of these items."""
    about = Q(affected_item__in=keys) | Q(service__in=keys)
    found = visible(Incident, actor).filter(about, state__in=OPEN)
    pairs = found.values_list("affected_item", "service")
    return Counter(key for pair in pairs for key in set(pair) if key in keys)
