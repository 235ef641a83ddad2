"""Which item stands for one that was merged, however often that happened since."""

from collections.abc import Collection

from django.db import connection

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries.as_of import Moment
from armillary.assurance.configuration.queries.told import Told, told
from armillary.assurance.configuration.vocabulary import State
from armillary.kernel.listing.sql import listed
from armillary.people.models import Person
from armillary.records.models import numbered

MERGED = State.MERGED.value


def survivors(keys: Collection[int], moment: Moment | None = None) -> dict[int, int]:
    """The survivors of those of these items that are, or were at the moment, merged."""
    went: dict[int, int] = {}
    near = set(keys)
    while near:
        steps = _into(near, moment)
        went |= steps
        near = set(steps.values()) - went.keys()
    return {key: _last(key, went) for key in keys if key in went}


def instead(
    asked: Collection[int], seen: dict[int, Told], actor: Person, moment: Moment | None = None
) -> dict[int, Told]:
    """What stands for those that were asked for and are merged, as far as the actor sees it.

    Nothing is asked where none of them is.
    """
    merged = [key for key in asked if key in seen and seen[key].state == MERGED]
    if not merged:
        return {}
    found = survivors(merged, moment)
    there = told(found.values(), actor, moment)
    return {key: there[last] for key, last in found.items() if last in there}


def note(key: int, survivor: Told) -> str:
    """What happened to an item that was asked for, for people."""
    gone = numbered(ConfigurationItem.prefix, key)
    return f"{gone} was merged into {survivor.number} {survivor.name}, which stands for both."


def _last(key: int, went: dict[int, int]) -> int:
    while key in went:
        key = went[key]
    return key


def _into(keys: Collection[int], moment: Moment | None) -> dict[int, int]:
    bound = {"keys": listed(keys), **(moment._asdict() if moment else {})}
    with connection.cursor() as cursor:
        cursor.execute(_THEN if moment else _NOW, bound)
        return dict(cursor.fetchall())


_NOW = """
select id, merged_into_id from configuration_configurationitem
where id = any ((select %(keys)s::bigint[])::bigint[]) and merged_into_id is not null
"""
_THEN = """
select key, into_it from (
    select distinct on (ci_id) ci_id as key, (content ->> 'merged_into_id')::bigint as into_it
    from configuration_version
    where ci_id = any ((select %(keys)s::bigint[])::bigint[]) and recorded_at <= %(recorded)s
        and valid_from <= %(valid)s and (valid_to is null or valid_to > %(valid)s)
    order by ci_id, id desc
) was where into_it is not null
"""
