"""Places on the wheel: angles in degrees, clockwise from the top; the hub's middle is 0, 0."""

from math import cos, radians, sin

Point = tuple[float, float]


def at(radius: float, angle: float) -> Point:
    """Where one is at a distance from the middle, exact enough for the eye."""
    turned = radians(angle)
    return round(radius * sin(turned), 1) + 0.0, round(-radius * cos(turned), 1) + 0.0


def sector(inner: float, outer: float, start: float, end: float) -> str:
    """A piece of a ring as an SVG path; of a disc when `inner` is 0."""
    first, second = at(outer, start), at(outer, end)
    large = int(end - start > 180)
    rim = f"{_pair(first)} A{outer} {outer} 0 {large} 1 {_pair(second)}"
    if not inner:
        return f"M0 0 L{rim} Z"
    third, fourth = at(inner, end), at(inner, start)
    return f"M{rim} L{_pair(third)} A{inner} {inner} 0 {large} 0 {_pair(fourth)} Z"


def disc(radius: float) -> str:
    """A whole disc about the middle as an SVG path."""
    half = f"A{radius:g} {radius:g} 0 1 1"
    return f"M0 {-radius:g} {half} 0 {radius:g} {half} 0 {-radius:g} Z"


def arc(radius: float, start: float, end: float) -> str:
    """A line along a circle, from `start` to `end`, whichever way is named, as an SVG path."""
    sweep = int(end > start)
    return f"M{_pair(at(radius, start))} A{radius} {radius} 0 0 {sweep} {_pair(at(radius, end))}"


def ribbon(first: Point, pull: Point, second_pull: Point, second: Point) -> str:
    """A curve between two places, drawn towards two others, as an SVG path."""
    return f"M{_pair(first)} C{_pair(pull)} {_pair(second_pull)} {_pair(second)}"


def _pair(point: Point) -> str:
    return f"{point[0]:g} {point[1]:g}"
