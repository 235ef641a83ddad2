"""What holds a network together: things and hops without which it would fall apart."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection

from armillary.assurance.configuration.queries.as_of import Moment
from armillary.assurance.configuration.queries.told import GONE, Told, told
from armillary.engines.dependencies import Joints, joints
from armillary.people.models import Person

MOST_LINKS = 200_000


@dataclass(frozen=True, slots=True)
class Network:
    """Its joints, the things that are linked in it, and how many links there are."""

    joints: Joints
    things: dict[int, Told]
    links: int


def network(
    relation_types: Collection[int], actor: Person, moment: Moment | None = None, source: str = ""
) -> Network | None:
    """The things that these relations link, or those of them that a source has told of.

    As far as the actor sees both ends, without what is retired. None: there are too many links.
    """
    holds = _HELD if moment else _HOLDS
    bound = {
        "types": list(relation_types),
        "source": source,
        "most": MOST_LINKS + 1,
        **(moment._asdict() if moment else {}),
    }
    with connection.cursor() as cursor:
        cursor.execute(_LINKS.format(holds=holds), bound)
        rows: list[tuple[int, int]] = cursor.fetchall()
    if len(rows) > MOST_LINKS:
        return None
    found = told({end for row in rows for end in row}, actor, moment) if rows else {}
    there = {key: each for key, each in found.items() if each.state not in GONE}
    links = [row for row in rows if row[0] in there and row[1] in there]
    return Network(joints(links), there, len(links))


_HOLDS = "recorded_to is null and valid_to is null"
_HELD = """valid_from <= %(valid)s and (valid_to is null or valid_to > %(valid)s)
    and recorded_from <= %(recorded)s and (recorded_to is null or recorded_to > %(recorded)s)"""
_LINKS = """
select source_id, target_id from configuration_relation
where relation_type_id = any (%(types)s::bigint[]) and {holds}
    and (%(source)s = '' or provenance = %(source)s)
order by source_id, target_id, id limit %(most)s
"""
