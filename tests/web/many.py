"""Ten thousand incidents at once, written by the database itself: only for counting queries."""

from django.db import connection

from armillary.operations.incident.models import Incident

COLUMNS = ", ".join(
    str(field.column)
    for field in Incident._meta.concrete_fields
    if not field.primary_key and field.name != "search"
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
