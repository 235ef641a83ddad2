"""Curves of how long cases last: learnt from the clocks, kept, and read where they are needed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection, models

from armillary.assurance.service_level.models import LifeCurve, Trial
from armillary.assurance.service_level.rules.measuring.learning import Case, Traits, Tried
from armillary.engines.survival import Curve
from armillary.engines.worktime import between
from armillary.fittings.clocks import declared
from armillary.fittings.clocks.declared import Clocks
from armillary.fittings.clocks.facts import seconds
from armillary.fittings.clocks.promised import AGREEMENT, calendar

MOST = 50_000
"""The newest cases are learnt from."""
_CASES = """
select c.calendar_id, {traits}, c.spent, c.state, c.running_since, c.target
from clocks_clock c join {table} r on r.id = c.record_id
where c.record_type = %s and c.clock = %s and c.strand = %s
order by c.record_id desc limit %s
"""


def clocks_everywhere() -> Iterator[tuple[str, str]]:
    """Each type of record with each of its clocks."""
    for clocks in declared.everywhere():
        for kind in clocks.kinds:
            yield clocks.slug, kind.name


def cases(clocks: Clocks, clock: str, now: datetime) -> list[Case]:
    """Those that ended and those that go on, the oldest record first."""
    quote = connection.ops.quote_name
    columns = [f"r.{quote(name)}" if name else "null" for name in trait_columns(clocks)]
    statement = _CASES.format(traits=", ".join(columns), table=quote(clocks.model._meta.db_table))
    with connection.cursor() as cursor:
        cursor.execute(statement, (clocks.slug, clock, AGREEMENT, MOST))
        rows = cursor.fetchall()
    return [_case(row, seconds(now)) for row in reversed(rows)]


@cache
def trait_columns(clocks: Clocks) -> tuple[str, str, str]:
    """The columns of priority, category and team; empty where records have none."""
    known = {each.attname for each in clocks.model._meta.concrete_fields}
    asked = (clocks.rank, "category_id", "team_id")
    first, second, third = (name if name in known else "" for name in asked)
    return first, second, third


def keep(slug: str, clock: str, curves: Mapping[str, Curve], tried: Tried, now: datetime) -> None:
    """Put these in the place of what was learnt before."""
    LifeCurve.objects.filter(record_type=slug, clock=clock).delete()
    LifeCurve.objects.bulk_create(
        LifeCurve(
            record_type=slug,
            clock=clock,
            path=path,
            cases=each.cases,
            steps=list(zip(each.times, each.shares, each.left, strict=True)),
        )
        for path, each in curves.items()
    )
    Trial.objects.update_or_create(
        record_type=slug,
        clock=clock,
        defaults={
            "at": now,
            "learnt": tried.learnt,
            "tried": tried.tried,
            "brier": tried.brier,
            "naive": tried.naive,
            "bins": [[each.foretold, each.happened, each.cases] for each in tried.bins],
        },
    )


def known(paths: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str], dict[str, Curve]]:
    """The curves of these types, clocks and paths: one statement."""
    wanted = set(paths)
    rows = LifeCurve.objects.filter(
        record_type__in={slug for slug, _, _ in wanted}, path__in={path for _, _, path in wanted}
    )
    found: dict[tuple[str, str], dict[str, Curve]] = {}
    for row in rows:
        times, shares, left = zip(*row.steps, strict=True) if row.steps else ((), (), ())
        curves = found.setdefault((row.record_type, row.clock), {})
        curves[row.path] = Curve(tuple(times), tuple(shares), tuple(left), row.cases)
    return found


def trials() -> models.QuerySet[Trial]:
    """How good foretelling is, clock by clock."""
    return Trial.objects.order_by("record_type", "pk")


def _case(row: tuple[Any, ...], now: int) -> Case:
    calendar_id, priority, category, team, spent, state, since, target = row
    if since is not None:
        spent += between(calendar(calendar_id), seconds(since), max(now, seconds(since)))
    ended = state in ("met", "missed")
    return Case(Traits(calendar_id, priority, category, team), spent, ended, target)
