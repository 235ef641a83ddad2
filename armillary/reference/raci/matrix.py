"""What a RACI matrix is made of: letters, and rows that can be read as a table."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from armillary.reference.activities import Activity
from armillary.reference.roles import Role

Duties = Mapping[Role, "Letter"]


class Letter(StrEnum):
    """What a role has to do with an activity."""

    RESPONSIBLE = "R"
    ACCOUNTABLE = "A"
    CONSULTED = "C"
    INFORMED = "I"


def matrix(columns: tuple[Role, ...], *rows: tuple[str, Activity]) -> dict[Activity, Duties]:
    """A matrix from rows such as ("R . A C", activity), one letter or dot for each column."""
    return {activity: MappingProxyType(dict(_row(columns, letters))) for letters, activity in rows}


def _row(columns: tuple[Role, ...], letters: str) -> Iterator[tuple[Role, Letter]]:
    for role, letter in zip(columns, letters.split(), strict=True):
        if letter != ".":
            yield role, Letter(letter)
