"""Where everything lies: the hub on a disc, the others around it by quarters.

The places come from the model alone, so the map looks the same whatever the figures are. There
are two wheels: of the 17 processes, and of their five groups.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from armillary.reference.groups import ASSURANCE, GROUPS, Group
from armillary.reference.processes import processes_in
from armillary.web.map.round import Point, arc, at, disc, sector

HUB, HUB_WORDS, HUB_RIM = 178, 104, 186
RIM, INNER, OUTER = 318, 326, 476
RIM_OF_GROUPS, INNER_OF_GROUPS = 278, 286
TITLE = 496
QUARTERS = {"upper-left": 270.0, "upper-right": 0.0, "lower-right": 90.0, "lower-left": 180.0}
GAP, BETWEEN = 3.0, 1.1
"""Degrees between two quarters, and between two processes of one."""
WIDEST = 14
"""So many letters fit into a line of a segment."""
LINE = 20
WIDEST_OF_GROUP, LINE_OF_GROUP = 14, 25
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
    """Where a process, or a group, lies: outline, words, and the stretch that ribbons leave.

    `hue` is the id of the group.
    """

    id: str
    title: str
    hue: str
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


def groups() -> tuple[Place, ...]:
    """The five, in the order of the wheel, the hub last."""
    return tuple(_group(group) for group in GROUPS)


def quarters() -> tuple[Quarter, ...]:
    """The four groups around the hub, with the way along which their names are written."""
    return tuple(
        Quarter(group, _title_way(QUARTERS[group.place]))
        for group in GROUPS
        if group is not ASSURANCE
    )


def _group(group: Group) -> Place:
    if group is ASSURANCE:
        outline, words, rim, start, end = disc(HUB), (0.0, 0.0), HUB_RIM, 0.0, 360.0
    else:
        start = QUARTERS[group.place] + GAP / 2
        end = start + 90 - GAP
        outline, rim = sector(INNER_OF_GROUPS, OUTER, start, end), RIM_OF_GROUPS
        words = at((INNER_OF_GROUPS + OUTER) / 2, (start + end) / 2)
    lines = _lines(wrapped(group.title, WIDEST_OF_GROUP), words, LINE_OF_GROUP)
    return Place(group.id, group.title, group.id, outline, *lines, rim, start, end)


def _quarter(group: Group) -> Iterator[Place]:
    there = processes_in(group)
    first = QUARTERS[group.place] + GAP / 2
    width = (90 - GAP - BETWEEN * (len(there) - 1)) / len(there)
    for index, process in enumerate(there):
        start = first + index * (width + BETWEEN)
        end = start + width
        words = at((INNER + OUTER) / 2, (start + end) / 2)
        lines = _lines(wrapped(process.title), words, LINE)
        outline = sector(INNER, OUTER, start, end)
        yield Place(process.id, process.title, group.id, outline, *lines, RIM, start, end)


def _hub() -> Iterator[Place]:
    for index, process in enumerate(processes_in(ASSURANCE)):
        start = HUB_TURN - 60 + index * 120
        end = start + 120
        words = at(HUB_WORDS, (start + end) / 2)
        lines = _lines(wrapped(process.title), words, LINE)
        outline = sector(0, HUB, start, end)
        yield Place(process.id, process.title, ASSURANCE.id, outline, *lines, HUB_RIM, start, end)


def _lines(texts: tuple[str, ...], about: Point, height: int) -> tuple[tuple[Line, ...], Point]:
    """Lines of words about a place, and where the figure stands below them."""
    x, y = about
    top = y - height * len(texts) / 2 - 2
    lines = (Line(x, round(top + row * height, 1), each) for row, each in enumerate(texts))
    return tuple(lines), (x, round(top + len(texts) * height + height * 0.4, 1))


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
