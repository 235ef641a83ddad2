"""How figures are spread: touching bars over ranges, with marks such as the median."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from armillary.web.charts.frame import TOP, Frame
from armillary.web.charts.scale import place, whole_ticks, written
from armillary.web.charts.shapes import Bar, Plot, Rule, Words


@dataclass(frozen=True, slots=True)
class Bin:
    """How many figures are at least `low` and below `high`."""

    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure that is pointed out on the scale."""

    label: str
    value: float


def histogram(
    bins: Sequence[Bin],
    unit: str,
    marks: Sequence[Mark] = (),
    *,
    width: int = 640,
    height: int = 240,
) -> Plot:
    """One bar for each range; ranges are as wide as the figures they hold are apart."""
    scale = whole_ticks(max((each.count for each in bins), default=0))
    frame = Frame(width, height, scale[-1])
    low, high = (bins[0].low, bins[-1].high) if bins else (0.0, 1.0)

    def across(value: float) -> float:
        return frame.along((value - low) / (high - low))

    bars = tuple(
        Bar(
            x=place(across(each.low) + 0.5),
            y=frame.up(each.count),
            width=place(across(each.high) - across(each.low) - 1),
            height=place(frame.floor - frame.up(each.count)),
            hint=f"{written(each.low)} to {written(each.high)} {unit}: {written(each.count)}",
        )
        for each in bins
    )
    edges = sorted({each.low for each in bins} | {each.high for each in bins})
    labels = tuple(Words(across(edge), height - 8, written(edge), "tick") for edge in edges)
    inside = [mark for mark in marks if low <= mark.value <= high]
    return Plot(
        width,
        height,
        (*frame.rules(scale), *(_rule(frame, across(mark.value)) for mark in inside)),
        (*frame.figures(scale), *labels, *_named(inside, across, unit)),
        bars=bars,
    )


def _rule(frame: Frame, across: float) -> Rule:
    return Rule(across, TOP, across, frame.floor, "mark")


def _named(marks: Sequence[Mark], across: Callable[[float], float], unit: str) -> tuple[Words, ...]:
    return tuple(
        Words(
            place(across(mark.value) + 5),
            TOP + 10 + 14 * index,
            f"{mark.label} {written(mark.value)} {unit}",
            "mark-label",
            "start",
        )
        for index, mark in enumerate(marks)
    )
