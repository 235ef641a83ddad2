"""Counting the journal, seal by seal: each line once, also after a rest, a kill, or a restore.

Seals are made one after another, and hold what is committed. So a row that says how far one has
come is enough to count every line exactly once, by one counter at a time, without a word from
those who act: no act waits for a count.
"""

from django.db import connection

from armillary.kernel.acts import Act
from armillary.transformation.flow import announcing
from armillary.transformation.flow.models import Deed, Passage, Performer, Progress, Standing
from armillary.transformation.flow.sealed import FROM_THESE, last_of_next

_LINES = f"""
lines as materialized (select e.*, (e.at at time zone 'utc')::date as day {FROM_THESE})
"""

_DEEDS = """
insert into flow_deed as kept
    (day, organisation_id, record_type, activity, state_before, state_after, lines)
select day, organisation_id, record_type, activity, state_before, state_after, count(*)
from lines group by 1, 2, 3, 4, 5, 6
on conflict (day, organisation_id, record_type, activity, state_before, state_after)
    do update set lines = kept.lines + excluded.lines
"""

_PERFORMERS = """
insert into flow_performer as kept (day, activity, person_id, lines)
select day, activity, actor_id, count(*) from lines where activity <> '' group by 1, 2, 3
on conflict (day, activity, person_id) do update set lines = kept.lines + excluded.lines
"""

_STANDING = """
insert into flow_standing as kept (record_type, state, opened_on, organisation_id, records)
select moved.record_type, each.state, (first.at at time zone 'utc')::date,
    first.organisation_id, sum(each.records)
from lines as moved
cross join lateral (
    select at, organisation_id from kernel_entry opening
    where opening.record_type = moved.record_type and opening.record_id = moved.record_id
    order by opening.id limit 1
) as first
cross join lateral (
    values (moved.state_before, -1), (moved.state_after, 1)
) as each (state, records)
where moved.state_before <> moved.state_after and each.state <> ''
group by 1, 2, 3, 4
on conflict (record_type, state, opened_on, organisation_id)
    do update set records = kept.records + excluded.records
"""

MINUTES = "floor(extract(epoch from greatest(e.at - h.created_at, '0')) / 60)"
"""The minutes from the offer of a hand-off `h` to the line `e`, and the same as they are kept."""
WAITED = "round(minutes, 2 - greatest(2, length(minutes::text)))"

_PASSAGES = f"""
insert into flow_passage as kept
    (day, edge, from_process, to_process, organisation_id, state, waited, handoffs)
select day, edge, from_process, to_process, organisation_id, state_after, waited, count(*)
from (
    select e.day, h.edge, h.from_process, h.to_process, e.organisation_id, e.state_after,
        {WAITED} as waited
    from lines as e
    join kernel_handoff h on h.id = e.record_id
    cross join lateral (select {MINUTES} as minutes) as since
    where e.record_type = %(handoffs)s and e.state_before <> e.state_after
) as passed
group by 1, 2, 3, 4, 5, 6, 7
on conflict (day, edge, from_process, to_process, organisation_id, state, waited)
    do update set handoffs = kept.handoffs + excluded.handoffs
"""  # noqa: S608

_COUNT = f"""
with {_LINES}, deeds as ({_DEEDS}), performers as ({_PERFORMERS}), standing as ({_STANDING}),
passages as ({_PASSAGES})
select count(*) from lines
"""  # noqa: S608


def count(act: Act) -> int:
    """Count the next seals; how many lines they held."""
    reached = Progress.objects.select_for_update().get()
    upto = last_of_next(reached.seal)
    if upto is None:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"after": reached.seal, "upto": upto, "handoffs": "hand-offs"})
        [[lines]] = cursor.fetchall()
    Standing.objects.filter(records=0).delete()
    Progress.objects.update(seal=upto)
    announcing.tell()
    return int(lines)


def forget(act: Act) -> None:
    """Count everything anew from here on."""
    Progress.objects.select_for_update().get()
    Deed.objects.all().delete()
    Standing.objects.all().delete()
    Performer.objects.all().delete()
    Passage.objects.all().delete()
    Progress.objects.update(seal=0)
