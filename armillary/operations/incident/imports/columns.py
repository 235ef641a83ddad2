"""The columns of a ServiceNow incident log, and how its header is read."""

from collections.abc import Sequence
from dataclasses import dataclass

NEEDED = (
    "number",
    "incident_state",
    "opened_at",
    "sys_updated_at",
    "impact",
    "urgency",
    "priority",
)
KNOWN = (
    *NEEDED,
    "sys_updated_by",
    "sys_mod_count",
    "caller_id",
    "opened_by",
    "contact_type",
    "location",
    "category",
    "subcategory",
    "u_symptom",
    "assignment_group",
    "assigned_to",
    "reassignment_count",
    "reopen_count",
    "made_sla",
    "closed_code",
    "resolved_by",
    "resolved_at",
    "closed_at",
)
IMPLIED = ("active",)
"""Says again what the state says, so it is not kept."""

DELIMITERS = ",;\t"


class WrongFile(Exception):
    """The file as a whole cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where each column stands. `facts` are the columns that have no field of their own here."""

    delimiter: str
    width: int
    places: dict[str, int]
    facts: tuple[str, ...]
    absent: tuple[str, ...]


def header_of(line: str) -> Header:
    """Read the first line. WrongFile: it is not the header of such a log."""
    delimiter = max(DELIMITERS, key=line.count)
    names = [name.strip().strip('"').lower() for name in line.split(delimiter)]
    _refuse_wrong(names)
    places = {name: place for place, name in enumerate(names)}
    return Header(
        delimiter=delimiter,
        width=len(names),
        places=places,
        facts=tuple(name for name in names if name not in KNOWN and name not in IMPLIED),
        absent=tuple(name for name in KNOWN if name not in places),
    )


def _refuse_wrong(names: Sequence[str]) -> None:
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise WrongFile(f"The first line lacks the columns {', '.join(missing)}.")
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise WrongFile(f"The first line names a column twice: {', '.join(doubled) or 'nameless'}.")
    if "" in names:
        raise WrongFile("The first line has a column without a name.")
