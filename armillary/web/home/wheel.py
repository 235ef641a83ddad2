"""The map, small: shapes without words, as the way in."""

from dataclasses import dataclass
from functools import cache

from armillary.web.map.places import places
from armillary.web.map.telling import built_processes


@dataclass(frozen=True, slots=True)
class Shape:
    """A process on the small wheel."""

    outline: str
    hue: str
    title: str
    is_built: bool


@dataclass(frozen=True, slots=True)
class Wheel:
    """All of them, and what they say together."""

    shapes: tuple[Shape, ...]
    sentence: str


@cache
def wheel() -> Wheel:
    """The model as it is installed: it does not change while we run."""
    built = built_processes()
    shapes = tuple(
        Shape(place.outline, place.hue, place.title, place.id in built) for place in places()
    )
    count = sum(shape.is_built for shape in shapes)
    return Wheel(shapes, f"{count} of {len(shapes)} processes are at work here.")
