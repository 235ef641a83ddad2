"""Where each process lies: the three of the hub on a disc, the others around it by quarters.

The places come from the model alone, so the map looks the same whatever the figures are.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from armillary.reference.groups import ASSURANCE, GROUPS, Group
from armillary.reference.processes import processes_in
from armillary.reference.processes.process import Process
from armillary.web.map.round import Point, arc, at, sector

HUB, HUB_WORDS, HUB_RIM = 178, 104, 186
RIM, INNER, OUTER = 318, 326, 476
TITLE = 496
QUARTERS = {"upper-left": 270.0, "upper-right": 0.0, "lower-right": 90.0, "lower-left": 180.0}
GAP, BETWEEN = 3.0, 1.1
"""Degrees between two quarters, and between two processes of one."""
WIDEST = 14
"""So many letters fit into a line of a segment."""
LINE = 20
HUB_TURN = -60.0
"""The first third of the hub has its middle here: upper left, where reading begins."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words at its place."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a process lies: its outline, its words, and the stretch from which ribbons leave."""

    process: Process
    outline: str
    words: tuple[Line, ...]
    figure: Point
    rim: float
    start: float
    end: float

    @property
    def middle(self) -> float:
        """The angle of its middle."""
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class Quarter:
    """A group on the rim: its name along an arc that is read from left to right."""

    group: Group
    path: str


def places() -> tuple[Place, ...]:
    """All 17, in the order of the wheel, the hub last."""
    return tuple(
        place for group in GROUPS for place in (_hub() if group is ASSURANCE else _quarter(group))
    )


def quarters() -> tuple[Quarter, ...]:
    """The four groups around the hub, with the way along which their names are written."""
    return tuple(
        Quarter(group, _title_way(QUARTERS[group.place]))
        for group in GROUPS
        if group is not ASSURANCE
    )


def _quarter(group: Group) -> Iterator[Place]:
    there = processes_in(group)
    first = QUARTERS[group.place] + GAP / 2
    width = (90 - GAP - BETWEEN * (len(there) - 1)) / len(there)
    for index, process in enumerate(there):
        start = first + index * (width + BETWEEN)
        yield _place(process, INNER, OUTER, (INNER + OUTER) / 2, RIM, start, start + width)


def _hub() -> Iterator[Place]:
    for index, process in enumerate(processes_in(ASSURANCE)):
        start = HUB_TURN - 60 + index * 120
        yield _place(process, 0, HUB, HUB_WORDS, HUB_RIM, start, start + 120)


def _place(
    process: Process, inner: float, outer: float, words: float, rim: float, start: float, end: float
) -> Place:
    x, y = at(words, (start + end) / 2)
    lines = wrapped(process.title)
    top = y - LINE * len(lines) / 2 - 2
    return Place(
        process=process,
        outline=sector(inner, outer, start, end),
        words=tuple(
            Line(x, round(top + index * LINE, 1), each) for index, each in enumerate(lines)
        ),
        figure=(x, round(top + len(lines) * LINE + 8, 1)),
        rim=rim,
        start=start,
        end=end,
    )


def _title_way(start: float) -> str:
    if start >= 90 and start < 270:
        return arc(TITLE + 14, start + 90, start)
    return arc(TITLE, start, start + 90)


def wrapped(words: str, widest: int = WIDEST) -> tuple[str, ...]:
    """Words in lines, as few as no line that could be broken is wider."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= widest or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
