"""Cases by customer, team or service, and by priority: what a benchmark compares."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.service_level.queries.measuring.objectives import binding
from armillary.assurance.service_level.rules.measuring import Measured, Period
from armillary.assurance.service_level.rules.measuring.comparing import Group
from armillary.assurance.service_level.vocabulary import ComparedBy, Kind, Priority
from armillary.engines.control import Count
from armillary.engines.lengths import exactly
from armillary.engines.worktime import midnight
from armillary.fittings.clocks import declared
from armillary.fittings.clocks.declared import Clocks
from armillary.fittings.clocks.facts import moment
from armillary.fittings.clocks.promised import AGREEMENT
from armillary.kernel.access.visibility import visible
from armillary.kernel.acts import Act
from armillary.people.models import Organisation, Team

COLUMNS: Mapping[ComparedBy, tuple[str, type[Any]]] = {
    ComparedBy.CUSTOMER: ("organisation_id", Organisation),
    ComparedBy.TEAM: ("team_id", Team),
    ComparedBy.SERVICE: ("service_id", ConfigurationItem),
}
ZONE = "UTC"
_DECIDED = "coalesce(c.breached_at, c.ended_at)"
_CASES = f"""
select r.{{column}}, {{rank}}, count(*) filter (where c.breached_at is null), count(*)
from clocks_clock c join {{table}} r on r.id = c.record_id
where c.objective = any (%(numbers)s) and c.record_type = %(slug)s and c.strand = %(strand)s
    and c.state <> 'dropped' and {_DECIDED} >= %(since)s and {_DECIDED} < %(until)s
    and {_DECIDED} <= %(now)s and r.{{column}} is not null
group by 1, 2
"""  # noqa: S608


def groups(those: Iterable[Measured], by: ComparedBy, period: Period, act: Act) -> list[Group]:
    """The cases of these objectives that were decided in this period.

    A statement for each type of record, and one for the names.
    """
    numbers = [each.number for each in those]
    counts: dict[int, dict[int | None, Count]] = defaultdict(dict)
    for clocks in declared.everywhere():
        for key, rank, good, whole in _rows(clocks, by, numbers, period, act):
            before = counts[key].get(rank, Count(0, 0))
            counts[key][rank] = Count(before.hits + good, before.looked_at + whole)
    _, model = COLUMNS[by]
    names = dict(visible(model, act.actor).filter(pk__in=counts).values_list("pk", "name"))
    return [Group(key, names[key], strata) for key, strata in counts.items() if key in names]


def promised(measure: str, priority: int | None, period: Period, act: Act) -> list[Measured]:
    """The objectives whose cases are compared: those of customers that bound in this period."""
    return comparable(binding(act.actor, period.start, period.end), measure, priority)


def comparable(those: Iterable[Measured], measure: str, priority: int | None) -> list[Measured]:
    """Those of customers, of this measure and priority; no priority: all of them."""
    return [
        each
        for each in those
        if each.kind == Kind.SLA and each.measure == measure and priority in (None, each.priority)
    ]


def unequal(found: Sequence[Measured]) -> Iterator[str]:
    """Where not the same was promised to all, so that shares say less than they seem to."""
    targets: dict[int | None, set[int]] = defaultdict(set)
    for each in found:
        targets[each.priority].add(int(each.amount))
    for priority, amounts in sorted(targets.items(), key=lambda pair: pair[0] or 0):
        if len(amounts) > 1:
            called = Priority(priority).label if priority else "Any priority"
            yield f"{called}: {' and '.join(exactly(each) for each in sorted(amounts))} promised."
    if len({each.calendar for each in found}) > 1:
        yield "Time counts in different hours."


def _rows(
    clocks: Clocks, by: ComparedBy, numbers: Sequence[str], period: Period, act: Act
) -> list[tuple[Any, ...]]:
    column, _ = COLUMNS[by]
    known = {each.attname for each in clocks.model._meta.concrete_fields}
    if column not in known or not numbers:
        return []
    quote = connection.ops.quote_name
    statement = _CASES.format(
        column=quote(column),
        rank=f"r.{quote(clocks.rank)}" if clocks.rank in known else "null::int",
        table=quote(clocks.model._meta.db_table),
    )
    values = {
        "numbers": list(numbers),
        "slug": clocks.slug,
        "strand": AGREEMENT,
        "since": moment(midnight(ZONE, period.start)),
        "until": moment(midnight(ZONE, period.end)),
        "now": act.at,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
