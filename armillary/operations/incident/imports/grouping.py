"""Gathers the rows of each incident: they must follow each other."""

from collections.abc import Iterable, Iterator

from armillary.operations.incident.imports.reading import Refused
from armillary.operations.incident.imports.rows import Row


def incidents_in(rows: Iterable[Row | Refused]) -> Iterator[list[Row] | Refused]:
    """The rows incident by incident; rows refused before or here come between them."""
    ended: dict[str, int] = {}
    group: list[Row] = []
    for row in rows:
        if isinstance(row, Refused):
            yield row
        elif row.number in ended:
            yield _late(row, ended[row.number])
        elif group and row.number != group[0].number:
            ended[group[0].number] = group[-1].line
            yield group
            group = [row]
        else:
            group.append(row)
    if group:
        yield group


def _late(row: Row, line: int) -> Refused:
    reason = f"The rows of {row.number} ended at line {line}; sort the file by number."
    return Refused(row.line, row.number, reason)
