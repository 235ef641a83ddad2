"""Counting to the end, and the same counts made at one go from the whole journal."""

from django.db import connection

from armillary.kernel.journal.sealing import seal_batch
from armillary.transformation.flow.counting import count
from tests.makers import by, the_robot

_DEEDS = """
select (at at time zone 'utc')::date, organisation_id, record_type, activity, state_before,
    state_after, count(*)
from kernel_entry group by 1, 2, 3, 4, 5, 6
"""
_PERFORMERS = """
select (at at time zone 'utc')::date, activity, actor_id, count(*)
from kernel_entry where activity <> '' group by 1, 2, 3
"""
_STANDING = """
select record_type, state_after, (opened_at at time zone 'utc')::date, opened_for, count(*)
from (
    select distinct on (record_type, record_id) record_type, state_after,
        first_value(at) over history as opened_at,
        first_value(organisation_id) over history as opened_for
    from kernel_entry
    window history as (partition by record_type, record_id order by id)
    order by record_type, record_id, id desc
) as latest
group by 1, 2, 3, 4
"""
_PASSAGES = """
select (e.at at time zone 'utc')::date, h.edge, h.from_process, h.to_process,
    e.organisation_id, e.state_after, count(*)
from kernel_entry e join kernel_handoff h on h.id = e.record_id
where e.record_type = 'hand-offs' and e.state_before <> e.state_after
group by 1, 2, 3, 4, 5, 6
"""

RECOUNTS = {
    "select day, organisation_id, record_type, activity, state_before, state_after, lines "
    "from flow_deed": _DEEDS,
    "select day, activity, person_id, lines from flow_performer": _PERFORMERS,
    "select record_type, state, opened_on, organisation_id, records from flow_standing": _STANDING,
    "select day, edge, from_process, to_process, organisation_id, state, sum(handoffs)::bigint "
    "from flow_passage group by 1, 2, 3, 4, 5, 6": _PASSAGES,
}


def count_all() -> int:
    """Seal what waits and count what is sealed; how many lines were counted."""
    act = by(the_robot())
    while seal_batch()[1] is not None:
        pass
    total = 0
    while lines := count(act):
        total += lines
    return total


def kept_and_recounted() -> list[tuple[set[object], set[object]]]:
    """Each table as it was kept, and as the whole journal gives it."""
    return [(rows(kept), rows(whole)) for kept, whole in RECOUNTS.items()]


def rows(question: str) -> set[object]:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('armillary.organisations', '*', true)")
        cursor.execute(question)
        return set(cursor.fetchall())
