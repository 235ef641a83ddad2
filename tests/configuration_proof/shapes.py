"""Graphs in shapes that punish whoever walks every path, written in a few statements."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from django.db import connection

from armillary.assurance.configuration.models import ConfigurationItem, Relation
from armillary.assurance.configuration.tests.makers import a, way
from armillary.kernel.lifecycle.enacting import transaction_of
from armillary.people.models import Person
from tests.makers import MONDAY, by

_COPY = """
insert into configuration_configurationitem ({columns})
select {columns} from configuration_configurationitem, generate_series(1, %s)
where id = %s returning id
"""
_NOT_COPIED = ("id", "search")


def servers(keeper: Person, many: int) -> list[int]:
    """So many servers; all but one are copies."""
    first = a("server", keeper)
    columns = ", ".join(
        str(connection.ops.quote_name(field.column or ""))
        for field in ConfigurationItem._meta.concrete_fields
        if field.name not in _NOT_COPIED
    )
    with transaction_of(by(keeper)), connection.cursor() as cursor:
        cursor.execute(_COPY.format(columns=columns), (many - 1, first.pk))
        return [first.pk, *(row[0] for row in cursor.fetchall())]


def needs(pairs: Iterable[tuple[int, int]]) -> None:
    """The first of each pair depends on the second."""
    kind = way("depends_on").pk
    Relation.objects.bulk_create(
        Relation(
            source_id=dependent,
            relation_type_id=kind,
            target_id=needed,
            valid_from=MONDAY,
            recorded_from=MONDAY,
        )
        for dependent, needed in pairs
    )


def chain(keys: Sequence[int]) -> list[tuple[int, int]]:
    """Each needs the next one."""
    return list(pairwise(keys))


def diamonds(keys: Sequence[int]) -> list[tuple[int, int]]:
    """Of three keys each: the first needs two, which need the next first one."""
    return [
        pair
        for at in range(0, len(keys) - 3, 3)
        for pair in (
            (keys[at], keys[at + 1]),
            (keys[at], keys[at + 2]),
            (keys[at + 1], keys[at + 3]),
            (keys[at + 2], keys[at + 3]),
        )
    ]
