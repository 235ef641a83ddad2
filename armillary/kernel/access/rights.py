"""Persons with all that their rights follow from, read together: by one query, however many."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec
from django.db import connection

from armillary.kernel.lifecycle import rows
from armillary.people.models import Person
from armillary.people.vocabulary import OrganisationState, PersonState

RIGHTS = """
    array(select role from people_rolegrant where person_id = p.id),
    array(
        select distinct duty.activity
        from people_responsibility duty join people_rolegrant held on held.role = duty.role
        where held.person_id = p.id and duty.letter = 'R' and duty.state = 'in_force'
    ),
    array(select team_id from people_membership where person_id = p.id),
    o.kind = 'provider'
"""
"""Roles, duties, teams, and whether the person works for the provider: of p, who belongs to o."""


def person_with(rights: Iterable[Any], values: Iterable[Any]) -> Person:
    """The person whose columns these are, who remembers these rights."""
    names = [column.attname for column in rows.columns(Person)]
    roles, duties, teams, is_staff = rights
    person = Person.from_db(connection.alias, names, list(values))
    person.custom = msgspec.json.decode(vars(person)["custom"])
    return person.remember(roles=roles, responsible_for=duties, team_ids=teams, is_staff=is_staff)


def active(keys: Iterable[int]) -> dict[int, Person]:
    """Those of these persons who may come in, by key."""
    with connection.cursor() as cursor:
        cursor.execute(_query(), (sorted(set(keys)),))
        found = cursor.fetchall()
    people = (person_with(rights, values) for *rights, values in map(_parted, found))
    return {person.pk: person for person in people}


def _parted(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*row[:4], row[4:])


def person_columns() -> str:
    """What is selected of p, in the order in which `person_with` takes it."""
    return ", ".join(f"p.{connection.ops.quote_name(str(c.column))}" for c in rows.columns(Person))


@cache
def _query() -> str:
    return f"""
        select {RIGHTS}, {person_columns()}
        from people_person p join people_organisation o on o.id = p.organisation_id
        where p.id = any(%s) and p.state = '{PersonState.ACTIVE.value}'
            and o.state = '{OrganisationState.ACTIVE.value}'
    """  # noqa: S608
