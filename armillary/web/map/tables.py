"""The twins of the map: its processes and its interactions as rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from armillary.reference.edges import EDGES, OUTSIDE, Edge
from armillary.reference.processes import process
from armillary.transformation.flow.rules import EdgeFigures, Passed, Weighted, weighted
from armillary.web.charts.scale import written
from armillary.web.map.figures import Told

NONE = "–"
PROCESS_COLUMNS = (
    "Open",
    "Median age",
    "P90 age",
    "Done",
    "Deeds",
    "People",
    "Activities",
    "Vacant roles",
)


@dataclass(frozen=True, slots=True)
class ProcessRow:
    """A process: its cells stand under PROCESS_COLUMNS."""

    title: str
    hue: str
    url: str
    built: bool
    cells: tuple[str, ...]
    vacant: str


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """An interaction that the model states, and what passed along it in the period."""

    number: int
    url: str
    ends: str
    what: str
    state: str
    offered: str
    accepted: str
    rejected: str
    waiting: str
    wait: str


def process_rows(told: Iterable[Told], asked: str) -> tuple[ProcessRow, ...]:
    """One for each process, in the order of the wheel."""
    return tuple(
        ProcessRow(
            title=each.process.title,
            hue=each.process.group.id,
            url=f"/map/{each.process.id}{asked}",
            built=each.is_built,
            cells=_cells(each),
            vacant=", ".join(role.title for role in each.vacant),
        )
        for each in told
    )


def edge_rows(edges: Iterable[Edge], passed: Passed, built: set[str]) -> tuple[EdgeRow, ...]:
    """One for each interaction, what passed between whichever processes added up."""
    by_number: dict[int, list[EdgeFigures]] = {}
    for found in passed.values():
        by_number.setdefault(found.edge, []).append(found)
    return tuple(_edge_row(each, by_number.get(each.id, ()), built) for each in edges)


def ends_of(edge: Edge) -> str:
    """Who gives to whom, in words."""
    if edge.sources == edge.targets:
        return ", ".join(_party(each) for each in edge.sources)
    joint = " and " if edge.between else " → "
    return joint.join(
        ", ".join(_party(each) for each in end) for end in (edge.sources, edge.targets)
    )


def edges_of(identifier: str) -> tuple[Edge, ...]:
    """Those in which a process is named."""
    return tuple(each for each in EDGES if identifier in (*each.sources, *each.targets))


def in_time(waits: Weighted) -> str:
    """The median wait, in words."""
    minutes = waits.quantile(0.5)
    if minutes is None:
        return NONE
    if minutes < 120:
        return f"{minutes} min"
    return f"{minutes / 60:.0f} h" if minutes < 2880 else f"{minutes / 1440:.0f} days"


def in_days(days: int | None) -> str:
    """An age, short."""
    return NONE if days is None else f"{days} d"


def _cells(told: Told) -> tuple[str, ...]:
    found = told.figures
    if found is None:
        return (NONE,) * 7
    ages = found.ages
    middle, most = (ages.quantile(0.5), ages.quantile(0.9)) if ages else (None, None)
    return (
        written(found.open),
        in_days(middle),
        in_days(most),
        written(found.done),
        written(found.lines),
        written(found.people),
        f"{len(found.performed)} of {len(told.process.activities)}",
    )


def _edge_row(edge: Edge, found: Sequence[EdgeFigures], built: set[str]) -> EdgeRow:
    offered = sum(each.offered for each in found)
    return EdgeRow(
        number=edge.id,
        url=f"/map/interactions/{edge.id}",
        ends=ends_of(edge),
        what=edge.what,
        state=_state(edge, offered, built),
        offered=written(offered),
        accepted=written(sum(each.accepted for each in found)),
        rejected=written(sum(each.rejected for each in found)),
        waiting=written(sum(each.waiting for each in found)),
        wait=in_time(weighted(pair for each in found for pair in each.waits.times.items())),
    )


def _state(edge: Edge, offered: int, built: set[str]) -> str:
    if offered:
        return "alive"
    parties = {*edge.sources, *edge.targets} - OUTSIDE
    if parties - {"all"} - built:
        return "planned"
    return "outside" if len(parties) < 2 and "all" not in parties else "silent"


def _party(name: str) -> str:
    if name == "all":
        return "every other process"
    return name if name in OUTSIDE else process(name).title
