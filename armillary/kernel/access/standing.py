"""Standing before the database as a person: whose rows may be seen until the transaction ends."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from armillary.kernel import by_heart
from armillary.people.models import Person

_STAND = f"""
select set_config('armillary.actor', %s, true), set_config('armillary.organisations', %s, true),
    {by_heart.NUMBER}
"""
_LOOK = "select set_config('armillary.organisations', %s, true)"
ALL_ORGANISATIONS = "*"


def stand_as(person: Person) -> None:
    """Tell row-level security who acts. For jobs, imports and the command line.

    Requests do not need it: the query that signs them in has said so already.
    """
    rows = ALL_ORGANISATIONS if person.is_staff else f"{{{person.organisation_id}}}"
    with connection.cursor() as cursor:
        cursor.execute(_STAND, (str(person.pk), rows))
        number = cursor.fetchone()[2]
    by_heart.stand_at(number)


@contextmanager
def before_all_rows() -> Iterator[None]:
    """See the rows of every organisation: for what is read once and remembered for everybody.

    What is remembered must not be shown as it is. An error takes the sight back with the savepoint.
    """
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('armillary.organisations', true)")
        [before] = cursor.fetchone()
        cursor.execute(_LOOK, (ALL_ORGANISATIONS,))
        yield
        cursor.execute(_LOOK, (before or "",))
