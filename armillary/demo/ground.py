"""Where the demo stands in the database: its moment and the keys of its people, teams and past."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Self

from django.db import connection

from armillary.demo.plan.world import SEED, Size, World, world
from armillary.records.models import Record


@dataclass(frozen=True, slots=True)
class Ground:
    """Enough to tell the same plan again, and to find what was made of it.

    People, teams and the incidents of the past have keys in one run each, in the order of the
    plan: so whoever goes on knows them, whatever has been renamed meanwhile.
    """

    now: str
    size: str
    people: int
    teams: int
    incidents: int
    seed: int = SEED

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Self:
        return cls(**told)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def world(self) -> World:
        return world(datetime.fromisoformat(self.now), Size[self.size], self.seed)


def set_aside(model: type[Record], many: int) -> int:
    """The first of so many keys in a row that nobody else will get."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select min(key), max(key) from (select nextval(pg_get_serial_sequence(%s, 'id')) "
            "from generate_series(1, %s)) as taken (key)",
            (model._meta.db_table, many),
        )
        first, last = cursor.fetchone()
    if last - first + 1 != many:
        raise RuntimeError("Somebody else is making records: load the demo into a quiet house.")
    return int(first)
