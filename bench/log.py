"""A log of another service desk, to be taken over: 10,000 incidents, five events each."""

import csv
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

COLUMNS = (
    "number incident_state opened_at sys_updated_at impact urgency priority sys_updated_by "
    "sys_mod_count caller_id opened_by contact_type location category subcategory u_symptom "
    "assignment_group assigned_to reassignment_count reopen_count made_sla closed_code resolved_by "
    "resolved_at closed_at"
).split()
STATES = ("New", "Active", "Awaiting User Info", "Resolved", "Closed")
BEGIN = datetime(2024, 1, 1, 8, 0)  # noqa: DTZ001  the log names no zone


def write_log(path: Path, incidents: int) -> int:
    """Write the log and say how many rows it has."""
    chance, rows = Random(1846), 0
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number in range(incidents):
            for row in _rows(number, chance):
                writer.writerow(row)
                rows += 1
    return rows


def _rows(number: int, chance: Random) -> Iterator[list[object]]:
    opened = BEGIN + timedelta(minutes=7 * number)
    who, team = chance.randrange(200), chance.randrange(40)
    kind = chance.randrange(50)
    closed = opened + timedelta(hours=120)
    for event, state in enumerate(STATES):
        yield [
            f"INC{number:07d}",
            state,
            _moment(opened),
            _moment(opened + timedelta(hours=24 * event, minutes=5)),
            "2 - Medium",
            "2 - Medium",
            "3 - Moderate",
            f"Updated by {who}",
            event,
            f"Caller {chance.randrange(3000)}" if event == 0 else f"Caller {who}",
            f"Opened by {who}",
            "Phone",
            f"Location {kind}",
            f"Category {kind}",
            f"Subcategory {kind}",
            f"Symptom {kind}",
            f"Group {team}" if event else "?",
            f"Resolver {who}" if event else "?",
            0,
            0,
            "true",
            "code 6",
            f"Resolved by {who}",
            _moment(closed - timedelta(hours=24)),
            _moment(closed),
        ]


def _moment(at: datetime) -> str:
    return f"{at:%d/%m/%Y %H:%M}"
