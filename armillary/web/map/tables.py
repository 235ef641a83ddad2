"""The twins of the map: its processes and its interactions as rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from armillary.kernel.listing.asked import Pairs
from armillary.kernel.listing.parameters import address
from armillary.reference.edges import OUTSIDE, Edge
from armillary.reference.processes import process
from armillary.transformation.flow.rules import EdgeFigures, Passed, weighted
from armillary.web.charts.scale import written
from armillary.web.map.asked import PATH
from armillary.web.map.figures import Told, in_time

NONE = "–"
PROCESS_COLUMNS = (
    "Open",
    "Median age",
    "P90 age",
    "Done",
    "Deeds",
    "People",
    "Median answer",
    "Performed",
    "Tool coverage",
    "Open gaps",
    "Vacant roles",
)
GAPS = "not known"
"""An assessment of the process would find them, and none was made here yet."""


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


def process_rows(told: Iterable[Told], urls: Iterable[str]) -> tuple[ProcessRow, ...]:
    """One for each place, in the order of its wheel, with the address that it leads to."""
    return tuple(
        ProcessRow(
            title=each.title,
            hue=each.hue,
            url=url,
            built=each.is_built,
            cells=_cells(each),
            vacant=", ".join(role.title for role in each.vacant),
        )
        for each, url in zip(told, urls, strict=True)
    )


def edge_rows(
    edges: Iterable[Edge], passed: Passed, built: set[str], kept: Pairs
) -> tuple[EdgeRow, ...]:
    """One for each interaction, what passed between whichever processes added up."""
    by_number: dict[int, list[EdgeFigures]] = {}
    for found in passed.values():
        by_number.setdefault(found.edge, []).append(found)
    return tuple(_edge_row(each, by_number.get(each.id, ()), built, kept) for each in edges)


def ends_of(edge: Edge) -> str:
    """Who gives to whom, in words."""
    if edge.sources == edge.targets:
        return ", ".join(_party(each) for each in edge.sources)
    joint = " and " if edge.between else " → "
    return joint.join(
        ", ".join(_party(each) for each in end) for end in (edge.sources, edge.targets)
    )


def wait_of(found: Iterable[EdgeFigures], part: float = 0.5) -> str:
    """How long the answers took of which there are so many, from the offer."""
    minutes = weighted(pair for each in found for pair in each.waits.times.items()).quantile(part)
    return NONE if minutes is None else in_time(minutes)


def in_days(days: int | None) -> str:
    """An age, short."""
    if days is None:
        return NONE
    return f"{days} d" if days else "< 1 d"


def _cells(told: Told) -> tuple[str, ...]:
    found = told.figures
    tools = f"{told.doable} of {len(told.activities)}"
    if found is None:
        unknown = (NONE,) * (len(PROCESS_COLUMNS) - 3)
        return (*unknown, tools if told.doable else NONE, NONE)
    ages = found.ages
    middle, most = (ages.quantile(0.5), ages.quantile(0.9)) if ages else (None, None)
    return (
        written(found.open),
        in_days(middle),
        in_days(most),
        written(found.done),
        written(found.lines),
        written(found.people),
        NONE if (wait := told.waits.quantile(0.5)) is None else in_time(wait),
        f"{len(found.performed)} of {len(told.activities)}",
        tools,
        GAPS,
    )


def _edge_row(edge: Edge, found: Sequence[EdgeFigures], built: set[str], kept: Pairs) -> EdgeRow:
    offered = sum(each.offered for each in found)
    return EdgeRow(
        number=edge.id,
        url=address(f"{PATH}/interactions/{edge.id}", kept),
        ends=ends_of(edge),
        what=edge.what,
        state=_state(edge, found, built),
        offered=written(offered),
        accepted=written(sum(each.accepted for each in found)),
        rejected=written(sum(each.rejected for each in found)),
        waiting=written(sum(each.waiting for each in found)),
        wait=wait_of(found),
    )


def _state(edge: Edge, found: Sequence[EdgeFigures], built: set[str]) -> str:
    passed = [each for each in found if each.offered]
    if any(not edge.carries(each.sender, each.receiver) for each in passed):
        return "unexpected"
    if passed:
        return "alive"
    parties = {*edge.sources, *edge.targets} - OUTSIDE
    if parties - {"all"} - built:
        return "planned"
    return "outside" if len(parties) < 2 and "all" not in parties else "silent"


def _party(name: str) -> str:
    if name == "all":
        return "every other process"
    return name if name in OUTSIDE else process(name).title
