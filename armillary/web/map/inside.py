"""One process from within, drawn: its activities, and left and right of them who gives and gets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from armillary.kernel.listing.asked import Pairs
from armillary.kernel.listing.parameters import address
from armillary.reference.activities import Activity
from armillary.reference.edges import ALL, EDGES, OUTSIDE
from armillary.reference.processes import process as process_of
from armillary.reference.processes.process import Process
from armillary.transformation.flow.rules import Passed
from armillary.web.charts.scale import written
from armillary.web.map.asked import PATH
from armillary.web.map.drawn import Stream, tone_of
from armillary.web.map.figures import deeds_of, people_of, shade
from armillary.web.map.places import Line, wrapped
from armillary.web.map.ribbons import width_of

WIDTH, SIDE, MIDDLE = 980, 206, 412
LEFT, RIGHT = (WIDTH - MIDDLE) / 2, (WIDTH + MIDDLE) / 2
STEP, HIGH = 58, 48
PARTY_STEP, PARTY_HIGH = 50, 40
TOP = 28
LETTERS, PARTY_LETTERS = 33, 26
Counts = Mapping[str, tuple[int, int]]
"""By activity, its lines and people."""


@dataclass(frozen=True, slots=True)
class Box:
    """An activity, or a process beside it: words, a figure, and where it leads."""

    x: float
    y: float
    width: float
    height: float
    words: tuple[Line, ...]
    figure: str
    foot: float
    hint: str
    url: str
    hue: str
    shade: int
    built: bool

    @property
    def right(self) -> float:
        """Where its figure ends."""
        return self.x + self.width - 12


@dataclass(frozen=True, slots=True)
class Strand:
    """What passes between a process beside and this one."""

    way: str
    width: float
    tone: str
    hint: str


@dataclass(frozen=True, slots=True)
class Inside:
    """The whole drawing."""

    width: int
    height: float
    heads: tuple[Line, ...]
    activities: tuple[Box, ...]
    parties: tuple[Box, ...]
    strands: tuple[Strand, ...]


def inside_of(
    process: Process, counts: Counts, doable: frozenset[Activity], passed: Passed, pairs: Pairs
) -> Inside:
    """The drawing of a process; `pairs` is the question that its links keep."""
    givers, takers = tuple(_parties(process, forth=False)), tuple(_parties(process, forth=True))
    height = TOP + max(
        STEP * len(process.activities), PARTY_STEP * max(len(givers), len(takers)), STEP
    )
    sides = [
        _side(process, names, passed, pairs, height, forth=forth)
        for names, forth in ((givers, False), (takers, True))
    ]
    return Inside(
        width=WIDTH,
        height=height,
        heads=(
            Line(SIDE / 2, 14, "Gets from"),
            Line(WIDTH / 2, 14, "Activities"),
            Line(WIDTH - SIDE / 2, 14, "Gives to"),
        ),
        activities=tuple(_activities(process, counts, doable, height)),
        parties=tuple(box for boxes, _ in sides for box in boxes),
        strands=tuple(strand for _, strands in sides for strand in strands),
    )


def _parties(process: Process, *, forth: bool) -> Iterable[str]:
    """Those that it gives to (`forth`), or gets from; what goes to everybody is left out."""
    found: dict[str, None] = {}
    for edge in EDGES:
        for near, far in _ends(edge.sources, edge.targets, edge.between, forth=forth):
            if process.id in near and ALL not in (*near, *far):
                others = (name for name in far if name != process.id and name not in OUTSIDE)
                found.update(dict.fromkeys(others))
    return found


def _ends(
    sources: Sequence[str], targets: Sequence[str], between: bool, *, forth: bool
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    yield (sources, targets) if forth else (targets, sources)
    if between:
        yield (targets, sources) if forth else (sources, targets)


def _activities(
    process: Process, counts: Counts, doable: frozenset[Activity], height: float
) -> Iterator[Box]:
    most = max((lines for lines, _ in counts.values()), default=0)
    top = TOP + (height - TOP - STEP * len(process.activities)) / 2
    for place, each in enumerate(process.activities):
        lines, people = counts.get(each.value, (0, 0))
        done = f"{deeds_of(lines)} by {people_of(people)}"
        is_built = each in doable
        y = top + STEP * place + (STEP - HIGH) / 2
        yield Box(
            x=LEFT,
            y=y,
            width=MIDDLE,
            height=HIGH,
            words=_words(each.title, LEFT + 14, y + HIGH / 2, LETTERS),
            figure=f"{written(lines)} · {people_of(people)}" if is_built or lines else "planned",
            foot=y + HIGH / 2 + 5,
            hint=f"{each.title}: {done if is_built or lines else 'planned'}.",
            url=f"/guides/{process.id}#{each.value.partition('.')[2]}",
            hue=process.group.id,
            shade=shade(lines, most),
            built=is_built,
        )


def _side(
    process: Process,
    names: Sequence[str],
    passed: Passed,
    pairs: Pairs,
    height: float,
    *,
    forth: bool,
) -> tuple[list[Box], list[Strand]]:
    x = WIDTH - SIDE if forth else 0
    top = TOP + (height - TOP - PARTY_STEP * len(names)) / 2
    boxes, strands = [], []
    for place, name in enumerate(names):
        y = top + PARTY_STEP * place + (PARTY_STEP - PARTY_HIGH) / 2
        there = process_of(name)
        stream = Stream()
        for each in passed.values():
            if (each.sender, each.receiver) == (
                (process.id, name) if forth else (name, process.id)
            ):
                stream.add(each)
        hint = f"{there.title}: {stream.told}."
        boxes.append(
            Box(
                x=x,
                y=y,
                width=SIDE,
                height=PARTY_HIGH,
                words=_words(there.title, x + 12, y + PARTY_HIGH / 2, PARTY_LETTERS),
                figure=written(stream.offered) if stream.offered else "",
                foot=y + PARTY_HIGH / 2 + 5,
                hint=hint,
                url=address(f"{PATH}/between/{process.id}/{name}", pairs),
                hue=there.group.id,
                shade=0,
                built=bool(stream.offered or stream.waiting),
            )
        )
        strands.append(_strand(stream, y + PARTY_HIGH / 2, height, hint, forth=forth))
    return boxes, strands


def _strand(stream: Stream, y: float, height: float, hint: str, *, forth: bool) -> Strand:
    """From the box beside towards the middle: all of them come together there."""
    start, end = (RIGHT, WIDTH - SIDE) if forth else (SIDE, LEFT)
    near = TOP + (height - TOP) / 2 + (y - TOP - (height - TOP) / 2) * 0.55
    first, last = (near, y) if forth else (y, near)
    bend = (start + end) / 2
    way = f"M{start:g} {first:.1f} C{bend:g} {first:.1f} {bend:g} {last:.1f} {end:g} {last:.1f}"
    return Strand(way, width_of(stream.offered), tone_of(stream, is_built=True), hint)


def _words(text: str, x: float, middle: float, letters: int) -> tuple[Line, ...]:
    lines = wrapped(text, letters)
    top = middle - 16 * (len(lines) - 1) / 2 + 5
    return tuple(Line(x, round(top + 16 * row, 1), each) for row, each in enumerate(lines))
