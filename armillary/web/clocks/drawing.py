"""The interval chart of a clock: what each stretch of time was, and below it in whose hands."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from armillary.engines.clocks import Kind, Segment
from armillary.web.charts.scale import place

WIDTH, LEFT, RIGHT = 960, 8, 8
TOP, LANE, GAP, FOOT = 8, 26, 6, 22
NARROW = 90
"""Pixels that a name needs to be written into its box, at least; below, it is in its hint."""
_MARKS = 8
_STEPS = tuple(
    timedelta(hours=hours) for hours in (1, 2, 3, 6, 12, 24, 48, 168, 336, 720, 2160, 8760)
)


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of time; `kind` colours it, `text` stands in it where there is room."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    hint: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A moment on the axis."""

    x: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The finished chart, in pixels at its natural width; `due` is where that line stands."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    ticks: tuple[Tick, ...]
    floor: int
    due: float | None


def picture(
    segments: Sequence[Segment], hints: Sequence[str], due: int | None, zone: ZoneInfo
) -> Picture:
    """Draw the segments; each has its hint."""
    start, end = segments[0].start, segments[-1].end
    scale = (WIDTH - LEFT - RIGHT) / max(1, end - start)

    def across(moment: int) -> float:
        return place(LEFT + (moment - start) * scale)

    boxes = [
        Box(across(each.start), TOP, _wide(each, scale), LANE, each.kind.value, hint)
        for each, hint in zip(segments, hints, strict=True)
    ]
    below = TOP + LANE + GAP
    for name, held in groupby(segments, key=lambda each: each.holder):
        own = list(held)
        if name:
            whole = Segment(own[0].start, own[-1].end, Kind.COUNTED)
            width = _wide(whole, scale)
            text = name if width >= max(NARROW, 7 * len(name)) else ""
            boxes.append(Box(across(whole.start), below, width, LANE, "holder", name, text))
    floor = below + LANE + GAP
    return Picture(
        width=WIDTH,
        height=floor + FOOT,
        boxes=tuple(boxes),
        ticks=tuple(_ticks(start, end, across, zone)),
        floor=floor,
        due=across(due) if due is not None and start <= due <= end else None,
    )


def _wide(segment: Segment, scale: float) -> float:
    return place(max(0.5, segment.seconds * scale))


def _ticks(start: int, end: int, across: Callable[[int], float], zone: ZoneInfo) -> Iterator[Tick]:
    """Round hours or days by the clocks of the reader, at most a handful."""
    length = timedelta(seconds=end - start)
    step = next((each for each in _STEPS if length / each <= _MARKS), _STEPS[-1])
    first = datetime.fromtimestamp(start, zone)
    at = first.replace(hour=0, minute=0, second=0, microsecond=0)
    while at <= first + length:
        if at >= first:
            text = f"{at:%H:%M}" if step < timedelta(days=1) and at.hour else f"{at.day} {at:%b}"
            x = across(int(at.timestamp()))
            anchor = "start" if x < 30 else "end" if x > WIDTH - 30 else "middle"
            yield Tick(x, text, anchor)
        at += step
