"""A line along time, with the area under it and its last figure written beside it."""

from collections.abc import Sequence

from armillary.web.charts.frame import Frame
from armillary.web.charts.scale import thinned, whole_ticks, written
from armillary.web.charts.shapes import Curve, Plot, Point, Words


def line(points: Sequence[Point], *, width: int = 640, height: int = 240, most: int = 8) -> Plot:
    """One line through the points, in the order given."""
    scale = whole_ticks(max((point.value for point in points), default=0))
    frame = Frame(width, height, scale[-1])
    labels = tuple(
        Words(_across(frame, index, points), height - 8, label, "tick")
        for index, label in thinned([point.label for point in points], most)
    )
    words = (*frame.figures(scale), *labels, *_last(frame, points))
    return Plot(width, height, frame.rules(scale), words, curves=_curves(frame, points))


def _across(frame: Frame, index: int, points: Sequence[Point]) -> float:
    return frame.along((index + 0.5) / len(points))


def _curves(frame: Frame, points: Sequence[Point]) -> tuple[Curve, ...]:
    if not points:
        return ()
    places = [
        f"{_across(frame, index, points):g},{frame.up(point.value):g}"
        for index, point in enumerate(points)
    ]
    first, last = _across(frame, 0, points), _across(frame, len(points) - 1, points)
    ground = [f"{last:g},{frame.floor}", f"{first:g},{frame.floor}"]
    return (Curve(" ".join(places + ground), "area"), Curve(" ".join(places), "line"))


def _last(frame: Frame, points: Sequence[Point]) -> tuple[Words, ...]:
    if not points:
        return ()
    across, high = _across(frame, len(points) - 1, points), frame.up(points[-1].value)
    return (Words(across, high - 7, written(points[-1].value), "value", "end"),)
