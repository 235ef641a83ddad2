"""The web role as an intruder would use it: bare SQL, nothing said or something said before."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from armillary.kernel.access.standing import stand_as
from armillary.people.models import Person


def ask(question: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values or None)
        return cursor.fetchall() if cursor.description else []


@contextmanager
def standing(person: Person | None) -> Iterator[None]:
    """As this person; as nobody at all for None. What was done is undone."""
    with transaction.atomic():
        ask("select set_config('armillary.organisations', '', true)")
        if person is not None:
            stand_as(person)
        yield
        transaction.set_rollback(True)


@contextmanager
def acting() -> Iterator[None]:
    """With an act, as the verbs have one."""
    ask("select set_config('armillary.act', 'trial', true)")
    yield
    ask("select set_config('armillary.act', '', true)")
