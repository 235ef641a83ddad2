"""Makers of small logs: a row with sensible cells, of which a test names the ones that matter."""

from datetime import UTC, tzinfo
from io import BytesIO

from armillary.operations.incident.imports.grouping import incidents_in
from armillary.operations.incident.imports.plan import Plan
from armillary.operations.incident.imports.planning import Planner
from armillary.operations.incident.imports.reading import Log, Refused, read_log
from armillary.operations.incident.imports.rows import Row

CELLS = {
    "number": "INC1",
    "incident_state": "New",
    "active": "true",
    "reassignment_count": "0",
    "reopen_count": "0",
    "sys_mod_count": "0",
    "made_sla": "true",
    "caller_id": "Caller 1",
    "opened_by": "Opened by 1",
    "opened_at": "29/2/2016 01:16",
    "sys_updated_by": "Updated by 1",
    "sys_updated_at": "29/2/2016 01:23",
    "contact_type": "Phone",
    "location": "Location 1",
    "category": "Category 1",
    "subcategory": "Subcategory 1",
    "u_symptom": "Symptom 1",
    "impact": "2 - Medium",
    "urgency": "2 - Medium",
    "priority": "3 - Moderate",
    "assignment_group": "?",
    "assigned_to": "?",
    "knowledge": "false",
    "problem_id": "?",
    "closed_code": "code 6",
    "resolved_by": "Resolved by 1",
    "resolved_at": "?",
    "closed_at": "5/3/2016 12:00",
}
HEADER = ",".join(CELLS)


def line(**cells: str) -> str:
    """A row of the log as text."""
    return ",".join({**CELLS, **cells}.values())


def log_of(content: bytes, zone: tzinfo = UTC) -> Log:
    return read_log(BytesIO(content), zone)


def log(*lines: str, header: str = HEADER, zone: tzinfo = UTC) -> list[Row | Refused]:
    """What becomes of these lines under the header."""
    return list(log_of("\n".join([header, *lines]).encode(), zone).rows)


def row(**cells: str) -> Row:
    (read,) = log(line(**cells))
    assert isinstance(read, Row), read
    return read


def refusal(*lines: str, header: str = HEADER, zone: tzinfo = UTC) -> Refused:
    """The one refusal that these lines meet."""
    (refused,) = (
        read for read in log(*lines, header=header, zone=zone) if isinstance(read, Refused)
    )
    return refused


def plans(*lines: str) -> list[Plan]:
    """The plans of the incidents in these lines; none of them may be refused."""
    opened = log_of("\n".join([HEADER, *lines]).encode())
    planner = Planner(opened.header.facts)
    groups = list(incidents_in(opened.rows))
    assert not [group for group in groups if isinstance(group, Refused)]
    return [planner.plan(group) for group in groups if not isinstance(group, Refused)]


def plan(*lines: str) -> Plan:
    (only,) = plans(*lines)
    return only


def story(*lines: str) -> list[str]:
    """The acts of the one incident in these lines, by name, between its opening and its end."""
    *names, last = [type(step).__name__ for step in plan(*lines).steps]
    assert last == "Settle"
    return names
