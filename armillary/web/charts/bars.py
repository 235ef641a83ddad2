"""Bars: upright ones along time, lying ones for names."""

from collections.abc import Sequence

from armillary.web.charts.frame import Frame
from armillary.web.charts.scale import place, thinned, whole_ticks, written
from armillary.web.charts.shapes import Bar, Plot, Point, Rule, Words

ROW, LABEL, VALUE = 26, 190, 64


def columns(
    points: Sequence[Point], unit: str, *, width: int = 640, height: int = 240, most: int = 12
) -> Plot:
    """Upright bars in the order given, at most so many of them labelled."""
    scale = whole_ticks(max((point.value for point in points), default=0))
    frame = Frame(width, height, scale[-1])
    slot = frame.room / max(1, len(points))
    thick = min(40.0, slot * 0.72)
    bars = tuple(
        Bar(
            x=place(frame.along((index + 0.5) / len(points)) - thick / 2),
            y=frame.up(point.value),
            width=place(thick),
            height=place(frame.floor - frame.up(point.value)),
            hint=f"{point.label}: {written(point.value)} {unit}",
        )
        for index, point in enumerate(points)
    )
    labels = tuple(
        Words(frame.along((index + 0.5) / len(points)), height - 8, label, "tick")
        for index, label in thinned([point.label for point in points], most)
    )
    return Plot(width, height, frame.rules(scale), (*frame.figures(scale), *labels), bars=bars)


def rows(
    points: Sequence[Point], unit: str, *, width: int = 640, whole: float | None = None
) -> Plot:
    """Lying bars with their names before and their figures behind them.

    The longest fills the width, unless there is a whole of which they are parts.
    """
    top = whole or max((point.value for point in points), default=0) or 1
    room = width - LABEL - VALUE
    height = ROW * max(1, len(points)) + 8
    bars = tuple(
        Bar(
            x=LABEL,
            y=index * ROW + 7,
            width=place(room * point.value / top),
            height=ROW - 8,
            hint=f"{point.label}: {written(point.value)} {unit}",
        )
        for index, point in enumerate(points)
    )
    words = tuple(text for index, point in enumerate(points) for text in _row(index, point, bars))
    return Plot(width, height, (Rule(LABEL, 2, LABEL, height - 2, "axis"),), words, bars=bars)


def _row(index: int, point: Point, bars: Sequence[Bar]) -> tuple[Words, Words]:
    middle = index * ROW + 21
    end = place(LABEL + bars[index].width + 6)
    return (
        Words(LABEL - 10, middle, _short(point.label), "label", "end"),
        Words(end, middle, written(point.value), "value", "start"),
    )


def _short(label: str, longest: int = 28) -> str:
    return label if len(label) <= longest else label[: longest - 1].rstrip() + "…"
