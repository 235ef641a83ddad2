"""Ten thousand incidents at once, written by the database itself: only for counting queries."""

from django.db import connection

from armillary.operations.incident.models import Incident

COLUMNS = (
    "organisation_id, state, version, created_at, updated_at, title, description, caller_id, "
    "opened_by_id, location, channel, team_id, assignee_id, reassign_count, category_id, "
    "closure_category_id, impact, urgency, proposed_priority, priority, priority_reason, "
    "hold_reason, hold_until, resolution, resolution_code, reopen_count, parent_id, "
    "merged_into_id, reported_at, restored_at, resolved_at, closed_at, sla_met, source_number"
)


def multiply(incident: Incident, count: int) -> None:
    """So many more incidents like this one."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('armillary.act', 'tests', true)")
        cursor.execute(
            f"insert into incident_incident ({COLUMNS}) select {COLUMNS} "
            "from incident_incident, generate_series(1, %s) where id = %s",
            (count, incident.pk),
        )
