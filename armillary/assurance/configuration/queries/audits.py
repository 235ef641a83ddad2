"""What can be asked about audits, and the sheet on which the verdicts are written."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count, QuerySet

from armillary.assurance.configuration.models import (
    Audit,
    ConfigurationClass,
    ConfigurationItem,
    Discrepancy,
    Sampled,
)
from armillary.assurance.configuration.queries.catalogue import catalogue
from armillary.assurance.configuration.vocabulary import IN_USE, AuditState, Verdict
from armillary.kernel.acts import Act


class Measured(NamedTuple):
    """What the audits of a family found."""

    right: int
    looked_at: int


def strata(scope: ConfigurationClass | None) -> Mapping[int, int]:
    """How many items in use there are of each criticality; 0 where none is said."""
    with connection.cursor() as cursor:
        cursor.execute(_STRATA, {"classes": _classes(scope), "in_use": [*IN_USE]})
        return dict(cursor.fetchall())


def draw(audit: Audit, sizes: Mapping[int, int]) -> int:
    """Put so many items of each stratum on the sheet: the same for the same seed."""
    values: dict[str, Any] = {
        "audit": audit.pk,
        "seed": audit.seed,
        "classes": _classes(audit.scope),
        "in_use": [*IN_USE],
        "strata": [*sizes],
        "sizes": [*sizes.values()],
    }
    with connection.cursor() as cursor:
        cursor.execute(_DRAW, values)
        return int(cursor.rowcount)


def sheet(audit: Audit) -> QuerySet[Sampled]:
    """All that was drawn, in the order of the sheet."""
    found = Sampled.objects.filter(audit=audit.pk).order_by("place")
    return found.select_related("item", "item__configuration_class", "item__owner", "judged_by")


def verdict_of(audit: Audit, item: ConfigurationItem) -> str | None:
    """What was said of it so far; None: it is not on the sheet."""
    rows = Sampled.objects.filter(audit=audit.pk, item=item.pk)
    return rows.values_list("verdict", flat=True).first()


def judge(audit: Audit, item: ConfigurationItem, act: Act, verdict: Verdict, said: str) -> None:
    """Write a verdict on the sheet."""
    Sampled.objects.filter(audit=audit.pk, item=item.pk).update(
        verdict=verdict.value, said=said, judged_by=act.actor.pk, judged_at=act.at
    )


def counts(audit: Audit) -> Mapping[str, int]:
    """How many there are of each verdict."""
    rows = Sampled.objects.filter(audit=audit.pk).values_list("verdict")
    return dict(rows.annotate(Count("pk")).order_by("verdict"))


def found_wrong(audit: Audit) -> QuerySet[Sampled]:
    """What was not as recorded, by key."""
    wrong = (Verdict.WRONG, Verdict.NOT_FOUND)
    found = Sampled.objects.filter(audit=audit.pk, verdict__in=wrong).select_related("item")
    return found.order_by("item_id")


def discrepancy(finding: str) -> Discrepancy | None:
    """The discrepancy of this name."""
    found: Discrepancy | None = Discrepancy.objects.filter(finding=finding).first()
    return found


def measured() -> Mapping[str, Measured]:
    """What all concluded audits found, by family."""
    with connection.cursor() as cursor:
        cursor.execute(_MEASURED, {"concluded": AuditState.CONCLUDED.value})
        return {family: Measured(right, all_) for family, right, all_ in cursor.fetchall()}


def _classes(scope: ConfigurationClass | None) -> list[int] | None:
    return sorted(catalogue().below(scope.pk)) if scope else None


_IN_SCOPE = """
i.state = any(%(in_use)s) and (%(classes)s::bigint[] is null
    or i.configuration_class_id = any (%(classes)s::bigint[]))
"""
_STRATA = f"""
select coalesce(i.criticality, 0), count(*) from configuration_configurationitem i
where {_IN_SCOPE} group by 1 order by 1
"""  # noqa: S608
_DRAW = f"""
with shuffled as (
    select i.id, i.name, coalesce(i.criticality, 0) as stratum, row_number() over (
        partition by coalesce(i.criticality, 0) order by md5(%(seed)s || ':' || i.id), i.id
    ) as lot
    from configuration_configurationitem i where {_IN_SCOPE}
)
insert into configuration_sampled (audit_id, item_id, place, stratum, verdict, said)
select %(audit)s, s.id, row_number() over (order by s.name, s.id), s.stratum, '', ''
from shuffled s
join unnest(%(strata)s::int[], %(sizes)s::int[]) n (stratum, size) on n.stratum = s.stratum
where s.lot <= n.size
"""  # noqa: S608
_MEASURED = """
select i.family, count(*) filter (where s.verdict = 'right'), count(*)
from configuration_sampled s
join configuration_audit a on a.id = s.audit_id
join configuration_configurationitem i on i.id = s.item_id
where a.state = %(concluded)s group by i.family
"""
