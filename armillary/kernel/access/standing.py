"""Standing before the database as a person: whose rows may be seen until the transaction ends."""

from django.db import connection

from armillary.kernel import custom
from armillary.people.models import Person

_STAND = """
select set_config('armillary.actor', %s, true), set_config('armillary.organisations', %s, true),
    {generation}
"""
ALL_ORGANISATIONS = "*"


def stand_as(person: Person) -> None:
    """Tell row-level security who acts. For jobs, imports and the command line.

    Requests do not need it: the query that signs them in has said so already.
    """
    rows = ALL_ORGANISATIONS if person.is_staff else f"{{{person.organisation_id}}}"
    with connection.cursor() as cursor:
        cursor.execute(_STAND.format(generation=custom.source().generation), (str(person.pk), rows))
        generation = cursor.fetchone()[2]
    custom.stand_at(generation)
