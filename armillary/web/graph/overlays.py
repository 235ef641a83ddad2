"""What can be laid over a graph besides what the items say themselves."""

from collections.abc import Collection, Mapping

from armillary.people.models import Person


def open_incidents(keys: Collection[int], actor: Person) -> Mapping[int, int]:
    """How many open incidents that the actor may see affect each of these items."""
    return {}
