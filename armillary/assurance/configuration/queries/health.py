"""How healthy the CMDB is, by family: what was measured, beside what can be counted from here."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from armillary.assurance.configuration.queries.findings import needs
from armillary.assurance.configuration.vocabulary import IN_USE, STANDING_OUT, Finding


class Form(NamedTuple):
    """The form of a family: how many things are in use, how fresh, how complete, how correct."""

    family: str
    items: int
    owned: int
    freshness: float
    required: int
    required_filled: int
    recommended: int
    recommended_filled: int
    wrong: Mapping[str, int]

    @property
    def completeness(self) -> float | None:
        """60 parts what is required, 40 what is recommended; what nobody asks for counts as whole.

        None where the classes ask for nothing at all.
        """
        if not self.required + self.recommended:
            return None
        required = self.required_filled / self.required if self.required else 1.0
        recommended = self.recommended_filled / self.recommended if self.recommended else 1.0
        return 0.6 * required + 0.4 * recommended

    @property
    def correctness(self) -> float:
        """The share of things of which no rule says orphan, stale or duplicate: at least this."""
        kinds = (Finding.ORPHAN, Finding.STALE, Finding.DUPLICATE)
        return max(0.0, 1 - sum(self.wrong.get(kind, 0) for kind in kinds) / self.items)


def forms(now: datetime) -> list[Form]:
    """The form of each family that has things in use. Three statements, whatever their number."""
    wrong: dict[str, dict[str, int]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(_WRONG, {"standing": [*STANDING_OUT]})
        for family, kind, count in cursor.fetchall():
            wrong[family][kind] = count
        filled = {
            kind: _filled(kind) for kind in (Finding.LACKS_REQUIRED, Finding.LACKS_RECOMMENDED)
        }
        cursor.execute(_ITEMS, {"in_use": [*IN_USE], "now": now})
        rows = cursor.fetchall()
    return [
        Form._make(
            [
                *row,
                *filled[Finding.LACKS_REQUIRED].get(row[0], (0, 0)),
                *filled[Finding.LACKS_RECOMMENDED].get(row[0], (0, 0)),
                wrong[row[0]],
            ]
        )
        for row in rows
    ]


def strangers_by_source() -> list[tuple[str, int]]:
    """How many things each source sees that no item is, most first."""
    with connection.cursor() as cursor:
        cursor.execute(_STRANGERS, {"standing": [*STANDING_OUT], "unknown": Finding.UNKNOWN.value})
        return [(source, count) for source, count in cursor.fetchall()]


def _filled(kind: Finding) -> Mapping[str, tuple[int, int]]:
    """By family, how many values are asked for and how many of those are there."""
    with connection.cursor() as cursor:
        cursor.execute(_FILLED, {**needs(kind), "in_use": [*IN_USE]})
        return {family: (asked, there) for family, asked, there in cursor.fetchall()}


_ITEMS = """
select i.family, count(*), count(i.owner_id), avg(least(1.0, power(2.0::float8,
    -extract(epoch from %(now)s - greatest(i.last_seen_at, i.updated_at)) / 86400.0
    / c.half_life_days)))::float8
from configuration_configurationitem i
join configuration_configurationclass c on c.id = i.configuration_class_id
where i.state = any(%(in_use)s) group by i.family order by i.family
"""
_FILLED = """
select i.family, count(*), count(i.custom ->> n.name)
from configuration_configurationitem i
join unnest(%(classes)s::bigint[], %(names)s::text[]) n (class, name)
    on n.class = i.configuration_class_id
where i.state = any(%(in_use)s) group by i.family
"""
_WRONG = """
select family, kind, count(distinct item_id) from configuration_discrepancy
where state = any(%(standing)s) group by family, kind
"""
_STRANGERS = """
select source, count(*) from configuration_discrepancy
where kind = %(unknown)s and state = any(%(standing)s) group by source order by 2 desc, 1
"""
