"""One row of the log, read: every cell typed, unknown cells None."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from armillary.operations.incident.imports import cells
from armillary.operations.incident.imports.columns import Header

Reader = Callable[[str], Any]


class SourceState(StrEnum):
    """The states of the source, as it writes them."""

    NEW = "New"
    ACTIVE = "Active"
    AWAITING_CALLER = "Awaiting User Info"
    AWAITING_PROBLEM = "Awaiting Problem"
    AWAITING_VENDOR = "Awaiting Vendor"
    AWAITING_EVIDENCE = "Awaiting Evidence"
    RESOLVED = "Resolved"
    CLOSED = "Closed"


class Row(NamedTuple):
    """What the source recorded at one moment about one incident."""

    line: int
    number: str
    state: SourceState
    opened_at: datetime
    updated_at: datetime
    impact: int
    urgency: int
    priority: int
    updated_by: str | None
    modifications: int | None
    caller: str | None
    opened_by: str | None
    channel: str | None
    location: str | None
    category: str | None
    subcategory: str | None
    symptom: str | None
    team: str | None
    assignee: str | None
    reassignments: int | None
    reopenings: int | None
    sla_met: bool | None
    closing_code: str | None
    resolved_by: str | None
    resolved_at: datetime | None
    closed_at: datetime | None
    facts: tuple[str | None, ...]


class WrongRow(Exception):
    """The row cannot be taken; the message says why."""


def row_reader(header: Header, zone: tzinfo) -> Callable[[int, Sequence[str]], Row]:
    """A reader of the rows under this header, with its moments in this zone."""
    readers = [(name, header.places.get(name), read) for name, read in _readers(zone).items()]
    facts = [(name, header.places[name], cells.fact) for name in header.facts]

    def read_row(line: int, row: Sequence[str]) -> Row:
        try:
            values = [None if place is None else read(row[place]) for _, place, read in readers]
            return Row._make([line, *values, tuple([read(row[place]) for _, place, read in facts])])
        except cells.WrongCell as wrong:
            column = _culprit([*readers, *facts], row)
            raise WrongRow(f"{column} {wrong}.") from wrong

    return read_row


def _culprit(readers: Sequence[tuple[str, int | None, Reader]], row: Sequence[str]) -> str:
    for name, place, read in readers:
        try:
            _ = place is not None and read(row[place])
        except cells.WrongCell:
            return name
    return "a cell"


def _readers(zone: tzinfo) -> dict[str, Reader]:
    """The columns in the order of Row's fields."""
    known_moment, moment = cells.known_moments_in(zone), cells.moments_in(zone)
    return {
        "number": cells.number,
        "incident_state": _state,
        "opened_at": known_moment,
        "sys_updated_at": known_moment,
        "impact": cells.levels_to(3),
        "urgency": cells.levels_to(3),
        "priority": cells.levels_to(4),
        "sys_updated_by": cells.text,
        "sys_mod_count": cells.whole,
        "caller_id": cells.text,
        "opened_by": cells.text,
        "contact_type": cells.text,
        "location": cells.text,
        "category": cells.text,
        "subcategory": cells.text,
        "u_symptom": cells.text,
        "assignment_group": cells.text,
        "assigned_to": cells.text,
        "reassignment_count": cells.whole,
        "reopen_count": cells.whole,
        "made_sla": cells.yes_or_no,
        "closed_code": cells.text,
        "resolved_by": cells.text,
        "resolved_at": moment,
        "closed_at": moment,
    }


@lru_cache
def _state(cell: str) -> SourceState:
    try:
        return SourceState(cells.name(cell))
    except ValueError as unknown:
        raise cells.WrongCell(f"“{cell}” is not a state of an incident") from unknown
