"""Keeping the way of each record as its moves are sealed, and how many have taken each way.

A record that moved has its way read again from the journal, so that it is right whatever was
counted before; what the record was counted as is taken off in the same statement.
"""

from collections.abc import Collection
from hashlib import sha256

from django.db import connection

from armillary.kernel import registry
from armillary.kernel.acts import Act
from armillary.transformation.conformance.following import next_portion
from armillary.transformation.conformance.lives import leading, standing_still
from armillary.transformation.conformance.models import Case, Often, Variant
from armillary.transformation.flow.sealed import FROM_THESE

LONGEST = 200
"""A way is kept up to so many steps."""

_IS_A_STEP = """(
    state_before <> state_after
    or record_type || ':' || verb = any(%(leading)s)
    and record_type || ':' || verb || ':' || state_before <> all(%(still)s)
)"""

_COUNT = f"""
with touched as materialized (
    select distinct record_type, record_id
    {FROM_THESE} and {_IS_A_STEP}
), ways as materialized (
    select record_type, record_id, steps, month,
        left(encode(sha256(convert_to(record_type || array_to_string(steps, ' '), 'UTF8')), 'hex'),
            32) as variant
    from touched cross join lateral (
        select array_agg(concat_ws(':', verb, state_before, state_after) order by id) as steps,
            date_trunc('month', min(at) at time zone 'utc')::date as month
        from (
            select id, at, verb, state_before, state_after from kernel_entry e
            where e.record_type = touched.record_type and e.record_id = touched.record_id
                and {_IS_A_STEP}
            order by id limit %(longest)s
        ) as moves
    ) as way
), variants as (
    insert into conformance_variant (digest, record_type, steps)
    select distinct on (variant) variant, record_type, steps from ways
    on conflict (digest) do nothing
), cases as (
    insert into conformance_case as kept (record_type, record_id, variant, month)
    select record_type, record_id, variant, month from ways
    on conflict (record_type, record_id)
        do update set variant = excluded.variant, month = excluded.month
        where (kept.variant, kept.month) <> (excluded.variant, excluded.month)
), counted as (
    select variant, month, sum(cases) as cases from (
        select variant, month, 1 as cases from ways
        union all
        select c.variant, c.month, -1 from conformance_case c join ways
            on ways.record_type = c.record_type and ways.record_id = c.record_id
    ) as each
    group by 1, 2 having sum(cases) <> 0
)
insert into conformance_often as kept (variant, month, cases)
select variant, month, cases from counted
on conflict (variant, month) do update set cases = kept.cases + excluded.cases
"""  # noqa: S608


def count_ways(act: Act) -> int:
    """Keep the ways of what moved in the next seals; 1 when there were some."""
    kinds = registry.record_types().values()
    still = sorted(each for kind in kinds for each in standing_still(kind))
    leads = sorted(each for kind in kinds for each in leading(kind))
    with next_portion("ways", _shape(still, leads)) as (portion, anew):
        if anew:
            forget()
        if portion is None:
            return 0
        with connection.cursor() as cursor:
            cursor.execute(
                _COUNT,
                {
                    "after": portion.after,
                    "upto": portion.upto,
                    "still": still,
                    "leading": leads,
                    "longest": LONGEST,
                },
            )
        Often.objects.filter(cases=0).delete()
    return 1


def forget() -> None:
    """Let go of all ways: they are counted anew."""
    Case.objects.all().delete()
    Often.objects.all().delete()
    Variant.objects.all().delete()


def _shape(*what: Collection[str]) -> str:
    """What is counted, in short: whoever declares other verbs has all ways read again."""
    return sha256("\n".join(" ".join(each) for each in what).encode()).hexdigest()
