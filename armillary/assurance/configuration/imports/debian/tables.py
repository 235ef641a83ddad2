"""The same as three tables: packages, edges, and what packages provide."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import NamedTuple

from armillary.assurance.configuration.imports.debian.packages import Package, Wanted
from armillary.assurance.configuration.imports.found import Value, WrongSource

PACKAGES, EDGES, PROVIDES = (
    ("package", "version"),
    ("from", "to", "kind", "alt"),
    ("package", "provides"),
)
_TEXTS = ("version", "section", "priority", "architecture", "maintainer")


class Table(NamedTuple):
    """A table under its head, each row with its line."""

    head: tuple[str, ...]
    rows: Sequence[tuple[int, dict[str, str]]]


def is_table(text: str) -> bool:
    """Whether it begins with one of the heads."""
    head = tuple(text.split("\n", 1)[0].strip().split(","))
    return head[:2] in (PACKAGES, PROVIDES) or head == EDGES


def packages_in_tables(texts: Sequence[str]) -> Iterator[Package]:
    """The packages of the tables. Raises WrongSource with the line."""
    tables = [_table(text) for text in texts]
    packages, edges, provides = (_only(tables, head) for head in (PACKAGES, EDGES, PROVIDES))
    needs = _needs(edges.rows)
    provided: dict[str, list[Wanted]] = defaultdict(list)
    for _, row in provides.rows:
        provided[row["package"]].append(Wanted(row["provides"]))
    seen: dict[str, int] = {}
    for line, row in packages.rows:
        name = row["package"]
        if name in seen:
            raise WrongSource(f"Lines {seen[name]} and {line} are both about “{name}”.")
        seen[name] = line
        yield Package(name, _attributes(row), needs.get(name, ()), provided.get(name, ()))


def _needs(rows: Sequence[tuple[int, dict[str, str]]]) -> dict[str, list[list[Wanted]]]:
    """A row that is not the first alternative belongs to the one before it."""
    needs: dict[str, list[list[Wanted]]] = defaultdict(list)
    before = -1
    for line, row in rows:
        if not row["alt"].isdecimal():
            raise WrongSource(f"Line {line}: “alt” must be a number.")
        place, several = int(row["alt"]), needs[row["from"]]
        if place and place == before + 1 and several:
            several[-1].append(Wanted(row["to"]))
        else:
            several.append([Wanted(row["to"])])
        before = place
    return needs


def _table(text: str) -> Table:
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        head = tuple(next(reader))
        rows = [(reader.line_num, _row(head, cells, reader.line_num)) for cells in reader if cells]
    except csv.Error as wrong:
        raise WrongSource(f"Line {reader.line_num} is no row of a table: {wrong}.") from None
    return Table(head, rows)


def _row(head: Sequence[str], cells: Sequence[str], line: int) -> dict[str, str]:
    if len(cells) != len(head):
        raise WrongSource(f"Line {line} has {len(cells)} cells under {len(head)} heads.")
    return dict(zip(head, cells, strict=True))


def _only(tables: Sequence[Table], head: tuple[str, ...]) -> Table:
    fitting = [table for table in tables if table.head[: len(head)] == head]
    if len(fitting) != 1:
        raise WrongSource(
            f"Send one table with the head “{','.join(head)}”; {len(fitting)} came with it."
        )
    return fitting[0]


def _attributes(row: dict[str, str]) -> dict[str, Value]:
    told: dict[str, Value] = {name: row[name] for name in _TEXTS if row.get(name)}
    if (size := row.get("installed_size_kib", "")).isdecimal() and len(size) < 12:
        told["installed_size"] = int(size)
    return told
