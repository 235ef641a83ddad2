"""A file as a table again: its heads, its rows, and what its columns hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from armillary.fittings.imports.mapping import heading
from armillary.fittings.imports.mapping.mapping import LEFT_OUT, UNDECIDED, Mapping
from armillary.fittings.imports.mapping.profiles import Profile, profiles_of
from armillary.fittings.imports.models import File
from armillary.fittings.imports.reading.lines import Line

LOOKED_AT, AT_THE_END = 5_000, 12


@dataclass(frozen=True, slots=True)
class Table:
    """What a person is shown of a file: its heads in line `head`, profiles, some rows, and the
    lines that are probably none."""

    head: int
    heads: tuple[str, ...]
    profiles: tuple[Profile, ...]
    sample: tuple[Line, ...]
    above: tuple[Line, ...]
    sums: tuple[int, ...]


def table_of(file: File, head: int | None = None) -> Table:
    """Look at the first rows and the last ones. `head` overrules where the heads seem to be."""
    first = _lines(file, LOOKED_AT)
    found = heading.head_line(first) if head is None else head
    heads = next((line.cells for line in first if line.number == found), ())
    rows = [line for line in first if line.number > found]
    usual = heading.usual_width(rows or first)
    return Table(
        head=found,
        heads=tuple(heads),
        profiles=profiles_of(heads, [line.cells for line in rows]),
        sample=tuple(rows[:5]),
        above=tuple(line for line in first if line.number < found),
        sums=heading.sums(_last(file, found), usual),
    )


def _lines(file: File, most: int) -> list[Line]:
    rows = file.rows.order_by("line").values_list("line", "cells")[:most]
    return [Line(number, tuple(cells)) for number, cells in rows]


def _last(file: File, after: int) -> Sequence[Line]:
    rows = file.rows.filter(line__gt=after).order_by("-line").values_list("line", "cells")
    return [Line(number, tuple(cells)) for number, cells in rows[:AT_THE_END]][::-1]


def width_of(file: File, mapping: Mapping) -> int:
    """How many cells a row has: as many as there are heads, or mapped columns."""
    heads = file.rows.filter(line=mapping.head).values_list("cells", flat=True).first() or []
    return max(len(heads), *(each.at + 1 for each in mapping.columns if each.to not in NOWHERE), 0)


NOWHERE = frozenset({UNDECIDED, LEFT_OUT})
