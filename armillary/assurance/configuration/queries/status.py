"""Status accounting: how many things of each class stood in which state, at any moment."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from armillary.assurance.configuration.queries import as_of
from armillary.assurance.configuration.vocabulary import UNENDED
from armillary.fittings.past import Moment


class Standing(NamedTuple):
    """How many things of a class are in a state."""

    family: str
    configuration_class: int
    state: str
    items: int


def standing(moment: Moment | None) -> list[Standing]:
    """All of it, as it is or as it was."""
    with connection.cursor() as cursor:
        if moment is None:
            cursor.execute(_STATUS.format(things="configuration_configurationitem"))
        else:
            piece = as_of.rows(moment)
            cursor.execute(_STATUS.format(things=f"({piece.text})"), piece.bound)
        return [Standing(*row) for row in cursor.fetchall()]


def horizon(name: str, today: date) -> Mapping[str, int]:
    """When the support of things that are there ends: over, and by month for two years."""
    values: dict[str, Any] = {"name": name, "today": today, "unended": [*UNENDED]}
    with connection.cursor() as cursor:
        cursor.execute(_HORIZON, values)
        return dict(cursor.fetchall())


_STATUS = """
select i.family, i.configuration_class_id, i.state, count(*) from {things} i
group by 1, 2, 3 order by 1, 2, 3
"""
_HORIZON = """
select case when day < %(today)s then 'over' else to_char(day, 'YYYY-MM') end as month, count(*)
from (
    select (i.custom ->> %(name)s)::date as day from configuration_configurationitem i
    where i.state = any(%(unended)s)
        and i.custom ->> %(name)s ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
) ends
where day < %(today)s::date + 730
group by 1 order by (min(day) < %(today)s) desc, 1
"""
