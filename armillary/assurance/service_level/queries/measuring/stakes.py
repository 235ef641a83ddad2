"""What is at stake: what one must expect to pay for each record, kept for the order of lists (N6).

Of every promise that runs it is the chance that it is broken times what is paid then; one that is
broken already costs nothing more. Chances grow by the minute, so a job reckons them anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

import msgspec
from django.db import connection

from armillary.assurance.service_level.models import Objective
from armillary.assurance.service_level.queries.measuring.risk import Risk, every_risk
from armillary.fittings.clocks import declared
from armillary.fittings.clocks.declared import Clocks
from armillary.kernel.registry import record_types

MOST = 50_000
"""So many clocks that are due soonest are looked at."""
CENT = Decimal("0.01")


def reckon_anew(clocks: Clocks, now: datetime) -> int:
    """Let each open record hold what is at stake; how many hold another amount now."""
    paid = [each.number for each in Objective.objects.filter(credit__gt=0).only("pk")]
    amounts: dict[int, Decimal] = defaultdict(Decimal)
    for risk in every_risk(clocks, now, objectives=paid, most=MOST) if paid else ():
        if risk.expected is not None:
            amounts[risk.key] += risk.expected
    return _keep(clocks, [(key, amount) for key, amount in amounts.items() if amount >= CENT])


def stakes(slug: str, keys: Iterable[int], now: datetime) -> Mapping[int, Sequence[Risk]]:
    """Of what the amounts of these records are made: each promise that runs and costs something."""
    clocks = declared.of_slug(slug)
    found: dict[int, list[Risk]] = defaultdict(list)
    for risk in every_risk(clocks, now, keys=keys) if clocks else ():
        if risk.expected and risk.due_at >= now:
            found[risk.key].append(risk)
    return found


def _keep(clocks: Clocks, amounts: Sequence[tuple[int, Decimal]]) -> int:
    """By one statement; of what did not change, nothing is written, and no version of it turns."""
    quote = connection.ops.quote_name
    states = record_types()[clocks.slug].open_states
    rows = [{"id": key, "amount": str(amount)} for key, amount in amounts]
    with connection.cursor() as cursor:
        cursor.execute(
            _KEEP.format(
                table=quote(clocks.model._meta.db_table),
                column=quote(clocks.stake),
                states=", ".join(f"'{state!s}'" for state in states),
            ),
            [msgspec.json.encode(rows).decode()],
        )
        return int(cursor.rowcount)


_KEEP = """
with fresh as materialized (
    select id, amount from json_to_recordset(%s::json) as f (id bigint, amount numeric(12, 2))
),
other as (
    select r.id, f.amount from {table} r left join fresh f on f.id = r.id
    where r.state in ({states}) and r.{column} is distinct from f.amount
    order by r.id for no key update of r skip locked
)
update {table} r set {column} = other.amount from other where r.id = other.id
"""
