"""Items as rows that tell of them: by key, as they are now or were at a moment, as far as seen."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.db import connection

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries.as_of import Moment
from armillary.assurance.configuration.vocabulary import ENDED
from armillary.kernel.listing import sql
from armillary.kernel.listing.sql import Piece
from armillary.people.models import Person
from armillary.records.models import numbered

GONE = frozenset((*(state.value for state in ENDED), ""))


class Told(NamedTuple):
    """What a row tells of an item; an item that there was not at the moment has no state."""

    key: int
    name: str
    class_key: int
    family: str
    state: str
    criticality: int | None
    missing: bool
    quarantined: bool

    @property
    def number(self) -> str:
        """Its number, "CI-000042"."""
        return numbered(ConfigurationItem.prefix, self.key)


def numbers(keys: Iterable[int]) -> dict[int, str]:
    """The numbers of the items of these keys, by key."""
    head = f"{ConfigurationItem.prefix}-"
    return {key: head + str(key).zfill(6) for key in keys}


def told(keys: Collection[int], actor: Person, moment: Moment | None = None) -> dict[int, Told]:
    """Those of these items that the actor may see."""
    here = sql.has_key(ConfigurationItem, keys)
    where = sql.both((sql.seen(ConfigurationItem, actor), here))
    found = {row[0]: Told._make(row) for row in sql.fetch(sql.select(_COLUMNS, _SOURCE, where))}
    return _as_of(found, moment) if moment else found


def _as_of(found: dict[int, Told], moment: Moment) -> dict[int, Told]:
    with connection.cursor() as cursor:
        cursor.execute(_WAS, {**moment._asdict(), "keys": sql.listed(found)})
        was = {row[0]: Told._make(row) for row in cursor.fetchall()}
    return {key: was.get(key) or each._replace(state="") for key, each in found.items()}


_TABLE = "configuration_configurationitem"
_SOURCE = Piece(_TABLE)
_COLUMNS = tuple(
    f"{_TABLE}.{name}"
    for name in (
        *("id", "name", "configuration_class_id", "family", "state"),
        *("criticality", "missing", "quarantined"),
    )
)
_WAS = """
select key, content ->> 'name', (content ->> 'configuration_class_id')::bigint,
    content ->> 'family', content ->> 'state', (content ->> 'criticality')::int,
    coalesce((content ->> 'missing')::boolean, false),
    coalesce((content ->> 'quarantined')::boolean, false)
from (
    select distinct on (ci_id) ci_id as key, content
    from configuration_version
    where ci_id = any ((select %(keys)s::bigint[])::bigint[]) and recorded_at <= %(recorded)s
        and valid_from <= %(valid)s and (valid_to is null or valid_to > %(valid)s)
    order by ci_id, id desc
) was
where content is not null
"""
