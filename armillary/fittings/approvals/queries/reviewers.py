"""Who looks at a broken glass afterwards."""

from collections.abc import Collection, Sequence

from armillary.kernel.access import rights
from armillary.people.models import Person, RoleGrant


def reviewer_for(parties: Collection[int], roles: Sequence[str]) -> Person | None:
    """Somebody of these roles, the first one first, who had no part in it; None: nobody is left."""
    for role in roles:
        keys = RoleGrant.objects.filter(role=role).exclude(person__in=list(parties))
        found = rights.active(keys.values_list("person", flat=True))
        staff = [person for _, person in sorted(found.items()) if person.is_staff]
        if staff:
            return staff[0]
    return None
