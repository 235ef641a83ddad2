"""What hangs together with one item, in both directions, now or at a moment of the past."""

from datetime import datetime
from typing import NamedTuple

from django.db import connection

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.vocabulary import UNENDED
from armillary.fittings.past import Moment
from armillary.kernel.access.visibility import visible
from armillary.people.models import Person

MOST = 400


class Neighbour(NamedTuple):
    """The other end of a relation; `outgoing` when it starts at the item that was asked about.

    `many`: how many relations there are of this type and direction, whether they are told or not.
    """

    relation_type: int
    outgoing: bool
    group: str
    needed: int | None
    share: float | None
    provenance: str
    since: datetime
    key: int
    name: str
    configuration_class: int
    state: str
    many: int


def neighbours(key: int, then: Moment | None = None) -> list[Neighbour]:
    """All of them, at most 400 of a type in each direction; by type, group and name."""
    holds, items = (_HELD, _WAS) if then else (_HOLDS, _ARE)
    bound = {"key": key, "most": MOST, **(then._asdict() if then else {})}
    with connection.cursor() as cursor:
        cursor.execute(_NEIGHBOURS.format(holds=holds, items=items), bound)
        return [Neighbour(*row) for row in cursor.fetchall()]


def in_use_by(person: Person, actor: Person) -> list[ConfigurationItem]:
    """What a person has and works with, as far as the actor may see it."""
    found = visible(ConfigurationItem, actor).filter(user=person.pk, state__in=UNENDED)
    return list(found.order_by("name", "pk")[:MOST])


_HOLDS = "r.recorded_to is null and r.valid_to is null"
_HELD = """
r.valid_from <= %(valid)s and (r.valid_to is null or r.valid_to > %(valid)s)
and r.recorded_from <= %(recorded)s and (r.recorded_to is null or r.recorded_to > %(recorded)s)
"""
_ARE = """
join configuration_configurationitem i on i.id = e.other
"""
_WAS = """
join lateral (
    select v.ci_id as id, v.content ->> 'name' as name, v.content ->> 'state' as state,
        (v.content ->> 'configuration_class_id')::bigint as configuration_class_id
    from configuration_version v
    where v.ci_id = e.other and v.recorded_at <= %(recorded)s and v.valid_from <= %(valid)s
        and (v.valid_to is null or v.valid_to > %(valid)s)
    order by v.id desc limit 1
) i on i.name is not null
"""
_NEIGHBOURS = """
with ends as (
    select r.*, true as outgoing, r.target_id as other, count(*) over of_type as many,
        row_number() over (of_type order by r.id) as place
    from configuration_relation r where r.source_id = %(key)s and {holds}
    window of_type as (partition by r.relation_type_id)
    union all
    select r.*, false, r.source_id, count(*) over of_type, row_number() over (of_type order by r.id)
    from configuration_relation r where r.target_id = %(key)s and {holds}
    window of_type as (partition by r.relation_type_id)
)
select e.relation_type_id, e.outgoing, e."group", e.needed, e.share, e.provenance, e.valid_from,
    i.id, i.name, i.configuration_class_id, i.state, e.many
from ends e {items}
where e.place <= %(most)s
order by e.outgoing desc, e.relation_type_id, e."group", i.name, i.id
"""
