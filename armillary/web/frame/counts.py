"""How much waits for a person, counted on every page: one prepared statement for all of it."""

from dataclasses import dataclass

from django.db import connection

from armillary.fittings.approvals.queries.approvals import WAITING
from armillary.fittings.notifications.queries import UNREAD, still_seen
from armillary.people.models import Person

_COUNTS = f"select ({UNREAD}), ({WAITING})"


@dataclass(frozen=True, slots=True)
class Counts:
    """News that is unread, and approvals that wait; each counted to one more than is shown."""

    unread: int
    approvals: int


def counts_of(person: Person) -> Counts:
    """What waits for this person now."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, (person.pk, person.pk, person.pk))
        unread, approvals = cursor.fetchone()
    return Counts(still_seen(person, unread), approvals)
